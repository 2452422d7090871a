/** What the keys for navigation do to the screen: pure. Null for a key that is for something else. */
import type {Entry} from '../../session/entry.ts';
import {textOfEntry} from '../../session/entry-text.ts';
import {neighbour} from '../conversation/window.ts';
import type {Found} from '../findings-feed.ts';
import type {Inspected} from '../inspected.ts';
import {
	newest,
	page,
	select,
	selectEntry,
	selectedIndex,
	selectFinding,
	selectFirst,
	shownView,
	turnView,
	viewsOf,
} from '../navigation.ts';
import {emptyEditor} from '../prompt/editor.ts';
import {geometryOf} from '../screen/geometry.ts';
import type {ScreenState} from '../screen-state.ts';
import type {Navigation, ScreenAction} from '../step.ts';
import type {Action} from './keymap.ts';

export type NavigationFacts = {
	readonly state: ScreenState;
	readonly session: Pick<Inspected, 'recorded' | 'isMessage'>;
	/** As they are listed. */
	readonly entries: readonly Entry[];
	readonly found: Found;
	/** Rows of the right pane beyond those that fit. */
	readonly overflow: number;
	/** Its rows as text. */
	paneText(): readonly string[];
};

/** Null for an action that does more than move about. */
export function navigate(action: Action, facts: NavigationFacts): ScreenAction | null {
	const {state, session, entries, found} = facts;
	const empty = state.editor.line.length === 0;
	const at = (navigation: Navigation): ScreenAction => ({type: 'navigated', at: navigation});
	const isReading = session.recorded !== undefined && !session.isMessage && empty;
	switch (action) {
		case 'entry-up':
			return at(select(state, entries, -1));
		case 'entry-down':
			return at(select(state, entries, 1));
		case 'older':
		case 'newer':
			return isReading ? at(select(state, entries, action === 'older' ? -1 : 1)) : null;
		case 'finding':
		case 'finding-back':
			return at(selectFinding(state, entries, found.findings, action === 'finding' ? 1 : -1));
		case 'found':
		case 'found-back':
			return nextMatch(facts, action === 'found' ? 1 : -1);
		case 'newest':
			return state.selectedId === null && state.anchor === null && empty ? {type: 'escaped'} : at(newest());
		case 'page-up':
		case 'page-down':
			return scrollFocused(facts, action === 'page-up' ? -1 : 1);
		case 'pane-up':
		case 'pane-down':
			return scrollPane(facts, action === 'pane-up' ? -1 : 1);
		case 'top':
		case 'bottom':
			return toEnd(facts, action);
		case 'move-start':
		case 'move-end':
			return empty ? toEnd(facts, action === 'move-start' ? 'top' : 'bottom') : null;
		case 'complete':
		case 'complete-back':
			return empty ? {type: 'viewed', view: turnView(state, action === 'complete' ? 1 : -1)} : null;
		case 'send':
			return isReading ? openSelected(state) : null;
		case 'other-pane':
			return {type: 'focused', on: state.focus === 'pane' ? 'conversation' : 'pane'};
		case 'filter':
			return session.recorded === undefined
				? null
				: {type: 'opened', overlay: {type: 'filter', editor: emptyEditor, before: state.filter}};
		case 'turn-reading':
			return shownView(state) === 'wire' && empty ? {type: 'switched', what: 'wireText'} : {type: 'turned'};
		case 'zoom':
			return {type: 'switched', what: 'zoomed'};
		case 'clock':
			return {type: 'switched', what: 'clock'};
		default:
			return viewOf(action, state);
	}
}

function viewOf(action: Action, state: ScreenState): ScreenAction | null {
	if (!action.startsWith('view-')) {
		return null;
	}

	const view = viewsOf(state, false)[Number(action.slice('view-'.length)) - 1];
	return view ? {type: 'viewed', view} : null;
}

/** From the findings to the line, and where one pane fills the screen, from the line to its explanation. */
function openSelected(state: ScreenState): ScreenAction | null {
	const {wide} = geometryOf(state);
	switch (shownView(state)) {
		case 'conversation':
			return wide ? null : {type: 'viewed', view: 'decode'};
		default:
			return {type: 'viewed', view: wide ? 'decode' : 'conversation'};
	}
}

/** The next line that holds what was searched for; without a search, the next finding. Null when there is none. */
function nextMatch(facts: NavigationFacts, step: 1 | -1): ScreenAction | null {
	const {state, entries, found} = facts;
	const wanted = state.mark.toLowerCase();
	if (wanted === '') {
		return {type: 'navigated', at: selectFinding(state, entries, found.findings, step)};
	}

	if (isOnPane(state)) {
		return nextInPane(facts, wanted, step);
	}

	const from =
		state.selectedId === null
			? step === 1
				? -1
				: entries.length
			: (selectedIndex(entries, state.selectedId) ?? -1);
	// Each line once, from the one after the selected on and around the end.
	for (let tried = 1; tried <= entries.length; tried++) {
		const entry = entries[(from + step * tried + entries.length * 2) % entries.length];
		if (entry && textOfEntry(entry).toLowerCase().includes(wanted)) {
			return {type: 'navigated', at: selectEntry(state, entries, entry.id)};
		}
	}

	return null;
}

/** The pane is scrolled until a row that holds it stands at the top, or as far up as there are rows below. */
function nextInPane(
	{state, overflow, paneText}: NavigationFacts,
	wanted: string,
	step: 1 | -1,
): ScreenAction | null {
	const tops = paneText().flatMap((text, row) =>
		text.toLowerCase().includes(wanted) ? [Math.min(row, overflow)] : [],
	);
	const top =
		step === 1
			? (tops.find(place => place > state.paneTop) ?? tops[0])
			: (tops.findLast(place => place < state.paneTop) ?? tops.at(-1));
	return top === undefined ? null : {type: 'scrolled', top};
}

/** The pane that PgUp is about: the one in use, or the only one. */
function isOnPane(state: ScreenState): boolean {
	const {wide} = geometryOf(state);
	return wide ? state.focus === 'pane' : shownView(state) !== 'conversation';
}

function scrollFocused(facts: NavigationFacts, direction: 1 | -1): ScreenAction {
	return isOnPane(facts.state)
		? scrollPane(facts, direction)
		: {type: 'navigated', at: page(facts.state, facts.entries, direction)};
}

function scrollPane({state, overflow}: NavigationFacts, direction: 1 | -1): ScreenAction {
	const by = Math.max(1, Math.floor(state.rows / 2));
	return {type: 'scrolled', top: Math.max(0, Math.min(overflow, state.paneTop + direction * by))};
}

function toEnd({state, entries, overflow}: NavigationFacts, end: 'top' | 'bottom'): ScreenAction {
	if (isOnPane(state)) {
		return {type: 'scrolled', top: end === 'top' ? 0 : overflow};
	}

	if (end === 'top') {
		return {type: 'navigated', at: selectFirst(state, entries)};
	}

	const last = neighbour({entries, openId: null}, entries.length, -1);
	const id = last === null ? undefined : entries[last]?.id;
	return {
		type: 'navigated',
		at: state.filter === '' || id === undefined ? newest() : selectEntry(state, entries, id),
	};
}
