/** What is known to be a secret is found in every form in which a server, a format or a decoder may write it. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {escapeHtml} from '../../source/reports/escape-html.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import {entriesOf} from '../support/play.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const hex = (text: string) => utf8(text).toString('hex');

/** How the same bytes can be written, with something before them. */
const writings: Record<string, (secret: string, before: string) => string> = {
	plain: (secret, before) => before + secret,
	'base64, wherever its bytes begin': (secret, before) => utf8(before + secret).toString('base64'),
	'base64 with more behind it': (secret, before) => utf8(`${before}${secret}\0more`).toString('base64'),
	base64url: (secret, before) => utf8(before + secret).toString('base64url'),
	'base64 in base64': (secret, before) =>
		Buffer.from(before + utf8(secret).toString('base64')).toString('base64'),
	'base64 with its letters swapped': secret =>
		utf8(secret)
			.toString('base64')
			.replace(/[A-Za-z]/g, letter =>
				letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
			),
	hex: (secret, before) => before + hex(secret),
	'hex in capitals': secret => hex(secret).toUpperCase(),
	'hex behind a digit of its own': secret => `0${hex(secret)}`,
	'hex with spaces': secret => hex(secret).replace(/..(?=.)/g, '$& '),
	'hex with colons': secret => hex(secret).replace(/..(?=.)/g, '$&:'),
	'hex as a list': secret => hex(secret).replace(/..(?=.)/g, '0x$&, '),
	'hex as escapes': secret => hex(secret).replace(/../g, '\\x$&'),
	'URL, what must be': secret => encodeURIComponent(secret.toWellFormed()),
	'URL, every byte': secret => hex(secret).replace(/../g, '%$&'),
	'quoted-printable, every byte': secret => hex(secret).toUpperCase().replace(/../g, '=$&'),
	'quoted-printable, broken softly': secret =>
		[...secret].map((letter, index) => (index === 3 ? `=\r\n${letter}` : letter)).join(''),
	'JSON, what must be': secret => JSON.stringify(secret).slice(1, -1),
	'JSON in ASCII': secret =>
		secret.replace(/[^!-~]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
	'JSON, every character': secret =>
		[...secret.split('')].map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
	HTML: secret => escapeHtml(secret),
	'HTML, every character': secret => [...secret].map(letter => `&#${letter.codePointAt(0)};`).join(''),
};

// No mere word, and long enough to be looked for.
const secrets = fc
	.tuple(
		fc.stringMatching(/^[A-Za-z0-9]{3,10}$/),
		fc.constantFrom('7!', '"', '\\', 'ü9', '<&>', ' 1', '%41', '=3D', '😀x', 'İ2'),
		fc.stringMatching(/^[A-Za-z0-9]{3,10}$/),
	)
	.map(parts => parts.join(''));

describe.each(Object.keys(writings))('a secret in %s', writing => {
	it('is found, and taken out', () => {
		fc.assert(
			fc.property(secrets, fc.constantFrom('', 'a', 'ab', 'abc'), (secret, before) => {
				const written = writings[writing]?.(secret, before) ?? '';
				const redactor = createRedactor();
				redactor.learnSecret(secret);
				const text = `550 5.7.1 you said ${written} did you not`;
				expect(redactor.holds(text)).toBe(true);
				const clean = redactor.sweep(text);
				expect(clean).toMatch(/^550 5\.7\.1 you said .*\[password-1\].* did you not$/s);
				expect(redactor.leaks(clean)).toBe(false);
				expect(redactor.redact(text)).toBe(clean);
			}),
			{numRuns: 60},
		);
	});
});

it('leaves every other text as it is', () => {
	const redactor = createRedactor();
	redactor.learnSecret('open-sesame-7');
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 200}), text => {
			expect(redactor.redact(text)).toBe(text);
		}),
	);
});

it('a secret that is a mere word is taken out of what a server says, and of any output only where it is encoded', () => {
	const redactor = createRedactor();
	redactor.learnSecret('message');
	expect(redactor.redact('no message for you')).toBe('no [password-1] for you');
	expect(redactor.redact('Message accepted')).toBe('Message accepted');
	expect(redactor.sweep('a message of 20 octets')).toBe('a message of 20 octets');
	expect(redactor.sweep('6d 65 73 73 61 67 65')).toBe('[password-1]');
	expect(redactor.sweep('bWVzc2FnZQ==')).toBe('[password-1]');
});

it.each([
	['AUTH PLAIN AGFsaWNlAG9wZW4tc2VzYW1lLTc='],
	['AUHT PLAIN AGFsaWNlAG9wZW4tc2VzYW1lLTc='],
	['LOGIN alice open-sesame-7'],
	['AUTH LOGIN alice open-sesame-7'],
	['a1 LOGIN alice open-sesame-7'],
	['PASS open-sesame-7'],
	['b3Blbi1zZXNhbWUtNw=='],
	['AUTH XOAUTH2 dXNlcj1hbGljZQFhdXRoPUJlYXJlciBvcGVuLXNlc2FtZS03AQE='],
	['AUTH LOGIN YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: b3Blbi1zZXNhbWUtNw=='],
	['AUTH LOGIN YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: b3Blbi1zZXNhbWUtNwo='],
	['AUTH LOGIN\nS: 504 no\nC: YWxpY2U=\nS: 500 what\nC: b3Blbi1zZXNhbWUtNw=='],
])('learns the password from what was sent: %s', sent => {
	const redactor = createRedactor();
	entriesOf(`S: 220 hi\nC: ${sent}\nS: 535 no`).forEach(redactor.learn);
	expect(redactor.redact('your open-sesame-7 is wrong')).not.toContain('sesame');
});

it('does not learn what an earlier recording hid', () => {
	const redactor = createRedactor();
	entriesOf('S: 220 hi\nC: AUTH PLAIN ••••••••\nS: 235 ok\nC: PASS [password-1]\nS: 500 no').forEach(
		redactor.learn,
	);
	expect(redactor.redact('AUTH PLAIN •••••••• and [password-1]')).toBe(
		'AUTH PLAIN •••••••• and [password-1]',
	);
});
