/** The inspector: the full screen on a terminal, `run` on standard input without one. */
import {join} from 'node:path';
import process from 'node:process';
import type {TokenTools} from '../../commands/command.ts';
import {doorOf} from '../../dialogs/auth-guard.ts';
import {createSession} from '../../session/live-session.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {
	connection,
	general,
	keepAliveOption,
	oauth,
	output,
	profileOptions,
	purpose,
	screen,
} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {allowedBy} from '../connection/allowed.ts';
import {clientNameFrom} from '../connection/client-name.ts';
import {type ConnectionPlan, planConnection} from '../connection/connection.ts';
import {oauthClient, tokenSource} from '../connection/oauth.ts';

export const inspect: Subcommand = {
	usage: 'Usage: smtpscope [server] [options]',
	about: [
		'Opens the full-screen inspector on a server.',
		'Without a server it opens on the built-in practice server, and nothing leaves this machine.',
		'',
		'A server is host, host:port, [v6]:port, smtp://host, starttls://host, smtps://host, lmtp://host, unix:/path, lmtp:/path, or practice.',
	].join('\n'),
	groups: [
		{title: 'Output', options: [...output, ...screen]},
		{title: 'Connection', options: [...connection, ...purpose, keepAliveOption]},
		{title: 'Login', options: oauth},
		{title: 'Profile', options: profileOptions},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope',
		'smtpscope mail.example.org:587',
		'smtpscope smtps://mail.example.org --log session.txt',
	],
	async run(values, positionals) {
		if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
			const {run} = await import('../run/run.ts');
			return run.run(values, positionals.length > 0 ? positionals : ['practice']);
		}

		const plan = await planConnection(positionals[0] ?? 'practice', values, true);
		const session: Session = createSession({
			door: doorOf(() => session, allowedBy(values)),
			target: plan.target,
			transport: plan.transport,
			// A limit that the user set ends the wait; those of RFC 5321 are only remarked on.
			overdue: plan.timeout === undefined && Object.keys(plan.waits).length === 0 ? 'note' : 'fail',
			waits: plan.waits,
			...(plan.timeout !== undefined && {timeout: plan.timeout}),
		});
		const stopLog = await logTo(values, session);
		try {
			return await draw(session, plan, values);
		} finally {
			stopLog();
			await plan.close();
		}
	},
};

async function draw(
	session: Session,
	{practice, transport, timeout}: ConnectionPlan,
	values: Values,
): Promise<number> {
	const clientName = clientNameFrom(values);
	const tokens = await tokensFrom(values);
	// Until Ink's first effects the terminal would echo keys and shift the first frame.
	process.stdin.setRawMode(true);
	process.stdout.write('\r');
	try {
		const [{startInspector}, {draftFile, draftPath}] = await Promise.all([
			import('../../ui/start.tsx'),
			import('../../ui/compose/draft-file.ts'),
		]);
		const drafts = draftFile(await draftPath(), values.get('from'));
		const colour = !values.has('no-color') && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
		return await startInspector({
			session,
			colour,
			drafts,
			allowed: allowedBy(values),
			async probe(target, signal) {
				const {probeServer} = await import('../../dialogs/probe/probe.ts');
				const {servername, ...tls} = transport.tls ?? {};
				const isThis = target.host === session.target.host;
				return probeServer(target, {
					// The name to ask for is that of the server named on the command line.
					transport: {...transport, tls: {...tls, ...(isThis && servername !== undefined && {servername})}},
					timeout: timeout ?? 30_000,
					signal,
					...(clientName !== undefined && {clientName}),
				});
			},
			tokens,
			keepAlive: values.has('keep-alive'),
			historyPath: await historyPath(),
			log: values.get('log'),
			mouse: !values.has('no-mouse'),
			...(practice && {practice}),
			...(clientName !== undefined && {clientName}),
		});
	} finally {
		process.stdin.setRawMode(false);
	}
}

/** Checks the options before anything is drawn; a token is obtained only when `/auth` needs one. */
async function tokensFrom(values: Values): Promise<TokenTools> {
	const source = await tokenSource(values);
	const {clientId = '', clientSecret = ''} = await oauthClient(values);
	return {
		clientId,
		clientSecret,
		source:
			source &&
			(async asked => {
				try {
					return await source(asked);
				} catch (error) {
					if (error instanceof UsageError) {
						return {ok: false, problem: error.message};
					}

					throw error;
				}
			}),
	};
}

/** State, not settings: it lies apart from the profile (XDG_STATE_HOME). */
async function historyPath(): Promise<string> {
	const {default: envPaths} = await import('env-paths');
	return join(envPaths('smtpscope', {suffix: ''}).log, 'history');
}

/** What it returns ends the log. */
async function logTo(values: Values, session: Session): Promise<() => void> {
	if (!values.has('log') && !values.has('append')) {
		return () => {};
	}

	const [{accompany}, {createRedactor}, {openLog}] = await Promise.all([
		import('../../dialogs/conduct.ts'),
		import('../../reports/redactor.ts'),
		import('../output/log.ts'),
	]);
	const redactor = createRedactor();
	// The screen belongs to the session: there is no other place for a sentence.
	const log = openLog(values, redactor, sentence => session.note('log/stopped', sentence));
	const finish = accompany(session, {masks: redactor, witnesses: log.witnesses});
	return () => {
		finish();
		log.close();
	};
}
