/** A collection on the screen: what was not delivered by cause, the sessions of a cause, each opened in the split view. */
import {causes} from '../../../diagnosis/causes.ts';
import {withCommas} from '../../../protocol/with-commas.ts';
import {entriesOf} from '../../../recordings/entries.ts';
import {recordedSession} from '../../../recordings/session.ts';
import {createRedactor, type Redactor} from '../../../reports/redactor.ts';
import {fateWords, shareOf, timeInWords} from '../../../reports/tally/tally-report.ts';
import type {CountedRow} from '../../../sessions/count-log.ts';
import {isTrouble} from '../../../sessions/tally.ts';
import {type Line, line, piece} from '../../../ui/screen/lines.ts';
import type {ListedSession, SessionStore} from '../../../ui/sessions/session-store.ts';
import {startList} from '../../../ui/sessions/start-list.tsx';
import type {Values} from '../../arguments/option.ts';
import {screenOptions} from '../screen.ts';
import {atFirst, stepOfView, type View} from './view.ts';

/** Rows that are kept for the list; of a longer log the first ones that were not delivered. */
export const mostRows = 50_000;

type Kept = {
	readonly counted: CountedRow;
	readonly listed: ListedSession;
	readonly group: string;
	/** All of it in small letters, for the filter. */
	readonly text: string;
};

export type Browser = {
	readonly store: SessionStore;
	add(counted: CountedRow): void;
	/** How far the reading is, or that it is over. */
	tell(words: string): void;
	suspects(texts: readonly string[]): void;
};

/** Groups by cause first; Enter goes into one, Esc back, `c` shows all, `/` filters as one types. */
export function createBrowser(name: string): Browser {
	const browsed: Browsed = {name, rows: [], view: atFirst, words: 'reading …', left: 0, shown: null};
	const redactor = createRedactor();
	const listeners = new Set<() => void>();
	const changed = (): void => {
		browsed.shown = null;
		for (const listener of [...listeners]) {
			listener();
		}
	};

	return {
		store: storeOf(browsed, listeners, changed),
		add(counted) {
			if (!isTrouble(counted.row)) {
				return;
			}

			if (browsed.rows.length >= mostRows) {
				browsed.left++;
				return;
			}

			browsed.rows.push(keep(counted, browsed.rows.length + 1, redactor));
			browsed.shown = null;
		},
		tell(words) {
			browsed.words = words;
			changed();
		},
		suspects(texts) {
			for (const text of texts) {
				redactor.learnSecret(text, 'secret');
			}
		},
	};
}

/** What the browser knows at the moment. */
type Browsed = {
	readonly name: string;
	readonly rows: Kept[];
	view: View;
	/** How far the reading is. */
	words: string;
	/** Rows beyond those that are kept. */
	left: number;
	/** What the view shows of the rows, once it was asked for. */
	shown: readonly ListedSession[] | null;
};

