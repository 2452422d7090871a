/** `smtpscope send`: composes a message from options and sends it, every step shown. */
import process from 'node:process';
import {pipeline} from 'node:stream/promises';
import {conduct} from '../../dialogs/conduct.ts';
import type {DeliverOptions} from '../../dialogs/deliver/delivery.ts';
import {EXIT, exitCodeOf} from '../../dialogs/outcome.ts';
import type {TlsPolicy} from '../../dialogs/upgrade.ts';
import {buildMessage} from '../../message/build.ts';
import {BuildError, type BuiltMessage, type Letter, type ReadyMessage} from '../../message/letter.ts';
import {visibleLines} from '../../protocol/visible.ts';
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
import type {OptionGroup, Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {allowedBy} from '../connection/allowed.ts';
import {clientNameFrom} from '../connection/client-name.ts';
import {type MailDomain, planConnection} from '../connection/connection.ts';
import {resolverFrom} from '../connection/names.ts';
import {secretSource} from '../connection/secret.ts';
import {warnOfDirectDns} from '../connection/ways.ts';
import {type Log, openLog} from '../output/log.ts';
import {exitCodeWith, type OutputFile, openOutput} from '../output/output-file.ts';
import {print, warn} from '../output/terminal.ts';
import {withAnswers} from './asked.ts';
import {type AwaitedMailbox, openMailbox} from './await.ts';
import {type AwaitPlan, awaitPlanFrom} from './await-plan.ts';
import {complete, domainOf} from './complete.ts';
import {converse} from './conversation.ts';
import {deliveryOptionsFrom, type SendDelivery} from './delivery.ts';
import {letterFrom, recipientOptions} from './letter.ts';
import {letterOptions} from './letter-options.ts';
import {loginFrom} from './login.ts';
import {awaitOptions, deliveryOptions, loginOptions, reportOptions, serverOptions} from './options.ts';
import {withOutputFiles} from './output-files.ts';
import {writeCertificates} from './peer-certificates.ts';
import {openSendReport} from './report.ts';
import {helloOf, serverFrom, withServerOptions} from './server.ts';
import {dumpOf, supportText} from './settings-text.ts';
import {mannerOfSend, meantBySend} from './swaks/manner.ts';
import {withoutEffect, withSwaksNames} from './swaks/names.ts';
import {headerOptions, settingsOptions, xclientOptions} from './swaks/options.ts';
import {xclientFrom} from './swaks/xclient.ts';

const groups: readonly OptionGroup[] = [
	{title: 'Message', options: letterOptions},
	{title: 'Delivery', options: [...deliveryOptions, exitDetail]},
	{title: 'Arrival', options: awaitOptions},
	{title: 'Server', options: serverOptions},
	{title: 'Credentials', options: [...credentials, ...loginOptions, ...oauth]},
	{title: 'Output', options: [...reportOptions, ...output]},
	{title: 'Connection', options: [...connection, ...purpose]},
	{title: 'Also from swaks', options: [...settingsOptions, ...xclientOptions, ...headerOptions]},
	{title: 'Profile', options: profileOptions},
	{title: 'General', options: general},
].map(({title, options}) => ({title, options: withSwaksNames(options)}));

export const send: Subcommand = {
	usage: 'Usage: smtpscope send <server> --from ADDRESS --to ADDRESS [options]',
	about:
		'Composes a message and sends it, showing every command, reply and byte. Refused recipients are listed one by one; the others get the message (exit code 40). Options that swaks also has use the same names; “smtpscope swaks” also does by default what swaks does.',
	groups,
	examples: [
		'smtpscope send practice --from alice@practice.test --to bob@practice.test',
		'smtpscope send starttls://mail.example.org --auth-user alice --from alice@example.org --to bob@example.net --subject Hello --body @letter.txt --attach @report.pdf',
		'smtpscope send mail.example.org --from alice@example.org --to bob@example.net --quit-after RCPT',
	],
	unlisted: withoutEffect,
	manner: mannerOfSend,
	meant: meantBySend,
	namesServer: (values, words) =>
		words.length > 0 || ['server', 'socket', 'pipe', 'copy-routing'].some(name => values.has(name)),
	run: (values, positionals) => withOutputFiles(values, () => runSend(values, positionals)),
};

async function runSend(typed: Values, positionals: readonly string[]): Promise<number> {
	if (typed.has('support')) {
		print(visibleLines(supportText()));
		return EXIT.done;
	}

	const given = await withAnswers(
		typed,
		groups.flatMap(({options}) => options),
	);
	const server = serverFrom(given, positionals);
	const delivery = deliveryOptionsFrom(given);
	const values = await complete(given, delivery, server);
	const clientName = clientNameFrom(values);
	const letter = await letterFrom(values, clientName);
	const first = await buildOrExplain(letter);
	if (values.has('dump')) {
		print(visibleLines(dumpOf(values)));
		return EXIT.done;
	}

	if (values.has('dump-mail')) {
		await pipeline(first.open(), process.stdout, {end: false});
		return EXIT.done;
	}

	if (first.envelope.to.length === 0 && recipientOptions.some(name => values.has(name))) {
		const named = recipientOptions.filter(name => values.has(name));
		throw new UsageError(
			`No recipient: ${named.map(name => `--${name} “${values.all(name).join(', ')}”`).join(' and ')} does not contain an address.`,
		);
	}

	const awaited = awaitPlanFrom(values, first.messageId);
	const reached = server ?? domainOf(values.get('copy-routing') ?? first.envelope.to);
	// A finished message was read through once for its size, which is enough.
	return sendTo(reached, 'eml' in letter ? first : letter, delivery, values, {clientName, awaited});
}

async function sendTo(
	server: string | MailDomain,
	letter: Letter | BuiltMessage,
	delivery: SendDelivery,
	values: Values,
	setting: Setting,
): Promise<number> {
	const redactor = createRedactor();
	const report = await openSendReport(values, redactor, typeof server === 'string' ? server : server.domain);
	const dns = values.has('check-sender') ? resolverFrom(values) : null;
	if (dns) {
		warnOfDirectDns(values);
	}

	const plan = await planConnection(server, values);
	let opened: ReturnType<typeof openFiles> | null = null;
	let mailbox: AwaitedMailbox | null = null;
	try {
		const files = openFiles(values, redactor);
		opened = files;
		const target = withServerOptions(plan, values);
		const user = values.get('auth-user') ?? target.user;
		const secret = await secretSource(values, user, {warn, learn: each => redactor.learnSecret(each)});
		await secret.prepare();
		const login = loginFrom(values, target, user, secret);
		mailbox = await openMailbox(setting.awaited, values, {...login, token: secret.token}, redactor);
		const {transport, timeout, waits, keyLog} = plan;
		return await conduct(
			{
				options: {target, transport, waits, ...(timeout !== undefined && {timeout})},
				allowed: allowedBy(values),
				masks: redactor,
				witnesses: [...files.log.witnesses, report.entry],
				messages: !values.has('no-lint'),
			},
			session =>
				converse(session, {
					...sendPlan(letter, delivery, values, target),
					...helloOf(values),
					dns,
					delivery: deliveryFrom(delivery, setting, report),
					login,
					onBuilt: message => beforeSent(message, mailbox, files.eml),
				}),
			async (sent, entries) => {
				const arrival = (await mailbox?.arrival(sent)) ?? null;
				if (arrival) {
					report.arrival(arrival.waited);
				}

				const problem = sent.problem ?? arrival?.problem;
				const written = [files.log.file, files.eml, keyLog];
				const exitCode = exitCodeWith(exitCodeOf(problem, values.has('exit-detail')), written);
				report.result({problem, exitCode, deliveries: sent.deliveries, times: sent.times, entries});
				writeCertificates(values, entries);
				return exitCode;
			},
		);
	} catch (error) {
		throw error instanceof BuildError ? new UsageError(error.message) : error;
	} finally {
		mailbox?.close();
		opened?.close();
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

async function beforeSent(
	message: BuiltMessage,
	mailbox: AwaitedMailbox | null,
	eml: OutputFile | null,
): Promise<void> {
	mailbox?.expect(message);
	if (eml) {
		for await (const piece of message.open()) {
			eml.write(piece);
		}
	}
}

function sendPlan(letter: Letter | BuiltMessage, delivery: SendDelivery, values: Values, target: Target) {
	const {count, quitAfter, drop, dropAfterSend, prdr} = delivery;
	return {
		letter,
		...{count, quitAfter, drop, dropAfterSend, prdr},
		partialIsDone: values.has('partial-is-done'),
		tls: tlsPolicy(values, target),
		insecure: values.has('insecure'),
		xclient: xclientFrom(values),
		allowClearAuth: values.has('allow-clear-auth'),
		lint: !values.has('no-lint'),
	};
}

/** A message that requires TLS is not handed to a connection without it (RFC 8689 §4.2.1). */
function tlsPolicy(values: Values, {security}: Target): TlsPolicy {
	if (values.has('require-tls')) {
		return 'demanded';
	}

	return values.has('tls-optional-strict')
		? 'strict'
		: values.has('tls-optional')
			? 'optional'
			: security === 'starttls'
				? 'demanded'
				: 'no';
}

async function buildOrExplain(letter: Letter | ReadyMessage): Promise<BuiltMessage> {
	try {
		return await buildMessage(letter);
	} catch (error) {
		throw error instanceof BuildError ? new UsageError(error.message) : error;
	}
}
