/**
 * One direction of a TCP connection: segments in any order to the bytes in theirs. What was sent twice counts
 * once, the first copy. A hole is given up when the other side has acknowledged what lies behind it (the
 * capture missed a packet), or when too much waits behind it.
 */
export type Piece =
	| {readonly type: 'bytes'; readonly bytes: Uint8Array}
	/** Octets that went over the wire and are not in the capture. */
	| {readonly type: 'gap'; readonly octets: number};

export type Reassembly = {
	/** Begins at this sequence number, which a SYN tells. */
	start(sequence: number): void;
	/** `octets` is what the segment had on the wire; the capture may have kept less of it. */
	add(sequence: number, bytes: Uint8Array, octets: number): Piece[];
	/** Everything before this number has come; also where nothing is known yet. */
	has(sequence: number): boolean;
	/** The first number lies before the second one. */
	isBehind(sequence: number, other: number): boolean;
	/**
	 * The other side has everything before this number. `isSure`: what has not come by now is not in the capture, even
	 * where nothing waits behind it.
	 */
	acknowledge(sequence: number, isSure?: boolean): Piece[];
	/** Nothing more comes. */
	end(): Piece[];
};

const WAITING_LIMIT = 4 * 1024 * 1024;
// Sequence numbers run around; half of the circle lies ahead.
const CIRCLE = 2 ** 32;

type Waiting = {readonly at: number; readonly bytes: Uint8Array};

export function createReassembly(): Reassembly {
	// Positions count on from the first octet, so that they never run around.
	let base: number | undefined;
	let position = 0;
	let waiting: Waiting[] = [];
	let waitingOctets = 0;

	function toPosition(sequence: number): number {
		base ??= sequence;
		const ahead = (((sequence - base - position) % CIRCLE) + CIRCLE) % CIRCLE;
		return position + (ahead >= CIRCLE / 2 ? ahead - CIRCLE : ahead);
	}

	function add(sequence: number, bytes: Uint8Array, octets: number): Piece[] {
		if (octets === 0) {
			return [];
		}

		const at = toPosition(sequence);
		if (at + bytes.length > position && bytes.length > 0) {
			const index = waiting.findIndex(other => other.at > at);
			waiting.splice(index === -1 ? waiting.length : index, 0, {at, bytes});
			waitingOctets += bytes.length;
		}

		const pieces = takeReady();
		return waitingOctets > WAITING_LIMIT || waiting.length > 4096
			? [...pieces, ...skipTo(waiting[0]?.at)]
			: pieces;
	}

	function takeReady(): Piece[] {
		const pieces: Piece[] = [];
		let taken = 0;
		for (const {at, bytes} of waiting) {
			if (at > position) {
				break;
			}

			taken++;
			waitingOctets -= bytes.length;
			const fresh = bytes.subarray(position - at);
			if (fresh.length > 0) {
				position += fresh.length;
				pieces.push({type: 'bytes', bytes: fresh});
			}
		}

		waiting = taken > 0 ? waiting.slice(taken) : waiting;
		return pieces;
	}

	function skipTo(at: number | undefined): Piece[] {
		if (at === undefined || at <= position) {
			return [];
		}

		const octets = at - position;
		position = at;
		return [{type: 'gap', octets}, ...takeReady()];
	}

	return {
		start(sequence) {
			base = sequence;
			position = 0;
		},
		add,
		has: sequence => base === undefined || toPosition(sequence) <= position + 1,
		isBehind: (sequence, other) => base !== undefined && toPosition(sequence) < toPosition(other),
		acknowledge(sequence, isSure = false) {
			const pieces: Piece[] = [];
			const known = base === undefined ? -1 : toPosition(sequence);
			for (let [first] = waiting; first && first.at > position && first.at <= known; [first] = waiting) {
				pieces.push(...skipTo(first.at));
			}

			// The end of a connection counts as one octet.
			return isSure && known > position + 1 ? [...pieces, ...skipTo(known)] : pieces;
		},
		end() {
			const pieces: Piece[] = [];
			for (let [first] = waiting; first; [first] = waiting) {
				pieces.push(...skipTo(first.at), ...takeReady());
			}

			return pieces;
		},
	};
}
