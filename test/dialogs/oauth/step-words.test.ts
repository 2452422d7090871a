import {describe, expect, it} from 'vitest';
import type {Token} from '../../../source/dialogs/oauth/obtain.ts';
import {stepWords} from '../../../source/dialogs/oauth/step-words.ts';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object): string => `${part({alg: 'RS256'})}.${part(claims)}.c2lnbmF0dXJl`;
const now = Date.parse('2026-11-21T09:00:00Z');

function obtained(accessToken: string, more: Partial<Token> = {}): string {
	const token = {accessToken, refreshToken: 'not to be shown', scope: null, expiresIn: null, ...more};
	return stepWords({type: 'obtained', token}, now);
}

describe('a step on the way to a token', () => {
	it('over HTTP is what was asked, the answer and how long it took', () => {
		const step = {type: 'http', method: 'POST', url: 'https://login.example/token', elapsed: 12.6} as const;
		expect(stepWords({...step, status: 400})).toBe(
			'OAuth: POST https://login.example/token: HTTP status 400 after 13 ms.',
		);
		expect(stepWords({...step, status: null})).toBe(
			'OAuth: POST https://login.example/token: no answer after 13 ms.',
		);
	});

	it('that a person must take names the address, and the code with its time where there is one', () => {
		const step = {type: 'ask', url: 'https://login.example/device'} as const;
		expect(stepWords({...step, code: 'WDJB-MJHT', expiresIn: 900})).toBe(
			'OAuth: open https://login.example/device in any browser within 15 minutes and enter the code WDJB-MJHT',
		);
		expect(stepWords({...step, code: 'WDJB-MJHT', expiresIn: null})).toBe(
			'OAuth: open https://login.example/device in any browser and enter the code WDJB-MJHT',
		);
		expect(stepWords({...step, code: null, expiresIn: 900})).toBe(
			'OAuth: open this address in a browser on this machine and log in: https://login.example/device',
		);
	});

	it('that failed is its problem, and where a token is stored is said', () => {
		expect(stepWords({type: 'refused', problem: 'The token was revoked.'})).toBe('The token was revoked.');
		expect(stepWords({type: 'kept', file: '/home/ann/tokens'})).toBe(
			'The refresh token is stored in “/home/ann/tokens”, which only you can read.',
		);
	});
});

describe('a token', () => {
	it('that cannot be read is described by what the provider says of it', () => {
		expect(obtained('opaque')).toBe('OAuth: the provider issued an access token.');
		expect(obtained('opaque', {scope: 'mail.send', expiresIn: 3599})).toBe(
			'OAuth: the provider issued an access token: scope mail.send, valid for 60 minutes.',
		);
	});

	it('that can be read is described by its claims, and the provider’s word on the scope goes first', () => {
		const token = jwt({aud: 'https://outlook.office.com', scp: 'SMTP.Send', upn: 'ann@example.org'});
		expect(obtained(token)).toBe(
			'OAuth: the provider issued an access token: scope SMTP.Send, audience https://outlook.office.com, user ann@example.org.',
		);
		expect(obtained(token, {scope: 'other'})).toContain(': scope other, audience ');
		expect(obtained(jwt({scope: ['a', 'b'], email: 'ann@example.org'}))).toBe(
			'OAuth: the provider issued an access token: scope a b, audience not named, user ann@example.org.',
		);
		expect(obtained(jwt({preferred_username: 'ann'}))).toContain(', user ann.');
	});

	it('that a mail server would refuse has the reason behind it', () => {
		expect(obtained(jwt({aud: 'https://outlook.office.com', exp: now / 1000 - 600}))).toMatch(
			/outlook\.office\.com\. The token expired 10 minutes ago: get a new one\.$/,
		);
	});

	it('is never shown', () => {
		const token = jwt({aud: 'x'});
		expect(obtained(token)).not.toContain(token);
		expect(obtained(token)).not.toContain('not to be shown');
	});
});
