/** The Message view on the whole screen, live: what is typed after DATA, while the keys go on. */
import {expect, test} from 'vitest';
import {startInspector} from '../../source/ui/start.tsx';
import {fakeTerminal} from '../support/fake-terminal.ts';
import {messageSession} from '../support/message-session.ts';

const alt6 = '\u001b6';

async function open(content: string | Uint8Array, columns = 140, rows = 40, ended = true) {
	const terminal = fakeTerminal(columns, rows);
	const session = messageSession(content, {ended});
	const {stdin, stdout} = terminal;
	const over = startInspector({session, colour: false, stdin, stdout});
	await terminal.until('❯');
	return {
		terminal,
		async [Symbol.asyncDispose]() {
			terminal.type('\u0003\u0003\u0003');
			await over;
		},
	};
}

test('follows what is typed, line by line', async () => {
	await using screen = await open('From: alice@example.org\r\n', 140, 40, false);
	const {terminal} = screen;
	terminal.type(alt6);
	await terminal.until('so far');
	terminal.type('Date: soon');
	await terminal.until('! The Date “soon” cannot be parsed');
	terminal.type('\r');
	await terminal.until('line 2 · message/bad-date');
	terminal.type('Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=\r');
	await terminal.until('Subject: Привет');
	expect(terminal.text()).toContain('an empty line ends the header; still missing:');
});

test.each([
	[80, 24],
	[140, 40],
])('a message of many megabytes is read beside the keys, at %i×%i', async (columns, rows) => {
	const line = `${'QUJD'.repeat(18)}\r\n`;
	const start =
		'From: alice@example.org\r\nContent-Type: application/octet-stream; name=big\r\nContent-Transfer-Encoding: base64\r\n\r\n';
	await using screen = await open(`${start}${line.repeat(280_000)}`, columns, rows);
	const {terminal} = screen;
	terminal.type(`${alt6}NOOP`);
	await terminal.until('❯ NOOP');
	await terminal.until('only its first 8 MiB');
	await terminal.until('big');
});
