/** `$VISUAL` or `$EDITOR` on a text, in a file that only its owner can read. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

const isWindows = process.platform === 'win32';

export type Edited = {
	/** As it was saved, or as it was before where nothing was. */
	readonly text: string;
	readonly problem: string | null;
};

/** The terminal must be free for it. */
export async function editOutside(text: string): Promise<Edited> {
	const editor = process.env.VISUAL || process.env.EDITOR || (isWindows ? 'notepad' : 'vi');
	const folder = await mkdtemp(join(tmpdir(), 'smtpscope-')).catch(() => null);
	if (folder === null) {
		return {
			text,
			problem: `No file for the editor could be created in ${tmpdir()}, so the text is unchanged.`,
		};
	}

	const file = join(folder, 'letter.txt');
	try {
		await writeFile(file, text, {mode: 0o600});
		// The variable may hold options (`code --wait`), so the shell splits it; the path is not part of the text it reads.
		const child = isWindows
			? spawn(`${editor} "${file}"`, {stdio: 'inherit', shell: true})
			: spawn('sh', ['-c', `${editor} "$1"`, 'sh', file], {stdio: 'inherit'});
		const [code, signal]: [number | null, string | null] = await once(child, 'exit').then(
			([exitCode, exitSignal]) => [exitCode, exitSignal],
		);
		const saved = await readFile(file, 'utf8').catch(() => null);
		// An editor ends the last line; that alone changes nothing.
		const changed = saved !== null && saved !== text && saved !== `${text}\n`;
		return {text: changed ? saved : text, problem: problemOf(editor, {code, signal, saved, changed})};
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return {text, problem: `The editor could not be started (${why}), so the text is unchanged.`};
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

type End = {
	readonly code: number | null;
	readonly signal: string | null;
	readonly saved: string | null;
	readonly changed: boolean;
};

function problemOf(editor: string, {code, signal, saved, changed}: End): string | null {
	const left = changed ? 'What it had saved is here.' : 'The text is unchanged.';
	// What a shell answers for a command that is not there, or is not a program.
	if (code === 127 || code === 126) {
		return `“${editor}” ${code === 127 ? 'was not found' : 'cannot be run'}. Set the variable EDITOR to your editor, for example EDITOR=nano. ${left}`;
	}

	if (code !== 0) {
		return `“${editor}” ended with ${code === null ? signal : `exit code ${code}`}. ${left}`;
	}

	return saved === null ? `“${editor}” left no file. ${left}` : null;
}
