/** A script is read through before anything is connected, so that a mistake on line 9 does not follow a sent message. */
import process from 'node:process';
import {findScriptCommand} from '../../commands/script-commands.ts';
import {ScriptError} from '../../dialogs/script/command.ts';
import {outlineScript, type ScriptOutline} from '../../dialogs/script/outline.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {contentProblem} from '../output/files.ts';

export type CheckedScript = Pick<ScriptOutline, 'usesPassword'> & {readonly lines: readonly string[]};

/** Throws a UsageError with the number of the line that cannot be played, or whose file cannot be read. */
export async function checkScript(lines: readonly string[]): Promise<CheckedScript> {
	const {files, usesPassword} = outlined(lines);
	for (const {line, path} of files) {
		const problem = await contentProblem(path);
		if (problem !== null) {
			throw new UsageError(`Line ${line} of the script: ${problem}`);
		}
	}

	return {lines, usesPassword};
}

/** The outline; a line that cannot be played is a UsageError. */
export function outlined(lines: readonly string[]): ScriptOutline {
	try {
		return outlineScript(lines, process.env, findScriptCommand);
	} catch (error) {
		throw error instanceof ScriptError ? new UsageError(error.message) : error;
	}
}
