/** Whether bytes look like a message, as a mail program saves one. */
import {readHeaderBlock} from './header-fields.ts';

const telling = new Set([
	'from',
	'to',
	'subject',
	'date',
	'message-id',
	'received',
	'return-path',
	'mime-version',
	'content-type',
	'delivered-to',
	'dkim-signature',
]);

/**
 * By the first 64 KiB. `surely`: two header fields that mail has, or four where no empty line ends the header.
 * `perhaps`: one of them, and an empty line behind the header.
 */
export function looksLikeMessage(bytes: Uint8Array): 'surely' | 'perhaps' | 'no' {
	const {fields, endedBy} = readHeaderBlock(bytes.subarray(0, 64 * 1024), text => text);
	const known = new Set(fields.map(({name}) => name.toLowerCase()).filter(name => telling.has(name))).size;
	if (known >= 2 && (endedBy !== 'no-blank-line' || known >= 4)) {
		return 'surely';
	}

	return known > 0 && endedBy === 'blank-line' ? 'perhaps' : 'no';
}
