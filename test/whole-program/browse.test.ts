/** `explain --browse` on a terminal: causes, sessions, one session, and back. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {postfixLog} from '../support/mail-log.ts';
import {TerminalSession} from '../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-browse-'));
afterAll(() => rmSync(folder, {recursive: true}));
const cli = join(import.meta.dirname, '../../dist/cli.js');

test('from the log to a session and back to the same place', async () => {
	const log = join(folder, 'mail.log');
	writeFileSync(log, postfixLog(3000).text);
	await using terminal = new TerminalSession([cli, 'explain', log, '--browse'], {columns: 100, rows: 24});
	await terminal.until('Postfix log');
	expect(terminal.screen()).toContain('What was not delivered, by cause');
	terminal.type('/Mailbox full\r');
	await terminal.until('1 of 1');
	terminal.type('\r');
	await terminal.until('Not delivered');
	terminal.type('\r');
	await terminal.until('Conversation');
	expect(terminal.screen()).toContain('552 5.2.2');
	terminal.key('escape');
	await terminal.until('Not delivered');
	terminal.type('q');
	await terminal.until(({exitCode}) => exitCode !== null);
	expect(terminal.exitCode).toBe(0);
});
