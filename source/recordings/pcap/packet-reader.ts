/** A capture file to its packets, piece by piece, whatever its size. */
import {createClassic, isClassic} from './classic.ts';
import {createNextGeneration, isNextGeneration} from './next-generation.ts';
import type {FileProblem, PacketSink, RecordReader} from './packet.ts';

export type PacketReader = {
	push(bytes: Uint8Array): void;
	/** What stopped it before the file’s end in good order, or null. */
	end(): FileProblem | null;
};

/** By the magic number alone. */
export function isCapture(input: Uint8Array): boolean {
	return isClassic(input) || isNextGeneration(input);
}

/** Octets that show which format it is; of the classic one they are the file’s header. */
const HEADER = 24;

/** Either format of captures, told by the first octets. */
export function createPacketReader(sink: PacketSink): PacketReader {
	let records: RecordReader | null = null;
	let rest: Uint8Array = new Uint8Array(0);
	let isDamaged = false;

	/** Null while too little is here to tell. */
	function open(): RecordReader | null {
		if (rest.length < HEADER) {
			return null;
		}

		if (isNextGeneration(rest)) {
			return createNextGeneration(sink);
		}

		const header = rest.slice(0, HEADER);
		isDamaged = !isClassic(header);
		rest = rest.subarray(HEADER);
		return createClassic(header, sink);
	}

	return {
		push(bytes) {
			if (isDamaged) {
				return;
			}

			rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
			records ??= open();
			const taken = isDamaged ? 'damaged' : (records?.take(rest) ?? 0);
			isDamaged ||= taken === 'damaged';
			// What waits for its end is copied, so that a large piece is not kept for the sake of a few octets.
			rest = taken === 'damaged' ? new Uint8Array(0) : rest.slice(taken);
		},
		end() {
			if (isDamaged) {
				return 'damaged';
			}

			return rest.length >= (records?.shortest ?? 1) ? 'cut-off' : null;
		},
	};
}
