/** The built program in a terminal, with a home of its own: the history of whoever runs the tests is none of their business. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll} from 'vitest';
import {type TerminalOptions, TerminalSession} from './terminal.ts';

export type Inspectors = {
	/** The variables that make the program keep its files there. */
	home(): Readonly<Record<string, string>>;
	/** Started, and not waited for. */
	start(args: readonly string[], options?: TerminalOptions): TerminalSession;
};

export function inspectors(): Inspectors {
	let home = '';
	beforeAll(async () => {
		home = await mkdtemp(join(tmpdir(), 'smtpscope-home-'));
	});
	afterAll(() => rm(home, {recursive: true}));
	const variables = () => ({XDG_STATE_HOME: home, XDG_CONFIG_HOME: home});
	return {
		home: variables,
		start: (args, options = {}) =>
			new TerminalSession(['dist/cli.js', ...args], {
				columns: 100,
				rows: 24,
				...options,
				env: {...variables(), ...options.env},
			}),
	};
}
