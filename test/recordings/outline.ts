/** A recording in a line an entry, for comparing. */
import type {Recording} from '../../source/recordings/recording.ts';
import type {Entry} from '../../source/session/entry.ts';
import type {SessionEvent} from '../../source/session/event.ts';
import {reduce} from '../../source/session/reducer.ts';
import {initialState} from '../../source/session/state.ts';

/** The entries that the events of a session come to. */
export function entriesFrom(events: readonly SessionEvent[]): Entry[] {
	const entries: Entry[] = [];
	let state = initialState('smtp', '');
	for (const event of events) {
		const reduced = reduce(state, event);
		state = reduced.state;
		for (const entry of reduced.entries) {
			entries[entry.id - 1] = entry;
		}
	}

	return entries;
}

/**
 * `S 250 EHLO` (a reply and what it answers), `C MAIL`, `C (auth)`, `C (message 3 lines, 40 octets)`, with `~` for
 * what an observer could not read, and at the end what was not read.
 */
export function outline(recording: Recording): string[] {
	switch (recording.kind) {
		case 'nothing':
			return [`nothing: ${recording.why}`, ...unreadOf(recording)];
		case 'base64':
			return [`base64 of ${recording.bytes.length} octets`];
		default:
			return [
				`${recording.kind}: ${recording.format}, ${recording.confidence}`,
				...recording.sessions.flatMap(({events, title, host}) => [
					`session ${[title, host].filter(Boolean).join(' ')}`.trimEnd(),
					...entriesFrom(events).flatMap(entry => brief(entry)),
				]),
				...unreadOf(recording),
			];
	}
}

function unreadOf({unread}: Recording): string[] {
	return unread.map(({line, text}) => `unread ${line}: ${text.slice(0, 60)}`);
}

function brief(entry: Entry): string[] {
	const lock = entry.secure ? '~' : '';
	switch (entry.type) {
		case 'sent':
			if (entry.kind === 'message') {
				return [
					`${lock}C (message ${entry.lines} lines, ${entry.octets} octets)${entry.complete ? '' : ' unfinished'}`,
				];
			}

			return [`${lock}C ${entry.verb ?? (entry.kind === 'auth-response' ? '(auth)' : '.')}`];
		case 'reply':
			return [
				`${lock}S ${entry.code}${entry.complete ? '' : ' unfinished'} ${entry.answers ?? 'nobody'}${entry.lines.length > 1 ? ` ${entry.lines.length} lines` : ''}`,
			];
		case 'connected':
			return [
				`connected ${entry.host} ${entry.address} ${entry.port ?? ''}${entry.tls ? ` ${entry.tls.protocol}` : ''}`.replace(
					/ +$/,
					'',
				),
			];
		case 'secured':
			return [`secured ${entry.tls.protocol} ${entry.tls.cipher}`];
		case 'note':
			return [`note ${entry.about}`];
		case 'closed':
			return [`closed by ${entry.by}`];
		case 'failed':
			return [`failed ${entry.error.code}`];
		case 'malformed':
			return [`${lock}S malformed ${entry.problem}`];
		case 'capabilities':
		case 'attempt':
			return [];
	}
}
