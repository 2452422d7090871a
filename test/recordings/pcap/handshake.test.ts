/** What an observer reads of a TLS handshake, from octets put together by hand (RFC 8446 §4, RFC 6066 §3). */
import {X509Certificate} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readHandshake} from '../../../source/recordings/pcap/handshake.ts';
import {certificate} from '../../support/certificates.ts';

const none = new Uint8Array(0);
const bytes = (...values: readonly (number | Uint8Array)[]): Buffer =>
	Buffer.concat(values.map(value => (typeof value === 'number' ? Buffer.from([value]) : value)));
const counted = (size: number, ...parts: readonly Uint8Array[]): Buffer => {
	const body = Buffer.concat(parts);
	const length = Buffer.alloc(size);
	length.writeUIntBE(body.length, 0, size);
	return Buffer.concat([length, body]);
};
const record = (type: number, ...messages: readonly Uint8Array[]): Buffer =>
	bytes(type, 3, 1, counted(2, ...messages));
const message = (type: number, body: Uint8Array): Buffer => bytes(type, counted(3, body));
const extension = (number: number, body: Uint8Array): Buffer => bytes(0, number, counted(2, body));
const serverName = (name: string, kind = 0): Buffer =>
	extension(0, counted(2, bytes(kind, counted(2, Buffer.from(name)))));
const alpn = extension(16, counted(2, counted(1, Buffer.from('smtp'))));

/** Session id, suites and compression methods are of lengths that differ, so that none is skipped as another. */
const clientHello = (...extensions: readonly Uint8Array[]): Buffer =>
	message(
		1,
		bytes(
			...[3, 3, Buffer.alloc(32, 7)],
			counted(1, Buffer.alloc(5)),
			counted(2, bytes(0x13, 1, 0xc0, 0x2b)),
			counted(1, bytes(0)),
			...(extensions.length > 0 ? [counted(2, ...extensions)] : []),
		),
	);
const serverHello = (suite: readonly [number, number], ...extensions: readonly Uint8Array[]): Buffer =>
	message(
		2,
		bytes(
			...[3, 3, Buffer.alloc(32, 9)],
			counted(1, Buffer.alloc(4)),
			...suite,
			0,
			counted(2, ...extensions),
		),
	);
const version13 = extension(43, bytes(3, 4));
const chain = (...ders: readonly Uint8Array[]): Buffer =>
	message(11, counted(3, ...ders.map(der => counted(3, der))));

const asking = (name: string): Uint8Array => record(22, clientHello(alpn, serverName(name), version13));

describe('the client’s hello', () => {
	it('names the server that it wants', () => {
		const facts = readHandshake(asking('mail.example.test'), none);
		expect(facts).toMatchObject({
			recorded: true,
			servername: 'mail.example.test',
			hostname: 'mail.example.test',
			protocol: 'unknown',
			cipher: 'unknown',
			hostnameMatches: false,
			certificates: [],
		});
	});

	it.each([
		['without extensions', clientHello()],
		['with others alone', clientHello(alpn)],
		['with a name of another kind', clientHello(serverName('mail.example.test', 1))],
		['with an empty list of names', clientHello(extension(0, counted(2)))],
		['with an extension that is cut off', clientHello(extension(0, bytes(0, 9)))],
		[
			'that is a message of another type',
			message(4, clientHello(serverName('mail.example.test')).subarray(4)),
		],
	])('%s names none', (_, hello) => {
		expect(readHandshake(record(22, hello), none).servername).toBeNull();
	});

	it('after another one is not the one that counts', () => {
		const both = record(
			22,
			clientHello(serverName('first.example')),
			clientHello(serverName('second.example')),
		);
		expect(readHandshake(both, none).servername).toBe('first.example');
	});
});

describe('the server’s hello', () => {
	it('says version and cipher', () => {
		const facts = readHandshake(asking('mail.example.test'), record(22, serverHello([0x13, 2], version13)));
		expect(facts).toMatchObject({protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', certificates: []});
		const old = readHandshake(none, record(22, serverHello([0xc0, 0x2b])));
		expect(old).toMatchObject({
			protocol: 'TLSv1.2',
			cipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
			servername: null,
		});
	});

	it('counts when it comes a second time, after a request to begin anew (RFC 8446 §4.1.4)', () => {
		const twice = bytes(
			record(22, serverHello([0x13, 1], version13)),
			record(20, bytes(1)),
			record(22, serverHello([0x13, 3], version13)),
		);
		expect(readHandshake(none, twice).cipher).toBe('TLS_CHACHA20_POLY1305_SHA256');
	});
});

it('the server’s hello is read behind a warning, such as that it does not know the name', () => {
	const answer = bytes(record(21, bytes(1, 112)), record(22, serverHello([0x13, 1], version13)));
	expect(readHandshake(asking('mail.example.test'), answer).protocol).toBe('TLSv1.3');
});

describe('the certificates before TLS 1.3', () => {
	const dersOf = async (kind: 'good' | 'with-intermediate'): Promise<readonly Uint8Array[]> =>
		((await certificate(kind)).cert.match(/-----BEGIN[\s\S]*?-----END[^\n]*\n?/g) ?? []).map(
			pem => new X509Certificate(pem).raw,
		);
	const answering = (...ders: readonly Uint8Array[]): Uint8Array =>
		record(22, serverHello([0xc0, 0x2b]), chain(...ders));

	it('are all read, and the first is for the name or is not', async () => {
		const ders = await dersOf('with-intermediate');
		const facts = readHandshake(asking('mail.example.test'), answering(...ders));
		expect(ders).toHaveLength(2);
		expect(facts.certificates).toHaveLength(2);
		expect(facts.certificates[0]?.altNames).toContain('DNS:mail.example.test');
		expect(facts.hostnameMatches).toBe(true);
		expect(readHandshake(asking('other.example'), answering(...ders)).hostnameMatches).toBe(false);
		expect(readHandshake(asking('mail.example.test'), answering(...ders.toReversed())).hostnameMatches).toBe(
			false,
		);
	});

	it('are for no name where the client asked for none, or for what is no name', async () => {
		const ders = await dersOf('good');
		expect(readHandshake(none, answering(...ders))).toMatchObject({
			hostnameMatches: false,
			servername: null,
		});
		expect(readHandshake(asking('a\0b'), answering(...ders)).hostnameMatches).toBe(false);
	});

	it('that cannot be read are left out', async () => {
		const [own = none] = await dersOf('good');
		expect(readHandshake(none, answering(Buffer.from('no certificate'), own)).certificates).toHaveLength(1);
		expect(readHandshake(none, answering(own.subarray(0, 50))).certificates).toEqual([]);
	});
});

it('no octets break the reader', () => {
	const whole = bytes(asking('mail.example.test'));
	fc.assert(
		fc.property(fc.nat(whole.length), fc.uint8Array({maxLength: 60}), (cut, rest) => {
			expect(readHandshake(bytes(whole.subarray(0, cut), rest), rest).recorded).toBe(true);
		}),
	);
});
