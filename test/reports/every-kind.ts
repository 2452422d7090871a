/** Sessions in which an entry of every kind stands, for the formats that have to say something of each. */
import type {Finding} from '../../source/diagnosis/finding.ts';
import type {Remedy} from '../../source/diagnosis/remedy.ts';
import type {Report, ReportedSession, UnreadPart} from '../../source/reports/report.ts';
import type {Entry} from '../../source/session/entry.ts';
import {certificate} from '../support/entries.ts';
import {entriesOf} from '../support/play.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const withCertificate = JSON.stringify({certificates: [certificate]});

const login = `
	host: mail.example.org
	port: 587
	unconnected
	attempt: 2001:db8::25 587 unreachable
	attempt: 192.0.2.25 587 connected
	connected
	S: 220 mail.example.org ESMTP Postfix
	+1500
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250-PIPELINING
	S: 250-SIZE 1000
	S: 250-STARTTLS
	S: 250 ENHANCEDSTATUSCODES
	C: STARTTLS
	S: 220 2.0.0 go
	TLS ${withCertificate}
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250-PIPELINING
	S: 250-SIZE 2000
	S: 250-AUTH LOGIN PLAIN
	S: 250 ENHANCEDSTATUSCODES
	C: AUTH LOGIN
	S: 334 ${base64('Username:')}
	C: ${base64('alice')}
	S: 334 ${base64('Password:')}
	C: ${base64('open-sesame-7')}
	S: 535 5.7.8 no
	C: AUTH PLAIN ${base64('\0alice\0open-sesame-8')}
	S: 235 2.7.0 welcome, open-sesame-8
	C: MAIL FROM:<alice@example.org> SIZE=70
	S: 250 2.1.0 ok
	C: RCPT TO:<bob@example.org>
	S: 250 2.1.5 ok
	C: RCPT TO:<o'neil@example.org>
	S: 450 4.2.0 greylisted, come back in 5 minutes
	C: DATA
	S: 354 go on
	C: Subject: \`dots\` & <tags>
	C:
	C: ..hidden
	C: last
	C: .
	S: 250 2.0.0 queued as ABC
	note: outbox/dropped 2 lines were dropped.
	C: QUIT
	S: 221 2.0.0 bye
	closed: server
`;

const odd = `
	host: 2001:db8::1
	port: 465
	tls
	S: 220-hello
	S: 220 odd \`\`\`\` @you <b>bold</b>
	Craw: "NOOP\\n"
	Sraw: "250 \\xff\\xfe\\r\\n"
	Craw: "NOOP \\xe9\\r"
	Sraw: "what?\\r\\n"
	S: 250 ok
	C: HELO old.example.net
	S: 250 old
	C: MAIL FROM: <>
	S: 501-5.5.4 no
	S: 501 5.5.4 space
	C: MAIL FROM:<>
	S: 250 ok
	C: RCPT TO:<x@example.org>
	S: 250 ok
	C: BDAT 4
	Craw: "ab\\r\\n"
	S: 250 ok
	C: BDAT 2 LAST
	Craw: "c\\r"
	S: 554 5.6.0 bad
	C:
	S: 500 5.5.2 empty
	C: //slash
	S: 500 5.5.2 what
	C: #hash
	S: 500 5.5.2 what
	C: AUTH PLAIN
	S: 334 
	C: *
	S: 501 5.0.0 cancelled
	Craw: "NOOP \\x22\${x}"
	failed: reset {"stage":"open","systemCode":"ECONNRESET","advice":"Try again.","options":[{"option":"minVersion","value":"TLSv1"},{"option":"ca"}]}
`;

const lmtp = `
	protocol: lmtp
	host: /run/lmtp
	address: /run/lmtp
	S: 220 lmtp
	C: LHLO client.example.net
	S: 250-lmtp
	S: 250 8BITMIME
	C: MAIL FROM:<a@example.org>
	S: 250 ok
	C: RCPT TO:<b@example.org>
	S: 250 ok
	C: RCPT TO:<c@example.org>
	S: 250 ok
	C: DATA
	S: 354 go
	C: one
	C: /expect 250
	C: .
	S: 250 2.0.0 b has it
	S: 552 5.2.2 c is full
	S: 421 4.3.2 stopping
	closed: server
`;

const injected = `
	S: 220 mail.example.org
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250 STARTTLS
	C: STARTTLS
	S: 220 go
	TLS {"clear":"250 extra","authorized":false,"error":"CERT_HAS_EXPIRED","hostnameMatches":false,"warnings":["The certificate ended."],"protocol":"TLSv1","cipher":"DES-CBC3-SHA","alpn":"smtp","resumed":true}
	C: EHLO client.example.net
	S: 250 mail.example.org
	C: EHLO client.example.net
	S: 250 mail.example.org
	closed: client
`;

const clear = `
	host: mail.example.org
	port: 25
	S: 220 mail.example.org
	C: HELO client.example.net
	S: 250 mail.example.org
	C: VRFY bob
	S: 252 maybe
	closed: client
	connected
	S: 220 mail.example.org
`;

