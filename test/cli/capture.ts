/** Runs the program in this process, and gives what it wrote and its exit code. */
import process from 'node:process';
import {vi} from 'vitest';
import {main} from '../../source/cli/main.ts';

export type Ran = {readonly code: number; readonly out: string; readonly err: string};

export async function run(...argv: string[]): Promise<Ran> {
	const pieces: Record<'out' | 'err', Buffer[]> = {out: [], err: []};
	const into =
		(name: 'out' | 'err') =>
		(piece: string | Uint8Array, ...rest: unknown[]): boolean => {
			pieces[name].push(Buffer.from(piece));
			const done = rest.at(-1);
			if (typeof done === 'function') {
				done();
			}

			return true;
		};
	const out = vi.spyOn(process.stdout, 'write').mockImplementation(into('out'));
	const err = vi.spyOn(process.stderr, 'write').mockImplementation(into('err'));
	try {
		const code = await main(argv);
		return {code, out: Buffer.concat(pieces.out).toString(), err: Buffer.concat(pieces.err).toString()};
	} finally {
		out.mockRestore();
		err.mockRestore();
	}
}
