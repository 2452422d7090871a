/** `$VISUAL` or `$EDITOR` on a text, in a file that only its owner can read. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

/** The text as it was saved; null when the editor failed. The terminal must be free for it. */
export async function editOutside(text: string): Promise<string | null> {
	const folder = await mkdtemp(join(tmpdir(), 'smtpscope-'));
	const file = join(folder, 'letter.txt');
	try {
		await writeFile(file, text, {mode: 0o600});
		const editor = process.env.VISUAL || process.env.EDITOR || 'vi';
		// The variable may hold options (`code --wait`), so the shell splits it; the path is no part of the text it reads.
		const child = spawn('sh', ['-c', `${editor} "$1"`, 'sh', file], {stdio: 'inherit'});
		const [code] = await once(child, 'exit');
		return code === 0 ? await readFile(file, 'utf8') : null;
	} catch {
		return null;
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}