const failedTls =
	'unconnected\nattempt: 192.0.2.25 465 connected\nfailed: tls-failed {"stage":"handshake","systemCode":"ERR_SSL_WRONG_VERSION_NUMBER","proxy":"the HTTP proxy 127.0.0.1:3128"}';
const fromClient = 'from: 198.51.100.9\nS: 220 us\nC: EHLO them\nS: 250 us\nclosed: client';
const broken =
	'S: 220 hi\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: DATA\nS: 354 go\nC: begun\nclosed: server';

// The recording begins within a login.
const headless = 'S: 334 UGFzc3dvcmQ6\nC: b3Blbi1zZXNhbWUtOQ==\nS: 235 ok\nC: QUIT\nS: 221 bye';
const content = Array.from({length: 43}, (_, index) => `C: line ${index + 1}`).join('\n');
const envelope = 'S: 220 hi\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: DATA\nS: 354 go';
const cut = `${envelope}\nCraw: "Subject: x\\r\\n\\r\\nhalf a li"\nfailed: reset`;
/** A first line of content that a script would take for itself. */
const slashed = `${envelope}\nC: /raw x\nC: .\nS: 250 ok`;
const long = `S: 220 hi\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: DATA\nS: 354 go\n${content}\nC: .\nS: 250 ok`;

export const listings: Readonly<Record<string, string>> = {
	login,
	odd,
	lmtp,
	injected,
	clear,
	'failed-tls': failedTls,
	'from-client': fromClient,
	broken,
	headless,
	'too-long': long,
	cut,
	slashed,
	silent:
		'unconnected\nfailed: refused {"stage":"connecting","advice":"Check the port.","options":[{"option":"minVersion","value":"TLSv1"},{"option":"ca"}]}',
};

/** `port: null` cannot be told in a listing. */
export function entriesFor(name: string): Entry[] {
	return entriesOf(listings[name] ?? '').map(entry =>
		entry.type === 'connected' && name === 'lmtp' ? {...entry, port: null} : entry,
	);
}

const remedies: readonly Remedy[] = [
	{kind: 'line', line: 'EHLO client.example.net'},
	{kind: 'line', line: ''},
	{kind: 'login', mechanism: 'PLAIN', user: 'alice'},
	{kind: 'connect', target: null},
	{kind: 'check-login'},
	{kind: 'wait', minutes: 90, stated: false},
	{kind: 'setting', setting: 'ciphers', value: 'DEFAULT@SECLEVEL=0'},
	{kind: 'words', words: 'ask <the> administrator'},
];

/** A finding of each level, with every field, at the last entry, and one at the first. */
export function someFindings(entries: readonly Entry[]): Finding[] {
	const last = entries.at(-1)?.id ?? 1;
	const common = {
		about: null,
		cause: null,
		acts: 'you',
		retry: 'now',
		reference: 'RFC 5321 §4.1.1.1',
		confidence: 'certain',
	} as const;
	return [
		{
			...common,
			rule: 'made/error',
			remedies,
			level: 'error',
			message: 'It *is* wrong: <b>.',
			advice: 'Do as https://example.org/x says.',
			evidence: [{entryId: last}, {entryId: 1}],
			basis: 'not <allowed>',
		},
		{
			...common,
			rule: 'made/warning',
			acts: 'server',
			retry: 'later',
			deferred: true,
			remedies: [{kind: 'words', words: 'write to postmaster@example.org'}],
			level: 'warning',
			message: 'It may be wrong.',
			advice: 'Wait, or write to postmaster@example.org.',
			evidence: [{entryId: last, span: {start: 0, end: 3}}],
			basis: '4.3.2',
		},
		{
			...common,
			rule: 'made/note',
			acts: null,
			retry: 'none',
			remedies: [],
			level: 'note',
			message: 'It is so.',
			advice: 'Nothing to do.',
			evidence: [{entryId: 1}],
		},
	];
}

export const unread: readonly UnreadPart[] = [
	{line: 7, text: 'gar`b`age', why: 'It is not a line of SMTP'},
	{line: 0, text: '', why: 'The end is missing'},
];

export function sessionFor(name: string, more: Partial<ReportedSession> = {}): ReportedSession {
	const entries = entriesFor(name);
	return {title: null, host: 'mail.example.org', entries, findings: someFindings(entries), ...more};
}

export function reportFor(name: string): Report {
	return {title: `${name}.log`, source: 'session', sessions: [sessionFor(name)], unread: []};
}

/** 2026-01-02 03:04:05.006 in UTC. */
const startedAt = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

export const several: Report = {
	title: 'a_log.txt',
	source: 'swaks <transcript>',
	sessions: [
		sessionFor('clear', {title: 'first `one`', startedAt}),
		sessionFor('silent', {host: null, findings: []}),
		{
			...sessionFor('from-client', {findings: []}),
			entries: entriesFor('from-client').map(entry => ({...entry, untimed: true})),
		},
	],
	unread,
};
