/** The screen while a recording is read: its whole picture in several sizes, and what keys and pastes do. */
import {expect, test} from 'vitest';
import type {Session} from '../../../source/session/session.ts';
import {loadingLines} from '../../../source/ui/loading/loading-view.tsx';
import {startLoading} from '../../../source/ui/loading/start-loading.tsx';
import {fakeTerminal} from '../../support/fake-terminal.ts';
import {page} from '../../support/printed.ts';

function start(columns: number, rows: number) {
	const terminal = fakeTerminal(columns, rows);
	let report: (progress: {octets: number; share: number | null}) => void = () => {};
	const ended = startLoading({
		name: 'session.log',
		colour: false,
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		load(tell, signal) {
			report = tell;
			const never = Promise.withResolvers<Session | null>();
			signal.addEventListener('abort', () => never.reject(signal.reason));
			return never.promise;
		},
	});
	return {terminal, ended, tell: (octets: number, share: number | null) => report({octets, share})};
}

test('the picture, in a wide and in a narrow terminal', async () => {
	const pictures: string[] = [];
	for (const [columns, rows] of [
		[120, 24],
		[100, 14],
		[80, 10],
		[40, 8],
	] as const) {
		const {terminal, ended, tell} = start(columns, rows);
		await terminal.until('Reading … 0.0 MiB');
		pictures.push(`${columns} × ${rows}, before anything is read`, terminal.text());
		tell(2 ** 22, 0.126);
		await terminal.until('12 %');
		pictures.push(`${columns} × ${rows}, an eighth is read`, terminal.text());
		terminal.type('q');
		await ended;
	}

	await expect(page(pictures.flatMap(picture => picture.split('\n')))).toMatchFileSnapshot(
		'./snapshots/pictures.txt',
	);
});

test('how far it is: a share where it is known, and a bar of thirty cells', async () => {
	const shares = [null, 0, 0.016, 0.017, 0.126, 0.5, 0.984, 0.996, 1];
	const rows = shares.flatMap(share => [
		`${share}`,
		...loadingLines({name: 'x', octets: 5_000_000, share}).map(
			line => `  ${line.pieces.map(({text}) => text).join('')}`,
		),
	]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/shares.txt');
});

test('a paste is not typed: nothing in it leaves', async () => {
	const {terminal, ended, tell} = start(80, 12);
	await terminal.until('Reading …');
	terminal.paste('quit\u0003');
	tell(2 ** 20, 0.5);
	await terminal.until('50 %');
	tell(2 ** 20, 0.6);
	await terminal.until('60 %');
	expect(terminal.isAlternate()).toBe(true);
	terminal.type('q');
	expect(await ended).toBe(true);
});
