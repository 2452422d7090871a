/**
 * A program in a real pseudo-terminal, with a terminal emulator that reads what it draws and answers what
 * it asks. Nothing here sleeps: `until` looks again each time the program has drawn something.
 */
import process from 'node:process';
import {type IPty, spawn} from '@lydell/node-pty';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** The program; this Node where absent. */
	readonly command?: string;
};

export type Condition = string | RegExp | ((terminal: TerminalSession) => boolean);

/** Variables of a test runner or a CI that change how a program draws. */
const telltales = [
	'CI',
	'CONTINUOUS_INTEGRATION',
	'GITHUB_ACTIONS',
	'NO_COLOR',
	'FORCE_COLOR',
	'VITEST',
	'NODE_ENV',
	'DEV',
	'COLORTERM',
	'TERM_PROGRAM',
];

const keys = {
	enter: '\r',
	tab: '\t',
	backTab: '\x1b[Z',
	escape: '\x1b',
	backspace: '\x7f',
	delete: '\x1b[3~',
	up: '\x1b[A',
	down: '\x1b[B',
	right: '\x1b[C',
	left: '\x1b[D',
	home: '\x1b[H',
	end: '\x1b[F',
	pageUp: '\x1b[5~',
	pageDown: '\x1b[6~',
} as const;

export type Key = keyof typeof keys;

/** Ink puts each frame between these two (synchronised output). */
const frameBegin = '\x1b[?2026h';
const frameEnd = '\x1b[?2026l';

export class TerminalSession implements AsyncDisposable {
	/** The emulator itself, for what the methods below do not tell. */
	readonly emulator: xterm.Terminal;
	/** Everything the program wrote, escape sequences included: where to look for what must never be written. */
	output = '';
	/** Null while the program runs. */
	exitCode: number | null = null;
	#pty: IPty;
	#listeners = new Set<() => void>();
	/** A frame is begun and not yet ended: what is on the screen is half old and half new. */
	#drawing = false;

	constructor(args: readonly string[], options: TerminalOptions = {}) {
		const {columns = 100, rows = 30, cwd = process.cwd(), command = process.execPath} = options;
		this.emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 10_000});
		// The emulator's own table makes emoji one cell wide.
		this.emulator.loadAddon(new unicode11.Unicode11Addon());
		this.emulator.unicode.activeVersion = '11';
		this.#pty = spawn(command, [...args], {
			name: 'xterm-256color',
			cols: columns,
			rows,
			cwd,
			env: environment(options.env),
		});
		this.#pty.onData(data => {
			const seen = this.output.length - frameBegin.length;
			this.output += data;
			const fresh = this.output.slice(Math.max(0, seen));
			const [begun, ended] = [fresh.lastIndexOf(frameBegin), fresh.lastIndexOf(frameEnd)];
			this.emulator.write(data, () => {
				this.#drawing = begun === ended ? this.#drawing : begun > ended;
				this.#changed();
			});
		});
		this.emulator.onData(answer => this.#write(answer));
		this.#pty.onExit(({exitCode}) => {
			// What it wrote last is still on its way through the emulator.
			this.emulator.write('', () => {
				this.exitCode = exitCode;
				this.#drawing = false;
				this.#changed();
			});
		});
	}

	/** Waits until a whole frame shows it. After the deadline it fails and shows the screen. */
	async until(condition: Condition, milliseconds = 15_000): Promise<this> {
		return new Promise((resolve, reject) => {
			const look = () => {
				if (!this.#drawing && holds(condition, this)) {
					settle();
					resolve(this);
				} else if (this.exitCode !== null) {
					settle();
					reject(new Error(this.#complaint(condition, `before the program ended with ${this.exitCode}`)));
				}
			};
			const deadline = setTimeout(() => {
				settle();
				reject(new Error(this.#complaint(condition, `within ${milliseconds} ms`)));
			}, milliseconds);
			const settle = () => {
				clearTimeout(deadline);
				this.#listeners.delete(look);
			};
			this.#listeners.add(look);
			look();
		});
	}

	/**
	 * Waits until the program listens to keys. The same effects that begin to listen switch bracketed paste on;
	 * before that a key that is typed may be lost, though the first frame is on the screen.
	 */
	async untilLive(milliseconds?: number): Promise<this> {
		return this.until(({emulator}) => emulator.modes.bracketedPasteMode, milliseconds);
	}

	async untilExit(milliseconds?: number): Promise<number> {
		await this.until(({exitCode}) => exitCode !== null, milliseconds);
		return this.exitCode ?? 0;
	}

	/** The visible screen as text, a line for each row, blanks at the ends left out. */
	screen(): string {
		const {active} = this.emulator.buffer;
		const rows = Array.from({length: this.emulator.rows}, (_, row) =>
			active.getLine(active.viewportY + row)?.translateToString(true),
		);
		return rows.join('\n').trimEnd();
	}

	get cursor(): {readonly row: number; readonly column: number} {
		const {cursorX, cursorY} = this.emulator.buffer.active;
		return {row: cursorY, column: cursorX};
	}

	/** True while the program draws on the alternate screen. */
	get fullScreen(): boolean {
		return this.emulator.buffer.active.type === 'alternate';
	}

	get pid(): number {
		return this.#pty.pid;
	}

	type(text: string): void {
		this.#write(text);
	}

	/** Types it and presses Enter. */
	enter(text = ''): void {
		this.#write(`${text}\r`);
	}

	key(...names: Key[]): void {
		this.#write(names.map(name => keys[name]).join(''));
	}

	/** `control('c')` is Ctrl+C. */
	control(letter: string): void {
		this.#write(String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 0x1f));
	}

	paste(text: string): void {
		// A terminal sends a line's end in a paste as CR.
		this.#write(`\x1b[200~${text.replace(/\r?\n/g, '\r')}\x1b[201~`);
	}

	resize(columns: number, rows: number): void {
		this.emulator.resize(columns, rows);
		this.#pty.resize(columns, rows);
	}

	signal(name: NodeJS.Signals): void {
		this.#pty.kill(name);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.exitCode === null) {
			const gone = new Promise<void>(resolve => this.#pty.onExit(() => resolve()));
			this.#pty.kill('SIGKILL');
			await gone;
		}

		this.emulator.dispose();
	}

	#write(data: string): void {
		if (this.exitCode === null) {
			this.#pty.write(data);
		}
	}

	#changed(): void {
		for (const listener of [...this.#listeners]) {
			listener();
		}
	}

	#complaint(condition: Condition, when: string): string {
		const frame = '─'.repeat(this.emulator.cols);
		return `The screen did not show ${condition} ${when}:\n${frame}\n${this.screen()}\n${frame}`;
	}
}

function holds(condition: Condition, terminal: TerminalSession): boolean {
	if (typeof condition === 'function') {
		return condition(terminal);
	}

	return typeof condition === 'string'
		? terminal.screen().includes(condition)
		: condition.test(terminal.screen());
}

// node-pty would pass an undefined value as the word "undefined", so what is not wanted is left out.
function environment(wanted: Readonly<Record<string, string>> = {}): Record<string, string> {
	const kept = Object.entries(process.env).filter(
		(entry): entry is [string, string] => entry[1] !== undefined && !telltales.includes(entry[0]),
	);
	return {...Object.fromEntries(kept), TERM: 'xterm-256color', LANG: 'C.UTF-8', ...wanted};
}
