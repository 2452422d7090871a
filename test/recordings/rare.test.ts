/** Logs of which only a piece is odd, what is pasted without a log, and where secrets are suspected: in `snapshots/`. */
import {expect, it} from 'vitest';
import {toView} from '../../source/recordings/log-line.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {hideSuspects, suspectedSecrets} from '../../source/recordings/suspects.ts';
import {page, printed} from '../support/printed.ts';
import {printedRecording} from './printed-recording.ts';
import {rareLogs, secretLines, secretPlaces, snippets} from './rare.ts';

const read = (lines: readonly string[]): readonly string[] =>
	printedRecording(readRecording(new Uint8Array(Buffer.from(lines.join('\n')))));
const suspects = (texts: readonly string[]): string =>
	printed(suspectedSecrets(texts.map((text, index) => ({number: index + 1, text: toView(text), at: null}))));

it('logs', async () => {
	const rows = Object.entries(rareLogs).flatMap(([name, lines]) => [
		name,
		...lines.map(line => `  | ${line}`),
		...read(lines).map(row => `  ${row}`),
	]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/rare-logs.txt');
});

it('what is pasted alone', async () => {
	const rows = Object.entries(snippets).flatMap(([name, lines]) => [
		name,
		...read(lines).map(row => `  ${row}`),
	]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/snippets.txt');
});

it('a snippet is of two hundred lines at most', () => {
	const many = (count: number): string | undefined =>
		read(Array.from({length: count}, () => '550 no'))
			.at(0)
			?.replace(/ {2}confidence.*$/, '');
	expect([many(200), many(201)]).toMatchInlineSnapshot(`
		[
		  "kind "replies"  format "replies"",
		  "kind "sessions"  format "terminal log"",
		]
	`);
});

it('secrets that are suspected', async () => {
	const rows = [
		...secretLines.map(
			text => `${printed(text)} ${suspects([text])} shown as ${printed(hideSuspects(text, ['hunter22']))}`,
		),
		...secretPlaces.map(lines => `${printed(lines)} ${suspects(lines)}`),
	];
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/secrets.txt');
});
