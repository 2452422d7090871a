/** For other programs: listen, and get the sessions one after the other when they are over. */
import {hostname} from 'node:os';
import {parseTarget, type Target} from '../session/target.ts';
import {allowList} from '../transport/allow-list.ts';
import {isLoopback} from '../transport/loopback.ts';
import {makeAuthority} from '../transport/make-certificate.ts';
import type {TlsOptions, TlsVersion} from '../transport/types.ts';
import {parseRules} from './answers/parse.ts';
import type {AnswerRule} from './answers/rule.ts';
import type {LoginPolicy} from './engine/login.ts';
import {createIssuer} from './issuer.ts';
import {type Listener, startListener} from './listener.ts';
import type {ListenerOptions, ListenPort, RelayTo} from './options.ts';
import type {WatchedSession} from './watched-session.ts';

export type ListenOptions = {
	/** 0, a free one, where absent. */
	readonly port?: number;
	/** Instead of `port`: several, some with TLS from the first byte. */
	readonly ports?: readonly ListenPort[];
	/** 127.0.0.1 where absent. */
	readonly address?: string;
	readonly lmtp?: boolean;
	/** `starttls` (offered) where absent; `implicit`: TLS from the first byte. */
	readonly tls?: 'starttls' | 'implicit' | 'none';
	/** PEM, instead of certificates that are made for the name a client asks for. */
	readonly cert?: string;
	readonly key?: string;
	readonly minVersion?: TlsVersion;
	readonly maxVersion?: TlsVersion;
	/** Name in the greeting; the host's where absent. */
	readonly name?: string;
	/** What a login is compared with; any is accepted where absent, and none is offered with `none`. */
	readonly auth?: 'any' | 'none' | {readonly user: string; readonly password: string};
	readonly tlsBeforeAuth?: boolean;
	/** Octets that a message may have; 64 MiB where absent. */
	readonly size?: number;
	/** EHLO keywords that are left out. */
	readonly without?: readonly string[];
	/** Rules, one a line: `answer RCPT TO:<full@*>=452 4.2.2 Mailbox full`. */
	readonly answers?: string;
	/** Pass sessions on to this server instead of answering them. */
	readonly to?: string | Target;
	readonly toTls?: TlsOptions;
	/** Pass sessions on although the server's certificate is not verified. */
	readonly insecure?: boolean;
	/** Pass logins on over clear text. */
	readonly allowClearAuth?: boolean;
	/** Networks that may connect, such as `192.0.2.0/24`; needed with `to` beyond this machine. */
	readonly allowFrom?: readonly string[];
	/** Sessions at one time; 250 where absent. */
	readonly maxConnections?: number;
	/** Milliseconds that a client may be silent; five minutes where absent. */
	readonly timeout?: number;
	/** A session has begun; nothing was said in it yet. */
	readonly onSession?: (session: WatchedSession) => void;
};

export type ListeningServer = AsyncIterable<WatchedSession> &
	AsyncDisposable & {
		readonly address: string;
		/** The first of its ports. */
		readonly port: number;
		readonly ports: Listener['ports'];
		/** PEM of the authority that its certificates are signed by; empty with `cert`. */
		readonly ca: string;
		/** The next session that is over: each is given out once, in the order of their ends. Null when closed. */
		next(): Promise<WatchedSession | null>;
		/** Rules that hold from now on. Throws a `TypeError` that says what is wrong with them. */
		answer(rules: string): void;
		/** Ends all sessions and lets no one in any more. */
		close(): Promise<void>;
	};

