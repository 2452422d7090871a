/** A live session: the shell around the flow (`flow.ts`), with its wire, its clock, its history and who listens. */
import type {TransportError, TransportEvent} from '../transport/types.ts';
import {createAnswers} from './answers.ts';
import {streamContent} from './content.ts';
import {type Consent, secretIn} from './door.ts';
import type {Entry, NotedFinding, ReplyEntry} from './entry.ts';
import {type Flow, type FlowAct, type FlowEvent, isSettled, newFlow, overdueFor, step} from './flow.ts';
import {sessionEvent} from './from-transport.ts';
import {createHistory} from './history.ts';
import {createIntake} from './intake.ts';
import {maskOutbox, type Reading} from './outbox.ts';
import {rawLines} from './raw-lines.ts';
import {roomIn} from './reduce-sent.ts';
import {createReplyTimer} from './reply-timer.ts';
import type {Session} from './session.ts';
import type {SessionEvent} from './session-event.ts';
import type {SessionOptions} from './session-options.ts';
import type {SessionState} from './state.ts';
import type {Target} from './target.ts';
import {createWire} from './wire.ts';

/** A session that says nothing by itself, not yet connected. */
export function createSession(options: SessionOptions): Session {
	return new LiveSession(options);
}

type Replies = readonly ReplyEntry[];

class LiveSession implements Session {
	target: Target;
	readonly startedAt = Date.now();
	localAddress: string | null = null;
	readonly #history = createHistory();
	readonly #answers = createAnswers();
	readonly #wire;
	readonly #intake;
	readonly #timer;
	readonly #overdue;
	readonly #now;
	readonly #startedAt;
	readonly #listeners = new Set<() => void>();
	readonly #idle = new Set<() => void>();
	/** Who typed the lines that wait, by their tickets. */
	readonly #typed = new Map<number, (replies: Replies | Promise<Replies>) => void>();
	#flow: Flow;

