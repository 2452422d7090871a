/**
 * What panes are made of. A pane is a pure function from the session to lines; wrapping, escaping, scrolling
 * and colours are done once, where lines are drawn.
 */
export type Style = 'plain' | 'strong' | 'dim' | 'accent' | 'good' | 'warn' | 'bad' | 'mark';

export type Piece = {
	/** Unescaped. */
	readonly text: string;
	readonly style: Style;
};

export type Line = {
	readonly pieces: readonly Piece[];
	/** Columns by which the rows after the first stand in, when the line wraps. */
	readonly indent?: number;
	/** Cut at the edge instead of wrapped: bytes, tables. */
	readonly fixed?: true;
	/** The entry that it is about: a click on it selects that one. */
	readonly to?: number;
	/** What is read aloud in its place, where columns would make no sense to hear; empty for nothing. */
	readonly spoken?: string;
};

export function piece(text: string, style: Style = 'plain'): Piece {
	return {text, style};
}

export function line(...pieces: readonly (Piece | string)[]): Line {
	return {pieces: pieces.map(part => (typeof part === 'string' ? piece(part) : part))};
}

/** The lines as they are read aloud. */
export function spokenLines(lines: readonly Line[]): Line[] {
	return lines.flatMap(one =>
		one.spoken === undefined ? [one] : one.spoken === '' ? [] : [line(one.spoken)],
	);
}

export const blank: Line = {pieces: []};

export function heading(text: string): Line {
	return line(piece(text, 'strong'));
}

/** `label  value`, the values under each other; a label that is too long for that stands above its value. */
export function table(
	rows: readonly (readonly [label: string, ...value: readonly (Piece | string)[]])[],
	margin = 0,
): Line[] {
	const widest = Math.min(20, Math.max(0, ...rows.map(([label]) => label.length)));
	const before = ' '.repeat(margin);
	const indent = margin + widest + 2;
	return rows.flatMap(([label, ...value]) =>
		label.length > widest
			? [
					line(piece(`${before}${label}`, 'dim')),
					{...line(piece(' '.repeat(indent), 'dim'), ...value), indent},
				]
			: [{...line(piece(`${before}${label.padEnd(widest)}  `, 'dim'), ...value), indent}],
	);
}

/** Numbers of findings: one character where there is one. */
export function circled(number: number): string {
	return number >= 1 && number <= 20 ? String.fromCodePoint(0x24_5f + number) : `(${number})`;
}
