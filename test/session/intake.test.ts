import {setImmediate as turn} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {createIntake} from '../../source/session/intake.ts';

/** Items each of which takes so many milliseconds to read. */
function tableOf(count: number, cost: number) {
	const done: string[] = [];
	let left = count;
	let isPaused = false;
	const intake = createIntake({
		readNext() {
			if (left === 0) {
				return false;
			}

			left--;
			const start = performance.now();
			while (performance.now() - start < cost) {
				// Busy.
			}

			return true;
		},
		onRead: () => done.push('read'),
		pause: () => {
			isPaused = true;
		},
		resume: () => {
			isPaused = false;
		},
	});
	return {
		intake,
		done,
		left: () => left,
		paused: () => isPaused,
		put: (more: number) => {
			left += more;
		},
	};
}

it('reads what is short at once, and does not hold the server back', () => {
	const table = tableOf(3, 0);
	table.intake.more();
	expect([table.left(), table.paused(), table.done]).toEqual([0, false, ['read']]);
});

it('lets others have their turn before the rest is read, and nothing more in meanwhile', async () => {
	const table = tableOf(5, 3);
	table.intake.more();
	expect(table.left()).toBeGreaterThan(0);
	expect([table.paused(), table.done]).toEqual([true, []]);
	while (table.left() > 0) {
		const before = table.left();
		await turn();
		expect(before - table.left()).toBeLessThan(5);
	}

	await turn();
	await turn();
	expect([table.paused(), table.done]).toEqual([false, ['read']]);
});

it('counts what comes in the same turn together', async () => {
	const table = tableOf(1, 3);
	table.intake.more();
	table.put(4);
	table.intake.more();
	expect(table.left()).toBeGreaterThan(0);
	expect(table.paused()).toBe(true);
});

it('keeps the order: what comes while it is behind waits', async () => {
	const table = tableOf(2, 5);
	table.intake.more();
	expect(table.left()).toBe(1);
	table.put(1);
	table.intake.more();
	expect(table.left()).toBe(2);
});

it('reads the rest at once when the connection is over', async () => {
	const table = tableOf(4, 3);
	table.intake.more();
	table.intake.finish();
	expect(table.left()).toBe(0);
	await turn();
	await turn();
	expect(table.done).toEqual([]);
});
