/**
 * Runs one command line with swaks and with smtpscope against the recording server, and says where they differ:
 * in the commands, in the message as its reader sees it, or in the exit code.
 */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {readParts} from './message-parts.ts';
import {
	type Behaviour,
	caOfRecorder,
	type Recorded,
	type Recorder,
	recordingServer,
} from './recording-server.ts';

export type Line = {
	/** `S` stands for the server with its port, `H` for its host, `P` for its port, `U` for its Unix socket. */
	readonly words: readonly string[];
	readonly stdin?: string;
	readonly behaviour?: Partial<Behaviour>;
	/** Of the name, the content. */
	readonly files?: Readonly<Record<string, string>>;
	readonly environment?: Readonly<Record<string, string>>;
};

export type Ran = {
	readonly code: number;
	readonly out: string;
	readonly err: string;
	readonly recorded: Recorded;
	/** The files after the run that were not there before it. */
};

export type Comparison = {
	readonly swaks: Ran;
	readonly ours: Ran;
	/** Empty where both did the same. */
	readonly differences: readonly string[];
	/** smtpscope connected to nobody, and said a sentence with exit code 1. */
	readonly refused: string | null;
};

export type Bench = AsyncDisposable & {
	compare(line: Line, way: Way): Promise<Comparison>;
};

/** The subcommand of smtpscope. */
export type Way = 'send' | 'swaks';

/** `program`: of smtpscope, as node is to run it. */
export async function comparing(program: string): Promise<Bench> {
	const folder = mkdtempSync(join(tmpdir(), 'swaks-compare-'));
	const socket = join(folder, 'socket');
	const server = await recordingServer(socket);
	writeFileSync(join(folder, 'ca.pem'), caOfRecorder);
	let runs = 0;
	const run = async (command: string, first: readonly string[], line: Line): Promise<Ran> => {
		const home = join(folder, `home-${runs++}`);
		mkdirSync(home);
		for (const [name, content] of Object.entries(line.files ?? {})) {
			mkdirSync(dirname(join(home, name)), {recursive: true});
			writeFileSync(join(home, name), content);
		}

		server.behave(line.behaviour ?? {});
		const words = line.words.map(word => placed(word, line, server, socket));
		const ran = await ranIn(home, command, [...first, ...words], {
			stdin: line.stdin ?? '',
			environment: {
				// swaks trusts everybody unless it is told to verify.
				...(line.words.some(word => /^--?tls-verify/.test(word))
					? {}
					: {SMTPSCOPE_CA: join(folder, 'ca.pem')}),
				// One for all runs: each has a home of its own.
				XDG_CACHE_HOME: join(folder, 'cache'),
				...line.environment,
			},
		});
		rmSync(home, {recursive: true, force: true});
		return {...ran, recorded: await server.taken()};
	};
	return {
		async compare(line, way) {
			const swaks = await run('swaks', [], line);
			const ours = await run(process.execPath, [program, way], line);
			const spoke = ours.recorded.commands.length > 0;
			const refused = ours.code === 1 && !spoke ? ours.err.trim() : null;
			return {swaks, ours, refused, differences: differences(swaks, ours, line)};
		},
		async [Symbol.asyncDispose]() {
			await server[Symbol.asyncDispose]();
			rmSync(folder, {recursive: true, force: true});
		},
	};
}

function placed(word: string, {words}: Line, {port, tlsPort}: Recorder, socket: string): string {
	const implicit = words.some(
		(each, index) =>
			/^--?(?:tlsc|tls-on-c\w*)$/.test(each) ||
			(/^S?SMTPS?A?$/i.test(each) && !/^SMTP$/i.test(each) && /^--?protocol$/.test(words[index - 1] ?? '')),
	);
	const chosen = String(implicit ? tlsPort : port);
	return word
		.replace(/^S$/, `127.0.0.1:${chosen}`)
		.replace(/^H$/, '127.0.0.1')
		.replace(/^(.*?)\bP$/, `$1${chosen}`)
		.replace(/^U$/, socket);
}

