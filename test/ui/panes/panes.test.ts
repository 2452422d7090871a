/** Every view on many sessions, as it is drawn: each file below `snapshots/` is one view. */
import {expect, test} from 'vitest';
import {createDiagnoser} from '../../../source/diagnosis/diagnoser.ts';
import type {AuthStep} from '../../../source/dialogs/authenticate.ts';
import type {Session} from '../../../source/session/session.ts';
import type {TlsFacts} from '../../../source/transport/types.ts';
import type {ScreenState, ViewName} from '../../../source/ui/screen-state.ts';
import {conversations} from '../../support/conversations.ts';
import {certificate, tls} from '../../support/entries.ts';
import {
	type FilmOptions,
	film,
	filmedAt,
	holdClock,
	piecesText,
	putState,
	settled,
} from '../../support/film.tsx';
import {messageSession} from '../../support/message-session.ts';
import {recordedFrom} from '../../support/recorded.ts';
import {relayRefused as recording} from '../../support/refused-recording.ts';

holdClock();

type Scene = {
	readonly name: string;
	readonly of: string | Session;
	readonly options?: FilmOptions;
	/** Numbers of the entries to look at; the newest where absent, every one where `all`. */
	readonly at?: readonly number[] | 'all';
	readonly state?: Partial<ScreenState>;
	readonly judged?: boolean;
};

async function drawn(view: ViewName, scenes: readonly Scene[]): Promise<string> {
	const parts: string[] = [];
	for (const {name, of, options = {}, at, state = {}, judged = false} of scenes) {
		const filmed = await film(of, {
			columns: 160,
			...options,
			...(judged && {rules: createDiagnoser({now: filmedAt})}),
		});
		const {inspector, session} = filmed;
		const ids = at === 'all' ? session.entries.map(({id}) => id) : (at ?? [null]);
		inspector.screen.dispatch({type: 'viewed', view});
		for (const selectedId of ids) {
			putState(inspector, {...state, selectedId});
			inspector.paneRows();
			if (view === 'message') {
				await settled();
				await settled();
			}

			const what = selectedId === null ? '' : `, entry ${selectedId}`;
			parts.push(`===== ${name}${what}`, ...ends(piecesText(inspector.paneRows()).split('\n')), '');
		}

		inspector.stop();
	}

	return `${parts.join('\n')}\n`;
}

/** Of very many rows the first and the last. */
function ends(rows: readonly string[]): readonly string[] {
	return rows.length < 150
		? rows
		: [...rows.slice(0, 20), `[${rows.length - 40} rows left out]`, ...rows.slice(-20)];
}

const matches = async (view: ViewName, scenes: readonly Scene[]): Promise<void> =>
	expect(await drawn(view, scenes)).toMatchFileSnapshot(`snapshots/${view}.txt`);

const greeting = 'S: 220 mail.example.org ESMTP';
const hello = (...keywords: readonly string[]): string =>
	[
		greeting,
		'C: EHLO me.example.net',
		...['mail.example.org', ...keywords].map(
			(word, index) => `S: 250${index === keywords.length ? ' ' : '-'}${word}`,
		),
	].join('\n');

