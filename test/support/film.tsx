/** The screen as text, key by key, for comparing many states with a file. No terminal; the clock stands still. */
import {EventEmitter} from 'node:events';
import chalk from 'chalk';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {vi} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import type {Session} from '../../source/session/session.ts';
import type {SessionEvent} from '../../source/session/session-event.ts';
import {cells, graphemes} from '../../source/text/graphemes.ts';
import {type ContextTools, commandContext} from '../../source/ui/command-context.ts';
import type {FindingsFeed} from '../../source/ui/findings-feed.ts';
import {createInspector, type Inspector, type InspectorOptions} from '../../source/ui/inspector.ts';
import type {MouseEvent} from '../../source/ui/keyboard/input.ts';
import type {Editor} from '../../source/ui/prompt/editor.ts';
import {App} from '../../source/ui/screen/app.tsx';
import {CursorContext} from '../../source/ui/screen/cursor.ts';

import type {Piece} from '../../source/ui/screen/lines.ts';
import {unshield} from '../../source/ui/screen/shield.ts';
import type {Cursor} from '../../source/ui/screen/terminal.ts';
import {colourful, colourless, ThemeContext} from '../../source/ui/screen/theme.ts';
import type {ScreenState} from '../../source/ui/screen-state.ts';
import {type FakeSession, fakeSession} from './fake-session.ts';

export type FilmOptions = Partial<
	Pick<
		InspectorOptions,
		'columns' | 'rows' | 'spoken' | 'recipient' | 'login' | 'address' | 'clientName' | 'keptAlive'
	>
> & {
	/** What the server answers to each verb, as for a fake session. */
	readonly answers?: Readonly<Record<string, readonly string[]>>;
	readonly rules?: Parameters<FindingsFeed['start']>[0];
	readonly tools?: Partial<ContextTools>;
	readonly state?: Partial<ScreenState>;
	readonly back?: boolean;
};

export type Film = {
	readonly inspector: Inspector;
	readonly session: Session;
	/** What left the screen otherwise than to the server: `quit`, `copy …`. */
	readonly left: readonly string[];
	/** Keys as `NOOP<enter><alt+up>`. */
	press(keys: string): Promise<void>;
	paste(text: string): Promise<void>;
	/** The screen now, a row a line. */
	frame(): string;
	/** Below each row a letter for the style of each cell. */
	styled(colour: boolean): string;
};

/** 29 November 2026, noon UTC; a day at which the certificates of `entries.ts` are valid. */
export const filmedAt = Date.UTC(2026, 10, 29, 12);

/** To be called at the beginning of a file. `more`: what else waits for the test. */
export function holdClock(...more: readonly ('setTimeout' | 'clearTimeout')[]): void {
	process.env.TZ = 'UTC';
	vi.useFakeTimers({toFake: ['Date', 'performance', ...more], now: filmedAt});
}

/** A pause in which everything that was begun goes on. */
export async function settled(): Promise<void> {
	await vi.dynamicImportSettled();
	for (let turn = 0; turn < 4; turn++) {
		await new Promise(resolve => setImmediate(resolve));
	}
}

export async function film(of: string | Session, options: FilmOptions = {}): Promise<Film> {
	const {
		answers = {},
		rules,
		tools = {},
		state = {},
		back = false,
		columns = 100,
		rows = 24,
		...more
	} = options;
	const session: Session = typeof of === 'string' ? fakeSession(of, answers) : of;
	const left: string[] = [];
	const leave = (what: string) => () => void left.push(what);
	const inspector = createInspector({
		session,
		commands,
		columns,
		rows,
		context: (screen, asking, copy) =>
			commandContext({session, screen, asking, copy, quit: leave('quit'), ...tools}),
		copy: text => left.push(`copy ${JSON.stringify(text)}`),
		quit: leave('quit'),
		repaint: leave('repaint'),
		suspend: leave('suspend'),
		...(back && {back: leave('back')}),
		...more,
	});
	putState(inspector, state);
	if (rules) {
		await inspector.feed.start(rules);
	}

	return {
		inspector,
		session,
		left,
		async press(keys) {
			for (const [, name, text] of keys.matchAll(/<([a-z+0-9?]+)>|([^<]+|<)/g)) {
				inspector.controller.press(
					name === undefined ? {type: 'text', text: text ?? ''} : {type: 'key', name},
				);
				await settled();
			}
		},
		async paste(text) {
			inspector.controller.paste(text);
			await settled();
		},
		frame: () =>
			draw(inspector, colourless)
				.map(row => stripped(row).trimEnd())
				.join('\n'),
		styled: colour =>
			draw(inspector, colour ? colourful : colourless)
				.map(row => withStyles(row))
				.join('\n'),
	};
}

