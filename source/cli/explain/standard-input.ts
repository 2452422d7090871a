/** Standard input, whose beginning may be looked at before it is read. */
import process from 'node:process';

let source: AsyncIterator<Uint8Array> | null = null;
const beginning: Uint8Array[] = [];

/** All of it, the beginning too. It can be read once. */
export async function* standardInput(): AsyncGenerator<Uint8Array> {
	const input = opened();
	for (let piece = beginning.shift(); piece; piece = beginning.shift()) {
		yield piece;
	}

	for (let next = await input.next(); !next.done; next = await input.next()) {
		yield next.value;
	}
}

/** Whether it is the log of a mail server, of more octets than these. */
export async function isLargeLog(octets: number): Promise<boolean> {
	const input = opened();
	let size = 0;
	while (size <= octets) {
		const next = await input.next();
		if (next.done) {
			return false;
		}

		beginning.push(next.value);
		size += next.value.length;
	}

	const {ledgerFor} = await import('../../recordings/ledgers/ledgers.ts');
	const sample = Buffer.concat(beginning)
		.subarray(0, 64 * 1024)
		.toString('latin1');
	return ledgerFor(sample.split('\n', 400)) !== null;
}

function opened(): AsyncIterator<Uint8Array> {
	const stream: AsyncIterable<Uint8Array> = process.stdin;
	source ??= stream[Symbol.asyncIterator]();
	return source;
}
