/** Everything behind the screen of one session, put together; no Ink here. */
import {type CommandContext, type LocalCommand, offeredOn} from '../commands/command.ts';
import type {Explanation} from '../decode/explanation.ts';
import type {Finding} from '../diagnosis/finding.ts';
import type {KeepAlive} from '../dialogs/idle/keep-alive.ts';
import type {Entry} from '../session/entry.ts';
import {copier} from './copying.ts';
import type {FindingsFeed, Found} from './findings-feed.ts';
import type {Inspected} from './inspected.ts';
import {type Controller, createController} from './keyboard/controller.ts';
import type {MouseEvent} from './keyboard/input.ts';
import {type MouseFacts, pointed} from './keyboard/mouse.ts';
import {explainer, type Knowledge, knowledgeOf} from './knowledge.ts';
import {selectedIndex} from './navigation.ts';
import {type Asking, createAsking} from './overlays/asking.ts';
import {paneReader, targetOfRow} from './panes/pane-reader.ts';
import {type Title, titlesOf} from './panes/titles.ts';
import type {Lens} from './prompt/lens.ts';
import {lensReader} from './prompt/lens-reader.ts';
import {geometryOf} from './screen/geometry.ts';
import {type DisplayRow, layOut} from './screen/layout.ts';
import {initialScreen, type ScreenState} from './screen-state.ts';
import type {SessionFacts} from './session-facts.ts';
import {type Screen, step} from './step.ts';
import {createStore, derived, type Frames} from './store.ts';

export type Inspector = {
	readonly session: Inspected;
	readonly screen: Screen;
	/** Tells that the session, or what is known of it, has changed. */
	readonly frames: Frames;
	readonly controller: Controller;
	readonly asking: Asking;
	readonly commands: readonly LocalCommand[];
	readonly facts: SessionFacts;
	readonly feed: FindingsFeed;
	/** By `performance.now()`. */
	lastByteAt(): number;
	/** How long a silent connection lasts, and whether NOOPs keep it open; null where nothing can be sent. */
	readonly keptAlive: Pick<KeepAlive, 'limit' | 'isOn'> | null;
	/** When the session began, in milliseconds since 1970; null where a recording does not say. */
	readonly startedAt: number | null;
	found(): Found;
	/** The entries that the conversation lists. */
	shown(): readonly Entry[];
	/** How often in a row a reply came that no one asked for. */
	timesOf(entryId: number): number;
	selected(): Entry | null;
	explain(entry: Entry): Explanation;
	/** The finding at an entry that matters most. */
	findingAt(entry: Entry): Finding | undefined;
	lens(): Lens;
	/** All rows of the pane shown, or of the text in its place. */
	paneRows(): readonly DisplayRow[];
	/** Titles of the right pane, or of the only one. */
	titles(): readonly Title[];
	point(event: MouseEvent): void;
	stop(): void;
};

export type InspectorOptions = {
	readonly session: Inspected;
	readonly commands: readonly LocalCommand[];
	readonly columns: number;
	readonly rows: number;
	/** For a screen reader: lines are read aloud, one after the other. */
	readonly spoken?: boolean;
	/** What commands can do beyond the screen. */
	context(screen: Screen, asking: Asking, copy: CommandContext['copy']): CommandContext;
	/** The session was written to this file. */
	saved?(path: string): void;
	readonly keptAlive?: Inspector['keptAlive'];
	/** With several sessions: back to their list. */
	back?(): void;
	/** With several sessions: to the next failure beyond this one; false where there is none. */
	beyond?(step: 1 | -1): boolean;
	quit(): void;
	repaint(): void;
	/** Whom this server takes mail for, where that is known: offered to a newcomer. */
	readonly recipient?: string | undefined;
	/** How the server was named when the program began, for connecting again. */
	readonly address?: string | undefined;
	/** A login that the server is known to accept: offered to a newcomer. */
	readonly login?: {readonly user: string; readonly password: string} | undefined;
	/** The name for EHLO, where the user gave one. */
	readonly clientName?: string | undefined;
	/** Text for the terminal's clipboard. */
	copy(text: string): void;
	suspend(): void;
};

