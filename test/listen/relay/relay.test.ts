/** What is read, stopped and ended on either side, told as calls: both wires are stand-ins here. */
import {describe, expect, test} from 'vitest';
import {parseRules} from '../../../source/listen/answers/parse.ts';
import {createBudget} from '../../../source/listen/budget.ts';
import type {ClientEvent, ClientWire} from '../../../source/listen/client-wire.ts';
import {createMailStore} from '../../../source/listen/mail.ts';
import type {RelayOptions} from '../../../source/listen/relay/options.ts';
import {relay} from '../../../source/listen/relay/relay.ts';
import type {ServerEvent, ServerWire} from '../../../source/listen/relay/server-wire.ts';
import {createReplies} from '../../../source/listen/replies.ts';
import {createWatched} from '../../../source/listen/watched.ts';
import {createClientReader} from '../../../source/protocol/client-reader.ts';
import {targetOf} from '../../support/target-of.ts';

const budget = createBudget(1_000_000, () => false);
const target = targetOf('smtp://mail.example.org');

/** A relay between two stand-ins; `calls` are what it did to them, in order. */
function relaying(more: Partial<RelayOptions> = {}) {
	const calls: string[] = [];
	const full = {client: false, server: false};
	let tellClient: (event: ClientEvent) => void = () => {};
	let tellServer: (event: ServerEvent) => void = () => {};
	const reader = createClientReader();
	const call = (name: string) => (): void => {
		calls.push(name);
	};
	const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString().replaceAll('\r\n', '|');
	const client: ClientWire = {
		watched: createWatched(target, budget),
		start(listener) {
			tellClient = listener;
		},
		next(read) {
			const item = reader.next(read);
			if (item?.type === 'line') {
				client.watched.record({type: 'sent', bytes: item.bytes, ending: item.ending});
			}

			return item;
		},
		get position() {
			return reader.position;
		},
		get unfinished() {
			return reader.unfinished;
		},
		reply: bytes => calls.push(`to client: ${text(bytes)}`),
		get congested() {
			return full.client;
		},
		upgrade: call('client TLS'),
		pause: call('client pause'),
		resume: call('client resume'),
		note: about => calls.push(`note ${about}`),
		end: call('client end'),
		destroy: call('client destroy'),
	};
	const server: ServerWire = {
		watched: createWatched(target, budget),
		start(listener) {
			tellServer = listener;
		},
		write: bytes => calls.push(`to server: ${text(bytes)}`),
		record() {},
		get congested() {
			return full.server;
		},
		upgrade: call('server TLS'),
		pause: call('server pause'),
		resume: call('server resume'),
		end: call('server end'),
		destroy: call('server destroy'),
	};
	const done = new Set<string>();
	const mail = createMailStore(1, null);
	relay({
		...{
			client,
			server,
			offersTls: true,
			allowClearAuth: false,
			rules: () => [],
			done,
			mail,
			dropAfterTls: false,
		},
		replies: createReplies({rules: () => [], done, onHeld() {}}),
		onMessage() {},
		onOver: call('over'),
		busy: () => null,
		...more,
	});
	tellClient({type: 'connected'});
	return {
		calls,
		full,
		fromClient(said: string) {
			const bytes = Buffer.from(said);
			reader.feed(bytes);
			tellClient({type: 'data', bytes});
		},
		client: (event: ClientEvent) => tellClient(event),
		server: (event: ServerEvent) => tellServer(event),
		fromServer: (said: string) => tellServer({type: 'data', bytes: Buffer.from(said)}),
		ready: () => tellServer({type: 'ready', greeting: Buffer.from('220 hi\r\n')}),
		/** What was done since the last time. */
		since: () => calls.splice(0),
	};
}

function ready(more: Partial<RelayOptions> = {}) {
	const between = relaying(more);
	between.ready();
	expect(between.since()).toEqual(['to client: 220 hi|']);
	return between;
}

test('nothing of the client’s goes on before the server has greeted', () => {
	const between = relaying();
	between.fromClient('NOOP\r\n');
	expect(between.since()).toEqual([]);
	between.ready();
	expect(between.since()).toEqual(['to client: 220 hi|', 'to server: NOOP|']);
});

