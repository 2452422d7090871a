/**
 * What a script and its local commands know of each other. The commands themselves are files in `commands/`, where
 * each says whether a script may use it; here they are looked up through the host.
 */
import type {Session} from '../../session/session.ts';
import type {KeepAliveSetting} from '../idle/keep-alive.ts';
import type {ReplyTracker} from '../reply-tracker.ts';
import type {Variables} from './variables.ts';

/** How a line of a script is read: as a command, as content of the message, or as the answer to a 334. */
export type ScriptPhase = 'command' | 'message' | 'auth';

/** A local command as a script uses it. */
export type ScriptUse = {
	readonly phases: readonly ScriptPhase[];
	/** What is wrong with the argument, found without a server. `/set` gives its variable here too. */
	rehearse?(argument: string, variables: Variables): string | undefined;
	/** The argument with secrets masked, for a dry run. */
	shown?(argument: string, phase: ScriptPhase): string;
	/** The path of the file that it sends. */
	file?(argument: string): string;
	/** It says what the reply before it must be, so a refusal there is no surprise. */
	readonly foresees?: true;
	/** It needs no connection: after QUIT the script goes on with it. */
	readonly connects?: true;
	/** It may ask for the password of the options. */
	readonly usesPassword?: true;
	/** The line that must follow somewhere, as `/end` follows `/burst`. */
	readonly until?: string;
	/** How the next line is read when the command stands directly after DATA. */
	readonly afterData?: 'command' | 'message';
	/** Resolves with a problem in words when the line cannot be carried out. */
	run(argument: string, position: ScriptPosition, host: ScriptHost): Promise<string | undefined>;
};

/** Finds a command by the name that was typed, without the slash. The problem says what to write instead. */
export type FindScriptCommand = (
	name: string,
	phase: ScriptPhase,
) => {readonly name: string; readonly use: ScriptUse} | {readonly problem: string};

export type ScriptEnvironment = Readonly<Record<string, string | undefined>>;

/** What `/auth` names; what it does not comes from the options. */
export type ScriptLogin = {
	readonly mechanism: string | undefined;
	readonly user: string | undefined;
	readonly initialResponse: boolean | undefined;
	/** Whom to act as, where that is not the user. */
	readonly authzid: string | undefined;
};

export type ScriptHost = {
	readonly session: Session;
	readonly tracker: ReplyTracker;
	readonly find: FindScriptCommand;
	/** For EHLO where the program says it; the host's own name where undefined. */
	readonly clientName?: string | undefined;
	/** What `/set` gave; `${NAME}` finds what is not here in the environment. */
	readonly variables: Variables;
	readonly environment: ScriptEnvironment;
	/** Milliseconds since 1970. */
	now(): number;
	wait(milliseconds: number): Promise<void>;
	/** NOOPs while the script waits. */
	keepAlive(setting: KeepAliveSetting): void;
	/** Contents of a file; a problem in words when it cannot be read. */
	openFile(path: string): Promise<AsyncIterable<Uint8Array> | {readonly problem: string}>;
	/** The password, from where passwords come from; when there is none, how to give one, in words. */
	password(): Promise<string | {readonly problem: string}>;
	/** `/auth`: a whole exchange. Resolves with a problem when it could not begin. */
	authenticate(request: ScriptLogin): Promise<{readonly problem: string} | undefined>;
	/** Why the certificate stops the session, or null. */
	trust(): string | null;
	/** An expectation was checked. */
	expected(report: ExpectationReport): void;
};

export type ExpectationReport = {
	/** Line of the script, from 1. */
	readonly line: number;
	readonly text: string;
	readonly met: boolean;
	readonly expected: string;
	readonly got: string;
	readonly replyId: number | null;
};

export type ScriptPosition = {
	readonly lines: readonly string[];
	/** Index of the next line. */
	next: number;
};

/** A problem with the script itself; the session is closed and the exit code is 1. */
export class ScriptError extends Error {
	override readonly name = 'ScriptError';
	constructor(
		readonly line: number,
		message: string,
	) {
		super(`Line ${line} of the script: ${message}`);
	}
}

/** Stops the script where the user or a guard wants it stopped. */
export class ScriptStop extends Error {
	override readonly name = 'ScriptStop';
}
