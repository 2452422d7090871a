/** Where the lines of `send` go that are not for the terminal: `--output` and its two halves, and what asks for silence. */
import type {Values} from '../arguments/option.ts';
import {exitCodeWith, type OutputFile, openOutput} from '../output/output-file.ts';
import {redirect} from '../output/terminal.ts';

/** Throws a UsageError where a file cannot be opened. */
export async function withOutputFiles(values: Values, work: () => Promise<number>): Promise<number> {
	const both = values.get('output');
	const [out, err] = [values.get('output-file-stdout') ?? both, values.get('output-file-stderr') ?? both];
	const named = (half: string) => (values.has(half) ? half : 'output');
	const errors = err === undefined ? null : open(err, named('output-file-stderr'));
	const lines = out === undefined ? null : out === err ? errors : open(out, named('output-file-stdout'));
	const restore = redirect({
		...(lines && {out: piece => lines.write(piece)}),
		...(errors ? {err: piece => errors.write(piece)} : isSilent(values) && {err: () => {}}),
	});
	try {
		return exitCodeWith(await work(), [lines, errors]);
	} finally {
		restore();
		for (const file of new Set([lines, errors])) {
			file?.close();
		}
	}
}

/** Then warnings are left out too; why nothing could be sent is said nevertheless, when all is over. */
function isSilent(values: Values): boolean {
	return values.has('silent') || values.has('hide-all');
}

/** A file that cannot be written any further is told by the exit code alone: it is itself where sentences go. */
function open(path: string, option: string): OutputFile {
	return openOutput(path, {option, way: 'append', onProblem: () => {}});
}
