/** `npm run bench`: each figure beside the one it is measured against, in one run. Ratios, not times, are what to read. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {build} from 'esbuild';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import {createSession, parseTarget} from '../../source/index.ts';
import {TerminalSession} from '../support/terminal.ts';
import {compareDelivery} from './delivery.ts';
import {compareLogs} from './logs.ts';
import {compare, timed} from './measure.ts';
import {compareMemory} from './memory.ts';
import {compareRelay} from './relay.ts';
import {startSink} from './sinks.ts';
import {compareStarts} from './starts.ts';

const rounds = Number(process.env.ROUNDS ?? 7);
const cli = join(import.meta.dirname, '../../dist/cli.js');
const folder = await mkdtemp(join(tmpdir(), 'smtpscope-bench-'));

const bare = (): Promise<number> => timed(() => node(['-e', '0']));

async function node(args: readonly string[]): Promise<void> {
	const child = spawn(process.execPath, args, {stdio: 'ignore'});
	const [code] = await once(child, 'exit');
	if (code !== 0) {
		throw new Error(`${args.join(' ')} ended with ${code}`);
	}
}

async function firstFrame(): Promise<number> {
	const start = performance.now();
	await using terminal = new TerminalSession([cli, `smtp://127.0.0.1:${sink.port}`], {
		columns: 120,
		rows: 40,
	});
	await terminal.until('Conversation');
	return performance.now() - start;
}

/** A session that ends as people end it: what V8 compiled is kept then, as for every later start. */
async function startOnce(): Promise<void> {
	await using terminal = new TerminalSession([cli, `smtp://127.0.0.1:${sink.port}`], {
		columns: 120,
		rows: 40,
	});
	await terminal.untilLive();
	terminal.enter('/quit');
	await terminal.untilExit();
}

const sink = await startSink();
try {
	await startOnce();
	await compare(
		{name: 'First frame', a: 'smtpscope on a terminal', b: 'node -e 0', aim: 4},
		firstFrame,
		bare,
		rounds,
	);
	await compareStarts({cli, folder, port: sink.port, rounds});
	await compare(
		{name: 'Sending 32 MiB', a: 'smtpscope', b: 'nodemailer', aim: 1},
		() => timed(sendOurs),
		() => timed(() => sendTheirs()),
		rounds,
	);
	await compareDelivery(folder, sink.port, rounds);
	await compareRelay({cli, folder, sinkPort: sink.port, rounds, send: sendTheirs});
	await compareMemory(cli, folder, sink.port);
	await compareLogs(cli, folder, rounds);
	await compareKeys();
} finally {
	sink.close();
	await rm(folder, {recursive: true});
}

function* message(): Generator<Uint8Array> {
	const line = Buffer.from(`${'x'.repeat(70)}\r\n.dots\r\n`);
	const piece = Buffer.concat(Array.from({length: Math.floor((256 * 1024) / line.length)}, () => line));
	yield Buffer.from('Subject: bench\r\n\r\n');
	for (let octets = 0; octets < 32 * 1024 * 1024; octets += piece.length) {
		yield piece;
	}
}

async function sendOurs(): Promise<void> {
	const parsed = parseTarget(`smtp://127.0.0.1:${sink.port}`);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	const session = createSession({target: parsed.target});
	await session.connect();
	for (const line of [
		'EHLO bench.example',
		'MAIL FROM:<a@bench.example>',
		'RCPT TO:<b@bench.example>',
		'DATA',
	]) {
		await session.type(line);
	}

	await session.sendContent(Readable.from(message()));
	await session.type('.');
	await session.type('QUIT');
	session.close();
}

async function sendTheirs(port = sink.port): Promise<void> {
	const connection = new SMTPConnection({host: '127.0.0.1', port, ignoreTLS: true});
	await new Promise<void>(resolve => {
		connection.connect(() => resolve());
	});
	await new Promise<void>((resolve, reject) => {
		const envelope = {from: 'a@bench.example', to: ['b@bench.example']};
		connection.send(envelope, Readable.from(message()), error => (error ? reject(error) : resolve()));
	});
	connection.quit();
}

/** From a key to the changed cell, on two programs that run beside each other. */
async function compareKeys(): Promise<void> {
	const file = join(folder, 'screen.js');
	await build({
		entryPoints: [join(import.meta.dirname, 'screen.tsx')],
		outfile: file,
		bundle: true,
		minify: true,
		platform: 'node',
		format: 'esm',
		jsx: 'automatic',
		define: {'process.env.NODE_ENV': '"production"'},
		alias: {'react-devtools-core': join(import.meta.dirname, '../../build/devtools-stub.js')},
		banner: {js: 'import {createRequire as r} from "node:module"; const require = r(import.meta.url);'},
		logLevel: 'error',
	});
	await using few = await opened(file, 100);
	await using many = await opened(file, 100_000);
	const key = (terminal: TerminalSession) => async (): Promise<number> => {
		const before = terminal.screen();
		return timed(async () => {
			terminal.type('N');
			await terminal.until(() => terminal.screen() !== before);
		});
	};

	await compare(
		{name: 'A key, 100,000 entries against 100', a: '100,000 entries', b: '100 entries', aim: 1.2},
		key(many),
		key(few),
		60,
	);
}

async function opened(file: string, count: number): Promise<TerminalSession> {
	const terminal = new TerminalSession([file, String(count)], {columns: 120, rows: 40});
	await terminal.until('250 2.0.0 Ok', 60_000);
	return terminal.untilLive();
}
