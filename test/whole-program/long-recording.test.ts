/** A recording of megabytes on a terminal: something is seen at once, and keys are answered while it is read. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {swaksLog} from '../support/long-recording.ts';
import {TerminalSession} from '../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-long-'));
afterAll(() => rmSync(folder, {recursive: true}));
const cli = join(import.meta.dirname, '../../dist/cli.js');
const file = join(folder, 'session.log');
writeFileSync(file, swaksLog(8000));

test('opens with its progress, and then at the first error', async () => {
	await using terminal = new TerminalSession([cli, 'explain', file], {columns: 120, rows: 30});
	await terminal.until(/Reading … \d+ % of 1\.\d MiB/);
	await terminal.until('550 5.1.1 Recipient refused', 60_000);
	expect(terminal.screen()).toMatch(/❯ +S +550 5\.1\.1 <bob20@/);
	terminal.type('qq');
	expect(await terminal.untilExit()).toBe(0);
	expect(terminal.fullScreen).toBe(false);
});

test('is left at once while it is read', async () => {
	await using terminal = new TerminalSession([cli, 'explain', file], {columns: 80, rows: 24});
	await terminal.until('Reading …');
	await terminal.untilLive();
	terminal.type('q');
	expect(await terminal.untilExit()).toBe(0);
});

test('comes through a pipe too, with the keys from the terminal', async () => {
	const words = `cat '${file}' | '${process.execPath}' '${cli}' explain - --browse`;
	await using terminal = new TerminalSession(['-c', words], {
		command: '/bin/sh',
		columns: 120,
		rows: 30,
	});
	await terminal.until('550 5.1.1 Recipient refused', 60_000);
	terminal.type('G');
	await terminal.until(/❯ +■ closed/);
	terminal.type('qq');
	expect(await terminal.untilExit()).toBe(0);
});

test('several sessions are printed, as they are without a terminal', async () => {
	const both = join(folder, 'two.log');
	const text = ` -> ${'x'.repeat(70)}\n`.repeat(16_000);
	writeFileSync(both, `${swaksLog(1).replace(' -> text 1\n', text)}${swaksLog(1)}`);
	await using terminal = new TerminalSession([cli, 'explain', both], {columns: 120, rows: 30});
	expect(await terminal.untilExit(60_000)).toBe(0);
	expect(terminal.output).toContain('Reading …');
	expect(terminal.output.slice(terminal.output.lastIndexOf('\u001b[?1049l'))).toContain('swaks transcript');
});
