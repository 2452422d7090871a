/** The wire to a client over a transport that the test holds: when it stops reading, what it records, what it tells. */
import {describe, expect, test} from 'vitest';
import {createBudget} from '../../source/listen/budget.ts';
import {type ClientEvent, createClientWire} from '../../source/listen/client-wire.ts';
import {tls} from '../support/entries.ts';
import {fakeTransport} from '../support/fake-transport.ts';
import {targetOf} from '../support/target-of.ts';
import {said} from '../support/transcript.ts';

const high = 256 * 1024;

function connected({memory = 10_000_000, implicitTls = false} = {}) {
	const transport = fakeTransport();
	const told: ClientEvent['type'][] = [];
	const wire = createClientWire(
		{
			...{address: '192.0.2.9', port: 4711, localPort: 25, implicitTls},
			accept(listener) {
				transport.listen(listener);
				return transport;
			},
			refuse() {},
		},
		targetOf('smtp://mail.example.org'),
		createBudget(memory, () => false),
	);
	wire.start(({type}) => told.push(type));
	transport.tell({
		type: 'connected',
		address: '192.0.2.9',
		port: 4711,
		localAddress: '192.0.2.25',
		localPort: 25,
		elapsed: 7,
		tls: null,
	});
	return {
		wire,
		transport,
		told,
		feed: (text: string) => transport.tell({type: 'data', bytes: Buffer.from(text)}),
		line: () => {
			const item = wire.next({as: 'line'});
			return item?.type === 'line' ? Buffer.from(item.bytes).toString() : null;
		},
		record: () => wire.watched.session.entries.flatMap(said),
	};
}

test('a client is recorded with its address and ours, and the time of a handshake alone', () => {
	for (const implicitTls of [false, true]) {
		const {wire, told} = connected({implicitTls});
		expect(told).toEqual(['connected']);
		expect(wire.watched.session.entries).toMatchObject([
			{
				type: 'connected',
				client: {address: '192.0.2.9', port: 4711},
				address: '192.0.2.25',
				port: 25,
				elapsed: implicitTls ? 7 : 0,
			},
		]);
	}
});

test('lines are recorded as they are read, and marked where they came before the reply that they should wait for', () => {
	const {wire, feed, line, record} = connected();
	wire.reply(Buffer.from('220 hi\r\n'));
	feed('EHLO a.example\r\nNOOP\r\nhalf');
	expect(line()).toBe('EHLO a.example');
	expect(record()).toEqual(['S: 220 hi', 'C: EHLO a.example']);
	wire.reply(Buffer.from('250 ok\r\n'));
	expect(line()).toBe('NOOP');
	expect(line()).toBeNull();
	expect(Buffer.from(wire.unfinished).toString()).toBe('half');
	expect(wire.position).toBe(22);
	const sent = wire.watched.session.entries.filter(entry => entry.type === 'sent');
	expect(sent.map(entry => ('ahead' in entry ? entry.ahead : undefined))).toEqual([undefined, true]);
});

test('a reply in pieces is recorded when it is whole, and ours is marked', () => {
	const {wire, transport, record} = connected();
	wire.reply(Buffer.from('250-one\r\n250 t'));
	expect(record()).toEqual([]);
	wire.reply(Buffer.from('wo\r\n'), 'rule');
	expect(record()).toEqual(['S: 250 one']);
	expect(wire.watched.session.entries.at(-1)).toMatchObject({ours: 'rule'});
	expect(transport.since()).toEqual(['write 250-one|250 t', 'write wo|']);
});

describe('reading stops', () => {
	test('while more waits to be written than a client may leave, and the caller is told when it went', async () => {
		const {wire, transport, told} = connected();
		wire.reply(Buffer.alloc(high, 65));
		expect(wire.congested).toBe(false);
		wire.reply(Buffer.from('!'));
		expect(wire.congested).toBe(true);
		expect(transport.since()).toEqual([`write ${high} octets`, 'pause', 'write !']);
		await transport.flush();
		expect(wire.congested).toBe(false);
		expect(transport.since()).toEqual(['resume']);
		expect(told).toEqual(['connected', 'drained']);
		wire.reply(Buffer.from('250 ok\r\n'));
		await transport.flush();
		expect(told).toEqual(['connected', 'drained']);
	});

	test('while more came than was asked for', () => {
		const {transport, feed, line} = connected();
		feed(`NOOP\r\n${'x'.repeat(high - 6)}`);
		expect(transport.since()).toEqual([]);
		feed('x');
		expect(transport.since()).toEqual(['pause']);
		expect(line()).toBe('NOOP');
		expect(transport.since()).toEqual(['resume']);
	});

	test('for as long as there is a reason: it goes on when none is left', async () => {
		const {wire, transport} = connected();
		wire.pause();
		wire.pause();
		expect(transport.since()).toEqual(['pause']);
		wire.reply(Buffer.alloc(high + 1, 65));
		wire.resume();
		expect(transport.since()).toEqual([`write ${high + 1} octets`]);
		await transport.flush();
		expect(transport.since()).toEqual(['resume']);
		wire.resume();
		expect(transport.since()).toEqual([]);
	});
});

