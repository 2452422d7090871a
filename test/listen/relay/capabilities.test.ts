import {expect, it} from 'vitest';
import {type PassContext, passCapabilities} from '../../../source/listen/relay/capabilities.ts';

const usual: PassContext = {offersStartTls: false, clientSecure: false, passesAuth: true};

/** The reply that the client gets, what is withheld, and what is added. */
function passed(lines: readonly string[], context: Partial<PassContext> = {}) {
	const {bytes, withheld, added} = passCapabilities(
		lines.map(line => Buffer.from(line)),
		{...usual, ...context},
	);
	return [Buffer.from(bytes).toString(), withheld.map(({what, why}) => `${what}: ${why}`), added];
}

const passwords = 'AUTH: the connection to the server is in clear text, and passwords could be read there';

it.each<[string, Partial<PassContext>, string | null, string[]]>([
	['STARTTLS', {}, null, ['STARTTLS: smtpscope was asked not to offer TLS']],
	['STARTTLS', {clientSecure: true}, null, ['STARTTLS: the client already uses TLS']],
	['starttls', {offersStartTls: true}, 'starttls', []],
	['XCLIENT A', {}, null, ['XCLIENT: the server trusts smtpscope with it, and must not trust every client']],
	[
		'xforward A',
		{},
		null,
		['XFORWARD: the server trusts smtpscope with it, and must not trust every client'],
	],
	['X-ANONYMOUSTLS', {}, null, ['X-ANONYMOUSTLS: it begins TLS, which ends at smtpscope']],
	['REQUIRETLS', {}, null, ['REQUIRETLS: it is only allowed over TLS, and the client is in clear text']],
	['REQUIRETLS', {clientSecure: true}, 'REQUIRETLS', []],
	['AUTH PLAIN  LOGIN', {}, 'AUTH PLAIN  LOGIN', []],
	['AUTH PLAIN', {passesAuth: false}, null, [passwords]],
	['AUTH=PLAIN', {passesAuth: false}, null, [passwords]],
	[
		'auth plain scram-sha-1-plus',
		{},
		'auth plain',
		['AUTH SCRAM-SHA-1-PLUS: it is bound to the TLS channel, which ends at smtpscope'],
	],
	['AUTH external', {}, null, ['AUTH EXTERNAL: the client’s certificate ends at smtpscope']],
	['AUTH XEXTERNAL EXTERNAL-X', {}, 'AUTH XEXTERNAL EXTERNAL-X', []],
	['AUTH', {}, 'AUTH', []],
	['SIZE 100', {}, 'SIZE 100', []],
])('%s, %j', (keyword, context, left, withheld) => {
	const expected = left === null ? '250-m\r\n250 DSN\r\n' : `250-m\r\n250-${left}\r\n250 DSN\r\n`;
	expect(passed(['250-m\r\n', `250-${keyword}\r\n`, '250 DSN\r\n'], context)).toEqual([
		expected,
		withheld,
		[],
	]);
});

it.each([
	[['250-m\r\n', '250 DSN\r\n'], '250-m\r\n250-DSN\r\n250 STARTTLS\r\n', ['STARTTLS']],
	[['250\r\n'], '250-\r\n250 STARTTLS\r\n', ['STARTTLS']],
	[['250-m\r\n', '250 STARTTLS\r\n'], '250-m\r\n250 STARTTLS\r\n', []],
])('STARTTLS is added where the server lacks it: %j', (lines, reply, added) => {
	expect(passed(lines, {offersStartTls: true})).toEqual([reply, [], added]);
});

it('says the last line last, whichever is left', () => {
	expect(passed(['250-m\r\n', '250 XCLIENT\r\n'])[0]).toBe('250 m\r\n');
	expect(passed(['250-m\r\n', '250\r\n', '250 XCLIENT\r\n'])[0]).toBe('250-m\r\n250 \r\n');
	expect(passed(['25'])[0]).toBe('25');
	expect(passed([])).toEqual(['', [], []]);
});
