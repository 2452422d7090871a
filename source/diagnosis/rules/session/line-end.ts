/** A line that ended in LF or CR alone, and a server that went on waiting. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/line-end',
	cause: 'content-format',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §2.3.8',
	story: {
		what: 'The server stays silent, and later sends 421 or 451 because of a time-out.',
		why: 'Many servers wait for CR LF. Telnet sends it; nc and scripts with `\\n` do not.',
		advice:
			'End lines with CR LF, as this program does by itself; use `-C` with nc, and `\\r\\n` in scripts.',
	},
	inspect(entry, memory) {
		const last = memory.unanswered.at(-1) ?? memory.lastSent;
		const waited =
			(entry.type === 'reply' && (entry.code === 421 || entry.code === 451)) ||
			(entry.type === 'closed' && entry.by === 'server');
		if (
			!waited ||
			last?.kind === 'message' ||
			!last ||
			!(last.ending === 'LF' || last.ending === 'CR') ||
			!memory.unanswered.includes(last)
		) {
			return null;
		}

		return {
			level: 'error',
			message: `The last line ended with ${last.ending} alone; the server waited for CR LF and never read the line.`,
			advice: 'Connect again and end lines with CR LF (with nc, use its option -C).',
			retry: 'now',
			confidence: 'likely',
			blames: last.id,
		};
	},
};
