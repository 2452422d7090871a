import {expect, it} from 'vitest';
import {toldAdvice, toldNext, toldStep, wordsOf} from '../../source/diagnosis/told.ts';

it.each([
	['RSET', 'RSET'],
	['', 'an empty line'],
	['/auth', 'log in'],
	['/auth PLAIN', 'log in with AUTH PLAIN'],
	['/auth LOGIN alice@example.org', 'log in with AUTH LOGIN as alice@example.org'],
	['/connect', 'connect again'],
	['/connect smtps://mail.example.org', 'connect to smtps://mail.example.org'],
	['/tls', 'STARTTLS'],
	['EHLO client.example.net', 'EHLO client.example.net'],
	['EHLO [127.0.0.1]', 'EHLO with the client’s own name'],
])('%j is told as %j', (next, words) => {
	expect(wordsOf(toldNext(next))).toBe(words);
});

it.each([
	['Log in with `/auth PLAIN` and type both.', 'Log in with `/auth PLAIN` in a live session and type both.'],
	['See with `/check` whether it was.', 'See with `/check` whether it was.'],
	['Encode with `base64 -w0`.', 'Encode with `base64 -w0`.'],
])('advice for a recording tells where a local command has its place: %s', (advice, told) => {
	expect(toldAdvice(advice)).toBe(told);
});

it('a step names no local command', () => {
	expect(toldStep('/auth, or /connect to the recipient’s own server')).toBe(
		'log in, or connect to the recipient’s own server',
	);
});
