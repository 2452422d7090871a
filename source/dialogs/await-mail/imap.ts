/** Waits for a message in a mailbox of IMAP, its folder for spam included. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {ImapFlow} from 'imapflow';
import {headerFields, headerLimit, type Waited} from './arrival.ts';

export type ImapAccount = {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte; otherwise STARTTLS must be offered, except on this machine. */
	readonly tls: boolean;
	readonly user: string;
	readonly password: string;
	/** The mailbox; INBOX where absent. */
	readonly mailbox?: string;
	/** PEM texts of further trusted authorities. */
	readonly ca?: readonly string[];
	/** Go on with a certificate that cannot be verified, and in clear text. */
	readonly insecure?: boolean;
	readonly servername?: string;
};

export type WaitOptions = {
	readonly messageId: string;
	/** Milliseconds. */
	readonly timeout: number;
	/** When the server accepted the message, as `performance.now()` counts. */
	readonly since: number;
	readonly signal?: AbortSignal;
};

/** Milliseconds between two looks. */
const interval = 1000;

/** Never rejects. */
export async function awaitByImap(account: ImapAccount, options: WaitOptions): Promise<Waited> {
	const {ImapFlow} = await import('imapflow');
	const client = new ImapFlow({
		host: account.host,
		port: account.port,
		secure: account.tls,
		// With this false the library goes on in clear text where STARTTLS is not offered.
		doSTARTTLS: account.tls ? undefined : account.insecure ? undefined : true,
		auth: {user: account.user, pass: account.password},
		logger: false,
		emitLogs: false,
		tls: {
			rejectUnauthorized: account.insecure !== true,
			...(account.ca && {ca: [...account.ca]}),
			...(account.servername !== undefined && {servername: account.servername}),
		},
	});
	// Told by the calls below too; without a listener it would end the process.
	client.on('error', () => {});
	const stop = (): void => client.close();
	options.signal?.addEventListener('abort', stop, {once: true});
	try {
		await client.connect();
		const places = await mailboxes(client, account.mailbox ?? 'INBOX');
		return await look(client, places, account, options);
	} catch (error) {
		return {ok: false, problem: problemOf(error, account, options.signal)};
	} finally {
		options.signal?.removeEventListener('abort', stop);
		client.close();
	}
}

type Place = {readonly path: string; readonly junk: boolean};

async function mailboxes(client: ImapFlow, inbox: string): Promise<readonly Place[]> {
	const all = await client.list();
	const junk = all.filter(({specialUse}) => specialUse === '\\Junk').map(({path}) => ({path, junk: true}));
	return [{path: inbox, junk: false}, ...junk];
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
			const header = await find(client, place.path, messageId);
			if (header) {
				return {
					ok: true,
					arrived: {
						place: place.path,
						junk: place.junk,
						fields: headerFields(header),
						elapsed: performance.now() - since,
					},
				};
			}
		}

		if (performance.now() >= deadline) {
			const where = places.map(({path}) => `“${path}”`).join(' or ');
			return {
				ok: false,
				problem: `The message did not arrive in ${where} of ${user} at ${host} within ${Math.round(timeout / 1000)} seconds. It may still come: the server accepted it.`,
			};
		}

		await sleep(interval, undefined, signal ? {signal} : {}).catch(() => {});
	}

	return {ok: false, problem: 'Waiting for the message was stopped.'};
}

/** The header of the message, or null where the mailbox does not hold it yet. */
async function find(client: ImapFlow, path: string, messageId: string): Promise<Uint8Array | null> {
	const lock = await client.getMailboxLock(path, {readOnly: true});
	try {
		const found = await client.search({header: {'message-id': messageId}}, {uid: true});
		const uid = found ? found.at(-1) : undefined;
		if (uid === undefined) {
			return null;
		}

		const message = await client.fetchOne(
			String(uid),
			{source: {start: 0, maxLength: headerLimit}},
			{uid: true},
		);
		return message ? (message.source ?? null) : null;
	} finally {
		lock.release();
	}
}

function problemOf(error: unknown, {host, port, user}: ImapAccount, signal?: AbortSignal): string {
	if (signal?.aborted) {
		return 'Waiting for the message was stopped.';
	}

	const refused = error instanceof Error && Reflect.get(error, 'authenticationFailed') === true;
	const text = fieldOf(error, 'responseText') ?? (error instanceof Error ? error.message : String(error));
	return refused
		? `The login as ${user} at the IMAP server ${host}:${port} was refused: ${text.replace(/\.$/, '')}.`
		: `The IMAP server ${host}:${port} could not be asked: ${text.replace(/\.$/, '')}.`;
}

function fieldOf(error: unknown, name: string): string | null {
	const value = error instanceof Error ? Reflect.get(error, name) : null;
	return typeof value === 'string' ? value : null;
}
