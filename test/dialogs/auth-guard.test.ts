import {describe, expect, it} from 'vitest';
import {authGuard, doorOf} from '../../source/dialogs/auth-guard.ts';
import type {Entry} from '../../source/session/entry.ts';
import {reduce} from '../../source/session/reducer.ts';
import {initialState, type SessionState} from '../../source/session/state.ts';
import type {TlsFacts} from '../../source/transport/types.ts';

const tls: TlsFacts = {
	protocol: 'TLSv1.3',
	cipher: 'TLS_AES_256_GCM_SHA384',
	group: 'X25519',
	alpn: null,
	servername: 'mx.example.org',
	sessionId: null,
	resumed: false,
	authorized: true,
	error: null,
	hostnameMatches: true,
	hostname: 'mx.example.org',
	warnings: [],
	certificates: [],
	chainSource: 'sent',
	channelBinding: null,
};

function connected(address: string, facts: TlsFacts | null, port: number | null = 587) {
	let state: SessionState = initialState('smtp', 'mx.example.org');
	const reduced = reduce(state, {
		type: 'connected',
		at: 0,
		host: 'mx.example.org',
		address,
		port,
		elapsed: 1,
		tls: facts,
	});
	state = reduced.state;
	return {state, entries: reduced.entries as readonly Entry[]};
}

describe('authGuard', () => {
	it('asks before credentials go out in clear text', () => {
		expect(authGuard(connected('192.0.2.1', null), 'PLAIN')).toEqual({
			verdict: 'ask',
			needs: 'clearText',
			sentence: 'The connection to mx.example.org is not encrypted: anyone in between can read the password.',
			how: 'Connect with smtps://, or to a server that offers STARTTLS.',
		});
		const ways = {clearText: 'Or press y.', unverified: 'Or press n.'};
		expect(authGuard(connected('192.0.2.1', null), 'PLAIN', {ways})).toMatchObject({
			how: 'Connect with smtps://, or to a server that offers STARTTLS. Or press y.',
		});
		expect(authGuard(connected('192.0.2.1', null), 'SCRAM-SHA-1')).toMatchObject({verdict: 'ask'});
		expect(authGuard(connected('192.0.2.1', null), 'XOAUTH2')).toMatchObject({verdict: 'ask'});
		expect(authGuard(connected('192.0.2.1', null), 'PLAIN', {clearText: true})).toMatchObject({
			verdict: 'go',
		});
		expect(authGuard(connected('192.0.2.1', null), 'PLAIN', {unverified: true})).toMatchObject({
			verdict: 'ask',
		});
	});

	it.each([
		[{authorized: false, error: 'CERT_HAS_EXPIRED'}, 'CERT_HAS_EXPIRED'],
		[{hostnameMatches: false}, 'it is not for mx.example.org'],
	])('asks over a certificate that is not verified: %j', (doubt, words) => {
		const guard = authGuard(connected('192.0.2.1', {...tls, ...doubt}), 'PLAIN');
		expect(guard).toMatchObject({verdict: 'ask', needs: 'unverified'});
		expect(guard.verdict === 'ask' && guard.sentence).toContain(words);
		expect(authGuard(connected('192.0.2.1', {...tls, ...doubt}), 'PLAIN', {unverified: true})).toMatchObject({
			verdict: 'go',
		});
	});

	it('lets them go over a verified connection', () => {
		expect(authGuard(connected('192.0.2.1', tls), 'PLAIN')).toEqual({verdict: 'go', warning: null});
	});

	it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])(
		'does not mind this machine: %s',
		address => {
			expect(authGuard(connected(address, null), 'PLAIN')).toMatchObject({verdict: 'go'});
		},
	);

	it('does not mind a unix socket, or what holds no secret', () => {
		expect(authGuard(connected('/run/lmtp', null, null), 'PLAIN')).toMatchObject({verdict: 'go'});
		expect(authGuard(connected('192.0.2.1', null), 'EXTERNAL')).toMatchObject({verdict: 'go'});
	});

	it.each(['127.0.0.1.example.org', '1270.0.0.1', '::11'])('is not taken in by %s', address => {
		expect(authGuard(connected(address, null), 'PLAIN')).toMatchObject({verdict: 'ask'});
	});
});

describe('the keeper of a door where no one can be asked', () => {
	const ways = {clearText: 'Or use --allow-clear-auth.', unverified: 'Or use --insecure.'};
	const keeper = (facts: TlsFacts | null, allowed: Parameters<typeof doorOf>[1]) =>
		doorOf(() => connected('192.0.2.1', facts), allowed)('PLAIN');

	it('says why nothing leaves, and what would let it', () => {
		expect(keeper(null, {ways})).toBe(
			'The connection to mx.example.org is not encrypted: anyone in between can read the password. Connect with smtps://, or to a server that offers STARTTLS. Or use --allow-clear-auth.',
		);
		expect(keeper({...tls, authorized: false}, {ways})).toBe(
			'The certificate of mx.example.org is not verified (no trusted chain): someone else may be able to read this connection. Trust the CA that issued it. Or use --insecure.',
		);
	});

	it('lets out what the options allow, and what is safe', () => {
		expect(keeper(null, {clearText: true})).toBeNull();
		expect(keeper({...tls, authorized: false}, {unverified: true})).toBeNull();
		expect(keeper(tls, {})).toBeNull();
	});
});
