/** What we sent, as rows. */

import {counted} from '../../decode/quantities.ts';
import {analyseBase64, readableText} from '../../sasl/base64.ts';
import type {SentEntry, SentMessageEntry} from '../../session/entry.ts';
import {clip} from '../../text/graphemes.ts';
import {type Piece, piece} from '../screen/lines.ts';
import {endsOf, linesShown} from './message-lines.ts';
import {type MadeRow, type MakeRow, rowLimits, spaced} from './row.ts';

export function rowsOfSent(entry: SentEntry, row: MakeRow, open: boolean): MadeRow[] {
	if (entry.kind === 'message') {
		return rowsOfMessage(entry, row, open);
	}

	const notes = [
		...(entry.ending === 'CRLF'
			? []
			: [piece(entry.ending === 'none' ? 'no line end' : `bare ${entry.ending}`, 'warn')]),
		...(entry.remarks.length > 0 ? [piece('remark', 'warn')] : []),
	];
	if (entry.kind === 'message-line') {
		return [row([piece('│ ', 'dim'), piece(entry.line)], spaced(notes), 'C')];
	}

	if (entry.kind === 'auth-response' && entry.line === '') {
		return [row([piece('an empty line', 'dim')], spaced(notes), 'C')];
	}

	const decoded = entry.kind === 'auth-response' && entry.secret === null ? plainText(entry.line) : null;
	const beside = decoded === null ? notes : [...notes, onWire(entry.line)];
	return [row([piece(decoded ?? entry.line, 'strong')], spaced(beside), 'C')];
}

function rowsOfMessage(entry: SentMessageEntry, row: MakeRow, open: boolean): MadeRow[] {
	const {content, octets} = entry;
	const lines = linesShown(entry);
	const {head, tail} = open ? rowLimits.openMessage : rowLimits.closedMessage;
	const ends = endsOf(content, lines, head, tail);
	// Only a recording has a message without a byte: it leaves it out.
	const size = [piece(octets === 0 ? 'left out' : `${counted(octets, 'byte')}${progressOf(entry)}`, 'dim')];
	const shown = (text: string) => row([piece('│ ', 'dim'), piece(text)], [], 'C');
	const skipped = lines - head - tail;
	const rows = [
		...ends.head.map(shown),
		...(skipped > 0 ? [row([piece(`┊ ${counted(skipped, 'more line')}`, 'dim')], [], 'C')] : []),
		...ends.tail.map(shown),
	];
	const [first = row([piece('│', 'dim')], [], 'C'), ...others] = rows;
	return fitted([{...first, note: size}, ...others], skipped > 0 ? head + 1 + tail : Math.max(1, lines), () =>
		shown(''),
	);
}

/** What is said behind a size, of a message that has no end. */
export function progressOf({
	complete,
	brokenOff,
}: Pick<SentMessageEntry, 'complete' | 'brokenOff'>): '' | ' so far' | ', cut off' {
	return complete ? '' : brokenOff ? ', cut off' : ' so far';
}

/** A bare CR ends a line for the session and not for the eye: the rows are made as many as were counted. */
function fitted(rows: readonly MadeRow[], count: number, blank: () => MadeRow): MadeRow[] {
	const missing = Math.max(0, count - rows.length);
	return [...rows.slice(0, count), ...Array.from({length: missing}, blank)];
}

/** Base64 of something a person can read, or null. */
export function plainText(text: string): string | null {
	const {canonical, bytes} = analyseBase64(text.trim());
	return canonical && bytes && bytes.length > 0
		? readableText(bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes) && Buffer.from(bytes).toString()
		: null;
}

/** As it went, beside what it says. */
export function onWire(text: string): Piece {
	return piece(clip(text, 20), 'dim');
}
