/** What a session costs that is watched on its way: the same bytes straight to the sink, and through `listen --to`. */
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import process from 'node:process';
import {compare, median, timed} from './measure.ts';

const COMMANDS = 500;

export type RelayBench = {
	readonly cli: string;
	/** For what the listener keeps. */
	readonly folder: string;
	readonly sinkPort: number;
	readonly rounds: number;
	/** Sends 32 MiB as an ordinary mail library does. */
	readonly send: (port: number) => Promise<void>;
};

export async function compareRelay({cli, folder, sinkPort, rounds, send}: RelayBench): Promise<void> {
	const relay = spawn(process.execPath, [cli, 'listen', '0', '--to', `smtp://127.0.0.1:${sinkPort}`], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {...process.env, XDG_DATA_HOME: folder},
	});
	try {
		const port = await portOf(relay);
		await compare(
			{
				name: 'Passing on 32 MiB',
				a: 'nodemailer through smtpscope listen',
				b: 'nodemailer straight',
				aim: 1.15,
			},
			() => timed(() => send(port)),
			() => timed(() => send(sinkPort)),
			rounds,
		);
		await compareCommands(port, sinkPort, rounds);
	} finally {
		relay.kill('SIGINT');
		await once(relay, 'exit');
	}
}

async function compareCommands(port: number, sinkPort: number, rounds: number): Promise<void> {
	const [through, straight]: [number[], number[]] = [[], []];
	for (let round = 0; round < rounds; round++) {
		through.push((await timed(() => sendCommands(port))) / COMMANDS);
		straight.push((await timed(() => sendCommands(sinkPort))) / COMMANDS);
	}

	const added = median(through) - median(straight);
	console.log(`Passing on a command: ${added.toFixed(2)} ms more than straight (aim ≤ 2 ms)`);
}

async function portOf(relay: ChildProcess): Promise<number> {
	let said = '';
	for (;;) {
		const [chunk] = await once(relay.stdout ?? relay, 'data');
		said += String(chunk);
		const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1];
		if (port !== undefined) {
			relay.stdout?.resume();
			return Number(port);
		}
	}
}

async function sendCommands(port: number): Promise<void> {
	const client = await open(port);
	for (let count = 0; count < COMMANDS; count++) {
		await client.ask('NOOP\r\n');
	}

	client.socket.destroy();
}

/** Asks one line at a time: a reply is over at its last line. */
async function open(port: number) {
	const socket: Socket = connect({port, host: '127.0.0.1', noDelay: true});
	let heard = '';
	let wake = (): void => {};
	socket.on('data', chunk => {
		heard += chunk.toString('latin1');
		wake();
	});
	const reply = async (): Promise<void> => {
		while (!/^\d{3} .*\r\n/m.test(heard)) {
			await new Promise<void>(resolve => {
				wake = resolve;
			});
		}

		heard = '';
	};
	await reply();
	return {
		socket,
		async ask(text: string): Promise<void> {
			socket.write(text);
			await reply();
		},
	};
}