test('Decode', () =>
	matches('decode', [
		{name: 'nothing yet', of: 'unconnected'},
		{name: 'no line fits the filter', of: greeting, state: {filter: 'nowhere'}},
		{name: 'a login that is refused', of: conversations.login ?? '', at: 'all', judged: true},
		{name: 'the same, revealed', of: conversations.login ?? '', at: [14, 16, 17], state: {reveal: true}},
		{
			name: 'a transaction',
			of: conversations.sent ?? '',
			at: [12, 13, 14, 18, 19, 20, 21, 22, 23, 24],
			judged: true,
			options: {columns: 110},
		},
		{name: 'a recording', of: recordedFrom(recording), at: [1, 2, 3, 5, 6, 8], judged: true},
		{
			name: 'what is no reply',
			of: `${greeting}\nSraw: "hello\\r\\n"\nSraw: "250_x\\n"\nC: MAIL FROM: alice\nCraw: "NOOP\\n"\nS: 250 ok`,
			at: 'all',
			judged: true,
		},
		{
			name: 'a blame, at its cause and where it shows',
			of: `${hello('SIZE 10', 'PIPELINING')}\nC: MAIL FROM:<>\nS: 250 ok\nC: DATA\nS: 503 5.5.1 Error: need RCPT command\nC: RCPT TO:<a@example.org>\nS: 421 4.7.0 too many errors\nclosed: server`,
			at: 'all',
			judged: true,
		},
		{
			name: 'a reply that answers nothing, and one of 600 lines',
			of: `${greeting}\nS: 250 what\nC: HELP\n${Array.from({length: 600}, (_, at) => `S: 214${at === 599 ? ' ' : '-'}line ${at + 1}`).join('\n')}`,
			at: [3],
		},
		{
			name: 'connections that fail',
			of: 'unconnected\nattempt: 192.0.2.25 25 refused\nattempt: 2001:db8::1 25 timed-out\nfailed: refused',
			at: 'all',
			judged: true,
		},
		{
			name: 'a goodbye before the connection is over, and after',
			of: `${hello()}\nC: MAIL FROM:<a@example.org>\nS: 421 4.3.2 going down`,
			at: [7],
		},
		{
			name: 'the same, over',
			of: `${hello()}\nC: MAIL FROM:<a@example.org>\nS: 421 4.3.2 going down\nclosed: server`,
			at: [7],
		},
		{
			name: 'a recording that begins with a reply',
			of: 'unconnected\nS: 250 2.1.0 ok',
			at: 'all',
			judged: true,
		},
		{
			name: 'a password that is repeated in several lines',
			of: `${hello('AUTH PLAIN')}\nC: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=\nS: 535-5.7.8 open-sesame\nS: 535 5.7.8 is wrong`,
			at: [6, 7],
			judged: true,
		},
		{
			name: 'the same, revealed',
			of: `${hello('AUTH PLAIN')}\nC: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=\nS: 535-5.7.8 open-sesame\nS: 535 5.7.8 is wrong`,
			at: [6, 7],
			state: {reveal: true},
		},
		{
			name: 'LHLO and its refusal',
			of: 'protocol: lmtp\nS: 220 mx LMTP\nC: LHLO me\nS: 250-mx\nS: 250 SIZE\nC: LHLO\nS: 501-no\nS: 501 name',
			at: [4, 7],
		},
		{
			name: 'an advice in several steps, and notes',
			of: `${hello('STARTTLS', 'XCLIENT', 'AUTH=LOGIN')}\nC: AUTH LOGIN\nS: 538 5.7.11 encryption required\nC: NOOP\nS: 250 ok\nC: MAIL FROM:<a@example.org>\nS: 530 5.7.0 Must issue a STARTTLS command first`,
			at: 'all',
			judged: true,
		},
		{
			name: 'what takes a while',
			of: `host: mail.example.org\n+61000\n${greeting}\nC: EHLO me\n+2345\nS: 250 mail.example.org\nC: VRFY a-mailbox-with-a-name-that-is-longer-than-what-fits-into-a-line-of-the-head\nS: 252 try`,
			at: [2, 4, 7],
		},
		{
			name: 'closed and a note',
			of: `${greeting}\nnote: keep-alive Something was told.\nclosed: client`,
			at: 'all',
		},
	]));

