import {describe, expect, test} from 'vitest';
import {type StatusContext, statusRow} from '../../../source/ui/screen/status.ts';
import {conversations} from '../../support/conversations.ts';
import {play} from '../../support/play.ts';

const status = (text: string) =>
	statusRow({state: play(text).state, waiting: 0, host: 'mx.example', width: 100})
		.map(piece => piece.text)
		.join('');

test('in a login it says whose turn it is', () => {
	const asked = conversations.username ?? '';
	expect(status(asked)).toContain('AUTH LOGIN · the server waits for an answer · * cancels');
	expect(status(`${asked}\nC: YWxpY2U=`)).toContain('AUTH LOGIN · waiting for the reply …');
});

const hello = 'S: 220 mx.example ESMTP\nC: EHLO me.example\nS: 250 mx.example';
const mail = `${hello}\nC: MAIL FROM:<a@example.org>\nS: 250 ok`;
const to = (name: string) => `\nC: RCPT TO:<${name}@example.net>\nS: 250 ok`;
const data = `${mail}${to('b')}\nC: DATA\nS: 354 go`;

const row = (listing: string, more: Partial<StatusContext> = {}) =>
	statusRow({state: play(listing).state, waiting: 0, host: 'mx.example', width: 200, ...more})
		.map(piece => piece.text)
		.join('')
		.trim();

describe('where the session stands', () => {
	test.each([
		['', /^connecting to mx\.example …$|^waiting for the greeting: the server speaks first$/],
		[hello, /^ready for a command · .*MAIL/],
		[`${hello}\nC: NOOP`, /^waiting for the reply to NOOP …$/],
		[`${data}\nC: x`, /^message · 1 line so far · a line with only a dot ends it/],
		[`${data}\nC: x\nC: y`, /^message · 2 lines so far · /],
		[data, /^message · 0 lines so far · /],
		[`${data}\nC: x\nC: .`, /^waiting for the reply to the message …/],
		[
			`${hello}\nC: QUIT\nS: 221 bye\nclosed: server`,
			/^not connected · \/connect to reconnect · \/quit to leave$/,
		],
	])('%j', (listing, words) => {
		expect(row(listing)).toMatch(words);
	});

	test('a server that turned the client away: only QUIT is left', () => {
		expect(row('S: 554 no', {turnedAway: true})).toBe('the server accepts no mail · QUIT · /quit to leave');
		expect(row('S: 554 no')).toMatch(/^ready for a command/);
	});

	test('lines typed ahead are counted', () => {
		expect(row(hello, {waiting: 2})).toContain('   2 typed ahead');
		expect(row(hello)).not.toContain('typed ahead');
	});

	test('a recording and a message say that nothing is sent', () => {
		expect(row(mail, {recorded: true})).toMatch(/^a recording · nothing is sent · .*\? keys$/);
		expect(row(mail, {recorded: true, isMessage: true})).toMatch(/^a message · nothing is sent/);
	});
});

describe('at the right', () => {
	test.each([
		[mail, /from <a@example\.org>$/],
		[`${mail}${to('b')}`, /from <a@example\.org> · to <b@example\.net>$/],
		[`${mail}${to('b')}${to('c')}`, /from <a@example\.org> · to 2$/],
		[`${hello}\nC: MAIL FROM:<>\nS: 250 ok`, /from <>$/],
	])('%j', (listing, words) => {
		expect(row(listing)).toMatch(words);
	});

	test('who is logged in, where that is known', () => {
		const login = (answer: string) => `${hello}\nC: AUTH PLAIN ${answer}\nS: 235 ok`;
		expect(row(login(Buffer.from('\0ann\0pw').toString('base64')))).toMatch(/as ann$/);
		expect(row(hello)).not.toMatch(/ as |logged in/);
	});

	test('nothing of a transaction once the connection is closed, nor of a recording', () => {
		expect(row(`${mail}\nclosed: server`)).not.toContain('from <');
		expect(row(mail, {recorded: true})).not.toContain('from <');
	});

	test.each([
		[0, /^(?!.*finding)/],
		[1, /! 1 finding {2}from/],
		[2, /! 2 findings {2}from/],
	])('%i findings', (findings, words) => {
		expect(row(mail, {findings})).toMatch(words);
	});

	test('where there is no room the transaction goes first, and the findings stay', () => {
		const narrow = row(mail, {findings: 1, width: 60});
		expect(narrow).toContain('! 1 finding');
		expect(narrow).not.toContain('from <');
		const both = row(mail, {findings: 1});
		const needed = both.replaceAll(/ {3,}/g, '').length;
		expect(row(mail, {findings: 1, width: needed + 20})).toContain('from <');
	});
});
