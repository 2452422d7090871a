import {getEventListeners} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {afterEach, describe, expect, test} from 'vitest';
import {deliver} from '../../../source/dialogs/deliver/deliver.ts';
import type {DeliverOptions, Delivery} from '../../../source/dialogs/deliver/delivery.ts';
import type {BuiltMessage, Letter, ReadyMessage} from '../../../source/message/letter.ts';
import {createSession} from '../../../source/session/live-session.ts';
import type {Session} from '../../../source/session/session.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {
	call,
	drop,
	expectLine,
	type Script,
	say,
	scriptedServer,
	take,
	takeMessage,
} from '../../support/scripted-server.ts';

const open: Session[] = [];
afterEach(() => {
	for (const session of open.splice(0)) {
		session.close();
	}
});

function sessionFor(port: number, scheme = 'smtp'): Session {
	const result = parseTarget(`${scheme}://127.0.0.1:${port}`);
	if (!result.ok) {
		throw new Error(result.problem);
	}

	const session = createSession({target: result.target});
	open.push(session);
	return session;
}

const eml: ReadyMessage = {
	eml: {bytes: Buffer.from('Subject: x\r\n\r\n.hello\r\n')},
	envelopeFrom: 'a@example.org',
	envelopeTo: ['b@example.net'],
};
const two = {...eml, envelopeTo: ['b@example.net', 'c@example.net']};

/** Plays the script after a greeting and an EHLO with these keywords. */
async function played(
	script: Exclude<Script, string>,
	message: Letter | ReadyMessage | BuiltMessage = eml,
	{keywords = [], scheme, ...options}: DeliverOptions & {keywords?: readonly string[]; scheme?: string} = {},
): Promise<{delivery: Delivery; session: Session; notes: readonly string[]; written: string}> {
	const hello = scheme === 'lmtp' ? 'C: LHLO me.example' : 'C: EHLO me.example';
	const offer = ['mail.example.test', ...keywords];
	const lines = offer.map((text, index) => `250${index === offer.length - 1 ? ' ' : '-'}${text}`);
	await using server = await scriptedServer(['S: 220 hi', hello, say(...lines), ...script]);
	const session = sessionFor(server.port, scheme);
	await session.connect();
	const delivery = await deliver(session, message, {clientName: 'me.example', ...options});
	const notes = session.entries.flatMap(entry => (entry.type === 'note' ? [entry.about] : []));
	return {delivery, session, notes, written: server.written()};
}

const addresses = (list: Delivery['accepted']) => list.map(({address}) => address);