test('Server', () =>
	matches('server', [
		{name: 'nothing yet', of: 'unconnected'},
		{name: 'a greeting alone', of: greeting},
		{name: 'LMTP', of: 'protocol: lmtp\nS: 220 mail.example.org LMTP'},
		{name: 'HELO', of: `${greeting}\nC: HELO me\nS: 250 mail.example.org`},
		{name: 'no extensions', of: hello()},
		{name: 'one extension', of: hello('SIZE 1000')},
		{name: 'offers STARTTLS', of: conversations.ehlo ?? ''},
		{name: 'before and after TLS', of: conversations.tls ?? '', options: {columns: 180}},
		{name: 'before and after TLS, narrow', of: conversations.tls ?? '', options: {columns: 100}},
		{
			name: 'logged in and no EHLO since',
			of: `${conversations.tls}\nC: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=\nS: 235 2.7.0 ok`,
		},
		{
			name: 'three stages, with what is gone, changed and new',
			of: `${conversations.tls}\nC: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=\nS: 235 ok\nC: EHLO me\nS: 250-mail.example.org\nS: 250-SIZE 104857600\nS: 250-XCLIENT NAME ADDR\nS: 250-AVERYLONGKEYWORDTHATISCUTSOMEWHERE\nS: 250 XFOO bar baz`,
			options: {columns: 180},
		},
		{name: 'the same, closed', of: `${conversations.tls}\nC: QUIT\nS: 221 bye\nclosed: server`},
		{
			name: 'mechanisms in clear text',
			of: hello(
				'AUTH PLAIN LOGIN CRAM-MD5 DIGEST-MD5 NTLM GSSAPI SCRAM-SHA-256 XOAUTH2 EXTERNAL ANONYMOUS X-OTHER',
				'AUTH=LOGIN',
				'X-EXPS NTLM',
			),
			options: {columns: 180},
		},
		{
			name: 'odd keywords',
			of: hello(
				'XXXXXXXA',
				'TURN',
				'XVERP',
				'EXPN',
				'VRFY',
				'X-FOO 1 2',
				'SIZE 1',
				'SIZE 2',
				'size 3',
				'X-LINK2STATE',
				'TLS',
				'STARTTLS now',
			),
		},
		{
			name: 'a greeting that is rewritten',
			of: 'S: 220 ****************\nC: EHLO me\nS: 250-x\nS: 250 XXXXXXXA',
		},
		{
			name: 'a service',
			of: 'S: 220 smtp.gmail.com ESMTP d2e1a72fcca58-1 - gsmtp\nC: EHLO me\nS: 250-smtp.gmail.com at your service, [192.0.2.7]\nS: 250 SIZE 35882577',
		},
		{
			name: 'a second connection',
			of: `${conversations.tls}\nclosed: server\nconnected\nS: 220 other.example.org ESMTP Exim 4.98`,
		},
	]));

const refused = `${conversations.tls}
	C: AUTH LOGIN
	S: 334 VXNlcm5hbWU6
	C: YWxpY2VAZXhhbXBsZS5vcmc=
	S: 334 UGFzc3dvcmQ6
	C: aHVudGVyLTctc2VjcmV0Cg==
	S: 535 5.7.8 authentication failed
`;
const computed: AuthStep = {
	entryId: 16,
	computed: [
		{label: 'iterations', value: '4096', secret: false},
		{label: 'SaltedPassword', value: '1d96ee3a529b5a5f', secret: true},
	],
	remarks: ['A remark of the one who computed it.'],
};

