/** The part of a line that fits beside the prompt, and where in it the cursor stands. */
import {cells} from '../../text/graphemes.ts';

export type Viewport = {
	readonly text: string;
	/** In cells from the left of `text`. */
	readonly cursor: number;
};

/**
 * `line`: what is drawn for each grapheme, already safe. A long line is moved by half of the width at a time,
 * so that it stands still while one types; `‹` and `›` tell that there is more.
 */
export function viewportOf(line: readonly string[], cursor: number, width: number): Viewport {
	const sizes = line.map(cells);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	const before = sizes.slice(0, cursor).reduce((sum, size) => sum + size, 0);
	if (total < width) {
		return {text: line.join(''), cursor: before};
	}

	if (width < 4) {
		return {text: '', cursor: 0};
	}

	const step = Math.max(1, Math.floor(width / 2));
	const room = width - 2;
	const start = before < room ? 0 : Math.ceil((before - room + 1) / step) * step;
	let text = start > 0 ? '‹' : '';
	let used = start > 0 ? 1 : 0;
	let position = 0;
	let column = 0;
	for (const [index, grapheme] of line.entries()) {
		const size = sizes[index] ?? 0;
		if (index === cursor) {
			column = used;
		}

		if (position >= start) {
			if (used + size > width - 1) {
				return {text: `${text}›`, cursor: column};
			}

			text += grapheme;
			used += size;
		}

		position += size;
	}

	return {text, cursor: cursor >= line.length ? used : column};
}
