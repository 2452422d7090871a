/** A line with a single dot inside the text ended the message; the rest ran as commands. */
import {octetsOf} from '../../../session/rope.ts';
import {answeredLine} from '../../memory.ts';
import {line as asLine} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'message/ended-early',
	cause: 'protocol-command',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.5.2',
	story: {
		what: 'The message is accepted with 250, and then lines of its text are answered with one 500 after another.',
		why: 'A line that contains only a dot ends the message. In the text of a message, such a line must be sent with a second dot (dot-stuffing), which the server removes again.',
		advice:
			'Paste here: the program asks about a lone dot in pasted text, and doubles dots. The accepted message was cut off: the recipient got the part before the dot.',
	},
	inspect(entry, memory) {
		const {message, messageReply, unknownCommands} = memory;
		if (
			entry.type !== 'reply' ||
			![500, 502].includes(entry.code) ||
			!message ||
			!messageReply ||
			octetsOf(message.content) === 0
		) {
			return null;
		}

		const [first] = unknownCommands;
		const line = answeredLine(memory, entry);
		const isSecond = unknownCommands.length === 1 && line?.kind === 'command';
		if (
			!first ||
			!isSecond ||
			!looksLikeText(first.line) ||
			!looksLikeText(line.line) ||
			first.id < messageReply.id - 2
		) {
			return null;
		}

		return {
			level: 'error',
			message:
				'These lines are text, not commands: a line with a single dot inside the message ended it too early, and the rest was read as commands.',
			advice:
				'Send it again with the dot doubled (`..`), or let the program send the file, which does that. The server accepted the part before the dot as the whole message.',
			retry: 'now',
			confidence: 'likely',
			remedies: [asLine('RSET')],
			blames: message.id,
		};
	},
};

/** Several words, or no word that could be a verb. */
function looksLikeText(line: string): boolean {
	return line === '' || /\s\S+\s/.test(line) || /^[^A-Za-z]/.test(line) || /^[A-Z][a-z]+[ ,.!?]/.test(line);
}