describe('one message', () => {
	test('is stuffed, ended with a dot, and taken', async () => {
		const {delivery, written} = await played([
			'C: MAIL FROM:<a@example.org>',
			'S: 250 ok',
			'C: RCPT TO:<b@example.net>',
			'S: 250 ok',
			'C: DATA',
			'S: 354 go',
			takeMessage(),
			'S: 250 2.0.0 Ok: queued as 4XYZ',
		]);
		expect(written.endsWith('DATA\r\nSubject: x\r\n\r\n..hello\r\n.\r\n')).toBe(true);
		expect(delivery).toMatchObject({
			outcome: 'delivered',
			stage: null,
			accepted: [{address: 'b@example.net', code: 250}],
			rejected: [],
			octets: 23,
			summary: 'The server accepted the message for b@example.net.',
		});
		expect(delivery.reply?.lines[0]?.text).toContain('queued as 4XYZ');
	});

	test('whose text lacks a line end gets one before the dot', async () => {
		const {written} = await played(
			[
				'C: MAIL FROM:<>',
				'S: 250 ok',
				'C: RCPT TO:<b@example.net>',
				'S: 250 ok',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
			],
			{...eml, envelopeFrom: '', eml: {bytes: Buffer.from('A: b\r\n\r\nend')}},
		);
		expect(written.endsWith('end\r\n.\r\n')).toBe(true);
	});

	test('tells its progress', async () => {
		const seen: unknown[] = [];
		await played(
			[
				'C: MAIL FROM:<a@example.org>',
				'S: 250 ok',
				'C: RCPT TO:<b@example.net>',
				'S: 250 ok',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
			],
			eml,
			{onProgress: progress => seen.push(progress)},
		);
		expect(seen.at(-1)).toEqual({octets: 23, total: 22});
	});

	test('HELO where EHLO is not known, and then no parameters', async () => {
		await using server = await scriptedServer([
			'S: 220 hi',
			'C: EHLO me.example',
			'S: 502 what?',
			'C: HELO me.example',
			'S: 250 hello',
			'C: MAIL FROM:<a@example.org>',
			'S: 250 ok',
			'C: RCPT TO:<b@example.net>',
			'S: 250 ok',
			'C: DATA',
			'S: 354 go',
			takeMessage(),
			'S: 250 ok',
		]);
		const session = sessionFor(server.port);
		await session.connect();
		expect((await deliver(session, eml, {clientName: 'me.example'})).outcome).toBe('delivered');
	});

	test('several, one after the other', async () => {
		const one = [
			'C: MAIL FROM:<a@example.org>',
			'S: 250 ok',
			'C: RCPT TO:<b@example.net>',
			'S: 250 ok',
			'C: DATA',
			'S: 354 go',
			takeMessage(),
			'S: 250 ok',
		];
		await using server = await scriptedServer(['S: 220 hi', 'C: EHLO …', 'S: 250 me', ...one, ...one]);
		const session = sessionFor(server.port);
		await session.connect();
		expect((await deliver(session, eml)).outcome).toBe('delivered');
		expect((await deliver(session, eml)).outcome).toBe('delivered');
	});

	test('the next one begins with RSET where the one before was left open', async () => {
		const begin = ['C: MAIL FROM:<a@example.org>', 'S: 250 ok', 'C: RCPT TO:<b@example.net>', 'S: 250 ok'];
		await using server = await scriptedServer([
			...['S: 220 hi', 'C: EHLO …', 'S: 250 me', ...begin, 'C: DATA', 'S: 451 not now'],
			...['C: RSET', 'S: 250 ok', ...begin, 'C: DATA', 'S: 354 go', takeMessage(), 'S: 250 ok'],
		]);
		const session = sessionFor(server.port);
		await session.connect();
		expect((await deliver(session, eml)).outcome).toBe('refused');
		expect((await deliver(session, eml)).outcome).toBe('delivered');
	});
});

