/** What is shown of an entry, as text to search in; secrets are masked in it. Empty for what has no row. */
import {replyMark} from '../protocol/reply.ts';
import {visibleBytes} from '../protocol/visible.ts';
import type {Entry} from './entry.ts';
import {flatten} from './rope.ts';

/**
 * What stood on the wire, without what the program says about it; several lines for a reply. Not escaped but for
 * malformed lines.
 */
export function textOfEntry(entry: Entry): string {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'message' ? Buffer.from(flatten(entry.content)).toString() : entry.line;
		case 'reply':
			return entry.lines
				.map(({text}, index) => {
					const {code, separator} = replyMark(entry, index);
					return `${code}${separator}${text}`;
				})
				.join('\n');
		case 'malformed':
			return visibleBytes(entry.bytes);
		case 'note':
			return entry.text;
		case 'failed':
			return entry.error.message;
		case 'connected':
			return `${entry.host} ${entry.address}`;
		case 'secured':
			return `${entry.tls.protocol} ${entry.tls.cipher} ${entry.tls.group ?? ''}`;
		default:
			return '';
	}
}
