/**
 * A DNS server on 127.0.0.1 that answers from a list.
 *
 *     await using dns = await dnsServer({
 *         'MX example.test': [{preference: 10, exchange: 'mail.example.test'}],
 *         'A broken.test': 'SERVFAIL',
 *     });
 *
 * A name that stands in the list, or has one below it that does, exists: other types of it are empty answers.
 * For any other name the answer is NXDOMAIN.
 */
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {type Answer, decode, encode, type Packet, RECURSION_AVAILABLE} from 'dns-packet';

/** Records' data, or how it fails; `silent` does not answer at all. */
export type Zone = Readonly<Record<string, readonly unknown[] | 'SERVFAIL' | 'REFUSED' | 'silent'>>;

export type DnsServer = AsyncDisposable & {
	/** `127.0.0.1:5353` */
	readonly address: string;
	/** As `MX example.test`, in the order they came. */
	readonly questions: readonly string[];
};

const codes = {NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5} as const;

export async function dnsServer(zone: Zone): Promise<DnsServer> {
	const socket = createSocket('udp4');
	const questions: string[] = [];
	const names = Object.keys(zone).map(key => key.split(' ')[1] ?? '');
	socket.on('message', (bytes, {address, port}) => {
		const query = decode(bytes);
		const [question] = query.questions ?? [];
		if (!question) {
			return;
		}

		const {name, type} = question;
		const found = zone[`${type} ${name.toLowerCase()}`];
		questions.push(`${type} ${name}`);
		if (found === 'silent') {
			return;
		}

		const exists = names.some(
			known => known === name.toLowerCase() || known.endsWith(`.${name.toLowerCase()}`),
		);
		const code = typeof found === 'string' ? found : exists ? 'NOERROR' : 'NXDOMAIN';
		const records = Array.isArray(found) ? found : [];
		const reply: Packet = {
			type: 'response',
			id: query.id ?? 0,
			flags: RECURSION_AVAILABLE | codes[code],
			questions: [question],
			answers: records.map(data => ({type, name, ttl: 60, class: 'IN', data}) as Answer),
		};
		socket.send(encode(reply), port, address);
	});
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	return {
		address: `127.0.0.1:${socket.address().port}`,
		questions,
		async [Symbol.asyncDispose]() {
			socket.close();
			await once(socket, 'close');
		},
	};
}