describe('what the server offers', () => {
	const rest = [
		'S: 250 ok',
		'C: RCPT TO:<b@example.net>',
		'S: 250 ok',
		'C: DATA',
		'S: 354 go',
		takeMessage(),
		'S: 250 ok',
	];

	test('is used: SIZE, BODY, SMTPUTF8, DSN and the others', async () => {
		const {delivery, notes} = await played(
			[
				expectLine(
					/^MAIL FROM:<ä@example\.org> SIZE=\d+ BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=a\+2Bb\+3D AUTH=<> REQUIRETLS MT-PRIORITY=-3 BY=120;R HOLDFOR=60$/,
				),
				'S: 250 ok',
				'C: RCPT TO:<b@example.net> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b@example.net',
				'S: 250 ok',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
			],
			{from: 'ä@example.org', to: 'b@example.net', subject: 'x', text: 'é\n'},
			{
				keywords: [
					'SIZE 100000',
					'8BITMIME',
					'SMTPUTF8',
					'DSN',
					'AUTH PLAIN',
					'REQUIRETLS',
					'MT-PRIORITY MIXER',
					'DELIVERBY',
					'FUTURERELEASE 99 2',
				],
				ret: 'HDRS',
				envid: 'a+b=',
				auth: '',
				requireTls: true,
				mtPriority: -3,
				deliverBy: '120;R',
				holdFor: 60,
				notify: 'SUCCESS,DELAY',
				orcpt: true,
			},
		);
		expect(delivery.outcome).toBe('delivered');
		expect(notes).toEqual([]);
	});

	test('and what it does not is left out, and said', async () => {
		const {delivery, notes} = await played(['C: MAIL FROM:<a@example.org>', ...rest], eml, {
			ret: 'FULL',
			notify: 'NEVER',
		});
		expect(delivery.outcome).toBe('delivered');
		expect(notes).toEqual(['deliver/not-offered', 'deliver/not-offered']);
	});

	test('or is said all the same, where chosen', async () => {
		const {notes} = await played(['C: MAIL FROM:<a@example.org> RET=FULL REQUIRETLS', ...rest], eml, {
			ret: 'FULL',
			requireTls: true,
			notOffered: 'send',
		});
		expect(notes).toHaveLength(2);
	});

	test.each<[string, DeliverOptions, Partial<ReadyMessage>]>([
		['REQUIRETLS', {requireTls: true}, {}],
		['HOLDFOR', {holdFor: 60}, {}],
		['SMTPUTF8', {}, {envelopeTo: ['ü@example.net']}],
		['RET', {ret: 'FULL', notOffered: 'stop'}, {}],
	])('%s stops the message before MAIL', async (name, options, change) => {
		const {delivery, written} = await played([], {...eml, ...change}, options);
		expect(delivery).toMatchObject({outcome: 'stopped', stage: 'mail'});
		expect(delivery.summary).toMatch(new RegExp(`^${name} (?:is needed|was requested)`));
		expect(delivery.summary).toContain('nothing was sent');
		expect(written).toBe('EHLO me.example\r\n');
	});

	test('a message over SIZE is told before it is sent', async () => {
		const {delivery, session} = await played(
			['C: MAIL FROM:<a@example.org> SIZE=22', 'S: 552 5.3.4 too big'],
			eml,
			{keywords: ['SIZE 10']},
		);
		expect(delivery).toMatchObject({outcome: 'refused', stage: 'mail'});
		const note = session.entries.findIndex(
			entry => entry.type === 'note' && entry.about === 'deliver/over-size',
		);
		const mail = session.entries.findIndex(
			entry => entry.type === 'sent' && entry.kind === 'command' && entry.verb === 'MAIL',
		);
		expect(note).toBeGreaterThan(0);
		expect(note).toBeLessThan(mail);
	});

	test('PIPELINING sends MAIL and RCPT together, and DATA after their answers', async () => {
		const {delivery} = await played(
			[
				'C: MAIL FROM:<a@example.org>',
				'C: RCPT TO:<b@example.net>',
				'C: RCPT TO:<c@example.net>',
				say('250 ok', '550 5.1.1 nobody', '250 ok'),
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
			],
			two,
			{keywords: ['PIPELINING']},
		);
		expect(addresses(delivery.accepted)).toEqual(['c@example.net']);
		expect(addresses(delivery.rejected)).toEqual(['b@example.net']);
	});

	test('a sender refused in a pipeline is one refusal', async () => {
		const {delivery} = await played(
			[
				'C: MAIL FROM:<a@example.org>',
				'C: RCPT TO:<b@example.net>',
				say('550 5.7.1 no', '503 5.5.1 need MAIL'),
			],
			eml,
			{keywords: ['PIPELINING']},
		);
		expect(delivery).toMatchObject({outcome: 'refused', stage: 'mail', rejected: [], reply: {code: 550}});
	});
});

