/** A counted collection as JSON Lines: a `summary`, then a `group` a line; described in docs/collection.schema.json. */
import {causes} from '../../diagnosis/causes.ts';
import {type Shown, shown} from '../../protocol/visible.ts';
import {type JsonObject, stringify} from '../json.ts';
import {logTime, type TallyReport} from './tally-report.ts';

/** Increases when a field changes its meaning. */
export const TALLY_SCHEMA = 1;

export function tallyJson(report: TallyReport): Shown {
	return [summaryOf(report), ...groupsOf(report)].reduce<Shown>(
		(text, object) => shown`${text}${stringify(object)}\n`,
		'',
	);
}

function summaryOf({
	title,
	source,
	lines,
	first,
	last,
	totals,
	grouping,
	hours,
	stopped,
}: TallyReport): JsonObject {
	return {
		type: 'summary',
		schema: TALLY_SCHEMA,
		...{files: title, format: source, lines, first: logTime(first), last: logTime(last)},
		...{totals, grouping, hours, complete: !stopped},
	};
}

function groupsOf({groups, grouping}: TallyReport): JsonObject[] {
	return groups.map(({id, title, count, first, last, fates, servers, domains, example, diagnosis}) => ({
		type: 'group',
		schema: TALLY_SCHEMA,
		...{grouping, id, title, count, fates, first: logTime(first), last: logTime(last), servers, domains},
		...{cause: diagnosis.cause, about: diagnosis.cause === null ? null : causes[diagnosis.cause].about},
		rule: diagnosis.finding?.rule ?? null,
		advice: diagnosis.finding?.advice ?? null,
		example: {
			...{at: logTime(example.at), sender: example.sender, recipient: example.recipient},
			...{server: example.server, client: example.client, reason: example.reason},
		},
	}));
}
