/** The name given with EHLO is refused, sometimes only at RCPT. */
import {parseCommand} from '../../../protocol/command.ts';
import {refusesLine} from '../../../protocol/reply-class.ts';
import type {ReplyEntry, SentLineEntry} from '../../../session/entry.ts';
import {anyName, repeatOf} from '../../reading/next-lines.ts';
import {refusalTo} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import type {ReplyMeaning} from '../../refusal/weigh.ts';
import {line} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'hello/bad-name',
	cause: 'hello-bad-name',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.1.1.1, §4.1.3; Postfix smtpd_delay_reject',
	story: {
		what: 'The HELO or EHLO name is refused with 501, 504 or 550; often this comes only in the reply to RCPT.',
		why: 'Many servers refuse names with underscores or spaces, the bare names of desktops and containers, and “localhost”. Postfix delays the verdict until RCPT, so that the refusal appears at the wrong line.',
		advice:
			'Send EHLO again with a full host name, or with an address literal, then send MAIL and RCPT again.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'EHLO', 'HELO', 'LHLO', 'MAIL', 'RCPT', 'DATA');
		const {hello} = memory;
		if (!reply || !hello || !(isAboutName(reply) || lacksName(hello, reply))) {
			return null;
		}

		const atHello = /^(EHLO|HELO|LHLO)$/.test(reply.answers ?? '');
		const name = parseCommand(hello.line).clientName ?? '';
		const again = `${hello.verb ?? 'EHLO'} ${suggestedName(hello) ?? anyName}`;
		const then = atHello
			? []
			: reply.answers === 'DATA'
				? []
				: [...(reply.answers === 'RCPT' && memory.mail ? [line(memory.mail.line)] : []), ...repeatOf(reply)];
		return {
			level: 'error',
			message: `The server does not accept ${name === '' ? 'a greeting without a name' : `the name “${name.slice(0, 80)}” that was given with ${hello.verb}`}${atHello ? '' : `; it says so only now, at ${reply.answers}`}.`,
			advice: `Send EHLO again with a full host name or an address literal${atHello ? '' : ', then begin the transaction again with MAIL'}.`,
			retry: 'now',
			confidence: confidenceOf(reply),
			remedies: [line(again), ...then],
			...(!atHello && {blames: hello.id}),
		};
	},
};

/** Some servers answer a bare EHLO as if they did not know it. */
function lacksName({line: said}: SentLineEntry, reply: ReplyEntry): boolean {
	const {answers, code} = reply;
	return (
		/^(EHLO|HELO|LHLO)\s*$/i.test(said) &&
		answers !== 'RCPT' &&
		answers !== 'MAIL' &&
		answers !== 'DATA' &&
		refusesLine(code) &&
		meaningOf(reply).cause !== 'protocol-order'
	);
}

function isAboutName(reply: ReplyEntry): boolean {
	const {cause, reading} = meaningOf(reply);
	const isOfLine = /\bcr ?lf\b|\bline (?:end|feed)/i.test(reading.text);
	return (
		!isOfLine &&
		(cause === 'hello-bad-name' || (reply.code === 501 && /^(EHLO|HELO|LHLO)$/.test(reply.answers ?? '')))
	);
}

/** As sure as the words are; the number alone means the name only where the name is all there is. */
function confidenceOf(reply: ReplyEntry): ReplyMeaning['confidence'] {
	const {cause, confidence} = meaningOf(reply);
	return cause === 'hello-bad-name' ? confidence : 'certain';
}

/** The name as a remark on the line would have it. */
function suggestedName(hello: SentLineEntry): string | null {
	const suggestion = hello.remarks.find(remark => remark.suggestion)?.suggestion;
	return suggestion === undefined ? null : parseCommand(suggestion).clientName;
}
