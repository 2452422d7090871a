/** A session as JSON Lines while it goes on. */
import type {Shown} from '../../protocol/visible.ts';
import {timeOf} from '../../session/moment.ts';
import {findingToJson, judgedToJson, stringify} from '../json.ts';
import {timeField} from '../moments.ts';
import {type LiveReport, resultFields} from './report.ts';

export function jsonReport(write: (line: Shown) => void): LiveReport {
	let lastAt = 0;
	let expectations = 0;
	return {
		entry(entry, findings, startedAt) {
			lastAt = entry.at;
			write(stringify({...judgedToJson(entry, findings), ...timeField(entry, startedAt)}));
			findings.forEach((finding, index) => {
				write(stringify(findingToJson(finding, timeOf(entry), `${entry.id}.${index + 1}`)));
			});
		},
		expectation(report) {
			expectations++;
			write(stringify({type: 'expectation', id: `expectation-${expectations}`, at: lastAt, ...report}));
		},
		result: result => write(stringify({type: 'result', id: 'result', at: lastAt, ...resultFields(result)})),
	};
}
