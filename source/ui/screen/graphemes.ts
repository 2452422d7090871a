/** Text as a terminal sees it: graphemes (what a cursor steps over) and cells (what a row has). */
import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
const printableAscii = /^[ -~]*$/;

export function graphemes(text: string): string[] {
	return printableAscii.test(text) ? [...text] : Array.from(segmenter.segment(text), part => part.segment);
}

/** Cells that a text without control characters takes. */
export function cells(text: string): number {
	return printableAscii.test(text) ? text.length : stringWidth(text);
}

/** At most `width` cells; what was cut is told by `…`. */
export function clip(text: string, width: number): string {
	if (width <= 0) {
		return '';
	}

	if (cells(text) <= width) {
		return text;
	}

	let kept = '';
	let used = 0;
	for (const grapheme of graphemes(text)) {
		const size = cells(grapheme);
		if (used + size > width - 1) {
			break;
		}

		kept += grapheme;
		used += size;
	}

	return `${kept}…`;
}

export function padEnd(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - cells(text)));
}
