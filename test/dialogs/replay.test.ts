import {describe, expect, test} from 'vitest';
import {planReplay} from '../../source/dialogs/replay.ts';
import {entriesOf} from '../support/play.ts';
import {page, printed} from '../support/printed.ts';

const password = Buffer.from('\0ann\0hunter-7-secret').toString('base64');
const whole = `
	S: 220 mail.example.org ESMTP
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250 AUTH PLAIN
	C: AUTH PLAIN ${password}
	S: 235 2.7.0 Ok
	C: MAIL FROM:<ann@example.com>
	S: 250 2.1.0 Ok
	C: RCPT TO:<bob@example.org>
	S: 250 2.1.5 Ok
	C: DATA
	S: 354 go on
	C: Subject: hello
	C:
	C: ..a dot
	C: .
	S: 554 5.7.1 no
	C: RSET
	S: 250 2.0.0 Ok
`;
const entries = entriesOf(whole);

function at(text: string): number {
	const found = entries.find(
		entry =>
			(entry.type === 'sent' && entry.kind !== 'message' && entry.line.startsWith(text)) ||
			(entry.type === 'reply' && `${entry.code}`.startsWith(text)),
	);
	return found?.id ?? 0;
}

describe('up to a line', () => {
	test('everything before it is said again, the line itself is left for the prompt', () => {
		expect(planReplay(entries, {upTo: at('RCPT'), withContent: false})).toEqual({
			steps: [
				{type: 'line', line: 'EHLO client.example.net', was: 250},
				{type: 'login', mechanism: 'PLAIN', user: 'ann'},
				{type: 'line', line: 'MAIL FROM:<ann@example.com>', was: 250},
			],
			last: {type: 'line', line: 'RCPT TO:<bob@example.org>'},
			short: null,
		});
	});

	test('a reply stands for the line it answers', () => {
		expect(planReplay(entries, {upTo: at('354'), withContent: false})?.last).toEqual({
			type: 'line',
			line: 'DATA',
		});
	});

	test('an AUTH is never said again as it was', () => {
		expect(planReplay(entries, {upTo: at('AUTH'), withContent: true})?.last).toEqual({
			type: 'login',
			mechanism: 'PLAIN',
			user: 'ann',
		});
		const plan = planReplay(entries, {upTo: null, withContent: true});
		expect(JSON.stringify(plan)).not.toContain(password);
		expect(JSON.stringify(plan)).not.toContain('••');
	});

	test('of a refused login the user is named, unless it might be the password', () => {
		const refused = (message: string) =>
			planReplay(
				entriesOf(
					`S: 220 mx\nC: EHLO a.example\nS: 250 mx\nC: AUTH PLAIN ${Buffer.from(message).toString('base64')}\nS: 535 no`,
				),
				{upTo: null, withContent: false},
			)?.last;
		expect(refused('\0ann@example.org\0hunter-7')).toEqual({
			type: 'login',
			mechanism: 'PLAIN',
			user: 'ann@example.org',
		});
		expect(refused('ann\0hunter-7')).toEqual({type: 'login', mechanism: 'PLAIN', user: null});
		expect(refused('ann:hunter-7')).toEqual({type: 'login', mechanism: 'PLAIN', user: null});
		expect(refused('\0ann b\0hunter-7')).toEqual({type: 'login', mechanism: 'PLAIN', user: null});
	});

	test('only what was sent on that connection', () => {
		const twice = entriesOf(`
			S: 220 one
			C: EHLO one
			S: 250 one
			closed: server
		`);
		expect(planReplay(twice, {upTo: 1, withContent: false})).toBeNull();
	});
});

