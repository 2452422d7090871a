/**
 * Plays a script: the lines of a session as they go on the wire, always in step with the replies. How a line
 * is read depends on the phase: in command phase `/` begins a local command; in message phase every line is
 * content; at a 334 it is an answer.
 */
import {counted} from '../../decode/quantities.ts';
import {isNegative} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import {keptBackNote} from '../../session/flow.ts';
import type {Session} from '../../session/session.ts';
import {goesOn, type SessionState} from '../../session/state.ts';
import {EXIT} from '../outcome.ts';
import {ScriptError, type ScriptHost, type ScriptPhase, type ScriptPosition, ScriptStop} from './command.ts';
import {isCommandLike, localNameOf, readLocal} from './line.ts';
import {sendCommand} from './send-command.ts';
import {expandVariables} from './variables.ts';

export type ScriptEnd = 'finished' | 'stopped' | 'lost' | 'inside-message';

/** Throws a `ScriptError` at a line that cannot be understood, a `ScriptStop` where a guard forbids to go on. */
export async function playScript(
	lines: readonly string[],
	host: ScriptHost,
	options: {readonly stopOnRefusal?: boolean} = {},
): Promise<ScriptEnd> {
	const {session} = host;
	const position: ScriptPosition = {lines, next: 0};
	let repliesSeen = 0;
	let refused: 'AUTH' | 'DATA' | null = null;
	while (position.next < lines.length) {
		await session.settled();
		const {name} = session.state.phase;
		if (name === 'closed' && !(session.state.closing && connectsNext(position, host))) {
			return session.state.closing ? leaveRest(position, host) : 'lost';
		}

		stopWhereKeptBack(host, repliesSeen);
		const replies = newReplies(session, repliesSeen);
		repliesSeen = session.entries.length;
		if (options.stopOnRefusal && isRefused(replies) && !isForeseen(position, host)) {
			return 'stopped';
		}

		refused = replies.length > 0 ? refusedIn(replies) : refused;
		if (refused === 'AUTH' && dropAnswers(position, host)) {
			continue;
		}

		if (name === 'command' && isWireLine(lines[position.next] ?? '')) {
			if (refused === 'DATA' && dropMessage(position, host)) {
				refused = null;
				continue;
			}

			if (dropUseless(position, host)) {
				continue;
			}
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
	stopWhereKeptBack(host, repliesSeen);
	if (session.state.phase.name === 'message') {
		return 'inside-message';
	}

	return session.state.phase.name === 'closed' && !session.state.closing ? 'lost' : 'finished';
}

/** Without the secret that must not leave, what follows means something else. */
function stopWhereKeptBack({session, tracker}: ScriptHost, seen: number): void {
	const kept = session.entries
		.slice(seen)
		.some(entry => entry.type === 'note' && entry.about === keptBackNote);
	if (kept) {
		tracker.blame({stage: 'auth', exitCode: EXIT.auth, temporary: false});
		throw new ScriptStop('The script stops there.');
	}
}

function newReplies({entries}: Session, seen: number): ReplyEntry[] {
	return entries.slice(seen).filter(entry => entry.type === 'reply');
}

function isRefused(replies: readonly ReplyEntry[]): boolean {
	return replies.some(reply => isNegative(reply.code));
}

/** After QUIT a saved session may go on with a new connection. */
function connectsNext({lines, next}: ScriptPosition, {find}: ScriptHost): boolean {
	const following = lines.slice(next).find(line => line.trim() !== '' && !line.startsWith('#'));
	const local = readLocal(following ?? '');
	const found = local && find(local.name, 'command');
	return found !== null && 'use' in found && found.use.connects === true;
}

function isForeseen({lines, next}: ScriptPosition, {find}: ScriptHost): boolean {
	const line = readLocal(lines[next] ?? '');
	const found = line && find(line.name, 'command');
	return found !== null && 'use' in found && found.use.foresees === true;
}

/** What the next lines of the script are part of, and the server does not want. */
function refusedIn(replies: readonly ReplyEntry[]): 'AUTH' | 'DATA' | null {
	const last = replies.at(-1);
	if (last?.answers === 'AUTH' && isNegative(last.code)) {
		return 'AUTH';
	}

	return last?.answers === 'DATA' && last.code !== 354 ? 'DATA' : null;
}

/** What would go on the wire: no local command, no comment, not blank. */
function isWireLine(line: string): boolean {
	return line.trim() !== '' && !line.startsWith('#') && (!line.startsWith('/') || line.startsWith('//'));
}

/** Without a 354 the lines up to the dot were content, where there is a dot; they must not go out as commands. */
function dropMessage(position: ScriptPosition, {session}: ScriptHost): boolean {
	const ahead = position.lines.slice(position.next);
	const dot = ahead.indexOf('.');
	if (dot === -1 || ahead.slice(0, dot).some(line => /^DATA\s*$/i.test(line))) {
		return false;
	}

	position.next += dot + 1;
	session.note(
		'script/dropped',
		`DATA was not answered with 354, so the message after it (${counted(dot + 1, 'line')} with its dot) was not sent.`,
	);
	return true;
}

/**
 * Nothing but QUIT is of use where the greeting was a refusal (RFC 5321 §3.1), and nothing at all when the server
 * has announced that it is closing the connection: what it answered then would say nothing about the line.
 */
function dropUseless(position: ScriptPosition, {session}: ScriptHost): boolean {
	const {state} = session;
	const isQuit = /^QUIT\s*$/i.test(position.lines[position.next] ?? '');
	if (goesOn(state) || (isQuit && !state.closing)) {
		return false;
	}

	let count = 0;
	for (
		let line = position.lines[position.next];
		line !== undefined && isUseless(line, state);
		line = position.lines[position.next]
	) {
		position.next++;
		count += isWireLine(line) ? 1 : 0;
	}

	const why = state.closing ? announcedEnd : 'The server refused the session in its greeting';
	session.note('script/dropped', `${why}, so ${wereNotSent(count)}.`);
	return true;
}

/** As `dropUseless`: whether the server has closed already when the next line is read is a matter of moments. */
function leaveRest({lines, next}: ScriptPosition, {session}: ScriptHost): ScriptEnd {
	const count = lines.slice(next).filter(isWireLine).length;
	if (count > 0) {
		session.note('script/dropped', `${announcedEnd}, so ${wereNotSent(count)}.`);
	}

	return 'finished';
}

const announcedEnd = 'The server announced that it is closing the connection';

function isUseless(line: string, {closing}: SessionState): boolean {
	const isLocal = line.startsWith('/') && !line.startsWith('//');
	return !isLocal && (closing || !/^QUIT\s*$/i.test(line));
}

function wereNotSent(count: number): string {
	return count === 1 ? 'the next line was not sent' : `the next ${count} lines were not sent`;
}

/** After a refused AUTH what follows were answers, also behind an `/expect`; they must not go out as commands. */
function dropAnswers(position: ScriptPosition, {session, find}: ScriptHost): boolean {
	const from = position.next;
	while (position.next < position.lines.length && !isCommandLike(position.lines[position.next] ?? '', find)) {
		position.next++;
	}

	const count = position.next - from;
	if (count > 0) {
		session.note(
			'script/dropped',
			`AUTH was refused, so ${count === 1 ? 'the line after it, an answer, was' : `the ${count} lines after it, answers, were`} not sent.`,
		);
	}

	return count > 0;
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

/** Message phase: content verbatim. Directly after DATA, `/expect`, `/file` and `/raw` are still local commands. */
async function playContent(line: string, position: ScriptPosition, host: ScriptHost): Promise<void> {
	const isFirst = host.session.state.message === null;
	if (isFirst && localNameOf(line, 'message', host.find) !== null) {
		await playLocal(line, position, host, 'message');
		return;
	}

	await host.session.type(line, text => text);
}

async function playAnswer(line: string, position: ScriptPosition, host: ScriptHost): Promise<void> {
	if (localNameOf(line, 'auth', host.find) !== null) {
		await playLocal(line, position, host, 'auth');
		return;
	}

	await host.session.type(line, text => text);
}

async function playLocal(
	line: string,
	position: ScriptPosition,
	host: ScriptHost,
	phase: ScriptPhase,
): Promise<void> {
	const {name, argument} = readLocal(line) ?? {name: '', argument: ''};
	const found = host.find(name, phase);
	if ('problem' in found) {
		throw new ScriptError(position.next, found.problem);
	}

	const expanded = expandVariables(argument, host.variables, host.environment);
	if ('problem' in expanded) {
		throw new ScriptError(position.next, expanded.problem);
	}

	const problem = await found.use.run(expanded.text, position, host);
	if (problem !== undefined) {
		throw new ScriptError(position.next, problem);
	}
}
