/** A counted collection as text for a terminal: totals, then a block for each group. */
import {counted} from '../../decode/quantities.ts';
import {joined, type Shown, shown, visible} from '../../protocol/visible.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import {wrap} from '../../text/wrap.ts';
import {painter} from '../text.ts';
import {
	fatesOf,
	fateWords,
	namesOf,
	shareOf,
	type TallyReport,
	timeInWords,
	troubleIn,
} from './tally-report.ts';

export type TallyTextOptions = {readonly color: boolean; readonly columns: number};

/** So many groups are told whole; of more each gets two lines. */
const few = 3;

/** Groups that are shown; the rest is summed up. */
const most = 25;

export function tallyText(report: TallyReport, options: TallyTextOptions): Shown {
	const {groups} = report;
	const all = troubleIn(report);
	const rest = groups.slice(most);
	const restCount = rest.reduce((sum, {count}) => sum + count, 0);
	const lines = [
		...head(report, options),
		'' as const,
		...(groups.length === 0
			? [visible(nothingWrong(report))]
			: [painter(options.color)('cyan', visible(`What was not delivered, by ${report.grouping}`))]),
		...groups.slice(0, most).flatMap(group => (groups.length > few ? brief : block)(group, all, options)),
		...(rest.length > 0
			? [
					visible(
						`${withCommas(rest.length)} more groups with ${withCommas(restCount)} lines; --format json lists them.`,
					),
				]
			: []),
	];
	const [largest] = groups;
	const hint =
		groups.length > few && largest && report.grouping === 'cause'
			? ['' as const, visible(`--cause ${largest.id} shows more of one; --sessions 3 shows sessions.`)]
			: [];
	return shown`${joined([...lines, ...hint], '\n')}\n`;
}

function nothingWrong({totals}: TallyReport): string {
	return totals.delivered > 0
		? 'Every message in this log was delivered.'
		: 'This log, or the part of it that was selected, contains no delivery and no refusal.';
}

function head(report: TallyReport, {columns}: TallyTextOptions): Shown[] {
	const {title, source, lines, first, last, totals, stopped} = report;
	const span = first === null ? '' : `, ${timeInWords(first)} to ${timeInWords(last)}`;
	const always = ['delivered', 'deferred', 'bounced', 'rejected'];
	const counts = Object.entries(totals)
		.filter(([name, count]) => name !== 'deferrals' && (count > 0 || always.includes(name)))
		.map(([name, count]) => {
			const words = Object.entries(fateWords).find(([known]) => known === name)?.[1] ?? name;
			const often =
				name === 'deferred' && totals.deferrals > 0 ? ` (${counted(totals.deferrals, 'deferral')})` : '';
			return `${withCommas(count)} ${words}${often}`;
		});
	return [
		...wrapped(
			`${title}: ${source}, ${withCommas(lines)} lines${span}${stopped ? '; stopped before the end' : ''}`,
			'',
			columns,
		),
		...wrapped(counts.join(' · '), '  ', columns),
	];
}

type Group = TallyReport['groups'][number];

/** Two lines, so that all there is can be seen at one look. */
function brief(group: Group, all: number, {color, columns}: TallyTextOptions): Shown[] {
	const {id, title, count, servers, domains, diagnosis} = group;
	const paint = painter(color);
	const share = `${shareOf(count, all).padStart(5)} ${withCommas(count).padStart(9)}`;
	const [server] = servers;
	const [domain] = domains;
	const most = [
		...(server && server.count * 4 > count ? [`mostly ${server.name}`] : []),
		...(domain && domain.count * 4 > count ? [`mostly to ${domain.name}`] : []),
	].join(', ');
	const advice = diagnosis.finding?.advice ?? '';
	const name = id !== '' && id !== title ? ` [${id}]` : '';
	const line = (text: string, width: number): Shown => visible(cutTo(visible(text), width));
	return [
		shown`${paint('yellow', visible(share))}  ${line(`${title}${name}${most && ` (${most})`}`, columns - 17)}`,
		...(advice === ''
			? []
			: [shown`${visible(' '.repeat(17))}${paint('dim', line(`→ ${advice}`, columns - 17))}`]),
	];
}

function cutTo(text: string, width: number): string {
	const [first = '', ...more] = wrap(text, Math.max(width - 2, 20));
	return more.length > 0 ? `${first} …` : first;
}

function block(group: Group, all: number, {color, columns}: TallyTextOptions): Shown[] {
	const {id, title, count, first, last, servers, domains, example, diagnosis} = group;
	const paint = painter(color);
	const share = `${shareOf(count, all).padStart(5)} ${withCommas(count).padStart(9)}`;
	const name = id !== '' && id !== title ? ` [${id}]` : '';
	const margin = ' '.repeat(17);
	const [heading = '', ...more] = wrap(visible(`${title}${name}`), Math.max(columns - margin.length, 30));
	const span = first === null ? '' : `${timeInWords(first)} to ${timeInWords(last)}: `;
	const advice = diagnosis.finding?.advice;
	return [
		shown`${paint('yellow', visible(share))}  ${visible(heading)}`,
		...more.map(row => visible(`${margin}${row}`)),
		...wrapped(
			`${span}${fatesOf(group)
				.map(fate => `${withCommas(fate.count)} ${fate.words}`)
				.join(', ')}`,
			margin,
			columns,
		),
		...(servers.length > 0 ? wrapped(`servers: ${namesOf(servers, 3)}`, margin, columns) : []),
		...(domains.length > 0 ? wrapped(`domains: ${namesOf(domains, 3)}`, margin, columns) : []),
		...(example.reason
			? wrapped(`“${example.reason.slice(0, 300)}”`, margin, columns).map(row => paint('dim', row))
			: []),
		...(advice ? wrapped(`→ ${advice}`, margin, columns) : []),
	];
}

function wrapped(text: string, margin: string, columns: number): Shown[] {
	return wrap(visible(text), Math.max(columns - margin.length, 30)).map(row => visible(`${margin}${row}`));
}