describe('BDAT', () => {
	const refusesTheFirstChunk = [
		'C: MAIL FROM:<a@example.org>',
		'S: 250 ok',
		'C: RCPT TO:<b@example.net>',
		'S: 250 ok',
		'C: BDAT 10',
		take(10),
		'S: 552 full',
		'C: RSET',
		'S: 250 ok',
	];

	test('in chunks of the size asked for, nothing stuffed', async () => {
		const {delivery, written} = await played(
			[
				'C: MAIL FROM:<a@example.org>',
				'S: 250 ok',
				'C: RCPT TO:<b@example.net>',
				'S: 250 ok',
				'C: BDAT 10',
				take(10),
				'S: 250 ok',
				'C: BDAT 10',
				take(10),
				'S: 250 ok',
				'C: BDAT 2 LAST',
				take(2),
				'S: 250 queued',
			],
			eml,
			{keywords: ['CHUNKING'], chunkSize: 10},
		);
		expect(delivery).toMatchObject({outcome: 'delivered', octets: 22});
		expect(written.endsWith('BDAT 10\r\nSubject: xBDAT 10\r\n\r\n\r\n.helloBDAT 2 LAST\r\n\r\n')).toBe(true);
	});

	test('is used for binary content without being asked', async () => {
		const {delivery} = await played(
			[
				expectLine(/^MAIL FROM:<a@example\.org> BODY=BINARYMIME$/),
				'S: 250 ok',
				'C: RCPT TO:<b@example.net>',
				'S: 250 ok',
				expectLine('BDAT 4 LAST'),
				take(4),
				'S: 250 queued',
			],
			{...eml, eml: {bytes: Buffer.from('\r\n\0\n')}},
			{keywords: ['BINARYMIME', 'CHUNKING']},
		);
		expect(delivery.outcome).toBe('delivered');
	});

	test('a chunk that is refused ends it, and leaves the connection ready for another message', async () => {
		const {delivery, written} = await played(refusesTheFirstChunk, eml, {
			keywords: ['CHUNKING'],
			chunkSize: 10,
		});
		expect(delivery).toMatchObject({outcome: 'refused', stage: 'data', rejected: [{code: 552}]});
		expect(written.endsWith('RSET\r\n')).toBe(true);
	});

	test('a message of which the rest is not sent is let go of', async () => {
		let letGo = 0;
		const message: BuiltMessage = {
			open: () => Readable.from([]),
			async *pieces() {
				try {
					yield Buffer.from('Subject: x');
					yield Buffer.from('\r\n\r\nhello\r\n');
				} finally {
					letGo++;
				}
			},
			size: 21,
			envelope: {from: 'a@example.org', to: ['b@example.net']},
			body: '7BIT',
			smtpUtf8: false,
			messageId: null,
			remarks: [],
		};
		const {delivery} = await played(refusesTheFirstChunk, message, {keywords: ['CHUNKING'], chunkSize: 10});
		expect(delivery.outcome).toBe('refused');
		expect(letGo).toBe(1);
	});

	test('where CHUNKING is not offered DATA is used, and that is said', async () => {
		const {notes} = await played(
			[
				'C: MAIL FROM:<a@example.org>',
				'S: 250 ok',
				'C: RCPT TO:<b@example.net>',
				'S: 250 ok',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 250 ok',
			],
			eml,
			{chunkSize: 10},
		);
		expect(notes).toEqual(['deliver/not-offered']);
	});
});

