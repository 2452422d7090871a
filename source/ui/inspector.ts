/** Everything behind the screen of one session, put together; no Ink here. */
import {type CommandContext, type LocalCommand, offeredOn} from '../commands/command.ts';
import type {Explanation} from '../decode/explanation.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {explainWith} from '../diagnosis/verdict.ts';
import {defaultClientName} from '../dialogs/client-name.ts';
import type {Entry} from '../session/entry.ts';
import {createFiltered} from './conversation/filter.ts';
import {createTimeline} from './conversation/timeline.ts';
import {copier} from './copying.ts';
import {createDigest, type Digest} from './digest.ts';
import {adviceOf, createFindingsFeed, type FindingsFeed, type Found} from './findings-feed.ts';
import type {Inspected} from './inspected.ts';
import {type Controller, createController} from './keyboard/controller.ts';
import type {MouseEvent} from './keyboard/input.ts';
import {pointed} from './keyboard/mouse.ts';
import {selectedIndex, shownView} from './looking.ts';
import {type Asking, createAsking} from './overlays/asking.ts';
import {readingLines} from './overlays/reading.ts';
import {createMessageReader} from './panes/message-reader.ts';
import {panes} from './panes/panes.ts';
import {type Title, titlesOf} from './panes/titles.ts';
import {type Lens, lensOf} from './prompt/lens.ts';
import {createMessageWatch} from './prompt/message-watch.ts';
import {geometryOf} from './screen/geometry.ts';
import {type DisplayRow, layOut} from './screen/layout.ts';
import {heard, type Line} from './screen/lines.ts';
import {initialScreen, type ScreenState} from './screen-state.ts';
import {type Screen, step} from './step.ts';
import {createFrames, createStore, derived, type Frames} from './store.ts';

