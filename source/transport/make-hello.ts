/**
 * A ClientHello made by hand (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2): it can offer what OpenSSL no longer does. It only
 * asks; no handshake follows.
 */
import {generateKeyPairSync, randomBytes} from 'node:crypto';
import {isIP} from 'node:net';

export type OfferedVersion = 'TLSv1.3' | 'TLSv1.2' | 'TLSv1.1' | 'TLSv1' | 'SSLv3';

export const offeredVersions: Readonly<Record<OfferedVersion, number>> = {
	'TLSv1.3': 0x0304,
	'TLSv1.2': 0x0303,
	'TLSv1.1': 0x0302,
	TLSv1: 0x0301,
	SSLv3: 0x0300,
};

export type HelloOffer = {
	/** This version alone. */
	readonly version: OfferedVersion;
	/** Numbers of the suites, the preferred first. */
	readonly suites: readonly number[];
	/** For SNI; an address is left out (RFC 6066 §3). */
	readonly servername: string;
};

/** The record, as it goes on the wire. */
export function makeClientHello({version, suites, servername}: HelloOffer): Uint8Array {
	const number = offeredVersions[version];
	// TLS 1.3 calls itself 1.2 here and says the rest in an extension (RFC 8446 §4.1.2).
	const legacy = Math.min(number, offeredVersions['TLSv1.2']);
	// RFC 5746 §3.3: this one stands for the extension, which SSL 3.0 has not.
	const listed = version === 'TLSv1.3' ? suites : [...suites, renegotiation];
	const extensions = version === 'SSLv3' ? [] : extensionsFor(version, servername);
	const body = Buffer.concat([
		two(legacy),
		randomBytes(32),
		counted(1, version === 'TLSv1.3' ? randomBytes(32) : Buffer.alloc(0)),
		counted(2, ...listed.map(two)),
		counted(1, Buffer.from([0])),
		...(extensions.length > 0 ? [counted(2, ...extensions)] : []),
	]);
	const message = Buffer.concat([Buffer.from([1]), counted(3, body)]);
	const record = version === 'SSLv3' ? offeredVersions.SSLv3 : offeredVersions.TLSv1;
	return Buffer.concat([Buffer.from([22]), two(record), counted(2, message)]);
}

const renegotiation = 0x00ff;

/** X25519, P-256, P-384, P-521, X448, and the groups of RFC 7919. */
const groups = [0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x0100, 0x0101, 0x0102];

/** RSA-PSS, ECDSA, EdDSA, RSA PKCS #1, and those with SHA-1 and DSA for old servers. */
const signatures = [
	0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0401, 0x0501,
	0x0601, 0x0203, 0x0201, 0x0202, 0x0402,
];

function extensionsFor(version: OfferedVersion, servername: string): Buffer[] {
	const name = servername.replace(/\.$/, '');
	const hasName = isIP(name) === 0 && /^[\x21-\x7e]+$/.test(name);
	return [
		...(hasName ? [extension(0, counted(2, Buffer.from([0]), counted(2, Buffer.from(name, 'latin1'))))] : []),
		extension(10, counted(2, ...groups.map(two))),
		...(version === 'TLSv1.3' ? [] : [extension(11, counted(1, Buffer.from([0])))]),
		...(version === 'TLSv1.3' || version === 'TLSv1.2'
			? [extension(13, counted(2, ...signatures.map(two)))]
			: []),
		...(version === 'TLSv1.3' ? newExtensions() : []),
	];
}

/** The version, and a key of which a server that likes another group says so. */
function newExtensions(): Buffer[] {
	const {publicKey} = generateKeyPairSync('x25519');
	const raw = publicKey.export({type: 'spki', format: 'der'}).subarray(-32);
	return [
		extension(43, counted(1, two(offeredVersions['TLSv1.3']))),
		extension(51, counted(2, two(0x001d), counted(2, raw))),
	];
}

function extension(type: number, value: Buffer): Buffer {
	return Buffer.concat([two(type), counted(2, value)]);
}

function two(number: number): Buffer {
	return Buffer.from([number >> 8, number & 0xff]);
}

/** The parts, with their length before them in that many bytes. */
function counted(size: 1 | 2 | 3, ...parts: readonly Uint8Array[]): Buffer {
	const content = Buffer.concat(parts);
	const length = Buffer.alloc(size);
	length.writeUIntBE(content.length, 0, size);
	return Buffer.concat([length, content]);
}