describe('a side that is slow', () => {
	test('a client that does not read stops the server until it has', () => {
		const between = ready();
		between.full.client = true;
		between.fromServer('250 one\r\n');
		expect(between.since()).toEqual(['to client: 250 one|', 'server pause']);
		between.full.client = false;
		between.client({type: 'drained'});
		expect(between.since()).toEqual(['server resume']);
		between.fromServer('250 two\r\n');
		expect(between.since()).toEqual(['to client: 250 two|']);
	});

	test('a server that does not read stops the client until it has', () => {
		const between = ready();
		between.full.server = true;
		between.fromClient('NOOP\r\nRSET\r\n');
		expect(between.since()).toEqual(['client pause']);
		between.full.server = false;
		between.server({type: 'drained'});
		expect(between.since()).toEqual(['client resume', 'to server: NOOP|RSET|']);
	});

	test('what has no room elsewhere waits, and then goes on', async () => {
		const room = Promise.withResolvers<void>();
		let waits: Promise<void> | null = null;
		const between = ready({busy: () => waits});
		waits = room.promise;
		between.fromClient('NOOP\r\n');
		expect(between.since()).toEqual(['client pause']);
		waits = null;
		room.resolve();
		await room.promise;
		await Promise.resolve();
		expect(between.since()).toEqual(['client resume', 'to server: NOOP|']);
	});
});

test('a rule about one address keeps that command from the server, and no other', () => {
	const parsed = parseRules('answer RCPT TO:<grün@*>=550 5.1.1 no');
	const rules = parsed.ok ? parsed.rules : [];
	const replies = createReplies({rules: () => rules, done: new Set(), onHeld() {}});
	const between = ready({rules: () => rules, replies});
	between.fromClient('RCPT TO:<bob@example.org>\r\n');
	expect(between.since()).toEqual(['to server: RCPT TO:<bob@example.org>|']);
	between.fromClient('rcpt to:<grün@example.org>\r\n');
	expect(between.since()).toEqual(['note listen/not-passed', 'to client: 550 5.1.1 no|']);
});

describe('an end', () => {
	test('of what the client writes: what there is goes on, and the end after it', () => {
		const between = ready();
		between.fromClient('NOOP\r\nhalf');
		between.client({type: 'ended'});
		expect(between.since().join(' ')).toMatch(/^to server: NOOP\|(?:half| to server: half) server end$/);
	});

	test('of what the client writes before the server is ready waits for that', () => {
		const between = relaying();
		between.fromClient('NOOP\r\n');
		between.client({type: 'ended'});
		expect(between.since()).toEqual([]);
		between.ready();
		expect(between.since()).toEqual(['to client: 220 hi|', 'to server: NOOP|', 'server end']);
	});

	test('of the client ends the server too', () => {
		const between = ready();
		between.client({type: 'over'});
		expect(between.since()).toEqual(['server destroy', 'client resume', 'over']);
		between.fromClient('NOOP\r\n');
		expect(between.since()).toEqual([]);
	});

	test('of the server is passed on with what it said, or with the reason', () => {
		const silent = ready();
		silent.fromServer('250-half');
		silent.since();
		silent.server({type: 'over', why: null});
		expect(silent.since().at(-1)).toBe('client end');
		const why = ready();
		why.server({type: 'over', why: `The server’s door — ${'x'.repeat(500)}`});
		const [note, reply = '', end] = why.since();
		expect([note, end]).toEqual(['note listen/server-lost', 'client end']);
		expect(reply).toMatch(/^to client: 421 4\.4\.1 smtpscope: The server's door \? x+\|$/);
		expect(reply).toHaveLength('to client: 421 4.4.1 smtpscope: |'.length + 400);
		why.fromClient('NOOP\r\n');
		expect(why.since()).toEqual([]);
	});

	test.each(['client', 'server'] as const)('where the record of the %s’s side is full', side => {
		const between = ready();
		between[side]({type: 'full'});
		expect(between.since()).toEqual([
			'note listen/full',
			'to client: 421 4.7.0 Too much for one session|',
			'client destroy',
		]);
		between.fromClient('NOOP\r\n');
		expect(between.since()).toEqual([]);
	});
});

test('after TLS the client is let go, where no more is wanted', () => {
	const between = ready({dropAfterTls: true});
	between.client({type: 'secured'});
	expect(between.since()).toEqual(['client destroy']);
	const other = ready();
	other.client({type: 'secured'});
	expect(other.since()).toEqual([]);
});
