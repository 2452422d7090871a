/** How the lines of a script are told apart: local commands, commands and answers. */
import {verbs} from '../../protocol/verb.ts';
import type {FindScriptCommand, ScriptPhase} from './command.ts';

/** `/name argument`, or null for a line that does not begin with a slash. */
export function readLocal(line: string): {readonly name: string; readonly argument: string} | null {
	const [whole, name = '', argument = ''] = /^\/(\S*)(?:\s(.*))?$/s.exec(line) ?? [];
	return whole === undefined ? null : {name, argument};
}

/** The name of the local command that may stand in this phase; null for every other line. */
export function localNameOf(line: string, phase: ScriptPhase, find: FindScriptCommand): string | null {
	const local = readLocal(line);
	const found = local && find(local.name, phase);
	return found && 'use' in found ? found.name : null;
}

/**
 * Whether a line cannot be the answer to a 334: blank, a comment, a known verb, or a local command that may stand
 * where a command does. `/base64` and `/password` are answers.
 */
export function isCommandLike(line: string, find: FindScriptCommand): boolean {
	const word = line.trim().split(/\s/)[0] ?? '';
	return (
		word === '' ||
		word.startsWith('#') ||
		verbs.includes(word.toUpperCase()) ||
		// Base64 may begin with a slash, so the name decides.
		localNameOf(line, 'command', find) !== null
	);
}
