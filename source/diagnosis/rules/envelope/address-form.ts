/** An address in a form that only the headers know: a name before it, no brackets, a blank after the colon. */

import {type Cause, causes} from '../../causes.ts';
import {answeredLine} from '../../memory.ts';
import {refusalTo, textOf} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {line as asLine} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/address-form',
	cause: 'recipient-malformed',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.1.1.2, §4.1.1.3, §4.1.2',
	story: {
		what: 'MAIL or RCPT is answered with 501, 553 or 555.',
		why: 'The envelope has a strict form: `MAIL FROM:<address>`. Display names belong in the message; a space after the colon or missing angle brackets are mistakes.',
		advice: 'Send the line in the suggested form.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'MAIL', 'RCPT');
		const line = reply && answeredLine(memory, reply);
		if (!reply || !line || line.kind !== 'command' || ![500, 501, 503, 550, 553, 555].includes(reply.code)) {
			return null;
		}

		const remark = line.remarks.find(({id}) => id.startsWith('path/') && id !== 'path/non-ascii');
		const isSyntax =
			/syntax|bracket|malformed|pars|invalid (address|path)|bad (address|sender|recipient)|argument|format|illegal|unrecogni/i.test(
				textOf(reply),
			);
		const {cause, confidence} = meaningOf(reply);
		const saysElse = cause !== null && confidence !== 'possible' && !isOfForm(cause);
		if (!remark || saysElse || !(isSyntax || reply.code === 501 || reply.code === 555)) {
			return null;
		}

		const [fixed] = line.remarks.flatMap(({suggestion}) => suggestion ?? []);
		return {
			level: 'error',
			cause: reply.answers === 'MAIL' ? 'sender-malformed' : 'recipient-malformed',
			message: `The form of the address is refused: ${remark.message.charAt(0).toLowerCase()}${remark.message.slice(1)}`,
			advice: fixed
				? 'Send the line in the correct form.'
				: 'Write only the address, between angle brackets, right after the colon.',
			retry: 'now',
			confidence: 'certain',
			...(fixed && {remedies: [asLine(fixed)]}),
			evidence: [{entryId: line.id, span: {start: remark.start, end: remark.end}}],
		};
	},
};

const ofForm: ReadonlySet<Cause> = new Set([
	'sender-malformed',
	'sender-unverified',
	'recipient-malformed',
	'recipient-unknown',
]);

function isOfForm(cause: Cause): boolean {
	return cause === 'not-stated' || causes[cause].about === 'protocol' || ofForm.has(cause);
}
