/** The titles of the views, with the numbers that lead to them. */
import {shownView, viewsOf} from '../navigation.ts';
import {circled} from '../screen/lines.ts';
import type {Title} from '../screen/tabs.ts';
import type {ScreenState, ViewName} from '../screen-state.ts';
import {panes} from './panes.ts';

export type {Title} from '../screen/tabs.ts';

export type TitleFacts = {
	readonly state: ScreenState;
	readonly wide: boolean;
	/** How many were found. */
	readonly findings: number;
	readonly isMessage: boolean;
};

/** Of the right pane, or of the only one. */
export function titlesOf({state, wide, findings, isMessage}: TitleFacts): readonly Title[] {
	const shown = shownView(state);
	return viewsOf(state, wide).map(view => ({
		view,
		number: numberOf(view, state),
		text: titleOf(view, isMessage),
		active: view === shown,
		...(view === 'findings' && findings > 0 && {badge: circled(findings)}),
	}));
}

export function conversationTitle(state: ScreenState, isMessage: boolean): Title {
	return {
		view: 'conversation',
		number: numberOf('conversation', state),
		text: titleOf('conversation', isMessage),
		active: true,
	};
}

function titleOf(view: ViewName, isMessage: boolean): string {
	return panes.find(({name}) => name === view)?.title ?? (isMessage ? 'As saved' : 'Conversation');
}

function numberOf(view: ViewName, state: ScreenState): number {
	return viewsOf(state, false).indexOf(view) + 1;
}
