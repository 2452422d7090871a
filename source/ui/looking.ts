/** Moving about in the conversation and the panes: pure, so that typing never waits for it. */
import type {Finding} from '../diagnosis/finding.ts';
import type {Entry} from '../session/entry.ts';
import type {Conversation} from './conversation/rows.ts';
import {neighbour, reveal, scroll, tail} from './conversation/window.ts';
import {geometryOf} from './screen/geometry.ts';
import type {ScreenState, ViewName} from './screen-state.ts';

/** Place of the selected entry: the newest that has a row, unless another was chosen. Null when there is none. */
export function selectedIndex(entries: readonly Entry[], selectedId: number | null): number | null {
	if (selectedId !== null && entries[selectedId - 1]) {
		return selectedId - 1;
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

export function select(screen: ScreenState, entries: readonly Entry[], step: 1 | -1): Partial<ScreenState> {
	const current = selectedIndex(entries, screen.selectedId);
	const next = current === null ? null : neighbour({entries, openId: null}, current, step);
	if (next === null || current === null) {
		return {};
	}

	if (neighbour({entries, openId: null}, next, 1) === null) {
		return newest();
	}

	return selectAt(screen, entries, next);
}

/** The next entry that a finding stands at, from the selected one on and then from the first. */
export function selectFinding(
	screen: ScreenState,
	entries: readonly Entry[],
	findings: readonly Finding[],
): Partial<ScreenState> {
	const places = findings
		.map(({evidence}) => (evidence[0]?.entryId ?? 0) - 1)
		.filter(place => entries[place]);
	const current = screen.selectedId === null ? -1 : screen.selectedId - 1;
	const next = places.toSorted((a, b) => a - b).find(place => place > current) ?? Math.min(...places);
	return Number.isFinite(next) ? selectAt(screen, entries, next) : {};
}

/** The entry of this number. */
export function selectEntry(
	screen: ScreenState,
	entries: readonly Entry[],
	id: number,
): Partial<ScreenState> {
	return selectAt(screen, entries, id - 1);
}

function selectAt(screen: ScreenState, entries: readonly Entry[], place: number): Partial<ScreenState> {
	const height = geometryOf(screen.columns, screen.rows).conversation.innerRows;
	const before = conversationOf(entries, screen);
	const selectedId = entries[place]?.id ?? null;
	const after = {entries, openId: selectedId};
	// From here on the window stands still, whatever comes in.
	const top = screen.anchor ?? tail(before, height);
	return {selectedId, paneTop: 0, anchor: reveal(after, height, top, place) ?? top};
}

export function newest(): Partial<ScreenState> {
	return {selectedId: null, anchor: null, paneTop: 0};
}

export function page(
	screen: ScreenState,
	entries: readonly Entry[],
	direction: 1 | -1,
): Partial<ScreenState> {
	const height = geometryOf(screen.columns, screen.rows).conversation.innerRows;
	const by = direction * Math.max(1, height - 2);
	return {anchor: scroll(conversationOf(entries, screen), height, screen.anchor, by)};
}

/** The views in the order of Tab; with two panes the conversation is always there. */
export function viewsOf({views}: Pick<ScreenState, 'views'>, wide: boolean): readonly ViewName[] {
	return wide ? views : ['conversation', ...views];
}

/** The view that is really shown. */
export function shownView({view, views, columns, rows}: ScreenState): ViewName {
	return view === 'conversation' && geometryOf(columns, rows).wide ? (views[0] ?? view) : view;
}

export function turnView(screen: ScreenState, step: 1 | -1): Partial<ScreenState> {
	const views = viewsOf(screen, geometryOf(screen.columns, screen.rows).wide);
	const at = views.indexOf(shownView(screen));
	return {view: views.at((at + step) % views.length) ?? 'conversation', paneTop: 0};
}