	constructor({
		target,
		transport,
		timeout,
		waits,
		overdue,
		door,
		now = () => performance.now(),
	}: SessionOptions) {
		this.target = target;
		this.#flow = newFlow(target.protocol, target.host, door);
		this.#wire = createWire(transport);
		this.#intake = createIntake({
			readNext: () => this.#readNext(),
			onRead: () => this.#goOn(),
			pause: this.#wire.pause,
			resume: this.#wire.resume,
		});
		this.#overdue = overdue;
		this.#now = now;
		this.#startedAt = now();
		this.#timer = createReplyTimer(
			{...waits, ...(timeout !== undefined && {usual: timeout})},
			{
				overdue: words => this.#onOverdue(words),
				quiet: words => this.note('session/quiet', `${words} Still waiting.`),
			},
		);
	}

	get entries(): readonly Entry[] {
		return this.#history.entries;
	}

	get state(): SessionState {
		return this.#flow.state;
	}

	get waiting(): readonly string[] {
		return maskOutbox(this.#flow.outbox, this.#flow.state);
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	connect(next: Target = this.target): Promise<void> {
		this.target = next;
		const {protocol, host} = next;
		this.#happen({type: 'opened', protocol, host, at: this.#elapsed()});
		this.#wire.open(next, event => this.#onTransport(event));
		return this.settled();
	}

	type(text: string, read?: Reading, consent: Consent = 'not asked'): Promise<Replies> {
		return this.#ask({type: 'typed', text, consent, ...(read && {read})});
	}

	send(text: string): Promise<Replies> {
		return this.#ask({type: 'sent', text, at: this.#elapsed()});
	}

	async sendBytes(bytes: Uint8Array, consent: Consent = 'not asked'): Promise<void> {
		if (!this.#flow.open) {
			return;
		}

		const mechanism = consent === 'given' ? null : secretIn(this.state, bytes);
		const why = mechanism === null ? null : this.#flow.door(mechanism);
		if (why !== null) {
			this.#happen({type: 'kept-back', why, at: this.#elapsed()});
			return;
		}

		for (const {bytes: line, ending} of rawLines(bytes)) {
			this.#dispatch({type: 'sent', at: this.#elapsed(), bytes: line, ending});
		}

		this.#awaitReply();
		await this.#wire.write(bytes);
	}

	async sendContent(source: AsyncIterable<Uint8Array>, onProgress?: (octets: number) => void): Promise<void> {
		const stuff = this.state.phase.name === 'message';
		await streamContent(source, stuff, async (bytes, lines) => {
			// A verdict may come before the end; the rest would go out as commands.
			if (!this.#flow.open || (stuff && this.state.phase.name !== 'message')) {
				return false;
			}

			const octets = bytes.length;
			// A copy of what is kept: the source may write its next piece over this one.
			const kept = new Uint8Array(bytes.subarray(0, roomIn(this.state.message)));
			this.#dispatch({type: 'content', at: this.#elapsed(), bytes: kept, octets, lines});
			await this.#wire.write(bytes);
			onProgress?.(octets);
			return true;
		});
		this.#goOn();
	}

	encode(text: string): Uint8Array {
		return this.#flow.encode(text);
	}

	setEncoder(encode: (text: string) => Uint8Array): void {
		this.#happen({type: 'encoding', encode});
	}

	note(about: string, text: string, found?: readonly NotedFinding[]): void {
		this.#dispatch({type: 'note', at: this.#elapsed(), about, text, ...(found && {found})});
	}

	settled(): Promise<void> {
		return new Promise(resolve => {
			this.#idle.add(resolve);
			this.#goOn();
		});
	}

	dropWaiting(): number {
		const count = this.#flow.outbox.length;
		this.#happen({type: 'taken-back', at: this.#elapsed()});
		return count;
	}

	close(): void {
		this.#end({type: 'closed', at: this.#elapsed(), by: 'client'});
	}

	#ask(event: FlowEvent & {type: 'typed' | 'sent'}): Promise<Replies> {
		const replies = new Promise<Replies>(resolve => {
			this.#typed.set(this.#flow.nextTicket, resolve);
		});
		this.#happen(event);
		this.#goOn();
		return replies;
	}

	#elapsed(): number {
		return Math.round((this.#now() - this.#startedAt) * 10) / 10;
	}

	#dispatch(event: SessionEvent): void {
		this.#happen({type: 'happened', event});
	}

	#happen(event: FlowEvent): void {
		const {flow, acts} = step(this.#flow, event);
		this.#flow = flow;
		for (const act of acts) {
			this.#carryOut(act);
		}

		for (const listener of [...this.#listeners]) {
			listener();
		}
	}

	#carryOut(act: FlowAct): void {
		switch (act.do) {
			case 'record':
				this.#history.record(act.entry);
				if (act.entry.type === 'reply') {
					this.#answers.record(act.entry, this.state.awaiting);
				}

				return;
			case 'write':
				this.#wire.write(act.bytes);
				return;
			case 'went-out':
				this.#answer(act.ticket, act.id === null ? [] : this.#answers.repliesTo(act.id, this.state.awaiting));
				return;
			case 'dropped':
				this.#answer(act.ticket, []);
				return;
			case 'upgrade':
				this.#wire.upgrade();
		}
	}

	#answer(ticket: number, replies: Replies | Promise<Replies>): void {
		this.#typed.get(ticket)?.(replies);
		this.#typed.delete(ticket);
	}

	/** Lets out what may go out now, and tells who waits for nothing to be due. */
	#goOn(): void {
		this.#happen({type: 'read', at: this.#elapsed()});
		this.#awaitReply();
		if (isSettled(this.#flow)) {
			for (const resolve of [...this.#idle]) {
				resolve();
			}

			this.#idle.clear();
		}
	}

	#awaitReply(): void {
		const awaited = overdueFor(this.#flow);
		if (awaited) {
			this.#timer.wait(awaited);
		} else {
			this.#timer.stop();
		}
	}

	#onTransport(event: TransportEvent): void {
		if (event.type === 'data') {
			this.#onData(event.bytes);
			return;
		}

		if (event.type === 'ended') {
			// Only a client that came to us ends its side alone.
			this.#goOn();
			return;
		}

		if (event.type === 'connected') {
			this.localAddress = event.localAddress;
		}

		const happened = sessionEvent(event, this.#elapsed(), this.target.host, this.#wire.clearBytes);
		if (happened.type === 'failed' || happened.type === 'closed') {
			this.#end(happened);
			return;
		}

		this.#dispatch(happened);
		if (happened.type === 'connected' || happened.type === 'secured') {
			this.#goOn();
		}
	}

	#onData(bytes: Uint8Array): void {
		this.#timer.heard();
		if (!this.#history.hasRoomFor(bytes.length)) {
			this.#fail(
				'other',
				'The server sent more than smtpscope keeps; the connection was closed to protect this machine’s memory.',
			);
			return;
		}

		this.#wire.feed(bytes);
		this.#intake.more();
	}

	/** False where nothing complete is left to read, or TLS is to begin. */
	#readNext(): boolean {
		const item = this.#wire.next();
		if (!item) {
			return false;
		}

		this.#dispatch({type: 'received', at: this.#elapsed(), item});
		return this.state.phase.name !== 'securing';
	}

	#onOverdue(words: string): void {
		if (this.#overdue === 'note') {
			this.note('session/overdue', `${words} Still waiting.`);
		} else {
			this.#fail('timed-out', words);
		}
	}

	#fail(code: TransportError['code'], message: string): void {
		this.#end({type: 'failed', at: this.#elapsed(), error: {code, message}});
	}

	#end(event: SessionEvent & {type: 'failed' | 'closed'}): void {
		if (!this.#flow.open) {
			return;
		}

		this.#intake.finish();
		for (const item of this.#wire.close()) {
			this.#dispatch({type: 'received', at: event.at, item});
		}

		this.#timer.stop();
		this.#happen({type: 'ended', event});
		this.#answers.end();
		this.#goOn();
	}
}
