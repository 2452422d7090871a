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
import {createClientWire} from './client-wire.ts';
import {createMailStore, type KeptMessage} from './mail.ts';
import type {ListenerOptions, RelayTo} from './options.ts';
import {relay} from './relay/relay.ts';
import {createServerWire} from './relay/server-wire.ts';
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

export function openSession(opening: Opening): Opened {
	const {number, caller, options, budget} = opening;
	const {to} = options;
	const messages: KeptMessage[] = [];
	const startedAt = new Date();
	const began = performance.now();
	const client = createClientWire(
		caller,
		hostOf(options),
		budget,
		began,
		watchingOf(() => replies, opening),
	);
	const server = to && createServerWire({...serverOptions(to), budget: sharing(budget), startedAt: began});
	const mail = createMailStore(number, options.keeper);
	const replies: Replies = createReplies({
		rules: opening.rules,
		done: opening.done,
		onHeld: () => client.watched.touch(),
	});
	let over = false;
	let forgotten = false;
	let end = (): void => {};
	const ended = new Promise<void>(resolve => {
		end = resolve;
	});
	const watched: WatchedSession = {
		number,
		startedAt,
		client: {address: caller.address, port: caller.port},
		port: caller.localPort,
		session: client.watched.session,
		upstream: server?.watched.session ?? null,
		messages,
		get held() {
			return replies.held;
		},
		get over() {
			return over;
		},
		ended,
		answer: answer => replies.answer(answer),
		release: () => replies.release(),
		close: () => client.destroy(),
		forget() {
			if (over) {
				forgotten = true;
				messages.length = 0;
				client.watched.forget();
				server?.watched.forget();
			}
		},
		get forgotten() {
			return forgotten;
		},
	};
	const shared = {
		replies,
		mail,
		dropAfterTls: options.dropAfterTls,
		busy: options.busy,
		onMessage(message: KeptMessage) {
			messages.push(message);
			options.onMessage(watched, message);
		},
		onOver() {
			over = true;
			opening.onOver();
			end();
		},
	};
	return {
		watched,
		start() {
			if (server && to) {
				relay({
					...shared,
					client,
					server,
					offersTls: options.starttls,
					allowClearAuth: to.allowClearAuth || isNear(to.target),
					rules: opening.rules,
					done: opening.done,
				});
			} else {
				serve({...shared, wire: client, config: engineConfig(options), implicitTls: caller.implicitTls});
			}
		},
		lastAt: () => Math.max(client.watched.lastAt, server?.watched.lastAt ?? 0),
		expire() {
			client.note('listen/timeout', 'The client took too long, and the session was ended.');
			client.reply(Buffer.from(`421 4.4.2 ${options.name} timeout exceeded\r\n`), 'smtpscope');
			client.destroy();
		},
	};
}

/** What one can do at the prompt of the inspector. */
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
