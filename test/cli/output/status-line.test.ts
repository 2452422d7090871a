import {expect, test} from 'vitest';
import {createStatusLine, type StatusOptions} from '../../../source/cli/output/status-line.ts';
import {visible} from '../../../source/protocol/visible.ts';

function drawn(options: Partial<StatusOptions>, times: readonly number[], isTTY = true): string[] {
	const written: string[] = [];
	let time = 0;
	const line = createStatusLine({
		interval: 100,
		now: () => time,
		environment: {},
		place: {isTTY, columns: 20, write: text => written.push(text)},
		...options,
	});
	for (const at of times) {
		time = at;
		line.show(visible(`${at} ${'x'.repeat(30)}`));
	}

	line.clear();
	line.clear();
	return written;
}

test('one line is written over, no wider than the terminal, and taken away once', () => {
	expect(drawn({}, [0, 50, 100])).toEqual([
		`\r\u001b[K0 ${'x'.repeat(17)}`,
		`\r\u001b[K100 ${'x'.repeat(15)}`,
		'\r\u001b[K',
	]);
});

test('work that is done soon shows nothing where that is wanted', () => {
	expect(drawn({patient: true}, [0, 50])).toEqual([]);
	expect(drawn({patient: true}, [0, 50, 100])).toHaveLength(2);
});

test('nothing is written where no person sees it', () => {
	expect(drawn({}, [0, 100, 20_000], false)).toEqual([]);
});

test.each([{TERM: 'dumb'}, {INK_SCREEN_READER: 'true'}])(
	'with %j whole lines stay, one in ten seconds',
	environment => {
		expect(drawn({environment}, [0, 100, 9999, 10_000, 12_000, 20_000])).toEqual([
			`10000 ${'x'.repeat(30)}\n`,
			`20000 ${'x'.repeat(30)}\n`,
		]);
	},
);

test('what is shown at once does not wait for the interval, and is not added to lines that stay', () => {
	const shown = (environment: Record<string, string>) => {
		const written: string[] = [];
		const place = {isTTY: true, write: (text: string) => written.push(text)};
		const line = createStatusLine({interval: 100, now: () => 1, environment, place});
		line.show(visible('one'));
		line.show(visible('two'), 'now');
		return written;
	};

	expect(shown({})).toEqual(['\r\u001b[Kone', '\r\u001b[Ktwo']);
	expect(shown({TERM: 'dumb'})).toEqual([]);
});
