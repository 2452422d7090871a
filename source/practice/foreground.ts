/** `smtpscope practice`: the practice server alone, telling what happens, until it is interrupted. */
import process from 'node:process';
import {type Shown, shown, visible} from '../protocol/visible.ts';
import {type PracticeEvent, type PracticeOptions, startPractice} from './practice.ts';
import {owners} from './refusals.ts';

export type ForegroundOptions = Omit<PracticeOptions, 'onEvent'> & {
	/** Gets each line, without its end. */
	readonly print: (line: Shown) => void;
	/** When to stop; SIGINT, SIGTERM or SIGHUP where absent. */
	readonly until?: Promise<unknown>;
};

/** Runs the practice server until it is stopped. Rejects when the port is taken. */
export async function runPractice({
	print,
	until = interrupted(),
	...options
}: ForegroundOptions): Promise<void> {
	const practice = await startPractice({...options, onEvent: event => print(describe(event))});
	const scheme = options.implicitTls ? 'smtps' : 'smtp';
	print(
		shown`Practice server at ${scheme}://${visible(practice.host)}:${practice.port}. Nothing sent to it leaves this machine.`,
	);
	print(shown`  User ${visible(practice.user)}, password ${visible(practice.password)}`);
	print(shown`  Mailboxes ${visible(owners.join(' and '))}; mail is kept in memory until the server stops`);
	print(
		shown`  Mail to greylist@, full@, overquota@, tempfail@, disabled@ and drop@practice.test is refused, each in its own way`,
	);
	print(shown`  Press Ctrl+C to stop it`);
	print('');
	await until;
	await practice.close();
	print(shown`The practice server has stopped.`);
}

function describe(event: PracticeEvent): Shown {
	return visible(`${String(event.client).padStart(3)}  ${words(event)}`);
}

function words(event: PracticeEvent): string {
	switch (event.type) {
		case 'connected':
			return 'connected';
		case 'secured':
			return 'switched to TLS';
		case 'closed':
			return 'disconnected';
		case 'logged-in':
			return `logged in as ${event.user} with ${event.mechanism}`;
		case 'login-refused':
			return `could not log in as ${event.user} with ${event.mechanism}`;
		case 'sender':
			return `has mail from <${event.address}>`;
		case 'recipient':
			return `… for <${event.address}>`;
		case 'refused':
			return `${event.about} refused: ${event.code} ${event.text}`;
		case 'message':
			return `left a message of ${event.octets} octets for ${event.to.join(', ')}`;
	}
}

async function interrupted(): Promise<void> {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	return new Promise(resolve => {
		function stop(): void {
			for (const signal of signals) {
				process.off(signal, stop);
			}

			resolve();
		}

		for (const signal of signals) {
			process.on(signal, stop);
		}
	});
}
