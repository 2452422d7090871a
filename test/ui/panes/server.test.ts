import {describe, expect, test} from 'vitest';
import {explain} from '../../../source/decode/explain.ts';
import type {Entry} from '../../../source/session/entry.ts';
import {server} from '../../../source/ui/panes/server.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import {type Line, spokenLines} from '../../../source/ui/screen/lines.ts';
import {conversations} from '../../support/conversations.ts';
import {fakeSession} from '../../support/fake-session.ts';

function linesOf(listing: string, width: number): readonly Line[] {
	const {entries, state} = fakeSession(listing);
	return server.lines({
		...{
			entries,
			entry: null,
			explain,
			clean: (entry: Entry) => entry,
			state,
			findings: [],
			reveal: false,
			width,
		},
		...{authSteps: new Map(), message: null, messagePart: {path: null, source: false}},
	});
}

function drawn(lines: readonly Line[], width: number): string {
	const rows = layOut(lines, width);
	return rows.map(row => row.map(({text}) => text).join('')).join('\n');
}

const shown = (listing: string, width = 76): string => drawn(linesOf(listing, width), width);

const loggedIn = `${conversations.tls}
	C: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=
	S: 235 2.7.0 welcome
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-SIZE 104857600
	S: 250 XFOO bar
`;

describe('the Server view', () => {
	test('puts before TLS, after TLS and after AUTH beside each other', () => {
		const text = shown(loggedIn);
		expect(text).toMatch(/before TLS +after TLS +after AUTH/);
		expect(text).toMatch(/\nafter TLS {3}\+AUTH −STARTTLS *\nafter AUTH {2}\+XFOO ~SIZE −\w+ /);
		expect(text).toMatch(/\nAUTH +· +\+ new +− gone/);
		expect(text).toMatch(/\nSTARTTLS +✓ +− in use +·/);
		expect(text).toMatch(/\nSIZE +✓ +✓ +~ changed/);
		expect(text).toMatch(/\n {2}104857600 +· +· +\+ new/);
	});

	test('puts them below each other where there is no room', () => {
		const text = shown(loggedIn, 38);
		expect(text).toMatch(/before TLS\n {2}SIZE .*STARTTLS/s);
		expect(text).toMatch(/after TLS\n {2}\+AUTH −STARTTLS/);
		expect(text).not.toContain('✓');
		expect(Math.max(...text.split('\n').map(row => row.length))).toBeLessThanOrEqual(38);
	});

	test('is spokenLines keyword by keyword, each with its stages', () => {
		const text = drawn(spokenLines(linesOf(loggedIn, 76)), 120);
		expect(text).toContain('\nSTARTTLS: before TLS offered, after TLS in use, after AUTH not offered.\n');
		expect(text).toContain('\nAUTH: before TLS not offered, after TLS new, after AUTH gone.\n');
		expect(text).toContain(
			'\nSIZE 104857600: before TLS not offered, after TLS not offered, after AUTH new.\n',
		);
		expect(text).not.toMatch(/before TLS +after TLS/);
		expect(drawn(spokenLines(linesOf(conversations.tls ?? '', 76)), 120)).toContain(
			'\nSIZE: the same at every stage.\n',
		);
	});

	test('says of each keyword what it means, opens and rests on', () => {
		const text = shown(conversations.ehlo ?? '');
		expect(text).toMatch(/At most\s+35,882,577 octets \(34\.2 MiB\)/);
		expect(text).toContain('you may type MAIL … SIZE=octets · registered, RFC 1870');
		expect(text).toContain('you may type BDAT · registered, RFC 3030');
		expect(shown(loggedIn)).toMatch(/XFOO bar {2}! not a known extension\n[^\n]+\n[^\n]*not registered/);
	});

	test('grades the ways to log in, worse in clear text', () => {
		expect(shown(conversations.tls ?? '')).toMatch(/PLAIN +in TLS only +the password itself is sent\n/);
		const clear = shown('\tS: 220 x\n\tC: EHLO me\n\tS: 250-x\n\tS: 250 AUTH PLAIN CRAM-MD5\n');
		expect(clear).toMatch(/PLAIN +in TLS only +the password itself is sent, and here in clear\s+text/);
		expect(clear).toMatch(/CRAM-MD5 +weak/);
	});

	test('hides nothing of a keyword that stands on several lines', () => {
		const text = shown(
			'\tS: 220 x\n\tC: EHLO me\n\tS: 250-x\n\tS: 250-AUTH LOGIN\n\tS: 250 AUTH CRAM-MD5 login\n',
		);
		expect(text).toContain('AUTH  ! on 2 lines\n');
		expect(text).toMatch(/LOGIN +in TLS only[\s\S]+CRAM-MD5 +weak/);
		expect(text.match(/LOGIN +in TLS only/gi)).toHaveLength(1);
	});

	test('tells who answers, how sure that is, and a in between', () => {
		expect(shown(conversations.ehlo ?? '')).toMatch(
			/software +Postfix +certain\n +The greeting has “Postfix/,
		);
		const masked = shown('\tS: 220 ****************\n\tC: EHLO me\n\tS: 250-x\n\tS: 250 XXXXXXXA\n');
		expect(masked).toMatch(/in between +! a device that rewrites SMTP +certain/);
		expect(masked).toMatch(/XXXXXXXA {2}! overwritten on the way/);
	});

	test('says what would tell more', () => {
		expect(shown(conversations.ehlo ?? '')).toContain('/starttls shows what');
		expect(shown(conversations.tls ?? '')).toContain('After a login, send EHLO again');
		expect(shown('\tS: 220 mail.example.org\n')).toContain('after EHLO');
		expect(shown('\tS: 220 x\n\tC: HELO me\n\tS: 250 x\n')).toContain('HELO does not ask for');
	});
});
