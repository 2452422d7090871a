/** The mailbox in which a message is to arrive: opened before the message is sent, and watched after it was accepted. */
import process from 'node:process';
import {buffer} from 'node:stream/consumers';
import {secondsInWords} from '../../decode/quantities.ts';
import {
	type MailWatch,
	type OpenedWatch,
	sourceLimit,
	type Waited,
	type WaitOptions,
} from '../../dialogs/await-mail/arrival.ts';
import {compareBodies} from '../../dialogs/await-mail/compare-body.ts';
import type {Delivery} from '../../dialogs/deliver/delivery.ts';
import type {Login} from '../../dialogs/log-in.ts';
import {EXIT, type Problem} from '../../dialogs/outcome.ts';
import type {BuiltMessage} from '../../message/letter.ts';
import {lintBodyHash} from '../../message/lint/body-hash.ts';
import {readMessage} from '../../message/read.ts';
import {shown, visible} from '../../protocol/visible.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {isLoopback} from '../../transport/loopback.ts';
import {proxyFor} from '../../transport/proxy.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {askPassword} from '../connection/ask-password.ts';
import {passwordFromFile} from '../connection/password.ts';
import {wayFrom} from '../connection/ways.ts';
import {readTextFile} from '../output/files.ts';
import {aside} from '../output/terminal.ts';
import type {ListeningPlace} from './await-listener.ts';
import type {AwaitPlan, Mailbox} from './await-plan.ts';
import type {Sent} from './conversation.ts';

export type SmtpLogin = Pick<Login, 'user' | 'password'> & {
	/** What `password` gives is an access token, which opens SMTP only. */
	readonly token: boolean;
};

export type AwaitedMailbox = {
	/** Called with the message before it is sent. */
	expect(message: BuiltMessage): void;
	/** Null where the server accepted the message for no one. Ctrl+C stops it. */
	arrival(sent: Sent): Promise<AwaitedArrival | null>;
	close(): void;
};

export type AwaitedArrival = {readonly waited: Waited; readonly problem: Problem | undefined};

/**
 * Opened before the message is sent; null where nothing is to be waited for. Throws a UsageError where the mailbox
 * cannot be watched, so that nothing is sent.
 */
export async function openMailbox(
	plan: AwaitPlan | null,
	values: Values,
	login: SmtpLogin,
	{learnSecret, redact}: Redactor,
): Promise<AwaitedMailbox | null> {
	if (plan === null) {
		return null;
	}

	const {place, timeout} = plan;
	const opened = await interruptible(signal => {
		switch (place.kind) {
			case 'maildir':
				return watchMaildir(place.folder);
			case 'listener':
				return watchListener(place);
			case 'imap':
				return watchImap(place.mailbox, values, login, learnSecret, signal);
		}
	});
	if (!opened.ok) {
		throw new UsageError(
			redact(`${opened.problem} Nothing was sent.${opened.about ? advice[opened.about] : ''}`),
		);
	}

	const {watch} = opened;
	return {
		expect({messageId}) {
			if (messageId !== null) {
				watch.expect?.(messageId);
			}
		},
		arrival: ({deliveries, message, judgedAt}) =>
			awaitArrival(watch, deliveries.at(-1), message, {timeout, since: judgedAt, redact}),
		close: watch.close,
	};
}

const advice = {
	certificate: ' Use --ca FILE to trust its CA, or --insecure to continue anyway.',
	starttls: ' Use imaps://, or --allow-clear-auth to log in anyway.',
} as const;

async function watchMaildir(folder: string): Promise<OpenedWatch> {
	const {openMaildir} = await import('../../dialogs/await-mail/maildir.ts');
	return openMaildir(folder);
}

/** Says where it listens: others, too, can connect there. */
async function watchListener(place: ListeningPlace): Promise<OpenedWatch> {
	const {openListener} = await import('./await-listener.ts');
	const opened = await openListener(place);
	if (opened.ok) {
		const others = isLoopback(place.address) ? '' : ' Other machines can connect.';
		aside(shown`Listening on ${visible(opened.watch.place)} for the message.${visible(others)}`);
	}

	return opened;
}

