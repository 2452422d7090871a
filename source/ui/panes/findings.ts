/** Findings: what the rules say about the whole session, in the order of its lines; those of one rule together. */
import type {Finding} from '../../diagnosis/finding.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import type {Entry} from '../../session/entry.ts';
import {blank, circled, type Line, line, piece} from '../screen/lines.ts';
import {oneFinding} from './decode.ts';
import type {Pane, PaneContext} from './pane.ts';
import {placeOf} from './place.ts';

export const findings: Pane = {
	name: 'findings',
	title: 'Findings',
	lines(context) {
		const {findings, entries, judged = entries.length} = context;
		const reading =
			judged < entries.length
				? [
						line(
							piece(`Still reading: ${withCommas(judged)} of ${withCommas(entries.length)} lines.`, 'warn'),
						),
						blank,
					]
				: [];
		if (findings.length === 0) {
			return [...reading, ...nothing];
		}

		const groups = grouped(findings);
		return [
			...reading,
			...groups.flatMap((group, index) => [...(index > 0 ? [blank] : []), ...groupLines(group, context)]),
		];
	},
};

const nothing: readonly Line[] = [
	line(piece('Nothing unusual so far.', 'strong')),
	blank,
	line(
		piece(
			'Every line is checked against known problems of servers and clients. Findings are numbered, shown next to their line, and explained here with evidence and a next step.',
			'dim',
		),
	),
];

type Numbered = {readonly finding: Finding; readonly number: number};

/** More of one rule than this are counted. */
const placesShown = 20;

/** Findings of the same rule that say the same, in the order of the first of each. */
function grouped(findings: readonly Finding[]): readonly (readonly Numbered[])[] {
	const groups = new Map<string, Numbered[]>();
	for (const [index, finding] of findings.entries()) {
		const key = `${finding.rule} ${finding.level} ${finding.message}`;
		const group = groups.get(key);
		if (group) {
			group.push({finding, number: index + 1});
		} else {
			groups.set(key, [{finding, number: index + 1}]);
		}
	}

	return [...groups.values()];
}

function groupLines(group: readonly Numbered[], {entries, entry, recorded = false}: PaneContext): Line[] {
	const [first] = group;
	if (!first) {
		return [];
	}

	const {finding, number} = first;
	const shown = group.slice(0, placesShown);
	const more = group.length - shown.length;
	return [
		...oneFinding(finding, number, recorded).map(one => withTarget(one, finding.evidence[0]?.entryId)),
		...(group.length > 1 ? [line(piece(`  ${group.length} times:`, 'strong'))] : []),
		...shown.flatMap(one => placeLines(one, group.length > 1, entries, entry)),
		...(more > 0 ? [line(piece(`  and ${withCommas(more)} more`, 'dim'))] : []),
	];
}

/** The lines a finding is about. The selected one is marked; a click on one selects it. */
function placeLines(
	{finding, number}: Numbered,
	isOneOfMany: boolean,
	entries: readonly Entry[],
	selected: Entry | null,
): Line[] {
	const ids = [...new Set(finding.evidence.map(({entryId}) => entryId))];
	return (isOneOfMany ? ids.slice(0, 1) : ids).map(id => {
		const label = finding.blames === id ? '◂ cause: ' : isOneOfMany ? `${circled(number)} ` : 'seen at: ';
		const mark = selected?.id === id ? piece('❯ ', 'accent') : piece('  ');
		return withTarget({...line(mark, piece(label, 'dim'), placeOf(entries, id)), indent: 4}, id);
	});
}

function withTarget(one: Line, to: number | undefined): Line {
	return to === undefined ? one : {...one, to};
}
