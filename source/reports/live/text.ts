/** A session as text while it goes on: each entry as it completes, with what is wrong below it. */
import {type Shown, shown, visible} from '../../protocol/visible.ts';
import {entryToText, findingToText, painter} from '../text.ts';
import {endedAt, type LiveReport, verdictOn} from './report.ts';

/** `clock`: with the date and the time of day. */
export function textReport(write: (line: Shown) => void, color: boolean, clock = false): LiveReport {
	const paint = painter(color);
	return {
		entry(entry, findings, startedAt) {
			const options = {color, ...(clock && startedAt !== undefined && {startedAt})};
			for (const line of entryToText(entry, options, findings)) {
				write(line);
			}

			for (const line of findings.flatMap(finding => findingToText(finding, {color}))) {
				write(line);
			}
		},
		expectation({met, expected, got, line, text}) {
			const place = shown`/expect ${visible(text)} (line ${line})`;
			write(
				met
					? shown`              ${paint('green', shown`✓`)} ${place}`
					: shown`              ${paint('red', shown`✗`)} ${place}: expected ${visible(expected)}, got ${visible(got)}`,
			);
		},
		result({problem, exitCode, entries}) {
			const verdict = verdictOn(problem?.entryId, entries);
			const why = verdict ? shown`: ${visible(verdict.title)}` : '';
			write(
				problem
					? paint('red', shown`${visible(endedAt(problem))}${why} (exit code ${exitCode}).`)
					: paint('green', shown`Done: nothing was refused unexpectedly.`),
			);
		},
	};
}
