/** An entry without the secrets that someone said where they do not belong: a server may quote a password. */
import type {AuthExchange} from '../sasl/exchange.ts';
import type {Entry, SentEntry} from '../session/entry.ts';
import {append, flatten} from '../session/rope.ts';

type Redact = (text: string) => string;

/** `redact` is asked for every text of the entry; what it returns takes the place of the text. */
export function cleanEntry(entry: Entry, redact: Redact): Entry {
	switch (entry.type) {
		case 'sent':
			return cleanSent(entry, redact);
		case 'reply':
			return {
				...entry,
				command: entry.command === null ? null : redact(entry.command),
				auth: entry.auth && cleanExchange(entry.auth, redact),
				lines: entry.lines.map(line => ({
					...line,
					text: redact(line.text),
					bytes: cleanBytes(line.bytes, redact),
				})),
			};
		case 'malformed':
			return {...entry, bytes: cleanBytes(entry.bytes, redact)};
		case 'secured':
			return {...entry, clearBytes: cleanBytes(entry.clearBytes, redact)};
		case 'note':
			return {...entry, text: redact(entry.text)};
		case 'failed': {
			const {error} = entry;
			const advice = error.advice === undefined ? {} : {advice: redact(error.advice)};
			return {...entry, error: {...error, message: redact(error.message), ...advice}};
		}

		default:
			return entry;
	}
}

/** What the server said of it; what the client said is masked by its place, and read for what may be told of it. */
function cleanExchange(exchange: AuthExchange, redact: Redact): AuthExchange {
	return {
		...exchange,
		messages: exchange.messages.map(message =>
			message.from === 'server' ? {...message, text: redact(message.text)} : message,
		),
	};
}

function cleanSent(entry: SentEntry, redact: Redact): SentEntry {
	if (entry.kind !== 'message') {
		const auth = entry.auth && cleanExchange(entry.auth, redact);
		const remarks = entry.remarks.map(remark => ({...remark, message: redact(remark.message)}));
		// What is masked by its place stays as it is: the explanation reads it, and masks it again.
		return entry.secret
			? {...entry, line: redact(entry.line), auth, remarks}
			: {...entry, line: redact(entry.line), bytes: cleanBytes(entry.bytes, redact), auth, remarks};
	}

	const content = flatten(entry.content);
	const clean = cleanBytes(content, redact);
	return clean === content ? entry : {...entry, content: append(null, clean)};
}

/** The same bytes where nothing was found. Each byte that is not UTF-8 would be lost in a text, so only then. */
function cleanBytes(bytes: Uint8Array, redact: Redact): Uint8Array {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
	const clean = redact(text);
	return clean === text ? bytes : new Uint8Array(Buffer.from(clean));
}
