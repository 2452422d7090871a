import {expect, test} from 'vitest';
import type {HostComparison, HostRow} from '../../../source/dialogs/probe/compare-hosts.ts';
import {comparisonLines} from '../../../source/ui/overlays/comparison.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import {spokenLines} from '../../../source/ui/screen/lines.ts';
import {piecesText} from '../../support/film.tsx';

const row = (what: string, here: string, there: string, alarm: HostRow['alarm'] = null): HostRow => ({
	what,
	here,
	there,
	alarm,
});
const servers = {here: 'mx1.example.org:25', there: 'mx2.example.org:25'};
const comparisons: Readonly<Record<string, HostComparison>> = {
	'no difference': {...servers, groups: [], alike: ['PIPELINING', '8BITMIME']},
	'nothing alike either': {...servers, groups: [], alike: []},
	'differences without an alarm': {
		...servers,
		groups: [
			{title: 'The server', rows: [row('software', 'Postfix', 'Exim 4.98')]},
			{title: 'Extensions in TLS', rows: [row('SIZE', '10485760', 'no'), row('CHUNKING', 'yes', 'no')]},
		],
		alike: ['PIPELINING'],
	},
	alarms: {
		...servers,
		groups: [
			{
				title: 'The server',
				rows: [
					row('the chain', 'verified', 'self-signed certificate', 'there'),
					row('the name', 'mail.other.example', 'mx2.example.org', 'here'),
					row('the version', 'TLSv1.3', 'TLSv1', 'there'),
				],
			},
			{
				title: 'Extensions in clear text',
				rows: [row('STARTTLS', 'no', 'yes', 'here'), row('AUTH', 'PLAIN LOGIN', 'no', 'there')],
			},
			{
				title: 'Extensions in TLS',
				rows: [row('AUTH', 'PLAIN LOGIN', 'no', 'there'), row('TLS', 'no', 'yes', 'here')],
			},
		],
		alike: [],
	},
	'long words': {
		...servers,
		groups: [
			{
				title: 'The server',
				rows: [
					row(
						'a name of a thing that is long',
						'one two three four five six seven eight nine ten',
						'a'.repeat(70),
					),
				],
			},
		],
		alike: Array.from({length: 30}, (_, at) => `X-KEYWORD-${at}`),
	},
};

test('two servers beside each other, below each other, and read aloud', async () => {
	const told = Object.entries(comparisons).flatMap(([name, comparison]) =>
		[67, 68, 120].flatMap(width => {
			const lines = comparisonLines(comparison, width);
			return [
				`===== ${name}, ${width} columns`,
				piecesText(layOut(lines, width)),
				...(width === 120 ? ['----- read aloud', piecesText(layOut(spokenLines(lines), 1000))] : []),
			];
		}),
	);
	await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('snapshots/comparison.txt');
});
