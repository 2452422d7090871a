/** Everything behind the screen, put together; no Ink here. */
import {type CommandContext, type LocalCommand, offeredOn} from '../commands/command.ts';
import type {Explanation} from '../decode/explanation.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {explainWith} from '../diagnosis/verdict.ts';
import type {Entry} from '../session/entry.ts';
import {createDigest, type Digest} from './digest.ts';
import type {Inspected} from './inspected.ts';
import {type Controller, createController} from './keyboard/controller.ts';
import {selectedIndex, shownView} from './looking.ts';
import {createMessageReader} from './panes/message-reader.ts';
import {panes} from './panes/panes.ts';
import {textOf} from './prompt/editor.ts';
import {type Lens, lensOf} from './prompt/lens.ts';
import {createMessageWatch} from './prompt/message-watch.ts';
import {geometryOf} from './screen/geometry.ts';
import {type DisplayRow, layOut} from './screen/layout.ts';
import {heard, type Line} from './screen/lines.ts';
import {initialScreen, type ScreenState} from './screen-state.ts';
import {createFrames, createStore, type Frames, type Store} from './store.ts';

export type Inspector = {
	readonly session: Inspected;
	readonly screen: Store<ScreenState>;
	readonly frames: Frames;
	readonly controller: Controller;
	readonly commands: readonly LocalCommand[];
	readonly digest: Digest;
	/** By `performance.now()`. */
	lastByteAt(): number;
	selected(): Entry | null;
	explain(entry: Entry): Explanation;
	/** The finding at an entry that matters most. */
	findingAt(entry: Entry): Finding | undefined;
	lens(): Lens;
	/** All rows of the pane shown, or of the help. */
	paneRows(): readonly DisplayRow[];
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
	context(screen: Store<ScreenState>): CommandContext;
	quit(): void;
	repaint(): void;
	/** Whom this server takes mail for, where that is known: offered to a newcomer. */
	readonly recipient?: string | undefined;
	suspend(): void;
};

export function createInspector(options: InspectorOptions): Inspector {
	const {session} = options;
	const commands = offeredOn(session, options.commands);
	const screen = createStore(
		session.isMessage
			? {
					...initialScreen(options.columns, options.rows, ['message']),
					selectedId: 1,
					anchor: {index: 0, part: 0},
				}
			: initialScreen(options.columns, options.rows),
	);
	const frames = createFrames(session);
	const digest = createDigest();
	digest.update(session.entries);
	let byteAt = session.state.lastByteAt;
	let lastByteAt = performance.now();
	const stopWatching = session.subscribe(() => {
		if (session.state.lastByteAt !== byteAt) {
			byteAt = session.state.lastByteAt;
			lastByteAt = performance.now();
		}
	});

	const explanations = new WeakMap<
		Entry,
		{readonly findings: readonly Finding[]; readonly words: Explanation}
	>();
	const explain = (entry: Entry): Explanation => {
		const findings = digest.findings();
		// Ctrl+R shows what a server repeated of a secret, too.
		if (screen.get().reveal) {
			return explainWith(findings, entry);
		}

		// The rules come later than the first frame, and may say more of an entry than its code.
		const known = explanations.get(entry);
		if (known?.findings === findings) {
			return known.words;
		}

		const words = explainWith(findings, entry.type === 'reply' ? digest.clean(entry) : entry);
		explanations.set(entry, {findings, words});
		return words;
	};

	const findingAt = (entry: Entry): Finding | undefined => {
		const all = digest.findings();
		const here = digest.numbersAt(entry.id).flatMap(number => all[number - 1] ?? []);
		return here.find(({level}) => level === 'error') ?? here[0];
	};

	const selected = (): Entry | null => {
		const index = selectedIndex(session.entries, screen.get().selectedId);
		return index === null ? null : (session.entries[index] ?? null);
	};

	const messages = createMessageReader(
		() => (session.recorded ? null : Date.now()),
		() => screen.set({}),
	);
	const shownMessage = () =>
		shownView(screen.get()) === 'message' ? messages.read(session.entries, selected()) : null;

	const watch = createMessageWatch(() => Date.now());
	const lens = memo(
		() => {
			const {editor, turned, reveal, burst} = screen.get();
			digest.update(session.entries);
			const advised = digest.advised();
			return [editor.line, session.state, turned, reveal, burst, advised?.line, advised?.steps];
		},
		() => {
			const {editor, turned, reveal, burst} = screen.get();
			return lensOf(textOf(editor), {
				state: session.state,
				turned,
				reveal,
				burst,
				commands,
				judge: line => watch.judge(line, session.state.message),
				advised: digest.advised()?.line ?? null,
				advisedSteps: digest.advised()?.steps ?? 1,
				recorded: session.recorded !== undefined,
				recipient: options.recipient,
			});
		},
	);

	const paneRows = memo(
		() => {
			const {columns, rows, overlay, view, reveal, authSteps, messagePart} = screen.get();
			const message = shownMessage();
			digest.update(session.entries);
			const {length} = session.entries;
			return [
				columns,
				rows,
				overlay?.type === 'reading' && overlay.lines,
				view,
				reveal,
				authSteps,
				messagePart,
				message?.sent.last,
				message?.examined,
				selected(),
				session.state,
				length,
				digest.findings(),
			];
		},
		() => {
			const state = screen.get();
			const {pane, columns} = geometryOf(state.columns, state.rows);
			const rowsOf = (lines: readonly Line[], width: number): DisplayRow[] =>
				options.spoken ? layOut(heard(lines), columns) : layOut(lines, width);
			if (state.overlay?.type === 'reading') {
				return rowsOf(state.overlay.lines(columns - 4), columns - 4);
			}

			const shown = panes.find(({name}) => name === shownView(state));
			const lines = shown?.lines({
				entries: session.entries,
				entry: selected(),
				explain,
				state: session.state,
				recorded: session.recorded !== undefined,
				findings: digest.findings(),
				reveal: state.reveal,
				authSteps: state.authSteps,
				message: shownMessage(),
				messagePart: state.messagePart,
				width: options.spoken ? columns : pane.innerWidth,
			});
			return rowsOf(lines ?? [], pane.innerWidth);
		},
	);

	const context = options.context(screen);
	const controller = createController({
		session,
		screen,
		commands: options.commands,
		context,
		connected: digest.connected,
		findings: digest.findings,
		ghost: () => lens().ghost ?? null,
		completionsOf: () => lens().completions.map(({text}) => text),
		paneOverflow() {
			const {overlay, columns, rows} = screen.get();
			const {pane} = geometryOf(columns, rows);
			return Math.max(
				0,
				paneRows().length - (overlay ? geometryOf(columns, rows).bodyRows - 2 : pane.innerRows),
			);
		},
		quit: options.quit,
		repaint: options.repaint,
		suspend: options.suspend,
	});

	return {
		session,
		screen,
		frames,
		controller,
		commands,
		digest,
		lastByteAt: () => lastByteAt,
		selected,
		explain,
		findingAt,
		lens,
		paneRows,
		stop() {
			stopWatching();
			frames.stop();
		},
	};
}

/** The last result, as long as everything named in the key is the same. */
function memo<Value>(keyOf: () => readonly unknown[], make: () => Value): () => Value {
	let known: {readonly key: readonly unknown[]; readonly value: Value} | null = null;
	return () => {
		const key = keyOf();
		if (!known || key.some((part, index) => part !== known?.key[index])) {
			known = {key, value: make()};
		}

		return known.value;
	};
}
