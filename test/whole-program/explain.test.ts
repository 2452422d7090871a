/** A recording in the split view. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {TerminalSession} from '../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-recording-'));
afterAll(() => rmSync(folder, {recursive: true}));

test('a log opens on the screen, sends nothing, and is saved as a report', async () => {
	const log = join(folder, 'session.log');
	writeFileSync(
		log,
		'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250 mail.example.org\nC: VRFY bob\nS: 502 5.5.1 not here\n',
	);
	await using terminal = new TerminalSession(['dist/cli.js', 'explain', log], {
		columns: 110,
		rows: 30,
		env: {XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder},
	});
	await terminal.until('502 5.5.1 not here');
	expect(terminal.screen()).toContain('VRFY bob');
	expect(terminal.screen()).toMatch(/smtpscope {2}\S*session\.log {2,}recording/);
	expect(terminal.screen()).not.toContain('/connect');
	terminal.type('x');
	await terminal.until('This is a recording: nothing is sent.');
	const report = join(folder, 'report.md');
	terminal.enter(`/save ${report}`);
	await terminal.until('Saved');
	expect(await readFile(report, 'utf8')).toContain('C: VRFY bob');
	terminal.enter('/connect mail.example.org');
	await terminal.until('No server here: /save x.smtp');
	terminal.control('u');
	terminal.enter('/quit');
	expect(await terminal.untilExit()).toBe(0);
});

test('a message in a file opens in its Message view, decoded', async () => {
	const letter = join(folder, 'letter.eml');
	writeFileSync(
		letter,
		'From: =?utf-8?q?Gr=C3=BCn?= <alice@example.org>\nTo: bob@example.net\nSubject: hi\n\nGood morning.\n',
	);
	await using terminal = new TerminalSession(['dist/cli.js', 'explain', letter], {
		columns: 110,
		rows: 30,
		env: {XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder},
	});
	await terminal.until('From: Grün <alice@example.org>');
	expect(terminal.screen()).toContain('From: =?utf-8?q?Gr=C3=BC');
	terminal.type('x');
	await terminal.until('This is a message in a file: nothing is sent.');
	terminal.enter('/quit');
	expect(await terminal.untilExit()).toBe(0);
});
