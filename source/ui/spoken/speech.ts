/**
 * What is read aloud, as lines that are only ever added: what came, what it means, and what was opened. Nothing is
 * said twice, and nothing for a key that only writes. Pure: what was said before comes in, and goes out longer.
 */
import {visible} from '../../protocol/visible.ts';
import type {Entry} from '../../session/entry.ts';
import {rowsOf} from '../conversation/rows.ts';
import {placeOfId} from '../conversation/timeline.ts';
import type {Inspector} from '../inspector.ts';
import {statusRow} from '../screen/status.ts';
import type {Overlay, ScreenState} from '../screen-state.ts';
import {plainRow} from './plain-row.ts';
import {spokenView} from './spoken-view.ts';

export type Said = {
	/** Number of the last entry that was read. */
	readonly entryId: number;
	readonly selectedId: number | null;
	/** What stands instead of the conversation. */
	readonly view: string;
	readonly notice: ScreenState['notice'];
	readonly question: Overlay | null;
	readonly status: string;
	readonly suggestion: string;
	/** Findings of lines that were read. */
	readonly findings: number;
};

export const nothingSaid: Said = {
	entryId: 0,
	selectedId: null,
	view: '',
	notice: null,
	question: null,
	status: '',
	suggestion: '',
	findings: 0,
};

/** More that comes at once is counted, not read. */
const mostEntries = 20;

/** The lines that are to be read aloud now, and what has been said with them. `said`: what was said before. */
export function speech(
	said: Said,
	inspector: Inspector,
): {readonly lines: readonly string[]; readonly said: Said} {
	const screen = inspector.screen.get();
	const {session} = inspector;
	const {overlay, notice, selectedId} = screen;
	const view = spokenView(inspector, screen).join('\n');
	const status = plainRow(
		statusRow({
			state: session.state,
			waiting: session.waiting.length,
			host: session.target.host,
			width: 200,
			turnedAway: inspector.facts.turnedAway(),
			recorded: session.recorded !== undefined,
			isMessage: session.isMessage ?? false,
		}),
	);
	const lens = inspector.lens();
	const suggestion =
		lens.ghost === undefined ? '' : `Suggested: ${visible(lens.ghost)}. Right arrow accepts it.`;
	const fresh = session.entries.slice(Math.max(0, placeOfId(session.entries, said.entryId) + 1));
	const question = overlay?.type === 'choice' || overlay?.type === 'field' ? overlay : null;
	const found = inspector.found().findings;
	const isAsked = question !== null && !isSame(question, said.question);
	return {
		lines: [
			...freshLines(fresh, inspector),
			...(selectedId !== null && selectedId !== said.selectedId ? entryLines(selectedId, inspector) : []),
			...found
				.slice(said.findings)
				.map(({level, message, advice}) => `Finding, ${level}: ${visible(message)} ${visible(advice)}`),
			...(view === said.view || view === '' ? [] : view.split('\n')),
			...(notice && notice !== said.notice ? [visible(notice.text)] : []),
			...(isAsked && question.type === 'choice' ? [choiceLine(question)] : []),
			...(status === said.status || session.state.awaiting.length > 0 ? [] : [status]),
			...(suggestion === said.suggestion || suggestion === '' ? [] : [suggestion]),
		],
		said: {
			entryId: session.entries.at(-1)?.id ?? said.entryId,
			selectedId,
			view,
			notice,
			question,
			status: session.state.awaiting.length > 0 ? said.status : status,
			suggestion: suggestion || said.suggestion,
			findings: found.length,
		},
	};
}

function isSame(question: Overlay, before: Overlay | null): boolean {
	return question.type === 'choice'
		? before?.type === 'choice' && before.question === question.question
		: before?.type === question.type;
}

function choiceLine({question, choices}: Overlay & {readonly type: 'choice'}): string {
	return `${question} ${choices.map(({key, label}) => `${key}: ${label}`).join(', ')}, Escape cancels.`;
}

/** The lines that came, and what the last of them means. */
function freshLines(fresh: readonly Entry[], inspector: Inspector): readonly string[] {
	const read = fresh.slice(-mostEntries);
	const left = fresh.length - read.length;
	const last = read.findLast(({type}) => type === 'reply' || type === 'failed' || type === 'closed');
	return [
		...(left > 0 ? [`${left} more lines not read aloud.`] : []),
		...read.flatMap(({id}) => rowsSpoken(id, inspector, null)),
		...(last ? [meaningOf(last, inspector)] : []),
	];
}

function entryLines(id: number, inspector: Inspector): readonly string[] {
	const entry = inspector.session.entries[placeOfId(inspector.session.entries, id)];
	return [...rowsSpoken(id, inspector, id), ...(entry ? [meaningOf(entry, inspector)] : [])];
}

function meaningOf(entry: Entry, {explain}: Inspector): string {
	const {title, summary} = explain(entry);
	return `Meaning: ${visible(title)}. ${visible(summary)}`.trim();
}

const speakers = {C: 'You', S: 'Server', ' ': 'Note'} as const;

/** `openId`: the entry that is read with all its lines. */
function rowsSpoken(id: number, {session, facts}: Inspector, openId: number | null): readonly string[] {
	const index = placeOfId(session.entries, id);
	return rowsOf({entries: session.entries, openId}, index).map(({who, pieces, note, secure}) => {
		const speaker = who === 'C' && session.recorded !== undefined ? 'Client' : speakers[who];
		const text = who === 'S' ? facts.redact(plainRow(pieces)) : plainRow(pieces);
		return [`${speaker}:`, text, plainRow(note), secure || who === ' ' ? '' : '(in clear)']
			.filter(Boolean)
			.join(' ');
	});
}
