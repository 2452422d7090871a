import {spawnSync} from 'node:child_process';
import {X509Certificate} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {ocspWords} from '../../source/decode/ocsp.ts';
import {readOcspResponse} from '../../source/transport/ocsp.ts';
import {checkOcspSignature, isSameNumber} from '../../source/transport/ocsp-signature.ts';
import {authority, certificate, type Issuer, issue} from '../support/certificates.ts';
import {type OcspPlan, ocspResponse} from '../support/ocsp.ts';

const now = Date.now();

async function check(change: Partial<OcspPlan> = {}, judged?: string, spoil?: (bytes: Buffer) => void) {
	const {cert} = await certificate('good');
	const issuer = await authority();
	const bytes = ocspResponse({certificate: cert, issuer, ...change});
	spoil?.(bytes);
	const response = readOcspResponse(bytes);
	const chain = [new X509Certificate(judged ?? cert)];
	return checkOcspSignature(
		response?.signed ?? null,
		chain,
		[...chain, new X509Certificate(issuer.pem)],
		now,
	);
}

const delegate = async (change: Parameters<typeof issue>[0] | object = {}): Promise<Issuer> =>
	issue({subject: 'CN=OCSP', ocsp: true, issuer: await authority(), ...change});

describe('who signed a staple', () => {
	test('the issuer', async () => {
		expect(await check()).toBe('issuer');
		expect(await check({status: 'revoked'})).toBe('issuer');
	});

	test('one whom the issuer lets sign', async () => {
		expect(await check({signer: await delegate()})).toBe('delegate');
	});

	test('one whom it does not let sign: not for this, not any more, not by this issuer', async () => {
		expect(await check({signer: await delegate({ocsp: false})})).toBe('stranger');
		expect(await check({signer: await delegate({from: -9, to: -2})})).toBe('stranger');
		const other = await issue({subject: 'CN=Test Root, O=smtpscope', authority: true});
		expect(await check({signer: await delegate({issuer: other})})).toBe('stranger');
	});

	test('nobody, where a byte of it was changed', async () => {
		const later = (bytes: Buffer) => {
			const {index = 0} = /\d{14}Z/.exec(bytes.toString('latin1')) ?? {};
			bytes.write('9', index + 3);
			bytes.write('8', index + 2);
		};
		expect(await check({}, undefined, later)).toBe('does not fit');
	});

	test('of another certificate it says nothing about this one', async () => {
		expect(await check({}, (await certificate('wildcard')).cert)).toBe('other certificate');
		const other = await issue({subject: 'CN=Test Root, O=smtpscope', authority: true});
		expect(await check({issuer: other})).toBe('other certificate');
	});

	test('is not told without the issuer', async () => {
		const {cert} = await certificate('good');
		const signed = readOcspResponse(ocspResponse({certificate: cert, issuer: await authority()}))?.signed;
		const chain = [new X509Certificate(cert)];
		expect(checkOcspSignature(signed ?? null, chain, chain, now)).toBe('not checked');
		expect(checkOcspSignature(null, chain, chain, now)).toBe('not checked');
	});
});

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('beside openssl ocsp', () => {
	const folder = mkdtempSync(join(tmpdir(), 'smtpscope-ocsp-'));
	afterAll(() => rmSync(folder, {recursive: true}));

	async function openssl(change: Partial<OcspPlan>): Promise<string> {
		const {cert} = await certificate('good');
		const issuer = await authority();
		const [response, leaf, ca] = ['response.der', 'leaf.pem', 'ca.pem'].map(name => join(folder, name));
		writeFileSync(response ?? '', ocspResponse({certificate: cert, issuer, ...change}));
		writeFileSync(leaf ?? '', cert);
		writeFileSync(ca ?? '', issuer.pem);
		const args = ['-respin', response, '-issuer', ca, '-cert', leaf, '-CAfile', ca].map(part => part ?? '');
		const {stdout, stderr} = spawnSync('openssl', ['ocsp', ...args], {encoding: 'utf8'});
		return stderr + stdout;
	}

	test('the same verdicts', async () => {
		expect(await openssl({})).toMatch(/Response verify OK[\s\S]*: good/);
		expect(await openssl({status: 'revoked'})).toMatch(/Response verify OK[\s\S]*: revoked/);
		expect(await openssl({signer: await delegate()})).toContain('Response verify OK');
		expect(await openssl({signer: await delegate({ocsp: false})})).toContain('Response Verify Failure');
	});
});

test.each([
	['issuer', 'signed by the issuer', false],
	['does not fit', '✗ but its signature does not verify', true],
	['not checked', 'signature not checked', false],
] as const)('%s in words', (signature, words, isBad) => {
	const facts = {
		status: 'good',
		producedAt: null,
		thisUpdate: null,
		nextUpdate: null,
		revokedAt: null,
	} as const;
	const said = ocspWords({...facts, signature}, now);
	expect(said.words).toContain(`✓ not revoked, ${words}`);
	expect(said.isBad).toBe(isBad);
});

test.each([
	['008f01', '8F01', true],
	['8f01', '8F01', true],
	['0102', '102', true],
	['0102', '0102', true],
	['00', '0', true],
	['0102', '0103', false],
	['0102', '010200', false],
])('the serial number %s is %s: %s', (der, text, same) => {
	expect(isSameNumber(Buffer.from(der, 'hex'), text)).toBe(same);
});