/** As if everything had been done that leads there; what is in the state stays as long as it is not named. */
export function putState({screen}: Pick<Inspector, 'screen'>, state: Partial<ScreenState>): void {
	screen.dispatch({type: 'navigated', at: state});
}

/** Drawn once, from the state that there is. */
function draw(inspector: Inspector, theme: typeof colourful): string[] {
	return drawn(<App inspector={inspector} />, inspector.screen.get(), theme);
}

/** Anything on a screen of this size; the cursor behind it, where it has one. */
export function drawn(
	tree: ReactNode,
	{columns, rows}: {readonly columns: number; readonly rows: number},
	theme: typeof colourful = colourless,
): string[] {
	let written = '';
	let cursor: Cursor | null = null;
	const stdout = Object.assign(new EventEmitter(), {
		columns,
		rows,
		isTTY: false,
		write(chunk: string) {
			written = chunk;
			return true;
		},
	});
	const stdin = Object.assign(new EventEmitter(), {
		isTTY: true,
		setEncoding() {},
		setRawMode() {},
		resume() {},
		pause() {},
		ref() {},
		unref() {},
		read: () => null,
	});
	chalk.level = 1;
	const instance = render(
		<ThemeContext value={theme}>
			<CursorContext
				value={(_, position) => {
					cursor = position ?? cursor;
				}}
			>
				{tree}
			</CursorContext>
		</ThemeContext>,
		{
			stdout: stdout as unknown as NodeJS.WriteStream,
			stdin: stdin as unknown as NodeJS.ReadStream,
			debug: true,
			exitOnCtrlC: false,
			patchConsole: false,
			interactive: true,
		},
	);
	const shown = unshieldRows(written);
	instance.unmount();
	return [...shown, ...(cursor === null ? [] : [`cursor ${JSON.stringify(cursor)}`])];
}

function unshieldRows(frame: string): string[] {
	return frame.split('\n').map(unshield);
}

