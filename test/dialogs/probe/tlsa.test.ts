import {createHash, X509Certificate} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import {daneAdvice, danePicture} from '../../../source/dialogs/probe/dane.ts';
import {compareTlsa} from '../../../source/dialogs/probe/tlsa.ts';
import type {TlsFacts} from '../../../source/transport/types.ts';
import {certificate} from '../../support/certificates.ts';
import {serveTls} from '../../support/tls-server.ts';
import {listen} from '../../support/transport-log.ts';

async function seen(): Promise<TlsFacts> {
	const {ca} = await certificate('with-intermediate');
	const endpoint = await serveTls('with-intermediate', socket => socket.end('220 hello\r\n'));
	const client = listen(endpoint, {implicitTls: true, tls: {ca: [ca], servername: 'mail.example.test'}});
	await client.end();
	const {tls} = await client.of('connected');
	if (!tls) {
		throw new Error('no TLS');
	}

	return tls;
}

function parts(tls: TlsFacts, index: number): readonly Buffer[] {
	const read = new X509Certificate(tls.certificates[index]?.pem ?? '');
	return [read.raw, read.publicKey.export({type: 'spki', format: 'der'})];
}

const digests = [
	(bytes: Buffer) => bytes.toString('hex'),
	(bytes: Buffer) => createHash('sha256').update(bytes).digest('hex'),
	(bytes: Buffer) => createHash('sha512').update(bytes).digest('hex').toUpperCase(),
] as const;

describe('a TLSA record', () => {
	it.each([
		[3, 0],
		[2, 1],
	] as const)('of usage %i is compared whole and by both digests', async (usage, place) => {
		const tls = await seen();
		const [own, other] = [parts(tls, place), parts(tls, 1 - place)];
		for (const selector of [0, 1]) {
			for (const [matching, digest] of digests.entries()) {
				const data = (from: readonly Buffer[]) => digest(from[selector] ?? Buffer.alloc(0));
				expect(compareTlsa({usage, selector, matching, data: data(own)}, tls)).toBe('fits');
				expect(compareTlsa({usage, selector, matching, data: data(other)}, tls)).toBe('does not fit');
			}
		}
	});

	it('of usage 0 or 1 is not for SMTP, and of an unknown kind says so', async () => {
		const tls = await seen();
		expect(compareTlsa({usage: 0, selector: 1, matching: 1, data: ''}, tls)).toBe('not for SMTP');
		expect(compareTlsa({usage: 1, selector: 1, matching: 1, data: ''}, tls)).toBe('not for SMTP');
		expect(compareTlsa({usage: 4, selector: 1, matching: 1, data: ''}, tls)).toBe('unknown');
		expect(compareTlsa({usage: 3, selector: 2, matching: 1, data: ''}, tls)).toBe('unknown');
		expect(compareTlsa({usage: 3, selector: 1, matching: 9, data: ''}, tls)).toBe('unknown');
		expect(compareTlsa({usage: 3, selector: 1, matching: 1, data: ''}, null)).toBe('nothing to compare');
	});
});

describe('TLSA records together', () => {
	const old = {usage: 3, selector: 1, matching: 1, data: '00'};

	it('hold when one of them fits, as while a key is changed', async () => {
		const tls = await seen();
		const fitting = {...old, data: digests[1](parts(tls, 0)[1] ?? Buffer.alloc(0))};
		expect(danePicture([old, fitting], tls).holds).toBe(true);
		expect(daneAdvice([old, fitting], tls)).toEqual([]);
		expect(danePicture([old], tls).holds).toBe(false);
		expect(daneAdvice([old], tls)).toMatchObject([
			{level: 'error', advice: expect.stringMatching(/^If .*DNSSEC/)},
		]);
	});

	it('say nothing when SMTP cannot use any', async () => {
		const tls = await seen();
		expect(danePicture([{...old, usage: 1}], tls).holds).toBeNull();
		expect(daneAdvice([{...old, usage: 1}], null)).toEqual([]);
	});

	it('demand TLS', () => {
		expect(daneAdvice([old], null)).toMatchObject([
			{message: expect.stringContaining('TLS could not be established')},
		]);
	});
});
