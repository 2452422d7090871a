/** Short runs of the program, in processor time: what people wait for when a machine has nothing else to do. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {compare} from './measure.ts';

type Bench = {readonly cli: string; readonly folder: string; readonly port: number; readonly rounds: number};

type Command = readonly string[];

export async function compareStarts({cli, folder, port, rounds}: Bench): Promise<void> {
	const script = join(folder, 'five-lines');
	const lines = [
		'EHLO bench.example',
		'MAIL FROM:<a@bench.example>',
		'RCPT TO:<b@bench.example>',
		'RSET',
		'QUIT',
	];
	await writeFile(script, `${lines.join('\n')}\n`);
	const reply = join(folder, 'reply');
	await writeFile(reply, '550 5.1.1 <bob@bench.example>: Recipient address rejected: User unknown\n');
	const bare: Command = [process.execPath, '-e', '0'];
	const ours = (...words: readonly string[]): Command => [process.execPath, cli, ...words];
	const server = `smtp://127.0.0.1:${port}`;
	const envelope = ['--from', 'a@bench.example', '--to', 'b@bench.example'];
	const starts: readonly (readonly [name: string, aim: number, words: Command])[] = [
		['--version', 1.5, ['--version']],
		['--help', 1.5, ['--help']],
		['run of five lines', 2.5, ['run', server, script]],
		['send of a small message', 3, ['send', server, ...envelope]],
		['explain of one reply', 2.5, ['explain', reply]],
	];
	for (const [name, aim, words] of starts) {
		await compareCommands({name, aim}, ours(...words), bare, rounds);
	}

	if (await isInstalled('swaks')) {
		const theirs = ['swaks', '--server', `127.0.0.1:${port}`, ...envelope];
		await compareCommands(
			{name: 'send of a small message', aim: 1.8},
			ours('send', server, ...envelope),
			theirs,
			rounds,
		);
	}

	if (await isInstalled('curl')) {
		await compareWithCurl({folder, rounds, server, envelope, ours});
	}
}

type Sending = {
	readonly folder: string;
	readonly rounds: number;
	readonly server: string;
	readonly envelope: readonly string[];
	readonly ours: (...words: readonly string[]) => Command;
};

/**
 * With a file attached both programs do the same work: they read it, encode it and send it. A finished message curl
 * sends without a look at it, while ours reads it through first, for SIZE, 8BITMIME and its line ends; there, most of
 * the ratio is what a start costs.
 */
async function compareWithCurl({folder, rounds, server, envelope, ours}: Sending): Promise<void> {
	const curl: Command = [
		...['curl', '--silent', server],
		...['--mail-from', 'a@bench.example', '--mail-rcpt', 'b@bench.example'],
	];
	const file = join(folder, 'large.bin');
	await writeFile(file, Buffer.alloc(32 * 1024 * 1024, 'what an attachment holds '));
	const fields = ['From: a@bench.example', 'To: b@bench.example', 'Subject: bench'];
	await compareCommands(
		{name: 'send with a file of 32 MiB attached', aim: 1.5},
		ours('send', server, ...envelope, '--attach', `@${file}`, '--silent'),
		[
			...curl,
			...fields.flatMap(field => ['-H', field]),
			'-F',
			'text=bench',
			'-F',
			`file=@${file};encoder=base64`,
		],
		rounds,
	);
	const message = join(folder, 'large.eml');
	await writeFile(message, `Subject: bench\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(466_034)}`);
	await compareCommands(
		{name: 'send of a finished message of 32 MiB', aim: 5},
		ours('send', server, ...envelope, '--data', `@${message}`, '--silent'),
		[...curl, '-T', message],
		rounds,
	);
}

async function compareCommands(
	{name, aim}: {readonly name: string; readonly aim: number},
	ours: Command,
	theirs: Command,
	rounds: number,
): Promise<void> {
	const [other = ''] = theirs;
	const b = other === process.execPath ? 'node -e 0' : other;
	await compare(
		{name: `${name} against ${b}`, a: 'smtpscope', b, aim},
		() => processorTime(ours),
		() => processorTime(theirs),
		rounds,
	);
}

/** Milliseconds of a whole process, its threads and the system's work for it, as bash counts them. */
async function processorTime(command: Command): Promise<number> {
	const timed = 'TIMEFORMAT="%U %S"; time "$@" </dev/null >/dev/null 2>&1';
	const child = spawn('bash', ['-c', timed, 'bash', ...command], {stdio: ['ignore', 'ignore', 'pipe']});
	const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
	const [user = Number.NaN, system = Number.NaN] = said.trim().split(' ').map(Number);
	if (code !== 0) {
		throw new Error(`${command.join(' ')} ended with ${code}`);
	}

	return (user + system) * 1000;
}

async function isInstalled(program: string): Promise<boolean> {
	const child = spawn(program, ['--version'], {stdio: 'ignore'});
	return once(child, 'exit').then(
		() => true,
		() => false,
	);
}
