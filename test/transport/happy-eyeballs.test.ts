import {EventEmitter} from 'node:events';
import {connect, Socket} from 'node:net';
import {Worker} from 'node:worker_threads';
import fc from 'fast-check';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {type Address, interleave} from '../../source/transport/addresses.ts';
import {raceAddresses} from '../../source/transport/race.ts';
import type {TransportErrorCode} from '../../source/transport/types.ts';
import {hasIpv6} from '../support/ipv6.ts';
import {serveText} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

const four = (address: string): Address => ({address, family: 4});
/** What becomes of a port of ::1 where nothing listens. */
const closed = hasIpv6 ? 'refused' : 'unreachable';
const six = (address: string): Address => ({address, family: 6});

test('families take turns, the resolver’s first choice first', () => {
	const [a, b, c, d] = [six('::a'), six('::b'), six('::c'), four('192.0.2.1')] as const;
	expect(interleave([a, b, c, d])).toEqual([a, d, b, c]);
	expect(interleave([d, a, b, c])).toEqual([d, a, b, c]);
	expect(interleave([a, a, a])).toEqual([a]);
	expect(interleave([])).toEqual([]);
});

test('no address is lost or doubled by the turns', () => {
	const address = fc
		.record({number: fc.nat(20), family: fc.constantFrom<4 | 6>(4, 6)})
		.map(({number, family}): Address => ({address: `${family}-${number}`, family}));
	fc.assert(
		fc.property(fc.array(address), addresses => {
			const turned = interleave(addresses).map(one => one.address);
			expect(turned.toSorted()).toEqual([...new Set(addresses.map(one => one.address))].toSorted());
		}),
	);
});

/** A race among sockets that do what the test tells them, on a clock that stands still. */
const race = (addresses: readonly Address[]) => {
	const dialled = new Map<string, Socket>();
	const log: string[] = [];
	const took: string[] = [];
	const racing = raceAddresses({
		addresses,
		dial: ({address}) => {
			const socket = new Socket();
			dialled.set(address, socket);
			log.push(`dial ${address}`);
			return socket;
		},
		explain: error => ({code: error.message as TransportErrorCode, message: error.message}),
		onAttempt({address}, outcome, elapsed) {
			log.push(`${address} ${outcome}`);
			took.push(`${address} ${elapsed}`);
		},
		onWin: (_socket, {address}) => log.push(`won ${address}`),
		onLoss: ({code}) => log.push(`lost ${code}`),
	});
	const emit = (address: string, ...event: [string, ...unknown[]]): void => {
		const socket = dialled.get(address);
		if (socket === undefined) throw new Error(`${address} was not tried`);
		EventEmitter.prototype.emit.apply(socket, event);
	};
	return {
		log,
		took,
		dialled,
		stop: racing.stop,
		connect: (address: string) => emit(address, 'connect'),
		fail: (address: string, code: TransportErrorCode) => emit(address, 'error', new Error(code)),
	};
};

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'performance']});
});

afterEach(() => {
	vi.useRealTimers();
});

test('the next address starts a quarter of a second later, and the first to connect wins', () => {
	const {log, dialled, connect, fail} = race([six('::a'), four('192.0.2.1'), six('::b')]);
	expect(log).toEqual(['dial ::a']);
	vi.advanceTimersByTime(249);
	expect(log).toEqual(['dial ::a']);
	vi.advanceTimersByTime(1);
	expect(log.splice(0)).toEqual(['dial ::a', 'dial 192.0.2.1']);
	connect('192.0.2.1');
	expect(log).toEqual(['192.0.2.1 connected', '::a abandoned', 'won 192.0.2.1']);
	expect(dialled.get('::a')?.destroyed).toBe(true);
	expect(dialled.get('192.0.2.1')?.destroyed).toBe(false);
	expect(vi.getTimerCount()).toBe(0);
	fail('::a', 'refused');
	expect(log).toHaveLength(3);
	for (const event of ['connect', 'error']) expect(dialled.get('192.0.2.1')?.listenerCount(event)).toBe(0);
});

test('each attempt is timed from its own start', () => {
	vi.advanceTimersByTime(7000);
	const {took, connect} = race([six('::a'), four('192.0.2.1')]);
	vi.advanceTimersByTime(250);
	vi.advanceTimersByTime(30);
	connect('192.0.2.1');
	expect(took).toEqual(['192.0.2.1 30', '::a 280']);
});

test('a failure starts the next one at once', () => {
	const {log, fail, connect} = race([six('::a'), four('192.0.2.1'), six('::b')]);
	fail('::a', 'unreachable');
	fail('192.0.2.1', 'refused');
	connect('::b');
	expect(log).toEqual([
		'dial ::a',
		'::a unreachable',
		'dial 192.0.2.1',
		'192.0.2.1 refused',
		'dial ::b',
		'::b connected',
		'won ::b',
	]);
	expect(vi.getTimerCount()).toBe(0);
});

test('the last failure is the verdict, unless it only means that a family has no route', () => {
	const last = race([six('::a'), four('192.0.2.1')]);
	last.fail('::a', 'refused');
	last.fail('192.0.2.1', 'timed-out');
	expect(last.log.at(-1)).toBe('lost timed-out');
	const routeless = race([four('192.0.2.1'), six('::a')]);
	routeless.fail('192.0.2.1', 'refused');
	routeless.fail('::a', 'unreachable');
	expect(routeless.log.at(-1)).toBe('lost refused');
	const none = race([six('::a')]);
	none.fail('::a', 'unreachable');
	expect(none.log).toEqual(['dial ::a', '::a unreachable', 'lost unreachable']);
});