describe('the message', () => {
	test('is not sent again unless the user says so', () => {
		const plan = planReplay(entries, {upTo: null, withContent: false});
		expect(plan).toMatchObject({last: {type: 'line', line: 'DATA'}, short: 'The message is not sent again.'});
		expect(plan?.steps.at(-1)).toMatchObject({line: 'RCPT TO:<bob@example.org>'});
	});

	test('goes out as it did, with its dots', () => {
		const plan = planReplay(entries, {upTo: null, withContent: true});
		expect(plan?.steps.slice(-3)).toEqual([
			{type: 'line', line: 'DATA', was: 354},
			{type: 'content', lines: ['Subject: hello', '', '..a dot']},
			{type: 'line', line: '.', was: 554},
		]);
		expect(plan?.last).toEqual({type: 'line', line: 'RSET'});
	});

	test.each([
		['was not kept completely', {truncated: true}],
		['never came to its end', {complete: false}],
	])('that %s is left to be typed', (_, change) => {
		const cut = entries.map(entry =>
			entry.type === 'sent' && entry.kind === 'message' ? {...entry, ...change} : entry,
		);
		expect(planReplay(cut, {upTo: null, withContent: true})).toMatchObject({
			last: {type: 'line', line: '.'},
			short: 'The content was not kept completely; you have to type what is missing.',
		});
	});

	test('in blocks is not sent again', () => {
		const blocks = entriesOf(`
			S: 220 mail.example.org ESMTP
			C: EHLO client.example.net
			S: 250-mail.example.org
			S: 250 CHUNKING
			C: MAIL FROM:<ann@example.com>
			S: 250 ok
			C: BDAT 2 LAST
			Craw: "x\\n"
			S: 250 ok
			C: NOOP
			S: 250 ok
		`);
		expect(planReplay(blocks, {upTo: null, withContent: true})).toMatchObject({
			last: {type: 'line', line: 'BDAT 2 LAST'},
			short: 'BDAT blocks are not sent again.',
		});
	});

	test('chosen itself, waits at its DATA', () => {
		const message = entries.find(entry => entry.type === 'sent' && entry.kind === 'message');
		expect(planReplay(entries, {upTo: message?.id ?? 0, withContent: true})?.last).toEqual({
			type: 'line',
			line: 'DATA',
		});
	});
});

test('refused logins and QUIT are left out', () => {
	const plan = planReplay(
		entriesOf(`
			S: 220 mail.example.org ESMTP
			C: AUTH PLAIN ${password}
			S: 535 5.7.8 no
			C: NOOP
			S: 250 Ok
			C: QUIT
			S: 221 bye
		`),
		{upTo: null, withContent: false},
	);
	expect(plan).toEqual({
		steps: [{type: 'line', line: 'NOOP', was: 250}],
		last: {type: 'line', line: 'QUIT'},
		short: null,
	});
});

describe('each line of a session', () => {
	const login = (text: string) => `C: AUTH PLAIN ${Buffer.from(text).toString('base64')}`;
	const sessions: Readonly<Record<string, string>> = {
		whole,
		'after QUIT': 'S: 220 hi\nC: EHLO a.example\nS: 250 hi\nC: QUIT\nS: 221 bye\nC: RSET\nC: NOOP',
		'a login in steps': `S: 220 hi\nC: EHLO a.example\nS: 250-hi\nS: 250 AUTH LOGIN\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 334 UGFzc3dvcmQ6\nC: aHVudGVyLTctc2VjcmV0\nS: 235 ok\nC: MAIL FROM:<a@b.example>\nS: 250 ok`,
		'a login with a space in its user name': `S: 220 hi\n${login('\0ann b\0hunter-7-secret')}\nS: 235 ok\nC: NOOP\nS: 250 ok`,
		'a login without a name': `S: 220 hi\n${login('\0\0hunter-7-secret')}\nS: 235 ok\nC: NOOP\nS: 250 ok`,
		'a login with a control character in its user name': `S: 220 hi\n${login('\0a\u0007nn\0hunter-7-secret')}\nS: 235 ok\nC: NOOP\nS: 250 ok`,
		'a login that is not answered': `S: 220 hi\n${login('\0ann\0hunter-7-secret')}`,
		'a line without a reply': 'S: 220 hi\nC: NOOP\nC: RSET',
		'a password as a command': 'S: 220 hi\nC: PASS hunter-7-secret\nS: 500 what\nC: NOOP\nS: 250 ok',
		'DATA refused': 'S: 220 hi\nC: DATA\nS: 503 no\nC: NOOP\nS: 250 ok',
		'a message without its last line end':
			'S: 220 hi\nC: EHLO a.example\nS: 250 hi\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<c@d.example>\nS: 250 ok\nC: DATA\nS: 354 go\nC: one\nC:\nC: .\nS: 250 ok\nC: QUIT\nS: 221 bye',
	};

	test('and what is said before it', async () => {
		const told = Object.entries(sessions).flatMap(([name, listing]) => {
			const all = entriesOf(listing);
			return [
				`━━ ${name}`,
				...[null, ...all.map(({id}) => id)].flatMap(upTo =>
					[true, false].map(
						withContent =>
							`${upTo === null ? 'the last' : `${upTo} ${all[upTo - 1]?.type}`}${withContent ? ' with content' : ''}: ${printed(planReplay(all, {upTo, withContent}))}`,
					),
				),
			];
		});
		expect(told.join()).not.toMatch(/hunter-7/);
		await expect(page(told)).toMatchFileSnapshot('snapshots/replay.txt');
	});
});
