import {X509Certificate} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {certificateFacts, splitAltNames} from '../../source/transport/certificate-facts.ts';
import {readServerHandshake} from '../../source/transport/server-handshake.ts';
import {signatureScheme} from '../../source/transport/signature-schemes.ts';
import {signatureOid} from '../../source/transport/signatures.ts';
import {certificate} from '../support/certificates.ts';

const number = (value: number, size: number): Buffer => {
	const bytes = Buffer.alloc(size);
	bytes.writeUIntBE(value, 0, size);
	return bytes;
};
const counted = (size: number, ...parts: Uint8Array[]): Buffer => {
	const body = Buffer.concat(parts);
	return Buffer.concat([number(body.length, size), body]);
};
const message = (type: number, body: Uint8Array): Buffer =>
	Buffer.concat([number(type, 1), counted(3, body)]);
const record = (type: number, body: Uint8Array): Buffer =>
	Buffer.concat([Buffer.from([type, 3, 3]), counted(2, body)]);

const hello = message(
	2,
	Buffer.concat([
		Buffer.from([3, 3]),
		Buffer.alloc(32),
		counted(1, Buffer.from('abcd')),
		Buffer.from([0xc0, 0x2b, 0]),
	]),
);
const chain = (...ders: Uint8Array[]): Buffer => message(11, counted(3, ...ders.map(der => counted(3, der))));
const exchange = message(
	12,
	Buffer.concat([
		Buffer.from([3, 0, 29]),
		counted(1, Buffer.alloc(32)),
		Buffer.from([8, 4]),
		counted(2, Buffer.alloc(256)),
	]),
);
const [one, two] = [Buffer.from('first certificate'), Buffer.from('second')];

test('of two hellos the last one counts: the first only asks for another (RFC 8446 §4.1.4)', () => {
	const again = message(
		2,
		Buffer.concat([
			Buffer.from([3, 3]),
			Buffer.alloc(32),
			counted(1, Buffer.from('efgh')),
			Buffer.from([0xc0, 0x2b, 0]),
		]),
	);
	const sent = record(22, Buffer.concat([hello, again]));
	expect(readServerHandshake(sent, []).sessionId).toBe('65666768');
});

test('the messages of a TLS 1.2 handshake, however they are cut into records', () => {
	const messages = Buffer.concat([hello, chain(one, two), exchange, message(14, Buffer.alloc(0))]);
	for (let size = 1; size <= messages.length; size += 7) {
		const records: Buffer[] = [];
		for (let at = 0; at < messages.length; at += size) {
			records.push(record(22, messages.subarray(at, at + size)));
		}
		const sent = Buffer.concat([
			...records,
			record(20, Buffer.from([1])),
			record(22, Buffer.from('encrypted')),
		]);
		expect(readServerHandshake(sent, [])).toEqual({
			certificates: [one, two],
			sessionId: '61626364',
			signatureScheme: 'rsa_pss_rsae_sha256',
			ocspStapled: false,
			ocspResponse: null,
			asksForCertificate: false,
		});
	}
});

test('a list of certificates that does not add up is not believed', () => {
	const broken = message(11, counted(3, Buffer.from([0, 0, 9, 1, 2])));
	expect(readServerHandshake(record(22, Buffer.concat([hello, broken])), []).certificates).toBeNull();
	expect(readServerHandshake(record(22, Buffer.concat([hello, chain()])), []).certificates).toEqual([]);
});

test('no bytes break the reader', () => {
	const secret = `SERVER_HANDSHAKE_TRAFFIC_SECRET ${'0'.repeat(64)} ${'1'.repeat(64)}`;
	const sent = Buffer.concat([
		record(22, Buffer.concat([hello, chain(one, two), exchange])),
		record(23, Buffer.alloc(40)),
	]);
	fc.assert(
		fc.property(
			fc.array(fc.record({at: fc.nat(sent.length - 1), byte: fc.nat(255)}), {maxLength: 6}),
			fc.nat(sent.length),
			fc.constantFrom([], [secret], ['SERVER_HANDSHAKE_TRAFFIC_SECRET', 'x']),
			(changes, length, keyLog) => {
				const bytes = Buffer.from(sent);
				for (const {at, byte} of changes) bytes[at] = byte;
				const {certificates} = readServerHandshake(bytes.subarray(0, length), keyLog);
				const octets = (certificates ?? []).reduce((sum, der) => sum + der.length, 0);
				expect(octets).toBeLessThanOrEqual(length);
			},
		),
	);
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 300}), bytes => {
			readServerHandshake(bytes, []);
			readServerHandshake(bytes, [secret]);
			signatureOid(bytes);
		}),
	);
});

test('the algorithm of the signature', async () => {
	const {cert} = await certificate('sha-1');
	const {raw} = new X509Certificate(cert);
	expect(signatureOid(raw)).toBe('1.2.840.10045.4.1');
	for (let length = 0; length < raw.length; length += 5)
		expect(signatureOid(raw.subarray(0, length))).toBeNull();
	expect(signatureScheme(0x0403)).toBe('ecdsa_secp256r1_sha256');
	expect(signatureScheme(0x99)).toBe('0x0099');
});

test('alternative names, also those that try to look like two', () => {
	expect(splitAltNames('DNS:a.example, IP Address:192.0.2.1, DNS:"b\\u002c DNS:c"')).toEqual([
		'DNS:a.example',
		'IP Address:192.0.2.1',
		'DNS:"b, DNS:c"',
	]);
	expect(splitAltNames('')).toEqual([]);
});

test.each([
	['rsa-1024', 'RSA', 1024, 'ecdsa-with-SHA256'],
	['rsa-2048', 'RSA', 2048, 'ecdsa-with-SHA256'],
	['ed25519', 'Ed25519', 256, 'ecdsa-with-SHA256'],
	['good', 'EC', 256, 'ecdsa-with-SHA256'],
] as const)('the facts of %s', async (kind, keyType, keyBits, signatureAlgorithm) => {
	const x509 = new X509Certificate((await certificate(kind)).cert);
	const facts = certificateFacts(x509);
	expect(facts).toMatchObject({keyType, keyBits, signatureAlgorithm, serialNumber: x509.serialNumber});
	expect(Date.parse(facts.validTo)).toBe(Date.parse(x509.validTo));
	expect(facts.validFrom).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
	expect(Buffer.from(facts.spki256, 'base64')).toHaveLength(32);
});
