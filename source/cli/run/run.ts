/** `smtpscope run`: plays a session script without a screen. */
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {doorOf} from '../../dialogs/auth-guard.ts';
import {upgradeAsPromised} from '../../dialogs/greet.ts';
import {createJudge, type Judge} from '../../dialogs/judge.ts';
import {connectProblem, lossProblem} from '../../dialogs/opening.ts';
import {EXIT, exitCodeOf, type Problem} from '../../dialogs/outcome.ts';
import {ScriptError, type ScriptHost, ScriptStop} from '../../dialogs/script/command.ts';
import {playScript, type ScriptEnd} from '../../dialogs/script/player.ts';
import {createSessionDiagnoser} from '../../message/session-findings.ts';
import {createRedactor} from '../../reports/redactor.ts';
import {followEntries} from '../../session/follow-entries.ts';
import {createSession} from '../../session/live-session.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {
	connection,
	credentials,
	exitDetail,
	format,
	general,
	oauth,
	output,
	purpose,
} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {allowedBy} from '../connection/allowed.ts';
import {type ConnectionPlan, planConnection} from '../connection/connection.ts';
import {tokenSource} from '../connection/oauth.ts';
import {passwordSource} from '../connection/password.ts';
import {loadProfile} from '../connection/profile.ts';
import {openLog} from '../output/log.ts';
import {warn} from '../output/terminal.ts';
import {dryRun} from './dry-run.ts';
import {openRunReport} from './report.ts';
import {scriptHost} from './script-host.ts';
import {readScript} from './script-source.ts';

export const run: Subcommand = {
	usage: 'Usage: smtpscope run <server> [script] [options]',
	about:
		'Plays the lines of a script (a file, or standard input) as a session, always in step with the replies. A line that begins with / is a local command: /expect 250, /starttls, /auth PLAIN user … (see readme.md).',
	groups: [
		{
			title: 'Script',
			options: [
				format('text', 'json', 'junit', 'markdown', 'html'),
				{name: 'stop-on-refusal', help: 'end with QUIT at the first refusal that no /expect covers'},
				{name: 'dry-run', help: 'show what would be sent if every line were accepted; connect to nothing'},
				exitDetail,
			],
		},
		{title: 'Output', options: output},
		{title: 'Credentials', options: [...credentials, ...oauth]},
		{title: 'Connection', options: [...connection, ...purpose]},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope run mail.example.org:587 session.txt',
		"printf 'EHLO me.example\\nQUIT\\n' | smtpscope run practice --format json",
	],
	async run(values, positionals) {
		const [server, script, extra] = positionals;
		if (extra !== undefined) {
			throw new UsageError(`run takes a server and one script; “${extra}” is one too many.`);
		}

		const profile = await loadProfile();
		const target = server ?? profile.server;
		if (target === undefined) {
			throw new UsageError('Name the server: smtpscope run mail.example.org:587 session.txt');
		}

		const lines = await readScript(script);
		if (values.has('dry-run')) {
			return dryRun(target, lines, values);
		}

		const plan = await planConnection(target, values);
		try {
			return await play(lines, target, plan, values, values.get('ehlo') ?? profile.ehlo, profile.authUser);
		} finally {
			await plan.practice?.close();
		}
	},
};

