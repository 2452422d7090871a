/** A pane: one file, its place in `panes.ts`, and the number that leads to it. */
import type {Explanation} from '../../decode/explanation.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import type {AuthStep} from '../../dialogs/authenticate.ts';
import type {PartChoice} from '../../message/outline.ts';
import type {Entry} from '../../session/entry.ts';
import type {SessionState} from '../../session/state.ts';
import type {Line} from '../screen/lines.ts';
import type {ViewName} from '../screen-state.ts';
import type {ShownMessage} from './message-reader.ts';

export type PaneContext = {
	readonly entries: readonly Entry[];
	/** The selected entry: the newest, unless another was chosen. */
	readonly entry: Entry | null;
	readonly explain: (entry: Entry) => Explanation;
	/** The entry without the secrets that were sent. */
	readonly clean: (entry: Entry) => Entry;
	readonly state: SessionState;
	/** It is over, and not ours: nothing can be typed. */
	readonly recorded?: boolean;
	/** Entries that the rules have seen; all of them where absent. */
	readonly judged?: number;
	/** In the order found; number 1 is the first. */
	readonly findings: readonly Finding[];
	/** Wire shows lines instead of bytes. */
	readonly wireText?: boolean;
	/** Secrets are shown. */
	readonly reveal: boolean;
	/** What `/auth` computed, by the entry it was computed for. */
	readonly authSteps: ReadonlyMap<number, AuthStep>;
	/** The message at the selected entry, or the last one. */
	readonly message: ShownMessage | null;
	/** What `/part` asked for. */
	readonly messagePart: PartChoice;
	readonly width: number;
};

export type Pane = {
	readonly name: ViewName;
	readonly title: string;
	/** Says something itself when there is nothing to show: what will appear, and what fills it. */
	lines(context: PaneContext): readonly Line[];
};
