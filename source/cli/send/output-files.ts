/** `--output` and its two halves: what would be printed is added to files. */
import type {Values} from '../arguments/option.ts';
import {exitCodeWith, type OutputFile, openOutput} from '../output/output-file.ts';
import {redirect} from '../output/terminal.ts';

/** Throws a UsageError where a file cannot be opened. */
export async function withOutputFiles(values: Values, work: () => Promise<number>): Promise<number> {
	const both = values.get('output');
	const [out, err] = [values.get('output-file-stdout') ?? both, values.get('output-file-stderr') ?? both];
	if (out === undefined && err === undefined) {
		return work();
	}

	const errors = err === undefined ? null : open(err, 'output-file-stderr');
	const lines = out === undefined ? null : out === err ? errors : open(out, 'output-file-stdout');
	const restore = redirect({
		...(lines && {out: piece => lines.write(piece)}),
		...(errors && {err: piece => errors.write(piece)}),
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

/** A file that cannot be written any further is told by the exit code alone: it is itself where sentences go. */
function open(path: string, option: string): OutputFile {
	return openOutput(path, {option, way: 'append', onProblem: () => {}});
}
