/** A header line was typed where commands are expected. */
import {answeredLine} from '../../memory.ts';
import {refusalOf} from '../../reading/reply.ts';
import {line as asLine} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'message/without-data',
	cause: 'protocol-order',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §3.3',
	story: {
		what: '`Subject: …` or `From: …` is answered with 500.',
		why: 'The message follows DATA and its 354. Before that, every line is a command. After a refused DATA, a pasted message is read as commands, line by line.',
		advice: 'Send DATA, wait for 354, then send the headers, a blank line and the text.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		const line = reply && answeredLine(memory, reply);
		if (!reply || line?.kind !== 'command' || !line.remarks.some(({id}) => id === 'command/header-line')) {
			return null;
		}

		const ready = reply.situation.recipients.length > 0;
		return {
			level: 'error',
			message: 'A header line of a message was sent where the server expects a command.',
			advice: ready
				? 'Send DATA and wait for 354; then the headers, a blank line, the text, and a dot.'
				: 'Send MAIL, RCPT and DATA first; after the 354, send the headers, a blank line, the text, and a dot.',
			retry: 'now',
			confidence: 'certain',
			remedies: [asLine(ready ? 'DATA' : 'MAIL FROM:<>')],
		};
	},
};
