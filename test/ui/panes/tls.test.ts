import {describe, expect, test} from 'vitest';
import {explain} from '../../../source/decode/explain.ts';
import type {Entry} from '../../../source/session/entry.ts';
import {tls} from '../../../source/ui/panes/tls.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import {type FakeSession, fakeSession} from '../../support/fake-session.ts';

const shown = (listing: string): string => shownOf(fakeSession(listing));

function shownOf({entries, state}: FakeSession): string {
	const lines = tls.lines({
		...{
			entries,
			entry: null,
			explain,
			clean: (entry: Entry) => entry,
			state,
			findings: [],
			reveal: false,
			width: 76,
		},
		...{authSteps: new Map(), message: null, messagePart: {path: null, source: false}},
	});
	const rows = layOut(lines, 76);
	return rows.map(row => row.map(({text}) => text).join('')).join('\n');
}

const day = 86_400_000;
const certificate = {
	subject: 'CN=mail.example.org',
	issuer: 'CN=Some Intermediate',
	validFrom: new Date(Date.now() - 30 * day).toISOString(),
	validTo: new Date(Date.now() + 40.5 * day).toISOString(),
	altNames: ['DNS:mail.example.org', 'DNS:*.example.net', 'IP Address:192.0.2.1'],
	fingerprint256: 'AA:BB',
	spki256: 'cGlu',
	keyType: 'EC',
	keyBits: 256,
	signatureAlgorithm: 'ecdsa-with-SHA256',
	serialNumber: '01',
	selfSigned: false,
	isAuthority: false,
	pem: '',
};
const above = {...certificate, subject: 'CN=Some Intermediate', issuer: 'CN=Some Root', isAuthority: true};
const listing = (facts: object) => `
	S: 220 mail.example.org
	C: STARTTLS
	S: 220 go
	TLS ${JSON.stringify(facts)}
`;

describe('the TLS view', () => {
	test('two verdicts with their reasons, then each certificate in the order sent', () => {
		const text = shown(listing({certificates: [certificate, above]}));
		expect(text).toContain('✓ chain  trusted: it leads to CN=Some Root, which is trusted here');
		expect(text).toContain('✓ name   mail.example.org is in the certificate');
		expect(text).toMatch(/2 certificates {2}in the order sent/);
		expect(text).toMatch(/1 {2}CN=mail\.example\.org {2}the server’s own/);
		expect(text).toMatch(/2 {2}CN=Some Intermediate {2}intermediate/);
		expect(text).toContain('40 days left');
		expect(text).toMatch(/SPKI pin +cGlu/);
	});

	test('a name that only a wildcard covers', () => {
		const facts = {certificates: [{...certificate, altNames: ['DNS:*.example.org']}]};
		expect(shown(listing(facts))).toContain('mail.example.org is in the certificate, as *.example.org');
		expect(shown(listing({certificates: [certificate]}))).toMatch(/is in the certificate *\n/);
	});

	test('names are written as people write them', () => {
		const altNames = ['DNS:xn--bcher-kva.example', 'IP Address:0:0:0:0:0:0:0:1', 'email:x'];
		const text = shown(listing({hostnameMatches: false, certificates: [{...certificate, altNames}]}));
		const words = text.replace(/\s+/g, ' ');
		expect(words).toContain('It would match: xn--bcher-kva.example (bücher.example), ::1');
		expect(words).toContain('names xn--bcher-kva.example (bücher.example) IP=::1 email:x');
	});

	test('names that would fit, and what is missing', () => {
		const facts = {
			hostnameMatches: false,
			authorized: false,
			error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			certificates: [certificate],
		};
		const text = shown(listing(facts)).replace(/\s+/g, ' ');
		expect(text).toContain(
			'is not in the certificate. It would match: mail.example.org, *.example.net, 192.0.2.1',
		);
		expect(text).toContain('✗ chain not trusted: the server sent only its own certificate');
		expect(text).toContain('Missing: CN=Some Intermediate');
	});

	test('tickets of TLS 1.3 are counted as they come', () => {
		const session = fakeSession(listing({protocol: 'TLSv1.3', certificates: [certificate]}));
		const text = () => shownOf(session).replace(/\s+/g, ' ');
		expect(text()).toContain('session new; TLS 1.3 has no id, its tickets come after the handshake');
		const {length} = session.entries;
		session.happen({type: 'ticket', at: 1});
		expect(text()).toContain('session new; 1 ticket to resume it came after the handshake');
		session.happen({type: 'ticket', at: 2});
		expect(text()).toContain('session new; 2 tickets to resume it came');
		expect(session.entries).toHaveLength(length);
	});

	test.each([
		['expired', {validTo: new Date(Date.now() - 3.5 * day).toISOString()}, '✗ expired 4 days ago'],
		['soon over', {validTo: new Date(Date.now() + 5.5 * day).toISOString()}, '! 5 days left'],
		['not begun', {validFrom: new Date(Date.now() + 5 * day).toISOString()}, '✗ not yet'],
		['self-signed', {issuer: certificate.subject, selfSigned: true}, '! self-signed'],
	])('%s', (_name, change, words) => {
		expect(shown(listing({certificates: [{...certificate, ...change}]}))).toContain(words);
	});

	test('a certificate that vouches for none of the others is extra, a root is named', () => {
		const stranger = {...certificate, subject: 'CN=A Stranger', issuer: 'CN=Nobody'};
		const root = {...above, subject: 'CN=Some Root', issuer: 'CN=Some Root', selfSigned: true};
		const text = shown(listing({certificates: [certificate, stranger, above, root]}));
		expect(text).toMatch(/2 {2}CN=A Stranger {2}! extra/);
		expect(text).toMatch(/4 {2}CN=Some Root {2}root, need not be sent/);
	});

	test('a handshake that failed, with what the server really sent', () => {
		const text = shown(`
			unconnected
			failed: speaks-clear-text {"stage":"handshake","message":"It speaks clear text.","advice":"Use smtp://."}
		`);
		expect(text).toContain('✗ It speaks clear text.');
		expect(text).toContain('Use smtp://.');
	});
});