test('stopped, it reports what was still running and starts nothing more', () => {
	const {log, stop, dialled} = race([six('::a'), four('192.0.2.1'), six('::b')]);
	vi.advanceTimersByTime(250);
	log.length = 0;
	stop('timed-out');
	stop('abandoned');
	vi.advanceTimersByTime(10_000);
	expect(log).toEqual(['::a timed-out', '192.0.2.1 timed-out']);
	expect([...dialled.values()].every(({destroyed}) => destroyed)).toBe(true);
	expect(vi.getTimerCount()).toBe(0);
});

test('real addresses: the one that refuses, then the one that answers', async () => {
	vi.useRealTimers();
	const {port} = await serveText(socket => socket.end('220 four\r\n'));
	const client = listen(
		{kind: 'tcp', host: 'both.test', port},
		{lookup: async () => [six('::1'), six('::1'), four('127.0.0.1'), four('not an address')]},
	);
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.events.slice(0, 3)).toMatchObject([
		{type: 'attempt', attempt: {address: '::1', port, family: 6, outcome: closed}},
		{type: 'attempt', attempt: {address: '127.0.0.1', port, family: 4, outcome: 'connected'}},
		{type: 'connected', address: '127.0.0.1'},
	]);
});

test('only the family that was asked for is tried', async () => {
	vi.useRealTimers();
	const {port} = await serveText(() => {});
	const lookup = async () => [four('127.0.0.1'), six('::1')];
	const client = listen({kind: 'tcp', host: 'both.test', port}, {lookup, family: 6});
	expect(await client.end()).toMatchObject({type: 'failed', error: {code: closed}});
	expect(client.events).toMatchObject([{attempt: {address: '::1', outcome: closed}}, {type: 'failed'}]);
	const none = listen(
		{kind: 'tcp', host: 'four.test', port},
		{lookup: async () => [four('127.0.0.1')], family: 6},
	);
	expect(await none.end()).toMatchObject({
		error: {
			code: 'not-found',
			message: 'four.test has no IPv6 address.',
			advice: 'Try without the limit to IPv6.',
		},
	});
});

test('a name server that never answers: the deadline, then nothing', async () => {
	vi.useRealTimers();
	const lookup = () => new Promise<never>(() => {});
	const client = listen({kind: 'tcp', host: 'silent.test', port: 25}, {lookup, connectTimeout: 30});
	expect(await client.end()).toMatchObject({
		type: 'failed',
		error: {code: 'timed-out', stage: 'connecting', message: 'silent.test:25 did not answer within 30 ms.'},
	});
	client.transport.destroy();
	await new Promise(resolve => setImmediate(resolve));
	expect(client.types()).toBe('failed');
});

/** A port whose queue is full: the kernel drops what knocks, as a firewall would. */
const silentPort = async () => {
	const released = new Int32Array(new SharedArrayBuffer(4));
	const worker = new Worker(
		`const {workerData, parentPort} = require('node:worker_threads');
		const server = require('node:net').createServer();
		server.listen({port: 0, host: '127.0.0.1', backlog: 1}, () => {
			parentPort.postMessage(server.address().port);
			// Accepts nothing any more.
			Atomics.wait(workerData, 0, 0);
			process.exit();
		});`,
		{eval: true, workerData: released},
	);
	const port = await new Promise<number>(resolve => worker.once('message', resolve));
	const fillers: Socket[] = [];
	for (let index = 0; index < 2; index++) {
		const filler = connect(port, '127.0.0.1').on('error', () => {});
		await new Promise(resolve => filler.once('connect', resolve));
		fillers.push(filler);
	}
	return {
		port,
		close: async () => {
			for (const filler of fillers) filler.destroy();
			Atomics.store(released, 0, 1);
			Atomics.notify(released, 0);
			await worker.terminate();
		},
	};
};

test('a port that does not answer: the attempts time out together, or are abandoned', async () => {
	vi.useRealTimers();
	const silent = await silentPort();
	const endpoint = {kind: 'tcp', host: 'silent.test', port: silent.port} as const;
	const lookup = async () => [four('127.0.0.1')];
	const client = listen(endpoint, {lookup, connectTimeout: 100});
	expect(await client.end()).toMatchObject({type: 'failed', error: {code: 'timed-out', stage: 'connecting'}});
	expect(client.events).toMatchObject([
		{attempt: {address: '127.0.0.1', outcome: 'timed-out'}},
		{type: 'failed'},
	]);

	const impatient = listen(endpoint, {lookup: async () => [six('::1'), four('127.0.0.1')]});
	await impatient.of('attempt');
	impatient.transport.destroy();
	expect(await impatient.end()).toEqual({type: 'closed', by: 'client'});
	expect(impatient.events).toMatchObject([
		{attempt: {address: '::1', outcome: closed}},
		{attempt: {address: '127.0.0.1', outcome: 'abandoned'}},
		{type: 'closed'},
	]);
	await silent.close();
});
