/** What became of the body of a message on its way: the first line that is not as it was sent. Pure. */

export type BodyOnArrival =
	| {readonly same: true}
	| {
			readonly same: false;
			/** Of the body, from 1. */
			readonly line: number;
			/** The line as it was sent, and as it arrived; null where it is not there at all. Unescaped. */
			readonly sent: string | null;
			readonly received: string | null;
			/** How many more lines arrived than were sent; negative for fewer. */
			readonly more: number;
	  };

/** Whole messages. Line ends, and empty lines at the end, do not count: no mail system keeps them. */
export function compareBodies(sent: Uint8Array, received: Uint8Array): BodyOnArrival {
	const [before, after] = [bodyLines(sent), bodyLines(received)];
	const length = Math.max(before.length, after.length);
	for (let index = 0; index < length; index++) {
		if (before[index] !== after[index]) {
			return {
				same: false,
				line: index + 1,
				sent: before[index] ?? null,
				received: after[index] ?? null,
				more: after.length - before.length,
			};
		}
	}

	return {same: true};
}

function bodyLines(message: Uint8Array): readonly string[] {
	const lines = Buffer.from(message.buffer, message.byteOffset, message.length)
		.toString('utf8')
		.split(/\r\n|\r|\n/);
	const blank = lines.indexOf('');
	const body = blank === -1 ? [] : lines.slice(blank + 1);
	return body.slice(0, body.findLastIndex(line => line !== '') + 1);
}
