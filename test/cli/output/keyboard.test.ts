import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {openKeyboard} from '../../../source/cli/output/keyboard.ts';

const log = vi.hoisted(() => [] as string[]);
const terminal = vi.hoisted(() => ({isThere: true}));

vi.mock('node:fs', async original => ({
	...(await original<typeof import('node:fs')>()),
	openSync(path: string, flags: string) {
		log.push(`open ${path} ${flags}`);
		if (!terminal.isThere) {
			throw new Error('no such device');
		}

		return 99;
	},
}));
vi.mock('node:tty', async original => ({
	...(await original<typeof import('node:tty')>()),
	ReadStream: class {
		readonly #descriptor: number;

		constructor(descriptor: number) {
			this.#descriptor = descriptor;
		}

		setRawMode(on: boolean) {
			log.push(`raw ${on} of ${this.#descriptor}`);
		}

		destroy() {
			log.push(`destroyed ${this.#descriptor}`);
		}
	},
}));

const {stdin, stdout} = process;

function on(input: boolean, output: boolean): void {
	const keys = {
		isTTY: input,
		setRawMode: (mode: boolean) => log.push(`raw ${mode} of standard input`),
		destroy: () => log.push('destroyed standard input'),
	};
	vi.spyOn(process, 'stdin', 'get').mockReturnValue(Object.assign(Object.create(stdin), keys) as never);
	const screen = {isTTY: output, write: (text: string) => log.push(`wrote ${JSON.stringify(text)}`)};
	vi.spyOn(process, 'stdout', 'get').mockReturnValue(Object.assign(Object.create(stdout), screen) as never);
}

beforeEach(() => {
	log.length = 0;
	terminal.isThere = true;
});
afterEach(() => vi.restoreAllMocks());

test('keys come from standard input where that is a terminal, and it is not closed', () => {
	on(true, true);
	const keyboard = openKeyboard();
	expect(keyboard?.stdin).toBe(process.stdin);
	keyboard?.release();
	expect(log).toEqual(['raw true of standard input', 'wrote "\\r"', 'raw false of standard input']);
});

test('while standard input is a pipe they come from the terminal itself', () => {
	on(false, true);
	const keyboard = openKeyboard();
	expect(keyboard?.stdin).not.toBe(process.stdin);
	keyboard?.release();
	expect(log).toEqual([
		'open /dev/tty r+',
		'raw true of 99',
		'wrote "\\r"',
		'raw false of 99',
		'destroyed 99',
	]);
});

test('there are none without a terminal to show anything on', () => {
	on(true, false);
	expect(openKeyboard()).toBeNull();
	expect(log).toEqual([]);
});

test('there are none where the program has no terminal at all', () => {
	on(false, true);
	terminal.isThere = false;
	expect(openKeyboard()).toBeNull();
	expect(log).toEqual(['open /dev/tty r+']);
});
