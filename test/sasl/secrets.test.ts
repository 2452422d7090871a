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
	['NTLM', [], false],
	['NTLM', [hello, challenge], true],
	['GSSAPI', [], false],
	['GSSAPI', [hello, challenge], true],
	['SCRAM-SHA-256', [], false],
	['SCRAM-SHA-256', [hello, challenge], true],
	['EXTERNAL', [], false],
	['LOGIN', [said('server', 'VXNlcm5hbWU6')], false],
	['LOGIN', [said('server', 'UGFzc3dvcmQ6')], true],
	['NEVER-HEARD-OF', [], true],
])('an answer to %s after %j is secret: %s', (mechanism, before, isSecret) => {
	expect(isSecretMessage(mechanism, before, 'c2VjcmV0')).toBe(isSecret);
});

it.each(['', '=', '*'])('%j hides nothing', text => {
	expect(isSecretMessage('PLAIN', [], text)).toBe(false);
});

it('a mask is as long for every secret', () => {
	expect(maskSpan('AUTH PLAIN x', {start: 11, end: 12})).toBe(`AUTH PLAIN ${MASK}`);
	expect(maskSpan('NOOP', null)).toBe('NOOP');
});
