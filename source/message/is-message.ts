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

/** Two header fields that mail has, or four where no empty line ends the header, in the first 64 KiB. */
export function isMessage(bytes: Uint8Array): boolean {
	const {fields, endedBy} = readHeaderBlock(bytes.subarray(0, 64 * 1024), text => text);
	const known = new Set(fields.map(({name}) => name.toLowerCase()).filter(name => telling.has(name)));
	return known.size >= 2 && (endedBy !== 'no-blank-line' || known.size >= 4);
}
