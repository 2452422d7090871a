import {expect, test} from 'vitest';
import {createProgressLine} from '../../../source/cli/send/progress.ts';

const mebibyte = 1024 * 1024;

function drawn(total: number, points: readonly (readonly [octets: number, at: number])[], isTTY = true) {
	const written: string[] = [];
	let time = 0;
	const line = createProgressLine({
		place: {isTTY, write: text => written.push(text)},
		now: () => time,
		environment: {},
	});
	for (const [octets, at] of points) {
		time = at;
		line.show({octets: octets * mebibyte, total: total * mebibyte});
	}

	return {
		written: written.map(text => text.replace('\r\u001b[K', '')),
		clear: () => line.clear(),
		all: written,
	};
}

test('octets, percent and rate, at most ten times a second, and the wait at the end', () => {
	const points = [
		[0, 1000],
		[2, 1050],
		[10, 1500],
		[20, 1999],
		[40, 2010],
	] as const;
	expect(drawn(40, points).written).toEqual([
		'0.0 of 40.0 MiB (0%)',
		'10.0 of 40.0 MiB (25%), 20.0 MiB/s',
		'20.0 of 40.0 MiB (50%), 20.0 MiB/s',
		'40.0 MiB sent, 39.6 MiB/s; waiting for the verdict',
	]);
});

test('the next message begins anew', () => {
	const points = [
		[0, 0],
		[4, 1000],
		[0, 5000],
		[2, 6000],
	] as const;
	expect(drawn(4, points).written.at(-1)).toBe('2.0 of 4.0 MiB (50%), 2.0 MiB/s');
});

test('nothing without a terminal or for a small message, and nothing to clear then', () => {
	for (const {all, clear} of [drawn(40, [[1, 0]], false), drawn(0.5, [[0.25, 0]])]) {
		clear();
		expect(all).toEqual([]);
	}
});

test('is taken away once', () => {
	const {all, clear} = drawn(40, [[1, 0]]);
	clear();
	clear();
	expect(all.slice(1)).toEqual(['\r\u001b[K']);
});
