/** `smtpscope run`: plays a session script without a screen. */
import {conduct, type Witness} from '../../dialogs/conduct.ts';
import {exitCodeOf} from '../../dialogs/outcome.ts';
import {createReplyTracker} from '../../dialogs/reply-tracker.ts';
import {ScriptError} from '../../dialogs/script/command.ts';
import {playSession} from '../../dialogs/script/play-session.ts';
import {createRedactor} from '../../reports/redactor.ts';
import type {Values} from '../arguments/option.ts';
import {
	clock,
	connection,
	credentials,
	exitDetail,
	format,
	general,
	keepAliveOption,
	oauth,
	output,
	profileOptions,
	purpose,
} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {allowedBy} from '../connection/allowed.ts';
import {clientNameFrom} from '../connection/client-name.ts';
import {type ConnectionPlan, planConnection} from '../connection/connection.ts';
import {secretSource} from '../connection/secret.ts';
import {openLog} from '../output/log.ts';
import {exitCodeWith} from '../output/output-file.ts';
import {warn} from '../output/terminal.ts';
import {type CheckedScript, checkScript} from './check-script.ts';
import {dryRun} from './dry-run.ts';
import {openRunReport, runFormats} from './report.ts';
import {scriptHost} from './script-host.ts';
import {readScript} from './script-source.ts';
import {serverAndScript} from './words.ts';

export const run: Subcommand = {
	usage: 'Usage: smtpscope run <server> [script] [options]',
	about:
		'Sends the lines of a script (a file, or standard input) as a session, always in step with the replies. A line that begins with / is a local command: /expect 250, /starttls, /auth PLAIN user … (see docs/reference.md).',
	groups: [
		{
			title: 'Script',
			options: [
				format(...runFormats),
				{name: 'stop-on-refusal', help: 'end with QUIT at the first refusal that no /expect covers'},
				{name: 'dry-run', help: 'show what would be sent if every line were accepted, without connecting'},
				exitDetail,
			],
		},
		{title: 'Output', options: [clock, ...output]},
		{title: 'Credentials', options: [...credentials, ...oauth]},
		{title: 'Connection', options: [...connection, ...purpose, keepAliveOption]},
		{title: 'Profile', options: profileOptions},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope run mail.example.org:587 session.txt',
		"printf 'EHLO me.example\\nQUIT\\n' | smtpscope run practice --format json",
	],
	// Behind `@work` a single word is the script.
	namesServer: (_values, words, section) => words.length > (section === null ? 0 : 1),
	async run(values, positionals) {
		const {server, script} = serverAndScript(positionals, values);
		const lines = await readScript(script);
		if (values.has('dry-run')) {
			return dryRun(server, lines, values);
		}

		const checked = await checkScript(lines);
		const plan = await planConnection(server, values);
		try {
			return await play(checked, server, plan, values, {
				clientName: clientNameFrom(values),
				user: values.get('auth-user') ?? plan.target.user,
			});
		} finally {
			await plan.close();
		}
	},
};

async function play(
	{lines, usesPassword}: CheckedScript,
	server: string,
	{target, transport, timeout, waits, keyLog}: ConnectionPlan,
	values: Values,
	who: {readonly clientName: string | undefined; readonly user: string | undefined},
): Promise<number> {
	const redactor = createRedactor();
	const report = await openRunReport(values, redactor, server);
	const secret = await secretSource(values, who.user, {
		warn,
		learn: each => redactor.learnSecret(each),
	});
	if (usesPassword) {
		await secret.prepare();
	}

	const log = openLog(values, redactor);
	const tracker = createReplyTracker();
	const follow: Witness = entry => {
		if (entry.type === 'reply') {
			tracker.feed(entry);
		}
	};
	try {
		return await conduct(
			{
				options: {target, transport, waits, ...(timeout !== undefined && {timeout})},
				allowed: allowedBy(values),
				masks: redactor,
				witnesses: [...log.witnesses, report.entry, follow],
			},
			session =>
				playSession(
					lines,
					scriptHost(session, tracker, report, values, {
						...who,
						password: secret.get,
						token: secret.token,
					}),
					{
						stopOnRefusal: values.has('stop-on-refusal'),
					},
				),
			(problem, entries) => {
				const exitCode = exitCodeWith(exitCodeOf(problem, values.has('exit-detail')), [log.file, keyLog]);
				report.result({problem, exitCode, accepted: tracker.accepted, rejected: tracker.rejected, entries});
				return exitCode;
			},
		);
	} catch (error) {
		throw error instanceof ScriptError ? new UsageError(error.message) : error;
	} finally {
		log.close();
	}
}