describe('refusals', () => {
	const oneOfTwo = [
		'C: MAIL FROM:<a@example.org>',
		'S: 250 ok',
		'C: RCPT TO:<b@example.net>',
		'S: 450 4.2.0 greylisted',
		'C: RCPT TO:<c@example.net>',
		'S: 250 ok',
	];

	test('one of two recipients: the other gets it, and each verdict is told', async () => {
		const {delivery} = await played([...oneOfTwo, 'C: DATA', 'S: 354 go', takeMessage(), 'S: 250 ok'], two);
		expect(delivery).toMatchObject({
			outcome: 'partly',
			stage: 'rcpt',
			accepted: [{address: 'c@example.net', code: 250}],
			rejected: [
				{address: 'b@example.net', code: 450, enhanced: '4.2.0', text: '4.2.0 greylisted', retry: 'later'},
			],
		});
		expect(delivery.summary).toBe(
			'The server accepted the message for c@example.net, and refused b@example.net.',
		);
	});

	test('all or nothing', async () => {
		const {delivery} = await played([...oneOfTwo, 'C: RSET', 'S: 250 ok'], two, {allOrNothing: true});
		expect(delivery).toMatchObject({
			outcome: 'stopped',
			stage: 'rcpt',
			accepted: [],
			rejected: [{address: 'b@example.net'}],
		});
	});

	test('the user is asked, and says no', async () => {
		const asked: unknown[] = [];
		const {delivery} = await played([...oneOfTwo, 'C: RSET', 'S: 250 ok'], two, {
			async onPartial(accepted, rejected) {
				asked.push(addresses(accepted), addresses(rejected));
				return 'stop';
			},
		});
		expect(asked).toEqual([['c@example.net'], ['b@example.net']]);
		expect(delivery.outcome).toBe('stopped');
	});

	test('every recipient', async () => {
		const {delivery} = await played([
			'C: MAIL FROM:<a@example.org>',
			'S: 250 ok',
			'C: RCPT TO:<b@example.net>',
			'S: 550 5.1.1 nobody here',
			'C: RSET',
			'S: 250 ok',
		]);
		expect(delivery).toMatchObject({
			outcome: 'refused',
			stage: 'rcpt',
			rejected: [{retry: 'never'}],
			reply: {code: 550},
		});
		expect(delivery.summary).toBe('The server refused every recipient. b@example.net: 550 5.1.1 nobody here');
	});

	test.each<[string, Exclude<Script, string>, string]>([
		['the sender', ['C: MAIL FROM:<a@example.org>', 'S: 553 not yours'], 'mail'],
		[
			'DATA',
			[
				'C: MAIL FROM:<a@example.org>',
				'S: 250 ok',
				'C: RCPT TO:<b@example.net>',
				'S: 250 ok',
				'C: DATA',
				'S: 554 no',
			],
			'data',
		],
		[
			'the message',
			[
				'C: MAIL FROM:<a@example.org>',
				'S: 250 ok',
				'C: RCPT TO:<b@example.net>',
				'S: 250 ok',
				'C: DATA',
				'S: 354 go',
				takeMessage(),
				'S: 554 spam',
			],
			'message',
		],
	])('%s', async (_, script, stage) => {
		const {delivery} = await played(script);
		expect(delivery).toMatchObject({outcome: 'refused', stage, accepted: []});
	});

	test('the greeting', async () => {
		await using server = await scriptedServer(['S: 554 no service here']);
		const session = sessionFor(server.port);
		await session.connect();
		expect(await deliver(session, eml)).toMatchObject({
			outcome: 'refused',
			stage: 'greeting',
			reply: {code: 554},
		});
	});

	test('no recipient at all', async () => {
		const {delivery} = await played([], {...eml, envelopeTo: []});
		expect(delivery).toMatchObject({outcome: 'stopped', stage: 'rcpt'});
	});

	test.each<['mail' | 'rcpt', readonly string[]]>([
		['mail', ['C: MAIL FROM:<a@example.org>', 'S: 250 ok']],
		['rcpt', ['C: MAIL FROM:<a@example.org>', 'S: 250 ok', 'C: RCPT TO:<b@example.net>', 'S: 250 ok']],
	])('stops after %s where asked', async (quitAfter, script) => {
		const {delivery} = await played(script, eml, {quitAfter});
		expect(delivery).toMatchObject({outcome: 'stopped', stage: null});
	});
});

describe('LMTP', () => {
	const start = [
		'C: MAIL FROM:<a@example.org>',
		'S: 250 ok',
		'C: RCPT TO:<b@example.net>',
		'S: 250 ok',
		'C: RCPT TO:<c@example.net>',
		'S: 250 ok',
	];

	test('has a verdict for each recipient', async () => {
		const {delivery} = await played(
			[...start, 'C: DATA', 'S: 354 go', takeMessage(), say('250 2.1.5 ok', '452 4.2.2 full')],
			two,
			{scheme: 'lmtp'},
		);
		expect(delivery).toMatchObject({
			outcome: 'partly',
			accepted: [{address: 'b@example.net', code: 250}],
			rejected: [{address: 'c@example.net', code: 452, retry: 'later'}],
			reply: {code: 452},
		});
	});

	test('by BDAT too: one verdict a chunk, and for the last one each', async () => {
		const {delivery} = await played(
			[
				...start,
				'C: BDAT 12',
				take(12),
				'S: 250 ok',
				'C: BDAT 10 LAST',
				take(10),
				say('250 2.1.5 ok', '452 4.2.2 full'),
			],
			two,
			{scheme: 'lmtp', keywords: ['CHUNKING'], chunkSize: 12},
		);
		expect(delivery).toMatchObject({
			outcome: 'partly',
			accepted: [{address: 'b@example.net', code: 250}],
			rejected: [{address: 'c@example.net', code: 452}],
		});
	});

	test('all refuse', async () => {
		const {delivery} = await played(
			[...start, 'C: DATA', 'S: 354 go', takeMessage(), say('550 no', '550 no')],
			two,
			{scheme: 'lmtp'},
		);
		expect(delivery).toMatchObject({outcome: 'refused', stage: 'message', accepted: []});
	});

	test('the connection ends between two verdicts', async () => {
		const {delivery} = await played(
			[...start, 'C: DATA', 'S: 354 go', takeMessage(), say('250 ok'), 'END'],
			two,
			{scheme: 'lmtp'},
		);
		expect(delivery).toMatchObject({outcome: 'unknown', accepted: [{address: 'b@example.net'}]});
		expect(delivery.summary).toContain('had answered for c@example.net');
	});
});

