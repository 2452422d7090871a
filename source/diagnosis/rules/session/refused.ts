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
			advice: later
				? 'Try the same again in some minutes; if it stays, ask the server’s postmaster with the exact reply.'
				: 'Sent unchanged it will be refused again. Ask the server’s postmaster with the exact reply, the time and your IP address.',
			fault: later ? 'server' : 'policy',
			retry,
			confidence: 'possible',
			...(!endsConnection(reply) && {next: nextAfter(reply)}),
		};
	},
};

function subjectOf(reply: ReplyEntry): string {
	return subjects[reply.answers ?? ''] ?? 'this';
}

function nextAfter(reply: ReplyEntry): string {
	return reply.answers === 'RCPT' && reply.situation.recipients.length > 0 ? 'DATA' : 'QUIT';
}
