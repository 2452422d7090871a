/** `smtpscope send`: composes a message from options and sends it, every step shown. */
import process from 'node:process';
import {pipeline} from 'node:stream/promises';
import {conduct} from '../../dialogs/conduct.ts';
import type {DeliverOptions} from '../../dialogs/deliver/delivery.ts';
import {exitCodeOf} from '../../dialogs/outcome.ts';
import type {Login, Preparation} from '../../dialogs/prepare.ts';
import {buildMessage} from '../../message/build.ts';
import {BuildError, type BuiltMessage, type Letter, type ReadyMessage} from '../../message/letter.ts';
import type {DeliveryReport} from '../../reports/live/delivery.ts';
import {createRedactor, type Redactor} from '../../reports/redactor.ts';
import type {Target} from '../../session/target.ts';
import type {Values} from '../arguments/option.ts';
import {
	connection,
	credentials,
	exitDetail,
	general,
	oauth,
	output,
	profileOptions,
	purpose,
} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {allowedBy} from '../connection/allowed.ts';
import {clientNameFrom} from '../connection/client-name.ts';
import {type MailDomain, planConnection} from '../connection/connection.ts';
import {resolverFrom} from '../connection/names.ts';
import {tokenMechanisms} from '../connection/oauth.ts';
import {type SecretSource, secretSource} from '../connection/secret.ts';
import {type Log, openLog} from '../output/log.ts';
import {exitCodeWith, type OutputFile, openOutput} from '../output/output-file.ts';
import {warn} from '../output/terminal.ts';
import {type AwaitedMailbox, openMailbox} from './await.ts';
import {type AwaitPlan, awaitPlanFrom} from './await-plan.ts';
import {converse} from './conversation.ts';
import {deliveryOptionsFrom, type SendDelivery} from './delivery.ts';
import {letterFrom, recipientOptions} from './letter.ts';
import {awaitOptions, deliveryOptions, letterOptions, reportOptions, serverOptions} from './options.ts';
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
		{title: 'Arrival', options: awaitOptions},
		{title: 'Server', options: serverOptions},
		{title: 'Credentials', options: [...credentials, ...oauth]},
		{title: 'Output', options: [...reportOptions, ...output]},
		{title: 'Connection', options: [...connection, ...purpose]},
		{title: 'Profile', options: profileOptions},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope send practice --from alice@practice.test --to bob@practice.test',
		'smtpscope send starttls://mail.example.org --auth-user alice --from alice@example.org --to bob@example.net --subject Hello --body @letter.txt --attach @report.pdf',
		'smtpscope send mail.example.org --from alice@example.org --to bob@example.net --quit-after RCPT',
	],
	unlisted: alreadySo,
	insteadOf,
	namesServer: (values, words) =>
		words.length > 0 || ['server', 'socket', 'pipe'].some(name => values.has(name)),
	async run(values, positionals) {
		const server = serverFrom(values, positionals);
		const clientName = clientNameFrom(values);
		const delivery = deliveryOptionsFrom(values);
		const letter = await letterFrom(values, clientName, delivery.quitAfter);
		const first = await buildOrExplain(letter);
		if (values.has('dump-mail')) {
			await pipeline(first.open(), process.stdout, {end: false});
			return 0;
		}

		if (first.envelope.to.length === 0 && recipientOptions.some(name => values.has(name))) {
			const given = recipientOptions.filter(name => values.has(name));
			throw new UsageError(
				`No recipient: ${given.map(name => `--${name} “${values.all(name).join(', ')}”`).join(' and ')} does not contain an address.`,
			);
		}

		const {to} = first.envelope;
		const awaited = awaitPlanFrom(values, first.messageId);
		return sendTo(server ?? domainOf(to), letter, delivery, values, {clientName, awaited});
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
	setting: Setting,
): Promise<number> {
	const redactor = createRedactor();
	const report = await openSendReport(values, redactor, typeof server === 'string' ? server : server.domain);
	const dns = values.has('check-sender') ? resolverFrom(values) : null;
	const plan = await planConnection(server, values);
	const files = openFiles(values, redactor);
	let mailbox: AwaitedMailbox | null = null;
	try {
		const target = withServerOptions(plan, values);
		const user = values.get('auth-user') ?? target.user;
		const secret = await secretSource(values, user, {warn, learn: each => redactor.learnSecret(each)});
		await secret.prepare();
		const login = loginFrom(values, target, user, secret);
		mailbox = await openMailbox(setting.awaited, values, {...login, token: secret.token}, redactor);
		const {transport, timeout, keyLog} = plan;
		return await conduct(
			{
				options: {target, transport, ...(timeout !== undefined && {timeout})},
				allowed: allowedBy(values),
				masks: redactor,
				witnesses: [...files.log.witnesses, report.entry],
				messages: !values.has('no-lint'),
			},
			session =>
				converse(session, {
					...sendPlan(letter, delivery, values, target),
					dns,
					delivery: deliveryFrom(delivery, setting, report),
					login,
					...(files.eml && {onBuilt: saveTo(files.eml)}),
				}),
			async (sent, entries) => {
				const arrival = (await mailbox?.arrival(sent)) ?? null;
				if (arrival) {
					report.arrival(arrival.waited);
				}

				const problem = sent.problem ?? arrival?.problem;
				const written = [files.log.file, files.eml, keyLog];
				const exitCode = exitCodeWith(exitCodeOf(problem, values.has('exit-detail')), written);
				report.result({problem, exitCode, deliveries: sent.deliveries, entries});
				return exitCode;
			},
		);
	} catch (error) {
		throw error instanceof BuildError ? new UsageError(error.message) : error;
	} finally {
		mailbox?.close();
		files.close();
		await plan.close();
	}
}

