/** Runs the program in this process, and gives what it wrote and its exit code. */
import process from 'node:process';
import {vi} from 'vitest';
import {main} from '../../source/cli/main.ts';

export type Ran = {readonly code: number; readonly out: string; readonly err: string};

export type Running = {
	/** What was written so far, to either output, when `pattern` is in it; at the latest when the program ends. */
	printed(pattern: RegExp): Promise<string>;
	readonly ended: Promise<Ran>;
};

export function run(...argv: string[]): Promise<Ran> {
	return begin(...argv).ended;
}

/** The same while it goes on. */
export function begin(...argv: string[]): Running {
	const pieces: Record<'out' | 'err', Buffer[]> = {out: [], err: []};
	const text = (name: 'out' | 'err'): string => Buffer.concat(pieces[name]).toString();
	let wake = (): void => {};
	let over = false;
	const into =
		(name: 'out' | 'err') =>
		(piece: string | Uint8Array, ...rest: unknown[]): boolean => {
			pieces[name].push(Buffer.from(piece));
			wake();
			const done = rest.at(-1);
			if (typeof done === 'function') {
				done();
			}

			return true;
		};
	const out = vi.spyOn(process.stdout, 'write').mockImplementation(into('out'));
	const err = vi.spyOn(process.stderr, 'write').mockImplementation(into('err'));
	const ended = main(argv)
		.then(code => ({code, out: text('out'), err: text('err')}))
		.finally(() => {
			over = true;
			wake();
			out.mockRestore();
			err.mockRestore();
		});
	return {
		ended,
		async printed(pattern) {
			const all = (): string => text('out') + text('err');
			while (!over && !pattern.test(all())) {
				await new Promise<void>(resolve => {
					wake = resolve;
				});
			}

			return all();
		},
	};
}
