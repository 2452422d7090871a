/** One message from one call: connect, TLS, AUTH, the message, QUIT. Whatever goes wrong is thrown, with all that was said. */
import {buildMessage} from '../message/build.ts';
import type {Letter, ReadyMessage} from '../message/letter.ts';
import {isPermanentNegative} from '../protocol/reply-class.ts';
import type {Entry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import type {Target} from '../session/target.ts';
import {type ConnectOptions, openSession} from './connect.ts';
import {deliver} from './deliver/deliver.ts';
import type {DeliverOptions, Delivery, RecipientVerdict} from './deliver/delivery.ts';
import type {Login} from './log-in.ts';
import {prepare} from './prepare.ts';
import {quit} from './quit.ts';
import {errorOf, SmtpError} from './smtp-error.ts';

type Addresses = string | readonly string[];

/** A letter whose recipients may be lists. */
export type MailLetter = Omit<Letter, 'to' | 'cc' | 'bcc' | 'eightBit'> & {
	readonly to?: Addresses;
	readonly cc?: Addresses;
	readonly bcc?: Addresses;
};

export type MailServer = ConnectOptions & {
	/** `mail.example.org:25` or `smtp://…` in clear text, `starttls://…`, `smtps://…`, `lmtp://…`. */
	readonly server: string | Target;
	readonly user?: string | undefined;
	readonly password?: string | undefined;
	/** In place of a password, for XOAUTH2 and OAUTHBEARER. */
	readonly token?: string | undefined;
	/** The best one offered where absent. */
	readonly mechanism?: string | undefined;
	/** Let the password out over clear text. */
	readonly allowClearAuth?: boolean;
	/** DSN and other services, chunks, progress, what to do when only some recipients are taken. */
	readonly delivery?: Omit<DeliverOptions, 'clientName' | 'signal'>;
};

export type Mail = MailServer & (MailLetter | ReadyMessage);

export type SentMail = {
	readonly messageId: string | null;
	readonly accepted: readonly RecipientVerdict[];
	/** Not empty where the server refused some; the others got it. */
	readonly rejected: readonly RecipientVerdict[];
	/** One or two sentences for a person. Unescaped: `visible()` before it is shown. */
	readonly summary: string;
	/** The whole conversation. */
	readonly entries: readonly Entry[];
};

/**
 * Resolves when the server has taken the message for at least one recipient. Throws an `SmtpError` otherwise,
 * and a `BuildError` when the message cannot be built.
 */
export async function sendMail(mail: Mail): Promise<SentMail> {
	// What is wrong with the letter is told before anybody is called.
	await buildMessage(letterOf(mail));
	const session = openSession(mail.server, connectOptionsOf(mail));
	mail.onSession?.(session);
	try {
		return await sendOver(session, mail);
	} finally {
		await quit(session);
	}
}

async function sendOver(session: Session, mail: Mail): Promise<SentMail> {
	const {clientName, signal} = mail;
	await session.connect();
	const problem = await prepare(session, {
		clientName,
		tls: session.target.security === 'starttls' ? 'demanded' : 'no',
		insecure: mail.insecure ?? false,
		allowClearAuth: mail.allowClearAuth ?? false,
		login: loginOf(mail),
	});
	if (problem !== undefined && problem !== 'enough') {
		throw errorOf(session, problem, signal);
	}

	const delivery = await deliver(session, letterOf(mail), {
		...mail.delivery,
		...(clientName !== undefined && {clientName}),
		...(signal && {signal}),
	});
	if (delivery.error) {
		throw delivery.error;
	}

	if (delivery.outcome !== 'delivered' && delivery.outcome !== 'partly') {
		throw new SmtpError(delivery.summary, session, problemOf(delivery), {delivery, signal});
	}

	const {messageId, accepted, rejected, summary} = delivery;
	return {messageId, accepted, rejected, summary, entries: session.entries};
}

function problemOf({outcome, stage, reply}: Delivery) {
	const ended = outcome === 'lost' || outcome === 'unknown';
	return {
		stage: ended ? ('lost' as const) : (stage ?? ('other' as const)),
		temporary: ended || (reply !== null && !isPermanentNegative(reply.code)),
	};
}

function loginOf({user, password, token, mechanism}: MailServer): Login {
	const asked = user !== undefined || mechanism !== undefined;
	// A token without a named mechanism wants one that takes tokens.
	const name = mechanism?.toUpperCase() ?? (token === undefined ? undefined : 'XOAUTH2');
	return {
		ways: name === undefined ? null : [{mechanism: name}],
		user,
		asked,
		password: async () => password ?? token ?? null,
	};
}

function letterOf(mail: Mail): Letter | ReadyMessage {
	if ('eml' in mail) {
		return mail;
	}

	const {to, cc, bcc, ...letter} = mail;
	return {...letter, ...listed('to', to), ...listed('cc', cc), ...listed('bcc', bcc)};
}

function listed(name: 'to' | 'cc' | 'bcc', addresses: Addresses | undefined): Partial<Letter> {
	return addresses === undefined
		? {}
		: {[name]: typeof addresses === 'string' ? addresses : addresses.join(', ')};
}

function connectOptionsOf(mail: Mail): ConnectOptions {
	const {clientName, timeout, insecure, signal, family, localAddress, connectTimeout, tls, lookup} = mail;
	return {
		...(clientName !== undefined && {clientName}),
		...(timeout !== undefined && {timeout}),
		...(insecure !== undefined && {insecure}),
		...(signal !== undefined && {signal}),
		...(family !== undefined && {family}),
		...(localAddress !== undefined && {localAddress}),
		...(connectTimeout !== undefined && {connectTimeout}),
		...(tls !== undefined && {tls}),
		...(lookup !== undefined && {lookup}),
	};
}
