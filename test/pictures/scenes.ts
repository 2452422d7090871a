/** What the pictures show: a conversation, the keys that are pressed, and what must be on the screen then. */
import {readRecording} from '../../source/recordings/read.ts';
import {recordedSession} from '../../source/recordings/session.ts';
import type {Session} from '../../source/session/session.ts';
import {emptyDraft} from '../../source/ui/compose/draft.ts';
import {draftInMemory} from '../../source/ui/compose/draft-file.ts';
import type {SessionStore} from '../../source/ui/sessions/session-store.ts';
import type {StartOptions} from '../../source/ui/start.tsx';
import {conversations} from '../support/conversations.ts';
import {fakeSession} from '../support/fake-session.ts';
import {messageSession} from '../support/message-session.ts';
import {countedLog} from './counted-log.ts';
import {watchedSessions} from './watched-sessions.ts';

export type Scene = {
	/** Of the file, without its ending. */
	readonly name: string;
	readonly title: string;
	readonly columns: number;
	readonly rows: number;
	readonly background?: 'light';
	session(): Session;
	/** Several sessions in place of the one: the list is the first view. */
	list?(): SessionStore;
	/** Each with what is on the screen after it. */
	readonly keys: readonly (readonly [press: string, shown: string | RegExp])[];
	/** What must be there before the picture is drawn: findings come after the first frame. */
	readonly until: string | RegExp;
	readonly options?: Partial<StartOptions>;
};

/** A day for everything that counts days. */
export const today = Date.UTC(2026, 10, 28, 12);

const alt = (letter: string): string => `\u001b${letter}`;

const certificate = {
	subject: 'CN=mail.example.org',
	issuer: 'CN=Example Issuing CA',
	validFrom: '2026-10-01T00:00:00.000Z',
	validTo: '2026-12-30T00:00:00.000Z',
	altNames: ['DNS:mail.example.org', 'DNS:smtp.example.org', 'IP Address:203.0.113.25'],
	fingerprint256:
		'6D:02:5F:61:44:41:33:22:66:11:3D:19:D6:F3:BC:2F:D5:C6:03:11:F8:9D:0D:4A:57:D5:AF:9D:5C:D8:F7:02',
	spki256: '3WIQmxblKJE5C1nP+S03pIhY98b2Lx8hIHxJhQNlQfA=',
	keyType: 'EC',
	keyBits: 256,
	signatureAlgorithm: 'ecdsa-with-SHA256',
	serialNumber: '404180F88110AB26271B3007CB4E5482',
	selfSigned: false,
	isAuthority: false,
	pem: '',
};
const issuer = {
	...certificate,
	subject: 'CN=Example Issuing CA',
	issuer: 'CN=Example Root',
	validTo: '2029-10-01T00:00:00.000Z',
	altNames: [],
	fingerprint256:
		'03:E0:12:A2:63:5A:CE:3B:17:44:0B:4D:FF:34:BE:BC:BF:8E:14:54:0C:71:62:EA:E2:04:2B:18:2A:58:C4:F0',
	spki256: 'hAuHpNIGEGEBj7wYW5PC3xYCxoWVwmKqjIkHRQyeCdo=',
	serialNumber: '52BC06537BC576CF155836B58E60405E',
	isAuthority: true,
};
const handshake = `TLS ${JSON.stringify({certificates: [certificate, issuer]})}`;
const encrypted = (conversations.tls ?? '').replace(/^\s*TLS\s*$/m, handshake);

const newline = `
220 mail.example.org ESMTP Postfix
EHLO laptop.example.net
250-mail.example.org
250-AUTH PLAIN LOGIN
250 8BITMIME
AUTH LOGIN
334 VXNlcm5hbWU6
YWxpY2VAZXhhbXBsZS5vcmcK
334 UGFzc3dvcmQ6
b3Blbi1zZXNhbWU=
535 5.7.8 Error: authentication failed: (reason unavailable)
`;

const badName = `
220 mail.example.org ESMTP Postfix
EHLO desk
250-mail.example.org
250-SIZE 35882577
250 8BITMIME
MAIL FROM:<ann@example.com>
250 2.1.0 Ok
RCPT TO:<bob@example.org>
504 5.5.2 <desk>: Helo command rejected: need fully-qualified hostname
QUIT
221 2.0.0 Bye
`;

const loggedIn = `${encrypted}
	+2000
	C: AUTH PLAIN AGFsaWNlQGV4YW1wbGUudGVzdAB4
	+30
	S: 235 2.7.0 Authentication successful
	+500
	C: EHLO laptop.example.net
	+30
	S: 250-mail.example.org
	S: 250-PIPELINING
	S: 250-SIZE 104857600
	S: 250-ETRN
	S: 250-AUTH PLAIN LOGIN
	S: 250-ENHANCEDSTATUSCODES
	S: 250-8BITMIME
	S: 250-DSN
	S: 250-SMTPUTF8
	S: 250 CHUNKING
`;

