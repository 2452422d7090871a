/**
 * The terminal that Ink draws on. Ink hands over whole frames (its `debug` mode), and this writes the rows that
 * changed, each at its absolute place and with autowrap off: whatever a server sends, a row cannot become two,
 * and none can move another. Ink's own sequences for entering and leaving say when the terminal is ours.
 */
import process from 'node:process';
import {visible} from '../../protocol/visible.ts';
import {anchored} from './anchored.ts';
import {unshield} from './shield.ts';
import {plainSigns} from './signs.ts';

export type Terminal = {
	/** For Ink, instead of the stream it stands on. */
	readonly stream: NodeJS.WriteStream;
	/**
	 * Where the next frame shows the cursor; null hides it. Counted from the top left, from 0. Whoever set it last
	 * is its owner: another one that goes away later does not hide it.
	 */
	setCursor(owner: object, position: Cursor | null): void;
	/** Draws everything again, for when another program has written on the screen. */
	repaint(): void;
	/** Gives a text to the clipboard (OSC 52), through tmux where the program runs in it. */
	copy(text: string): void;
	/** Lets go of the stream. */
	release(): void;
};

export type Cursor = {readonly x: number; readonly y: number};

/** What is switched on while the terminal is ours, and off before it is given back. */
export type Modes = {readonly on: string; readonly off: string};

/** Clicks and the wheel are reported (SGR); with Shift they stay with the terminal. */
export const mouseReports: Modes = {
	on: '\u001b[?1000h\u001b[?1006h',
	off: '\u001b[?1006l\u001b[?1000l',
};

/** The window's title, and the one before put back (xterm's stack of titles). */
export function titled(title: string): Modes {
	const shown = visible(title)
		.replaceAll(/[^ -~]/g, '?')
		.slice(0, 80);
	return {on: `\u001b[22;2t\u001b]2;${shown}\u0007`, off: '\u001b[23;2t'};
}

/** Else the wheel would press ↑ and ↓ on the alternate screen. */
export const wheelIsNoArrow: Modes = {on: '\u001b[?1007l', off: ''};

const autowrap: Modes = {on: '\u001b[?7l', off: '\u001b[?7h'};

export type TerminalOptions = {
	readonly modes?: readonly Modes[];
	/** Nothing but ASCII is drawn. */
	readonly plain?: boolean;
};

export function createTerminal(
	stdout: NodeJS.WriteStream,
	{modes: more = [], plain = false}: TerminalOptions = {},
): Terminal {
	const modes = [autowrap, ...more];
	const on = modes.map(mode => mode.on).join('');
	const off = modes.map(mode => mode.off).join('');
	let ours = false;
	let shown: Shown | null = null;
	let frame = '';
	let cursor: Cursor | null = null;
	let cursorOwner: object | null = null;

	function draw(): void {
		const rows = frame.split('\n').slice(0, stdout.rows).map(unshield);
		const next = {rows: plain ? rows.map(plainSigns) : rows, cursor};
		// Right after the window became narrower: the frame that fits it follows.
		if (shown === null && rows.some(row => anchored(row).width > stdout.columns)) {
			return;
		}

		const change = changeOf(shown, next, stdout.columns);
		shown = next;
		if (change !== '') {
			stdout.write(`\u001b[?2026h${change}\u001b[?2026l`);
		}
	}

	function write(chunk: string): boolean {
		if (chunk.includes(enter)) {
			ours = true;
			shown = null;
			return stdout.write(chunk + on);
		}

		if (chunk.includes(leave)) {
			ours = false;
			return stdout.write(off + chunk);
		}

		if (chunk === '' || sequences.test(chunk)) {
			return stdout.write(chunk);
		}

		frame = chunk;
		if (ours) {
			draw();
		}

		return true;
	}

	const forget = (): void => {
		shown = null;
	};
	// Before Ink hears of it, and draws.
	stdout.on('resize', forget);
	return {
		stream: standIn(stdout, write),
		setCursor(owner, position) {
			if (position !== null || owner === cursorOwner) {
				cursor = position;
				cursorOwner = owner;
			}
		},
		repaint() {
			if (ours) {
				shown = null;
				stdout.write(on);
				draw();
			}
		},
		copy(text) {
			stdout.write(clipboard(text, process.env.TMUX !== undefined));
		},
		release: () => void stdout.off('resize', forget),
	};
}

const enter = '\u001b[?1049h';
const leave = '\u001b[?1049l';
const sequences = /^(?:\u001b\[[?<>=]?[\d;]*[a-zA-Z])+$/;

type Shown = {readonly rows: readonly string[]; readonly cursor: Cursor | null};

/** What makes the one of the other; nothing is known of the screen where `before` is null. */
function changeOf(before: Shown | null, {rows, cursor}: Shown, columns: number): string {
	const changed = rows
		.map((row, y) => (row === before?.rows[y] ? '' : goTo(0, y) + drawnRow(row, before !== null, columns)))
		.join('');
	const gone = (before?.rows ?? [])
		.slice(rows.length)
		.map((_, index) => goTo(0, rows.length + index) + eraseRow);
	const drawn = (before === null ? `${plainStyle}\u001b[2J` : '') + changed + gone.join('');
	const moved = cursor?.x !== before?.cursor?.x || cursor?.y !== before?.cursor?.y;
	if (drawn === '' && !moved) {
		return '';
	}

	return hideCursor + drawn + (cursor === null ? '' : goTo(cursor.x, cursor.y) + showCursor);
}

function drawnRow(row: string, stale: boolean, columns: number): string {
	const {text, width, uncertain} = anchored(row);
	if (!stale || width > columns) {
		return text + plainStyle;
	}

	return uncertain
		? eraseRow + text + plainStyle
		: text + plainStyle + (width < columns ? goToColumn(width) + eraseRest : '');
}

const plainStyle = '\u001b[m';
const eraseRow = '\u001b[2K';
const eraseRest = '\u001b[K';
const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';

function goTo(x: number, y: number): string {
	return `\u001b[${y + 1};${x + 1}H`;
}

function goToColumn(x: number): string {
	return `\u001b[${x + 1}G`;
}

/** For Ink where nothing is drawn: the speaker writes. `dumb`: not even sequences pass. */
export function silentStream(stdout: NodeJS.WriteStream, dumb: boolean): NodeJS.WriteStream {
	return standIn(stdout, chunk => (!dumb && sequences.test(chunk) ? stdout.write(chunk) : true));
}

/** tmux passes on what is wrapped (`allow-passthrough`), and takes the bare sequence itself (`set-clipboard`). */
export function clipboard(text: string, inTmux: boolean): string {
	const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
	return inTmux
		? `${sequence}\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`
		: sequence;
}

/** The same stream in everything but `write`. */
function standIn(stdout: NodeJS.WriteStream, write: (chunk: string) => boolean): NodeJS.WriteStream {
	const writeOrPass = (chunk: unknown, ...rest: readonly unknown[]): boolean => {
		const done = rest.find(part => typeof part === 'function');
		const flowing = typeof chunk === 'string' ? write(chunk) : true;
		if (typeof done === 'function') {
			stdout.write('', () => done());
		}

		return flowing;
	};
	return new Proxy(stdout, {
		get(target, key) {
			if (key === 'write') {
				return writeOrPass;
			}

			const value: unknown = Reflect.get(target, key);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
