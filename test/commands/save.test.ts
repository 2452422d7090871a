import {mkdtempSync, rmSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {type CommandContext, type CommandResult, noTokenTools} from '../../source/commands/command.ts';
import {save} from '../../source/commands/save.ts';
import {fakeSession} from '../support/fake-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-save-'));
afterAll(() => rmSync(folder, {recursive: true}));

const nobody = (): never => {
	throw new Error('not part of /save');
};
const context: CommandContext = {
	session: fakeSession(`
		S: 220 mail.example.org
		C: AUTH PLAIN ${Buffer.from('\0alice\0hunter-7-secret').toString('base64')}
		S: 535 5.7.8 no hunter-7-secret here
		C: QUIT
		S: 221 bye
	`),
	ask: nobody,
	confirm: nobody,
	composeLetter: nobody,
	startBurst: nobody,
	allowed: () => ({}),
	endBurst: nobody,
	keepStep: nobody,
	selected: () => null,
	isRevealed: () => false,
	revealSecrets: nobody,
	copy: nobody,
	mark: nobody,
	clearHistory: nobody,
	showHelp: nobody,
	read: nobody,
	follow: nobody,
	tokens: noTokenTools,
	keepAlive: null,
	probe: nobody,
	showComparison: nobody,
	mailboxes: null,
	quit: nobody,
	selectedId: nobody,
	select: nobody,
	showPart: nobody,
	tell: nobody,
	write: nobody,
	runCommand: nobody,
};

async function run(argument: string): Promise<CommandResult> {
	return save.run(argument, context);
}

describe('/save', () => {
	it.each(['txt', 'jsonl', 'md', 'html', 'log', 'smtp'])(
		'writes .%s, for its owner alone, without secrets',
		async extension => {
			const path = join(folder, `session.${extension}`);
			expect(await run(` ${path} `)).toMatchObject({said: expect.stringContaining(path)});
			const text = await readFile(path, 'utf8');
			expect(text).toContain('QUIT');
			expect(text).not.toContain('hunter-7-secret');
			expect((await stat(path)).mode & 0o777).toBe(0o600);
		},
	);

	it('leaves a file that exists as it is', async () => {
		const path = join(folder, 'twice.txt');
		await run(path);
		const before = await readFile(path, 'utf8');
		expect(await run(path)).toMatchObject({
			problem: `${path} already exists and is not overwritten. Choose another name.`,
		});
		expect(await readFile(path, 'utf8')).toBe(before);
	});

	it.each([
		['', '/save needs the name of a file'],
		['session.docx', 'The ending of the name says what to write: .txt'],
		['session', 'The ending of the name'],
		[join(folder, 'nowhere', 'a.txt'), 'its folder does not exist'],
		[join(folder, 'message.eml'), 'No message was sent'],
	])('tells why nothing was written for %j', async (argument, words) => {
		expect(await run(argument)).toEqual({problem: expect.stringContaining(words)});
	});
});
