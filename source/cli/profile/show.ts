/** `smtpscope profile show`: where the profile is, what is in it, and which line cannot be used. */
import type {Option} from '../arguments/option.ts';
import {layerFrom} from '../arguments/settings.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {
	linesOf,
	type Profile,
	type ProfileLine,
	parseProfile,
	readProfileText,
} from '../connection/profile.ts';

export type Shown = {readonly text: string; readonly problems: readonly string[]};

/** `missing`: the usual file need not exist. Throws a UsageError for a file that cannot be read. */
export async function showProfile(
	file: string,
	missing: boolean,
	options: readonly Option[],
): Promise<Shown> {
	const text = readProfileText(file, missing);
	if (text === null) {
		return {text: `${file}: there is no such file yet.\n`, problems: []};
	}

	const {top, sections}: Profile = parseProfile(text, file);
	const parts: ReadonlyArray<readonly [title: string | null, lines: readonly ProfileLine[]]> = [
		[null, top],
		...sections,
	];
	const out = [file];
	const problems: string[] = [];
	for (const [title, lines] of parts) {
		out.push(...(title === null ? [] : ['', `[${title}]`]));
		const problem = await problemIn(file, lines, options);
		if (problem === null) {
			out.push(...lines.map(({name, value}) => `  ${name} = ${value}`));
		} else {
			// What cannot be used may contain a password.
			out.push('  (not shown, because a line is invalid)');
			problems.push(problem);
		}
	}

	return {text: `${out.join('\n')}\n`, problems};
}

async function problemIn(
	file: string,
	lines: readonly ProfileLine[],
	options: readonly Option[],
): Promise<string | null> {
	try {
		// An option that two subcommands have with other values is checked where it is used.
		const rows = [...new Map(options.filter(({lineOnly}) => !lineOnly).map(row => [row.name, row])).values()];
		await layerFrom(linesOf({file}, lines), rows, async () => options);
		return null;
	} catch (error) {
		if (error instanceof UsageError) {
			return error.message;
		}

		throw error;
	}
}
