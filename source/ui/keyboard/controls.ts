/** What the keys work on. */
import type {CommandContext, LocalCommand} from '../../commands/command.ts';
import type {ConnectedEntry, Entry} from '../../session/entry.ts';
import type {Found} from '../findings-feed.ts';
import type {Inspected} from '../inspected.ts';
import type {Asking} from '../overlays/asking.ts';
import type {Lens} from '../prompt/lens.ts';
import type {Sender} from '../prompt/sending.ts';
import type {Screen} from '../step.ts';

export type ControllerOptions = {
	readonly session: Inspected;
	readonly screen: Screen;
	readonly asking: Asking;
	readonly commands: readonly LocalCommand[];
	readonly context: CommandContext;
	/** Entries as they are listed, filtered. */
	shown(): readonly Entry[];
	connected(): ConnectedEntry | null;
	found(): Found;
	lens(): Lens;
	/** Rows of the right pane, or of the text in its place, beyond those that fit. */
	overflow(): number;
	/** Text for the terminal's clipboard. */
	put(text: string): void;
	/** Its rows as text. */
	paneText(): readonly string[];
	/** The session was written to this file. */
	saved(path: string): void;
	/** With several sessions: Esc where nothing else is left to close. */
	back?(): void;
	/** With several sessions: `n` beyond the last finding of this one. False where no other has one. */
	beyond?(step: 1 | -1): boolean;
	quit(): void;
	repaint(): void;
	suspend(): void;
};

export type Controls = ControllerOptions & {readonly sender: Sender};

/** Nothing is typed. */
export function isEmpty({screen}: Controls): boolean {
	return screen.get().editor.line.length === 0;
}