async function play(
	lines: readonly string[],
	server: string,
	plan: ConnectionPlan,
	values: Values,
	clientName: string | undefined,
	profileUser: string | undefined,
): Promise<number> {
	const redactor = createRedactor();
	const report = await openRunReport(values, redactor, server);
	const logFile = values.get('log');
	const log = logFile === undefined ? null : openLog(logFile, values.has('append'), redactor);
	const session: Session = createSession({
		door: doorOf(() => session, allowedBy(values)),
		target: plan.target,
		transport: plan.transport,
		...(plan.timeout !== undefined && {timeout: plan.timeout}),
	});
	const judge = createJudge();
	const diagnoser = createSessionDiagnoser({now: Date.now()});
	const follower = followEntries(session, entry => {
		redactor.learn(entry);
		const findings = diagnoser.feed(entry);
		report.entry(entry, findings);
		log?.write(entry, findings);
		if (entry.type === 'reply') {
			judge.feed(entry);
		}
	});
	if (plan.target.note) {
		session.note('target', plan.target.note);
	}

	const user = values.get('auth-user') ?? plan.target.user ?? profileUser;
	// Before anything is connected: a person may need minutes, and a server does not wait for them.
	const token = (await (await tokenSource(values, user, warn))?.()) ?? null;
	const password = token === null ? passwordSource(values, warn) : async () => token;
	const host = scriptHost(session, judge, report, values, {
		password: async () => {
			const secret = await password();
			if (secret !== null) {
				redactor.learnSecret(secret);
			}

			return secret;
		},
		user,
		token: token !== null,
	});
	const interrupt = (): void => session.close();
	process.once('SIGINT', interrupt);
	try {
		const problem = await playWhole(lines, session, host, values, clientName);
		session.close();
		follower.finish();
		const exitCode = exitCodeOf(problem, values.has('exit-detail'));
		report.result({
			problem,
			exitCode,
			accepted: judge.accepted,
			rejected: judge.rejected,
			entries: session.entries,
		});
		return exitCode;
	} finally {
		process.removeListener('SIGINT', interrupt);
		session.close();
		log?.close();
	}
}

async function playWhole(
	lines: readonly string[],
	session: Session,
	host: ScriptHost,
	values: Values,
	clientName: string | undefined,
): Promise<Problem | undefined> {
	const {judge} = host;
	await session.connect();
	const unconnected = connectProblem(session);
	if (unconnected) {
		return unconnected;
	}

	try {
		await open(session, host, clientName);
		const end = await playScript(lines, host, {stopOnRefusal: values.has('stop-on-refusal')});
		await leave(session, end, judge);
		await farewell(session);
	} catch (error) {
		if (error instanceof ScriptStop) {
			session.note('script/stopped', error.message);
		} else if (error instanceof ScriptError) {
			session.close();
			throw new UsageError(error.message);
		} else {
			throw error;
		}
	}

	return judge.verdict();
}

/** The upgrade before the script where the target asks for it, and the verdict on the certificate. */
async function open(session: Session, host: ScriptHost, clientName: string | undefined): Promise<void> {
	const broken = await upgradeAsPromised(session, clientName);
	const reason = broken === null ? host.trust() : `${broken} The script was not run.`;
	if (reason) {
		host.judge.blame({stage: 'tls', exitCode: EXIT.tls, temporary: false});
		throw new ScriptStop(reason);
	}
}

/** After its 221 the server closes; one that does not is left after a second. */
async function farewell(session: Session): Promise<void> {
	if (!session.state.closing || session.state.phase.name === 'closed') {
		return;
	}

	const stop = new AbortController();
	const unsubscribe = session.subscribe(() => {
		if (session.state.phase.name === 'closed') {
			stop.abort();
		}
	});
	await sleep(1000, undefined, {signal: stop.signal}).catch(() => {});
	unsubscribe();
}

async function leave(session: Session, end: ScriptEnd, judge: Judge): Promise<void> {
	switch (end) {
		case 'lost':
			// A refusal comes first: many servers close behind it.
			judge.verdict();
			judge.blame(lossProblem(session));
			return;
		case 'inside-message':
			session.note(
				'script/inside-message',
				'The script ended inside a message. The dot is never sent for you; the server has taken nothing.',
			);
			judge.blame({stage: 'data', exitCode: EXIT.data, temporary: false});
			return;
		case 'stopped':
			await session.type('QUIT');
			await session.settled();
			return;
		case 'finished':
			if (session.state.phase.name !== 'closed' && !session.state.closing) {
				session.note('script/no-quit', 'The script ended without QUIT; the connection is closed.');
			}
	}
}
