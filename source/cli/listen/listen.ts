/** `smtpscope listen`: watches sessions that other programs hold with it, or through it. */
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {createIssuer} from '../../listen/issuer.ts';
import {type Listener, startListener} from '../../listen/listener.ts';
import type {WatchedSession} from '../../listen/watched-session.ts';
import {shown, visible} from '../../protocol/visible.ts';
import type {Identity} from '../../transport/incoming-tls.ts';
import {isLoopback} from '../../transport/loopback.ts';
import type {Values} from '../arguments/option.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';
import {print} from '../output/terminal.ts';
import {exportAuthority, loadAuthority, removeAuthority, type StoredAuthority} from './authority-file.ts';
import {keepIn} from './keep.ts';
import {listenGroups} from './options.ts';
import {type ListenPlan, planListener} from './plan.ts';
import {portProblem} from './port-problem.ts';
import {createPrinter} from './printer.ts';

export const listen: Subcommand = {
	usage: 'Usage: smtpscope listen [[address:]port] [options]',
	about:
		'Listens for other programs, and shows each session live, decoded and judged. It accepts any message and keeps it; no mail leaves this machine. With --to SERVER it passes each session on to that server instead and watches both sides.',
	groups: listenGroups,
	examples: [
		'smtpscope listen 2525 --keep inbox',
		'smtpscope listen 2525 --to starttls://mail.example.org',
		"smtpscope listen 2525 --answer 'RCPT TO:<full@*>=452 4.2.2 Mailbox full' --delay DATA=5s",
		'smtpscope listen --export-ca smtpscope-ca.pem        (for clients that check certificates)',
	],
	async run(values, positionals) {
		const [place, extra] = positionals;
		if (extra !== undefined) {
			throw new UsageError(
				`Only one address to listen on can be given; “${extra}” is extra. Use --ports for more.`,
			);
		}

		if (values.has('remove-ca')) {
			const {folder, existed} = await removeAuthority();
			say(
				existed
					? `The CA in ${folder} has been deleted. Clients that trust its certificate should remove it too.`
					: `There was no CA in ${folder}.`,
			);
			return EXIT.done;
		}

		const exported = values.get('export-ca');
		if (exported !== undefined && place === undefined && !values.has('ports')) {
			const stored = await loadAuthority();
			await exportAuthority(stored, exported);
			say(authorityWords(stored));
			say(`Its certificate is in ${exported}. Make the client trust it.`);
			return EXIT.done;
		}

		return listenUntilStopped(values, await planListener(values, place));
	},
};

function say(line: string): void {
	print(shown`${visible(line)}\n`);
}

const LISTED = 10_000;

async function listenUntilStopped(values: Values, plan: ListenPlan): Promise<number> {
	const stored = values.has('cert') || values.has('key') ? null : await loadAuthority();
	const exported = values.get('export-ca');
	if (stored && exported !== undefined) {
		await exportAuthority(stored, exported);
	}

	const most = sessionsFrom(values.get('sessions'));
	const folder = values.get('keep');
	const keeper = folder === undefined ? null : keepIn(folder);
	const identityFor = stored ? createIssuer(stored.authority, [plan.address]) : await ownIdentity(values);
	const printer = createPrinter(values);
	const stop = stopSignal();
	const sessions = new Map<number, WatchedSession>();
	let started = 0;
	const listener = await startListener({
		...plan,
		identityFor,
		keeper,
		busy: printer.busy,
		onMessage: printer.message,
		onSession(session) {
			sessions.set(session.number, session);
			// As many as the list has lines.
			sessions.delete(session.number - LISTED);
			printer.session(session);
			started++;
			if (started === most) {
				void session.ended.then(stop.stop);
			}
		},
	}).catch(error => {
		stop.stop();
		printer.close();
		throw portProblem(error, plan.address, plan.ports) ?? error;
	});
	const lines = openingLines(listener, plan, stored, folder);
	if (isForScreen(values)) {
		const {showSessions} = await import('./screen.ts');
		const left = showSessions({values, printer, sessions, lines}).then(() => true);
		const isLeft = await Promise.race([left, stop.stopped.then(() => false)]);
		if (!isLeft) {
			await listener.close();
			// The screen gives the terminal back when the process ends.
			process.exit(EXIT.done);
		}
	} else {
		for (const line of lines) {
			printer.say(line);
		}

		await stop.stopped;
	}

	await listener.close();
	printer.total(listener.refused);
	return EXIT.done;
}