async function watchImap(
	mailbox: Mailbox,
	values: Values,
	login: SmtpLogin,
	learn: (secret: string) => void,
	signal: AbortSignal,
): Promise<OpenedWatch> {
	const {openImap} = await import('../../dialogs/await-mail/imap.ts');
	const password = await passwordOf(mailbox, values, login);
	learn(password);
	const ca = await Promise.all(values.all('ca').map(file => readTextFile(file, 'ca')));
	const way = wayFrom(values);
	const proxy = proxyFor({kind: 'tcp', host: mailbox.host, port: mailbox.port}, way);
	const account = {
		...mailbox,
		password,
		...(proxy && {proxy}),
		...(ca.length > 0 && {ca}),
		insecure: values.has('insecure'),
		allowClear: values.has('allow-clear-auth'),
	};
	return openImap(account, {signal});
}

async function passwordOf({user, host}: Mailbox, values: Values, login: SmtpLogin): Promise<string> {
	const file = values.get('await-password-file');
	if (file !== undefined) {
		return passwordFromFile('await-password-file', file);
	}

	// Another user's password must not reach a server that this user named.
	const shared =
		!login.token && login.user !== undefined && isSameUser(login.user, user) ? await login.password() : null;
	const password =
		shared ?? (await askPassword(`Password of ${JSON.stringify(user)} at the IMAP server ${host}: `));
	if (password === null) {
		throw new UsageError(`--await needs the IMAP password of ${user}: --await-password-file FILE.`);
	}

	return password;
}

/** `alice` and `alice@example.org` are the same user: many servers accept both. */
function isSameUser(one: string, other: string): boolean {
	const [a, b] = [one.toLowerCase(), other.toLowerCase()];
	return a === b || a.startsWith(`${b}@`) || b.startsWith(`${a}@`);
}

async function awaitArrival(
	watch: MailWatch,
	delivery: Delivery | undefined,
	message: BuiltMessage | null,
	{timeout, since, redact}: Pick<WaitOptions, 'timeout' | 'since'> & Pick<Redactor, 'redact'>,
): Promise<AwaitedArrival | null> {
	const messageId = delivery?.messageId;
	if (!messageId || (delivery.outcome !== 'delivered' && delivery.outcome !== 'partly')) {
		return null;
	}

	if (process.stderr.isTTY) {
		aside(
			shown`Waiting up to ${visible(secondsInWords(timeout / 1000))} for the message to arrive. Ctrl+C stops the wait.`,
		);
	}

	return interruptible(async signal => {
		const waited = await compared(await watch.wait({messageId, timeout, since, signal}), message);
		const exitCode = signal.aborted ? EXIT.interrupted : EXIT.expectation;
		return {
			waited: cleaned(waited, redact),
			problem: waited.ok ? undefined : {stage: 'arrival', exitCode, temporary: false},
		};
	});
}

/** What became of the body, where all of it is known. */
async function compared(waited: Waited, message: BuiltMessage | null): Promise<Waited> {
	const source = waited.ok ? (waited.arrived.source ?? null) : null;
	if (!waited.ok || source === null) {
		return waited;
	}

	const known = message !== null && message.size < sourceLimit;
	return {
		ok: true,
		arrived: {
			...waited.arrived,
			body: known ? compareBodies(await buffer(message.open()), source) : null,
			signatures: lintBodyHash(await readMessage(source)).map(finding => finding.message),
		},
	};
}

function cleaned(waited: Waited, redact: (text: string) => string): Waited {
	if (!waited.ok) {
		return {...waited, problem: redact(waited.problem)};
	}

	const {fields, source: _source, body = null, signatures = [], ...rest} = waited.arrived;
	const clean = (text: string | null): string | null => text && redact(text);
	return {
		ok: true,
		arrived: {
			...rest,
			fields: fields.map(({name, value}) => ({name, value: redact(value)})),
			body: body && !body.same ? {...body, sent: clean(body.sent), received: clean(body.received)} : body,
			signatures: signatures.map(redact),
		},
	};
}

async function interruptible<Result>(what: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
	const stop = new AbortController();
	const interrupt = (): void => stop.abort();
	process.once('SIGINT', interrupt);
	try {
		return await what(stop.signal);
	} finally {
		process.removeListener('SIGINT', interrupt);
	}
}
