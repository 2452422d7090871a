/** Whether the sessions have to wait for the program that reads our output. */
import {EventEmitter} from 'node:events';
import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createPrinter} from '../../../source/cli/listen/printer.ts';
import {typedValues} from '../../support/typed-values.ts';

class Output extends EventEmitter {
	writableNeedDrain = false;
	writableLength = 0;
}

let output = new Output();
beforeEach(() => {
	output = new Output();
	vi.spyOn(process, 'stdout', 'get').mockReturnValue(output as never);
});
afterEach(() => vi.restoreAllMocks());

test('a reader may be behind by a mebibyte', () => {
	const printer = createPrinter(typedValues({}));
	expect(printer.busy()).toBeNull();
	output.writableNeedDrain = true;
	output.writableLength = 1024 * 1024;
	expect(printer.busy()).toBeNull();
	output.writableLength++;
	output.writableNeedDrain = false;
	expect(printer.busy()).toBeNull();
});

test('all sessions wait for a slower one together, each time anew', async () => {
	const printer = createPrinter(typedValues({}));
	for (const time of [1, 2]) {
		output.writableNeedDrain = true;
		output.writableLength = 1024 * 1024 + 1;
		const waits = [printer.busy(), printer.busy(), createPrinter(typedValues({})).busy()];
		expect(waits.every(wait => wait instanceof Promise)).toBe(true);
		expect(output.listenerCount('drain')).toBe(1);
		const done: number[] = [];
		const all = Promise.all(waits.map(wait => wait?.then(() => done.push(time))));
		await Promise.resolve();
		expect(done).toEqual([]);
		output.writableNeedDrain = false;
		output.emit('drain');
		await all;
		expect(done).toEqual([time, time, time]);
		expect(printer.busy()).toBeNull();
	}
});
