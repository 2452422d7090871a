import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {AUTHENTIC_DATA, decode, encode, RECURSION_AVAILABLE} from 'dns-packet';
import {afterEach, describe, expect, it} from 'vitest';
import {askValidation, splitServer} from '../../source/transport/dnssec.ts';

const sockets: ReturnType<typeof createSocket>[] = [];
afterEach(() => {
	for (const socket of sockets.splice(0)) {
		socket.close();
	}
});

type Answer = {readonly flags?: number; readonly id?: (id: number) => number; readonly garbage?: boolean};

/** A resolver that sends these answers to each question, in order. Gives its address and the flags it was asked with. */
async function resolver(...answers: readonly Answer[]): Promise<{address: string; asked: number[]}> {
	const socket = createSocket('udp4');
	const asked: number[] = [];
	sockets.push(socket);
	socket.on('message', (bytes, {address, port}) => {
		const query = decode(bytes);
		asked.push(query.flags ?? 0);
		for (const {flags = 0, id = (same: number) => same, garbage = false} of answers) {
			const answer = encode({
				type: 'response',
				id: id(query.id ?? 0),
				flags: RECURSION_AVAILABLE | flags,
				questions: query.questions ?? [],
			});
			socket.send(garbage ? Buffer.from('no DNS') : answer, port, address);
		}
	});
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	return {address: `127.0.0.1:${socket.address().port}`, asked};
}

it('passes on what the resolver says, and asks it to say so', async () => {
	const {address, asked} = await resolver({flags: AUTHENTIC_DATA});
	expect(await askValidation('MX', 'example.test', [address], 2000)).toEqual({
		known: true,
		resolver: address,
		validated: true,
	});
	expect((asked[0] ?? 0) & AUTHENTIC_DATA).not.toBe(0);
	const {address: other} = await resolver({});
	expect(await askValidation('MX', 'example.test', [other], 2000)).toMatchObject({validated: false});
});

it('waits on past answers that are not to its question', async () => {
	const {address} = await resolver({garbage: true}, {id: id => (id + 1) % 65_536, flags: AUTHENTIC_DATA}, {});
	expect(await askValidation('TLSA', '_25._tcp.a.example.test', [address], 2000)).toMatchObject({
		validated: false,
	});
});

it('asks the next server where one is silent, and says when nothing is known', async () => {
	const silent = await resolver();
	const {address} = await resolver({flags: AUTHENTIC_DATA});
	expect(await askValidation('MX', 'example.test', [silent.address, address], 50)).toMatchObject({
		resolver: address,
	});
	expect(await askValidation('MX', 'example.test', [silent.address], 50)).toEqual({known: false});
});

it('never asks more than three servers', async () => {
	const silent = await Promise.all([resolver(), resolver(), resolver()]);
	const fourth = await resolver({flags: AUTHENTIC_DATA});
	const servers = [...silent, fourth].map(({address}) => address);
	expect(await askValidation('A', 'example.test', servers, 20)).toEqual({known: false});
	expect(silent.map(({asked}) => asked.length)).toEqual([1, 1, 1]);
	expect(fourth.asked).toEqual([]);
});

describe('a server as the system lists it', () => {
	it.each([
		['192.0.2.1', '192.0.2.1', 53],
		['192.0.2.1:5353', '192.0.2.1', 5353],
		['2001:db8::1', '2001:db8::1', 53],
		['[2001:db8::1]', '2001:db8::1', 53],
		['[2001:db8::1]:5353', '2001:db8::1', 5353],
	])('%s', (server, address, port) => {
		expect(splitServer(server)).toEqual({address, port});
	});
});
