/** `run --dry-run`, and the check before every `run`: what a script would send if every line were accepted. */

import {parseCommand} from '../../protocol/command.ts';
import {opensLogin} from '../../protocol/verb.ts';
import {secretInCommand} from '../../sasl/secret-lines.ts';
import {MASK, maskSpan} from '../../sasl/secrets.ts';
import {
	type FindScriptCommand,
	type ScriptEnvironment,
	ScriptError,
	type ScriptPhase,
	type ScriptUse,
} from './command.ts';
import {isCommandLike, localNameOf, readLocal} from './line.ts';
import {expandVariables, type Variables} from './variables.ts';

export type PlannedStep = {
	/** Of the script, from 1. */
	readonly line: number;
	readonly kind: 'command' | 'auth-response' | 'message-line' | 'local';
	/** Secrets masked. */
	readonly text: string;
};

export type ScriptOutline = {
	readonly steps: readonly PlannedStep[];
	/** The files that it sends. */
	readonly files: readonly {readonly line: number; readonly path: string}[];
	/** Some line may ask for the password of the options. */
	readonly usesPassword: boolean;
};

type Phase = 'command' | 'auth' | 'message-start' | 'message';

type Planned = {readonly text: string; readonly use: ScriptUse; readonly argument: string};

/** Throws a `ScriptError` with the line’s number at what could not be played. */
export function outlineScript(
	lines: readonly string[],
	environment: ScriptEnvironment,
	find: FindScriptCommand,
): ScriptOutline {
	const variables: Variables = new Map();
	const steps: PlannedStep[] = [];
	const files: {line: number; path: string}[] = [];
	let usesPassword = false;
	let phase: Phase = 'command';
	for (const [index, line] of lines.entries()) {
		const step = (kind: PlannedStep['kind'], text: string): void => {
			steps.push({line: index + 1, kind, text});
		};

		if (phase === 'auth' && isCommandLike(line, find) && localNameOf(line, 'auth', find) === null) {
			phase = 'command';
		}

		if (isLocal(line, phase, find)) {
			const planned = planLocal(line, index + 1, {phase, variables, environment, find});
			step('local', planned.text);
			const {until} = planned.use;
			if (until !== undefined && !lines.slice(index + 1).some(later => later.trim() === until)) {
				throw new ScriptError(index + 1, `${line.trim()} has no ${until}.`);
			}

			usesPassword ||= planned.use.usesPassword === true;
			const path = planned.use.file?.(planned.argument);
			if (path !== undefined) {
				files.push({line: index + 1, path});
			}

			phase = phase === 'message-start' ? (planned.use.afterData ?? phase) : phase;
		} else if (phase === 'auth') {
			step('auth-response', line === '*' ? line : MASK);
		} else if (phase === 'message' || phase === 'message-start') {
			step('message-line', line);
			phase = line === '.' ? 'command' : 'message';
		} else if (line.trim() !== '' && !line.startsWith('#')) {
			const wire = line.startsWith('//') ? line.slice(1) : line;
			const {verb} = parseCommand(wire);
			step('command', maskSpan(wire, secretInCommand(wire)));
			phase = verb === 'DATA' ? 'message-start' : opensLogin(verb) ? 'auth' : 'command';
		}
	}

	return {steps, files, usesPassword};
}

function isLocal(line: string, phase: Phase, find: FindScriptCommand): boolean {
	switch (phase) {
		case 'command':
			return line.startsWith('/') && !line.startsWith('//');
		case 'auth':
			return localNameOf(line, 'auth', find) !== null;
		case 'message-start':
			return localNameOf(line, 'message', find) !== null;
		case 'message':
			return false;
	}
}

function planLocal(
	line: string,
	number: number,
	script: {
		readonly phase: Phase;
		readonly variables: Variables;
		readonly environment: ScriptEnvironment;
		readonly find: FindScriptCommand;
	},
): Planned {
	const {name, argument} = readLocal(line) ?? {name: '', argument: ''};
	const phase: ScriptPhase = script.phase === 'message-start' ? 'message' : script.phase;
	const found = script.find(name, phase);
	if ('problem' in found) {
		throw new ScriptError(number, found.problem);
	}

	const expanded = expandVariables(argument, script.variables, script.environment);
	if ('problem' in expanded) {
		throw new ScriptError(number, expanded.problem);
	}

	const {use} = found;
	const problem = use.rehearse?.(expanded.text, script.variables);
	if (problem !== undefined) {
		throw new ScriptError(number, problem);
	}

	const shown = use.shown?.(expanded.text, phase) ?? expanded.text;
	return {text: `/${found.name} ${shown}`.trim(), use, argument: expanded.text};
}
