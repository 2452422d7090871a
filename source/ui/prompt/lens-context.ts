/** What the lens is made from, and what it shows. */
import type {LocalCommand} from '../../commands/command.ts';
import type {Remark} from '../../protocol/remark.ts';
import type {SessionState} from '../../session/state.ts';
import type {Line} from '../screen/lines.ts';
import type {Candidate} from './editor.ts';
import type {MessagePlace} from './message-watch.ts';
import type {PromptMode} from './reading.ts';

export type Lens = {
	readonly mode: PromptMode;
	/** Before `❯`; not escaped. */
	readonly label: string;
	readonly masked: boolean;
	/** At the right of the prompt. */
	readonly syntax: string;
	readonly lines: readonly Line[];
	readonly completions: readonly Candidate[];
	/** More of them, looked for only when they are asked for: what lies on the disk. */
	readonly lookFor?: () => readonly Candidate[];
	/** Stands on the empty prompt; → takes it, Enter does not send it. */
	readonly ghost?: string;
};

export type LensContext = {
	readonly state: SessionState;
	readonly turned: boolean;
	readonly reveal: boolean;
	/** Lines collected for `/burst`, or null. */
	readonly burst: readonly string[] | null;
	readonly commands: readonly LocalCommand[];
	/** Judges a line of a message before it is sent. */
	readonly judge?: (line: string) => readonly Remark[];
	/** Lines sent before, oldest first. */
	readonly history?: readonly string[];
	/** How the server was named when the program began; null where that is not known. */
	readonly address?: string | null;
	/** The name for EHLO where none was used before. */
	readonly clientName?: string;
	/** The greeting was a refusal. */
	readonly turnedAway?: boolean;
	/** A message was accepted on this connection. */
	readonly delivered?: boolean;
	/** Where the message being typed stands. */
	readonly place?: () => MessagePlace | null;
	/** What a finding says should come next. */
	readonly advised?: string | null;
	/** How many lines mend it; `/fix` types them all. */
	readonly advisedSteps?: number;
	/** A recording: no line goes anywhere. */
	readonly recorded?: boolean;
	/** What is typed behind a slash and is no command is searched for. */
	readonly searchable?: boolean;
	/** Whom this server takes mail for, where that is known. */
	readonly recipient?: string | undefined;
};