/** On a terminal, unless a format is asked for; lines that are only added serve a screen reader better. */
function isForScreen(values: Values): boolean {
	const isDrawn = process.env.TERM !== 'dumb' && process.env.INK_SCREEN_READER !== 'true';
	return process.stdin.isTTY === true && process.stdout.isTTY === true && isDrawn && !values.has('format');
}

async function ownIdentity(values: Values): Promise<() => Identity> {
	const [cert, key] = [values.get('cert'), values.get('key')];
	if (cert === undefined || key === undefined) {
		throw new UsageError(
			`--${cert === undefined ? 'key' : 'cert'} requires --${cert === undefined ? 'cert' : 'key'} FILE too.`,
		);
	}

	const {checkTlsOptions} = await import('../../transport/tls-context.ts');
	const identity = {cert: await readTextFile(cert, 'cert'), key: await readTextFile(key, 'key')};
	const problem = checkTlsOptions(identity);
	if (problem) {
		throw new UsageError(`--cert ${cert}: ${problem.message} ${problem.advice ?? ''}`.trimEnd());
	}

	return () => identity;
}

function openingLines(
	listener: Listener,
	{address, starttls, to, protocol}: ListenPlan,
	stored: StoredAuthority | null,
	folder: string | undefined,
): string[] {
	const places = listener.ports.map(({port, implicitTls}) => {
		const tls = implicitTls ? 'TLS from the first byte' : starttls ? 'STARTTLS offered' : 'clear text only';
		return `${address.includes(':') ? `[${address}]` : address}:${port} (${protocol.toUpperCase()}, ${tls})`;
	});
	const lines = [`Listening on ${places.join(', ')}. Ctrl+C stops it.`];
	if (to) {
		lines.push(
			`Each session is passed on to ${to.target.host}. A client that logs in hands smtpscope its password; it is masked here and in logs.`,
		);
	} else {
		lines.push(
			folder === undefined
				? 'Every message is accepted, and none leaves this machine. --keep FOLDER also writes them to files.'
				: `Every message is accepted and written to ${folder}; none leaves this machine.`,
		);
	}

	if (!isLoopback(address)) {
		lines.push('Other machines can connect.');
	}

	return stored ? [...lines, authorityWords(stored), ''] : [...lines, ''];
}

function authorityWords({authority, fingerprint, folder, isNew}: StoredAuthority): string {
	return `${isNew ? 'A new CA was created for certificates' : 'Certificates are signed by'}: ${authority.name}, SHA-256 ${fingerprint}, stored in ${folder}. --remove-ca deletes it.`;
}

function sessionsFrom(text: string | undefined): number | null {
	if (text === undefined) {
		return null;
	}

	if (!/^[1-9]\d{0,8}$/.test(text)) {
		throw new UsageError(`--sessions accepts a number from 1; “${text}” was given.`);
	}

	return Number(text);
}

/** Resolves at Ctrl+C, or when it is asked to. */
function stopSignal(): {readonly stopped: Promise<void>; readonly stop: () => void} {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	let stop = (): void => {};
	const stopped = new Promise<void>(resolve => {
		stop = () => {
			for (const signal of signals) {
				process.off(signal, stop);
			}

			resolve();
		};
	});
	for (const signal of signals) {
		process.on(signal, stop);
	}

	return {stopped, stop: () => stop()};
}
