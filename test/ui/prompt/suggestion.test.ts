import {expect, test} from 'vitest';
import {type SuggestionFacts, suggestionFor} from '../../../source/ui/prompt/suggestion.ts';
import {play} from '../../support/play.ts';

const greeted = 'S: 220 mx\nC: EHLO me.example\nS: 250 mx\n';

function offered(listing: string, more: Partial<SuggestionFacts> = {}): string | undefined {
	const {state} = play(listing);
	return suggestionFor({
		state,
		history: [],
		clientName: 'host.example',
		delivered: false,
		message: null,
		address: null,
		...more,
	})?.line;
}

test('the name that was used before greets again', () => {
	expect(offered('S: 220 mx')).toBe('EHLO host.example');
	expect(offered('S: 220 mx', {history: ['EHLO old.example', 'NOOP']})).toBe('EHLO old.example');
});

test('the user who is logged in is the sender, else who was it before', () => {
	const login = `${greeted}C: AUTH PLAIN AGFsaWNlQGV4YW1wbGUudGVzdAB4\nS: 235 2.7.0 ok\n`;
	expect(offered(login)).toBe('MAIL FROM:<alice@example.test>');
	expect(offered(greeted, {history: ['MAIL FROM:<bob@example.test> SIZE=3']})).toBe(
		'MAIL FROM:<bob@example.test>',
	);
});

test('a message is written line by line, up to its dot, and then one leaves', () => {
	const mail = `${greeted}C: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\n`;
	const place = {part: 'header' as const, bodyLines: 0, missing: [], date: 'now', id: 'x@y'};
	const at = (change: Partial<NonNullable<SuggestionFacts['message']>>) =>
		offered(mail, {message: {...place, ...change}});
	expect(at({missing: ['From', 'To']})).toBe('From: <a@example.org>');
	expect(at({missing: ['To']})).toBe('To: <b@example.org>');
	expect(at({missing: ['MIME-Version']})).toBe('');
	expect(at({part: 'body'})).toBe('This is a test.');
	expect(at({part: 'body', bodyLines: 1})).toBe('.');
	expect(offered(greeted, {delivered: true})).toBe('QUIT');
});

test('after the end, the way back to the same server', () => {
	const over = suggestionFor({
		state: play(`${greeted}C: QUIT\nS: 221 bye\nclosed: server`).state,
		history: [],
		clientName: 'host.example',
		delivered: false,
		message: null,
		address: 'smtps://mx.example:465',
	});
	expect(over).toEqual({line: '/connect', why: 'reconnects to smtps://mx.example:465'});
});

const announcing = (...keywords: string[]) =>
	`S: 220 mx\nC: EHLO me.example\n${['mx', ...keywords]
		.map((keyword, at, all) => `S: 250${at === all.length - 1 ? ' ' : '-'}${keyword}`)
		.join('\n')}\n`;
const mailing = `${greeted}C: MAIL FROM:<a@example.org>\nS: 250 ok\n`;

test.each<[string, string, Partial<SuggestionFacts>, string | undefined]>([
	['TLS first', announcing('STARTTLS', 'AUTH PLAIN'), {}, '/starttls'],
	['then the login', announcing('AUTH PLAIN'), {}, '/auth'],
	['no login where none is announced', announcing('SIZE'), {}, 'MAIL FROM:<you@example.org>'],
	[
		'QUIT once a message was accepted, whatever is announced',
		announcing('STARTTLS'),
		{delivered: true},
		'QUIT',
	],
	['QUIT where the greeting was a refusal', 'S: 554 no', {turnedAway: true}, 'QUIT'],
	['a recipient', mailing, {}, 'RCPT TO:<somebody@example.org>'],
	[
		'a recipient of before',
		mailing,
		{history: ['RCPT TO:<b@example.net>', 'NOOP']},
		'RCPT TO:<b@example.net>',
	],
	[
		'a recipient that is accepted, before one of the history',
		mailing,
		{history: ['RCPT TO:<b@example.net>'], recipient: 'c@example.net'},
		'RCPT TO:<c@example.net>',
	],
	['DATA once there is a recipient', `${mailing}C: RCPT TO:<b@example.net>\nS: 250 ok\n`, {}, 'DATA'],
	['a message goes on before a next one', mailing, {delivered: true}, 'RCPT TO:<somebody@example.org>'],
	['nothing while a reply is awaited', `${greeted}C: NOOP\n`, {}, undefined],
	['nothing before the greeting', '', {}, undefined],
	[
		'nothing in a message whose place is not known',
		`${mailing}C: RCPT TO:<b@example.net>\nS: 250 ok\nC: DATA\nS: 354 go\n`,
		{},
		undefined,
	],
	['nothing in a login', `${announcing('AUTH LOGIN')}C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\n`, {}, undefined],
])('%s', (_, listing, more, line) => {
	expect(offered(listing, more)).toBe(line);
});

test.each([
	['Date', 'Date: now'],
	['Subject', 'Subject: A test'],
	['Message-ID', 'Message-ID: <x@y>'],
])('the field that is missing first: %s', (field, line) => {
	const mail = `${mailing}C: RCPT TO:<b@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\n`;
	const message = {part: 'header' as const, bodyLines: 0, missing: [field, 'X'], date: 'now', id: 'x@y'};
	expect(offered(mail, {message})).toBe(line);
	// The message is over, its reply awaited.
	expect(offered(`${mail}C: x\nC: .\n`, {message})).toBeUndefined();
});

test('a user who is not an address is not the sender', () => {
	const login = `${greeted}C: AUTH PLAIN AGFsaWNlAHg=\nS: 235 2.7.0 ok\n`;
	expect(offered(login)).toBe('MAIL FROM:<you@example.org>');
});

test('after the end of a session whose address is not known, /connect only reconnects', () => {
	const {state} = play(`${greeted}closed: server`);
	const facts = {state, history: [], clientName: 'x', delivered: false, message: null, address: null};
	expect(suggestionFor(facts)).toEqual({line: '/connect', why: 'reconnects'});
});
