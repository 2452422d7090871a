/** An entry named in one line: when it was, and what was said. */

import type {Entry} from '../../session/entry.ts';
import {timeOf} from '../../session/moment.ts';
import {sinceStart} from '../screen/times.ts';

/** `id`: of the entry; one that does not exist is named by its number. */
export function placeOf(entries: readonly Entry[], id: number): string {
	const entry = entries[id - 1];
	if (!entry) {
		return `line ${id}`;
	}

	const at = timeOf(entry);
	return at === null ? wordsOf(entry) : `${sinceStart(at)} ${wordsOf(entry)}`;
}

function wordsOf(entry: Entry): string {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'message' ? 'the message' : short(entry.line);
		case 'reply':
			return short(`${entry.code} ${entry.lines[0]?.text ?? ''}`.trim());
		case 'failed':
			return 'the failure';
		case 'capabilities':
			return 'what the server announced';
		case 'malformed':
			return 'bytes that are not a reply';
		case 'connected':
		case 'attempt':
			return 'the connection';
		case 'secured':
			return 'the TLS handshake';
		case 'closed':
			return 'the end of the connection';
		case 'note':
			return 'a note';
	}
}

function short(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
