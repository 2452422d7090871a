/** A terminal's cells as an SVG: text in its columns, lines of frames as paths, so that they join in every font. */
import type {IBufferCell, Terminal} from '@xterm/headless';

export type Theme = {
	readonly background: string;
	readonly text: string;
	readonly bar: string;
	readonly barText: string;
	readonly cursor: string;
	/** The first eight colours of a terminal. */
	readonly colours: readonly string[];
};

export const dark: Theme = {
	background: '#1e1e2e',
	text: '#cdd6f4',
	bar: '#181825',
	barText: '#a6adc8',
	cursor: '#f5e0dc',
	colours: ['#45475a', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#f5c2e7', '#94e2d5', '#bac2de'],
};

export const light: Theme = {
	background: '#ffffff',
	text: '#24292f',
	bar: '#eaeef2',
	barText: '#57606a',
	cursor: '#0969da',
	colours: ['#24292f', '#cf222e', '#116329', '#7d4e00', '#0969da', '#8250df', '#1b7c83', '#6e7781'],
};

const fontSize = 16;
const cellWidth = fontSize * 0.602;
const cellHeight = Math.round(fontSize * 1.25);
const baseline = Math.round(fontSize * 0.97);
const margin = 12;
const top = 36;

/** `cursor`: its place; null where the program hides it. */
export function svgOf(terminal: Terminal, title: string, theme: Theme, cursor: Place | null): string {
	const width = round(terminal.cols * cellWidth + margin * 2);
	const height = terminal.rows * cellHeight + top + margin;
	const dots = ['#ff5f57', '#febc2e', '#28c840']
		.map((colour, index) => `<circle cx="${18 + index * 20}" cy="14" r="6" fill="${colour}"/>`)
		.join('');
	const rows = Array.from({length: terminal.rows}, (_, y) =>
		rowOf(terminal, y, theme, cursor?.y === y ? cursor.x : null),
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK JP',monospace" font-size="${fontSize}" xml:space="preserve">`,
		`<rect width="100%" height="100%" fill="${theme.background}"/><rect width="${width}" height="28" fill="${theme.bar}"/>${dots}`,
		`<text x="${round(width / 2)}" y="19" text-anchor="middle" fill="${theme.barText}" font-size="13">${escaped(title)}</text>`,
		...rows.flat(),
		'</svg>\n',
	].join('\n');
}

type Run = {
	readonly colour: string;
	readonly bold: boolean;
	readonly places: number[];
	text: string;
};

type Place = {readonly x: number; readonly y: number};

function rowOf(terminal: Terminal, y: number, theme: Theme, cursorX: number | null): string[] {
	const {active} = terminal.buffer;
	const drawn: string[] = [];
	const runs: Run[] = [];
	for (let x = 0; x < terminal.cols; x++) {
		const cell = active.getLine(active.viewportY + y)?.getCell(x);
		if (!cell || cell.getWidth() === 0) {
			continue;
		}

		const isCursor = x === cursorX;
		const {front, back} = coloursOf(cell, isCursor, theme);
		const left = margin + x * cellWidth;
		const above = top + y * cellHeight;
		if (back !== theme.background) {
			const width = round(cell.getWidth() * cellWidth);
			drawn.push(
				`<rect x="${round(left)}" y="${above}" width="${width}" height="${cellHeight}" fill="${back}"/>`,
			);
		}

		const character = cell.getChars();
		const path = frameLine(character, left, above);
		if (path !== null) {
			const weight = character === '━' ? 2.5 : 1.25;
			drawn.push(`<path d="${path}" fill="none" stroke="${front}" stroke-width="${weight}"/>`);
		} else if (character.trim() !== '') {
			add(runs, {colour: front, bold: cell.isBold() !== 0, text: character, places: [round(left)]});
		}
	}

	return [...drawn, ...runs.map(run => textOf(run, top + y * cellHeight + baseline))];
}

function coloursOf(
	cell: IBufferCell,
	isCursor: boolean,
	theme: Theme,
): {readonly front: string; readonly back: string} {
	const own = cell.isFgDefault() ? theme.text : (theme.colours[cell.getFgColor() % 8] ?? theme.text);
	const back = cell.isBgDefault()
		? theme.background
		: (theme.colours[cell.getBgColor() % 8] ?? theme.background);
	if (isCursor) {
		return {front: theme.background, back: theme.cursor};
	}

	const front = cell.isDim() ? mixed(own, theme.background, 0.45) : own;
	return cell.isInverse() ? {front: back, back: front} : {front, back};
}

function add(runs: Run[], next: Run): void {
	const last = runs.at(-1);
	if (last && last.colour === next.colour && last.bold === next.bold) {
		last.text += next.text;
		last.places.push(...next.places);
	} else {
		runs.push(next);
	}
}

function textOf({colour, bold, text, places}: Run, y: number): string {
	const weight = bold ? ' font-weight="bold"' : '';
	return `<text y="${y}" x="${places.join(' ')}" fill="${colour}"${weight}>${escaped(text)}</text>`;
}

/** The path of a character of a frame; null for any other. */
function frameLine(character: string, x: number, y: number): string | null {
	const [right, bottom] = [round(x + cellWidth), y + cellHeight];
	const [middle, centre] = [round(x + cellWidth / 2), y + cellHeight / 2];
	const corner = (toX: number, toY: number): string =>
		`M${middle} ${toY}V${round(centre + Math.sign(toY - centre) * 5)}Q${middle} ${centre} ${round(middle + Math.sign(toX - middle) * 4.8)} ${centre}H${toX}`;
	switch (character) {
		case '─':
		case '━':
			return `M${round(x)} ${centre}H${right}`;
		case '│':
			return `M${middle} ${y}V${bottom}`;
		case '╭':
			return corner(right, bottom);
		case '╮':
			return corner(round(x), bottom);
		case '╰':
			return corner(right, y);
		case '╯':
			return corner(round(x), y);
		default:
			return null;
	}
}

function mixed(colour: string, other: string, share: number): string {
	const channel = (from: string, at: number): number => Number.parseInt(from.slice(at, at + 2), 16);
	return `#${[1, 3, 5]
		.map(at => Math.round(channel(colour, at) * (1 - share) + channel(other, at) * share))
		.map(value => value.toString(16).padStart(2, '0'))
		.join('')}`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): number {
	return Number(value.toFixed(2));
}