test('Auth', () =>
	matches('auth', [
		{name: 'nothing yet', of: greeting},
		{name: 'offered in TLS', of: conversations.tls ?? ''},
		{name: 'not offered in clear text', of: conversations.ehlo ?? ''},
		{name: 'not offered in TLS', of: `tls\n${hello('SIZE 1')}`},
		{name: 'a login under way', of: conversations.password ?? ''},
		{name: 'refused', of: refused, judged: true},
		{name: 'refused, revealed', of: refused, state: {reveal: true}},
		{name: 'with what was computed', of: refused, state: {authSteps: new Map([[16, computed]])}},
		{name: 'and that revealed', of: refused, state: {authSteps: new Map([[16, computed]]), reveal: true}},
		{name: 'succeeded', of: `${conversations.tls}\nC: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=\nS: 235 2.7.0 ok`},
		{
			name: 'cancelled',
			of: `${conversations.tls}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 5.7.0 cancelled`,
		},
		{
			name: 'an alarm, and a second login later that is looked at',
			of: `${refused}\nnote: auth/alarm The server does not know the password.\nC: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=\nS: 235 2.7.0 ok`,
			at: [14, 20, 21, 22],
			judged: true,
		},
		{
			name: 'what the server repeats of a password',
			of: `${conversations.tls}\nC: AUTH PLAIN\nS: 334 \nC: AGRlbW8Ab3Blbi1zZXNhbWU=\nS: 535 5.7.8 open-sesame is wrong`,
		},
		{
			name: 'an answer that is no base64',
			of: `${hello('AUTH PLAIN')}\nC: AUTH PLAIN not-base64!\nS: 501 5.5.2 cannot decode`,
		},
	]));

const day = 86_400_000;
const facts = (change: Partial<TlsFacts>, certificates: readonly object[] = [{}]): string =>
	`${greeting}\nC: STARTTLS\nS: 220 go\nTLS ${JSON.stringify({
		...tls,
		...change,
		certificates: certificates.map(own => ({...certificate, issuer: 'CN=Some Intermediate', ...own})),
	})}`;
const above = {subject: 'CN=Some Intermediate', issuer: 'CN=Some Root', isAuthority: true, altNames: []};
const root = {...above, subject: 'CN=Some Root', selfSigned: true};
const until = (days: number): string => new Date(filmedAt + days * day).toISOString();
const clientHello = {
	versions: ['TLSv1.3', 'TLSv1.2'],
	ciphers: ['TLS_AES_128_GCM_SHA256'],
	servername: 'mail.example.org',
	alpn: ['smtp'],
	resumes: false,
};

