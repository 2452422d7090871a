import {expect, test} from 'vitest';
import {TerminalSession} from './terminal.ts';

/** Draws on the alternate screen, echoes what it is told, and asks where the cursor is. */
const program = `
	process.stdin.setRawMode(true);
	process.stdin.setEncoding('utf8');
	const write = text => process.stdout.write(text);
	write('\\x1b[?1049h\\x1b[2J\\x1b[HCI=' + process.env.CI + ' ' + process.stdout.columns + 'x' + process.stdout.rows + '\\r\\n');
	process.stdout.on('resize', () => write('now ' + process.stdout.columns + 'x' + process.stdout.rows + '\\r\\n'));
	process.stdin.on('data', text => {
		if (text === '\\x03') {
			write('\\x1b[?2004l\\x1b[?1049lbye\\r\\n');
			process.exit(3);
		}
		write(JSON.stringify(text) + '\\r\\n');
	});
	setImmediate(() => write('\\x1b[?2004h'));
`;

test('runs a program in a terminal: keys, pastes, sizes, its end', async () => {
	await using terminal = new TerminalSession(['-e', program], {columns: 60, rows: 12, env: {NAME: 'x'}});
	await terminal.untilLive();
	expect(terminal.screen()).toBe('CI=undefined 60x12');
	expect(terminal.fullScreen).toBe(true);
	terminal.type('EHLO żółw 😀');
	await terminal.until('"EHLO żółw 😀"');
	terminal.enter();
	await terminal.until('"\\r"');
	terminal.key('up');
	await terminal.until('"\\u001b[A"');
	terminal.paste('one\ntwo');
	await terminal.until('"\\u001b[200~one\\rtwo\\u001b[201~"');
	expect(terminal.cursor).toEqual({row: 5, column: 0});
	terminal.resize(40, 10);
	await terminal.until('now 40x10');
	terminal.control('c');
	expect(await terminal.untilExit()).toBe(3);
	expect(terminal.screen()).toBe('bye');
	expect(terminal.fullScreen).toBe(false);
	expect(terminal.output).toContain('\x1b[?1049l');
});

test('answers a program that asks the terminal', async () => {
	await using terminal = new TerminalSession([
		'-e',
		`process.stdin.setRawMode(true); process.stdout.write('\\x1b[3;5H\\x1b[6n'); process.stdin.once('data', text => { console.log(JSON.stringify(String(text))); process.exit(); });`,
	]);
	await terminal.until('"\\u001b[3;5R"');
});

test('shows the screen when what it waits for does not come', async () => {
	await using terminal = new TerminalSession(['-e', `console.log('something else'); process.stdin.resume()`]);
	await terminal.until('something else');
	await expect(terminal.until('the word', 1)).rejects.toThrow(
		/did not show the word within 1 ms:.*something else/s,
	);
	terminal.signal('SIGTERM');
	await expect(terminal.until('the word')).rejects.toThrow(/did not show the word before the program ended/);
});
