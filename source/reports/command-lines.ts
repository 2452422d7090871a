/** The session as a command line of another tool, to be pasted into a shell. A password never stands in it. */
import {joined, replaced, type Shown, shown, visible} from '../protocol/visible.ts';
import {identityOf} from '../sasl/follow.ts';
import type {Entry} from '../session/entry.ts';
import {envelopeOf} from './envelope-of.ts';
import type {Report, ReportedSession, Written} from './report.ts';

export function writeSwaks({sessions}: Report): Written {
	return commandOf(sessions, ({server, port, tls, helo, from, recipients, auth, sentMessage, lmtp, last}) => [
		'swaks',
		...(lmtp ? ['--protocol', 'LMTP'] : []),
		...(port === null ? ['--socket', server] : ['--server', server, '--port', `${port}`]),
		...(tls === 'starttls' ? ['--tls'] : tls === 'implicit' ? ['--tls-on-connect'] : []),
		...(helo === null ? [] : ['--helo', helo]),
		// swaks asks for the password when none is given.
		...(auth ? ['--auth', auth.mechanism, '--auth-user', auth.user] : []),
		...(from === null ? [] : ['--from', from === '' ? '<>' : from]),
		...(recipients.length > 0 ? ['--to', recipients.join(',')] : []),
		...(sentMessage ? ['--data', '@message.eml'] : ['--quit-after', last]),
	]);
}

export function writeCurl({sessions}: Report): Written {
	return commandOf(sessions, ({server, port, tls, helo, from, recipients, auth, sentMessage, lmtp}) => {
		if (port === null || lmtp) {
			return {problem: 'curl speaks SMTP over TCP only, and this session was not that.'};
		}

		const host = server.includes(':') ? `[${server}]` : server;
		const scheme = tls === 'implicit' ? 'smtps' : 'smtp';
		return [
			...['curl', '--verbose', '--url', `${scheme}://${host}:${port}/${encodeURIComponent(helo ?? '')}`],
			...(tls === 'starttls' ? ['--ssl-reqd'] : []),
			// curl asks for the password when only the user name is given.
			...(auth ? ['--user', auth.user, '--login-options', `AUTH=${auth.mechanism}`] : []),
			...(from === null ? [] : ['--mail-from', from]),
			...recipients.flatMap(recipient => ['--mail-rcpt', recipient]),
			...(sentMessage ? ['--upload-file', 'message.eml'] : []),
		];
	});
}

export function writeOpenssl({sessions}: Report): Written {
	return commandOf(sessions, ({server, port, tls, helo, lmtp}) => {
		if (tls === 'none' || port === null) {
			return {
				problem:
					'openssl s_client needs TLS over TCP, and this session had none. The swaks command line has no such need.',
			};
		}

		const host = server.includes(':') ? `[${server}]` : server;
		return [
			// -quiet also stops it from taking a line that begins with R or Q for a command of its own.
			...['openssl', 's_client', '-quiet', '-crlf', '-connect', `${host}:${port}`],
			// A name, never an address (RFC 6066 §3).
			...(server.includes(':') || /^[\d.]+$/.test(server) ? [] : ['-servername', server]),
			...(tls === 'starttls' ? ['-starttls', lmtp ? 'lmtp' : 'smtp'] : []),
			...(tls === 'starttls' && helo !== null ? ['-name', helo] : []),
		];
	});
}

type Facts = {
	readonly server: string;
	/** Null for a unix socket. */
	readonly port: number | null;
	readonly tls: 'none' | 'starttls' | 'implicit';
	readonly lmtp: boolean;
	readonly helo: string | null;
	readonly from: string | null;
	readonly recipients: readonly string[];
	readonly auth: {readonly mechanism: string; readonly user: string} | null;
	readonly sentMessage: boolean;
	/** Stage for swaks' --quit-after. */
	readonly last: string;
};

function commandOf(
	sessions: readonly ReportedSession[],
	words: (facts: Facts) => readonly string[] | {readonly problem: string},
): Written {
	const [session] = sessions;
	const facts = session && factsOf(session);
	if (!facts) {
		return {
			problem: 'The recording does not show which server it was, so no command line can be made.',
		};
	}

	const command = words(facts);
	return 'problem' in command ? command : shown`${joined(command.map(quote), ' ')}\n`;
}

function factsOf({entries, host}: ReportedSession): Facts | null {
	const connected = entries.findLast(entry => entry.type === 'connected');
	const server = connected?.port === null ? connected.address : (connected?.host ?? host);
	if (!server) {
		return null;
	}

	const {from, recipients, helo} = envelopeOf(entries);
	// Of an exchange whose beginning was not recorded the mechanism is not known.
	const exchange = entries.findLast(isAuth)?.auth;
	const attempt = entries.findLast(entry => entry.type === 'attempt')?.attempt;
	return {
		server,
		port: connected ? connected.port : (attempt?.port ?? 25),
		tls: connected?.tls ? 'implicit' : entries.some(entry => entry.type === 'secured') ? 'starttls' : 'none',
		lmtp: entries.some(entry => entry.type === 'sent' && entry.situation.protocol === 'lmtp'),
		helo,
		from,
		recipients,
		auth: exchange?.mechanism ? {mechanism: exchange.mechanism, user: identityOf(exchange)} : null,
		sentMessage: entries.some(entry => entry.type === 'sent' && entry.kind === 'message'),
		last:
			recipients.length > 0
				? 'RCPT'
				: from !== null
					? 'MAIL'
					: exchange
						? 'AUTH'
						: helo !== null
							? 'HELO'
							: 'CONNECT',
	};
}

function isAuth(entry: Entry): entry is Entry & {type: 'sent'; kind: 'command' | 'auth-response'} {
	return entry.type === 'sent' && entry.kind !== 'message' && entry.auth !== null;
}

/** For a POSIX shell. What a recording says may come from anybody, so nothing but plain words stays unquoted. */
export function quote(word: string): Shown {
	const escaped = visible(word);
	return /^[\w@%+=:,./-]+$/.test(escaped)
		? escaped
		: shown`'${replaced(escaped, text => text.replaceAll("'", "'\\''"))}'`;
}
