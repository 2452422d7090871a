/**
 * `--await listen://ADDRESS:PORT`: smtpscope itself is where the message is to arrive. It accepts this message
 * alone. Any other is deferred (450), so that whoever sends it keeps it.
 */
import {hostname} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import {counted} from '../../decode/quantities.ts';
import {
	type Arrived,
	hasMessageId,
	headerFields,
	headerLimit,
	lateProblem,
	type MailWatch,
	type OpenedWatch,
	sourceLimit,
	stoppedProblem,
	type Waited,
	type WaitOptions,
	wholeSource,
} from '../../dialogs/await-mail/arrival.ts';
import {createIssuer} from '../../listen/issuer.ts';
import {type Listener, startListener} from '../../listen/listener.ts';
import type {Keeper, KeptFile, KeptMessage, NotKept} from '../../listen/mail.ts';
import type {ListenerOptions} from '../../listen/options.ts';
import type {WatchedSession} from '../../listen/watched-session.ts';
import {makeAuthority} from '../../transport/make-certificate.ts';
import {isImplicitPort} from '../listen/place.ts';
import {portProblem} from '../listen/port-problem.ts';

export type ListeningPlace = {readonly address: string; readonly port: number};

/** `place`: where it listens, with the number of a port that was free. */
export type ListeningWatch = MailWatch & {readonly place: string};

/** Never rejects for a port that cannot be opened. */
export async function openListener({
	address,
	port,
}: ListeningPlace): Promise<Exclude<OpenedWatch, {ok: true}> | {ok: true; watch: ListeningWatch}> {
	const ports = [{port, implicitTls: isImplicitPort(port)}];
	const desk = new Desk();
	try {
		const listener = await startListener({
			...bounds,
			address,
			ports,
			name: hostname(),
			identityFor: createIssuer(makeAuthority('smtpscope send'), [address]),
			keeper: desk.keeper,
			onSession: () => desk.onSession(),
			onMessage: (session, message) => desk.onMessage(session, message),
		});
		return {ok: true, watch: watchOf(listener, desk, address)};
	} catch (error) {
		const problem = portProblem(error, address, ports);
		if (problem) {
			return {ok: false, problem: problem.message};
		}

		throw error;
	}
}

const MEBIBYTE = 1024 * 1024;

const bounds: Omit<
	ListenerOptions,
	'address' | 'ports' | 'name' | 'identityFor' | 'keeper' | 'onSession' | 'onMessage'
> = {
	protocol: 'smtp',
	starttls: true,
	to: null,
	login: {kind: 'none'},
	tlsBeforeAuth: false,
	size: 4096 * MEBIBYTE,
	without: [],
	rules: [],
	dropAfterTls: false,
	maxConnections: 50,
	timeout: 5 * 60_000,
	memory: 64 * MEBIBYTE,
	allows: () => true,
	busy: () => null,
};

/** Milliseconds that a client may take to say QUIT once its message was accepted. */
const farewell = 2000;

function watchOf(listener: Listener, desk: Desk, address: string): ListeningWatch {
	const port = listener.ports[0]?.port ?? 0;
	const place = `${address.includes(':') ? `[${address}]` : address}:${port}`;
	return {
		place,
		expect: messageId => desk.expect(messageId),
		wait: options => wait(desk, place, options),
		close: () => void listener.close(),
	};
}

async function wait(desk: Desk, place: string, {timeout, since, signal}: WaitOptions): Promise<Waited> {
	const stopped = Promise.withResolvers<null>();
	const timer = setTimeout(() => stopped.resolve(null), timeout);
	const stop = (): void => stopped.resolve(null);
	signal?.addEventListener('abort', stop);
	if (signal?.aborted) {
		stop();
	}

	const arrival = await Promise.race([desk.arrival, stopped.promise]);
	clearTimeout(timer);
	signal?.removeEventListener('abort', stop);
	if (arrival === null) {
		return {
			ok: false,
			problem: signal?.aborted ? stoppedProblem : `${lateProblem(place, timeout)} ${desk.account()}`,
		};
	}

	await Promise.race([arrival.session.ended, sleep(farewell, undefined, {ref: false})]);
	return {ok: true, arrived: arrivedAs(place, arrival, since)};
}

type Delivered = {
	readonly session: WatchedSession;
	readonly message: KeptMessage;
	/** As `performance.now()` counts. */
	readonly at: number;
	/** What a Received field of ours would say. */
	readonly trace: string;
};

/** Knows which message is expected, lets that one in, and counts what else came. */
class Desk {
	#expected: string | null = null;
	#connections = 0;
	#deferred = 0;
	readonly #arrival = Promise.withResolvers<Delivered>();
	readonly arrival = this.#arrival.promise;

	readonly keeper: Keeper = {begin: () => this.#begin()};

	expect(messageId: string): void {
		this.#expected = messageId;
	}

	onSession(): void {
		this.#connections++;
	}

	onMessage(session: WatchedSession, message: KeptMessage): void {
		this.#arrival.resolve({session, message, at: performance.now(), trace: traceOf(session)});
	}

	/** What came instead: a sentence or two. */
	account(): string {
		if (this.#connections === 0) {
			return 'Nothing connected to that address.';
		}

		const came = `${counted(this.#connections, 'connection')} came in`;
		return this.#deferred === 0
			? `${came}, and no message was handed over.`
			: `${came}, and ${counted(this.#deferred, 'message')} with another Message-ID or none: deferred, not accepted. A server on the way may have replaced the Message-ID.`;
	}

	#begin(): KeptFile {
		const pieces: Uint8Array[] = [];
		let octets = 0;
		return {
			write(bytes) {
				const room = Math.max(0, headerLimit - octets);
				if (room > 0) {
					pieces.push(bytes.slice(0, room));
					octets += Math.min(room, bytes.length);
				}

				return null;
			},
			judge: () => this.#judge(Buffer.concat(pieces)),
			finish: () => null,
			abandon() {},
		};
	}

	#judge(header: Uint8Array): NotKept | null {
		if (this.#expected !== null && hasMessageId(headerFields(header), this.#expected)) {
			return null;
		}

		this.#deferred++;
		return {
			problem: 'This is not the message that smtpscope waits for, so it was not accepted.',
			answer: {
				code: 450,
				texts: ['4.7.0 This is a test that waits for one message, and this is another one'],
			},
		};
	}
}

/** The listener is the last server on the way, and its own knowledge stands where others write a Received field. */
function arrivedAs(place: string, {message, at, trace}: Delivered, since: number): Arrived {
	const content = message.content.subarray(0, sourceLimit);
	return {
		place,
		junk: false,
		fields: [{name: 'Received', value: trace}, ...headerFields(content)],
		// A relay may be faster than the verdict.
		elapsed: Math.max(0, at - since),
		source: message.octets === message.content.length ? wholeSource(content) : null,
	};
}

/** RFC 5321 §4.4; the protocol's names are those of RFC 3848. */
function traceOf({session, client}: WatchedSession): string {
	const {clientName, greetedWith, secure} = session.state.situation;
	const protocol = greetedWith === 'HELO' ? 'SMTP' : secure ? 'ESMTPS' : 'ESMTP';
	const from = clientName === null || /[\s;()]/.test(clientName) ? `[${client.address}]` : clientName;
	return `from ${from} ([${client.address}]) by smtpscope with ${protocol}; ${new Date().toUTCString()}`;
}
