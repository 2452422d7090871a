/** A counted collection as tables: CSV, Markdown and HTML. */
import {joined, type Shown, shown, visible} from '../../protocol/visible.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import {markupOf} from '../escape-html.ts';
import {
	fatesOf,
	fateWords,
	logTime,
	namesOf,
	shareOf,
	type TallyReport,
	timeInWords,
	troubleIn,
} from './tally-report.ts';

type Group = TallyReport['groups'][number];

/** RFC 4180. */
export function tallyCsv(report: TallyReport): Shown {
	const all = troubleIn(report);
	const rows = [
		['group', 'title', 'count', 'share', 'first', 'last', 'servers', 'domains', 'example', 'advice'],
		...report.groups.map(group => [
			...[group.id, group.title, String(group.count), (group.count / Math.max(all, 1)).toFixed(4)],
			...[isoOf(group.first), isoOf(group.last), namesOf(group.servers, 10), namesOf(group.domains, 10)],
			...[group.example.reason, group.diagnosis.finding?.advice ?? ''],
		]),
	];
	return joined(rows.map(row => shown`${visible(row.map(cell).join(','))}\r\n`));
}

/** A text that a spreadsheet would read as a formula is set off by an apostrophe. */
function cell(value: string): string {
	const harmless = /^[=+@\t-](?!\d)/.test(value) ? `'${value}` : value;
	return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function isoOf(at: number | null): string {
	return logTime(at)?.slice(0, 19) ?? '';
}

export function tallyMarkdown(report: TallyReport): Shown {
	const {title, source, lines, grouping, groups, stopped} = report;
	const all = troubleIn(report);
	const rows = groups.map(
		group =>
			`| ${[shareOf(group.count, all), withCommas(group.count), group.title, timeInWords(group.first), timeInWords(group.last), group.example.reason.slice(0, 200), group.diagnosis.finding?.advice ?? ''].map(markdown).join(' | ')} |`,
	);
	const texts = [
		`# ${markdown(title)}`,
		'',
		markdown(`${source}, ${withCommas(lines)} lines${stopped ? '; stopped before the end' : ''}.`),
		'',
		...totalsOf(report).map(([words, count]) => `- ${markdown(`${withCommas(count)} ${words}`)}`),
		'',
		`## ${groups.length > 0 ? `What was not delivered, by ${grouping}` : 'Everything was delivered'}`,
		'',
		...(groups.length > 0
			? [
					'| share | count | what | first | last | for example | what to do |',
					'| ---: | ---: | --- | --- | --- | --- | --- |',
					...rows,
				]
			: []),
	];
	return joined(texts.map(text => shown`${visible(text)}\n`));
}

function markdown(text: string): string {
	return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

function totalsOf({totals}: TallyReport): readonly (readonly [words: string, count: number])[] {
	return Object.entries(totals).flatMap(([name, count]) => {
		const words = Object.entries(fateWords).find(([known]) => known === name)?.[1] ?? name;
		return count > 0 ? [[words, count] as const] : [];
	});
}

/** Readable without scripts; with them a click on a heading sorts. */
export function tallyHtml(report: TallyReport): Shown {
	const {title, source, lines, grouping, groups, stopped} = report;
	const all = troubleIn(report);
	const heads = [
		'share',
		'count',
		'what',
		'first',
		'last',
		'servers',
		'domains',
		'for example',
		'what to do',
	];
	const html = (text: string): Shown => markupOf(visible(text));
	const row = (group: Group): Shown =>
		shown`<tr><td data-sort="${group.count}">${html(shareOf(group.count, all))}</td><td data-sort="${group.count}">${html(withCommas(group.count))}</td><td>${html(group.title)}<br><small>${html(
			fatesOf(group)
				.map(({words, count}) => `${withCommas(count)} ${words}`)
				.join(', '),
		)}</small></td><td>${html(isoOf(group.first).replace('T', ' '))}</td><td>${html(isoOf(group.last).replace('T', ' '))}</td><td>${html(namesOf(group.servers, 5))}</td><td>${html(namesOf(group.domains, 5))}</td><td><code>${html(group.example.reason.slice(0, 400))}</code></td><td>${html(group.diagnosis.finding?.advice ?? '')}</td></tr>\n`;
	return shown`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(title)}</title>
<style>
:root{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #8884}
th{cursor:pointer}td:nth-child(-n+2){text-align:right;white-space:nowrap}code{font-size:.85em;overflow-wrap:anywhere}small{opacity:.75}
ul{padding-left:1.2rem;columns:3}svg{display:block;max-width:100%}
</style></head><body>
<h1>${html(title)}</h1>
<p>${html(`${source}, ${withCommas(lines)} lines${stopped ? '; stopped before the end' : ''}.`)}</p>
<ul>${joined(totalsOf(report).map(([words, count]) => shown`<li>${html(`${withCommas(count)} ${words}`)}</li>`))}</ul>
${hourChart(report)}
<h2>${html(groups.length > 0 ? `What was not delivered, by ${grouping}` : 'Everything was delivered')}</h2>
<table><thead><tr>${joined(heads.map(head => shown`<th scope="col">${html(head)}</th>`))}</tr></thead><tbody>
${joined(groups.map(row))}</tbody></table>
<script>
for (const [index, head] of [...document.querySelectorAll('th')].entries()) head.onclick = () => {
	const body = document.querySelector('tbody'), value = row => row.cells[index].dataset.sort ?? row.cells[index].textContent;
	const up = head.dataset.up = head.dataset.up === '1' ? '' : '1';
	body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) * String(value(a)).localeCompare(String(value(b)), 'en', {numeric: true})));
};
</script>
</body></html>
`;
}

/** What was not delivered, by the hour of the day. */
function hourChart({hours}: TallyReport): Shown {
	const most = Math.max(...hours, 1);
	const bars = hours.map((count, hour) => {
		const height = Math.round((80 * count) / most);
		return shown`<g><title>${visible(`${String(hour).padStart(2, '0')}:00: ${withCommas(count)}`)}</title><rect x="${hour * 24}" y="${88 - height}" width="20" height="${height}" fill="currentColor" opacity=".55"/><text x="${hour * 24 + 10}" y="102" font-size="10" text-anchor="middle" fill="currentColor">${hour}</text></g>`;
	});
	return hours.every(count => count === 0)
		? ''
		: shown`<svg viewBox="0 0 576 106" width="576" role="img" aria-label="What was not delivered, by the hour of the day">${joined(bars)}</svg>`;
}
