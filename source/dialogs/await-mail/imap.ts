/** Waits for a message in a mailbox of IMAP, and in the account's folder for spam. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {ImapFlow} from 'imapflow';
import {
	headerFields,
	headerLimit,
	lateProblem,
	type OpenedWatch,
	stoppedProblem,
	type Waited,
	type WaitOptions,
} from './arrival.ts';

export type ImapAccount = {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte; otherwise STARTTLS must be offered. */
	readonly tls: boolean;
	readonly user: string;
	readonly password: string;
	/** The mailbox; INBOX where absent. */
	readonly mailbox?: string;
	/** PEM texts of further trusted authorities. */
	readonly ca?: readonly string[];
	/** Go on with a certificate that cannot be verified. */
	readonly insecure?: boolean;
	/** Go on, password and all, where STARTTLS is not offered. */
	readonly allowClear?: boolean;
};

/** Milliseconds between two looks. */
const interval = 1000;

/** Milliseconds for connecting, and again for the greeting. */
const patience = 20_000;

/** Milliseconds that a look may last beyond the time that was asked for. */
const grace = 5000;

/** A mailbox with the first UID (RFC 9051 §2.3.1.1) that a message sent from now on can get. */
type Place = {readonly path: string; readonly junk: boolean; readonly from: number};

/** Logs in and looks where the mailboxes end. Never rejects. */
export async function openImap(account: ImapAccount, signal?: AbortSignal): Promise<OpenedWatch> {
	const client = await clientFor(account);
	const stop = (): void => client.close();
	signal?.addEventListener('abort', stop, {once: true});
	try {
		await client.connect();
		const places = await mailboxes(client, account.mailbox ?? 'INBOX');
		return {
			ok: true,
			watch: {wait: options => waitWith(client, places, account, options), close: stop},
		};
	} catch (error) {
		stop();
		return {ok: false, problem: signal?.aborted ? stoppedProblem : problemOf(error, account)};
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}

async function clientFor(account: ImapAccount): Promise<ImapFlow> {
	const {ImapFlow} = await import('imapflow');
	const client = new ImapFlow({
		host: account.host,
		port: account.port,
		secure: account.tls,
		// Where it is absent the library goes on in clear text if STARTTLS is not offered.
		...(!account.tls && !account.allowClear && {doSTARTTLS: true}),
		auth: {user: account.user, pass: account.password},
		logger: false,
		emitLogs: false,
		connectionTimeout: patience,
		greetingTimeout: patience,
		tls: {
			rejectUnauthorized: account.insecure !== true,
			...(account.ca && {ca: [...account.ca]}),
		},
	});
	// The calls report it too; without a listener it would end the process.
	client.on('error', () => {});
	return client;
}

async function mailboxes(client: ImapFlow, inbox: string): Promise<readonly Place[]> {
	const all = await client.list();
	const junk = all
		.filter(({specialUse, path}) => specialUse === '\\Junk' && path !== inbox)
		.map(({path}) => ({path, junk: true}));
	const places: Place[] = [];
	for (const place of [{path: inbox, junk: false}, ...junk]) {
		const status = await client.status(place.path, {uidNext: true});
		if (status === false || status.uidNext === undefined) {
			throw new Error(`it did not say where the mailbox “${place.path}” ends`);
		}

		places.push({...place, from: status.uidNext});
	}

	return places;
}

async function waitWith(
	client: ImapFlow,
	places: readonly Place[],
	account: ImapAccount,
	options: WaitOptions,
): Promise<Waited> {
	const stop = (): void => client.close();
	const late = setTimeout(stop, options.timeout + grace);
	options.signal?.addEventListener('abort', stop, {once: true});
	try {
		return await look(client, places, account, options);
	} catch (error) {
		return {ok: false, problem: options.signal?.aborted ? stoppedProblem : problemOf(error, account)};
	} finally {
		clearTimeout(late);
		options.signal?.removeEventListener('abort', stop);
	}
}

async function look(
	client: ImapFlow,
	places: readonly Place[],
	{host, user}: ImapAccount,
	{messageId, timeout, since, signal}: WaitOptions,
): Promise<Waited> {
	const deadline = performance.now() + timeout;
	while (!signal?.aborted) {
		for (const place of places) {
			const header = await find(client, place, messageId);
			if (header) {
				const {path, junk} = place;
				const elapsed = performance.now() - since;
				return {ok: true, arrived: {place: path, junk, fields: headerFields(header), elapsed}};
			}
		}

		if (performance.now() >= deadline) {
			const where = places.map(({path}) => `“${path}”`).join(' or ');
			return {ok: false, problem: lateProblem(`${where} of ${user} at ${host}`, timeout)};
		}

		await sleep(interval, undefined, signal ? {signal} : {}).catch(() => {});
	}

	return {ok: false, problem: stoppedProblem};
}

/** The header of the message, or null where the mailbox does not contain it yet. */
async function find(client: ImapFlow, {path, from}: Place, messageId: string): Promise<Uint8Array | null> {
	const lock = await client.getMailboxLock(path, {readOnly: true});
	try {
		// A mailbox that stays selected shows new messages only when the server is given the occasion to say so.
		await client.noop();
		const found = await client.search({uid: `${from}:*`, header: {'message-id': messageId}}, {uid: true});
		// `7:*` means the last message too where none has a UID of 7 or more.
		const uid = found ? found.findLast(each => each >= from) : undefined;
		if (uid === undefined) {
			return null;
		}

		const source = {start: 0, maxLength: headerLimit};
		const message = await client.fetchOne(String(uid), {source}, {uid: true});
		return message ? (message.source ?? null) : null;
	} finally {
		lock.release();
	}
}

function problemOf(error: unknown, {host, port, user}: ImapAccount): string {
	const refused = error instanceof Error && Reflect.get(error, 'authenticationFailed') === true;
	const text = fieldOf(error, 'responseText') ?? (error instanceof Error ? error.message : String(error));
	const reason = text.replace(/\.$/, '').slice(0, 500);
	return refused
		? `The login as ${user} at the IMAP server ${host}:${port} was refused: ${reason}.`
		: `The IMAP server ${host}:${port} could not be asked: ${reason}.`;
}

function fieldOf(error: unknown, name: string): string | null {
	const value = error instanceof Error ? Reflect.get(error, name) : null;
	return typeof value === 'string' ? value : null;
}
