/** One client in front of our own server: the engine's answers, those of the user's own, and the waits between. */
import type {ClientItem} from '../protocol/client-reader.ts';
import {isNegative, isPositiveCompletion} from '../protocol/reply-class.ts';
import type {ClientEvent, ClientWire} from './client-wire.ts';
import {greetClient, respond} from './engine/engine.ts';
import {type Answer, accepts, type Proposal, replyBytes} from './engine/proposal.ts';
import {type EngineConfig, type EngineState, freshState, readAs} from './engine/state.ts';
import type {KeptMessage, MailStore} from './mail.ts';
import type {Replies} from './replies.ts';

export type ServeOptions = {
	readonly wire: ClientWire;
	readonly config: EngineConfig;
	readonly implicitTls: boolean;
	readonly replies: Replies;
	readonly mail: MailStore;
	readonly dropAfterTls: boolean;
	readonly onMessage: (message: KeptMessage) => void;
	readonly onOver: () => void;
	/** Resolves when more may be read; null when it may be at once. */
	readonly busy: () => Promise<void> | null;
};

/** Serves until the connection is over. */
export function serve(options: ServeOptions): void {
	new Served(options).start();
}

class Served {
	readonly #options: ServeOptions;
	#state: EngineState;
	#due: readonly Proposal[] = [];
	/** TLS is being negotiated, a reply waits, or nothing more is to be read. */
	#stopped = true;
	/** It was given up. */
	#finished = false;

	constructor(options: ServeOptions) {
		this.#options = options;
		this.#state = freshState(options.implicitTls);
	}

	start(): void {
		this.#options.wire.start(event => this.#on(event));
	}

	#on(event: ClientEvent): void {
		switch (event.type) {
			case 'connected':
				if (this.#options.implicitTls && this.#options.dropAfterTls) {
					this.#options.wire.destroy();
					return;
				}

				this.#due = [greetClient(this.#state, this.#options.config)];
				this.#answer();
				return;
			case 'secured':
				if (this.#options.dropAfterTls) {
					this.#options.wire.destroy();
					return;
				}

				this.#stopped = false;
				this.#read();
				return;
			case 'data':
			case 'drained':
				this.#read();
				return;
			case 'ended':
				this.#leaveIfDone();
				return;
			case 'full':
				this.#giveUp();
				return;
			case 'over':
				this.#finished = true;
				this.#options.replies.cancel();
				this.#options.mail.abandon();
				this.#options.onOver();
		}
	}

	#ended = false;

	#leaveIfDone(): void {
		this.#ended = true;
		if (this.#due.length === 0 && !this.#options.replies.waiting) {
			this.#options.wire.end();
		}
	}

	#read(): void {
		const {wire, config, busy} = this.#options;
		while (!this.#stopped && !this.#finished && !wire.congested) {
			const wait = busy();
			if (wait) {
				wire.pause();
				this.#stopped = true;
				void wait.then(() => this.#goOn());
				return;
			}

			const item = wire.next(readAs(this.#state));
			if (!item) {
				return;
			}

			this.#keep(item);
			const {state, proposals} = respond(this.#state, item, config);
			this.#state = state;
			this.#due = proposals;
			this.#answer();
		}
	}

	#goOn(): void {
		this.#options.wire.resume();
		this.#stopped = false;
		this.#read();
	}

	#keep(item: ClientItem): void {
		if (item.type === 'content') {
			this.#options.mail.add(item.bytes, this.#state.phase.name === 'message');
		}
	}

	/** Gives the replies that are due, one after the other; each may have to wait. */
	#answer(): void {
		this.#stopped = true;
		const [proposal, ...rest] = this.#due;
		if (!proposal) {
			this.#stopped = false;
			if (this.#ended) {
				this.#options.wire.end();
			}

			return;
		}

		this.#due = rest;
		const answer = this.#withProblem(proposal);
		let now = true;
		this.#options.replies.decide(proposal.subject, answer, decided => {
			this.#reply(proposal, decided);
			if (!now) {
				this.#read();
			}
		});
		now = false;
	}

	/** A message that cannot be kept is not accepted. */
	#withProblem({answer, verdict}: Proposal): Answer {
		const notKept = verdict && !isNegative(answer.code) ? this.#options.mail.notKept : null;
		if (notKept === null) {
			return answer;
		}

		this.#options.wire.note('listen/not-kept', notKept.problem);
		return notKept.answer;
	}

	#reply(proposal: Proposal, decided: Parameters<Parameters<Replies['decide']>[2]>[0]): void {
		const {wire} = this.#options;
		if (decided.answer === 'close') {
			wire.destroy();
			return;
		}

		const {code} = decided.answer;
		wire.reply(replyBytes(decided.answer), decided.ours ?? undefined);
		this.#state = proposal.next(code);
		this.#settle(proposal, code);
		if (decided.closeAfter) {
			wire.destroy();
		} else if (proposal.after === 'upgrade' && accepts(code)) {
			wire.upgrade();
		} else if (code === 421 || proposal.after === 'close') {
			this.#due = [];
			wire.end();
		} else {
			this.#answer();
		}
	}

	#settle({verdict}: Proposal, code: number): void {
		if (verdict) {
			const message = this.#options.mail.settle({...verdict, accepted: isPositiveCompletion(code)});
			if (message) {
				this.#options.onMessage(message);
			}
		} else if (!this.#state.transaction) {
			this.#options.mail.abandon();
		}
	}

	#giveUp(): void {
		const {wire} = this.#options;
		this.#finished = true;
		wire.note('listen/full', 'This session exceeded what smtpscope keeps for one session, so it was ended.');
		wire.reply(Buffer.from('421 4.7.0 Too much for one session\r\n'), 'smtpscope');
		wire.destroy();
	}
}