async function ranIn(
	cwd: string,
	command: string,
	args: readonly string[],
	{stdin, environment}: {readonly stdin: string; readonly environment: Readonly<Record<string, string>>},
): Promise<Omit<Ran, 'recorded'>> {
	const {PATH = ''} = process.env;
	const child = spawn(command, args, {
		cwd,
		stdio: 'pipe',
		timeout: 25_000,
		env: {PATH, HOME: cwd, XDG_CONFIG_HOME: cwd, USER: 'tester', LOGNAME: 'tester', ...environment},
	});
	let [out, err] = ['', ''];
	child.stdout.on('data', chunk => {
		out += chunk;
	});
	child.stderr.on('data', chunk => {
		err += chunk;
	});
	child.stdin.on('error', () => {});
	child.stdin.end(stdin);
	const [code] = await once(child, 'close');
	return {code: code ?? -1, out, err};
}

function differences(swaks: Ran, ours: Ran, line: Line): readonly string[] {
	const [theirs, mine] = [swaks, ours].map(({recorded}) =>
		recorded.commands.map(each => normal(each, line)).join('\n'),
	);
	const [theirMessages, myMessages] = [swaks, ours].map(({recorded}) =>
		recorded.messages.map(message => comparable(readParts(message))),
	);
	const codes = [swaks.code, ours.code];
	// Where the certificate is not good enough swaks breaks the handshake off, and smtpscope leaves after it.
	const untrusted = codes.every(code => code === 29) && !`${theirs}${mine}`.includes('MAIL');
	return [
		...(theirs === mine || untrusted ? [] : [`commands:\n--- swaks\n${theirs}\n--- smtpscope\n${mine}`]),
		...messageDifferences(theirMessages ?? [], myMessages ?? []),
		...(codes[0] === codes[1] ? [] : [`exit code: swaks ${codes[0]}, smtpscope ${codes[1]}`]),
	];
}

/** Without what each program may choose for itself: its default name, SIZE and BODY, the mechanism where none is named. */
function normal(command: string, {words}: Line): string {
	const named = (...names: string[]): boolean =>
		words.some(word => names.includes(word.replace(/^--?/, '').replace(/=.*/s, '')));
	const [, mark = '', text = ''] = /^(~?)(.*)$/s.exec(command) ?? [];
	if (/^(?:EHLO|HELO|LHLO) /.test(text) && !named('helo', 'ehlo', 'lhlo', 'h')) {
		return `${mark}${text.slice(0, 4)} …`;
	}

	if (text.startsWith('MAIL ')) {
		return `${mark}${text.replace(/ (?:SIZE=\d+|BODY=\w+|SMTPUTF8)/g, '')}`.replace(/<\w+@[^>]*>/, sender =>
			named('from', 'f') ? sender : '<user@host>',
		);
	}

	const names = words.filter((_word, index) =>
		/^--?(?:a|auth|ao|aos|auth-optional\S*)$/.test(words[index - 1] ?? ''),
	);
	return text.startsWith('AUTH ') &&
		!names.some(name => /^(?:plain|login|cram-md5|x-plain)(?:,|$)/i.test(name))
		? `${mark}${text.replace(/^AUTH \S+/, 'AUTH …')}`
		: command;
}

type Parts = ReturnType<typeof readParts>;

/** swaks 20201014 leaves the `@` in the name of an attachment; and where no type is given, ours is guessed from the name. */
function comparable({fields, parts}: Parts): Parts {
	return {
		fields,
		parts: parts.map(part => ({...part, name: part.name?.replace(/^@/, '').replace(/^.*\//, '') ?? null})),
	};
}

function withGuessedTypes(theirs: Parts, mine: Parts): Parts {
	return {
		...mine,
		parts: mine.parts.map((part, index) => {
			const other = theirs.parts[index];
			return other?.attached && other.type === 'application/octet-stream'
				? {...part, type: other.type}
				: part;
		}),
	};
}

function messageDifferences(theirs: readonly Parts[], mine: readonly Parts[]): readonly string[] {
	if (theirs.length !== mine.length) {
		return [`messages: swaks ${theirs.length}, smtpscope ${mine.length}`];
	}

	return theirs.flatMap((message, index) => {
		const other = mine[index];
		const [a, b] = [message, other && withGuessedTypes(message, other)].map(each =>
			JSON.stringify(each, null, 1),
		);
		return a === b ? [] : [`message:\n--- swaks\n${a}\n--- smtpscope\n${b}`];
	});
}
