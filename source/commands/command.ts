/** What a local command gets and gives. One file per command or pair; `commands.ts` is the list. */

import type {AuthAllowed} from '../dialogs/auth-guard.ts';
import type {AuthStep} from '../dialogs/authenticate.ts';
import type {KeepAliveSetting} from '../dialogs/idle/keep-alive.ts';
import type {TokenSource} from '../dialogs/oauth/obtain.ts';
import type {HostComparison} from '../dialogs/probe/compare-hosts.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {ScriptUse} from '../dialogs/script/command.ts';
import type {BuiltMessage} from '../message/letter.ts';
import type {PartChoice} from '../message/outline.ts';
import type {Mailbox} from '../practice/mailboxes.ts';
import type {Entry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import type {Target} from '../session/target.ts';

/** What `/copy` copies: the selected line, what is known of it, or the whole session. */
export type CopyKind = 'line' | 'explanation' | 'finding' | 'exchange' | 'session' | 'markdown';

export type CommandContext = {
	readonly session: Session;
	/** A line of text from the user; null when it was given up. */
	ask(question: {
		readonly title: string;
		readonly initial?: string;
		readonly secret?: boolean;
	}): Promise<string | null>;
	confirm(question: string): Promise<boolean>;
	/** What options let out of the secrets without a question. */
	allowed(): AuthAllowed;
	/** The form for a letter; null when it was left. */
	composeLetter(): Promise<WrittenLetter | null>;
	/** Lines from here on are collected until `/end`. */
	startBurst(): void;
	/** The collected lines; null when none were asked for. */
	endBurst(): readonly string[] | null;
	/** The Auth view shows what was computed for a line beside it. */
	keepStep(step: AuthStep): void;
	/** The selected entry; null when none was chosen. */
	selected(): Entry | null;
	clearHistory(): void;
	/** Secrets are shown on the screen. */
	isRevealed(): boolean;
	revealSecrets(on: boolean): void;
	/** Onto the clipboard of the terminal, masked. */
	copy(what: CopyKind): CommandResult | Promise<CommandResult>;
	/** Marks a text wherever it stands in the conversation; empty for none. */
	mark(text: string): void;
	showHelp(): void;
	/** Something to read in the place of the panes; unescaped. The signal tells that the user closed it. */
	read(title: string, lines: readonly string[]): AbortSignal;
	/** A text that grows while something goes on. Esc stops it, and no other key closes it. */
	follow(title: string): Following;
	/** Where access tokens come from. */
	readonly tokens: TokenTools;
	/** What a server offers, asked on a connection of its own. */
	probe(target: Target, signal: AbortSignal): Promise<ProbeResult>;
	showComparison(comparison: HostComparison): void;
	/** NOOPs while no one types; gives in a sentence what happens. Null where there is no connection of one's own. */
	readonly keepAlive: ((setting: KeepAliveSetting) => string) | null;
	/** What the practice server got; null on any other server. */
	readonly mailboxes: (() => readonly Mailbox[]) | null;
	quit(): void;
	/** A sentence at the prompt while something goes on. */
	tell(text: string): void;
	/** Turns to the Message view, on this part of the message. */
	showPart(part: PartChoice): void;
	/** The entry chosen in the conversation; null follows the newest. */
	selectedId(): number | null;
	/** Chooses an entry in the conversation. */
	select(entryId: number): void;
	/** Puts a line into the prompt, to be edited and sent by the user. */
	write(line: string): void;
	/** Another local command, without its slash. */
	runCommand(line: string): Promise<CommandResult>;
};

export type Following = {
	/** Aborted when the user stops it. */
	readonly signal: AbortSignal;
	/** `lines` unescaped; `address`: what Ctrl+G copies, or null. */
	show(lines: readonly string[], address: string | null): void;
	/** It is over: the panes come back. */
	close(): void;
};

/** What the options say about access tokens. */
export type TokenTools = {
	/** `--auth-oauth`; null where it is not given. */
	readonly source: TokenSource | null;
	/** A client of the user's own; empty where none is named. */
	readonly clientId: string;
	readonly clientSecret: string;
};

export const noTokenTools: TokenTools = {source: null, clientId: '', clientSecret: ''};

export type WrittenLetter = {
	readonly message: BuiltMessage;
	/** Throws the kept draft away. */
	forget(): void;
	/** The draft will go to these alone; its header stays. */
	keepFor(recipients: readonly string[]): void;
};

/**
 * `said`: a sentence for the prompt; `savedAs`: the file that the session was written to. `problem`: why nothing was
 * done, and what to do; the typed line stays.
 */
export type CommandResult = {readonly said?: string; readonly savedAs?: string} | {readonly problem: string};

type Named = {
	/** Without the slash. */
	readonly name: string;
	/** Other names that mean the same. */
	readonly aliases?: readonly string[];
	/** As shown: `<what must be given>`, `[what may be]`; empty for none. */
	readonly argument: string;
	/** One line. */
	readonly help: string;
};

/** A command of the prompt, and of a script too where it has a `script`. */
export type LocalCommand = Named & {
	/** It needs no server: what a recording is looked at with. */
	readonly onRecording?: true;
	/** It is for sessions of other programs, and for no others. */
	readonly onWatched?: true;
	/** It is of use with a message in a file. */
	readonly onMessage?: true;
	run(argument: string, context: CommandContext): CommandResult | Promise<CommandResult>;
	readonly script?: ScriptUse;
};

/** A command that only a script has. */
export type ScriptOnlyCommand = Named & {readonly script: ScriptUse};

export type AnyCommand = LocalCommand | ScriptOnlyCommand;

export function isAtPrompt(command: AnyCommand): command is LocalCommand {
	return 'run' in command;
}

/** Whether the name, in any case, means this command. */
export function isNamed({name, aliases = []}: AnyCommand, typed: string): boolean {
	const lower = typed.toLowerCase();
	return name === lower || aliases.includes(lower);
}

/** Where a command works, in the words of the reference. */
export function placesOf(command: AnyCommand): readonly string[] {
	return [
		...(isAtPrompt(command) && !command.onWatched ? ['inspector'] : []),
		...('onRecording' in command ? ['recording'] : []),
		...('onMessage' in command ? ['message file'] : []),
		...('onWatched' in command ? ['listener'] : []),
		...(command.script ? ['script'] : []),
	];
}

/** A recording has no one to speak to: it is offered what needs no server. */
export function offeredOn(
	{recorded, isMessage, watching}: Pick<Session, 'recorded' | 'isMessage' | 'watching'>,
	commands: readonly LocalCommand[],
): readonly LocalCommand[] {
	if (watching) {
		return commands.filter(({onWatched, onRecording}) => onWatched || onRecording);
	}

	const wanted = isMessage ? 'onMessage' : 'onRecording';
	return recorded === undefined
		? commands.filter(({onWatched}) => !onWatched)
		: commands.filter(command => command[wanted]);
}

/** The sentence of every command that needs a connection. */
export const notConnected: CommandResult = {problem: 'Not connected. /connect connects again.'};

/** Neither before the connection stands nor after its end. */
export function isConnected({state}: Session): boolean {
	return state.phase.name !== 'closed' && state.phase.name !== 'connecting';
}
