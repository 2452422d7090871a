/** `run --dry-run`: what a script would send, each refusable line taken as accepted. Nothing is connected. */

import {parseCommand} from '../../protocol/command.ts';
import {readRawText} from '../../protocol/raw-text.ts';
import {secretInCommand} from '../../sasl/follow.ts';
import {MASK, maskSpan} from '../../sasl/secrets.ts';
import {readDuration} from './duration.ts';
import {parseExpectation} from './expectation.ts';
import {findLocalCommand} from './local-commands.ts';
import {isCommandLike, type ScriptEnvironment, ScriptError} from './player.ts';
import {expandVariables, readSetting, type Variables} from './variables.ts';

export type PlannedStep = {
	/** Of the script, from 1. */
	readonly line: number;
	readonly kind: 'command' | 'auth-response' | 'message-line' | 'local';
	/** Secrets masked. */
	readonly text: string;
};

type Phase = 'command' | 'auth' | 'message-start' | 'message';

/** Throws a `ScriptError` with the line’s number at what could not be played. */
export function outlineScript(
	lines: readonly string[],
	environment: ScriptEnvironment,
): readonly PlannedStep[] {
	const variables: Variables = new Map();
	const steps: PlannedStep[] = [];
	let phase: Phase = 'command';
	for (const [index, line] of lines.entries()) {
		const step = (kind: PlannedStep['kind'], text: string): void => {
			steps.push({line: index + 1, kind, text});
		};

		if (phase === 'auth' && isCommandLike(line) && !/^\/(?:base64|password|expect)\b/.test(line)) {
			phase = 'command';
		}

		if (isLocal(line, phase)) {
			const text = checkLocal(line, index + 1, phase, variables, environment);
			step('local', text);
			phase = phase === 'message-start' ? afterLocal(line) : phase;
		} else if (phase === 'auth') {
			step('auth-response', line === '*' ? line : MASK);
		} else if (phase === 'message' || phase === 'message-start') {
			step('message-line', line);
			phase = line === '.' ? 'command' : 'message';
		} else if (line.trim() !== '' && !line.startsWith('#')) {
			const wire = line.startsWith('//') ? line.slice(1) : line;
			const {verb} = parseCommand(wire);
			step('command', maskSpan(wire, secretInCommand(wire, false)));
			phase = verb === 'DATA' ? 'message-start' : verb === 'AUTH' ? 'auth' : 'command';
		}
	}

	return steps;
}

function isLocal(line: string, phase: Phase): boolean {
	switch (phase) {
		case 'command':
			return line.startsWith('/') && !line.startsWith('//');
		case 'auth':
			return /^\/(?:expect|base64|password)(?:\s|$)/.test(line);
		case 'message-start':
			return /^\/(?:expect|file|raw)(?:\s|$)/.test(line);
		case 'message':
			return false;
	}
}

// The file brings its dot along; what is raw is content; an expectation is neither.
function afterLocal(line: string): Phase {
	return line.startsWith('/file') ? 'command' : line.startsWith('/raw') ? 'message' : 'message-start';
}

function checkLocal(
	line: string,
	number: number,
	phase: Phase,
	variables: Variables,
	environment: ScriptEnvironment,
): string {
	const [, name = '', written = ''] = /^\/(\S*)(?:\s(.*))?$/s.exec(line) ?? [];
	if (name === 'end') {
		return line;
	}

	const found = findLocalCommand(name, phase === 'message-start' || phase === 'message' ? 'message' : phase);
	const expanded = expandVariables(written, variables, environment);
	const problem =
		'problem' in found
			? found.problem
			: 'problem' in expanded
				? expanded.problem
				: argumentProblem(name, expanded.text);
	if (problem !== undefined || 'problem' in expanded) {
		throw new ScriptError(number, problem ?? '');
	}

	const setting = name === 'set' ? readSetting(expanded.text) : null;
	if (setting && 'name' in setting) {
		variables.set(setting.name, setting.value);
	}

	return `/${name} ${shownArgument(name, expanded.text, phase)}`.trim();
}

/** With what may be a secret covered: a dry run is read by others, and kept in the logs of whatever runs it. */
function shownArgument(name: string, argument: string, phase: Phase): string {
	switch (name) {
		case 'base64':
			return phase === 'auth' ? MASK : argument;
		case 'line':
			return maskSpan(argument, secretInCommand(argument, false));
		case 'raw':
			return argument.replace(/(\bAUTH\s+\S+\s+)\S.*$/is, `$1${MASK}`);
		case 'auth':
			return argument.replace(/^(\s*\S+\s+\S+\s+)\S.*$/s, `$1${MASK}`);
		case 'set':
			return argument.replace(/^(\s*\w*(?:pass|pw|secret|token|key|auth)\w*\s+)\S.*$/is, `$1${MASK}`);
		default:
			return argument;
	}
}

function argumentProblem(name: string, argument: string): string | undefined {
	switch (name) {
		case 'expect': {
			const expectation = parseExpectation(argument);
			return 'problem' in expectation ? expectation.problem : undefined;
		}

		case 'set': {
			const setting = readSetting(argument);
			return 'problem' in setting ? setting.problem : undefined;
		}

		case 'raw': {
			const raw = readRawText(argument);
			return raw.ok ? undefined : raw.problem;
		}

		case 'wait':
			return readDuration(argument) === undefined ? `“${argument.trim()}” is no duration.` : undefined;
		default:
			return undefined;
	}
}
