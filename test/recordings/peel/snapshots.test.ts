/** Every decoration that is taken off lines, and what is left of each group of them: in `snapshots/`. */
import {expect, it} from 'vitest';
import type {LogLine} from '../../../source/recordings/log-line.ts';
import {layersOf} from '../../../source/recordings/peel/layers.ts';
import * as literals from '../../../source/recordings/peel/literals.ts';
import * as marks from '../../../source/recordings/peel/marks.ts';
import {withoutOwnReport} from '../../../source/recordings/peel/own-report.ts';
import {webPage, withoutPage} from '../../../source/recordings/peel/page.ts';
import type {Peel} from '../../../source/recordings/peel/peel.ts';
import * as prefixes from '../../../source/recordings/peel/prefixes.ts';
import * as records from '../../../source/recordings/peel/records.ts';
import {sameEnding} from '../../../source/recordings/peel/suffix.ts';
import {withoutTerminal} from '../../../source/recordings/peel/terminal.ts';
import {page, printed} from '../../support/printed.ts';
import {decorated, ownReports, terminals} from './decorated.ts';

const peels: Readonly<Record<string, Peel>> = {
	...literals,
	...marks,
	...prefixes,
	...records,
	webPage,
	withoutPage,
	sameEnding,
};

const linesOf = (texts: readonly string[]): LogLine[] =>
	texts.map((text, index) => ({number: index + 1, text, at: null}));

/** Each line with its number, as the peel leaves it; a time where it has one. */
function rows(lines: readonly LogLine[]): readonly string[] {
	return lines.map(({number, text, at}) => `    ${number} ${printed(text)}${at === null ? '' : ` at ${at}`}`);
}

function asText(lines: readonly LogLine[]): string {
	return rows(lines).join('\n');
}

/** What each peel makes of the lines, and what they come to when all that can come off is off. */
function peeled(texts: readonly string[]): readonly string[] {
	const lines = linesOf(texts);
	const found = Object.entries(peels)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, peel]) => ({name, left: peel(lines)}))
		.filter(({left}) => left !== null && asText(left) !== asText(lines));
	const layers = layersOf(lines);
	const last = layers.at(-1) ?? [];
	const same = found.find(({left}) => asText(left ?? []) === asText(last))?.name;
	return [
		...texts.map(text => `  | ${printed(text)}`),
		...found.flatMap(({name, left}) => [`  ${name}`, ...rows(left ?? [])]),
		...(layers.length === 1
			? ['  nothing comes off']
			: [
					`  ${layers.length} layers, the last ${same ? `that of ${same}` : ''}`.trimEnd(),
					...(same ? [] : rows(last)),
				]),
	];
}

it.each(Object.entries(decorated))('%s', async (kind, groups) => {
	const all = Object.entries(groups).flatMap(([name, texts]) => [name, ...peeled(texts)]);
	await expect(page(all)).toMatchFileSnapshot(`./snapshots/${kind}.txt`);
});

it('our own reports, and what a terminal was told', async () => {
	const reports = Object.entries(ownReports).flatMap(([name, texts]) => [
		name,
		...rows(withoutOwnReport(linesOf(texts))),
	]);
	const terminal = terminals.map(text => {
		const [left] = withoutTerminal(linesOf([text]));
		return `${printed(text.slice(0, 60))} ${left?.text.length} characters ${printed(left?.text.slice(0, 60))}`;
	});
	await expect(page([...reports, ...terminal])).toMatchFileSnapshot('./snapshots/own-reports.txt');
});
