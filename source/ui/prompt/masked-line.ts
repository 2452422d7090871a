/** The typed line as it may be seen: safe to draw, and masked where it is a secret. */

import {secretInCommand} from '../../sasl/secret-lines.ts';
import {drawable} from '../../text/graphemes.ts';

/** One string for each grapheme. */
export function maskedLine(line: readonly string[], masked: boolean, isCommand: boolean): readonly string[] {
	if (masked) {
		return line.map(() => '•');
	}

	const secret = isCommand ? secretInCommand(line.join('')) : null;
	let at = 0;
	return line.map(grapheme => {
		const start = at;
		at += grapheme.length;
		return secret && start >= secret.start && start < secret.end ? '•' : drawable(grapheme);
	});
}
