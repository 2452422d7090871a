/** Where everything stands on a screen of this size. Nothing else decides by width or height. */

export type Geometry = {
	readonly columns: number;
	readonly rows: number;
	/** There is room for two panes. */
	readonly split: boolean;
	/** Two panes beside each other. */
	readonly wide: boolean;
	/** Frames all around; on a small screen only a title line. */
	readonly framed: boolean;
	readonly footer: boolean;
	readonly lensRows: number;
	/** Rows between header and status line. */
	readonly bodyRows: number;
	readonly conversation: Area;
	/** The right pane; in one-pane mode the same place as the conversation. */
	readonly pane: Area;
	/** Rows for the words about the selected line below the conversation, in one-pane mode. */
	readonly summaryRows: number;
	/** Row of the prompt, from the top. */
	readonly promptRow: number;
};

export type Area = {
	/** Outer width, frame included. */
	readonly width: number;
	/** Columns and rows for content. */
	readonly innerWidth: number;
	readonly innerRows: number;
};

const wideFrom = 100;

export type Size = {
	readonly columns: number;
	readonly rows: number;
	/** One pane has the whole width, and nothing at its sides: what is selected with the mouse is its text. */
	readonly zoomed?: boolean;
};

/** Never negative, however small the terminal is. */
export function geometryOf({columns, rows, zoomed = false}: Size): Geometry {
	const split = columns >= wideFrom;
	const wide = split && !zoomed;
	const framed = columns >= 60 && rows >= 16 && !zoomed;
	const footer = rows >= 16;
	const lensRows = rows >= 28 ? 2 : 1;
	const bodyRows = Math.max(3, rows - 3 - lensRows - (footer ? 1 : 0));
	const left = wide ? Math.floor(columns * 0.47) : columns;
	const innerRows = bodyRows - (framed ? 2 : 1);
	const summaryRows = wide ? 0 : rows >= 20 ? 2 : 1;
	const area = (width: number, height: number): Area => ({
		width,
		innerWidth: Math.max(1, width - (framed ? 4 : 1)),
		innerRows: Math.max(1, height),
	});
	return {
		columns,
		rows,
		split,
		wide,
		framed,
		footer,
		lensRows,
		bodyRows,
		conversation: area(left, innerRows - summaryRows),
		pane: area(wide ? columns - left : columns, innerRows),
		summaryRows,
		promptRow: 1 + bodyRows + 1,
	};
}
