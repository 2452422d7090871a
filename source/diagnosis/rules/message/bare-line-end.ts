/** Lone LF or CR in the message, with the line it stands in. */
import {flatten} from '../../../session/rope.ts';
import {firstBareEnd} from '../../reading/line-ends.ts';
import {refusalTo, textOf} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'message/bare-line-end',
	cause: 'content-format',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §2.3.8, §4.1.1.4',
	story: {
		what: 'The message is refused after the final dot with 521, 550, 554 or 451, and the text mentions a bare LF.',
		why: 'Unix files end their lines with LF alone. Servers that accept a lone LF as a line end could be tricked into seeing two messages in one (SMTP smuggling, 2023), so many refuse it now.',
		advice:
			'Let the program send the file, which converts line ends to CR LF, or convert it with `unix2dos`.',
	},
	inspect(entry, memory) {
		const reply =
			refusalTo(entry, 'DATA-END', 'BDAT', 'DATA') ??
			(entry.type === 'reply' && entry.code === 421 ? entry : null);
		const {message} = memory;
		if (
			!reply ||
			!message ||
			!/\bbare\b|\blone\b|stray|line (end|terminat|feed|break)|newline|smuggl|smtplf|<LF>|<CR>|\bLF\b/i.test(
				textOf(reply),
			)
		) {
			return null;
		}

		const found = firstBareEnd(flatten(message.content));
		return found === null
			? null
			: {
					level: 'error',
					message: `Line ${found.line} of the message (in the ${found.inHeaders ? 'headers' : 'body'}) has a lone ${found.kind} instead of CR LF, which this server refuses.`,
					advice:
						'Send the message with its line ends converted to CR LF; the program does that when it sends a file.',
					retry: 'never',
					confidence: 'certain',
					blames: message.id,
				};
	},
};
