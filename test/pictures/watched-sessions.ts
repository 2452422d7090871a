/** Sessions of other programs, as a listener saw them: a printer, a monitoring agent, an old scanner, an application. */
import {storeOf} from '../../source/cli/listen/screen.ts';
import type {WatchedSession} from '../../source/listen/watched-session.ts';
import {createSessionDiagnoser} from '../../source/message/session-findings.ts';
import {createCollection} from '../../source/sessions/collection.ts';
import {emptySummary, summarize} from '../../source/sessions/summary.ts';
import type {SessionStore} from '../../source/ui/sessions/session-store.ts';
import {fakeSession} from '../support/fake-session.ts';

const hello = (name: string, ...keywords: string[]): string => {
	const lines = ['mail.example.org', ...keywords];
	return [
		'S: 220 mail.example.org ESMTP',
		`C: EHLO ${name}`,
		...lines.map((line, index) => `S: 250${index === lines.length - 1 ? ' ' : '-'}${line}`),
	].join('\n');
};
const mail = (from: string, to: string, verdict = '250 2.0.0 Ok: queued'): string =>
	`C: MAIL FROM:<${from}>\nS: 250 2.1.0 Ok\nC: RCPT TO:<${to}>\nS: 250 2.1.5 Ok\nC: DATA\nS: 354 End data with a dot\nC: From: ${from}\nC: To: ${to}\nC: Subject: Scan\nC: Date: Sat, 28 Nov 2026 11:58:00 +0000\nC: Message-ID: <1@example.org>\nC: \nC: See the attachment.\nC: .\nS: ${verdict}`;
const bye = 'C: QUIT\nS: 221 2.0.0 Bye\nclosed: server';

const listings: readonly string[] = [
	`from: 192.0.2.31\n${hello('app.example.org', 'PIPELINING', '8BITMIME')}\n${mail('shop@example.org', 'ann@example.net')}\n${bye}`,
	'from: 192.0.2.44\nunconnected\nfailed: tls-failed {"stage":"handshake","systemCode":"ERR_SSL_UNSUPPORTED_PROTOCOL","clientHello":{"versions":["TLSv1"],"ciphers":[],"servername":null,"alpn":[],"resumes":false}}',
	`from: 192.0.2.31\n${hello('app.example.org', 'PIPELINING', '8BITMIME')}\nC: MAIL FROM:<shop@example.org>\nS: 250 2.1.0 Ok\nC: RCPT TO:<nobody@example.net>\nS: 550 5.1.1 <nobody@example.net>: Recipient address rejected: User unknown\n${bye}`,
	`from: 192.0.2.52\n${hello('localhost', 'STARTTLS', 'AUTH PLAIN LOGIN')}\nC: AUTH PLAIN AHByaW50ZXIAc2VjcmV0\nS: 235 2.7.0 Authentication successful\n${mail('printer@example.org', 'office@example.org')}\nclosed: client`,
];

/** The list that `listen` shows. */
export function watchedSessions(today: number): SessionStore {
	const collection = createCollection();
	const sessions = new Map<number, WatchedSession>();
	for (const [index, listing] of listings.entries()) {
		const number = index + 1;
		const session = fakeSession(listing);
		const diagnoser = createSessionDiagnoser({now: today});
		const startedAt = today - (listings.length - index) * 47_000;
		collection.put(
			session.entries.reduce(
				(summary, entry) => summarize(summary, entry, diagnoser.feed(entry)),
				emptySummary(number, startedAt),
			),
		);
		sessions.set(number, watched(number, new Date(startedAt), session));
	}

	return storeOf(collection, sessions, ['Listening on 127.0.0.1:2525, passing on to mail.example.org']);
}

function watched(number: number, startedAt: Date, session: WatchedSession['session']): WatchedSession {
	return {
		...{
			number,
			startedAt,
			client: {address: '192.0.2.31', port: 50_000},
			port: 2525,
			session,
			upstream: null,
		},
		...{messages: [], held: null, over: true, ended: Promise.resolve(), forgotten: false},
		answer: () => false,
		release: () => false,
		close() {},
		forget() {},
	};
}
