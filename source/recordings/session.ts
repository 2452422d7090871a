/** A recording as a session that is over: the screen shows it as it shows a live one, and sends nothing. */
import type {SessionEvent} from '../session/event.ts';
import {reduce} from '../session/reducer.ts';
import type {Session} from '../session/session.ts';
import {initialState, withPhase} from '../session/state.ts';
import {entriesOf} from './entries.ts';
import type {RecordedSession} from './recording.ts';

const readOnly = 'This is a recording: nothing is sent. /save writes a report of it, /quit leaves.';

export function recordedSession(recorded: RecordedSession, title: string): Session {
	const {protocol, events} = recorded;
	const host = recorded.host ?? title;
	const entries = entriesOf(recorded);
	const listeners = new Set<() => void>();
	const begun = events.reduce((state, event) => reduce(state, event).state, initialState(protocol, host));
	let state = withPhase(begun, {name: 'closed'});

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
		target: {protocol, security: 'clear', host, endpoint: {kind: 'tcp', host, port: 25}},
		entries,
		get state() {
			return state;
		},
		waiting: [],
		localAddress: null,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async connect(target) {
			if (target) {
				refuse();
			}
		},
		async type() {
			refuse();
			return [];
		},
		async send() {
			refuse();
			return [];
		},
		async sendBytes() {
			refuse();
		},
		async sendContent() {
			refuse();
		},
		encode: text => new TextEncoder().encode(text),
		setEncoder() {},
		note,
		async settled() {},
		dropWaiting: () => 0,
		close() {},
	};
}