export function createInspector(options: InspectorOptions): Inspector {
	const {session} = options;
	const commands = offeredOn(session, options.commands);
	const screen = createStore(firstScreen(options), step);
	const asking = createAsking(screen, title => suggestedAnswer(title, options.login));
	const known = knowledgeOf(session);
	const {facts, feed, frames} = known;
	const view = viewOf({...options, commands}, screen, known);
	const {shown, selected, explain, lens, paneRows, overflow, titles} = view;
	return {
		session,
		screen,
		frames,
		controller: createController(controls(options, screen, asking, known, view)),
		asking,
		commands,
		facts,
		feed,
		lastByteAt: known.lastByteAt,
		keptAlive: options.keptAlive ?? null,
		startedAt: known.startedAt,
		found: feed.found,
		shown,
		timesOf: known.timeline.timesOf,
		selected,
		explain,
		findingAt(entry) {
			const here = feed.found().findingsAt(entry.id);
			return here.find(({level}) => level === 'error') ?? here[0];
		},
		lens,
		paneRows,
		titles,
		point: event =>
			point(screen, event, {
				entries: shown(),
				titles: titles(),
				overflow: overflow(),
				targetOf: view.targetOf,
			}),
		stop() {
			known.stop();
			feed.stop();
			frames.stop();
		},
	};
}

type View = ReturnType<typeof viewOf>;

/** What the screen shows of what is known, as it is asked for. */
function viewOf(options: InspectorOptions, screen: Screen, known: Knowledge) {
	const {session, commands} = options;
	const {feed} = known;
	const shown = (): readonly Entry[] => {
		const {filter} = screen.get();
		return known.filtered.of(known.timeline.entries, filter, feed.found().findings.length);
	};

	const selected = (): Entry | null => {
		const entries = shown();
		const index = selectedIndex(entries, screen.get().selectedId);
		return index === null ? null : (entries[index] ?? null);
	};

	const explain = explainer(known, screen);
	const paneLines = paneReader(options, screen, known, {selected, explain, commands});
	const paneRows = derived(paneLines, ({lines, width}) => layOut(lines, width));
	return {
		shown,
		selected,
		explain,
		lens: lensReader(options, screen, known),
		paneRows,
		/** Rows of the pane that do not fit. */
		overflow(): number {
			const {overlay} = screen.get();
			const {bodyRows, pane} = geometryOf(screen.get());
			return Math.max(0, paneRows().length - (overlay ? bodyRows - 2 : pane.innerRows));
		},
		titles: () => titlesNow(screen.get(), feed.found(), session),
		targetOf: (row: number) => targetOfRow(paneLines(), row),
	};
}

function controls(
	options: InspectorOptions,
	screen: Screen,
	asking: Asking,
	{facts, feed}: Knowledge,
	{shown, selected, explain, lens, paneRows, overflow}: View,
): Parameters<typeof createController>[0] {
	const {session, commands, saved = () => {}, back, beyond, quit, repaint, suspend} = options;
	const copy = copier({
		session,
		selected,
		explain,
		findingsAt: id => feed.found().findingsAt(id),
		clean: facts.clean,
		put: options.copy,
	});
	return {
		session,
		screen,
		asking,
		commands,
		context: options.context(screen, asking, copy),
		shown,
		connected: facts.connected,
		found: feed.found,
		lens,
		overflow,
		paneText: () => paneRows().map(row => row.map(({text}) => text).join('')),
		put: options.copy,
		saved,
		...(back && {back}),
		...(beyond && {beyond}),
		quit,
		repaint,
		suspend,
	};
}

/** What a click or the wheel does on what is shown there. */
function point(screen: Screen, event: MouseEvent, shown: Omit<MouseFacts, 'state'>): void {
	const actions = pointed(event, {...shown, state: screen.get()});
	screen.dispatch({type: 'pressed', leaving: false});
	for (const action of actions) {
		screen.dispatch(action);
	}
}

function titlesNow(
	state: ScreenState,
	{findings}: Found,
	{isMessage = false}: {isMessage?: boolean},
): readonly Title[] {
	return titlesOf({state, wide: geometryOf(state).wide, findings: findings.length, isMessage});
}

function firstScreen({session, columns, rows}: InspectorOptions): ScreenState {
	return session.isMessage
		? {...initialScreen(columns, rows, ['message']), selectedId: 1, anchor: {index: 0, part: 0}}
		: initialScreen(columns, rows);
}

/** What questions of local commands may be answered with. */
function suggestedAnswer(title: string, login: InspectorOptions['login']): string {
	switch (title) {
		case 'user name':
			return login?.user ?? '';
		case 'password':
			return login?.password ?? '';
		default:
			return '';
	}
}