const sgr = /\u001b\[([0-9;]*)m/g;

function stripped(row: string): string {
	return row.replaceAll(sgr, '');
}

/** Bold, dim, inverse and the colours of the theme, by a letter each. */
const letters: Readonly<Record<string, string>> = {
	1: 's',
	2: 'd',
	7: 'm',
	31: 'b',
	32: 'g',
	33: 'w',
	35: 'a',
};

function withStyles(row: string): string {
	let style = '';
	let marks = '';
	let from = 0;
	const add = (text: string): void => {
		for (const segment of graphemes(text)) {
			marks += (style.at(-1) ?? ' ').repeat(cells(segment));
		}
	};
	for (const match of row.matchAll(sgr)) {
		add(row.slice(from, match.index));
		from = match.index + match[0].length;
		const code = match[1] ?? '';
		style = letters[code] ? style + letters[code] : closes[code] ? closes[code](style) : style;
	}

	add(row.slice(from));
	const text = stripped(row).trimEnd();
	return marks.trim() === '' ? text : `${text}\n${marks.trimEnd()}`;
}

const without = (wanted: RegExp) => (style: string) => style.replaceAll(wanted, '');
const closes: Readonly<Record<string, (style: string) => string>> = {
	0: () => '',
	22: without(/[sd]/g),
	27: without(/m/g),
	39: without(/[bgwa]/g),
};

/** Without colours. */
export function plainRows(rows: readonly string[]): string {
	return rows.map(row => stripped(row).trimEnd()).join('\n');
}

/** Rows of pieces as text: `‹warn:text›` for each that is not plain. */
export function piecesText(rows: readonly (readonly Piece[])[]): string {
	return rows
		.map(row =>
			row.map(({text, style}) => (style === 'plain' || text === '' ? text : `‹${style}:${text}›`)).join(''),
		)
		.map(row => row.trimEnd())
		.join('\n');
}

export type Step =
	/** Keys. */
	| string
	| {readonly paste: string}
	| {readonly says: readonly string[]}
	| {readonly happens: SessionEvent}
	| {readonly points: MouseEvent}
	| {readonly size: readonly [columns: number, rows: number]};

/** `seen`: what of it is compared before and after each step. */
export async function story(
	name: string,
	filmed: Film,
	steps: readonly Step[],
	seen: (filmed: Film) => readonly string[],
): Promise<string> {
	let before = seen(filmed);
	const told = [`===== ${name}`, ...before];
	for (const step of steps) {
		const out = outOf(filmed);
		await take(filmed, step);
		const after = seen(filmed);
		told.push(
			`----- ${typeof step === 'string' ? step : JSON.stringify(step)}`,
			...changed(before, after),
			...outOf(filmed).slice(out.length),
		);
		before = after;
	}

	return `${told.join('\n')}\n`;
}

async function take({inspector, session, press, paste}: Film, step: Step): Promise<void> {
	if (typeof step === 'string') {
		await press(step);
	} else if ('paste' in step) {
		await paste(step.paste);
	} else if ('points' in step) {
		inspector.point(step.points);
	} else if ('size' in step) {
		const [columns, rows] = step.size;
		inspector.screen.dispatch({type: 'resized', columns, rows});
	} else if (isFake(session)) {
		if ('says' in step) {
			session.answer(...step.says);
		} else {
			session.happen(step.happens);
		}
	}

	await settled();
}

/** What went elsewhere than to the screen. */
function outOf({session, left}: Film): string[] {
	return [
		...(isFake(session) ? session.lines.map(line => `[sent ${JSON.stringify(line)}]`) : []),
		...(isFake(session)
			? session.written.map(bytes => `[written ${JSON.stringify(Buffer.from(bytes).toString())}]`)
			: []),
		...left.map(what => `[${what}]`),
	];
}

function isFake(session: Session): session is FakeSession {
	return 'answer' in session;
}

function changed(before: readonly string[], after: readonly string[]): string[] {
	const rows = after.flatMap((row, at) =>
		row === before[at] ? [] : [`${String(at + 1).padStart(3)}  ${row}`],
	);
	const gone = before.length - after.length;
	return [...rows, ...(gone > 0 ? [`  (${gone} rows fewer)`] : [])];
}

/** The rows of the whole screen. */
export const rowsSeen = (filmed: Film): readonly string[] => filmed.frame().split('\n');

/** All that the screen remembers, a line for each thing. */
export function stateSeen({inspector}: Film): readonly string[] {
	return Object.entries(inspector.screen.get()).map(([name, value]) => `${name} ${worded(value)}`);
}

function worded(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		inner instanceof Map
			? Object.fromEntries(inner)
			: typeof inner === 'object' && inner !== null && 'killing' in inner
				? editorWords(inner as Editor)
				: inner,
	);
}

/** The cursor as a bar; what was cut, the place in the history and the choice of completions behind it. */
function editorWords({line, cursor, killed, killing, place, draft, cycle}: Editor): string {
	return [
		`${line.slice(0, cursor).join('')}|${line.slice(cursor).join('')}`,
		...(killed === '' ? [] : [`cut ${killed}${killing ? ' …' : ''}`]),
		...(place === -1 ? [] : [`history ${place}, draft ${draft.join('')}`]),
		...(cycle === null
			? []
			: [`choice ${cycle.index} of ${cycle.candidates.map(({text}) => text).join(', ')}`]),
	].join('; ');
}
