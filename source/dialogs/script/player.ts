/**
 * Plays a script: the lines of a session as they go on the wire, always in step with the replies. How a line
 * is read depends on the phase: in command phase `/` begins a local command; in message phase every line is
 * content; at a 334 it is an answer.
 */
import {verbs} from '../../protocol/verb.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import type {Judge} from '../judge.ts';
import {EXIT} from '../outcome.ts';
import {findLocalCommand, type LocalCommand} from './local-commands.ts';
import {expandVariables, type Variables} from './variables.ts';

export type ScriptEnvironment = Readonly<Record<string, string | undefined>>;

export type ScriptHost = {
	readonly session: Session;
	readonly judge: Judge;
	/** What `/set` gave; `${NAME}` finds what is not here in the environment. */
	readonly variables: Variables;
	readonly environment: ScriptEnvironment;
	/** Milliseconds since 1970. */
	now(): number;
	wait(milliseconds: number): Promise<void>;
	/** Contents of a file; a problem in words when it cannot be read. */
	openFile(path: string): Promise<AsyncIterable<Uint8Array> | {readonly problem: string}>;
	/** The password, from where passwords come from; null when there is none. */
	password(): Promise<string | null>;
	/** `/auth`: a whole exchange. Resolves with a problem when it could not begin. */
	authenticate(
		mechanism: string | undefined,
		user: string | undefined,
		initialResponse: boolean | undefined,
	): Promise<{readonly problem: string} | undefined>;
	/** Why credentials must not leave on this connection, or null when they may. */
	guard(mechanism: string): string | null;
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

export type ScriptEnd = 'finished' | 'stopped' | 'lost' | 'inside-message';

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

/** Throws a `ScriptError` at a line that cannot be understood, a `ScriptStop` where a guard forbids to go on. */
export async function playScript(
	lines: readonly string[],
	host: ScriptHost,
	options: {readonly stopOnRefusal?: boolean} = {},
): Promise<ScriptEnd> {
	const {session} = host;
	const position: ScriptPosition = {lines, next: 0};
	let repliesSeen = 0;
	while (position.next < lines.length) {
		await session.settled();
		const {name} = session.state.phase;
		if (name === 'closed') {
			return session.state.closing ? 'finished' : 'lost';
		}

		const replies = newReplies(session, repliesSeen);
		repliesSeen = session.entries.length;
		if (options.stopOnRefusal && isRefused(replies) && !isForeseen(position)) {
			return 'stopped';
		}

		if (wasAuthRefused(replies)) {
			dropAnswers(position, session);
			continue;
		}

		const line = lines[position.next] ?? '';
		position.next++;
		switch (name) {
			case 'message':
				await playContent(line, position, host);
				break;
			case 'auth':
				await playAnswer(line, position, host);
				break;
			default:
				await playCommand(line, position, host);
		}
	}

	await session.settled();
	if (session.state.phase.name === 'message') {
		return 'inside-message';
	}

	return session.state.phase.name === 'closed' && !session.state.closing ? 'lost' : 'finished';
}

function newReplies({entries}: Session, seen: number): ReplyEntry[] {
	return entries.slice(seen).filter(entry => entry.type === 'reply');
}

function isRefused(replies: readonly ReplyEntry[]): boolean {
	return replies.some(reply => reply.code >= 400);
}

function isForeseen({lines, next}: ScriptPosition): boolean {
	return /^\/expect\b/.test(lines[next] ?? '');
}

function wasAuthRefused(replies: readonly ReplyEntry[]): boolean {
	const last = replies.at(-1);
	return last?.answers === 'AUTH' && last.code >= 400;
}

/** After a refused AUTH what follows were answers; they must not go out as commands. */
function dropAnswers(position: ScriptPosition, session: Session): void {
	const from = position.next;
	while (position.next < position.lines.length && !isCommandLike(position.lines[position.next] ?? '')) {
		position.next++;
	}

	const count = position.next - from;
	if (count > 0) {
		session.note(
			'script/dropped',
			`AUTH was refused, so ${count === 1 ? 'the line after it, an answer, was' : `the ${count} lines after it, answers, were`} not sent.`,
		);
	}
}

/** Whether a line of a script is no answer to a 334: blank, a comment, a local command or a known verb. */
export function isCommandLike(line: string): boolean {
	const word = line.trim().split(/\s/)[0] ?? '';
	return word === '' || word.startsWith('/') || word.startsWith('#') || verbs.includes(word.toUpperCase());
}

async function playCommand(line: string, position: ScriptPosition, host: ScriptHost): Promise<void> {
	if (line.trim() === '' || line.startsWith('#')) {
		return;
	}

	if (line.startsWith('/') && !line.startsWith('//')) {
		await playLocal(line, position, host, 'command');
		return;
	}

	const wire = line.startsWith('//') ? line.slice(1) : line;
	await sendCommand(wire, host);
}

/** Sends one command line, with the guards that hold without a screen. */
export async function sendCommand(line: string, host: ScriptHost): Promise<void> {
	const {session} = host;
	const auth = /^\s*AUTH\s+(\S+)/i.exec(line);
	const reason = auth && host.guard((auth[1] ?? '').toUpperCase());
	if (reason) {
		host.judge.blame({stage: 'auth', exitCode: EXIT.auth, temporary: false});
		throw new ScriptStop(reason);
	}

	await session.type(line, text => text);
	await session.settled();
	checkTrust(host);
}

/** Throws a `ScriptStop` with the reason when the certificate is not to be trusted. */
export function checkTrust(host: ScriptHost): void {
	const reason = host.trust();
	if (reason) {
		host.judge.blame({stage: 'tls', exitCode: EXIT.tls, temporary: false});
		throw new ScriptStop(reason);
	}
}

/** Message phase: content verbatim. Directly after DATA, `/expect`, `/file` and `/raw` are still local commands. */
async function playContent(line: string, position: ScriptPosition, host: ScriptHost): Promise<void> {
	const isFirst = host.session.state.message === null;
	if (isFirst && /^\/(?:expect|file|raw)(?:\s|$)/.test(line)) {
		await playLocal(line, position, host, 'message');
		return;
	}

	await host.session.type(line, text => text);
}

async function playAnswer(line: string, position: ScriptPosition, host: ScriptHost): Promise<void> {
	if (/^\/(?:expect|base64|password)(?:\s|$)/.test(line)) {
		await playLocal(line, position, host, 'auth');
		return;
	}

	await host.session.type(line, text => text);
}

async function playLocal(
	line: string,
	position: ScriptPosition,
	host: ScriptHost,
	phase: 'command' | 'message' | 'auth',
): Promise<void> {
	const [, name = '', argument = ''] = /^\/(\S*)(?:\s(.*))?$/s.exec(line) ?? [];
	const found = findLocalCommand(name, phase);
	if ('problem' in found) {
		throw new ScriptError(position.next, found.problem);
	}

	const expanded = expandVariables(argument, host.variables, host.environment);
	if ('problem' in expanded) {
		throw new ScriptError(position.next, expanded.problem);
	}

	const command: LocalCommand = found;
	const problem = await command.run(expanded.text, position, host);
	if (problem !== undefined) {
		throw new ScriptError(position.next, problem);
	}
}
