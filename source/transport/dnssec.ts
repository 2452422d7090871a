/**
 * Whether a DNS resolver says that it validated an answer (DNSSEC, the AD bit of RFC 4035 §3.2.3). Node's own
 * resolver does not pass that bit on. It is the resolver's word: nothing is validated here.
 */
import {createSocket} from 'node:dgram';
import {isIP} from 'node:net';
import {AUTHENTIC_DATA, decode, encode, RECURSION_DESIRED} from 'dns-packet';

export type Validation =
	/** `resolver`: the address that was asked; `validated`: what its AD bit says. */
	{readonly known: true; readonly resolver: string; readonly validated: boolean} | {readonly known: false};

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'TLSA' | 'TXT';

/** `servers` as `dns.getServers()` gives them. Asks the first that answers within `timeout` milliseconds each. */
export async function askValidation(
	type: RecordType,
	name: string,
	servers: readonly string[],
	timeout: number,
): Promise<Validation> {
	for (const server of servers.slice(0, 3)) {
		const validated = await askOne(type, name, splitServer(server), timeout);
		if (validated !== null) {
			return {known: true, resolver: server, validated};
		}
	}

	return {known: false};
}

type Server = {readonly address: string; readonly port: number};

/** Null where no usable answer came. */
function askOne(
	type: RecordType,
	name: string,
	{address, port}: Server,
	timeout: number,
): Promise<boolean | null> {
	const id = Math.floor(Math.random() * 65_536);
	const query = encode({
		type: 'query',
		id,
		// With AD in the question the resolver is asked to give the bit in its answer (RFC 6840 §5.7).
		flags: RECURSION_DESIRED | AUTHENTIC_DATA,
		questions: [{type, name, class: 'IN'}],
		additionals: [
			{
				type: 'OPT',
				name: '.',
				udpPayloadSize: 1232,
				extendedRcode: 0,
				ednsVersion: 0,
				flags: 0,
				flag_do: false,
				options: [],
			},
		],
	});
	return new Promise(resolve => {
		const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
		const finish = (validated: boolean | null): void => {
			clearTimeout(timer);
			socket.close();
			resolve(validated);
		};
		const timer = setTimeout(finish, timeout, null);
		socket.once('error', () => finish(null));
		socket.on('message', (bytes, from) => {
			const answer = from.port === port ? read(bytes, id, name) : null;
			if (answer !== null) {
				finish(answer);
			}
		});
		socket.send(query, port, address);
	});
}

/** Null for what does not answer the question: it may be forged, so the wait goes on. */
function read(bytes: Buffer, id: number, name: string): boolean | null {
	try {
		const packet = decode(bytes);
		const asked = packet.questions?.[0]?.name.toLowerCase() ?? '';
		return packet.type === 'response' && packet.id === id && asked === name.toLowerCase()
			? ((packet.flags ?? 0) & AUTHENTIC_DATA) !== 0
			: null;
	} catch {
		return null;
	}
}

/** `192.0.2.1:5353`, `[2001:db8::1]:5353`, or an address alone, whose port is 53. */
export function splitServer(server: string): Server {
	const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(server);
	const [address = server, port] = bracketed
		? [bracketed[1], bracketed[2]]
		: isIP(server)
			? [server, undefined]
			: server.split(':');
	return {address, port: port === undefined ? 53 : Number(port)};
}