/** Resolves when it listens. Throws a `TypeError` for options that cannot be, and the system's error for a port. */
export async function listen(options: ListenOptions = {}): Promise<ListeningServer> {
	const authority = options.cert === undefined ? makeAuthority('smtpscope listen') : null;
	const queue = createQueue();
	const address = options.address ?? '127.0.0.1';
	const identity = {cert: options.cert ?? '', key: options.key ?? ''};
	const listener = await startListener({
		...plan(options, address),
		identityFor: authority ? createIssuer(authority, [address]) : () => identity,
		onSession(session) {
			options.onSession?.(session);
			void session.ended.then(() => queue.put(session));
		},
	});
	const close = async (): Promise<void> => {
		await listener.close();
		queue.end();
	};
	return {
		address,
		port: listener.ports[0]?.port ?? 0,
		ports: listener.ports,
		ca: authority?.cert ?? '',
		next: queue.next,
		answer: text => listener.addRules(rulesIn(text)),
		close,
		async *[Symbol.asyncIterator]() {
			for (let session = await queue.next(); session; session = await queue.next()) {
				yield session;
			}
		},
		[Symbol.asyncDispose]: close,
	};
}

function plan(options: ListenOptions, address: string): Omit<ListenerOptions, 'identityFor' | 'onSession'> {
	const {tls = 'starttls', minVersion, maxVersion} = options;
	const relayed = options.to !== undefined;
	const list = allowList(options.allowFrom ?? []);
	if ('wrong' in list) {
		throw new TypeError(`“${list.wrong}” is not a network such as 192.0.2.0/24.`);
	}

	if (relayed && !isLoopback(address) && !options.allowFrom?.length) {
		throw new TypeError(
			`${address} can be reached from other machines: list those that may connect in allowFrom.`,
		);
	}

	return {
		address,
		ports: options.ports ?? [{port: options.port ?? 0, implicitTls: tls === 'implicit'}],
		name: options.name ?? hostname(),
		protocol: options.lmtp ? 'lmtp' : 'smtp',
		starttls: tls === 'starttls',
		...(minVersion && {minVersion}),
		...(maxVersion && {maxVersion}),
		to: relayFrom(options),
		login: loginFrom(options.auth ?? 'any'),
		tlsBeforeAuth: options.tlsBeforeAuth ?? false,
		size: options.size ?? 64 * 1024 * 1024,
		without: (options.without ?? []).map(keyword => keyword.toUpperCase()),
		rules: rulesIn(options.answers ?? ''),
		dropAfterTls: false,
		keeper: null,
		maxConnections: options.maxConnections ?? 250,
		timeout: options.timeout ?? 5 * 60_000,
		memory: 256 * 1024 * 1024,
		allows: options.allowFrom?.length ? list.allows : () => true,
		onMessage: () => {},
		busy: () => null,
	};
}

function relayFrom({to, toTls, insecure = false, allowClearAuth = false}: ListenOptions): RelayTo | null {
	if (to === undefined) {
		return null;
	}

	const parsed = typeof to === 'string' ? parseTarget(to) : ({ok: true, target: to} as const);
	if (!parsed.ok) {
		throw new TypeError(parsed.problem);
	}

	return {target: parsed.target, transport: {...(toTls && {tls: toTls})}, insecure, allowClearAuth};
}

function loginFrom(auth: NonNullable<ListenOptions['auth']>): LoginPolicy {
	switch (auth) {
		case 'any':
			return {kind: 'anything'};
		case 'none':
			return {kind: 'none'};
		default:
			return {kind: 'check', ...auth};
	}
}

function rulesIn(text: string): readonly AnswerRule[] {
	const parsed = parseRules(text);
	if (!parsed.ok) {
		throw new TypeError(parsed.problem);
	}

	return parsed.rules;
}

/** Each session goes to one who asks; those that no one asked for wait. */
function createQueue() {
	const ready: WatchedSession[] = [];
	const asking: ((session: WatchedSession | null) => void)[] = [];
	let over = false;
	return {
		put(session: WatchedSession): void {
			const next = asking.shift();
			if (next) {
				next(session);
			} else {
				ready.push(session);
			}
		},
		next: (): Promise<WatchedSession | null> => {
			const session = ready.shift();
			return session || over
				? Promise.resolve(session ?? null)
				: new Promise(resolve => {
						asking.push(resolve);
					});
		},
		end(): void {
			over = true;
			for (const next of asking.splice(0)) {
				next(null);
			}
		},
	};
}
