/** Escape sequences and typed-over characters of a terminal. */
import type {LogLine} from '../log-line.ts';

// CSI and OSC sequences (ECMA-48), and the short ones, such as `ESC =` and `ESC ( B` (ECMA-35).
const escapes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\)|[ -/]{0,4}[0-Z\\-~])/g;

/** The lines as they stood on the screen in the end. */
export function withoutTerminal(lines: readonly LogLine[]): readonly LogLine[] {
	return lines.map(line =>
		/[\x1b\b]/.test(line.text) ? {...line, text: erase(line.text.replace(escapes, ''))} : line,
	);
}

function erase(text: string): string {
	if (!text.includes('\b')) {
		return text;
	}

	const kept: string[] = [];
	for (const character of text) {
		if (character === '\b') {
			kept.pop();
		} else {
			kept.push(character);
		}
	}

	return kept.join('');
}