test('TLS', () =>
	matches('tls', [
		{name: 'clear text', of: greeting},
		{name: 'clear text, STARTTLS offered', of: conversations.ehlo ?? ''},
		{name: 'no certificate', of: conversations.tls ?? ''},
		{name: 'a chain', of: facts({}, [{}, above, root])},
		{name: 'as the verifier put it together', of: facts({chainSource: 'built'}, [{}, above])},
		{
			name: 'everything known',
			of: facts({
				signatureScheme: 'ecdsa_secp256r1_sha256',
				alpn: 'smtp',
				sessionId: 'c0ffee',
				resumed: true,
				channelBinding: 'abcd',
				warnings: ['The key is short.', 'The certificate is old.'],
			} as Partial<TlsFacts>),
		},
		{
			name: 'little known',
			of: facts({group: null, servername: null, protocol: 'TLSv1.2', sessionId: 'c0ffee'}),
		},
		{
			name: 'not trusted, not the name',
			of: facts({authorized: false, hostnameMatches: false, error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'}),
		},
		{
			name: 'a stranger among them',
			of: facts({}, [{}, {subject: 'CN=A Stranger', issuer: 'CN=Nobody'}, above]),
		},
		{
			name: 'self-signed',
			of: facts({authorized: false, error: 'DEPTH_ZERO_SELF_SIGNED_CERT'}, [
				{selfSigned: true, issuer: certificate.subject},
			]),
		},
		...[-3.5, -1, -0.5, 0.5, 1.5, 13.5, 14.5].map(days => ({
			name: `valid for ${days} days more`,
			of: facts({}, [{validTo: until(days)}]),
		})),
		{name: 'not begun', of: facts({}, [{validFrom: until(2)}])},
		{
			name: 'names of all kinds, no subject, a key without a size and without a pin',
			of: facts({}, [
				{
					subject: '',
					keyType: 'Ed25519',
					keyBits: null,
					spki256: '',
					altNames: ['DNS:xn--bcher-kva.example', 'IP Address:192.0.2.1', 'email:x@example.org'],
				},
			]),
		},
		{
			name: '24 names',
			of: facts({}, [{altNames: Array.from({length: 24}, (_, at) => `DNS:n${at + 1}.example`)}]),
		},
		{
			name: '26 names',
			of: facts({}, [{altNames: Array.from({length: 26}, (_, at) => `DNS:n${at + 1}.example`)}]),
		},
		{
			name: 'clear text behind the handshake',
			of: `${greeting}\nC: STARTTLS\nS: 220 go\nTLS {"clear":"NOOP"}`,
		},
		{name: 'recorded', of: facts({recorded: true, cipher: 'unknown'}, [{}])},
		{
			name: 'a client that connected to us',
			of: `from: 192.0.2.9\n${greeting}\nC: STARTTLS\nS: 220 go\nTLS ${JSON.stringify({clientHello, clear: 'NOOP'})}`,
		},
		{
			name: 'a handshake that failed',
			of: 'unconnected\nfailed: tls-failed {"stage":"handshake","message":"It speaks clear text.","advice":"Use smtp://.","systemCode":"ERR_SSL_WRONG_VERSION_NUMBER","firstText":"220 hi\\r\\n"}',
		},
		{name: 'and with little to say', of: 'unconnected\nfailed: tls-failed {"message":"It failed."}'},
		{name: 'a failure that is none of TLS', of: 'unconnected\nfailed: refused {"message":"Refused."}'},
		{
			name: 'a client that failed',
			of: `from: 192.0.2.9\nfailed: tls-failed ${JSON.stringify({message: 'The client gave up.', advice: 'Look there.', clientHello})}`,
		},
		{name: 'a failure, and a connection since', of: 'unconnected\nfailed: tls-failed\nconnected\nS: 220 hi'},
	]));

const mixed = [
	'From: Alice <alice@example.org>',
	'To: Bob <bob@example.net>, dora@example.net',
	'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=',
	'Date: Sun, 29 Nov 2026 11:00:00 +0000',
	'Message-ID: <1@example.org>',
	'MIME-Version: 1.0',
	'Content-Type: multipart/mixed; boundary=b',
	'',
	'--b',
	'Content-Type: multipart/alternative; boundary=c',
	'',
	'--c',
	'Content-Type: text/plain; charset=iso-8859-1',
	'Content-Transfer-Encoding: quoted-printable',
	'',
	'Gr=FC=DFe',
	'..a dot',
	'--c',
	'Content-Type: text/html; charset=utf-8',
	'',
	'<p>Gr&uuml;&szlig;e</p><script>x</script>',
	'--c--',
	'--b',
	'Content-Type: image/png; name=a.png',
	'Content-Disposition: attachment; filename=a.png',
	'Content-Transfer-Encoding: base64',
	'',
	'aGVsbG8=',
	'--b--',
	'',
].join('\r\n');
const plain = (text: string, ...fields: readonly string[]): string =>
	[
		'From: Alice <alice@example.org>',
		'To: bob@example.net, carol@example.net',
		'Date: Sun, 29 Nov 2026 11:00:00 +0000',
		'Message-ID: <1@example.org>',
		...fields,
		'',
		text,
		'',
	].join('\r\n');
const lastYear = plain('Hello.', 'Subject: Hello')
	.replace('29 Nov 2026', '29 Nov 2025')
	.replace('Sun,', 'Sat,');
const part = (path: string | null, source = false): Partial<ScreenState> => ({messagePart: {path, source}});

test('Message', () =>
	matches('message', [
		{name: 'nothing yet', of: greeting},
		{name: 'parts', of: messageSession(mixed)},
		{name: 'the text in HTML', of: messageSession(mixed), state: part('1.2')},
		{name: 'its source', of: messageSession(mixed), state: part('1.2', true)},
		{name: 'the attachment', of: messageSession(mixed), state: part('2')},
		{name: 'a part that is none', of: messageSession(mixed), state: part('7')},
		{name: 'without a word to object to', of: messageSession(plain('Hello.', 'Subject: Hello'))},
		{name: 'of last year, live', of: messageSession(lastYear)},
		{
			name: 'of last year, in a recording',
			of: Object.assign(messageSession(lastYear), {recorded: 'session.log'}),
		},
		{name: 'still growing', of: messageSession(plain('Hello.', 'Subject: Hello'), {ended: false})},
		{
			name: 'large and still growing',
			of: messageSession(plain('x'.repeat(300_000), 'Subject: Hello'), {ended: false}),
		},
		{
			name: 'just small enough to be read while it grows',
			of: messageSession(plain(`${'x'.repeat(70)}\r\n`.repeat(3500), 'Subject: Hello'), {ended: false}),
		},
		{name: 'two dots', of: messageSession(plain('..a\r\n..b', 'Subject: Hello'))},
		{
			name: 'findings while it grows',
			of: messageSession('Date: soon\r\nFrom: x y@example.org\r\n', {ended: false}),
		},
		{
			name: 'parts with faults of their own',
			of: messageSession(
				plain(
					`--b\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJj*\r\n--b\r\nContent-Type: application/x-msdownload; name=a.exe\r\nContent-Disposition: attachment; filename=a.exe\r\n\r\nx\r\n--b--`,
					'Content-Type: multipart/mixed; boundary=b',
				),
			),
		},
		{
			name: 'more findings than anyone reads',
			of: messageSession(
				plain('x', 'Subject: Hello', ...Array.from({length: 60}, (_, at) => `X-Odd-${at}: \u00e9`)),
			),
		},
		{
			name: 'more parts than anyone reads',
			of: messageSession(
				plain(
					`${Array.from({length: 203}, (_, at) => `--b\r\n\r\n${at}\r\n`).join('')}--b--`,
					'Content-Type: multipart/mixed; boundary=b',
				),
			),
		},
		{
			name: 'a message in a message',
			of: messageSession(
				plain('From: a@example.org\r\nSubject: inner\r\n\r\nInner.', 'Content-Type: message/rfc822'),
			),
		},
		{
			name: 'an attachment alone',
			of: messageSession(
				plain('AAEC', 'Content-Type: application/pdf; name=a.pdf', 'Content-Transfer-Encoding: base64'),
			),
		},
		{name: 'a very long line', of: messageSession(plain(`${'word '.repeat(15_000)}`, 'Subject: Hello'))},
		{name: 'no header', of: messageSession('\r\nHello.\r\n')},
		{name: '8-bit text without a charset', of: messageSession(plain('Grüße'))},
		{name: 'an unknown charset', of: messageSession(plain('Gr', 'Content-Type: text/plain; charset=x-none'))},
		{name: 'HTML without a text', of: messageSession(plain('<p></p>', 'Content-Type: text/html'))},
		{name: 'one line', of: messageSession('Hello\r\n')},
		{
			name: '102 fields',
			of: messageSession(plain('x', ...Array.from({length: 98}, (_, at) => `X-${at}: ${at}`))),
		},
		{
			name: '503 lines, 102 fields',
			of: messageSession(
				plain(
					Array.from({length: 503}, (_, at) => `${at}`).join('\r\n'),
					...Array.from({length: 98}, (_, at) => `X-${at}: ${at}`),
				),
			),
		},
		{
			name: 'a bounce to many',
			of: `${hello('PIPELINING')}\nC: MAIL FROM:<>\nS: 250 ok\n${Array.from({length: 22}, (_, at) => `C: RCPT TO:<r${at}@example.net>\nS: 250 ok`).join('\n')}\nC: DATA\nS: 354 go\nC: From: x@example.org\nC: To: ${Array.from({length: 12}, (_, at) => `t${at}@example.net`).join(', ')}\nC: \nC: ..dot\nC: ..dot\nC: .\nS: 250 ok`,
		},
		{
			name: 'a recording that leaves it out',
			of: recordedFrom(
				'220 mx\nEHLO a\n250 mx\nMAIL FROM:<a@b.example>\n250 Ok\nRCPT TO:<c@b.example>\n250 ok\nDATA\n354 go\n250 ok queued\n',
			),
		},
		{
			name: 'ARC',
			of: messageSession(
				plain(
					'Hello.',
					'Subject: Hello',
					'ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.org; s=k; b=AAAA',
					'ARC-Message-Signature: i=1; a=rsa-sha256; d=example.org; s=k; h=from:to; bh=AAAA; b=AAAA',
					'ARC-Authentication-Results: i=1; mx.example.org; spf=pass',
				),
			),
		},
	]));

test('Wire', () =>
	matches('wire', [
		{name: 'nothing yet', of: 'unconnected'},
		{name: 'lines', of: conversations.login ?? '', at: [1, 2, 3, 8, 9, 13, 16, 17]},
		{name: 'as text', of: conversations.login ?? '', at: [2, 4, 16], state: {wireText: true}},
		{name: 'revealed', of: conversations.login ?? '', at: [16], state: {reveal: true}},
		{
			name: 'odd bytes',
			of: `${greeting}\nSraw: "\\x00\\x1b[31mhe\\xff\\x7f~ \\xc3\\xa9\\n"\nCraw: "NOOP\\n"\nCraw: "NO\\rOP"`,
			at: 'all',
		},
		{
			name: 'the same as text',
			of: `${greeting}\nSraw: "\\x00\\x1b[31mhe\\xff\\x7f~ \\xc3\\xa9\\n"\nCraw: "NOOP\\n"\nCraw: "NO\\rOP"`,
			at: 'all',
			state: {wireText: true},
		},
		...[108, 110, 150, 152, 200].map(columns => ({
			name: `${columns} columns`,
			of: `${greeting}\nC: NOOP 0123456789abcdef0123456789`,
			options: {columns},
		})),
		{name: 'clear bytes behind STARTTLS', of: `${greeting}\nC: STARTTLS\nS: 220 go\nTLS {"clear":"NOOP"}`},
		{name: 'first bytes of a failure', of: 'unconnected\nfailed: tls-failed {"firstText":"220 hi\\r\\n"}'},
		{name: 'a failure without bytes', of: 'unconnected\nfailed: refused'},
		{name: 'a message', of: conversations.sent ?? '', at: [22]},
		{
			name: 'more than anyone reads',
			of: `${greeting}\nCraw: "${'x'.repeat(16_385)}"`,
			state: {wireText: true},
		},
		{
			name: 'a secret behind letters of two bytes',
			of: `${hello('AUTH PLAIN')}\nC: AUTH PLAIN äöü\nS: 501 no`,
			at: [4],
		},
	]));

test('Findings', () =>
	matches('findings', [
		{name: 'none', of: greeting},
		{name: 'a refused login', of: refused, judged: true},
		{name: 'in a recording', of: recordedFrom(recording), judged: true, at: [2, 9, 10]},
		{
			name: 'one twice',
			of: `${hello('PIPELINING')}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<a@example.net>\nS: 550 5.1.1 no such user\nC: RCPT TO:<b@example.net>\nS: 550 5.1.1 no such user`,
			judged: true,
		},
		{
			name: 'one many times',
			of: `${hello('PIPELINING')}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\n${Array.from({length: 25}, (_, at) => `C: RCPT TO:<r${at}@example.net>\nS: 550 5.1.1 no such user`).join('\n')}`,
			judged: true,
			at: [8],
		},
		{
			name: 'a blame',
			of: `${hello('SIZE 10', 'PIPELINING')}\nC: MAIL FROM:<>\nS: 250 ok\nC: DATA\nS: 503 5.5.1 Error: need RCPT command\nC: RCPT TO:<a@example.org>\nS: 421 4.7.0 too many errors\nclosed: server`,
			judged: true,
		},
	]));