export type Inspector = {
	readonly session: Inspected;
	readonly screen: Screen;
	/** Tells that the session, or what is known of it, has changed. */
	readonly frames: Frames;
	readonly controller: Controller;
	readonly asking: Asking;
	readonly commands: readonly LocalCommand[];
	readonly digest: Digest;
	readonly feed: FindingsFeed;
	/** By `performance.now()`. */
	lastByteAt(): number;
	/** When the session began, in milliseconds since 1970; null where a recording does not say. */
	readonly startedAt: number | null;
	found(): Found;
	/** The entries that the conversation lists. */
	shown(): readonly Entry[];
	/** How often in a row a reply came that nobody asked for. */
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
	/** With several sessions: back to their list. */
	back?(): void;
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
	const {digest, feed, frames} = known;
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
	const lens = lensReader({...options, commands}, screen, known);
	const paneLines = paneReader(options, screen, known, {selected, explain, commands});
	const paneRows = derived(paneLines, ({lines, width}) => layOut(lines, width));
	const overflow = (): number => {
		const {overlay} = screen.get();
		const {bodyRows, pane} = geometryOf(screen.get());
		return Math.max(0, paneRows().length - (overlay ? bodyRows - 2 : pane.innerRows));
	};

	const titles = (): readonly Title[] =>
		titlesOf({
			state: screen.get(),
			wide: geometryOf(screen.get()).wide,
			findings: feed.found().findings.length,
			isMessage: session.isMessage ?? false,
		});
	const copy = copier({
		session,
		selected,
		explain,
		findingsAt: id => feed.found().findingsAt(id),
		clean: digest.clean,
		put: options.copy,
	});
	const controller = createController({
		session,
		screen,
		asking,
		commands: options.commands,
		context: options.context(screen, asking, copy),
		shown,
		connected: digest.connected,
		found: feed.found,
		lens,
		overflow,
		saved: options.saved ?? (() => {}),
		...(options.back && {back: options.back}),
		quit: options.quit,
		repaint: options.repaint,
		suspend: options.suspend,
	});

	return {
		session,
		screen,
		frames,
		controller,
		asking,
		commands,
		digest,
		feed,
		lastByteAt: known.lastByteAt,
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
		point(event) {
			const facts = {
				state: screen.get(),
				entries: shown(),
				titles: titles(),
				overflow: overflow(),
				targetOf: (row: number) => targetOfRow(paneLines(), row),
			};
			screen.dispatch({type: 'pressed', leaving: false});
			for (const action of pointed(event, facts)) {
				screen.dispatch(action);
			}
		},
		stop() {
			known.stop();
			feed.stop();
			frames.stop();
		},
	};
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

/** What is gathered of the session as it grows. */
type Knowledge = ReturnType<typeof knowledgeOf>;

function knowledgeOf(session: Inspected) {
	const frames = createFrames();
	const digest = createDigest();
	const timeline = createTimeline();
	const feed = createFindingsFeed(() => session.entries, frames.changed);
	let byteAt = session.state.lastByteAt;
	let lastByteAt = performance.now();
	const update = (): void => {
		digest.update(session.entries);
		timeline.update(session.entries);
		feed.more();
	};

	update();
	const stop = session.subscribe(() => {
		if (session.state.lastByteAt !== byteAt) {
			byteAt = session.state.lastByteAt;
			lastByteAt = performance.now();
		}

		update();
		frames.changed();
	});
	return {
		session,
		frames,
		digest,
		timeline,
		feed,
		filtered: createFiltered(id => feed.found().numbersAt(id).length > 0),
		lastByteAt: () => lastByteAt,
		startedAt: session.recorded === undefined ? Date.now() - session.state.lastByteAt : null,
		stop,
	};
}

/** An entry in words, made once for what is known of it. */
function explainer({feed, digest}: Knowledge, screen: Screen): (entry: Entry) => Explanation {
	const explanations = new WeakMap<
		Entry,
		{readonly findings: readonly Finding[]; readonly words: Explanation}
	>();
	return entry => {
		const findings = feed.found().findingsAt(entry.id);
		// What a server repeated of a secret is shown with it.
		if (screen.get().reveal) {
			return explainWith(findings, entry);
		}

		// The rules come later than the first frame, and may say more of an entry than its code.
		const before = explanations.get(entry);
		if (before?.findings.length === findings.length) {
			return before.words;
		}

		const words = explainWith(findings, entry.type === 'reply' ? digest.clean(entry) : entry);
		explanations.set(entry, {findings, words});
		return words;
	};
}

function lensReader(
	{session, commands, recipient, address, clientName}: InspectorOptions,
	screen: Screen,
	{digest, feed}: Knowledge,
): () => Lens {
	const watch = createMessageWatch(() => Date.now());
	return derived(
		() => {
			const {editor, turned, reveal, burst, history} = screen.get();
			return {line: editor.line, state: session.state, turned, reveal, burst, history, found: feed.found()};
		},
		({line, state, turned, reveal, burst, history, found}) => {
			const advised = adviceOf(found, digest.lastSent());
			return lensOf(line.join(''), {
				state,
				turned,
				reveal,
				burst,
				commands,
				history,
				judge: text => watch.judge(text, state.message),
				place: () => watch.place(state.message),
				advised: advised?.line ?? null,
				advisedSteps: advised?.steps ?? 1,
				recorded: session.recorded !== undefined,
				recipient,
				address: address ?? null,
				clientName: clientName ?? defaultClientName(session.localAddress),
				delivered: digest.delivered(),
				turnedAway: digest.turnedAway(),
			});
		},
	);
}

/** Lines, and the width that they are laid out for. */
type Laid = {readonly lines: readonly Line[]; readonly width: number};

/** The entry that a row is about; null where it names none. */
function targetOfRow({lines, width}: Laid, row: number): number | null {
	let left = row;
	for (const one of lines) {
		const {length} = layOut([one], width);
		if (left < length) {
			return one.to ?? null;
		}

		left -= length;
	}

	return null;
}

type PaneTools = {
	selected(): Entry | null;
	explain(entry: Entry): Explanation;
	readonly commands: readonly LocalCommand[];
};

function paneReader(
	{session, spoken = false}: InspectorOptions,
	screen: Screen,
	{feed, frames, digest}: Knowledge,
	{selected, explain, commands}: PaneTools,
): () => Laid {
	const messages = createMessageReader(() => (session.recorded ? null : Date.now()), frames.changed);
	return derived(
		() => {
			const {overlay, columns, rows, zoomed, reveal, authSteps, messagePart, wireText} = screen.get();
			const view = shownView(screen.get());
			const entry = selected();
			const message = view === 'message' ? messages.read(session.entries, entry) : null;
			return {
				size: `${columns} ${rows} ${zoomed}`,
				reading: overlay?.type === 'reading' ? overlay.content : null,
				view,
				reveal,
				wireText,
				authSteps,
				messagePart,
				sent: message?.sent.last,
				examined: message?.examined,
				entry,
				state: session.state,
				count: session.entries.length,
				found: feed.found(),
			};
		},
		({reading, view, entry, state, found}) => {
			const {columns, reveal, authSteps, messagePart, wireText} = screen.get();
			const {pane} = geometryOf(screen.get());
			const linesOf = (lines: readonly Line[], width: number): Laid =>
				spoken ? {lines: heard(lines), width: columns} : {lines, width};
			if (reading) {
				const facts = {commands, recorded: session.recorded !== undefined};
				return linesOf(readingLines(reading, facts, columns - 4), columns - 4);
			}

			const shown = panes.find(({name}) => name === view);
			const lines = shown?.lines({
				entries: session.entries,
				entry,
				explain,
				clean: digest.clean,
				state,
				recorded: session.recorded !== undefined,
				findings: found.findings,
				judged: found.judged,
				reveal,
				wireText,
				authSteps,
				message: view === 'message' ? messages.read(session.entries, entry) : null,
				messagePart,
				width: spoken ? columns : pane.innerWidth,
			});
			return linesOf(lines ?? [], pane.innerWidth);
		},
	);
}
