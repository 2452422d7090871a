import {describe, expect, it} from 'vitest';
import {chooseMechanism, secretNeeded} from '../../source/dialogs/choose-mechanism.ts';
import {fakeSession} from '../support/fake-session.ts';

const offering = (auth: string) => fakeSession(`tls\nS: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 AUTH ${auth}`);

describe('the secret that is asked for', () => {
	it.each<[string, string | undefined, 'token' | undefined, string | undefined, object]>([
		['PLAIN', undefined, undefined, undefined, {needs: 'password'}],
		['XOAUTH2', undefined, undefined, undefined, {needs: 'token'}],
		['PLAIN XOAUTH2', undefined, undefined, undefined, {needs: 'password'}],
		['PLAIN XOAUTH2', undefined, 'token', undefined, {needs: 'token'}],
		['PLAIN XOAUTH2', 'xoauth2', undefined, undefined, {needs: 'token'}],
		['XOAUTH2', 'plain', undefined, undefined, {needs: 'password'}],
		['LOGIN PLAIN', undefined, undefined, 'boss', {needs: 'password'}],
		['PLAIN', 'EXTERNAL', undefined, undefined, {needs: 'certificate'}],
	])('AUTH %s, named %s, only %s, as %s', (auth, mechanism, only, authzid, needed) => {
		expect(secretNeeded(offering(auth), mechanism, only, authzid)).toEqual(needed);
	});

	it.each<[string, string | undefined, 'token' | undefined, string | undefined, RegExp]>([
		[
			'LOGIN',
			undefined,
			undefined,
			'boss',
			/with a password and a token, for another identity than the user, none/,
		],
		[
			'LOGIN',
			undefined,
			'token',
			undefined,
			/^The server offers LOGIN; with a token none of these can be used\.$/,
		],
		[
			'PLAIN',
			'LOGIN',
			undefined,
			'boss',
			/^LOGIN cannot name another identity to act as\. These can: .*PLAIN/,
		],
		['PLAIN', 'PLAIN', 'token', undefined, /^PLAIN needs a password, and none was given\.$/],
		['PLAIN', 'ODD', undefined, undefined, /^smtpscope cannot log in with ODD /],
	])('AUTH %s, named %s, only %s, as %s: there is none', (auth, mechanism, only, authzid, problem) => {
		expect(secretNeeded(offering(auth), mechanism, only, authzid)).toEqual({
			problem: expect.stringMatching(problem),
		});
	});
});

describe('the mechanism', () => {
	const given = (listing: string, request: Partial<Parameters<typeof chooseMechanism>[1]>) => {
		const chosen = chooseMechanism(fakeSession(listing), {user: 'alice', ...request});
		return typeof chosen === 'string' ? chosen : chosen.name;
	};

	it.each([
		['S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 AUTH PLAIN', 'PLAIN'],
		[
			'S: 220 hi\nC: HELO me\nS: 250 hi',
			'After HELO a server announces no AUTH: send EHLO first, or name the mechanism.',
		],
		['S: 220 hi', 'It is not known yet what this server offers: send EHLO first, or name the mechanism.'],
		[
			'S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 AUTH PLAIN\nC: DATA\nS: 354 go',
			'AUTH is a command and is not possible here. First end the message or the exchange that is open.',
		],
	])('by what the server said: case %#', (listing, chosen) => {
		expect(given(listing, {password: 'x'})).toBe(chosen);
	});

	it.each<[string, Partial<Parameters<typeof chooseMechanism>[1]>, string]>([
		['plain', {password: ''}, 'PLAIN'],
		['PLAIN', {token: 'x'}, 'PLAIN needs a password, and none was given.'],
		['XOAUTH2', {token: ''}, 'XOAUTH2'],
		['XOAUTH2', {password: 'x'}, 'XOAUTH2 needs an access token, and none was given.'],
		['PLAIN', {password: 'x', authzid: 'boss'}, 'PLAIN'],
		['ANONYMOUS', {}, 'ANONYMOUS'],
	])('by its name: %s with %j', (mechanism, request, chosen) => {
		expect(given('S: 220 hi', {...request, mechanism})).toBe(chosen);
	});
});
