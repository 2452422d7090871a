/** What the mouse does: the wheel scrolls what is under it, a click selects a line, a view, or a finding's line. */
import type {Entry} from '../../session/entry.ts';
import {windowOf} from '../conversation/window.ts';
import {conversationOf, scrollBy, selectEntry, shownView} from '../navigation.ts';
import type {Title} from '../panes/titles.ts';
import {geometryOf} from '../screen/geometry.ts';
import {titleAt} from '../screen/tabs.ts';
import type {ScreenState} from '../screen-state.ts';
import type {ScreenAction} from '../step.ts';
import type {MouseEvent} from './input.ts';

export type MouseFacts = {
	readonly state: ScreenState;
	/** As they are listed. */
	readonly entries: readonly Entry[];
	/** Titles of the right pane, or of the only one. */
	readonly titles: readonly Title[];
	/** Rows of the right pane, or of the text in its place, beyond those that fit. */
	readonly overflow: number;
	/** The entry that a row of the right pane is about; null for most. */
	targetOf(row: number): number | null;
};

const wheelRows = 3;
/** Above the first row of a pane: the header, and the pane's own upper edge. */
const above = 2;

/** Empty where a click means nothing. */
export function pointed(event: MouseEvent, facts: MouseFacts): readonly ScreenAction[] {
	const {overlay} = facts.state;
	if (overlay !== null && overlay.type !== 'filter') {
		return onOverlay(event, facts);
	}

	const {wide, conversation, pane, bodyRows} = geometryOf(facts.state);
	if (event.y < 1 || event.y > bodyRows) {
		return [];
	}

	const onConversation = wide ? event.x < conversation.width : shownView(facts.state) === 'conversation';
	const side = onConversation ? 'conversation' : 'pane';
	const focus: readonly ScreenAction[] =
		facts.state.focus === side || !wide ? [] : [{type: 'focused', on: side}];
	if (event.kind !== 'click') {
		return onConversation ? [scrolledConversation(event, facts)] : [scrolledPane(event, facts)];
	}

	if (event.y < above) {
		return onTitles(event, facts, wide ? conversation.width : 0, pane.innerWidth);
	}

	return [...focus, ...(onConversation ? onLine(event.y - above, facts) : onPane(event.y - above, facts))];
}

function directionOf({kind}: MouseEvent): number {
	return kind === 'wheel-up' ? -wheelRows : wheelRows;
}

function scrolledConversation(event: MouseEvent, {state, entries}: MouseFacts): ScreenAction {
	return {type: 'navigated', at: scrollBy(state, entries, directionOf(event))};
}

function scrolledPane(event: MouseEvent, {state, overflow}: MouseFacts): ScreenAction {
	const top = Math.max(0, Math.min(overflow, state.paneTop + directionOf(event)));
	return {type: 'scrolled', top};
}

function onTitles(
	{x}: MouseEvent,
	{titles}: MouseFacts,
	left: number,
	width: number,
): readonly ScreenAction[] {
	const view = titleAt(titles, width, x - left - 2)?.view;
	return view === undefined ? [] : [{type: 'viewed', view}];
}

function onLine(row: number, {state, entries}: MouseFacts): readonly ScreenAction[] {
	const {innerRows} = geometryOf(state).conversation;
	const shown = windowOf(conversationOf(entries, state), innerRows, state.anchor)[row];
	return shown ? [{type: 'navigated', at: selectEntry(state, entries, shown.entryId)}] : [];
}

function onPane(row: number, {state, entries, targetOf}: MouseFacts): readonly ScreenAction[] {
	const id = targetOf(state.paneTop + row);
	return id === null
		? []
		: [{type: 'navigated', at: {...selectEntry(state, entries, id), paneTop: state.paneTop}}];
}

function onOverlay(event: MouseEvent, {state: {overlay}, overflow}: MouseFacts): readonly ScreenAction[] {
	if (event.kind === 'click') {
		return [];
	}

	switch (overlay?.type) {
		case 'reading':
			return [{type: 'read-on', top: Math.max(0, Math.min(overflow, overlay.top + directionOf(event)))}];
		case 'palette':
		case 'history':
			return [{type: 'chosen', index: overlay.index + Math.sign(directionOf(event))}];
		default:
			return [];
	}
}
