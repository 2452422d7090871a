/** `explain A --compare B`: the first meaningful difference of two sessions. */
import {basename} from 'node:path';
import {joined, replaced, type Shown, shown, visible} from '../../protocol/visible.ts';
import {compareSessions, type Difference} from '../../recordings/compare/compare.ts';
import {stringify} from '../../reports/json.ts';
import {createRedactor} from '../../reports/redactor.ts';
import type {Report, ReportedSession} from '../../reports/report.ts';
import {UsageError} from '../arguments/usage-error.ts';

/** As text, or as one JSON object a difference. */
export function compareReports(left: Report, right: Report, json: boolean): Shown {
	const [one, other] = [onlySession(left), onlySession(right)];
	const names = namesOf(left.title, right.title);
	const redactor = createRedactor();
	for (const entry of [...one.entries, ...other.entries]) {
		redactor.learn(entry);
	}

	const clean = ({entries}: ReportedSession) => entries.map(entry => redactor.clean(entry));
	const {first, before, steps} = compareSessions(clean(one), clean(other), names);
	const after = steps
		.flatMap(({differences}) => differences)
		.filter(item => item !== first && !before.includes(item));
	const text = json
		? [...(first ? [first] : []), ...before, ...after].map((difference, index) =>
				toJson(difference, index, first, before),
			)
		: toText(first, before, after).map(visible);
	return joined(text.map(line => shown`${replaced(line, redactor.sweep)}\n`));
}

function onlySession({sessions, title}: Report): ReportedSession {
	const [session, second] = sessions;
	if (!session) {
		throw new UsageError(`${title} does not contain a session to compare.`);
	}

	if (second) {
		throw new UsageError(
			`${title} contains ${sessions.length} sessions. Cut out the one to compare; smtpscope explain numbers them.`,
		);
	}

	return session;
}

function namesOf(left: string, right: string): {left: string; right: string} {
	const short = {left: basename(left), right: basename(right)};
	return short.left === short.right ? {left, right} : short;
}

function toText(
	first: Difference | null,
	before: readonly Difference[],
	after: readonly Difference[],
): string[] {
	if (!first) {
		return ['The two sessions do not differ.'];
	}

	const list = (title: string, items: readonly Difference[]): string[] =>
		items.length > 0 ? ['', title, ...items.map(({message}) => `  ${message}`)] : [];
	return [
		first.decides ? 'Where they diverge:' : 'Both sessions went the same way. The first difference:',
		`  ${first.message}`,
		...list('Earlier differences, the likeliest reason first:', before),
		...list('After that:', after),
	];
}

function toJson(
	difference: Difference,
	index: number,
	first: Difference | null,
	before: readonly Difference[],
): Shown {
	const place = difference === first ? 'first' : before.includes(difference) ? 'before' : 'after';
	return stringify({type: 'difference', id: `difference-${index + 1}`, at: 0, place, ...difference});
}
