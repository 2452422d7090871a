/** From a caller at the door to a session that is served or passed on. */
import {randomBytes} from 'node:crypto';
import {defaultClientName} from '../dialogs/client-name.ts';
import type {Target} from '../session/target.ts';
import type {Watching} from '../session/watching.ts';
import type {Caller} from '../transport/accept.ts';
import {isLoopback} from '../transport/loopback.ts';
import {parseReply} from './answers/parse.ts';
import type {AnswerRule} from './answers/rule.ts';
import {type Budget, sharing} from './budget.ts';
import {type ClientWire, createClientWire} from './client-wire.ts';
import {createMailStore, type KeptMessage} from './mail.ts';
import type {ListenerOptions, RelayTo} from './options.ts';
import {relay} from './relay/relay.ts';
import {createServerWire, type ServerWire} from './relay/server-wire.ts';
import {createReplies, type Replies} from './replies.ts';
import {serve} from './serve.ts';
import type {WatchedSession} from './watched-session.ts';

export type Opening = {
	readonly number: number;
	readonly caller: Caller;
	readonly options: ListenerOptions;
	readonly budget: Budget;
	/** Rules that hold now. */
	readonly rules: () => readonly AnswerRule[];
	/** Lines that were answered once already, over all sessions. */
	readonly done: Set<string>;
	readonly onOver: () => void;
	addRules(rules: readonly AnswerRule[]): void;
	dropHold(pattern: string): boolean;
};

export type Opened = {
	readonly watched: WatchedSession;
	/** Begins; before it nothing happens. */
	start(): void;
	/** When something was said last, in milliseconds since it began. */
	lastAt(): number;
	/** Tells the client that its time is up, and ends the session. */
	expire(): void;
};

/** Nothing happens before its `start`. */
export function openSession(opening: Opening): Opened {
	return new ServedSession(opening);
}

class ServedSession implements Opened {
	readonly watched: WatchedSession;
	readonly #opening: Opening;
	readonly #client: ClientWire;
	readonly #server: ServerWire | null;
	readonly #replies: Replies;
	readonly #messages: KeptMessage[] = [];
	readonly #ended = Promise.withResolvers<void>();
	#over = false;
	#forgotten = false;

	constructor(opening: Opening) {
		const {caller, options, budget} = opening;
		const startedAt = performance.now();
		const watching = watchingOf(() => this.#replies, opening);
		this.#opening = opening;
		this.#client = createClientWire(caller, hostOf(options), budget, startedAt, watching);
		this.#server = options.to
			? createServerWire({...serverOptions(options.to), budget: sharing(budget), startedAt})
			: null;
		this.#replies = createReplies({
			rules: opening.rules,
			done: opening.done,
			onHeld: () => this.#client.watched.touch(),
		});
		this.watched = this.#shown();
	}

	start(): void {
		const {rules, done, options, caller} = this.#opening;
		const {to, starttls: offersTls} = options;
		const client = this.#client;
		const server = this.#server;
		const shared = this.#shared();
		if (server && to) {
			const allowClearAuth = to.allowClearAuth || isNear(to.target);
			relay({...shared, client, server, offersTls, allowClearAuth, rules, done});
		} else {
			serve({...shared, wire: client, config: engineConfig(options), implicitTls: caller.implicitTls});
		}
	}

	lastAt(): number {
		return Math.max(this.#client.watched.lastAt, this.#server?.watched.lastAt ?? 0);
	}

	expire(): void {
		const {name} = this.#opening.options;
		this.#client.note('listen/timeout', 'The client took too long, and the session was ended.');
		this.#client.reply(Buffer.from(`421 4.4.2 ${name} timeout exceeded\r\n`), 'smtpscope');
		this.#client.destroy();
	}

	/** What others see of it, and may do to it. */
	#shown(): WatchedSession {
		const {number, caller} = this.#opening;
		const isHeld = () => this.#replies.held;
		const isOver = () => this.#over;
		const isForgotten = () => this.#forgotten;
		return {
			number,
			startedAt: new Date(),
			client: {address: caller.address, port: caller.port},
			port: caller.localPort,
			session: this.#client.watched.session,
			upstream: this.#server?.watched.session ?? null,
			messages: this.#messages,
			get held() {
				return isHeld();
			},
			get over() {
				return isOver();
			},
			get forgotten() {
				return isForgotten();
			},
			ended: this.#ended.promise,
			answer: answer => this.#replies.answer(answer),
			release: () => this.#replies.release(),
			close: () => this.#client.destroy(),
			forget: () => this.#forget(),
		};
	}

	/** What serving and passing on have in common. */
	#shared() {
		const {number, options, onOver} = this.#opening;
		return {
			replies: this.#replies,
			mail: createMailStore(number, options.keeper),
			dropAfterTls: options.dropAfterTls,
			busy: options.busy,
			onMessage: (message: KeptMessage): void => {
				this.#messages.push(message);
				options.onMessage(this.watched, message);
			},
			onOver: (): void => {
				this.#over = true;
				onOver();
				this.#ended.resolve();
			},
		};
	}

	/** Only of a session that is over. */
	#forget(): void {
		if (this.#over) {
			this.#forgotten = true;
			this.#messages.length = 0;
			this.#client.watched.forget();
			this.#server?.watched.forget();
		}
	}
}

/** What the prompt of the inspector can do to it. */
function watchingOf(replies: () => Replies, {addRules, dropHold}: Opening): Watching {
	return {
		get held() {
			const {held} = replies();
			return (
				held && {about: held.subject.verb, proposed: `${held.proposed.code} ${held.proposed.texts.join(' ')}`}
			);
		},
		hold: pattern => addRules([{pattern, does: {kind: 'hold'}}]),
		dropHold,
		answer(text) {
			const answer = text.trim() === 'close' ? 'close' : parseReply(text);
			if (answer === null) {
				return 'not a reply';
			}

			return replies().answer(answer) ? 'answered' : 'nothing is held';
		},
		release: () => replies().release(),
	};
}

function engineConfig(options: ListenerOptions) {
	const {name, protocol, size, starttls, login, tlsBeforeAuth, without} = options;
	const challenge = `<${randomBytes(8).toString('hex')}.${Date.now()}@${name}>`;
	return {name, protocol, size, starttls, login, tlsBeforeAuth, without, challenge};
}

/** What the client talks to: the server behind us, or ourselves. */
function hostOf({to, protocol, name, address}: ListenerOptions): Target {
	return to
		? {...to.target, security: 'clear'}
		: {protocol, security: 'clear', host: name, endpoint: {kind: 'tcp', host: address, port: 25}};
}

function serverOptions({target, transport, insecure}: RelayTo) {
	return {target, transport, insecure, clientName: defaultClientName(null)};
}

function isNear({endpoint}: Target): boolean {
	return (
		endpoint.kind === 'unix' ||
		(endpoint.kind === 'tcp' && (isLoopback(endpoint.host) || endpoint.host === 'localhost'))
	);
}
