/** Ports that listen, and the sessions that clients begin there, within bounds. */
import {type Caller, type OpenDoor, openDoor} from '../transport/accept.ts';
import type {AnswerRule} from './answers/rule.ts';
import {createBudget} from './budget.ts';
import {type Opened, openSession} from './open-session.ts';
import type {ListenerOptions, ListenPort} from './options.ts';
import type {WatchedSession} from './watched-session.ts';

export type Listener = {
	/** Where it listens, in the order asked for; free ports have their number. */
	readonly ports: readonly (ListenPort & {readonly address: string})[];
	/** Sessions that go on. */
	readonly open: number;
	/** Clients that were not let in: too many at a time, or from an address that may not. */
	readonly refused: number;
	/** Rules that hold from now on, before those that held. */
	addRules(rules: readonly AnswerRule[]): void;
	/** Drops the rules of this pattern that hold replies back. False where there is none. */
	dropHold(pattern: string): boolean;
	/** Lets no one in any more, and ends the sessions. Resolves when all are over. */
	close(): Promise<void>;
};

/** What a session may last whatever happens in it. */
const LONGEST = 2 * 60 * 60 * 1000;

/** Resolves when all ports listen; rejects with the system's error where one cannot. */
export async function startListener(options: ListenerOptions): Promise<Listener> {
	const listener = new PortListener(options);
	await listener.start();
	return listener;
}

class PortListener implements Listener {
	readonly #options: ListenerOptions;
	readonly #open = new Map<number, Opened>();
	/** Over, and still in memory, the oldest first. */
	readonly #over: WatchedSession[] = [];
	readonly #done = new Set<string>();
	readonly #budget;
	#rules: readonly AnswerRule[];
	#doors: {readonly door: OpenDoor; readonly implicitTls: boolean}[] = [];
	#clock: ReturnType<typeof setInterval> | null = null;
	#last = 0;
	refused = 0;

	constructor(options: ListenerOptions) {
		this.#options = options;
		this.#rules = options.rules;
		this.#budget = createBudget(options.memory, () => this.#forgetOne());
	}

	async start(): Promise<void> {
		const {address, ports, identityFor, minVersion, maxVersion, ciphers, onKeyLog} = this.#options;
		const tls = {
			identityFor,
			timeout: 30_000,
			...(minVersion && {minVersion}),
			...(maxVersion && {maxVersion}),
			...(ciphers !== undefined && {ciphers}),
			...(onKeyLog && {onKeyLog}),
		};
		try {
			for (const {port, implicitTls} of ports) {
				const door = await openDoor({address, port, implicitTls, tls}, caller => this.#take(caller));
				this.#doors.push({door, implicitTls});
			}
		} catch (error) {
			await this.close();
			throw error;
		}
	}

	get ports(): Listener['ports'] {
		return this.#doors.map(({door, implicitTls}) => ({address: door.address, port: door.port, implicitTls}));
	}

	get open(): number {
		return this.#open.size;
	}

	addRules(rules: readonly AnswerRule[]): void {
		this.#rules = [...rules, ...this.#rules];
	}

	dropHold(pattern: string): boolean {
		const before = this.#rules.length;
		this.#rules = this.#rules.filter(
			rule => rule.does.kind !== 'hold' || rule.pattern.toUpperCase() !== pattern.trim().toUpperCase(),
		);
		return this.#rules.length < before;
	}

	async close(): Promise<void> {
		const doors = this.#doors.map(({door}) => door.close());
		for (const {watched} of this.#open.values()) {
			watched.close();
		}

		await Promise.all(doors);
		await Promise.all([...this.#open.values()].map(({watched}) => watched.ended));
		this.#stopClock();
	}

	#take(caller: Caller): void {
		const {allows, maxConnections, name} = this.#options;
		const refusal = !allows(caller.address)
			? '554 5.7.1 This client may not connect'
			: this.#open.size >= maxConnections
				? '421 4.7.0 Too many connections at the same time'
				: null;
		if (refusal !== null) {
			this.refused++;
			caller.refuse(Buffer.from(caller.implicitTls ? '' : `${refusal} (${name})\r\n`));
			return;
		}

		const number = ++this.#last;
		const opened = openSession({
			number,
			caller,
			options: this.#options,
			budget: this.#budget,
			rules: () => this.#rules,
			done: this.#done,
			onOver: () => this.#onOver(number),
			addRules: rules => this.addRules(rules),
			dropHold: pattern => this.dropHold(pattern),
		});
		this.#open.set(number, opened);
		this.#clock ??= setInterval(() => this.#tick(), 1000);
		this.#options.onSession(opened.watched);
		opened.start();
	}

	#onOver(number: number): void {
		const opened = this.#open.get(number);
		this.#open.delete(number);
		if (opened) {
			this.#over.push(opened.watched);
		}

		if (this.#open.size === 0) {
			this.#stopClock();
		}
	}

	#forgetOne(): boolean {
		const oldest = this.#over.shift();
		oldest?.forget();
		return oldest !== undefined;
	}

	#tick(): void {
		const now = Date.now();
		for (const opened of this.#open.values()) {
			const age = now - opened.watched.startedAt.getTime();
			const isWaiting = opened.watched.held !== null;
			if (age > LONGEST || (!isWaiting && age - opened.lastAt() > this.#options.timeout)) {
				opened.expire();
			}
		}
	}

	#stopClock(): void {
		if (this.#clock) {
			clearInterval(this.#clock);
		}

		this.#clock = null;
	}
}
