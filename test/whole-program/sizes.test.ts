/** Small screens, and screens that change: nothing lost, no row too long, the prompt always there. */
import {expect, test} from 'vitest';
import {inspectors} from '../support/inspector.ts';
import type {TerminalSession} from '../support/terminal.ts';

const {start} = inspectors();

test.each([
	[80, 24],
	[40, 12],
])('%i columns and %i rows: a conversation, and the prompt below it', async (columns, rows) => {
	await using terminal = start([], {columns, rows});
	await terminal.untilLive();
	await terminal.until('❯');
	fits(terminal);
	terminal.enter('EHLO client.example.net');
	await terminal.until(/250[- ]/);
	terminal.enter('MAIL FROM:<demo@practice.test>');
	await terminal.until(/530|2\.1\.0/);
	await promptTakes(terminal, 'NOOP here');
	fits(terminal);
});

test('a half line survives every size, and is sent whole', async () => {
	await using terminal = start([], {columns: 120, rows: 30});
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('EHLO client.example.net');
	await terminal.until('8 keywords');
	terminal.type('NOOP half of');
	await terminal.until('❯ NOOP half of');
	for (const [columns, rows] of [
		[80, 24],
		[40, 12],
		[60, 40],
		[200, 50],
		[41, 13],
		[100, 30],
	] as const) {
		terminal.resize(columns, rows);
		await terminal.until(() => drawnFor(terminal, columns));
		await terminal.until('❯ NOOP half of');
	}

	terminal.type(' it');
	await terminal.until('❯ NOOP half of it');
	terminal.enter();
	await terminal.until('250 2.0.0 OK');
	expect(terminal.screen()).toContain('EHLO client.example.net');
	expect(terminal.screen()).toContain('NOOP half of it');
});

/** The first row reaches from edge to edge of the new size, and none pushed it off the screen. */
function drawnFor(terminal: TerminalSession, columns: number): boolean {
	const [first = '', second = ''] = terminal.screen().split('\n');
	return first.startsWith(' smtpscope') && first.length === columns - 1 && second.length === columns;
}

/** A row that wrapped was longer than the screen. */
function fits({emulator}: TerminalSession): void {
	const {active} = emulator.buffer;
	const wrapped = Array.from({length: active.length}, (_, row) => active.getLine(row)?.isWrapped ?? false);
	expect(wrapped).not.toContain(true);
}

async function promptTakes(terminal: TerminalSession, text: string): Promise<void> {
	terminal.type(text);
	await terminal.until(`❯ ${text}`);
}
