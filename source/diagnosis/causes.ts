/**
 * The closed list of what can be wrong: what the trouble is with, who has to act, and whether the same thing may be
 * tried again. Every rule names one of these. A reply's own words and its first digit may change `acts` and `retry`.
 */
import type {Retry} from '../decode/explanation.ts';

export type About =
	| 'login'
	| 'tls'
	| 'client'
	| 'hello'
	| 'sender'
	| 'domain'
	| 'recipient'
	| 'relay'
	| 'content'
	| 'limit'
	| 'account'
	| 'server'
	| 'protocol'
	| 'connection'
	| 'none';

/** Who has to act: whoever types or set up the client, the server's administrator, the recipient, the network in between. */
export type Acts = 'you' | 'server' | 'recipient' | 'network' | 'nobody';

export type CauseFacts = {
	readonly about: About;
	readonly acts: Acts;
	/** The usual verdict: `now` after a change, on this connection; `never` not unchanged. */
	readonly retry: Retry;
	/** A heading for lists and groups. */
	readonly title: string;
};

function facts(about: About, acts: Acts, retry: Retry, title: string): CauseFacts {
	return {about, acts, retry, title};
}

export const causes = {
	'login-required': facts('login', 'you', 'now', 'Login required'),
	'login-refused': facts('login', 'you', 'now', 'User name or password refused'),
	'login-mechanism': facts('login', 'you', 'now', 'Login method not available'),
	'login-app-password': facts('login', 'you', 'now', 'App password required'),
	'login-token': facts('login', 'you', 'now', 'OAuth token refused'),
	'login-malformed': facts('login', 'you', 'now', 'Login data could not be decoded'),
	'login-blocked': facts('login', 'you', 'later', 'Logins blocked or limited for now'),
	'login-needs-tls': facts('login', 'you', 'now', 'Login requires TLS'),
	'tls-required': facts('tls', 'you', 'now', 'TLS required'),
	'tls-unavailable': facts('tls', 'server', 'later', 'TLS not available'),
	'tls-version': facts('tls', 'you', 'now', 'No common TLS version or cipher'),
	'tls-certificate': facts('tls', 'server', 'never', 'Certificate missing or not accepted'),
	'client-listed': facts('client', 'you', 'never', 'Client address on a block list'),
	'client-reputation': facts('client', 'you', 'later', 'Poor reputation of the client address'),
	'client-no-ptr': facts('client', 'you', 'never', 'Reverse DNS missing or not matching'),
	'client-dynamic': facts('client', 'you', 'never', 'Dynamic or residential client address'),
	'client-country': facts('client', 'you', 'never', 'Refused by country or network'),
	'client-not-allowed': facts('client', 'you', 'never', 'Client not allowed here'),
	'client-rate': facts('client', 'you', 'later', 'Too much from this client address'),
	'hello-bad-name': facts('hello', 'you', 'now', 'EHLO or HELO name refused'),
	'sender-malformed': facts('sender', 'you', 'now', 'Sender address malformed'),
	'sender-domain-missing': facts('sender', 'you', 'never', 'Sender domain not found in DNS'),
	'sender-not-owned': facts('sender', 'you', 'now', 'Sender does not belong to the login'),
	'sender-not-registered': facts('sender', 'you', 'never', 'Sender not registered with the service'),
	'sender-unverified': facts('sender', 'you', 'later', 'Sender could not be verified'),
	'sender-blocked': facts('sender', 'recipient', 'never', 'Sender blocked'),
	'sender-null-refused': facts('sender', 'server', 'never', 'Bounces not accepted'),
	spf: facts('domain', 'you', 'never', 'SPF failed'),
	dkim: facts('domain', 'you', 'never', 'DKIM failed'),
	dmarc: facts('domain', 'you', 'never', 'Refused by DMARC policy'),
	unauthenticated: facts('domain', 'you', 'never', 'Message not authenticated'),
	'recipient-unknown': facts('recipient', 'you', 'never', 'Recipient does not exist'),
	'recipient-disabled': facts('recipient', 'recipient', 'never', 'Mailbox disabled'),
	'recipient-full': facts('recipient', 'recipient', 'later', 'Mailbox full'),
	'recipient-malformed': facts('recipient', 'you', 'now', 'Recipient address malformed'),
	'recipient-domain-missing': facts('recipient', 'you', 'never', 'Recipient domain not found'),
	'recipient-refuses': facts('recipient', 'recipient', 'never', 'Recipient does not accept this mail'),
	'recipient-too-many': facts('recipient', 'you', 'now', 'Too many recipients'),
	'recipient-rate': facts('recipient', 'you', 'later', 'Recipient receives too much mail'),
	'recipient-moved': facts('recipient', 'you', 'never', 'Recipient has a new address'),
	'recipient-unverified': facts('recipient', 'server', 'later', 'Recipient could not be verified'),
	'relay-denied': facts('relay', 'you', 'never', 'Relaying denied'),
	'content-spam': facts('content', 'you', 'never', 'Classified as spam'),
	'content-virus': facts('content', 'you', 'never', 'Virus or malware found'),
	'content-attachment': facts('content', 'you', 'never', 'Attachment refused'),
	'content-link': facts('content', 'you', 'never', 'Link or host in the text refused'),
	'content-header': facts('content', 'you', 'never', 'Header field missing or malformed'),
	'content-from': facts('content', 'you', 'never', 'From header refused'),
	'content-format': facts('content', 'you', 'never', 'Message format not accepted'),
	'content-policy': facts('content', 'you', 'never', 'Content refused by policy'),
	'content-loop': facts('content', 'server', 'never', 'Mail loop'),
	'content-too-big': facts('content', 'you', 'never', 'Message too large'),
	'sending-quota': facts('limit', 'you', 'later', 'Sending limit reached'),
	'rate-limited': facts('limit', 'you', 'later', 'Too much in too short a time'),
	greylisted: facts('limit', 'nobody', 'later', 'Greylisted'),
	'account-suspended': facts('account', 'you', 'never', 'Sending account not active'),
	'server-busy': facts('server', 'server', 'later', 'Server busy'),
	'server-failed': facts('server', 'server', 'later', 'Internal server error'),
	'server-storage': facts('server', 'server', 'later', 'Server out of storage'),
	'server-dns': facts('server', 'server', 'later', 'DNS lookup failed on the server'),
	'server-next-hop': facts('server', 'server', 'later', 'Next server not reachable'),
	'server-closing': facts('server', 'server', 'later', 'Service not available'),
	'server-config': facts('server', 'server', 'never', 'Server misconfigured'),
	'idle-timeout': facts('protocol', 'you', 'now', 'Idle for too long'),
	'protocol-order': facts('protocol', 'you', 'now', 'Commands out of order'),
	'protocol-command': facts('protocol', 'you', 'now', 'Command not supported'),
	'protocol-syntax': facts('protocol', 'you', 'now', 'Syntax error'),
	'protocol-parameter': facts('protocol', 'you', 'now', 'Parameter not accepted'),
	'protocol-early': facts('protocol', 'you', 'now', 'Client spoke too early'),
	'protocol-errors': facts('protocol', 'you', 'now', 'Too many errors in this session'),
	'no-valid-recipients': facts('protocol', 'you', 'now', 'No accepted recipient'),
	'not-stated': facts('none', 'nobody', 'never', 'No reason given'),
	'connection-no-host': facts('connection', 'you', 'never', 'Server name could not be resolved'),
	'connection-refused': facts('connection', 'you', 'later', 'Connection refused'),
	'connection-no-answer': facts('connection', 'network', 'later', 'No answer on the port'),
	'connection-no-route': facts('connection', 'network', 'never', 'No route to the server'),
	'connection-lost': facts('connection', 'server', 'later', 'Connection lost'),
	'connection-altered': facts('connection', 'network', 'never', 'A firewall alters the session'),
	'server-silent': facts('connection', 'server', 'later', 'Server does not answer'),
	'not-smtp': facts('connection', 'you', 'never', 'Not an SMTP server'),
} as const satisfies Readonly<Record<string, CauseFacts>>;

export type Cause = keyof typeof causes;

export const causeIds: readonly Cause[] = Object.keys(causes).filter(isCause);

export function isCause(id: string): id is Cause {
	return Object.hasOwn(causes, id);
}
