/** Moving about in the conversation and the panes: pure, so that typing never waits for it. */
import type {Finding} from '../diagnosis/finding.ts';
import type {Entry} from '../session/entry.ts';
import type {Conversation} from './conversation/rows.ts';
import {placeOfId} from './conversation/timeline.ts';
import {neighbour, reveal, scroll, tail} from './conversation/window.ts';
import {geometryOf} from './screen/geometry.ts';
import type {ScreenState, ViewName} from './screen-state.ts';
import type {Navigation} from './step.ts';

/** Place of the selected entry: the newest that has a row, unless another was chosen. Null when there is none. */
export function selectedIndex(entries: readonly Entry[], selectedId: number | null): number | null {
	if (selectedId !== null) {
		const place = placeOfId(entries, selectedId);
		if (place >= 0) {
			return place;
		}
	}

	return neighbour({entries, openId: null}, entries.length, -1);
}

/** Only an entry that was chosen opens: a reply that comes in must not push the others about. */
export function conversationOf(
	entries: readonly Entry[],
	{selectedId}: Pick<ScreenState, 'selectedId'>,
): Conversation {
	return {entries, openId: selectedId};
}

/** `step`: how many lines down; negative goes up. */
export function select(screen: ScreenState, entries: readonly Entry[], step: number): Navigation {
	const direction = step < 0 ? -1 : 1;
	let next = selectedIndex(entries, screen.selectedId);
	for (let left = Math.abs(step); left > 0 && next !== null; left--) {
		const further = neighbour({entries, openId: null}, next, direction);
		if (further === null) {
			break;
		}

		next = further;
	}

	if (next === null || next === selectedIndex(entries, screen.selectedId)) {
		return {};
	}

	const isNewest = neighbour({entries, openId: null}, next, 1) === null;
	return isNewest && screen.filter === '' ? newest() : selectAt(screen, entries, next);
}

/** Nothing changes where no entry is listed. */
export function selectFirst(screen: ScreenState, entries: readonly Entry[]): Navigation {
	const first = neighbour({entries, openId: null}, -1, 1);
	return first === null ? {} : selectAt(screen, entries, first);
}

/** The entry of the next finding (or the one before), from the selected one on and then from the other end. */
export function selectFinding(
	screen: ScreenState,
	entries: readonly Entry[],
	findings: readonly Finding[],
	step: 1 | -1 = 1,
): Navigation {
	const ids = placesOf(findings);
	const next = further(screen, ids, step) ?? (step === 1 ? ids[0] : ids.at(-1));
	return next === undefined ? {} : selectEntry(screen, entries, next);
}

/** Whether there is one further on in this direction, before the other end is come to. */
export function hasFinding(screen: ScreenState, findings: readonly Finding[], step: 1 | -1): boolean {
	return further(screen, placesOf(findings), step) !== undefined;
}

function placesOf(findings: readonly Finding[]): readonly number[] {
	return [...new Set(findings.flatMap(({evidence}) => evidence[0]?.entryId ?? []))].toSorted((a, b) => a - b);
}

function further({selectedId}: ScreenState, ids: readonly number[], step: 1 | -1): number | undefined {
	const current = selectedId ?? (step === 1 ? 0 : Number.POSITIVE_INFINITY);
	return step === 1 ? ids.find(id => id > current) : ids.findLast(id => id < current);
}

/** The entry of this number. */
export function selectEntry(screen: ScreenState, entries: readonly Entry[], id: number): Navigation {
	const place = placeOfId(entries, id);
	return place < 0 ? {} : selectAt(screen, entries, place);
}

function selectAt(screen: ScreenState, entries: readonly Entry[], place: number): Navigation {
	const height = geometryOf(screen).conversation.innerRows;
	const before = conversationOf(entries, screen);
	const selectedId = entries[place]?.id ?? null;
	const after = {entries, openId: selectedId};
	// From here on the window stands still, whatever comes in.
	const top = screen.anchor ?? tail(before, height);
	return {selectedId, paneTop: 0, anchor: reveal(after, height, top, place) ?? top};
}

/** Follows what comes in again. */
export function newest(): Navigation {
	return {selectedId: null, anchor: null, paneTop: 0};
}

/** By so many rows; negative upwards. */
export function scrollBy(screen: ScreenState, entries: readonly Entry[], rows: number): Navigation {
	const height = geometryOf(screen).conversation.innerRows;
	return {anchor: scroll(conversationOf(entries, screen), height, screen.anchor, rows)};
}

/** A page up or down; two of its rows stay in sight. */
export function page(screen: ScreenState, entries: readonly Entry[], direction: 1 | -1): Navigation {
	const height = geometryOf(screen).conversation.innerRows;
	return scrollBy(screen, entries, direction * Math.max(1, height - 2));
}

/** The views in the order of Tab; with two panes the conversation is always there. */
export function viewsOf({views}: Pick<ScreenState, 'views'>, wide: boolean): readonly ViewName[] {
	return wide ? views : ['conversation', ...views];
}

/** The view in the right pane, or in the only one. */
export function shownView(screen: ScreenState): ViewName {
	const {view, views, focus} = screen;
	const {wide, split} = geometryOf(screen);
	if (split && !wide && focus === 'conversation') {
		return 'conversation';
	}

	return split && view === 'conversation' ? (views[0] ?? view) : view;
}

/** From the last one to the first, and back. */
export function turnView(screen: ScreenState, step: 1 | -1): ViewName {
	const views = viewsOf(screen, geometryOf(screen).wide);
	const at = views.indexOf(shownView(screen));
	return views.at((at + step) % views.length) ?? 'conversation';
}