describe('connections that end', () => {
	const taken = ['C: MAIL FROM:<a@example.org>', 'S: 250 ok', 'C: RCPT TO:<b@example.net>', 'S: 250 ok'];

	test('before there was one', async () => {
		const server = await scriptedServer(['END']);
		const {port} = server;
		await server[Symbol.asyncDispose]();
		const session = sessionFor(port);
		await session.connect();
		expect(await deliver(session, eml)).toMatchObject({outcome: 'lost', stage: 'connect'});
	});

	test.each<[string, Exclude<Script, string>, string, string]>([
		['after MAIL', ['C: MAIL FROM:<a@example.org>', 'END'], 'lost', 'mail'],
		['after RCPT', [...taken.slice(0, 3), 'END'], 'lost', 'rcpt'],
		['after DATA', [...taken, 'C: DATA', 'END'], 'lost', 'data'],
		[
			'after the dot: it may be queued',
			[...taken, 'C: DATA', 'S: 354 go', takeMessage(), 'END'],
			'unknown',
			'message',
		],
		['after the dot, reset', [...taken, 'C: DATA', 'S: 354 go', takeMessage(), drop()], 'unknown', 'message'],
	])('%s', async (_, script, outcome, stage) => {
		const {delivery} = await played(script);
		expect(delivery).toMatchObject({outcome, stage, accepted: []});
		expect(delivery.summary).toContain(
			outcome === 'unknown' ? 'may or may not have been accepted' : 'must not deliver it',
		);
	});

	test('421 says why', async () => {
		const {delivery} = await played(['C: MAIL FROM:<a@example.org>', 'S: 421 4.3.2 going down', 'END']);
		expect(delivery).toMatchObject({outcome: 'refused', stage: 'mail', reply: {code: 421}});
	});

	test('a verdict in the middle of the message is a verdict', async () => {
		let answered: () => void = () => {};
		const verdict = new Promise<void>(resolve => {
			answered = resolve;
		});
		const endless: BuiltMessage = {
			open: () => endlessStream(verdict),
			pieces: () => endlessStream(verdict),
			size: 1_000_000,
			envelope: {from: 'a@example.org', to: ['b@example.net']},
			body: '7BIT',
			smtpUtf8: false,
			messageId: null,
			remarks: [],
		};
		await using server = await scriptedServer([
			'S: 220 hi',
			'C: EHLO …',
			'S: 250 me',
			...taken,
			'C: DATA',
			'S: 354 go',
			'C: line',
			'S: 552 5.3.4 enough',
		]);
		const session = sessionFor(server.port);
		await session.connect();
		session.subscribe(() => {
			if (session.entries.some(entry => entry.type === 'reply' && entry.code === 552)) {
				answered();
			}
		});
		expect(await deliver(session, endless)).toMatchObject({
			outcome: 'refused',
			stage: 'message',
			reply: {code: 552},
		});
		expect(server.written()).not.toContain('\r\n.\r\n');
	});

	test('a file that changes while it is sent breaks the message off, without a dot', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'smtpscope-deliver-'));
		const path = join(folder, 'file');
		await writeFile(path, 'a'.repeat(1000));
		try {
			const {delivery, written} = await played(
				[...taken, 'C: DATA', call(() => writeFile(path, 'short')), 'S: 354 go', expectLine(/./)],
				{from: 'a@example.org', to: 'b@example.net', attachments: [{content: {path}}]},
			);
			expect(delivery).toMatchObject({outcome: 'lost', stage: 'data', error: {code: 'attachment-changed'}});
			expect(delivery.summary).toContain('changed while it was being sent');
			expect(written).not.toContain('\r\n.\r\n');
		} finally {
			await rm(folder, {recursive: true});
		}
	});

	test('the user stops it', async () => {
		const stop = new AbortController();
		const {delivery} = await played(['C: MAIL FROM:<a@example.org>', call(() => stop.abort())], eml, {
			signal: stop.signal,
		});
		expect(delivery).toMatchObject({outcome: 'lost', stage: 'mail'});
		expect(delivery.summary).toContain('closed on this side');
	});

	test('the user stops what comes after it: the connection stays', async () => {
		const stop = new AbortController();
		const {delivery, session} = await played(['C: MAIL FROM:<a@example.org>', 'S: 550 no'], eml, {
			signal: stop.signal,
		});
		expect(delivery.outcome).toBe('refused');
		expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
		stop.abort();
		expect(session.state.closing).toBe(false);
	});
});

