/** What each rule looks at besides its two recorded sessions: the neighbours of a case in which it must speak. */
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';

const greeted = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 SIZE 1000';
const opened = `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 250 ok`;
const addressed = `${opened}\nC: RCPT TO:<b@example.org>\nS: 250 ok`;
const inTls = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS';
const login = (text: string): string => `C: AUTH PLAIN ${Buffer.from(text).toString('base64')}`;
const plain = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 AUTH PLAIN';
const tenth = (last: string): string =>
	`${greeted}\n${'C: VRFY x\nS: 550 5.1.1 no\n'.repeat(9)}C: VRFY x\nS: ${last}`;
const late = (reply: string, pause = 9000): string => `${greeted}\n+${pause}\nS: ${reply}`;
const unread = (ending: string): string => `${greeted}\nCraw: "NOOP${ending}"`;
const misdotted = (first: string, second: string): string =>
	`${addressed}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 ok\nC: ${first}\nS: 500 no\nC: ${second}\nS: 500 no`;

const cases: readonly (readonly [rule: string, speaks: boolean, why: string, session: string])[] = [
	['session/control-bytes', true, 'refused as a command', `${greeted}\nCraw: "NOOQ\\x08P\\r\\n"\nS: 500 no`],
	['session/control-bytes', false, 'refused for now', `${greeted}\nCraw: "NOOQ\\x08P\\r\\n"\nS: 451 later`],
	['session/control-bytes', false, 'accepted', `${greeted}\nCraw: "NOOQ\\x08P\\r\\n"\nS: 250 ok`],
	['session/control-bytes', false, 'no such byte', `${greeted}\nC: NOOQP\nS: 500 no`],
	['session/misspelt', true, 'refused as a command', `${greeted}\nC: NOPO\nS: 502 no`],
	['session/misspelt', false, 'refused for now', `${greeted}\nC: NOPO\nS: 421 bye`],
	['session/misspelt', false, 'like no command', `${greeted}\nC: XYZZYQ\nS: 500 no`],
	['session/idle', true, 'after a pause', late('421 4.4.2 timeout exceeded')],
	['session/idle', true, 'in its code alone', late('421 4.4.2 bye')],
	['session/idle', false, 'without one', late('421 4.4.2 timeout exceeded', 90)],
	['session/idle', false, 'for another reason', late('421 4.3.2 shutting down')],
	['session/idle', false, 'while a line waits', `${greeted}\nC: NOOP\n+9000\nS: 421 4.4.2 timeout exceeded`],
	['session/errors-add-up', true, 'the tenth', tenth('550 5.1.1 no')],
	['session/errors-add-up', false, 'the tenth is accepted', tenth('250 ok')],
	['session/errors-add-up', false, 'the tenth ends it', tenth('421 4.7.0 bye')],
	['session/errors-add-up', false, 'the eleventh alone', `${tenth('250 ok')}\nC: NOOP\nS: 250 ok`],
	['session/line-end', true, 'LF alone, and a timeout', `${unread('\\n')}\n+9000\nS: 421 4.4.2 timeout`],
	['session/line-end', true, 'CR alone, and closed', `${unread('\\r')}\n+9000\nclosed: server`],
	['session/line-end', false, 'CR LF', `${unread('\\r\\n')}\n+9000\nclosed: server`],
	['session/line-end', false, 'closed by the client', `${unread('\\n')}\n+9000\nclosed: client`],
	['session/line-end', false, 'answered', `${unread('\\n')}\nS: 250 ok\nclosed: server`],
	['session/closed-unexpectedly', true, 'by the server', `${greeted}\nC: NOOP\nclosed: server`],
	['session/closed-unexpectedly', true, 'by a reset', `${greeted}\nC: NOOP\nfailed: reset`],
	['session/closed-unexpectedly', false, 'by the client', `${greeted}\nC: NOOP\nclosed: client`],
	['session/closed-unexpectedly', false, 'after QUIT', `${greeted}\nC: QUIT\nclosed: server`],
	['session/closed-unexpectedly', false, 'after a reply', `${greeted}\nclosed: server`],
	['session/closed-unexpectedly', false, 'before the greeting', 'C: EHLO me.example\nclosed: server'],
	['session/proxy-header', true, 'version 1', 'S: 220 hi\nC: PROXY TCP4 192.0.2.1 192.0.2.2 1 25\nS: 500 no'],
	[
		'session/proxy-header',
		false,
		'after EHLO',
		`${greeted}\nC: PROXY TCP4 192.0.2.1 192.0.2.2 1 25\nS: 500 no`,
	],
	['session/proxy-header', false, 'a word like it', 'S: 220 hi\nC: PROXY me\nS: 500 no'],
	['session/proxy-header', false, 'a QUIT', 'S: 220 hi\nC: QUIT\nS: 500 no'],
	[
		'session/talked-early',
		true,
		'lines together',
		`${greeted}\nC: NOOP\nCahead: NOOP\nS: 503 improper pipelining`,
	],
	['session/talked-early', false, 'one line', `${greeted}\nC: NOOP\nS: 503 improper pipelining`],
	[
		'session/talked-early',
		false,
		'for another reason',
		`${greeted}\nC: NOOP\nCahead: NOOP\nS: 503 bad sequence`,
	],
	['envelope/over-size', true, 'declared', `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 552 no`],
	[
		'envelope/over-size',
		true,
		'in words',
		`${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 550 too big`,
	],
	[
		'envelope/over-size',
		false,
		'not too large',
		`${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1000\nS: 552 no`,
	],
	[
		'envelope/over-size',
		false,
		'for another reason',
		`${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 550 no`,
	],
	[
		'envelope/over-size',
		false,
		'no limit',
		`${greeted.replace('1000', '0')}\nC: MAIL FROM:<a@example.org> SIZE=9\nS: 552 no`,
	],
	[
		'envelope/recipients-were-refused',
		true,
		'all',
		`${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: DATA\nS: 554 no`,
	],
	[
		'envelope/recipients-were-refused',
		false,
		'not all',
		`${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: DATA\nS: 554 no`,
	],
	['envelope/recipients-were-refused', false, 'none was given', `${opened}\nC: DATA\nS: 554 no`],
	[
		'envelope/recipients-were-refused',
		false,
		'the server closes',
		`${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: DATA\nS: 421 bye`,
	],
	[
		'envelope/sender-was-refused',
		true,
		'before RCPT',
		`${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: RCPT TO:<b@c>\nS: 503 no`,
	],
	[
		'envelope/sender-was-refused',
		false,
		'then accepted',
		`${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: MAIL FROM:<a@c>\nS: 250 ok\nC: RCPT TO:<b@c>\nS: 550 no`,
	],
	[
		'envelope/sender-was-refused',
		false,
		'the server closes',
		`${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: RCPT TO:<b@c>\nS: 421 bye`,
	],
	['envelope/address-form', true, 'by 501', `${greeted}\nC: MAIL FROM:a@example.org\nS: 501 no`],
	['envelope/address-form', true, 'in words', `${greeted}\nC: MAIL FROM:a@example.org\nS: 550 syntax error`],
	['envelope/address-form', false, 'for now', `${greeted}\nC: MAIL FROM:a@example.org\nS: 451 syntax error`],
	['envelope/address-form', false, 'of a right form', `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 501 no`],
	['tls/greet-again', true, 'MAIL without EHLO', `${inTls}\nC: MAIL FROM:<a@example.org>\nS: 503 no`],
	[
		'tls/greet-again',
		false,
		'EHLO was said',
		`${inTls}\nC: EHLO me.example\nS: 250 hi\nC: MAIL FROM:<a@example.org>\nS: 503 no`,
	],
	['tls/greet-again', false, 'a login that was judged', `${inTls}\n${login('\0ann\0x')}\nS: 535 no`],
	['tls/greet-again', false, 'no TLS', 'S: 220 hi\nC: MAIL FROM:<a@example.org>\nS: 503 no'],
	['message/without-data', true, 'a field', `${addressed}\nC: Subject: hello\nS: 500 no`],
	['message/without-data', false, 'a command', `${addressed}\nC: SUBJECT hello\nS: 500 no`],
	['message/ended-early', true, 'two lines of text', misdotted('and so we went on', 'until the end came')],
	['message/ended-early', false, 'two commands', misdotted('XONE', 'XTWO')],
	['message/ended-early', false, 'the first is none', misdotted('XONE', 'until the end came')],
	[
		'auth/short-user-name',
		true,
		'a bare name',
		`${plain}\n${login('\0ann\0pencil')}\nS: 535 5.7.8 authentication failed`,
	],
	[
		'auth/short-user-name',
		false,
		'an address',
		`${plain}\n${login('\0ann@example.org\0pencil')}\nS: 535 5.7.8 authentication failed`,
	],
	[
		'auth/short-user-name',
		false,
		'a key',
		`${plain}\n${login('\0apikey\0pencil')}\nS: 535 5.7.8 authentication failed`,
	],
	[
		'auth/short-user-name',
		false,
		'refused for now',
		`${plain}\n${login('\0ann\0pencil')}\nS: 454 4.7.0 later`,
	],
	[
		'auth/cancelled',
		true,
		'by the star',
		`${plain}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 cancelled`,
	],
	[
		'auth/cancelled',
		false,
		'another verdict',
		`${plain}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 535 no`,
	],
	['auth/cancelled', false, 'no star', `${plain}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YQ==\nS: 501 no`],
	[
		'auth/base64-padding',
		true,
		'a character is lost',
		`${plain}\nC: AUTH PLAIN AGFubgBwZW5jaWxzx\nS: 501 malformed`,
	],
	['auth/base64-padding', false, 'whole', `${plain}\nC: AUTH PLAIN AGFubgBwZW5jaWxz\nS: 535 no`],
	['auth/base64-padding', false, 'no base64 at all', `${plain}\nC: AUTH PLAIN ann:pencil\nS: 501 malformed`],
	['auth/base64-padding', false, 'accepted', `${plain}\nC: AUTH PLAIN AGFubgBwZW5jaWxzx\nS: 235 ok`],
	['auth/base64-newline', true, 'LF', `${plain}\n${login('\0ann\0pencil\n')}\nS: 535 no`],
	['auth/base64-newline', true, 'CR LF', `${plain}\n${login('\0ann\0pencil\r\n')}\nS: 535 no`],
	['auth/base64-newline', false, 'a space', `${plain}\n${login('\0ann\0pencil ')}\nS: 535 no`],
	[
		'auth/base64-newline',
		false,
		'bytes of NTLM',
		`${plain}\nC: AUTH NTLM TlRMTVNTUAABAAAABzIAAAAAAAAAAAAAAAAAAAAAAAo=\nS: 535 no`,
	],
	[
		'auth/base64-wrapped',
		true,
		'the rest as a command',
		`${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV0\nS: 502 no`,
	],
	[
		'auth/base64-wrapped',
		false,
		'not refused as a command',
		`${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV0\nS: 421 bye`,
	],
	[
		'auth/base64-wrapped',
		false,
		'not whole fours',
		`${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV\nS: 502 no`,
	],
	[
		'auth/base64-wrapped',
		false,
		'a word',
		`${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: NOOP\nS: 502 no`,
	],
	['auth/base64-wrapped', false, 'without a login', `${plain}\nC: c2VjcmV0c2VjcmV0\nS: 502 no`],
	[
		'auth/base64-wrapped',
		false,
		'far from it',
		`${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: NOOP\nS: 250 ok\nC: NOOP\nS: 250 ok\nC: c2VjcmV0c2VjcmV0\nS: 502 no`,
	],
	[
		'auth/double-encoding',
		true,
		'twice',
		`${plain}\n${login(Buffer.from('\0ann\0pencilpencil').toString('base64'))}\nS: 535 no`,
	],
	['auth/double-encoding', false, 'once', `${plain}\n${login('\0ann\0pencilpencil')}\nS: 535 no`],
	[
		'auth/empty-credentials',
		true,
		'no password',
		`${plain}\n${login('\0ann\0')}\nS: 535 5.7.8 authentication failed`,
	],
	[
		'auth/empty-credentials',
		true,
		'no user',
		`${plain}\n${login('\0\0pencil')}\nS: 535 5.7.8 authentication failed`,
	],
	[
		'auth/empty-credentials',
		false,
		'both',
		`${plain}\n${login('\0ann\0pencil')}\nS: 535 5.7.8 authentication failed`,
	],
	['auth/empty-credentials', false, 'not judged', `${plain}\n${login('\0ann\0')}\nS: 421 bye`],
	['hello/bad-name', true, 'by 501', 'S: 220 hi\nC: EHLO _\nS: 501 no'],
	['hello/bad-name', true, 'no name', 'S: 220 hi\nC: EHLO\nS: 500 no'],
	['hello/bad-name', false, 'for now', 'S: 220 hi\nC: EHLO me.example\nS: 451 later'],
	['hello/bad-name', false, 'another line', `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 501 no`],
];

test.each(cases)('%s: %s: %s', (rule, speaks, _, session) => {
	const spoken = diagnose(entriesOf(session)).map(finding => finding.rule);
	expect(spoken.includes(rule), spoken.join()).toBe(speaks);
});

test('session/closed-inside-message names what the server sent before', () => {
	const message = (more: string) =>
		diagnose(entriesOf(`${addressed}\nC: DATA\nS: 354 go\nC: x\n${more}closed: server`)).find(
			({rule}) => rule === 'session/closed-inside-message',
		)?.message;
	expect(message('')).toBe(
		'The connection ended inside the message, before the final dot: nothing was delivered.',
	);
	expect(message('S: 421 4.3.2 shutting down\n')).toBe(
		'The connection ended inside the message, before the final dot (the server sent 421 first): nothing was delivered.',
	);
});
