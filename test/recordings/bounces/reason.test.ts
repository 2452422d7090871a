import {expect, test} from 'vitest';
import {reasonIn} from '../../../source/recordings/bounces/reason.ts';

const replyIn = (...texts: readonly string[]): string | null =>
	reasonIn(texts.map((text, index) => ({number: index + 1, text, at: null}))).reply;

test.each([
	'<carol@example.net>',
	'<<< 250 2.0.0 Bye',
	'>>> QUIT',
	'... while talking to mx.example.net',
	'--- Below this line is a copy of the message.',
	'=== The message:',
	'*** End of the report',
	'250 2.0.0 Bye',
	'Reporting-MTA: dns; relay.example.net',
	'This is a permanent error.',
	'Giving up on 203.0.113.9.',
	"I'm not going to try again.",
	'While talking to mx.example.net',
	'Please contact the postmaster.',
	'If you need help, ask.',
])('a quoted reply ends before: %s', line => {
	const reply = ['550 5.1.1 This address', 'does not exist here'];
	expect(replyIn(...reply, line)).toBe('550 5.1.1 This address does not exist here');
	expect(replyIn(...reply, 'at all', line)).toBe('550 5.1.1 This address does not exist here at all');
});
