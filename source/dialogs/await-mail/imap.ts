/** Waits for a message in a mailbox of IMAP, and in the account's folder for spam. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {ImapFlow} from 'imapflow';
import {chainWords, isChainProblem} from '../../decode/tls.ts';
import {proxyName} from '../../transport/proxy.ts';
import type {ProxyServer} from '../../transport/types.ts';
import {
	headerFields,
	lateProblem,
	type NotOpened,
	type OpenedWatch,
	sourceLimit,
	stoppedProblem,
	type Waited,
	type WaitOptions,
	wholeSource,
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
	/** Makes the connection. */
	readonly proxy?: ProxyServer;
};

/** Milliseconds between two looks. */
const interval = 1000;

/** Milliseconds until the mailboxes must be open. */
const patience = 30_000;

/** Milliseconds that a look may last beyond the time that was asked for. */
const grace = 5000;

/** A mailbox with the first UID (RFC 9051 §2.3.1.1) that a message sent from now on can get. */
type Place = {readonly path: string; readonly junk: boolean; readonly from: number};

/** Logs in and looks where the mailboxes end. `limit`: milliseconds that it may last. Never rejects. */
export async function openImap(
	account: ImapAccount,
	{signal, limit = patience}: {readonly signal?: AbortSignal; readonly limit?: number} = {},
): Promise<OpenedWatch> {
	const client = await clientFor(account);
	const opened = await within(client, account, {limit, ...(signal && {signal})}, async () => {
		await client.connect();
		return mailboxes(client, account.mailbox ?? 'INBOX');
	});
	if (!opened.ok) {
		client.close();
		return opened;
	}

	return {
		ok: true,
		watch: {
			wait: options => waitWith(client, opened.value, account, options),
			close: () => client.close(),
		},
	};
}

/** What `work` comes to, unless it is stopped or lasts too long; then the connection is closed. */
async function within<Value>(
	client: ImapFlow,
	account: ImapAccount,
	{signal, limit}: {readonly signal?: AbortSignal; readonly limit: number},
	work: () => Promise<Value>,
): Promise<{readonly ok: true; readonly value: Value} | NotOpened> {
	const over = AbortSignal.any([AbortSignal.timeout(limit), ...(signal ? [signal] : [])]);
	let stop = (): void => {};
	// While a proxy is silent the library does not notice that it was closed.
	const stopped = new Promise<never>((_, reject) => {
		stop = () => {
			client.close();
			reject(over.reason);
		};
	});
	stopped.catch(() => {});
	over.addEventListener('abort', stop, {once: true});
	try {
		over.throwIfAborted();
		const working = work();
		working.catch(() => {});
		return {ok: true, value: await Promise.race([working, stopped])};
	} catch (error) {
		if (signal?.aborted) {
			return {ok: false, problem: stoppedProblem};
		}

		const server = `${account.host}:${account.port}`;
		return over.aborted
			? {ok: false, problem: `The IMAP server ${server} did not answer in time.`}
			: failureOf(error, account);
	} finally {
		over.removeEventListener('abort', stop);
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
		...(account.proxy && {proxy: proxyUrl(account.proxy)}),
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

/** As the library takes it; it looks names up at the proxy, but for SOCKS 4. */
function proxyUrl({kind, host, port, user, password}: ProxyServer): string {
	const scheme = {socks4: 'socks4', socks4a: 'socks4a', socks5: 'socks5', socks5h: 'socks5', http: 'http'}[
		kind
	];
	const secret = password === undefined ? '' : `:${encodeURIComponent(password)}`;
	const login = user === undefined ? '' : `${encodeURIComponent(user)}${secret}@`;
	return `${scheme}://${login}${host.includes(':') ? `[${host}]` : host}:${port}`;
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
	const {signal, timeout} = options;
	const found = await within(client, account, {limit: timeout + grace, ...(signal && {signal})}, () =>
		look(client, places, account, options),
	);
	return found.ok ? found.value : {ok: false, problem: found.problem};
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
				const source = wholeSource(header);
				return {ok: true, arrived: {place: path, junk, fields: headerFields(header), elapsed, source}};
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

/** The beginning of the message, or null where the mailbox does not contain it yet. */
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

		const source = {start: 0, maxLength: sourceLimit};
		const message = await client.fetchOne(String(uid), {source}, {uid: true});
		return message ? (message.source ?? null) : null;
	} finally {
		lock.release();
	}
}

function failureOf(error: unknown, {host, port, user, proxy}: ImapAccount): NotOpened {
	if (proxy && error instanceof Error && /proxy/i.test(error.message)) {
		const {cause} = error;
		const why = cause instanceof Error ? `: ${cause.message.replace(/\.$/, '').slice(0, 500)}` : '';
		return {
			ok: false,
			problem: `The IMAP server ${host}:${port} could not be reached through ${proxyName(proxy)}${why}.`,
		};
	}

	const text = fieldOf(error, 'responseText') ?? (error instanceof Error ? error.message : String(error));
	const reason = text.replace(/\.$/, '').slice(0, 500);
	const code = fieldOf(error, 'code');
	if (code !== null && isChainProblem(code)) {
		// Only for a name Node says more: which ones the certificate has.
		const words = code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? reason : chainWords(code);
		return {
			ok: false,
			problem: `The certificate of the IMAP server ${host}:${port} was not accepted: ${words}.`,
			about: 'certificate',
		};
	}

	if (error instanceof Error && Reflect.get(error, 'tlsFailed') === true) {
		return {
			ok: false,
			problem: `TLS could not be started with the IMAP server ${host}:${port}: ${reason}.`,
			// Without a code it is the library's own: the server did not offer it, or had logged us in before.
			...(code === null && {about: 'starttls'}),
		};
	}

	const refused = error instanceof Error && Reflect.get(error, 'authenticationFailed') === true;
	return {
		ok: false,
		problem: refused
			? `The login as ${user} at the IMAP server ${host}:${port} was refused: ${reason}.`
			: `The IMAP server ${host}:${port} could not be queried: ${reason}.`,
	};
}

function fieldOf(error: unknown, name: string): string | null {
	const value = error instanceof Error ? Reflect.get(error, name) : null;
	return typeof value === 'string' ? value : null;
}
