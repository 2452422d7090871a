/** What some connections begin with before SMTP: a PROXY header of a load balancer, SOCKS, HTTP CONNECT. */
import {numberAt} from '../../bytes/number-at.ts';
import {ipv4Text, ipv6Text} from './address.ts';

export type Preamble = {
	/** Octets of each side that belong to it. */
	readonly client: number;
	readonly server: number;
	/** One sentence for the user. */
	readonly words: string;
};

/** Null where the first octets are not a preamble; `more` where too few of them are here to tell. */
export function preambleIn(client: Uint8Array, server: Uint8Array): Preamble | 'more' | null {
	return (
		proxyText(client) ??
		proxyBinary(client) ??
		socks5(client, server) ??
		socks4(client, server) ??
		connect(client, server)
	);
}

type Found = Preamble | 'more' | null;

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** The text form: `PROXY TCP4 198.51.100.22 203.0.113.7 35646 25`, at most 107 octets. */
function proxyText(client: Uint8Array): Found {
	const start = latin(client.subarray(0, 108));
	if (!start.startsWith('PROXY ')) {
		return null;
	}

	const end = start.indexOf('\r\n');
	const [, , source = '', , port = ''] = start.slice(0, Math.max(end, 0)).split(' ');
	const from =
		source === '' ? '' : `; it names ${source}${port === '' ? '' : `, port ${port},`} as the client`;
	return end === -1
		? 'more'
		: {client: end + 2, server: 0, words: `A proxy sent a PROXY header first${from}.`};
}

const signature = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a];

/** The binary form: signature, version and command, family, length, addresses. */
function proxyBinary(client: Uint8Array): Found {
	if (!signature.every((octet, index) => client[index] === octet)) {
		return null;
	}

	const length = numberAt(client, 14);
	const family = (client[13] ?? 0) >> 4;
	const addresses = client.subarray(16, 16 + length);
	const source =
		family === 1
			? ipv4Text(addresses.subarray(0, 4))
			: family === 2
				? ipv6Text(addresses.subarray(0, 16))
				: '';
	const from = source === '' ? '' : `; it names ${source} as the client`;
	return client.length < 16 + length
		? 'more'
		: {client: 16 + length, server: 0, words: `A proxy sent a binary PROXY header first${from}.`};
}

/** RFC 1928, with the login of RFC 1929, whose words are not shown. */
function socks5(client: Uint8Array, server: Uint8Array): Found {
	const methods = client[1] ?? 0;
	if (client[0] !== 5 || methods === 0 || (server.length > 0 && server[0] !== 5)) {
		return null;
	}

	let sent = 2 + methods;
	let heard = 2;
	if (server[1] === 2) {
		const user = client[sent + 1] ?? 0;
		sent += 3 + user + (client[sent + 2 + user] ?? 0);
		heard += 2;
	}

	const request = addressAt(client, sent);
	const reply = addressAt(server, heard);
	return request && reply
		? {
				client: sent + request.octets,
				server: heard + reply.octets,
				words: `The client went through a SOCKS proxy to ${request.text}.`,
			}
		: 'more';
}

/** Version, command, a zero, kind of address, address, port. */
function addressAt(bytes: Uint8Array, at: number): {octets: number; text: string} | null {
	const kind = bytes[at + 3] ?? 0;
	const length = {1: 4, 3: 1 + (bytes[at + 4] ?? 0), 4: 16}[kind];
	if (length === undefined || bytes.length < at + 6 + length) {
		return null;
	}

	const address = bytes.subarray(at + 4, at + 4 + length);
	const host =
		kind === 1 ? ipv4Text(address) : kind === 4 ? `[${ipv6Text(address)}]` : latin(address.subarray(1));
	return {octets: 6 + length, text: `${host}:${numberAt(bytes, at + 4 + length)}`};
}

function socks4(client: Uint8Array, server: Uint8Array): Found {
	if (client[0] !== 4 || client[1] !== 1 || (server.length > 0 && server[0] !== 0)) {
		return null;
	}

	const user = client.indexOf(0, 8);
	// An address of 0.0.0.x means that a name follows (SOCKS 4a).
	const isNamed = client.subarray(4, 7).every(octet => octet === 0) && client[7] !== 0;
	const end = isNamed ? client.indexOf(0, user + 1) : user;
	if (user === -1 || end === -1 || server.length < 8) {
		return 'more';
	}

	const host = isNamed ? latin(client.subarray(user + 1, end)) : ipv4Text(client.subarray(4, 8));
	const words = `The client went through a SOCKS proxy to ${host}:${numberAt(client, 2)}.`;
	return {client: end + 1, server: 8, words};
}

/** RFC 9110 §9.3.6. */
function connect(client: Uint8Array, server: Uint8Array): Found {
	const asked = latin(client.subarray(0, 4096));
	const target = /^CONNECT ([^ \r\n]{1,300}) HTTP\//.exec(asked)?.[1];
	if (target === undefined) {
		return null;
	}

	const end = asked.indexOf('\r\n\r\n');
	const answered = latin(server.subarray(0, 4096)).indexOf('\r\n\r\n');
	return end === -1 || answered === -1
		? 'more'
		: {
				client: end + 4,
				server: answered + 4,
				words: `The client went through an HTTP proxy to ${target}.`,
			};
}
