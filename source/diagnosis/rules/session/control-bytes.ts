/** Backspaces and escape sequences went out as part of the command. */
import {answeredLine} from '../../memory.ts';
import {refusalOf} from '../../reading/reply.ts';
import {line as asLine} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/control-bytes',
	cause: 'protocol-syntax',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.1.2; RFC 854',
	story: {
		what: 'A command that looks right on the screen is answered with 500.',
		why: 'telnet and nc send the backspace and arrow keys as bytes (08, 7F, 1B). The screen shows the corrected word, but the server gets every keystroke.',
		advice: 'Type the line again and send it; here a line is edited before it is sent.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		const line = reply && answeredLine(memory, reply);
		if (!reply || line?.kind !== 'command' || ![500, 501, 502, 550, 553, 555].includes(reply.code)) {
			return null;
		}

		const at = line.line.search(/[\x08\x7f\x1b]/);
		if (at < 0) {
			return null;
		}

		return {
			level: 'error',
			message: `There are control bytes in the command (${nameOf(line.line.charCodeAt(at))}): a correction was sent as keystrokes instead of being made.`,
			advice: 'Send the line again without them.',
			retry: 'now',
			confidence: 'certain',
			...(line.secret === null && {remedies: [asLine(corrected(line.line))]}),
			evidence: [{entryId: line.id, span: {start: at, end: at + 1}}],
		};
	},
};

function nameOf(code: number): string {
	return code === 0x1b ? '1B, an escape sequence' : `${code === 0x08 ? '08' : '7F'}, a backspace`;
}

/** What the keys were meant to make of it. */
function corrected(line: string): string {
	const kept: string[] = [];
	for (const character of line.replace(/\x1b(?:\[[0-9;]*[A-Za-z~]|O?.)/g, '')) {
		if (character === '\b' || character === '\x7f') {
			kept.pop();
		} else if (character >= ' ') {
			kept.push(character);
		}
	}

	return kept.join('');
}
