/** `run --dry-run`: the lines that would go out, with their numbers in the script. */
import {EXIT} from '../../dialogs/outcome.ts';
import type {PlannedStep} from '../../dialogs/script/outline.ts';
import {type Shown, shown, visible} from '../../protocol/visible.ts';
import {stringify} from '../../reports/json.ts';
import {choiceFrom} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {targetFrom} from '../connection/connection.ts';
import {print} from '../output/terminal.ts';
import {outlined} from './check-script.ts';

/** Prints what the script would do; the exit code. Throws a UsageError where the target cannot be read. */
export function dryRun(target: string, lines: readonly string[], values: Values): number {
	if (target !== 'practice') {
		targetFrom(target);
	}

	const name = choiceFrom(values, 'format', ['text', 'json']) ?? 'text';

	for (const [index, step] of outlined(lines).steps.entries()) {
		print(
			name === 'json'
				? shown`${stringify({type: 'planned', id: index + 1, at: 0, ...step})}\n`
				: shown`${toText(step)}\n`,
		);
	}

	return EXIT.done;
}

function toText({line, kind, text}: PlannedStep): Shown {
	return visible(`${String(line).padStart(5)} ${kind === 'local' ? '·' : 'C'} ${text}`);
}
