/** The wire to the server behind, over a transport that the test holds: its greeting, TLS, and how much may wait. */
import {beforeEach, describe, expect, test, vi} from 'vitest';
import {createBudget} from '../../../source/listen/budget.ts';
import {
	createServerWire,
	type ServerEvent,
	type ServerWireOptions,
} from '../../../source/listen/relay/server-wire.ts';
import type {TlsFacts, TransportEvent} from '../../../source/transport/types.ts';
import {tls} from '../../support/entries.ts';
import {type FakeTransport, fakeTransport} from '../../support/fake-transport.ts';
import {targetOf} from '../../support/target-of.ts';
import {said} from '../../support/transcript.ts';

const opened = vi.hoisted(() => ({transport: null as unknown as FakeTransport, options: null as unknown}));
vi.mock('../../../source/transport/open.ts', () => ({
	openTransport(_endpoint: unknown, options: unknown, listener: (event: TransportEvent) => void) {
		opened.options = options;
		opened.transport.listen(listener);
		return opened.transport;
	},
}));

beforeEach(() => {
	opened.transport = fakeTransport();
});

function connected(
	url = 'smtp://mail.example.org',
	more: Partial<ServerWireOptions> = {},
	facts: TlsFacts | null = null,
) {
	const told: string[] = [];
	const wire = createServerWire({
		target: targetOf(url),
		transport: {},
		insecure: false,
		clientName: 'relay.example',
		budget: createBudget(10_000_000, () => false),
		startedAt: 0,
		...more,
	});
	const {transport} = opened;
	wire.start((event: ServerEvent) => {
		told.push(
			event.type === 'ready' || event.type === 'data'
				? `${event.type} ${Buffer.from(event.type === 'ready' ? event.greeting : event.bytes)}`.replaceAll(
						'\r\n',
						'|',
					)
				: event.type === 'over'
					? `over: ${event.why}`
					: event.type,
		);
	});
	transport.tell({
		type: 'connected',
		address: '192.0.2.25',
		port: 25,
		localAddress: null,
		localPort: null,
		elapsed: 1,
		tls: facts,
	});
	return {
		wire,
		told,
		transport,
		feed: (text: string) => transport.tell({type: 'data', bytes: Buffer.from(text)}),
		record: () => wire.watched.session.entries.flatMap(said),
	};
}

describe('in clear text', () => {
	test('the greeting is handed on as it came, and everything after it', () => {
		const {told, feed, record} = connected();
		feed('220-hi\r\n220 the');
		expect(told).toEqual([]);
		feed('re\r\n');
		expect(told).toEqual(['ready 220-hi|220 there|']);
		feed('250 o');
		feed('k\r\n');
		expect(told.slice(1)).toEqual(['data 250 o', 'data k|']);
		expect(record()).toEqual(['S: 220 hi', 'S: 250 ok']);
	});

	test('a greeting that refuses is handed on too, also where TLS was asked for', () => {
		for (const url of ['smtp://mail.example.org', 'starttls://mail.example.org']) {
			const {told, feed, transport} = connected(url);
			feed('554 no\r\n');
			expect(told).toEqual(['ready 554 no|']);
			expect(transport.since()).toEqual([]);
		}
	});

	test('a server that closes before and after it', () => {
		const before = connected();
		before.feed('220-half');
		before.transport.tell({type: 'closed', by: 'server'});
		expect(before.told).toEqual(['over: mail.example.org closed the connection.']);
		const after = connected();
		after.feed('220 hi\r\n');
		after.transport.tell({type: 'closed', by: 'server'});
		after.transport.tell({type: 'closed', by: 'server'});
		expect(after.told).toEqual(['ready 220 hi|', 'over: null']);
		const failed = connected();
		failed.transport.tell({
			type: 'failed',
			error: {code: 'refused', stage: 'connecting', message: 'No one listens.'},
		});
		expect(failed.told).toEqual(['over: No one listens.']);
	});
});

