/**
 * A row as it is written to a terminal: after everything that terminals count differently the cursor is put
 * where the next character belongs. What a terminal draws too wide is drawn over, what it draws too narrow
 * leaves a gap; the columns stay in place.
 */
import {cells, graphemes} from '../../text/graphemes.ts';

export type Anchored = {
	readonly text: string;
	/** Cells it takes. */
	readonly width: number;
	/** It holds something that terminals count differently: the row must be cleared before it. */
	readonly uncertain: boolean;
};

/** `row`: text and SGR sequences. */
export function anchored(row: string): Anchored {
	let text = '';
	let width = 0;
	let uncertain = false;
	let adrift = false;
	for (const [part, control] of row.matchAll(/(\u001b\[[\d;:]*m)|[^\u001b]+|\u001b/g)) {
		if (control !== undefined) {
			text += control;
			continue;
		}

		for (const [run] of part.matchAll(/[ -~]+|[^ -~]+/g)) {
			if (adrift) {
				text += column(width);
				adrift = false;
			}

			if (run.charCodeAt(0) < 0x7f) {
				text += run;
				width += run.length;
				continue;
			}

			for (const grapheme of graphemes(run)) {
				text += (adrift ? column(width) : '') + grapheme;
				width += cells(grapheme);
				adrift = !certain.test(grapheme);
				uncertain ||= adrift;
			}

			// Signs of this program are one cell, or two where a terminal is set up for East Asian text.
			adrift = true;
		}
	}

	return {text, width, uncertain};
}

const certain = /^[\u00a1-\u024f\u0370-\u052f\u2010-\u27bf\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]$/;

function column(cell: number): string {
	return `\u001b[${cell + 1}G`;
}
