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
	const sample = await beginningOfInput(octets);
	if (sample.length <= octets) {
		return false;
	}

	const {ledgerFor} = await import('../../recordings/ledgers/ledgers.ts');
	return (
		ledgerFor(
			sample
				.subarray(0, 64 * 1024)
				.toString('latin1')
				.split('\n', 400),
		) !== null
	);
}

/** More than so many octets of it, or all there are. */
export async function beginningOfInput(octets: number): Promise<Buffer> {
	const input = opened();
	for (let size = octetsOf(beginning); size <= octets; size = octetsOf(beginning)) {
		const next = await input.next();
		if (next.done) {
			break;
		}

		beginning.push(next.value);
	}

	return Buffer.concat(beginning);
}

function octetsOf(pieces: readonly Uint8Array[]): number {
	return pieces.reduce((sum, {length}) => sum + length, 0);
}

function opened(): AsyncIterator<Uint8Array> {
	const stream: AsyncIterable<Uint8Array> = process.stdin;
	source ??= stream[Symbol.asyncIterator]();
	return source;
}