describe('with TLS first', () => {
	test.each<[string, string]>([['starttls://mail.example.org', 'EHLO relay.example']])(
		'%s: %s, STARTTLS and the handshake, and then the client speaks',
		(url, hello) => {
			const {told, feed, transport, record} = connected(url);
			feed('220 hi\r\n');
			expect(transport.since()).toEqual([`write ${hello}|`]);
			feed('250-me\r\n250 STARTTLS\r\n');
			expect(transport.since()).toEqual(['write STARTTLS|']);
			feed('220 go\r\n');
			expect(transport.since()).toEqual(['upgrade']);
			expect(told).toEqual([]);
			transport.tell({type: 'secured', tls, elapsed: 5});
			expect(told).toEqual(['ready 220 hi|']);
			expect(record()).toEqual([
				'S: 220 hi',
				`C: ${hello}`,
				'S: 250 me',
				'C: STARTTLS',
				'S: 220 go',
				'‹TLS›',
			]);
		},
	);

	test('LMTP is greeted with LHLO', () => {
		const {feed, transport} = connected('smtp://x', {
			target: {...targetOf('lmtp://mail.example.org'), security: 'starttls'},
		});
		feed('220 hi\r\n');
		expect(transport.since()).toEqual(['write LHLO relay.example|']);
	});

	test('nothing is passed on where the server does not switch', () => {
		const {told, feed, transport, record} = connected('starttls://mail.example.org');
		feed('220 hi\r\n');
		feed('250 me\r\n');
		feed('454 not now\r\n');
		expect(told).toEqual([
			'over: mail.example.org did not switch to TLS, which the target starttls:// requires.',
		]);
		expect(record().at(-1)).toBe(
			'listen/server-refused: mail.example.org did not switch to TLS, which the target starttls:// requires. Nothing was passed on.',
		);
		expect(transport.since().at(-1)).toBe('destroy');
		transport.tell({type: 'closed', by: 'client'});
		expect(told).toHaveLength(1);
	});

	test.each<[string, Partial<TlsFacts>, string | null]>([
		['trusted', {}, null],
		['not verified', {authorized: false, error: 'CERT_HAS_EXPIRED'}, 'is not verified (CERT_HAS_EXPIRED)'],
		['not verified, without a reason', {authorized: false, error: null}, 'is not verified (no reason known)'],
		['for another name', {hostnameMatches: false, hostname: 'mx.example.net'}, 'is not for mx.example.net'],
	])('a certificate that is %s', (_name, changes, why) => {
		const facts = {...tls, ...changes};
		const first = connected('smtps://mail.example.org', {}, facts);
		expect(opened.options).toMatchObject({implicitTls: true});
		const problem = `over: The certificate of mail.example.org ${why}.`;
		expect(first.told).toEqual(why === null ? [] : [problem]);
		const later = connected();
		later.feed('220 hi\r\n');
		later.transport.tell({type: 'secured', tls: facts, elapsed: 5});
		expect(later.told.slice(1)).toEqual([why === null ? 'secured' : problem]);
		const insecure = connected('smtps://mail.example.org', {insecure: true}, facts);
		insecure.feed('220 hi\r\n');
		expect(insecure.told).toEqual(['ready 220 hi|']);
	});
});

test('the client’s STARTTLS: what the server said in clear behind its 220 counts for nothing', () => {
	const {wire, feed, transport, record} = connected();
	feed('220 hi\r\n220 go\r\n250-half');
	wire.upgrade();
	transport.tell({type: 'secured', tls, elapsed: 5});
	feed('250 whole\r\n');
	expect(transport.since()).toEqual(['upgrade']);
	expect(record()).toEqual(['S: 220 hi', 'S: 220 go', '‹TLS›', 'S: 250 whole']);
});

test('a megabyte may wait for the server, and no more; the caller is told when it went', async () => {
	const {wire, told, transport} = connected();
	wire.write(Buffer.alloc(1024 * 1024, 65));
	expect(wire.congested).toBe(false);
	wire.write(Buffer.from('!'));
	expect(wire.congested).toBe(true);
	await transport.flush();
	expect(wire.congested).toBe(false);
	expect(told).toEqual(['drained']);
	wire.write(Buffer.from('!'));
	await transport.flush();
	expect(told).toEqual(['drained']);
});

test('reading stops and goes on, and the connection ends, as the caller says', () => {
	const {wire, transport} = connected();
	wire.pause();
	wire.resume();
	wire.end();
	wire.destroy();
	expect(transport.since()).toEqual(['pause', 'resume', 'end', 'destroy']);
});

test('a record that is full is told once, and not after the end', () => {
	const small = (): ReturnType<typeof createBudget> => createBudget(2500, () => false);
	const {told, feed, transport} = connected('smtp://mail.example.org', {budget: small()});
	feed('220 hi\r\n250 ok\r\n250 ok\r\n');
	expect(told.filter(event => event === 'full')).toHaveLength(1);
	transport.tell({type: 'closed', by: 'server'});
	expect(told.at(-1)).toBe('over: null');
	expect(told.filter(event => event === 'full')).toHaveLength(1);
});