test('what came in clear behind STARTTLS is not read, and recorded with the handshake', () => {
	const {wire, transport, feed, line, told, record} = connected();
	feed('STARTTLS\r\nMAIL FROM:<a@b.example>\r\n');
	expect(line()).toBe('STARTTLS');
	wire.reply(Buffer.from('220 go\r\n250-half'));
	wire.upgrade();
	expect(transport.since()).toEqual(['write 220 go|250-half', 'upgrade']);
	transport.tell({type: 'secured', tls, elapsed: 5});
	expect(told.at(-1)).toBe('secured');
	expect(wire.watched.session.entries.at(-1)).toMatchObject({
		type: 'secured',
		clearBytes: Uint8Array.from(Buffer.from('MAIL FROM:<a@b.example>\r\n')),
	});
	expect(line()).toBeNull();
	wire.reply(Buffer.from('250 whole\r\n'));
	expect(record().at(-1)).toBe('S: 250 whole');
});

describe('an end', () => {
	test('of what the client writes: what was not read is recorded, twenty lines and the rest', () => {
		const {transport, feed, record, told} = connected();
		feed(`${Array.from({length: 22}, (_, index) => `NOOP ${index}\r\n`).join('')}tail`);
		transport.tell({type: 'ended'});
		expect(told).toEqual(['connected', 'data', 'ended']);
		expect(record()).toHaveLength(21);
		expect(record().at(0)).toBe('C: NOOP 0');
		expect(record().at(19)).toBe('C: NOOP 19');
		expect(record().at(20)).toContain('NOOP 20');
	});

	test('is told once, with what was left open', () => {
		const {wire, transport, feed, record, told} = connected();
		wire.reply(Buffer.from('250-open\r\n'));
		feed('half');
		transport.tell({type: 'closed', by: 'client'});
		transport.tell({type: 'closed', by: 'client'});
		expect(told).toEqual(['connected', 'data', 'over']);
		expect(record()).toContain('C: half');
		expect(wire.watched.session.entries.filter(({type}) => type === 'closed')).toHaveLength(1);
		expect(wire.watched.session.entries.find(({type}) => type === 'reply')).toMatchObject({complete: false});
	});

	test('that failed names the client', () => {
		const {wire, transport} = connected();
		transport.tell({
			type: 'failed',
			error: {code: 'reset', stage: 'open', message: 'The connection was reset.'},
		});
		expect(wire.watched.session.entries.at(-1)).toMatchObject({
			type: 'failed',
			client: {address: '192.0.2.9', port: 4711},
		});
	});

	test('by us is one of the transport', () => {
		const {wire, transport} = connected();
		wire.end();
		wire.destroy();
		expect(transport.since()).toEqual(['end', 'destroy']);
	});
});

test('a record that is full is told once, and not after the end', () => {
	const {wire, told, transport} = connected({memory: 3000});
	wire.note('a/b', 'c');
	wire.note('a/b', 'c');
	wire.note('a/b', 'c');
	expect(told).toEqual(['connected', 'full']);
	transport.tell({type: 'closed', by: 'client'});
	expect(told).toEqual(['connected', 'full', 'over']);
});

test('an overlong line is said to be cut', () => {
	const {feed, line, record} = connected();
	feed(`NOOP ${'x'.repeat(70_000)}\r\nRSET\r\n`);
	expect(line()).toHaveLength(64 * 1024);
	expect(record().at(-1)).toBe(
		'listen/line-cut: The line is longer than 64 KiB; the rest of it is not shown.',
	);
	expect(line()).toBe('RSET');
});
