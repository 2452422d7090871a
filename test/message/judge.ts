/** Python's email package as an independent judge of our messages. */
import {execFile, execFileSync} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

export type JudgedPart = {
	readonly type: string;
	readonly charset: string | null;
	readonly encoding: string | null;
	readonly name: string | null;
	readonly disposition: string | null;
	readonly contentId: string | null;
	readonly text: string | null;
	readonly sha256: string | null;
	readonly size: number;
	readonly defects: readonly string[];
};

type Addresses = readonly (readonly [name: string, address: string])[] | null;

export type Judged = {
	readonly from: Addresses;
	readonly to: Addresses;
	readonly cc: Addresses;
	readonly bcc: Addresses;
	readonly replyTo: Addresses;
	readonly subject: string | null;
	readonly messageId: string;
	readonly date: string;
	readonly mimeVersion: string;
	readonly fields: readonly (readonly [name: string, value: string])[];
	readonly parts: readonly JudgedPart[];
};

/** Null, or why there is no judge on this machine. */
export const noJudge: string | null = (() => {
	try {
		execFileSync('python3', ['-c', 'import email.policy']);
		return null;
	} catch {
		return 'python3 is not on this machine';
	}
})();

export async function judge(messages: readonly Uint8Array[]): Promise<readonly Judged[]> {
	const folder = await mkdtemp(join(tmpdir(), 'smtpscope-judge-'));
	try {
		const paths = messages.map((_, index) => join(folder, `${index}.eml`));
		await Promise.all(messages.map((message, index) => writeFile(paths[index] ?? '', message)));
		const {stdout} = await promisify(execFile)('python3', [join(import.meta.dirname, 'judge.py'), ...paths], {
			maxBuffer: 256 * 1024 * 1024,
		});
		return stdout
			.trim()
			.split('\n')
			.map(line => JSON.parse(line));
	} finally {
		await rm(folder, {recursive: true});
	}
}
