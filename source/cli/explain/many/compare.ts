/** Two summaries held against each other: which causes are new, which grew, which are gone. */
import {readFile} from 'node:fs/promises';
import {joined, type Shown, shown, visible} from '../../../protocol/visible.ts';
import {withCommas} from '../../../protocol/with-commas.ts';
import {stringify} from '../../../reports/json.ts';
import type {TallyReport} from '../../../reports/tally/tally-report.ts';
import {UsageError} from '../../arguments/usage-error.ts';
import {fileProblem} from '../../output/files.ts';

export type SavedGroup = {readonly id: string; readonly title: string; readonly count: number};

export type Change = SavedGroup & {
	readonly before: number;
	readonly kind: 'new' | 'grew' | 'shrank' | 'gone';
};

/** Null where the file is something else than a saved summary. */
export async function readSummary(file: string): Promise<readonly SavedGroup[] | null> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		throw new UsageError(`--compare: ${fileProblem(file, error)}`);
	}

	const objects = text.split('\n').flatMap(line => (line.trim() === '' ? [] : [parse(line)]));
	const [first] = objects;
	return first !== null && first !== undefined && first.type === 'summary'
		? objects.flatMap(object => (object?.type === 'group' ? [groupOf(object)] : []))
		: null;
}

type Read = Readonly<Record<string, unknown>>;

function parse(line: string): Read | null {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' && value !== null ? {...value} : null;
	} catch {
		return null;
	}
}

function groupOf({id, title, count}: Read): SavedGroup {
	return {
		id: typeof id === 'string' ? id : '',
		title: typeof title === 'string' ? title : '',
		count: typeof count === 'number' ? count : 0,
	};
}

/** What is new first, then what changed most. */
export function changesSince(
	before: readonly SavedGroup[],
	{groups}: Pick<TallyReport, 'groups'>,
): readonly Change[] {
	const known = new Map(before.map(group => [group.id, group]));
	const now = new Set(groups.map(({id}) => id));
	const changed = groups.flatMap(({id, title, count}): Change[] => {
		const old = known.get(id)?.count ?? 0;
		const kind = old === 0 ? 'new' : count > old ? 'grew' : 'shrank';
		return old === count ? [] : [{id, title, count, before: old, kind}];
	});
	const gone = before
		.filter(({id, count}) => !now.has(id) && count > 0)
		.map(({id, title, count}): Change => ({id, title, count: 0, before: count, kind: 'gone'}));
	const order = {new: 0, grew: 1, shrank: 2, gone: 3};
	return [...changed, ...gone].sort(
		(a, b) => order[a.kind] - order[b.kind] || Math.abs(b.count - b.before) - Math.abs(a.count - a.before),
	);
}

const words = {new: 'new', grew: 'more', shrank: 'fewer', gone: 'gone'} as const;

/** `file`: what it is compared with. */
export function changesText(changes: readonly Change[], file: string): Shown {
	const lines = [
		`Compared with ${file}: ${changes.length === 0 ? 'nothing has changed.' : ''}`.trimEnd(),
		...changes.map(
			({kind, title, id, before, count}) =>
				`  ${words[kind].padEnd(6)} ${withCommas(before).padStart(9)} → ${withCommas(count).padEnd(9)} ${title}${id === title || id === '' ? '' : ` [${id}]`}`,
		),
	];
	return shown`\n${joined(lines.map(visible), '\n')}\n`;
}

/** A line for each change. `file`: what it is compared with. */
export function changesJson(changes: readonly Change[], file: string): Shown {
	return joined(
		changes.map(change => shown`${stringify({type: 'change', schema: 1, compared: file, ...change})}\n`),
	);
}
