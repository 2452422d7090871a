/** The server's bytes as lines of replies, each exactly as it came: they go to the client unchanged. */

export type ReplyBytes = {
	/** With its ending. */
	readonly bytes: Uint8Array;
	/** The number of the reply, or null for a line that is none. */
	readonly code: number | null;
	/** The last line of a reply. */
	readonly last: boolean;
};

export type ReplyLines = {
	feed(bytes: Uint8Array): void;
	/** The next whole line; what of it was taken as `partial` before is left out of its bytes. */
	next(): ReplyBytes | undefined;
	/** What there is of a line without an end, once. */
	partial(): Uint8Array;
};

const LF = 0x0a;

/** A line whose end does not come within this many octets is passed on in pieces. */
const LIMIT = 64 * 1024;

export function createReplyLines(): ReplyLines {
	let buffer: Buffer = Buffer.alloc(0);
	let head = '';

	function lineOf(bytes: Buffer): ReplyBytes {
		const text = head + bytes.subarray(0, 4).toString('latin1');
		const [, code, separator] = /^(\d{3})([ \r\n-]?)/.exec(text) ?? [];
		head = '';
		return {
			bytes,
			code: code === undefined ? null : Number(code),
			last: code !== undefined && separator !== '-',
		};
	}

	return {
		feed(bytes) {
			buffer = buffer.length === 0 ? Buffer.from(bytes) : Buffer.concat([buffer, bytes]);
		},
		next() {
			const end = buffer.indexOf(LF);
			if (end === -1 && buffer.length < LIMIT) {
				return undefined;
			}

			const size = end === -1 ? LIMIT : end + 1;
			const line = buffer.subarray(0, size);
			buffer = buffer.subarray(size);
			return end === -1 ? {bytes: line, code: null, last: false} : lineOf(line);
		},
		partial() {
			const rest = buffer;
			head = (head + rest.subarray(0, 4).toString('latin1')).slice(0, 4);
			buffer = Buffer.alloc(0);
			return rest;
		},
	};
}
