/**
 * The same command line to swaks and to smtpscope, against a server that records: the same commands, the same message
 * as its reader sees it, the same exit code. `smtpscope swaks` always, `smtpscope send` but for what is named in the
 * list. Where swaks is not installed, nothing can be compared.
 */
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {comparing} from './swaks/compare.ts';
import {lines} from './swaks/lines.ts';

const installed = spawnSync('swaks', ['--version']).status === 0;
const bench = installed ? await comparing(join(import.meta.dirname, '../../dist/cli.js')) : null;
afterAll(async () => bench?.[Symbol.asyncDispose]());

describe.skipIf(bench === null)(
	`swaks and smtpscope (${installed ? 'installed' : 'swaks is not installed'})`,
	() => {
		describe.each(Object.entries(lines))('%s', (_group, rows) => {
			test.each(rows.map(row => [row.written, row] as const))('%s', async (_written, row) => {
				for (const [way, reason] of [
					['swaks', row.both],
					['send', row.send],
				] as const) {
					const compared = await bench?.compare(row, way);
					const differences = compared?.differences.join('\n') ?? '';
					const wanted = reason === undefined ? '' : expect.stringMatching(/./);
					expect(differences, `${way}: ${compared?.ours.err}`).toEqual(wanted);
				}
			});
		});
	},
);
