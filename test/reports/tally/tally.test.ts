import {describe, expect, it} from 'vitest';
import {
	fatesOf,
	namesOf,
	shareOf,
	type TallyReport,
	timeInWords,
} from '../../../source/reports/tally/tally-report.ts';
import {tallyCsv, tallyHtml, tallyMarkdown} from '../../../source/reports/tally/tally-tables.ts';
import {createTally} from '../../../source/sessions/tally.ts';

const at = Date.UTC(2026, 10, 5, 9, 7, 3);

function report(reasons: readonly string[], change: Partial<TallyReport> = {}): TallyReport {
	const tally = createTally('server');
	tally.received(at);
	for (const [index, reason] of reasons.entries()) {
		const finding = {rule: 'x', level: 'error', message: 'X.', advice: 'Do this, then that.'} as const;
		tally.add(
			{
				...{fate: 'bounced', at, queueId: '', sender: 'a@one.test', recipient: 'b@two.test', client: ''},
				...{server: `mx${index}.test`, reason, line: reason},
			},
			{cause: null, finding},
		);
	}

	return {
		...{title: 'mail.log', source: 'Postfix log', lines: 1234, grouping: 'server', stopped: false},
		...{...tally.span(), totals: tally.totals(), groups: tally.groups(), hours: tally.hours()},
		...change,
	};
}

describe('CSV', () => {
	it('has a row for each group, with quotation marks where they are needed', () => {
		expect(tallyCsv(report(['550 no, "never"', '550 no'])).split('\r\n')).toEqual([
			'group,title,count,share,first,last,servers,domains,example,advice',
			'mx0.test,mx0.test,1,0.5000,2026-11-05T09:07:03,2026-11-05T09:07:03,mx0.test 1,two.test 1,"550 no, ""never""","Do this, then that."',
			'mx1.test,mx1.test,1,0.5000,2026-11-05T09:07:03,2026-11-05T09:07:03,mx1.test 1,two.test 1,550 no,"Do this, then that."',
			'',
		]);
	});

	it.each([
		['=HYPERLINK()', "'=HYPERLINK()"],
		['@cmd', "'@cmd"],
		['+cmd', "'+cmd"],
		['-cmd', "'-cmd"],
		['-5', '-5'],
		['550 =x', '550 =x'],
	])('holds no formula: %s', (reason, cell) => {
		expect(tallyCsv(report([reason])).split('\r\n')[1]).toContain(`,${cell},"Do this`);
	});
});

it('Markdown escapes what would be its own', () => {
	const text = tallyMarkdown(report(['550 *no* | <b> `x`'], {stopped: true}));
	expect(text).toContain(
		'| 100 % | 1 | mx0.test | Nov 5 09:07 | Nov 5 09:07 | 550 \\*no\\* \\| \\<b\\> \\`x\\` |',
	);
	expect(text).toContain('Postfix log, 1,234 lines; stopped before the end.');
	expect(text).toContain('- 1 received\n- 1 bounced\n');
	expect(tallyMarkdown(report([]))).toContain('## Everything was delivered\n');
});

it('HTML escapes what would be markup, and draws the hours in which something was not delivered', () => {
	const html = tallyHtml(report(['550 <script>"&']));
	expect(html).toContain('<code>550 &lt;script&gt;');
	expect(html).not.toContain('550 <script>');
	expect(html).toContain('<title>09:00: 1</title>');
	expect(tallyHtml(report([]))).not.toContain('<svg');
});

describe('words', () => {
	it.each([
		[0, 0, '0 %'],
		[1, 200, '<1 %'],
		[1, 100, '1 %'],
		[1, 3, '33 %'],
		[3, 3, '100 %'],
	])('%i of %i is %s', (count, all, share) => {
		expect(shareOf(count, all)).toBe(share);
	});

	it('for times, names and fates', () => {
		expect(timeInWords(at)).toBe('Nov 5 09:07');
		expect(timeInWords(null)).toBe('');
		const servers = [
			{name: 'a', count: 1200},
			{name: 'b', count: 3},
		];
		expect(namesOf(servers, 2)).toBe('a 1,200, b 3');
		expect(namesOf(servers, 1)).toBe('a 1,200, …');
		const [group] = report(['550 no']).groups;
		expect(group && fatesOf({...group, fates: {deferred: 1, warned: 3}})).toEqual([
			{words: 'would have been rejected', count: 3},
			{words: 'deferred', count: 1},
		]);
	});
});