async function* lines(until: Promise<void>) {
	yield Buffer.from('line\r\n');
	await until;
	yield Buffer.from('more\r\n');
}

function endlessStream(until: Promise<void>) {
	return Readable.from(lines(until), {objectMode: false});
}

describe('PRDR', () => {
	const opening = [
		...[
			expectLine(/^MAIL FROM:/),
			'S: 250 ok',
			expectLine(/^RCPT TO:<b@/),
			'S: 250 ok',
			expectLine(/^RCPT TO:<c@/),
		],
		...['S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage()],
	];

	test('each recipient gets a verdict, and the message one', async () => {
		const {delivery, session} = await played(
			[...opening, say('353 analysing', '250 b is fine', '550 c is not', '250 done')],
			two,
		);
		expect(delivery).toMatchObject({
			outcome: 'partly',
			accepted: [{address: 'b@example.net', code: 250}],
			rejected: [{address: 'c@example.net', code: 550}],
		});
		const replies = session.entries.filter(entry => entry.type === 'reply').slice(-4);
		expect(replies.map(({recipient, answers}) => [recipient, answers])).toEqual([
			[null, 'DATA-END'],
			['b@example.net', 'DATA-END'],
			['c@example.net', 'DATA-END'],
			[null, 'DATA-END'],
		]);
	});

	test('the verdict on the message refuses it for all', async () => {
		const {delivery} = await played([...opening, say('353 analysing', '250 ok', '250 ok', '550 no')], two);
		expect(delivery).toMatchObject({outcome: 'refused', accepted: []});
	});

	test('without the last verdict nothing is known', async () => {
		const {delivery} = await played([...opening, say('353 analysing', '250 ok', '250 ok'), 'END'], two);
		expect(delivery.outcome).toBe('unknown');
	});
});

describe('LIMITS', () => {
	const four = {...eml, envelopeTo: ['b@example.net', 'c@example.net', 'd@example.org', 'e@example.net']};
	const transaction = (...to: readonly string[]): Exclude<Script, string> => [
		expectLine(/^MAIL FROM:/),
		'S: 250 ok',
		...to.flatMap(address => [`C: RCPT TO:<${address}>`, 'S: 250 ok']),
		...['C: DATA', 'S: 354 go', takeMessage(), 'S: 250 queued'],
	];

	test('recipients go out in as many transactions as RCPTMAX asks for', async () => {
		const {delivery} = await played(
			[...transaction('b@example.net', 'c@example.net'), ...transaction('d@example.org', 'e@example.net')],
			four,
			{keywords: ['LIMITS RCPTMAX=2 MAILMAX=10']},
		);
		expect(delivery).toMatchObject({outcome: 'delivered', accepted: {length: 4}});
		expect(delivery.summary).toMatch(/in 2 transactions/);
	});

	test('RCPTDOMAINMAX counts domains', async () => {
		const {delivery} = await played(
			[
				...transaction('b@example.net', 'c@example.net'),
				...transaction('d@example.org'),
				...transaction('e@example.net'),
			],
			four,
			{keywords: ['LIMITS RCPTDOMAINMAX=1']},
		);
		expect(delivery).toMatchObject({outcome: 'delivered', accepted: {length: 4}});
	});

	test('a connection that ends in between leaves the rest out, and says so', async () => {
		const {delivery} = await played(
			[...transaction('b@example.net', 'c@example.net').slice(0, -1), 'S: 421 full', 'END'],
			four,
			{keywords: ['LIMITS RCPTMAX=2']},
		);
		expect(delivery.outcome).toBe('refused');
		expect(delivery.summary).toMatch(/not sent for d@example\.org, e@example\.net/);
	});
});
