import {describe, expect, it} from 'vitest';
import {compareProbes} from '../../../source/dialogs/probe/compare.ts';
import {keep, readKept} from '../../../source/dialogs/probe/kept.ts';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import type {ProbeResult} from '../../../source/dialogs/probe/result.ts';
import {tlsAdvice} from '../../../source/dialogs/probe/tls-advice.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import {probeJson} from '../../../source/reports/probe-json.ts';
import {parseTarget} from '../../../source/session/target.ts';
import type {OcspFacts} from '../../../source/transport/types.ts';
import {sound} from '../../support/probe-scripts.ts';
import {type Script, scriptedServer, testCertificate} from '../../support/scripted-server.ts';

async function probed(
	script: Script,
	scheme = 'smtp',
	servername = 'mail.example.test',
): Promise<ProbeResult> {
	await using server = await scriptedServer(script);
	const target = parseTarget(`${scheme}://${server.host}:${server.port}`);
	if (!target.ok) {
		throw new Error(target.problem);
	}

	const transport = {tls: {ca: [testCertificate().ca], servername}};
	return await probeServer(target.target, {transport, timeout: 10_000, clientName: 'me.example'});
}

describe('a probe', () => {
	it('tells what a sound server offers, in clear and in TLS', async () => {
		const result = await probed(sound);
		expect(result).toMatchObject({
			exitCode: 0,
			greetedWith: 'EHLO',
			starttls: 'done',
			changes: {appeared: ['AUTH'], vanished: ['STARTTLS'], changed: []},
			tls: {authorized: true, hostnameMatches: true, tickets: 2, ocspStapled: false},
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

	it('judges the certificate, each thing once', async () => {
		const {advice, findings} = await probed(sound, 'smtp', 'elsewhere.example.test');
		expect(advice).toMatchObject([{id: 'probe/name', level: 'error', options: [{option: 'servername'}]}]);
		expect(findings).toEqual([]);
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

	it('tells of staple, tickets and days left in every form', async () => {
		const result = await probed(sound);
		const date = (days: number) => new Date(Date.parse(result.at) + days * 86_400_000).toISOString();
		const ocsp: OcspFacts = {
			status: 'good',
			signature: 'does not fit',
			producedAt: date(-9),
			thisUpdate: date(-9),
			nextUpdate: date(5),
			revokedAt: null,
		};
		const tls = result.tls && {...result.tls, tickets: 2, ocspStapled: true, ocsp};
		const report = (name: 'text' | 'markdown' | 'html'): string =>
			probeFormat(name, {color: false, columns: 120})
				.server({...result, tls})
				.replaceAll(/<[^>]+>|[|\\]| +(?= )/g, '');
		for (const name of ['text', 'markdown', 'html'] as const) {
			expect(report(name)).toMatch(
				/OCSP staple *✓ not revoked, as of [\d-]+, valid until [\d-]+, ✗ but its signature/,
			);
			expect(report(name)).toMatch(/session *new; 2 tickets to resume it came after the handshake/);
			expect(report(name)).toMatch(/certificate ends *[\d-]+, in \d+ days/);
		}

		expect(JSON.parse(probeJson.server({...result, tls}))).toMatchObject({tls: {tickets: 2, ocsp}});
	});

	it('calls a revoked certificate an error', async () => {
		const result = await probed(sound);
		const tls = result.tls && {
			...result.tls,
			warnings: ['The OCSP staple says that the certificate was revoked on 2026-11-01.'],
		};
		expect(tls && tlsAdvice(tls)).toMatchObject([{id: 'probe/revoked', level: 'error'}]);
	});

	it('cannot be harmed by what a server says, in any form', async () => {
		const result = await probed(
			'S: 220 \u001b[2J<script>alert(1)</script>|`x`\nC: EHLO me.example\nS: 250-x\nS: 250 X\u202e<b>\nC: QUIT\nS: 221 bye\nEND',
		);
		const report = (name: 'text' | 'markdown' | 'html' | 'json'): string =>
			probeFormat(name, {color: false, columns: 80}).server(result);
		for (const name of ['text', 'markdown', 'html', 'json'] as const) {
			expect(report(name)).not.toMatch(/[\u001b\u202e]/);
		}

		expect(report('html')).not.toContain('<script>alert');
		expect(report('markdown')).not.toContain('<b>');
	});
});

describe('two probes', () => {
	it('differ in nothing when nothing changed, also by way of a file', async () => {
		const result = await probed(sound);
		const kept = readKept(probeJson.server(result));
		expect(kept).toMatchObject({servers: [{target: result.target}]});
		expect('servers' in kept && compareProbes(kept.servers, [result])).toEqual([]);
		expect(compareProbes([keep(result)], [result])).toEqual([]);
	});

	it('raise an alarm when STARTTLS or AUTH vanished', async () => {
		const before = await probed(sound);
		const now = {...before, starttls: 'not offered' as const, before: [], after: null, tls: null};
		const differences = compareProbes([before], [now]);
		expect(differences.filter(({alarm}) => alarm).map(({what}) => what)).toEqual(['STARTTLS', 'AUTH']);
	});
});
