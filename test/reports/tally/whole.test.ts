import {describe, expect, test} from 'vitest';
import {pageStyle} from '../../../source/reports/html-style.ts';
import {tallyJson} from '../../../source/reports/tally/tally-json.ts';
import type {TallyReport} from '../../../source/reports/tally/tally-report.ts';
import {tallyCsv, tallyHtml, tallyMarkdown} from '../../../source/reports/tally/tally-tables.ts';
import {tallyText} from '../../../source/reports/tally/tally-text.ts';
import {createTally, type Grouping} from '../../../source/sessions/tally.ts';

const start = Date.UTC(2026, 10, 5, 9, 7, 3, 45);
const fates = [
	'deferred',
	'bounced',
	'rejected',
	'warned',
	'held',
	'discarded',
	'lost',
	'no-message',
] as const;
const hour = 3_600_000;

/** `kinds`: how many different troubles there are; the first is the most frequent. */
function counted(
	kinds: number,
	grouping: Grouping = 'cause',
	change: Partial<TallyReport> = {},
): TallyReport {
	const tally = createTally(grouping);
	for (let kind = 0; kind < kinds; kind++) {
		for (let index = 0; index < kinds - kind; index++) {
			const at = start + (kind * 7 + index) * hour;
			tally.received(at);
			tally.add(
				{
					fate: fates[(kind + index) % fates.length] ?? 'bounced',
					...{
						at,
						queueId: `Q${kind}-${index}`,
						sender: `a${kind}@one.test`,
						recipient: `b${index}@two${index % 4}.test`,
					},
					...{client: `192.0.2.${kind}`, server: `mx${index % 3}.test`, line: 'line'},
					reason: kind === 0 ? `550 <b> | *no* user, “${'long '.repeat(70)}”` : `=cmd ${kind}, "so"`,
				},
				kind % 2 === 0
					? {
							cause: kind === 0 ? 'recipient-unknown' : 'greylisted',
							finding: {
								...{rule: `refused/${kind}`, level: 'error', message: `Trouble ${kind}.`},
								advice:
									kind % 4 === 0 ? `Do ${kind}: check the address, and send to the right one at last.` : '',
							},
						}
					: {cause: null, finding: null},
			);
		}
	}

	for (const fate of ['delivered', 'forwarded', 'delivered'] as const) {
		tally.add(
			{
				...{fate, at: start - hour, queueId: 'Q', sender: '', recipient: 'b@two.test', client: ''},
				...{server: '', reason: '', line: ''},
			},
			{cause: null, finding: null},
		);
	}

	return {
		...{title: 'mail.log and *another*', source: 'Postfix log', lines: 12_345, grouping, stopped: false},
		...{...tally.span(), totals: tally.totals(), groups: tally.groups(), hours: tally.hours()},
		...change,
	};
}

const none = createTally('cause');
const reports: Readonly<Record<string, TallyReport>> = {
	'one trouble': counted(1),
	'a few': counted(3, 'cause', {stopped: true}),
	many: counted(30, 'sender'),
	'by server': counted(4, 'server'),
	'nothing wrong': counted(0),
	'nothing at all': {
		...counted(0),
		...{first: null, last: null, totals: none.totals(), groups: [], hours: none.hours()},
	},
};

describe('a counted log', () => {
	test.each<[string, (report: TallyReport) => string]>([
		['text', report => tallyText(report, {color: false, columns: 100})],
		['narrow', report => tallyText(report, {color: true, columns: 60})],
		['json', tallyJson],
		['csv', tallyCsv],
		['markdown', tallyMarkdown],
		['html', tallyHtml],
	])('as %s', async (name, write) => {
		const text = Object.entries(reports)
			.map(([title, report]) => `━━ ${title}\n${write(report)}`)
			.join('\n')
			.replaceAll('\u001B', '␛')
			.replaceAll('\r', '␍')
			.replaceAll(pageStyle, '(style)')
			.replaceAll('</tr><tr>', '</tr>\n<tr>');
		await expect(text).toMatchFileSnapshot(`snapshots/${name}.txt`);
	});
});
