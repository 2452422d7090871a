/** `smtpscope send`: composes a message from options and sends it, every step shown. */
import {createWriteStream, writeFileSync} from 'node:fs';
import process from 'node:process';
import {pipeline} from 'node:stream/promises';
import {exitCodeOf} from '../../dialogs/outcome.ts';
import {buildMessage} from '../../message/build.ts';
import {BuildError, type BuiltMessage, type Letter, type ReadyMessage} from '../../message/letter.ts';
import {createSessionDiagnoser} from '../../message/session-findings.ts';
import {createRedactor} from '../../reports/redactor.ts';
import {followEntries} from '../../session/follow-entries.ts';
import {createSession} from '../../session/live-session.ts';
import type {Values} from '../arguments/option.ts';
import {connection, credentials, exitDetail, general, oauth, output, purpose} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {type MailDomain, planConnection} from '../connection/connection.ts';
import {resolverFrom} from '../connection/names.ts';
import {tokenMechanisms, tokenSource} from '../connection/oauth.ts';
import {passwordSource} from '../connection/password.ts';
import {loadProfile, type Profile} from '../connection/profile.ts';
import {fileProblem} from '../output/files.ts';
import {openLog} from '../output/log.ts';
import {warn} from '../output/terminal.ts';
import {converse} from './conversation.ts';
import {deliveryOptionsFrom, type SendDelivery} from './delivery.ts';
import {letterFrom, recipientOptions} from './letter.ts';
import {deliveryOptions, letterOptions, reportOptions, serverOptions} from './options.ts';
import {openSendReport} from './report.ts';
import {protocolAsksForLogin, serverFrom, withServerOptions} from './server.ts';
import {alreadySo, insteadOf} from './swaks-options.ts';

export const send: Subcommand = {
	usage: 'Usage: smtpscope send <server> --from ADDRESS --to ADDRESS [options]',
	about:
		'Composes a message and sends it, showing every command, reply and byte. Refused recipients are listed one by one; the others get the message (exit code 40). Options that swaks has too go by its names.',
	groups: [
		{title: 'Message', options: letterOptions},
		{title: 'Delivery', options: [...deliveryOptions, exitDetail]},
		{title: 'Server', options: serverOptions},
		{title: 'Credentials', options: [...credentials, ...oauth]},
		{title: 'Output', options: [...reportOptions, ...output]},
		{title: 'Connection', options: [...connection, ...purpose]},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope send practice --from alice@practice.test --to bob@practice.test',
		'smtpscope send starttls://mail.example.org --auth-user alice --from alice@example.org --to bob@example.net --subject Hello --body @letter.txt --attach @report.pdf',
		'smtpscope send mail.example.org --from alice@example.org --to bob@example.net --quit-after RCPT',
	],
	unlisted: alreadySo,
	insteadOf,
	async run(values, positionals) {
		const profile = await loadProfile();
		const server = serverFrom(values, positionals, profile);
		const clientName = values.get('ehlo') ?? profile.ehlo;
		const delivery = deliveryOptionsFrom(values);
		const letter = await letterFrom(values, profile, clientName, delivery.quitAfter);
		const first = await buildOrExplain(letter);
		if (values.has('dump-mail')) {
			await pipeline(first.open(), process.stdout, {end: false});
			return 0;
		}

		if (first.envelope.to.length === 0 && recipientOptions.some(name => values.has(name))) {
			const given = recipientOptions.filter(name => values.has(name));
			throw new UsageError(
				`Nobody would get it: ${given.map(name => `--${name} “${values.all(name).join(', ')}”`).join(' and ')} names no address.`,
			);
		}

		const {to} = first.envelope;
		return sendTo(server ?? domainOf(to), letter, delivery, values, profile, clientName);
	},
};

/** Without a server the message goes where mail for its recipients goes, which must be one domain. */
function domainOf(recipients: readonly string[]): MailDomain {
	const domains = new Set(
		recipients.map(address => address.slice(address.lastIndexOf('@') + 1).toLowerCase()),
	);
	const [domain, another] = domains;
	if (domain === undefined || domain === '') {
		throw new UsageError('Name the server: smtpscope send mail.example.org --from … --to …');
	}

	if (another !== undefined) {
		throw new UsageError(
			`Name the server. Without one the message goes to the mail host (MX) of its recipients, and these are at different domains: ${[...domains].join(', ')}.`,
		);
	}

	return {domain};
}

