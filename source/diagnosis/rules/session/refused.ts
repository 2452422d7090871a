/** A refusal that no other rule explains: what its number and its place in the dialogue tell. */
import type {ReplyEntry} from '../../../session/entry.ts';
import {endsConnection, refusalOf} from '../../reading/reply.ts';
import {retryIn} from '../../reading/retry.ts';
import type {Rule} from '../../rule.ts';

const subjects: Readonly<Record<string, string>> = {
	CONNECT: 'to talk with you at all',
	EHLO: 'the greeting',
	HELO: 'the greeting',
	LHLO: 'the greeting',
	STARTTLS: 'to start TLS',
	AUTH: 'the login',
	MAIL: 'the sender, or mail from you altogether',
	RCPT: 'this recipient',
	DATA: 'to take a message',
	'DATA-END': 'the message',
	BDAT: 'the message',
};

export const rule: Rule = {
	id: 'session/refused',
	cause: null,
	explains: 'refusal',
	specificity: 'nothing',
	reference: 'RFC 5321 §4.2.1',
	story: {
		what: 'The server refuses, and its words fit none of the reasons known here.',
		why: 'Administrators write their own texts, and some say on purpose nothing.',
		advice:
			'The first digit counts: 4 is for now, 5 is for good. Ask the server’s postmaster with the exact reply, the time and your IP address.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 Rejected',
	},
	inspect(entry) {
		const reply = refusalOf(entry);
		if (!reply) {
			return null;
		}

		const retry = retryIn(reply);
		const later = retry === 'later';
		return {
			level: later ? 'warning' : 'error',
			message: `The server refuses ${subjectOf(reply)}${later ? ' for now' : ''} and gives no reason that is known here.`,
			advice: `${(later ? forNow : forGood)[reply.answers ?? ''] ?? (later ? again : unchanged)} ${askPostmaster}`,
			fault: later ? 'server' : 'policy',
			retry,
			confidence: 'possible',
			...(!endsConnection(reply) && {next: nextAfter(reply)}),
		};
	},
};

const again = 'Try the same again in some minutes.';
const unchanged = 'Sent unchanged it will be refused again.';
const askPostmaster =
	'Where that does not help, ask the server’s postmaster with the exact reply, the time and your IP address.';

// What is mostly behind a refusal at this place, and how to find out.
const forGood: Readonly<Record<string, string>> = {
	CONNECT:
		'At the greeting the server knows nothing of you but your address: look it up at the usual reputation checkers, see that it has reverse DNS, or connect from elsewhere.',
	EHLO: 'Greet again with a full host name, or with an address literal such as `EHLO [192.0.2.7]`.',
	AUTH: 'Mostly the name, the password, or the right to send by SMTP is missing: check them on the provider’s web page.',
	MAIL: 'Try another sender: if it passes, the first one or its domain is the reason; if not, your address is.',
	RCPT: 'Mostly the mailbox does not exist or is not open to you. Check the address, then try `<postmaster>` at the same domain: if that passes, it is the mailbox.',
	'DATA-END':
		'The server has read the message, so mostly its content or the proof of where it comes from is the reason. Send a plain one with From, Date and Message-ID: if it passes, it was the content.',
};
const forNow: Readonly<Record<string, string>> = {
	CONNECT: 'Wait some minutes and connect again: the server is busy, or slows down those it does not know.',
	MAIL: 'Wait some minutes and try the same again: the server is busy, or could not look the sender up.',
	RCPT: 'Wait five minutes and send the same again: at RCPT this is often greylisting, which passes then.',
	'DATA-END':
		'Send the message again in a quarter of an hour: mostly a filter or a disk behind the server failed.',
};

function subjectOf(reply: ReplyEntry): string {
	return subjects[reply.answers ?? ''] ?? 'this';
}

function nextAfter(reply: ReplyEntry): string {
	return reply.answers === 'RCPT' && reply.situation.recipients.length > 0 ? 'DATA' : 'QUIT';
}
