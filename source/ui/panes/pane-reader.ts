/** The lines of the pane that is shown, made anew only when something that they show has changed. */
import type {LocalCommand} from '../../commands/command.ts';
import type {Explanation} from '../../decode/explanation.ts';
import type {Entry} from '../../session/entry.ts';
import type {Inspected} from '../inspected.ts';
import type {Knowledge} from '../knowledge.ts';
import {shownView} from '../navigation.ts';
import {readingLines} from '../overlays/reading.ts';
import {geometryOf} from '../screen/geometry.ts';
import {layOut} from '../screen/layout.ts';
import {type Line, spokenLines} from '../screen/lines.ts';
import type {Screen} from '../step.ts';
import {derived} from '../store.ts';
import {createMessageReader} from './message-reader.ts';
import {panes} from './panes.ts';

/** Lines, and the width that they are laid out for. */
export type Laid = {readonly lines: readonly Line[]; readonly width: number};

/** The entry that a row is about; null where it names none. */
export function targetOfRow({lines, width}: Laid, row: number): number | null {
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

export function paneReader(
	{session, spoken = false}: {readonly session: Inspected; readonly spoken?: boolean},
	screen: Screen,
	{feed, frames, facts}: Knowledge,
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
				spoken ? {lines: spokenLines(lines), width: columns} : {lines, width};
			if (reading) {
				const facts = {commands, recorded: session.recorded !== undefined};
				return linesOf(readingLines(reading, facts, columns - 4), columns - 4);
			}

			const shown = panes.find(({name}) => name === view);
			const lines = shown?.lines({
				entries: session.entries,
				entry,
				explain,
				clean: facts.clean,
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
