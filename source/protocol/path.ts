/**
 * The reverse-path of MAIL and the forward-path of RCPT (RFC 5321 §4.1.2), read with forgiveness: what people
 * type where an address belongs is told apart from what should stand there.
 */
import type {Parsed} from './found.ts';
import {type Mailbox, remarkMailbox, splitMailbox} from './mailbox.ts';
import {findFrame} from './path-frame.ts';
import {octetsIn, type Span} from './span.ts';

export type Path = Mailbox & {
	/** As typed, with brackets and display name. */
	readonly text: string;
	readonly span: Span;
	/** `@one,@two` of an obsolete source route. */
	readonly sourceRoute: string | null;
	/** Both `<` and `>` are there. */
	readonly bracketed: boolean;
	readonly displayName: string | null;
};

/** Reads a path that starts at `start`, where no blank stands. Null when nothing is left to read. */
export function parsePath(line: string, start: number): Parsed<Path> | null {
	if (start >= line.length) {
		return null;
	}

	const frame = findFrame(line, start);
	const inside = line.slice(frame.inside.start, frame.inside.end);
	const route = /^@[^:"]*:/.exec(inside)?.[0] ?? '';
	const address = inside.slice(route.length);
	const addressStart = frame.inside.start + route.length;
	const mailbox = splitMailbox(address);
	const part: Path = {
		text: line.slice(start, frame.end),
		span: {start, end: frame.end},
		...mailbox,
		sourceRoute: route === '' ? null : route.slice(0, -1),
		bracketed: frame.opened && frame.closed,
		displayName: frame.displayName,
	};
	const found = [...frame.found];
	if (route !== '') {
		found.push({
			id: 'path/source-route',
			message: 'A route before the address is obsolete; servers ignore or refuse it.',
			start: frame.inside.start,
			end: addressStart,
			reference: 'RFC 5321 §4.1.1.3, appendix C',
			correctable: true,
		});
	}

	const corrected = address === '' ? '' : remarkMailbox(mailbox, addressStart, found);
	if (octetsIn(part.text) > 256) {
		found.push({
			id: 'path/too-long',
			message:
				'A path can have at most 256 octets including its brackets; a server answers 501 to a longer one.',
			start,
			end: frame.end,
			reference: 'RFC 5321 §4.5.3.1.3',
		});
	}

	return {part, corrected: `<${corrected}>`, found};
}

/** True when the address cannot travel without SMTPUTF8 (RFC 6531). */
export function needsUtf8(path: Path): boolean {
	return /[^\x00-\x7f]/.test(path.address);
}
