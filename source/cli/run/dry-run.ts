/** `run --dry-run`: the lines that would go out, with their numbers in the script. */
import process from 'node:process';
import {findScriptCommand} from '../../commands/script-commands.ts';
import {EXIT} from '../../dialogs/outcome.ts';
import {ScriptError} from '../../dialogs/script/command.ts';
import {outlineScript, type PlannedStep} from '../../dialogs/script/outline.ts';
import {type Shown, shown, visible} from '../../protocol/visible.ts';
import {stringify} from '../../reports/json.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {targetFrom} from '../connection/connection.ts';
import {print} from '../output/terminal.ts';

export function dryRun(target: string, lines: readonly string[], values: Values): number {
	if (target !== 'practice') {
		targetFrom(target);
	}

	const name = values.get('format') ?? 'text';
	if (name !== 'text' && name !== 'json') {
		throw new UsageError(`--dry-run writes text or json; “${name}” was given.`);
	}

	for (const [index, step] of outline(lines).entries()) {
		print(
			name === 'json'
				? shown`${stringify({type: 'planned', id: index + 1, at: 0, ...step})}\n`
				: shown`${toText(step)}\n`,
		);
	}

	return EXIT.done;
}

function outline(lines: readonly string[]): readonly PlannedStep[] {
	try {
		return outlineScript(lines, process.env, findScriptCommand).steps;
	} catch (error) {
		throw error instanceof ScriptError ? new UsageError(error.message) : error;
	}
}

function toText({line, kind, text}: PlannedStep): Shown {
	return visible(`${String(line).padStart(5)} ${kind === 'local' ? '·' : 'C'} ${text}`);
}
