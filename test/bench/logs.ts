/** Counting a mail log: beside pflogsumm, and whether time and memory per line stay the same for a log 100 times as long. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {pipeline} from 'node:stream/promises';
import {compare, timed} from './measure.ts';

/** Three lines for each message, in the proportions of an ordinary day. */
const linesPerMessage = 3;

const refusals: readonly string[] = [
	'dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 User unknown (in reply to RCPT TO command))',
	'dsn=4.2.0, status=deferred (host mx.example.net[198.51.100.25] said: 450 4.2.0 Greylisted, please try again (in reply to RCPT TO command))',
	'dsn=5.7.26, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.7.26 The sender is not authenticated (in reply to end of DATA command))',
];

/** A Postfix log, piece by piece. */
export function* postfixLog(lines: number): Generator<string> {
	const messages = Math.ceil(lines / linesPerMessage);
	let piece = '';
	for (let index = 0; index < messages; index++) {
		const second = Math.floor((index * 86_400) / messages);
		const clock = new Date(Date.UTC(2026, 10, 28) + second * 1000).toISOString().slice(0, 19);
		const id = (0x10_00_00_00 + index).toString(16).toUpperCase();
		const end =
			index % 7 === 0
				? refusals[(index / 7) % refusals.length]
				: `dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${id})`;
		piece += `${clock}+00:00 mail postfix/smtpd[811]: ${id}: client=app.example.org[192.0.2.31]\n`;
		piece += `${clock}+00:00 mail postfix/qmgr[800]: ${id}: from=<a@example.org>, size=4120, nrcpt=1 (queue active)\n`;
		piece += `${clock}+00:00 mail postfix/smtp[813]: ${id}: to=<b${index % 5000}@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=1.2, delays=0.1/0/0.6/0.5, ${end}\n`;
		if (piece.length > 64 * 1024) {
			yield piece;
			piece = '';
		}
	}

	yield piece;
}

export async function compareLogs(cli: string, folder: string, rounds: number): Promise<void> {
	const log = join(folder, 'mail.log');
	await pipeline(Readable.from(postfixLog(180_000)), createWriteStream(log));
	const ours = (): Promise<number> =>
		timed(() => finished(process.execPath, [cli, 'explain', log, '--format', 'text']));
	const theirs = (): Promise<number> => timed(() => finished('pflogsumm', [log]));
	try {
		await compare(
			{name: 'A log of 180,000 lines', a: 'smtpscope explain', b: 'pflogsumm', aim: 0.5},
			ours,
			theirs,
			rounds,
		);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
			throw error;
		}

		console.log('A log of 180,000 lines: not compared, since pflogsumm is not installed');
	}

	const hook = join(folder, 'log-memory.mjs');
	await writeFile(
		hook,
		"process.on('exit', () => process.stderr.write(JSON.stringify(process.resourceUsage()) + '\\n'));\n",
	);
	const short = await streamed(cli, hook, 100_000);
	const long = await streamed(cli, hook, Number(process.env.LOG_LINES ?? 10_000_000));
	console.log(
		`CPU per line, ${counted(long)} against ${counted(short)}: ${(long.perLine / short.perLine).toFixed(2)}× (aim ≤ 1×)`,
	);
	for (const {lines, perLine, peak} of [long, short]) {
		console.log(
			`    ${lines.toLocaleString('en')} lines: ${perLine.toFixed(2)} µs per line, ${peak.toFixed(0)} MiB at most`,
		);
	}
}

type Figure = {
	readonly lines: number /** Microseconds. */;
	readonly perLine: number /** MiB. */;
	readonly peak: number;
};

const counted = ({lines}: Figure): string => `${lines.toLocaleString('en')} lines`;

async function streamed(cli: string, hook: string, lines: number): Promise<Figure> {
	const child = spawn(process.execPath, ['--import', hook, cli, 'explain', '-'], {
		stdio: ['pipe', 'ignore', 'pipe'],
	});
	const [said, [code]] = await Promise.all([
		text(child.stderr),
		once(child, 'exit'),
		pipeline(Readable.from(postfixLog(lines)), child.stdin),
	]);
	const usage = /\{"userCPUTime.*\}/.exec(said)?.[0];
	if (code !== 0 || usage === undefined) {
		throw new Error(`explain of ${lines} lines ended with ${code}: ${said}`);
	}

	const {userCPUTime, systemCPUTime, maxRSS}: NodeJS.ResourceUsage = JSON.parse(usage);
	return {lines, perLine: (userCPUTime + systemCPUTime) / lines, peak: maxRSS / 1024};
}

async function finished(command: string, args: readonly string[]): Promise<void> {
	const child = spawn(command, args, {stdio: 'ignore'});
	const [code] = await once(child, 'exit');
	if (code !== 0) {
		throw new Error(`${command} ended with ${code}`);
	}
}
