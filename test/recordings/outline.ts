/** A recording in a line an entry, for comparing. */
import {entriesOf} from '../../source/recordings/entries.ts';
import type {Recording} from '../../source/recordings/recording.ts';
import type {Entry} from '../../source/session/entry.ts';

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
				...recording.sessions.flatMap(session => [
					`session ${[session.title, session.host].filter(Boolean).join(' ')}`.trimEnd(),
					...entriesOf(session).flatMap(entry => brief(entry)),
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
