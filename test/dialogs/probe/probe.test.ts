import {describe, expect, it} from 'vitest';
import {compareProbes} from '../../../source/dialogs/probe/compare.ts';
import {tlsaMatches} from '../../../source/dialogs/probe/domain.ts';
import {inPool} from '../../../source/dialogs/probe/pool.ts';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import type {ProbeResult} from '../../../source/dialogs/probe/result.ts';
import {probesToHtml, probeToJson, probeToMarkdown, probeToText} from '../../../source/reports/probe.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {type Script, scriptedServer, testCertificate} from '../../support/scripted-server.ts';

async function probed(script: Script, scheme = 'smtp'): Promise<ProbeResult> {
	await using server = await scriptedServer(script);
	const target = parseTarget(`${scheme}://${server.host}:${server.port}`);
	if (!target.ok) {
		throw new Error(target.problem);
	}

	const transport = {tls: {ca: [testCertificate().ca], servername: 'mail.example.test'}};
	return await probeServer(target.target, {transport, timeout: 10_000, clientName: 'me.example'});
}

const sound = `
	S: 220 mail.example.test ESMTP Postfix
	C: EHLO me.example
	S: 250-mail.example.test
	S: 250-SIZE 1000
	S: 250 STARTTLS
	C: STARTTLS
	S: 220 2.0.0 go
	TLS
	C: EHLO me.example
	S: 250-mail.example.test
	S: 250-SIZE 1000
	S: 250 AUTH SCRAM-SHA-256
	C: QUIT
	S: 221 bye
	END
`;

describe('a probe', () => {
	it('tells what a sound server offers, in clear and in TLS', async () => {
		const result = await probed(sound);
		expect(result).toMatchObject({
			exitCode: 0,
			greetedWith: 'EHLO',
			starttls: 'done',
			changes: {appeared: ['AUTH'], vanished: ['STARTTLS'], changed: []},
			tls: {authorized: true, hostnameMatches: true},
			software: {software: {name: 'Postfix'}},
			advice: [],
		});
		expect(result.timings.map(({step}) => step)).toEqual([
			'connection',
			'greeting',
			'EHLO',
			'STARTTLS',
			'handshake',
			'EHLO in TLS',
			'QUIT in TLS',
		]);
	});

	it('warns of a server without STARTTLS that takes passwords', async () => {
		const {advice, starttls} = await probed(
			'S: 220 hi\nC: EHLO me.example\nS: 250-x\nS: 250-SIZE\nS: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye\nEND',
		);
		expect(starttls).toBe('not offered');
		expect(advice.map(({id}) => id)).toEqual(['probe/no-starttls', 'probe/auth-in-clear']);
	});

	it('falls back to HELO', async () => {
		const result = await probed(
			'S: 220 hi\nC: EHLO me.example\nS: 502 what\nC: HELO me.example\nS: 250 x\nC: QUIT\nS: 221 bye\nEND',
		);
		expect(result).toMatchObject({greetedWith: 'HELO', exitCode: 0});
	});

	it('does not talk to a server that greets with 554', async () => {
		expect(await probed('S: 554 no\nEND')).toMatchObject({exitCode: 21, starttls: 'not reached'});
	});

	it('names the mix-up of a clear-text port', async () => {
		const result = await probed('S: 220 hi', 'smtps');
		expect(result).toMatchObject({exitCode: 29, failure: {code: 'speaks-clear-text'}});
	});

	it('cannot be harmed by what a server says, in any form', async () => {
		const result = await probed(
			'S: 220 \u001b[2J<script>alert(1)</script>|`x`\nC: EHLO me.example\nS: 250-x\nS: 250 X\u202e<b>\nC: QUIT\nS: 221 bye\nEND',
		);
		for (const text of [probeToText(result, false), probeToMarkdown(result), probesToHtml([result], [])]) {
			expect(text).not.toMatch(/[\u001b\u202e]/);
		}

		expect(probesToHtml([result], [])).not.toContain('<script>alert');
		expect(probeToMarkdown(result)).not.toContain('<b>');
	});
});

describe('two probes', () => {
	it('differ in nothing when nothing changed, also by way of a file', async () => {
		const result = await probed(sound);
		const kept = JSON.parse(JSON.stringify(probeToJson(result)));
		expect(compareProbes([kept], [result])).toEqual([]);
	});

	it('raise an alarm when STARTTLS or AUTH vanished', async () => {
		const before = await probed(sound);
		const now = {...before, starttls: 'not offered' as const, before: [], after: null, tls: null};
		const differences = compareProbes([before], [now]);
		expect(differences.filter(({alarm}) => alarm).map(({what}) => what)).toEqual([
			'STARTTLS',
			'STARTTLS in clear',
			'AUTH in TLS',
			'TLS',
		]);
	});
});

describe('a TLSA record', () => {
	it('is compared with the certificate or its key', async () => {
		const {tls} = await probed(sound);
		const leaf = tls?.certificates[0];
		if (!tls || !leaf) {
			throw new Error('no certificate');
		}

		const key = Buffer.from(leaf.spki256, 'base64').toString('hex');
		const whole = leaf.fingerprint256.replaceAll(':', '');
		expect(tlsaMatches({usage: 3, selector: 1, matching: 1, data: key}, tls)).toBe(true);
		expect(tlsaMatches({usage: 3, selector: 0, matching: 1, data: whole}, tls)).toBe(true);
		expect(tlsaMatches({usage: 3, selector: 1, matching: 1, data: whole}, tls)).toBe(false);
		expect(tlsaMatches({usage: 1, selector: 1, matching: 1, data: key}, tls)).toBeNull();
	});
});

it('a pool keeps the order, and no more at work than asked for', async () => {
	let [atWork, most] = [0, 0];
	const results = await inPool([1, 2, 3, 4, 5, 6, 7], 3, async item => {
		most = Math.max(most, ++atWork);
		await Promise.resolve();
		atWork--;
		return item * 2;
	});
	expect(results).toEqual([2, 4, 6, 8, 10, 12, 14]);
	expect(most).toBeLessThanOrEqual(3);
});
