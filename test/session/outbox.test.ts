import {describe, expect, it} from 'vitest';
import {asTyped, maskOutbox, mayGoOut, type Outbox, refusedBy} from '../../source/session/outbox.ts';
import {SharedList} from '../../source/session/shared-list.ts';
import {reply} from '../support/entries.ts';
import {play} from '../support/play.ts';

function outboxOf(...lines: readonly string[]): Outbox {
	return SharedList.of(
		...lines.map((text, ticket) => ({text, ticket, read: asTyped, consent: 'not asked' as const})),
	);
}

describe('a refusal takes with it', () => {
	it.each<[code: number, verb: string, waiting: readonly string[], dropped: number]>([
		[550, 'AUTH', ['YWxpY2U=', 'c2VjcmV0', 'mail FROM:<a@example.org>', 'QUIT'], 2],
		[550, 'AUTH', ['YWxpY2U='], 1],
		[550, 'DATA', ['Subject: x', '', '.', 'QUIT'], 3],
		[550, 'DATA', ['Subject: x', 'QUIT'], 2],
		[550, 'STARTTLS', ['EHLO a', 'QUIT'], 2],
		[550, 'RCPT', ['DATA', 'QUIT'], 0],
		[554, 'CONNECT', ['EHLO a', 'MAIL FROM:<a@example.org>', 'quit'], 2],
		[554, 'CONNECT', ['EHLO a'], 1],
		[421, 'NOOP', ['MAIL FROM:<a@example.org>', 'QUIT'], 2],
	])('%i to %s, of %j: %i', (code, answers, waiting, dropped) => {
		expect(refusedBy(reply(`${code} no`, {answers}), outboxOf(...waiting))).toBe(dropped);
	});

	it('everything, where nobody asked and the server is about to close', () => {
		expect(refusedBy(reply('421 bye', {answers: null}), outboxOf('NOOP', 'QUIT'))).toBe(2);
		expect(refusedBy(reply('450 what?', {answers: null}), outboxOf('NOOP', 'QUIT'))).toBe(0);
	});
});

it('nothing is dropped by what is not a refusal', () => {
	const outbox = outboxOf('YWxpY2U=', 'QUIT');
	expect(refusedBy(reply('334 VXNlcm5hbWU6', {answers: 'AUTH'}), outbox)).toBe(0);
	expect(refusedBy(reply('354 go on', {answers: 'DATA'}), outbox)).toBe(0);
	expect(refusedBy(reply('220 hello', {answers: 'CONNECT'}), outbox)).toBe(0);
});

const greeted = `
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 AUTH PLAIN LOGIN
`;
const inMessage = `
	${greeted}
	C: MAIL FROM:<a@example.org>
	S: 250 ok
	C: RCPT TO:<b@example.org>
	S: 250 ok
	C: DATA
	S: 354 go on
`;
const inLogin = `${greeted}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6`;

describe('a typed line', () => {
	it('gets another dot in front only inside a message, and never the dot that ends it', () => {
		const {state} = play(inMessage);
		expect(['.', '..', '.x', 'x', ''].map(text => asTyped(text, state))).toEqual([
			'.',
			'...',
			'..x',
			'x',
			'',
		]);
		expect(asTyped('.x', play(greeted).state)).toBe('.x');
	});

	it.each([
		['before the greeting', '', false],
		['after a reply', greeted, true],
		['while a command waits for its reply', `${greeted}\nC: NOOP`, false],
		['when the server asks for an answer of a login', inLogin, true],
		['while that answer waits for the next', `${inLogin}\nC: YWxpY2U=`, false],
		['inside a message', inMessage, true],
		['after its dot', `${inMessage}\nC: .`, false],
		['when the connection is closed', `${greeted}\nclosed: server`, false],
	])('%s: may go out, or waits', (_, listing, goes) => {
		expect(mayGoOut(play(listing).state)).toBe(goes);
	});
});

describe('waiting lines are shown', () => {
	const shown = (listing: string, ...lines: readonly string[]) =>
		maskOutbox(outboxOf(...lines), play(listing).state);

	it('as they are, where none of them can be a secret', () => {
		expect(shown(greeted, 'MAIL FROM:<a@example.org>', 'RCPT TO:<b@example.org>', 'DATA', 'x', '.')).toEqual([
			'MAIL FROM:<a@example.org>',
			'RCPT TO:<b@example.org>',
			'DATA',
			'x',
			'.',
		]);
	});

	it('without what follows a login that waits itself, and without its first response', () => {
		expect(shown(greeted, 'NOOP', 'auth LOGIN', 'YWxpY2U=', 'c2VjcmV0', 'QUIT')).toEqual([
			'NOOP',
			'auth LOGIN',
			'••••••••',
			'••••••••',
			'••••••••',
		]);
		expect(shown(greeted, 'AUTH PLAIN AGFsaWNlAHNlY3JldA==')).toEqual(['AUTH PLAIN ••••••••']);
	});

	it('without anything while a login is under way, or its first reply awaited', () => {
		expect(shown(inLogin, 'YWxpY2U=', 'c2VjcmV0')).toEqual(['••••••••', '••••••••']);
		expect(shown(`${greeted}\nC: AUTH LOGIN`, 'YWxpY2U=')).toEqual(['••••••••']);
		expect(shown(`${inLogin}\nC: YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: c2VjcmV0\nS: 235 ok`, 'NOOP')).toEqual([
			'NOOP',
		]);
	});
});
