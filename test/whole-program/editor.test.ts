/** The user's own editor has the terminal, and what it saved stands in the form afterwards. */
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {inspectors} from '../support/inspector.ts';

const {start} = inspectors();
let folder = '';
let editor = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smtpscope-'));
	editor = join(folder, 'editor.sh');
	await writeFile(editor, 'printf "words from outside\\n" > "$1"\n');
});
afterAll(() => rm(folder, {recursive: true}));

test('Ctrl+G in the form', async () => {
	await using terminal = start([], {columns: 100, rows: 30, env: {VISUAL: `sh ${editor}`}});
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('/compose');
	await terminal.until('Subject');
	terminal.type('\x07');
	await terminal.until('words from outside');
	expect(terminal.fullScreen).toBe(true);
});
