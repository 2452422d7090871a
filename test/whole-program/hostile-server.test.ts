/** What a server may send to harm whoever looks at it: nothing of it reaches the terminal, and the prompt stays. */
import {readFileSync} from 'node:fs';
import type {Socket} from 'node:net';
import {expect, test} from 'vitest';
import {inspectors} from '../support/inspector.ts';
import {type TcpServer, tcpServer} from '../support/tcp-server.ts';
import type {TerminalSession} from '../support/terminal.ts';

const {start} = inspectors();

const attacks = {
	colour: '\x1b[31;5;7m',
	jump: '\x1b[66;6H',
	clear: '\x1b[3J',
	answer: '\x1b[6n',
	clipboard: '\x1b]52;c;cm0gLXJm\x07',
	link: '\x1b]8;;https://evil.example\x1b\\',
	title: '\x1b]0;owned\x07',
	device: '\x1bP$qm\x1b\\',
	reset: '\x1bc',
	c1: '\u009b31m\u009d52;c;QQ==\u009c\u0090q\u0085',
	bidi: '\u202e\u2066\u200f\u061c\u2069',
	controls: 'a\0b\x07\b\b\x0e\x7f\v\f',
};
const everything = Object.values(attacks).join(' and ');

test.each(['utf8', 'latin1'] as const)(
	'escape sequences, C1, bidi controls, NUL and BEL as %s',
	async encoding => {
		await using server = await hostileServer((socket, line) => {
			const word = line.split(' ')[0];
			socket.write(Buffer.from(`250-end of ${word} ${everything}\r\n250 SIZE ${everything}\r\n`, encoding));
		}, everything);
		await using terminal = start([`127.0.0.1:${server.port}`], {columns: 120, rows: 30});
		await terminal.untilLive();
		await terminal.until('ready for a command');
		for (const line of ['EHLO me.example', 'NOOP', 'RSET']) {
			terminal.enter(line);
			await terminal.until(`end of ${line.split(' ')[0]}`);
		}

		await answersKeys(terminal);
		onlyOurs(terminal.output);
		terminal.enter('/quit');
		expect(await terminal.untilExit()).toBe(0);
		onlyOurs(terminal.output);
	},
);

test('a line of 10 MB without an end', async () => {
	await using server = await hostileServer(socket => {
		socket.write('250 ');
		socket.write('x\x1b[31m'.repeat(10_000_000 / 6));
	});
	await using terminal = start([`127.0.0.1:${server.port}`]);
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('NOOP');
	await terminal.until(/not connected|longer than|line is too long/i);
	await answersKeys(terminal);
	onlyOurs(terminal.output);
	expect(memory(terminal.pid)).toBeLessThan(300);
});

test('a reply of 100,000 lines without an end', async () => {
	await using server = await hostileServer(socket => {
		socket.write('250-more to come \x1b[31m\r\n'.repeat(100_000));
	});
	await using terminal = start([`127.0.0.1:${server.port}`]);
	await terminal.untilLive();
	await terminal.until('ready for a command');
	terminal.enter('NOOP');
	await terminal.until(/not connected|too many lines|more lines/i);
	await answersKeys(terminal);
	onlyOurs(terminal.output);
	expect(memory(terminal.pid)).toBeLessThan(300);
});

async function answersKeys(terminal: TerminalSession): Promise<void> {
	terminal.type('still here');
	await terminal.until('❯ still here');
	terminal.control('u');
	await terminal.until(({screen}) => !screen.call(terminal).includes('still here'));
}

/** The kinds of sequences that the program itself writes; with these gone, no control but CR and LF is left. */
function onlyOurs(output: string): void {
	for (const [name, attack] of Object.entries(attacks)) {
		expect(output.includes(attack), name).toBe(false);
	}

	// The title is ours: the host as the user wrote it, and once.
	const title = '\x1b[22;2t\x1b]2;smtpscope 127.0.0.1\x07';
	const titled = output.split(title);
	expect(titled.length).toBeLessThanOrEqual(2);
	const rest = titled
		.join('')
		.replace('\x1b[23;2t', '')
		.replace(/\x1b\[(?:[\d;]*[A-HJKm]|\d* q|[?>][\d;]*[hlu])/g, '')
		.replace(/\r|\n/g, '');
	expect(
		rest.match(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069].{0,20}/)?.[0],
	).toBeUndefined();
}

/** Resident megabytes, where the system tells it. */
function memory(pid: number): number {
	try {
		return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}

function hostileServer(answer: (socket: Socket, line: string) => void, greeting = 'hi'): Promise<TcpServer> {
	return tcpServer(socket => {
		socket.setEncoding('latin1');
		socket.write(`220 ${greeting}\r\n`);
		socket.on('data', (text: string) => answer(socket, text.trimEnd()));
	});
}
