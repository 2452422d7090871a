/** Servers that are probed many times: a line each time, or percentiles at the end. */
import {afterEach, expect, test, vi} from 'vitest';
import {probeAgain} from '../../../source/cli/probe/again.ts';
import {checkProbeOptions} from '../../../source/cli/probe/options.ts';
import {namedTargets} from '../../../source/cli/probe/targets.ts';
import type {ProbeResult} from '../../../source/dialogs/probe/result.ts';
import {results} from '../../reports/probe-results.ts';
import {type Typed, typedValues} from '../../support/typed-values.ts';

afterEach(() => vi.restoreAllMocks());

const all = Object.entries(results);

/** Probes two servers until `most` results have come; what was printed, and the exit code. */
async function probed(
	options: Typed,
	most: number,
	change: Partial<ProbeResult> = {},
	first = 0,
): Promise<string> {
	const out: string[] = [];
	vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
		out.push(String(piece));
		return true;
	});
	const stop = new AbortController();
	const values = typedValues({concurrency: '1', ...options});
	const planned = namedTargets(['one.example', 'two.example:587'], null, null);
	let at = 0;
	const code = await probeAgain(
		planned,
		async () => {
			const [, result] = all[(first + at++) % all.length] ?? expect.fail('there are no results');
			if (at >= most) {
				stop.abort();
			}

			return {...result, ...change};
		},
		checkProbeOptions(values),
		values,
		stop.signal,
	);
	vi.restoreAllMocks();
	return `━━ ${JSON.stringify(options)} ${most} ${JSON.stringify(change)}\n${out.join('')}\nexit code ${code}\n`;
}

test('what is printed of many times', async () => {
	const parts = [
		await probed({count: '5'}, 1000),
		await probed({count: '4', warn: 'time.connect>1ms', critical: 'time.total>1s'}, 1000),
		await probed({count: '9'}, 3),
		await probed({count: '2', format: 'json'}, 1000),
		await probed({count: '2'}, 1000, {interrupted: true}),
		await probed({watch: '1s'}, 2),
		await probed({watch: '1s', warn: 'cert.days<9999'}, 2),
		await probed({watch: '1s'}, 2, {}, 4),
		await probed({watch: '1s'}, 2, {}, 6),
		await probed({watch: '1s', format: 'json'}, 1),
		await probed({watch: '1s', format: 'csv'}, 2),
		await probed({watch: '1s'}, 1, {interrupted: true}),
	];
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/again.txt');
});
