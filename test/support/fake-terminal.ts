/** A terminal in memory: what the program writes is drawn by xterm, what a test types is read by the program. */
import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import {Unicode11Addon} from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';

export type FakeTerminal = ReturnType<typeof fakeTerminal>;

export function fakeTerminal(columns = 100, rows = 30) {
	const screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, convertEol: true});
	screen.loadAddon(new Unicode11Addon());
	screen.unicode.activeVersion = '11';
	let isCursorHidden = false;
	for (const final of ['h', 'l']) {
		screen.parser.registerCsiHandler({prefix: '?', final}, ([mode]) => {
			isCursorHidden = mode === 25 ? final === 'l' : isCursorHidden;
			return false;
		});
	}

	const changes = new EventEmitter();
	let written = 0;
	const stdout = Object.assign(new PassThrough(), {columns, rows, isTTY: true});
	stdout.on('data', (bytes: Buffer) => {
		written += bytes.length;
		screen.write(bytes, () => changes.emit('drawn'));
	});
	const stdin = Object.assign(new PassThrough(), {
		isTTY: true,
		isRaw: false,
		setRawMode(isRaw: boolean) {
			stdin.isRaw = isRaw;
			return stdin;
		},
		ref: () => stdin,
		unref: () => stdin,
	});

	const line = (y: number): string =>
		screen.buffer.active.getLine(screen.buffer.active.viewportY + y)?.translateToString(true) ?? '';
	const text = (): string => Array.from({length: stdout.rows}, (_, y) => line(y)).join('\n');

	return {
		screen,
		stdin: stdin as unknown as NodeJS.ReadStream,
		stdout: stdout as unknown as NodeJS.WriteStream,
		text,
		line,
		cell: (x: number, y: number): string =>
			screen.buffer.active
				.getLine(screen.buffer.active.viewportY + y)
				?.getCell(x)
				?.getChars() ?? '',
		/** Bytes that the program wrote so far. */
		written: () => written,
		cursor: () => ({x: screen.buffer.active.cursorX, y: screen.buffer.active.cursorY}),
		isCursorHidden: () => isCursorHidden,
		isAlternate: () => screen.buffer.active.type === 'alternate',
		isRaw: () => stdin.isRaw,
		type(keys: string) {
			stdin.write(keys);
		},
		paste(pasted: string) {
			stdin.write(`\u001B[200~${pasted}\u001B[201~`);
		},
		resize(nextColumns: number, nextRows: number) {
			Object.assign(stdout, {columns: nextColumns, rows: nextRows});
			screen.resize(nextColumns, nextRows);
			stdout.emit('resize');
		},
		/** Resolves when the screen fits; the test's own time limit ends the wait, with the screen in the message. */
		async until(wanted: string | RegExp | ((shown: string) => boolean)): Promise<void> {
			const fits = (shown: string): boolean =>
				typeof wanted === 'function'
					? wanted(shown)
					: typeof wanted === 'string'
						? shown.includes(wanted)
						: wanted.test(shown);
			const deadline = AbortSignal.timeout(8000);
			while (!fits(text())) {
				await new Promise<void>((resolve, reject) => {
					const stop = (): void => reject(new Error(`Never came: ${String(wanted)}\n${text()}`));
					deadline.addEventListener('abort', stop, {once: true});
					changes.once('drawn', () => {
						deadline.removeEventListener('abort', stop);
						resolve();
					});
				});
			}
		},
	};
}
