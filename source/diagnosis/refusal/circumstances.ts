/** Where the session, or the first digit, contradicts what a cause usually asks for: what can be done here. */
import type {ReplyEntry} from '../../session/entry.ts';
import {type Remedy, words} from '../remedy.ts';
import type {RefusalCause} from './meanings.ts';

export type Circumstance = {readonly message?: string; readonly advice: string; readonly step: Remedy};

/** Null where the session contradicts nothing. */
export function circumstanceOf(cause: RefusalCause, reply: ReplyEntry): Circumstance | null {
	return loggedIn(cause, reply) ?? underTls(cause, reply) ?? beforeText(cause, reply);
}

function loggedIn(cause: RefusalCause, {situation}: ReplyEntry): Circumstance | null {
	return cause === 'login-required' && situation.authenticatedAs !== null
		? {
				message:
					'The server requires a login, although this session has logged in: it does not accept that login here.',
				advice:
					'Use the sender address that belongs to the login. If it is the right one, ask the server’s administrator what the login may send.',
				step: words('use the address of the login as the sender, or ask the server’s administrator'),
			}
		: null;
}

function underTls(cause: RefusalCause, {situation}: ReplyEntry): Circumstance | null {
	return situation.secure && (cause === 'tls-required' || cause === 'login-needs-tls')
		? {
				message: 'The server requires TLS, although this connection already uses it.',
				advice:
					'It may require a newer TLS version, a client certificate, or TLS on the way to the next server. Its administrator can say which.',
				step: words('ask the server’s administrator which kind of TLS is missing'),
			}
		: null;
}

const ofText: ReadonlySet<RefusalCause> = new Set<RefusalCause>([
	'content-spam',
	'content-virus',
	'content-attachment',
	'content-link',
	'content-policy',
]);

/** What a server says of a message that it has not seen is about who sends it, or about messages before. */
function beforeText(cause: RefusalCause, {answers}: ReplyEntry): Circumstance | null {
	return ofText.has(cause) && (answers === 'MAIL' || answers === 'RCPT')
		? {
				message:
					'The server refuses this mail before it has seen the message: it judges the sender, your address, or earlier messages.',
				advice:
					'Check the reputation of your IP address and of the sender’s domain, reverse DNS and SPF; or send through another relay.',
				step: words('check the reputation of the sender and of your address, or send through another relay'),
			}
		: null;
}

const permanently: Partial<Record<RefusalCause, Circumstance>> = {
	'server-failed': {
		advice:
			'The code is permanent, so mail servers do not try again by themselves. Send it again once the trouble is over; only the server’s administrator can look into its log.',
		step: words('inform the server’s administrator, then send it again'),
	},
	'server-next-hop': {
		advice:
			'The code is permanent, so mail servers do not try again by themselves. Check the recipient’s domain and its MX; the server’s administrator can see more in its log.',
		step: words('check the recipient’s domain, then send it again'),
	},
	'server-closing': {
		advice:
			'With a permanent code, this server does not serve you at all. Use another server (MX) of the domain, or the submission server of your provider, or ask the administrator.',
		step: words('use another server of the domain, or your provider’s submission server'),
	},
	'recipient-unverified': {
		advice:
			'The code is permanent, so mail servers do not try again by themselves. Check the address; if it is right, the server that knows the mailbox is not working.',
		step: words('check the address, then send it again'),
	},
};

/** Of trouble that usually passes, where the code is permanent. Null where the usual advice stands. */
export function permanentlyOf(cause: RefusalCause): Circumstance | null {
	return permanently[cause] ?? null;
}
