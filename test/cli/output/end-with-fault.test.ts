/** How the program ends at an error that nobody foresaw. */
import {writeSync} from 'node:fs';
import process from 'node:process';
import {afterEach, expect, test, vi} from 'vitest';
import {endWithFault, faultText} from '../../../source/cli/output/fault.ts';

vi.mock('node:fs', async load => ({...(await load<object>()), writeSync: vi.fn()}));

afterEach(() => vi.restoreAllMocks());

test('what waits for the end is told first, then the trace goes to standard error, then the process ends with 45', () => {
	const steps: unknown[] = [];
	vi.mocked(writeSync).mockImplementation((...words: readonly unknown[]) => steps.push(['write', ...words]));
	vi.spyOn(process, 'emit').mockImplementation((...words: readonly unknown[]) => {
		steps.push(['emit', ...words]);
		return true as never;
	});
	vi.spyOn(process, 'exit').mockImplementation(code => {
		steps.push(['exit', code]);
		return undefined as never;
	});
	const error = new Error('no one foresaw this');
	endWithFault(error);
	vi.restoreAllMocks();
	expect(steps).toEqual([
		['emit', 'exit', 45],
		['write', 2, faultText(error)],
		['exit', 45],
	]);
});
