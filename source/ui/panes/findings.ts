/** Findings: what the rules say about the whole session, the newest last. */
import {blank, line, piece} from '../screen/lines.ts';
import {oneFinding} from './decode.ts';
import type {Pane} from './pane.ts';
import {placeOf} from './place.ts';

export const findings: Pane = {
	name: 'findings',
	title: 'Findings',
	lines({findings, entries, recorded = false}) {
		if (findings.length === 0) {
			return [
				line(piece('Nothing odd so far.', 'strong')),
				blank,
				line(
					piece(
						'Every line is checked against known problems of servers and clients. What is found is numbered, shown beside its line, and explained here with evidence and a next step.',
						'dim',
					),
				),
			];
		}

		return findings.flatMap((finding, index) => [
			...(index > 0 ? [blank] : []),
			...oneFinding(finding, index + 1, recorded),
			...[...new Set(finding.evidence.map(({entryId}) => entryId))].map(entryId => ({
				...line(
					piece(finding.blames === entryId ? '  ◂ cause: ' : '  seen at: ', 'dim'),
					placeOf(entries, entryId),
				),
				indent: 4,
			})),
		]);
	},
};
