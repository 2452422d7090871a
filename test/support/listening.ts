/** A listener for tests: on loopback, on any free port, with what it saw. */
import {createIssuer} from '../../source/listen/issuer.ts';
import {type Listener, startListener} from '../../source/listen/listener.ts';
import type {KeptMessage} from '../../source/listen/mail.ts';
import type {ListenerOptions} from '../../source/listen/options.ts';
import type {WatchedSession} from '../../source/listen/watched-session.ts';
import type {Entry} from '../../source/session/entry.ts';
import {parseTarget, type Target} from '../../source/session/target.ts';
import {makeAuthority} from '../../source/transport/make-certificate.ts';

export const authority = makeAuthority('test authority');

export type Listening = AsyncDisposable & {
	readonly listener: Listener;
	readonly port: number;
	readonly sessions: readonly WatchedSession[];
	readonly messages: readonly KeptMessage[];
	/** The session of that number, over. */
	ended(number: number): Promise<WatchedSession>;
};

export async function listening(options: Partial<ListenerOptions> = {}): Promise<Listening> {
	const sessions: WatchedSession[] = [];
	const messages: KeptMessage[] = [];
	let wake = (): void => {};
	const listener = await startListener({
		address: '127.0.0.1',
		ports: [{port: 0, implicitTls: false}],
		name: 'listen.test',
		protocol: 'smtp',
		starttls: true,
		identityFor: createIssuer(authority),
		to: null,
		login: {kind: 'anything'},
		tlsBeforeAuth: false,
		size: 64 * 1024 * 1024,
		without: [],
		rules: [],
		dropAfterTls: false,
		keeper: null,
		maxConnections: 250,
		timeout: 60_000,
		memory: 64 * 1024 * 1024,
		allows: () => true,
		onMessage: (_session, message) => messages.push(message),
		busy: () => null,
		...options,
		onSession(session) {
			sessions.push(session);
			options.onSession?.(session);
			wake();
		},
	});
	return {
		listener,
		port: listener.ports[0]?.port ?? 0,
		sessions,
		messages,
		async ended(number) {
			for (;;) {
				const session = sessions[number - 1];
				if (session) {
					await session.ended;
					return session;
				}

				await new Promise<void>(resolve => {
					wake = resolve;
				});
			}
		},
		[Symbol.asyncDispose]: () => listener.close(),
	};
}

export function targetAt(url: string): Target {
	const parsed = parseTarget(url);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	return parsed.target;
}

/** A conversation as one reads it: `C:` and `S:` lines, with a mark on what is ours. */
export function transcript(entries: readonly Entry[]): string[] {
	return entries.flatMap(entry => {
		switch (entry.type) {
			case 'connected':
				return ['(connected)'];
			case 'secured':
				return ['(secured)'];
			case 'closed':
				return [`(closed by ${entry.by})`];
			case 'failed':
				return [`(failed: ${entry.error.code})`];
			case 'note':
				return [`(${entry.about})`];
			case 'sent':
				return [entry.kind === 'message' ? `C: (${entry.octets} octets)` : `C: ${entry.line}`];
			case 'reply':
				return entry.lines.map(line => `S${entry.ours ? '*' : ''}: ${entry.code} ${line.text}`);
			default:
				return [];
		}
	});
}
