/** Watches how long a live session is silent: warns before the server may close it, or sends NOOP if the user agreed. */
import type {Session} from '../../session/session.ts';
import {type IdleLimit, idleStep, limitOf, noMemory, noopAt, noopLimit, remember} from './idle-limit.ts';

/** NOOP after this many milliseconds of silence; null: before the server’s limit. */
export type KeepAliveSetting = number | null | 'off';

export type KeepAlive = {
	/** Gives in a sentence what happens from now on. */
	set(setting: KeepAliveSetting): string;
	isOn(): boolean;
	limit(): IdleLimit;
	stop(): void;
};

export type KeepAliveEars = {
	/** `left`: milliseconds until the server may close. */
	warn?(limit: IdleLimit, left: number): void;
	/** A sentence: no more NOOPs are sent. */
	ended?(text: string): void;
};

/** Off until it is set. Holds no process open. */
export function keepAlive(session: Session, ears: KeepAliveEars = {}): KeepAlive {
	let every: KeepAliveSetting = 'off';
	let memory = noMemory;
	let {lastByteAt} = session.state;
	let since = performance.now();
	let warned = false;
	let timer: NodeJS.Timeout | undefined;

	const look = (): void => {
		clearTimeout(timer);
		memory = remember(memory, session.entries);
		if (session.state.lastByteAt !== lastByteAt) {
			lastByteAt = session.state.lastByteAt;
			since = performance.now();
			warned = false;
		}

		if (isOpen(session)) {
			act();
		}
	};
	const act = (): void => {
		const idle = performance.now() - since;
		const step = idleStep({idle, memory, every, canSend: canSend(session), warned});
		switch (step.type) {
			case 'wait':
				// A timer may come a little early.
				timer = setTimeout(look, Math.ceil(step.milliseconds) + 1).unref();
				return;
			case 'warn':
				warned = true;
				ears.warn?.(limitOf(memory), limitOf(memory).limit - idle);
				return;
			case 'send':
				void session.type('NOOP');
				return;
			case 'give-up':
				every = 'off';
				ears.ended?.(
					`${noopLimit} NOOPs were sent without another command between them. No more are sent, because servers count them.`,
				);
				look();
				return;
			case 'rest':
		}
	};

	const stop = session.subscribe(look);
	look();
	return {
		set(setting) {
			every = setting;
			look();
			return every === 'off'
				? 'NOOP is not sent automatically.'
				: settingWords(noopAt(limitOf(memory), every));
		},
		isOn: () => every !== 'off',
		limit: () => limitOf(memory),
		stop() {
			clearTimeout(timer);
			stop();
		},
	};
}

function settingWords(milliseconds: number): string {
	return `NOOP is sent after ${Math.round(milliseconds / 1000)} seconds of silence, up to ${noopLimit} times in a row. /keep-alive off ends that.`;
}

function isOpen({state: {phase}}: Session): boolean {
	return phase.name !== 'closed' && phase.name !== 'connecting';
}

function canSend({state, waiting}: Session): boolean {
	return (
		state.phase.name === 'command' &&
		state.awaiting.length === 0 &&
		waiting.length === 0 &&
		!state.closing &&
		!state.unwelcome
	);
}
