import {expect, test} from 'vitest';
import {
	chainWords,
	clientWords,
	explainSecured,
	isChainProblem,
	sessionWords,
	tlsFields,
	tlsSummary,
} from '../../source/decode/tls.ts';
import {certificate, tls} from '../support/entries.ts';

const broken = {...tls, authorized: false, error: 'CERT_HAS_EXPIRED'};

test.each([
	[tls, 'The certificate chain is trusted, and the certificate is for mail.example.org.'],
	[
		{...tls, hostnameMatches: false},
		'The certificate chain is trusted, but the certificate is not for mail.example.org.',
	],
	[{...broken, error: 'ODD'}, 'The chain is not trusted (ODD), but the certificate is for mail.example.org.'],
	[
		{...broken, error: null, hostnameMatches: false},
		'The chain is not trusted (no reason is known), and the certificate is not for mail.example.org.',
	],
	[{...tls, recorded: true as const}, 'The recording says that the certificate was verified.'],
	[
		{...broken, error: null, recorded: true as const},
		'The recording does not say whether the certificate was verified.',
	],
	[
		{...broken, error: 'ODD', recorded: true as const},
		'The recording says that the certificate was not verified: ODD.',
	],
])('%#: %j', (facts, summary) => {
	expect(tlsSummary(facts)).toBe(summary);
});

const said = (facts: typeof tls) =>
	Object.fromEntries(tlsFields(facts).map(({label, value}) => [label, value]));

test('the handshake as it was seen, and of a recording only what it shows', () => {
	expect(said({...tls, group: null, certificates: []})).toEqual({
		protocol: 'TLSv1.3, TLS_AES_256_GCM_SHA384',
		chain: 'trusted',
		name: 'mail.example.org is in the certificate',
		session: expect.stringMatching(/^new; /),
	});
	const recorded = {...tls, recorded: true as const, group: null, certificates: []};
	expect(said(recorded)).toEqual({protocol: 'TLSv1.3, TLS_AES_256_GCM_SHA384'});
	expect(said({...recorded, protocol: 'unknown', cipher: 'unknown'})).toEqual({});
	expect(said({...recorded, protocol: 'unknown', cipher: 'unknown', resumed: true})).toMatchObject({
		session: expect.stringMatching(/^resumed/),
	});
	expect(said({...recorded, sessionId: 'ab', alpn: 'smtp'})).toMatchObject({
		ALPN: 'smtp',
		session: expect.any(String),
	});
});

test('the names of a certificate for another host: eight, and how many more', () => {
	const names = (count: number) => {
		const altNames = Array.from({length: count}, (_, index) => `n${index}`);
		return said({...tls, hostnameMatches: false, certificates: [{...certificate, altNames}]}).name;
	};
	expect(names(0)).toMatch(/which has: no names$/);
	expect(names(8)).toMatch(/which has: n0, .*, n7$/);
	expect(names(9)).toMatch(/n7 and 1 more$/);
	expect(names(10)).toMatch(/n7 and 2 more$/);
});

test('each certificate, and their order where there are several', () => {
	const root = {...certificate, subject: 'CN=Root', selfSigned: true, keyBits: null};
	expect(said({...tls, certificates: [certificate, root]})).toMatchObject({
		certificate:
			'CN=mail.example.org; issued by CN=Example CA; valid 2026-01-01 to 2027-01-01; EC 256 bits, ecdsa-with-SHA256',
		'issuer 1': 'CN=Root; self-signed; valid 2026-01-01 to 2027-01-01; EC, ecdsa-with-SHA256',
		'chain order': '2 certificates, in the order sent',
	});
	expect(said({...tls, chainSource: 'built', certificates: [certificate, root]})).toMatchObject({
		'chain order': '2 certificates, as the verifier built it',
	});
	expect(said(tls)).not.toHaveProperty('chain order');
});

test('what resumes a session', () => {
	const older = {...tls, protocol: 'TLSv1.2'};
	expect(sessionWords({...tls, tickets: 0})).toBe('new; no ticket to resume it came after the handshake');
	expect(sessionWords({...tls, tickets: 1})).toMatch(/^new; 1 ticket to/);
	expect(sessionWords({...tls, tickets: 2, resumed: true})).toMatch(/^resumed from .*; 2 tickets to/);
	expect(sessionWords(older)).toBe('new, no id');
	expect(sessionWords({...older, sessionId: 'ab', ticket: true})).toBe(
		'new, id ab, with a ticket to resume it',
	);
	expect(sessionWords({...older, ticket: false})).toBe('new, no id, no ticket');
});

test('what the server wants to see of the client', () => {
	expect(clientWords(tls)).toBeNull();
	expect(clientWords({...tls, asksForCertificate: true})).toBe('client certificate requested');
	expect(clientWords({...tls, asksForCertificate: false})).toBe('no client certificate requested');
});

test('names of what is wrong with a chain', () => {
	expect(isChainProblem('CERT_REVOKED')).toBe(true);
	expect(isChainProblem('toString')).toBe(false);
	expect(chainWords('CERT_REVOKED')).toBe('the certificate was revoked (verify error 23), CERT_REVOKED');
});

test('clear text behind the 220, and how long the handshake took', () => {
	const secured = {
		type: 'secured',
		id: 1,
		at: 0,
		secure: true,
		tls,
		elapsed: 0,
		clearBytes: new Uint8Array(),
	} as const;
	const labels = (elapsed: number) => explainSecured({...secured, elapsed}).fields.map(({label}) => label);
	expect(labels(0)).not.toContain('handshake');
	expect(labels(7)).toContain('handshake');
	expect(explainSecured(secured).summary).not.toContain('in clear text');
	expect(explainSecured({...secured, clearBytes: Uint8Array.of(1)}).summary).toContain(
		'1 octet came in clear text after the 220',
	);
});
