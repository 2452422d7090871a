/** The error of a program, pasted without its session: the program says what it missed. */
import type {Entry} from '../../../session/entry.ts';
import type {ProgramComplaint} from '../../../transport/types.ts';
import type {Memory} from '../../memory.ts';
import {words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/program-complains',
	cause: null,
	explains: 'failure',
	specificity: 'nothing',
	reference: 'RFC 5321 §4.1.1.1; RFC 3207 §4; RFC 4954 §3',
	story: {
		what: 'A program’s error says that STARTTLS, a login or an extension is not offered, that the login was refused, or that the server does not speak SMTP.',
		why: 'Only the error is known, and not the replies of the server. What the server really offers may differ before and after TLS.',
		advice: 'Look at the session itself: have the program show it, or probe the server.',
	},
	inspect(entry, memory) {
		const complaint = complaintOf(entry, memory);
		if (complaint === null) {
			return null;
		}

		const advice = entry.type === 'failed' ? entry.error.advice : undefined;
		return {
			...claims[complaint],
			level: 'error',
			advice: advice ?? 'Have the program show the whole session, with the replies of the server.',
			confidence: 'likely',
		};
	},
};

/** A session that is there to be read is judged by what was said in it. */
function complaintOf(
	entry: Entry,
	{lastReply, saidOther, capabilities, hello}: Memory,
): ProgramComplaint | null {
	if (entry.type === 'note') {
		const known = missed[entry.about] ?? null;
		const isAfterLogin = lastReply?.answers === 'AUTH' || hello === null;
		return capabilities === null && !isAfterLogin ? known : null;
	}

	const isAlone = lastReply === null && !saidOther;
	return entry.type === 'failed' && isAlone ? (entry.error.complaint ?? null) : null;
}

const missed: Readonly<Record<string, ProgramComplaint>> = {
	'recording/missed-starttls': 'no-starttls',
	'recording/missed-auth': 'no-login-method',
	'recording/missed-mechanism': 'no-login-method',
	'recording/missed-extension': 'no-extension',
};

const probe = words('probe the server: that shows what it offers before and after TLS');

const claims: Readonly<
	Record<ProgramComplaint, Pick<Claim, 'message' | 'cause' | 'acts' | 'retry' | 'remedies'>>
> = {
	'not-smtp': {
		message: 'The program could not read the server’s answer as SMTP.',
		cause: 'not-smtp',
		retry: 'never',
	},
	'no-starttls': {
		message: 'The program requires STARTTLS, and says that the server does not offer it.',
		cause: 'tls-unavailable',
		acts: 'you',
		retry: 'never',
		remedies: [probe],
	},
	'no-login-method': {
		message: 'The program says that the server offers no login that it can use.',
		cause: 'login-mechanism',
		retry: 'never',
		remedies: [probe],
	},
	'no-extension': {
		message: 'The program requires an extension, and says that the server does not offer it.',
		cause: 'protocol-command',
		retry: 'never',
		remedies: [probe],
	},
	'login-refused': {
		message: 'The program says that its login failed, and not what the server answered.',
		cause: 'login-refused',
		retry: 'never',
	},
	'clear-text': {
		message: 'The program does not send a password over a connection without TLS.',
		cause: 'login-needs-tls',
		retry: 'never',
	},
	'no-credentials': {
		message: 'The program was to log in, and has no user name or no password.',
		cause: 'login-required',
		retry: 'now',
		remedies: [words('give the program a user name and a password')],
	},
	'no-mailer': {
		message: 'The program could not hand the message to a mail program on this machine.',
		cause: null,
		acts: 'you',
		retry: 'never',
		remedies: [words('send by SMTP, or set up the mail program')],
	},
	'not-connected': {
		message: 'The program could not connect, and does not say why.',
		cause: null,
		acts: 'you',
		retry: 'later',
		remedies: [words('probe the host and port: that shows why')],
	},
	// These two are said by a mail server, in its log.
	'client-refused': {
		message: 'The server refused the login of a client.',
		cause: 'login-refused',
		retry: 'never',
		remedies: [words('look in the log of the login service')],
	},
	'login-service': {
		message: 'The mail server could not reach its own login service, so no one can log in.',
		cause: 'server-config',
		acts: 'server',
		retry: 'later',
		remedies: [words('start the login service, and check the address at which the mail server looks for it')],
	},
};
