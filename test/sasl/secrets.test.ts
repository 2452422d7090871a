import {expect, it} from 'vitest';
import type {AuthMessage} from '../../source/sasl/exchange.ts';
import {isSecretMessage, MASK, maskSpan} from '../../source/sasl/secrets.ts';

const said = (from: AuthMessage['from'], text: string): AuthMessage => ({
	from,
	text,
	entryId: 1,
	secret: false,
});
const hello = said('client', 'dGVzdA==');
const challenge = said('server', 'dGVzdA==');

it.each<[mechanism: string, before: readonly AuthMessage[], isSecret: boolean]>([
	['PLAIN', [], true],
	['CRAM-MD5', [challenge], true],
	['NTLM', [], true],
	['NTLM', [hello, challenge], true],
	['GSSAPI', [], true],
	['GSSAPI', [hello, challenge], true],
	['SCRAM-SHA-256', [], true],
	['SCRAM-SHA-256', [hello, challenge], true],
	['EXTERNAL', [], true],
	['LOGIN', [said('server', 'VXNlcm5hbWU6')], false],
	['LOGIN', [said('server', 'UGFzc3dvcmQ6')], true],
	['NEVER-HEARD-OF', [], true],
])('an answer to %s after %j is secret: %s', (mechanism, before, isSecret) => {
	expect(isSecretMessage(mechanism, before, 'c2VjcmV0')).toBe(isSecret);
});

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');

it.each<[mechanism: string, before: readonly AuthMessage[], answer: string, isSecret: boolean]>([
	['NTLM', [], `NTLMSSP\0\u0001${'\0'.repeat(23)}`, false],
	['GSSAPI', [], '\u0060\u0028\u0006', false],
	['SCRAM-SHA-256', [], 'n,,n=alice,r=abc', false],
	['SCRAM-SHA-256-PLUS', [], 'p=tls-exporter,a=bob,n=alice,r=abc', false],
	['SCRAM-SHA-256', [], 'wonderland', true],
	['EXTERNAL', [], 'alice@example.org', false],
	['ANONYMOUS', [], 'alice@example.org', false],
	['EXTERNAL', [], 'wonderland', true],
	['ANONYMOUS', [], 'wonderland', true],
	['LOGIN', [], 'alice', false],
	['LOGIN', [said('server', '')], 'alice', false],
	['LOGIN', [said('server', 'VXNlcm5hbWU6')], '\0alice\0wonderland', true],
	['LOGIN', [said('server', base64('Say it:'))], 'wonderland', true],
])('%s after %j: %j is secret: %s', (mechanism, before, answer, isSecret) => {
	expect(isSecretMessage(mechanism, before, base64(answer))).toBe(isSecret);
});

it.each(['LOGIN', 'EXTERNAL', 'ANONYMOUS', 'SCRAM-SHA-1', 'NTLM', 'GSSAPI'])(
	'what is not one word of base64 may be anything: %s',
	mechanism => {
		expect(isSecretMessage(mechanism, [], 'alice wonderland')).toBe(true);
		expect(isSecretMessage(mechanism, [], 'wonder!')).toBe(true);
		expect(isSecretMessage(mechanism, [], 'AUTH PLAIN AGFsaWNlAHB3')).toBe(true);
	},
);

it.each(['Username:', 'User Name\0', 'Benutzername', 'Имя пользователя:', '用户名'])(
	'the answer to “%s” is shown',
	prompt => {
		const wire = Buffer.from(prompt).toString('base64');
		expect(isSecretMessage('LOGIN', [said('server', wire)], 'YWxpY2U=')).toBe(false);
	},
);

it.each([
	...[
		'Password:',
		'Password\0',
		'Kennwort des Username:',
		'pwd for user',
		'Secret of login',
		'Contraseña:',
		'Пароль:',
	],
	...[
		'密码:',
		'パスワード',
		'Mot de passe :',
		'Hasło',
		'PIN',
		'Lösenord',
		'Wachtwoord:',
		'비밀번호',
		'mật khẩu',
	],
])('the answer to “%s” is hidden, first or second, in base64 or in plain text', prompt => {
	for (const wire of [Buffer.from(prompt).toString('base64'), prompt]) {
		expect(isSecretMessage('LOGIN', [said('server', wire)], 'YWxpY2U=')).toBe(true);
		expect(isSecretMessage('LOGIN', [hello, said('server', wire)], 'YWxpY2U=')).toBe(true);
	}
});

it.each(['', '=', '*', MASK, '[password-1]', '********', '<hidden>', 'REDACTED'])(
	'%j hides nothing',
	text => {
		expect(isSecretMessage('PLAIN', [], text)).toBe(false);
	},
);

it('a mask is as long for every secret', () => {
	expect(maskSpan('AUTH PLAIN x', {start: 11, end: 12})).toBe(`AUTH PLAIN ${MASK}`);
	expect(maskSpan('NOOP', null)).toBe('NOOP');
});