const letter = [
	'From: =?UTF-8?Q?Ewa_=C5=BBak?= <alice@example.org>',
	'To: bob@example.net',
	'Subject: =?UTF-8?Q?Raport=3A_za=C5=BC=C3=B3=C5=82=C4=87?=',
	'Date: Mon, 23 Nov 2026 00:21:26 +0000',
	'Message-ID: <ce635398@example.org>',
	'MIME-Version: 1.0',
	'Content-Type: multipart/mixed; boundary="part"',
	'',
	'--part',
	'Content-Type: text/plain; charset=utf-8',
	'Content-Transfer-Encoding: 8bit',
	'',
	'Dzień dobry,',
	'..the dot at the start is doubled on the wire.',
	'--part',
	'Content-Type: application/pdf; name=report.pdf',
	'Content-Transfer-Encoding: base64',
	'Content-Disposition: attachment; filename=report.pdf',
	'',
	'ZmlndXJlcw==',
	'--part--',
	'',
].join('\r\n');

function recording(text: string): Session {
	const read = readRecording(new Uint8Array(Buffer.from(text)));
	const [session] = read.kind === 'sessions' ? read.sessions : [];
	if (!session) {
		throw new Error('A scene could not be read.');
	}

	return recordedSession(session, 'session.log');
}

export const scenes: readonly Scene[] = [
	{
		name: 'inspector',
		title: 'smtpscope mail.example.org:587',
		columns: 140,
		rows: 34,
		session: () => fakeSession(encrypted),
		keys: [['MAIL FROM:<alice@example.org> SIZE=', 'This server accepts messages']],
		until: '35882577',
	},
	{
		name: 'auth-newline',
		title: 'smtpscope explain session.log',
		columns: 140,
		rows: 28,
		session: () => recording(newline),
		keys: [],
		until: 'auth/base64-newline',
	},
	{
		name: 'auth-view',
		title: 'smtpscope explain session.log',
		columns: 140,
		rows: 28,
		session: () => recording(newline),
		keys: [
			['', 'auth/base64-newline'],
			['4', 'Asks for the user name'],
		],
		until: 'AUTH LOGIN  ✗ refused',
	},
	{
		name: 'findings',
		title: 'smtpscope explain session.log',
		columns: 120,
		rows: 26,
		session: () => recording(badName),
		keys: [],
		until: 'hello/bad-name',
	},
	{
		name: 'server',
		title: 'the Server view, after AUTH',
		columns: 120,
		rows: 34,
		session: () => fakeSession(loggedIn),
		keys: [[alt('3'), 'before TLS']],
		until: 'MAIL FROM:<alice@example.test>',
	},
	{
		name: 'tls',
		title: 'the TLS view',
		columns: 120,
		rows: 34,
		session: () => fakeSession(encrypted),
		keys: [[alt('5'), '2 certificates']],
		until: 'signed with',
	},
	{
		name: 'message',
		title: 'the Message view',
		columns: 112,
		rows: 32,
		session: () => messageSession(letter),
		keys: [[alt('6'), 'Ewa Żak']],
		until: 'report.pdf',
	},
	{
		name: 'compose',
		title: '/compose',
		columns: 112,
		rows: 32,
		session: () => fakeSession(loggedIn),
		keys: [['/compose\r', 'MAIL FROM']],
		until: 'Raport',
		options: {
			drafts: draftInMemory({
				...emptyDraft,
				from: 'Ewa Żak <alice@example.test>',
				to: 'bob@example.net',
				bcc: 'carol@example.net',
				cc: 'dave@example.net',
				replyTo: 'ewa@example.test',
				subject: 'Raport: zażółć',
				mailFrom: 'alice@example.test',
				rcptTo: 'bob@example.net, carol@example.net',
				charset: 'utf-8',
				files: 'report.pdf',
				text: 'Dzień dobry,\n.the dot at the start is doubled on the wire.',
			}),
		},
	},
	{
		name: 'counted',
		title: 'smtpscope explain /var/log/mail.log --browse',
		columns: 120,
		rows: 16,
		session: () => fakeSession(''),
		list: () => countedLog(),
		keys: [],
		until: 'by cause',
	},
	{
		name: 'listen-list',
		title: 'smtpscope listen 2525 --to starttls://mail.example.org',
		columns: 140,
		rows: 12,
		session: () => fakeSession(''),
		list: () => watchedSessions(today),
		keys: [],
		until: '✗ refused 550',
	},
	{
		name: 'listen',
		title: 'smtpscope listen 2525 --to starttls://mail.example.org',
		columns: 140,
		rows: 28,
		session: () => fakeSession(''),
		list: () => watchedSessions(today),
		keys: [['\r', 'EHLO localhost']],
		until: 'client/clear-password',
	},
	{
		name: 'greeting',
		title: 'greeting, 160×50',
		columns: 160,
		rows: 50,
		session: () => fakeSession(conversations.greeting ?? ''),
		keys: [],
		until: '→ accepts this line',
	},
	{
		name: 'light',
		title: 'the TLS view, 160×50',
		columns: 160,
		rows: 50,
		background: 'light',
		session: () => fakeSession(encrypted),
		keys: [[alt('5'), '2 certificates']],
		until: 'signed with',
	},
	{
		name: 'small',
		title: 'message phase, 80×24',
		columns: 80,
		rows: 24,
		session: () => fakeSession(`${conversations.message ?? ''}`),
		keys: [['.first', 'sends']],
		until: 'dot doubled',
	},
	{
		name: 'auth',
		title: 'AUTH LOGIN, 80×24',
		columns: 80,
		rows: 24,
		background: 'light',
		session: () => fakeSession(conversations.password ?? ''),
		keys: [['open-sesame', 'sends']],
		until: '11 octets',
	},
];