async function sendTo(
	server: string | MailDomain,
	letter: Letter | ReadyMessage,
	delivery: SendDelivery,
	values: Values,
	profile: Profile,
	clientName: string | undefined,
): Promise<number> {
	const redactor = createRedactor();
	const report = await openSendReport(values, redactor, typeof server === 'string' ? server : server.domain);
	const saveTo = values.get('save-eml');
	if (saveTo !== undefined) {
		makeFile(saveTo);
	}

	const plan = await planConnection(server, values);
	const target = withServerOptions(plan, values);
	const logFile = values.get('log');
	const log = logFile === undefined ? null : openLog(logFile, values.has('append'), redactor);
	const session = createSession({
		target,
		transport: plan.transport,
		...(plan.timeout !== undefined && {timeout: plan.timeout}),
	});
	const diagnoser = createSessionDiagnoser({now: Date.now(), messages: !values.has('no-lint')});
	const follower = followEntries(session, entry => {
		redactor.learn(entry);
		const findings = diagnoser.feed(entry);
		report.entry(entry, findings);
		log?.write(entry, findings);
	});
	if (target.note) {
		session.note('target', target.note);
	}

	const user = values.get('auth-user') ?? target.user ?? profile.authUser;
	// Before anything is connected: a person may need minutes, and a server does not wait for them.
	const token = (await (await tokenSource(values, user, warn))?.()) ?? null;
	const password = token === null ? passwordSource(values, warn) : async () => token;
	const interrupt = (): void => session.close();
	process.once('SIGINT', interrupt);
	try {
		const {problem, deliveries} = await converse(session, {
			letter,
			delivery: {
				...delivery.options,
				...(clientName !== undefined && {clientName}),
				onProgress: report.progress,
			},
			count: delivery.count,
			quitAfter: delivery.quitAfter,
			drop: delivery.drop,
			tls: values.has('tls-optional') ? 'optional' : target.security === 'starttls' ? 'demanded' : 'no',
			insecure: values.has('insecure'),
			allowClearAuth: values.has('allow-clear-auth'),
			lint: !values.has('no-lint'),
			dns: values.has('check-sender') ? resolverFrom(values) : null,
			login: {
				mechanism: values.get('auth') || (token === null ? undefined : tokenMechanisms),
				user,
				asked:
					values.has('auth') ||
					token !== null ||
					values.has('auth-user') ||
					target.user !== undefined ||
					protocolAsksForLogin(values),
				async password() {
					const secret = await password();
					if (secret !== null) {
						redactor.learnSecret(secret);
					}

					return secret;
				},
			},
			...(saveTo !== undefined && {
				onBuilt: (message: BuiltMessage) => pipeline(message.open(), createWriteStream(saveTo)),
			}),
		});
		session.close();
		follower.finish();
		const exitCode = exitCodeOf(problem, values.has('exit-detail'));
		report.result({problem, exitCode, deliveries, entries: session.entries});
		return exitCode;
	} catch (error) {
		throw error instanceof BuildError ? new UsageError(error.message) : error;
	} finally {
		process.removeListener('SIGINT', interrupt);
		session.close();
		log?.close();
		await plan.practice?.close();
	}
}

async function buildOrExplain(letter: Letter | ReadyMessage): Promise<BuiltMessage> {
	try {
		return await buildMessage(letter);
	} catch (error) {
		throw error instanceof BuildError ? new UsageError(error.message) : error;
	}
}

/** The file is made before anything is sent, so that a name that cannot be used is told in time. */
function makeFile(path: string): void {
	try {
		writeFileSync(path, '', {flag: 'wx', mode: 0o600});
	} catch (error) {
		const noFolder = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		throw new UsageError(
			`--save-eml: ${noFolder ? `“${path}” cannot be written: its folder does not exist.` : fileProblem(path, error)}`,
		);
	}
}
