/**
 * The wire under a session: the open transport, and the parser of what it brings. Each connection gets both
 * anew, and what an earlier one still has to say is not part of the next.
 */
import type {Received} from '../protocol/reply.ts';
import {createReplyParser, type ReplyParser} from '../protocol/reply-parser.ts';
import {openTransport} from '../transport/open.ts';
import type {Transport, TransportEvent, TransportOptions} from '../transport/types.ts';
import type {Target} from './target.ts';

export type Wire = {
	/** Connects, and lets go of the connection before. Events come later, never before this returns. */
	open(target: Target, onEvent: (event: TransportEvent) => void): void;
	/** Takes what came; `next` gives it as replies. */
	feed(bytes: Uint8Array): void;
	/** The next reply or malformed line that is complete; undefined where there is none, or no connection. */
	next(): Received | undefined;
	/** Stops and starts the coming in: what is not read yet waits in the kernel. */
	pause(): void;
	resume(): void;
	/** Begins the handshake of STARTTLS. What was not read yet becomes `clearBytes`. */
	upgrade(): void;
	/** RFC 3207 §4.2: what came in clear behind the 220 is not part of the secure session. */
	readonly clearBytes: Uint8Array;
	/** Resolves when everything written was handed to the system; immediately without a connection. */
	write(bytes: Uint8Array): Promise<void>;
	/** Lets go of the connection. Gives what was left unfinished of a reply. */
	close(): Received[];
};

type Connection = {
	readonly parser: ReplyParser;
	transport: Transport | null;
	clearBytes: Uint8Array<ArrayBuffer>;
};

function notConnected(): Connection {
	return {parser: createReplyParser(), transport: null, clearBytes: new Uint8Array(0)};
}

/** Not connected. `options` hold for every connection. */
export function createWire(options: Omit<TransportOptions, 'implicitTls'> | undefined): Wire {
	let current = notConnected();

	function renew(): Connection {
		current.transport?.destroy();
		current = notConnected();
		return current;
	}

	return {
		open(target, onEvent) {
			const mine = renew();
			mine.transport = openTransport(
				target.endpoint,
				{...options, implicitTls: target.security === 'tls'},
				event => {
					if (current === mine) {
						onEvent(event);
					}
				},
			);
		},
		feed: bytes => current.parser.feed(bytes),
		next: () => current.parser.next(),
		pause: () => current.transport?.pause(),
		resume: () => current.transport?.resume(),
		upgrade() {
			current.clearBytes = new Uint8Array(current.parser.takeRest());
			current.transport?.upgrade(current.clearBytes);
		},
		get clearBytes() {
			return current.clearBytes;
		},
		write: bytes => current.transport?.write(bytes) ?? Promise.resolve(),
		close() {
			const rest = current.parser.end();
			renew();
			return rest;
		},
	};
}
