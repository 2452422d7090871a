import type {Socket} from 'node:net';
import {PassThrough} from 'node:stream';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {readHello} from '../../source/transport/hello-reader.ts';

/** A handshake record of this body (RFC 8446 §5.1). */
const record = (body: string, type = '16'): string =>
	`${type}0301${(body.length / 2).toString(16).padStart(4, '0')}${body}`;
/** A ClientHello of so many octets, and whatever is in it. */
const hello = (octets: number): string => `01${octets.toString(16).padStart(6, '0')}${'ab'.repeat(octets)}`;

type Read = {readonly seen: string; readonly ended: boolean; readonly after: number};

/** What was called back, after which of the pieces; what a reader finds afterwards. */
async function read(pieces: readonly string[], end = false) {
	const socket = new PassThrough();
	const found: Read[] = [];
	let written = 0;
	const reading = readHello(socket as unknown as Socket, (seen, ended) =>
		found.push({seen: Buffer.from(seen).toString('hex'), ended, after: written}),
	);
	for (const piece of pieces) {
		written++;
		socket.write(Buffer.from(piece, 'hex'));
		await new Promise(resolve => setImmediate(resolve));
	}

	if (end) {
		socket.end();
		await new Promise(resolve => setImmediate(resolve));
	}

	return {found, reading, socket};
}

describe('is called back', () => {
	const whole = record(hello(60));
	const long = hello(300);
	const inThree = record(long.slice(0, 4)) + record(long.slice(4, 200)) + record(long.slice(200));
	test.each<[string, readonly string[], number]>([
		['with a hello in one piece', [whole], 1],
		['with a hello in two', [whole.slice(0, 80), whole.slice(80)], 2],
		['octet by octet', whole.match(/../g) ?? [], whole.length / 2],
		['with a hello in three records', [inThree], 1],
		['with the last of three records', [inThree.slice(0, -2), inThree.slice(-2)], 2],
		['with what comes behind it in the same piece', [whole + record('ff', '17')], 1],
		['when the first octet is of no handshake', ['48'], 1],
		['when the version is of no TLS', ['16', '02'], 2],
		['when the second record is of no handshake', [record(long.slice(0, 40)) + record('ff', '15')], 1],
		['when a record is empty', [record('')], 1],
		['when it grows beyond all measure', [record(hello(70_000).slice(0, 2 * 65_531))], 1],
	])('%s', async (_, pieces, after) => {
		const {found, socket} = await read(pieces);
		expect(found).toEqual([{seen: pieces.slice(0, after).join(''), ended: false, after}]);
		// Back in the buffer, for TLS.
		expect(socket.read()?.toString('hex')).toBe(pieces.join(''));
	});

	test.each<[string, readonly string[]]>([
		['nothing', []],
		['half a hello', [whole.slice(0, 60)]],
		['a record less than the hello', [record(long.slice(0, 200))]],
	])('at the end of the connection, with %s', async (_, pieces) => {
		expect((await read(pieces)).found).toEqual([]);
		expect((await read(pieces, true)).found).toEqual([
			{seen: pieces.join(''), ended: true, after: pieces.length},
		]);
	});
});

test('not when it was cancelled', async () => {
	const {found, reading, socket} = await read(['16']);
	reading.cancel();
	socket.write(Buffer.from('03', 'hex'));
	socket.end(Buffer.from('48', 'hex'));
	await new Promise(resolve => setImmediate(resolve));
	expect(found).toEqual([]);
	expect(['data', 'end', 'close'].map(name => socket.listenerCount(name))).toEqual([
		0,
		expect.any(Number),
		0,
	]);
});

test('whatever comes and however it is cut, nothing is lost', async () => {
	const octets = fc.oneof(
		fc.uint8Array({maxLength: 40}).map(bytes => Buffer.from(bytes).toString('hex')),
		fc.nat(200).map(size => record(hello(size))),
		fc.nat(200).map(
			size =>
				hello(size)
					.match(/.{1,60}/g)
					?.map(body => record(body))
					.join('') ?? '',
		),
	);
	await fc.assert(
		fc.asyncProperty(octets, fc.array(fc.integer({min: 1, max: 30}), {maxLength: 8}), async (all, sizes) => {
			const pieces: string[] = [];
			let from = 0;
			for (const size of [...sizes, all.length]) {
				pieces.push(all.slice(from, from + 2 * size));
				from += 2 * size;
			}

			const {found, socket} = await read(pieces.filter(piece => piece !== ''));
			expect(found.length).toBeLessThanOrEqual(1);
			if (found.length === 1) {
				expect(socket.read()?.toString('hex')).toBe(all);
			}
		}),
		{numRuns: 100},
	);
});
