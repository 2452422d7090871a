/** A refusal that no other rule explains: no reason is given, or not one that is understood. */
import type {Retry} from '../../../decode/explanation.ts';
import type {ReplyEntry} from '../../../session/entry.ts';
import {refusalOf} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import type {Rule} from '../../rule.ts';

const subjects: Readonly<Record<string, string>> = {
	CONNECT: 'the connection',
	EHLO: 'the greeting',
	HELO: 'the greeting',
	LHLO: 'the greeting',
	STARTTLS: 'to start TLS',
	AUTH: 'the login',
	MAIL: 'this sender (or all mail from you)',
	RCPT: 'this recipient',
	DATA: 'to accept a message',
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
		what: 'The server refuses, and gives no reason, or not one that smtpscope recognises.',
		why: 'Administrators write their own texts, and some intentionally give no reason.',
		advice:
			'The first digit counts: 4 is temporary, 5 is permanent. Ask the server’s administrator, quoting the exact reply, the time and your IP address.',
	},
	inspect(entry) {
		const reply = refusalOf(entry);
		if (!reply) {
			return null;
		}

		const {cause, retry, reading} = meaningOf(reply);
		const isBare = cause === 'not-stated';
		return {
			level: retry === 'later' ? 'warning' : 'error',
			cause: isBare ? 'not-stated' : null,
			message: isBare
				? `The server refuses ${subjectOf(reply)} and gives no reason.`
				: `The server refuses ${subjectOf(reply)}. The server’s reason is not one that smtpscope recognises.`,
			advice: adviceFor(retry, reading.links.length > 0),
			retry,
			confidence: isBare ? 'likely' : 'possible',
		};
	},
};

/** What is certain without a reason: whether time helps, and who knows more. */
function adviceFor(retry: Retry, hasLink: boolean): string {
	const isLater = retry === 'later';
	const first = isLater ? 'Try the same again later. ' : '';
	const whom = isLater ? 'If it is refused again, ask' : 'Ask';
	return hasLink
		? `${first}The page named in the reply may say more.`
		: `${first}${whom} the server’s administrator, quoting the exact reply, the time and your IP address.`;
}

function subjectOf({answers, recipient}: ReplyEntry): string {
	const subject = subjects[answers ?? ''] ?? 'this';
	return recipient === null ? subject : `${subject} for ${recipient}`;
}