function storeOf(browsed: Browsed, listeners: Set<() => void>, changed: () => void): SessionStore {
	return {
		get title() {
			const {name, words, left, view} = browsed;
			const limit = left > 0 ? ` · ${withCommas(left)} more are not listed` : '';
			return `${name} · ${words}${limit}${filterWords(view)}`;
		},
		get heading() {
			return browsed.view.kind === 'groups' ? 'What was not delivered, by cause' : 'Not delivered';
		},
		follows: false,
		hint: 'c by cause or all   / filter   Esc back',
		get empty() {
			return [
				line(
					browsed.view.filter === ''
						? 'Everything has been delivered so far.'
						: 'Nothing matches the filter. Esc removes it.',
				),
			];
		},
		get sessions() {
			browsed.shown ??= listed(browsed);
			return browsed.shown;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		key(key, selected) {
			const {rows, view} = browsed;
			const group = key === 'enter' && selected ? groupAt(selected, fitting(rows, view)) : null;
			const next = stepOfView(view, key, group);
			if (next === null) {
				return null;
			}

			browsed.view = next;
			changed();
			return {type: 'first'};
		},
	};
}

function listed({rows, view}: Browsed): readonly ListedSession[] {
	const fit = fitting(rows, view);
	return view.kind === 'groups' ? groupRows(fit) : fit.map(row => row.listed);
}

function filterWords({filter, typing}: View): string {
	return typing || filter !== '' ? ` · filter: ${filter}${typing ? '▏' : ''}` : '';
}

function fitting(rows: readonly Kept[], {kind, group, filter}: View): readonly Kept[] {
	const parts = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return rows.filter(
		row =>
			(kind === 'groups' || group === null || row.group === group) &&
			parts.every(part => row.text.includes(part)),
	);
}

function keep(counted: CountedRow, number: number, redactor: Redactor): Kept {
	const {row, diagnosis} = counted;
	const group = diagnosis.cause ?? diagnosis.finding?.rule ?? 'unknown';
	return {
		counted,
		group,
		text: `${row.line} ${row.sender ?? ''} ${row.recipient ?? ''} ${row.server} ${row.reason} ${group}`.toLowerCase(),
		listed: {number, row: rowLine(counted), open: () => openOne(counted, redactor)},
	};
}

function openOne(counted: CountedRow, redactor: Redactor) {
	const session = counted.session() ?? {events: [], protocol: 'smtp'};
	for (const entry of entriesOf(session)) {
		redactor.learn(entry);
	}

	return recordedSession(session, session.title ?? counted.row.queueId, redactor.clean);
}

function rowLine({row, diagnosis}: CountedRow): Line {
	const {at, fate, sender, recipient, server, client, reason} = row;
	const why = diagnosis.cause === null ? reason.slice(0, 160) : causes[diagnosis.cause].title;
	const bad = fate === 'deferred' || fate === 'warned' || fate === 'held' ? 'warn' : 'bad';
	return line(
		piece(`${timeInWords(at).padEnd(13)}`, 'dim'),
		piece(fateWords[fate].padEnd(10).slice(0, 10), bad),
		`  ${why.slice(0, 34).padEnd(34)}  `,
		piece(`${recipient ?? '—'}`, 'plain'),
		piece(`  ${server || client}${sender === null ? '' : `  from ${sender === '' ? '<>' : sender}`}`, 'dim'),
	);
}

function titleOf({counted: {diagnosis}}: Kept): string {
	const {cause, finding} = diagnosis;
	return cause === null
		? (finding?.message ?? 'The reason is not one that smtpscope recognises')
		: causes[cause].title;
}

/** The largest first; their numbers are below those of all sessions. */
function groupRows(rows: readonly Kept[]): readonly ListedSession[] {
	const groups = inOrder(rows);
	return groups.map(([, members], index): ListedSession => {
		const [first] = members;
		return {
			number: index - groups.length,
			row: line(
				piece(
					`${shareOf(members.length, rows.length).padStart(5)} ${withCommas(members.length).padStart(9)}  `,
					'warn',
				),
				first ? titleOf(first) : '',
				piece(`  ${spanOf(members)}`, 'dim'),
			),
			// Enter goes into the group instead (see `key`).
			open: () => recordedSession({events: [], protocol: 'smtp'}, ''),
		};
	});
}

function inOrder(rows: readonly Kept[]): readonly (readonly [string, readonly Kept[]])[] {
	return [...Map.groupBy(rows, ({group}) => group)].sort(([, a], [, b]) => b.length - a.length);
}

function groupAt({number}: ListedSession, rows: readonly Kept[]): string | null {
	const groups = inOrder(rows);
	return groups[number + groups.length]?.[0] ?? null;
}

function spanOf(rows: readonly Kept[]): string {
	const times = rows.flatMap(({counted: {row}}) => row.at ?? []);
	const first = times[0] ?? null;
	const last = times.at(-1) ?? null;
	return first === null ? '' : `${timeInWords(first)} to ${timeInWords(last)}`;
}

/** Resolves when the user leaves. */
export async function showBrowser({store}: Browser, values: Values, stdin: NodeJS.ReadStream): Promise<void> {
	await startList({store, stdin, ...screenOptions(values)});
}
