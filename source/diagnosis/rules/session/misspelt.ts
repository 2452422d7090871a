/** A slip in the command’s name. */
import {answeredLine} from '../../memory.ts';
import {refusalOf} from '../../reading/reply.ts';
import {line as asLine} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/misspelt',
	cause: 'protocol-command',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.1.1',
	story: {
		what: 'The reply is 500 or 502, and the verb differs by one character from a known one.',
		why: 'The verb was mistyped.',
		advice: 'Send the line with the correct verb.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		const line = reply && answeredLine(memory, reply);
		if (!reply || line?.kind !== 'command' || ![500, 501, 502, 550].includes(reply.code)) {
			return null;
		}

		const remark = line.remarks.find(
			({id, suggestion}) => (id === 'command/unknown' || id === 'command/joined') && suggestion !== undefined,
		);
		return remark?.suggestion === undefined
			? null
			: {
					level: 'error',
					message: `${(line.verb ?? '').slice(0, 30)} is not a command; ${remark.suggestion.split(' ', 1)[0]} was probably meant.`,
					advice: 'Send the line with the correct verb.',
					retry: 'now',
					confidence: 'likely',
					remedies: [asLine(remark.suggestion)],
				};
	},
};
