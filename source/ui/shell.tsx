/** Ink on the terminal: what is drawn, how keys and the mouse come in, and the terminal given back on every way out. */
import process from 'node:process';
import {render, type SuspendTerminal} from 'ink';
import type {ReactNode} from 'react';
import {createInput, type MouseEvent} from './keyboard/input.ts';
import {CursorContext} from './screen/cursor.ts';
import {isPlainTerminal} from './screen/signs.ts';
import {onContinued, suspendSelf} from './screen/suspend.ts';
import {createTerminal, mouseReports, silentStream, titled, wheelIsNoArrow} from './screen/terminal.ts';
import {colourful, colourless, ThemeContext} from './screen/theme.ts';

export type ShellOptions = {
	readonly colour: boolean;
	/** Mouse reports are asked for. */
	readonly mouse?: boolean;
	/** Of the terminal's window. */
	readonly title?: string;
	/** The terminal; that of the process where absent. */
	readonly stdin?: NodeJS.ReadStream;
	readonly stdout?: NodeJS.WriteStream;
};

export type Shell = {
	readonly stdout: NodeJS.WriteStream;
	/** Lines are added on the normal screen, and nothing is drawn: a screen reader, or `TERM=dumb`. */
	readonly isSpoken: boolean;
	readonly isDumb: boolean;
	/** Draws until someone quits. */
	run(tree: ReactNode, onMouse: (event: MouseEvent) => void): Promise<void>;
	quit(): void;
	/** Text for the terminal's clipboard. */
	copy(text: string): void;
	repaint(): void;
	suspend(): void;
	/** Lends the terminal to another program. */
	handOver(what: () => Promise<void>): Promise<unknown>;
	/** Gets Ink's way to do so, which only a component has. */
	onSuspend(suspendTerminal: SuspendTerminal): void;
};

export function createShell({
	colour,
	mouse = true,
	title = 'smtpscope',
	stdin = process.stdin,
	stdout = process.stdout,
}: ShellOptions): Shell {
	const isDumb = process.env.TERM === 'dumb';
	const isSpoken = isDumb || process.env.INK_SCREEN_READER === 'true';
	const terminal = createTerminal(stdout, {
		modes: [titled(title), wheelIsNoArrow, ...(mouse ? [mouseReports] : [])],
		plain: isPlainTerminal(process.env),
	});
	let lend: SuspendTerminal | null = null;
	let unmount = (): void => {};
	const handOver = async (what: () => Promise<void>): Promise<unknown> => lend?.(what);
	return {
		stdout,
		isSpoken,
		isDumb,
		async run(tree, onMouse) {
			const instance = render(
				<ThemeContext value={colour ? colourful : colourless}>
					<CursorContext value={terminal.setCursor}>{tree}</CursorContext>
				</ThemeContext>,
				{
					stdin: createInput(stdin, onMouse),
					stdout: isSpoken ? silentStream(stdout, isDumb) : terminal.stream,
					alternateScreen: !isSpoken,
					// Each frame comes whole, in one write.
					debug: true,
					exitOnCtrlC: false,
					interactive: true,
				},
			);
			unmount = () => instance.unmount();
			// Refused while the terminal is lent to the shell or an editor: then it is taken back anyway.
			const stopWatching = onContinued(() => void handOver(async () => {}).catch(() => {}));
			try {
				await instance.waitUntilExit();
			} finally {
				stopWatching();
				terminal.release();
			}
		},
		quit: () => unmount(),
		copy: terminal.copy,
		repaint: terminal.repaint,
		suspend: () => void handOver(suspendSelf),
		handOver,
		onSuspend(suspendTerminal) {
			lend = suspendTerminal;
		},
	};
}
