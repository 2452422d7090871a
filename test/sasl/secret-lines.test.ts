/** Which part of a line is hidden. One list: the line, and what may be seen of it. */
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {verbs} from '../../source/protocol/verb.ts';
import {secretInCommand} from '../../source/sasl/secret-lines.ts';
import {maskSpan} from '../../source/sasl/secrets.ts';

const shown = (
	line: string,
	...late: Parameters<typeof secretInCommand> extends [string, ...infer R] ? R : never
) => maskSpan(line, secretInCommand(line, ...late)).replaceAll('••••••••', '#');

it.each([
	// RFC 4954, and Exchange's own form of it.
	['AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'AUTH PLAIN #'],
	['X-EXPS PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'X-EXPS PLAIN #'],
	['x-exps login', 'x-exps login'],
	['X-EXPS LOGIN alice wonderland', 'X-EXPS LOGIN #'],
	['AUTH LOGIN YWxpY2U=', 'AUTH LOGIN YWxpY2U='],
	['AUTH LOGIN alice wonderland', 'AUTH LOGIN #'],
	['AUTH LOGIN YWxpY2U= d29uZGVybGFuZA==', 'AUTH LOGIN #'],
	['AUTH PLAIN =', 'AUTH PLAIN ='],
	['AUTH EXTERNAL d29uZGVybGFuZA==', 'AUTH EXTERNAL #'],
	['AUTH ANONYMOUS wonderland1', 'AUTH ANONYMOUS #'],
	// The mechanism left out, or run together with what follows it.
	['AUTH d29uZGVybGFuZA==', 'AUTH #'],
	['AUTH wonderland1', 'AUTH #'],
	['auth wonderland', 'auth #'],
	['AUTH PLAINAGFsaWNlAHdvbmRlcmxhbmQ=', 'AUTH #'],
	['AUTHPLAINAGFsaWNlAHdvbmRlcmxhbmQ=', 'AUTH#'],
	['AUTHPLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'AUTHPLAIN #'],
	['AUTH FOO', 'AUTH FOO'],
	['AUTH plain', 'AUTH plain'],
	['auth pl', 'auth pl'],
	// Misspelt, behind a slash, a tag or a mark.
	['AUHT PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'AUHT PLAIN #'],
	['ATH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'ATH PLAIN #'],
	['X-EXP PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'X-EXP PLAIN #'],
	['/AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', '/AUTH PLAIN #'],
	['/auth plain alice wonderland', '/auth plain #'],
	['C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'C: AUTH PLAIN #'],
	['> AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', '> AUTH PLAIN #'],
	['AUTH: PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'AUTH: PLAIN #'],
	// POP3 and IMAP.
	['PASS wonderland', 'PASS #'],
	['a1 LOGIN alice wonderland', 'a1 LOGIN #'],
	['a1 AUTHENTICATE PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', 'a1 AUTHENTICATE PLAIN #'],
	['APOP alice c4c9334bac560ecc979e58001b3e22fb', 'APOP #'],
	['PASS', 'PASS'],
	// By itself.
	['AGFsaWNlAHdvbmRlcmxhbmQ=', '#'],
	['d29uZGVybGFuZA==', '#'],
	['d29uZGVybGFu', '#'],
	['dXNlcj1hbGljZQFhdXRoPUJlYXJlciB3b25kZXJsYW5kAQE=', '#'],
	// Where another command can carry one.
	['MAIL FROM:<a@example.org> AUTH=wonderland', 'MAIL FROM:<a@example.org> AUTH=#'],
	['MAIL FROM:<a@example.org> AUTH=<> SIZE=1', 'MAIL FROM:<a@example.org> AUTH=<> SIZE=1'],
	['MAIL FROM:<a@example.org> AUTH=alice@example.org', 'MAIL FROM:<a@example.org> AUTH=alice@example.org'],
	[
		'MAIL FROM:<a@example.org> AUTH=e+3Dmc2@example.com',
		'MAIL FROM:<a@example.org> AUTH=e+3Dmc2@example.com',
	],
	['XCLIENT ADDR=192.0.2.1 LOGIN=wonderland', 'XCLIENT ADDR=192.0.2.1 LOGIN=#'],
	['XCLIENT LOGIN=[UNAVAILABLE]', 'XCLIENT LOGIN=[UNAVAILABLE]'],
	['XCLIENT LOGIN=alice@example.org', 'XCLIENT LOGIN=alice@example.org'],
	[
		'BURL imap://alice:wonderland@imap.example.org/INBOX LAST',
		'BURL imap://alice:#@imap.example.org/INBOX LAST',
	],
	['/connect smtp://alice:wonderland@mail.example.org', '/connect smtp://alice:#@mail.example.org'],
	// What an earlier recording hid already is no secret any more.
	['AUTH PLAIN ••••••••', 'AUTH PLAIN ••••••••'.replaceAll('••••••••', '#')],
	['AUTH PLAIN [password-1]', 'AUTH PLAIN [password-1]'],
	['PASS ********', 'PASS ********'],
	// The fourth word is the last that may be a login; the third the last that may open one.
	['a b c AGFsaWNlAHdvbmRlcmxhbmQ=', 'a b c #'],
	['a b LOGIN alice wonderland', 'a b LOGIN #'],
	['a b c LOGIN alice wonderland', 'a b c LOGIN alice wonderland'],
	// Base64 of five octets or more may be text that was typed; fewer are that by chance.
	['d29uZGU=', '#'],
	['d29uZA==', 'd29uZA=='],
	['wonder', 'wonder'],
	['AHUAcGE=', '#'],
	['FOO AHUAcGE=', 'FOO #'],
	['AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ= ', 'AUTH PLAIN #'],
	['AUTH PLAIN = ', 'AUTH PLAIN = '],
	['AUTH ••••••••', 'AUTH ••••••••'.replaceAll('••••••••', '#')],
	['AUTH ********', 'AUTH ********'],
	['AUTHENTICATIONPLAINLOGIN', 'AUTHENTICATIONPLAINLOGIN'],
	['AUTHENTICATIONPLAINLOGINS', 'AUTH#'],
	// A line may begin with white space of any kind; a name in small letters is one where it is known.
	['\t AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=', '\t AUTH PLAIN #'],
	['AUTH scram-x9 bixuPWFsaWNlLHI9YWJj', 'AUTH scram-x9 #'],
	['AUTH scramble', 'AUTH #'],
	['AUTH F', 'AUTH #'],
	['AUTH FO', 'AUTH FO'],
	['AUTH ABCDEFGHIJKLMNOPQRST x', 'AUTH ABCDEFGHIJKLMNOPQRST #'],
	['AUTH ABCDEFGHIJKLMNOPQRSTU x', 'AUTH #'],
	[`${'#'.repeat(8)}LOGIN wonderland`, `${'#'.repeat(8)}LOGIN ••••••••`.replaceAll('••••••••', '#')],
	[`${'-'.repeat(9)}LOGIN wonderland`, `${'-'.repeat(9)}LOGIN wonderland`],
	// Base64 whose last character is left over.
	['d29uZGVybGFuZ', '#'],
	['d29uZGVybGFu=', '#'],
	['', ''],
	['  ', '  '],
	// Nothing of a login.
	...[
		'EHLO client.example.net',
		'HELP AUTH',
		'NOOP PASS',
		'VRFY alice',
		'XSTATUS all',
		'FOOBAR',
		'SHUTDOWN',
	].map(line => [line, line]),
])('%s', (line, expected) => {
	expect(shown(line)).toBe(expected);
});

it.each([
	['wonderland', '#', '#'],
	['my long phrase', '#', 'my long phrase'],
	['Data', 'Data', 'Data'],
	['EHLO me.example', 'EHLO me.example', 'EHLO me.example'],
	['XSTATUS all', 'XSTATUS all', 'XSTATUS all'],
	['*', '*', '*'],
	['=', '=', '='],
	['.', '.', '.'],
	['/quit', '/quit', '/quit'],
	['dat', 'dat', 'dat'],
	['dat a', '#', 'dat a'],
	['datas', '#', '#'],
	['XY', '#', '#'],
	['XYZ', 'XYZ', 'XYZ'],
	['  wonderland  ', '  #', '  #'],
	['', '', ''],
])('after a login that is over: %s', (line, afterRefusal, afterSuccess) => {
	expect(shown(line, 'line')).toBe(afterRefusal);
	expect(shown(line, 'word')).toBe(afterSuccess);
});

it('never shows base64 of PLAIN that stands anywhere at the beginning of a line', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(
				'',
				'AUTH ',
				'AUTH PLAIN ',
				'auth login ',
				'AUHT PLAIN ',
				'X-EXPS PLAIN ',
				'/AUTH ',
				'PASS ',
			),
			fc.stringMatching(/^[a-z]{3,12}$/),
			fc.stringMatching(/^[A-Za-z0-9]{6,20}$/),
			(front, user, password) => {
				const answer = Buffer.from(`\0${user}\0${password}`).toString('base64');
				expect(shown(front + answer)).not.toContain(answer.slice(0, 8));
			},
		),
	);
});

it('hides nothing of a verb with its own arguments', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...verbs),
			fc.constantFrom('', ' one', ' FROM:<a@example.org>', ' two words'),
			(verb, rest) => {
				if (verb !== 'AUTH' && verb !== 'X-EXPS') {
					expect(secretInCommand(verb + rest, 'line')).toBeNull();
				}
			},
		),
	);
});
