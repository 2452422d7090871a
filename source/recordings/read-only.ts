/** A session that is over and not ours: the screen shows it as it shows a live one, and sends nothing. */
import type {Entry} from '../session/entry.ts';
import {sendsNothing} from '../session/read-only.ts';
import {reduce} from '../session/reducer.ts';
import type {Session} from '../session/session.ts';
import type {SessionEvent} from '../session/session-event.ts';
import {type SessionState, withPhase} from '../session/state.ts';

export type Held = {
	/** Name of the file, or of what was given. */
	readonly title: string;
	readonly host: string;
	readonly protocol: 'smtp' | 'lmtp';
	readonly entries: Entry[];
	readonly state: SessionState;
	/** Said to who types a line for a server. */
	readonly readOnly: string;
	readonly isMessage?: true;
};

export function readOnlySession({
	title,
	host,
	protocol,
	entries,
	readOnly,
	isMessage,
	...held
}: Held): Session {
	const listeners = new Set<() => void>();
	let state = withPhase(held.state, {name: 'closed'});

	function note(about: string, text: string): void {
		const event: SessionEvent = {
			type: 'note',
			at: entries.at(-1)?.at ?? 0,
			untimed: true,
			about,
			text,
		};
		const reduced = reduce(state, event);
		state = reduced.state;
		entries.push(...reduced.entries);
		for (const listener of [...listeners]) {
			listener();
		}
	}

	function refuse(): void {
		note('recording/read-only', readOnly);
	}

	return {
		recorded: title,
		...(isMessage && {isMessage}),
		target: {protocol, security: 'clear', host, endpoint: {kind: 'tcp', host, port: 25}},
		entries,
		get state() {
			return state;
		},
		...sendsNothing(refuse),
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async connect(target) {
			if (target) {
				refuse();
			}
		},
		note,
	};
}
