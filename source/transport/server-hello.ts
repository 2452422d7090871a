/** What a server chose in its first messages of a handshake, read from the bytes (RFC 8446 §4.1.3, RFC 5246 §7.4). */
import {ByteReader} from '../bytes/byte-reader.ts';
import {clearMessages} from './tls-records.ts';

export type ServerHello = {
	/** `TLSv1.3` …, or the number as `0x1234`. */
	readonly protocol: string;
	/** The suite's number. */
	readonly suite: number;
};

export type ServerAnswer =
	| ({
			readonly type: 'hello';
			/** Bits of the Diffie-Hellman group, where one came with it. */
			readonly dhBits: number | null;
	  } & ServerHello)
	| {readonly type: 'alert'; readonly number: number};

/** The body of a ServerHello; a HelloRetryRequest has the same form. */
export function readServerHello(body: Uint8Array): ServerHello {
	const reader = new ByteReader(body);
	const version = reader.number(2) ?? 0;
	reader.take(32);
	reader.field(1);
	const suite = reader.number(2) ?? 0;
	reader.take(1);
	const chosen = extensionIn(reader.field(2), supportedVersions);
	return {
		protocol: versionName(chosen ? (new ByteReader(chosen).number(2) ?? 0) : version),
		suite,
	};
}

/**
 * What a server has answered to a hello so far; null where more has to come. `dhe`: whether the suites offered have a
 * Diffie-Hellman group, which comes some messages later.
 */
export function readServerAnswer(sent: Uint8Array, dhe: (suite: number) => boolean): ServerAnswer | null {
	const messages = clearMessages(sent);
	const [first] = messages;
	if (first?.type !== serverHello) {
		return alertIn(sent);
	}

	const hello = readServerHello(first.body);
	const exchange = messages.find(({type}) => type === serverKeyExchange);
	const isWhole = !dhe(hello.suite) || exchange || messages.some(({type}) => type === helloDone);
	return isWhole
		? {type: 'hello', ...hello, dhBits: exchange ? groupBits(exchange.body, hello, dhe) : null}
		: null;
}

/** The value of an extension in their list. */
export function extensionIn(list: Uint8Array | null, wanted: number): Uint8Array | undefined {
	const reader = new ByteReader(list ?? new Uint8Array(0));
	while (reader.left > 0) {
		const type = reader.number(2);
		const value = reader.field(2);
		if (type === wanted && value) {
			return value;
		}
	}

	return undefined;
}

const supportedVersions = 43;
const serverHello = 2;
const serverKeyExchange = 12;
const helloDone = 14;
const alert = 21;

const versions = new Map([
	[0x0300, 'SSLv3'],
	[0x0301, 'TLSv1'],
	[0x0302, 'TLSv1.1'],
	[0x0303, 'TLSv1.2'],
	[0x0304, 'TLSv1.3'],
]);

function versionName(version: number): string {
	return versions.get(version) ?? `0x${version.toString(16).padStart(4, '0')}`;
}

function alertIn(sent: Uint8Array): ServerAnswer | null {
	const reader = new ByteReader(sent);
	const type = reader.number(1);
	reader.take(2);
	const body = reader.field(2);
	return type === alert && body && body.length >= 2 ? {type: 'alert', number: body[1] ?? 0} : null;
}

/** RFC 5246 §7.4.3: the prime comes first. */
function groupBits(body: Uint8Array, {suite}: ServerHello, dhe: (suite: number) => boolean): number | null {
	const prime = dhe(suite) ? new ByteReader(body).field(2) : null;
	const start = prime?.findIndex(byte => byte !== 0) ?? -1;
	return prime && start !== -1 ? (prime.length - start) * 8 - Math.clz32((prime[start] ?? 0) << 24) : null;
}