type Setting = {
	readonly clientName: string | undefined;
	readonly awaited: AwaitPlan | null;
};

function deliveryFrom(
	{options}: SendDelivery,
	{clientName}: Setting,
	{progress}: DeliveryReport,
): DeliverOptions {
	return {...options, ...(clientName !== undefined && {clientName}), onProgress: progress};
}

type SendFiles = {readonly log: Log; readonly eml: OutputFile | null; close(): void};

/** Made before anything is sent, so that a name that cannot be used is known in time. */
function openFiles(values: Values, redactor: Redactor): SendFiles {
	const path = values.get('save-eml');
	const log = openLog(values, redactor);
	const eml = path === undefined ? null : openOutput(path, {option: 'save-eml', way: 'new', onProblem: warn});
	return {
		log,
		eml,
		close() {
			log.close();
			eml?.close();
		},
	};
}

function saveTo(eml: OutputFile) {
	return async (message: BuiltMessage): Promise<void> => {
		for await (const piece of message.open()) {
			eml.write(piece);
		}
	};
}

function sendPlan(letter: Letter | ReadyMessage, delivery: SendDelivery, values: Values, target: Target) {
	return {
		letter,
		count: delivery.count,
		quitAfter: delivery.quitAfter,
		drop: delivery.drop,
		tls: tlsWish(values, target),
		insecure: values.has('insecure'),
		allowClearAuth: values.has('allow-clear-auth'),
		lint: !values.has('no-lint'),
	};
}

/** A message that requires TLS is not handed to a connection without it (RFC 8689 §4.2.1). */
function tlsWish(values: Values, {security}: Target): Preparation['tls'] {
	if (values.has('require-tls')) {
		return 'demanded';
	}

	return values.has('tls-optional') ? 'optional' : security === 'starttls' ? 'demanded' : 'no';
}

function loginFrom(values: Values, target: Target, user: string | undefined, secret: SecretSource): Login {
	return {
		mechanism: values.get('auth') ?? (secret.token ? tokenMechanisms : undefined),
		user,
		authzid: values.get('auth-as'),
		asked:
			values.has('auth') ||
			secret.token ||
			values.typed('auth-user') ||
			target.user !== undefined ||
			protocolAsksForLogin(values),
		password: secret.get,
	};
}

async function buildOrExplain(letter: Letter | ReadyMessage): Promise<BuiltMessage> {
	try {
		return await buildMessage(letter);
	} catch (error) {
		throw error instanceof BuildError ? new UsageError(error.message) : error;
	}
}
