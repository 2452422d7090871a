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
