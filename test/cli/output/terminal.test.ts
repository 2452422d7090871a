import {EventEmitter} from 'node:events';
import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Values} from '../../../source/cli/arguments/option.ts';
import {
	aside,
	guardOutput,
	print,
	printBytes,
	redirect,
	wantsColor,
	warn,
} from '../../../source/cli/output/terminal.ts';
import {visible} from '../../../source/protocol/visible.ts';

/** Standard output as the test wants it. */
class Output extends EventEmitter {
	isTTY = true;
	writableLength = 0;
	readonly written: (string | Uint8Array)[] = [];

	write(piece: string | Uint8Array, done?: () => void): boolean {
		this.written.push(piece);
		this.writableLength = 0;
		done?.();
		return true;
	}
}

let output = new Output();
let errors = new Output();
beforeEach(() => {
	output = new Output();
	errors = new Output();
	vi.spyOn(process, 'stdout', 'get').mockReturnValue(output as never);
	vi.spyOn(process, 'stderr', 'get').mockReturnValue(errors as never);
	vi.stubEnv('NO_COLOR', undefined);
	vi.stubEnv('TERM', 'xterm');
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
});

const values = (...names: readonly string[]): Values => new Values(new Map(names.map(name => [name, ['']])));

test('colours are for a terminal that can show them, unless someone says no', () => {
	expect(wantsColor(values())).toBe(true);
	expect(wantsColor(values('no-color'))).toBe(false);
	vi.stubEnv('NO_COLOR', '1');
	expect(wantsColor(values())).toBe(false);
	vi.stubEnv('NO_COLOR', '');
	expect(wantsColor(values())).toBe(true);
	vi.stubEnv('TERM', 'dumb');
	expect(wantsColor(values())).toBe(false);
	vi.stubEnv('TERM', undefined);
	output.isTTY = false;
	expect(wantsColor(values())).toBe(false);
});

test('what is said goes to its place, made visible, until it is redirected', () => {
	print(visible('out'));
	aside(visible('aside'));
	warn('a\u001B[31mb');
	const pieces: string[] = [];
	const back = redirect({out: piece => pieces.push(`out ${piece}`)});
	const further = redirect({err: piece => pieces.push(`err ${piece}`)});
	print(visible('one'));
	warn('two');
	further();
	print(visible('three'));
	warn('four');
	back();
	print(visible('five'));
	expect(output.written).toEqual(['out', 'five']);
	expect(errors.written).toEqual(['aside\n', 'smtpscope: a␛[31mb\n', 'smtpscope: four\n']);
	expect(pieces).toEqual(['out one', 'err smtpscope: two\n', 'out three']);
});

test('bytes are exact in a pipe, and visible on a terminal', () => {
	const bytes = Buffer.from('a\u001B[2J\r\nb\u00ff', 'latin1');
	printBytes(bytes);
	expect(output.written).toEqual(['a␛[2J\n', expect.stringMatching(/^b.+\n$/)]);
	output.isTTY = false;
	output.written.length = 0;
	printBytes(bytes);
	expect(output.written).toEqual([bytes]);
});

test('the exit code is that of the work, and nothing is left behind', async () => {
	expect(await guardOutput(async () => 24)).toBe(24);
	expect(errors.written).toEqual([]);
	await expect(
		guardOutput(async () => {
			throw new Error('broken');
		}),
	).rejects.toThrow('broken');
	expect(output.listenerCount('error')).toBe(0);
});

test.each([
	[0, 44],
	[24, 24],
])('a disk that is full is said once, and turns %i into %i', async (code, becomes) => {
	const full = (text: string): Error => Object.assign(new Error(text), {code: 'ENOSPC'});
	expect(
		await guardOutput(async () => {
			output.emit('error', full('first'));
			output.emit('error', Object.assign(new Error('second'), {code: 'EIO'}));
			return code;
		}),
	).toBe(becomes);
	expect(errors.written).toEqual(['smtpscope: standard output is incomplete: the disk is full.\n']);
});

test('what is still to be written is waited for', async () => {
	output.writableLength = 5;
	expect(
		await guardOutput(async () => {
			output.once('newListener', () => {});
			return 0;
		}),
	).toBe(0);
	expect(output.written).toEqual(['']);
});

test('a reader that has gone away ends the program quietly', async () => {
	const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
		throw new Error('ended');
	});
	await expect(
		guardOutput(async () => {
			output.emit('error', Object.assign(new Error('gone'), {code: 'EPIPE'}));
			return 0;
		}),
	).rejects.toThrow('ended');
	expect(exit.mock.calls).toEqual([[0]]);
	expect(errors.written).toEqual([]);
});
