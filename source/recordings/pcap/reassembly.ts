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

/** Octets, and segments, that may wait behind a hole. */
const WAITING_LIMIT = 4 * 1024 * 1024;
const WAITING_MOST = 4096;

// Sequence numbers run around; half of the circle lies ahead.
const CIRCLE = 2 ** 32;

type Waiting = {readonly at: number; readonly bytes: Uint8Array};

/** Of one direction of a connection: octets in order, whatever order and however often they came (RFC 9293 §3.4). */
export function createReassembly(): Reassembly {
	return new Direction();
}

class Direction implements Reassembly {
	/** The sequence number of the first octet. Positions count on from it, so that they never run around. */
	#base: number | undefined;
	#position = 0;
	/** Segments behind a hole, in order. */
	#waiting: Waiting[] = [];
	#waitingOctets = 0;

	start(sequence: number): void {
		this.#base = sequence;
		this.#position = 0;
	}

	add(sequence: number, bytes: Uint8Array, octets: number): Piece[] {
		if (octets === 0) {
			return [];
		}

		const at = this.#positionOf(sequence);
		if (at + bytes.length > this.#position && bytes.length > 0) {
			const index = this.#waiting.findIndex(other => other.at > at);
			this.#waiting.splice(index === -1 ? this.#waiting.length : index, 0, {at, bytes});
			this.#waitingOctets += bytes.length;
		}

		const pieces = this.#takeReady();
		return this.#waitingOctets > WAITING_LIMIT || this.#waiting.length > WAITING_MOST
			? [...pieces, ...this.#skipTo(this.#waiting[0]?.at)]
			: pieces;
	}

	has(sequence: number): boolean {
		return this.#base === undefined || this.#positionOf(sequence) <= this.#position + 1;
	}

	isBehind(sequence: number, other: number): boolean {
		return this.#base !== undefined && this.#positionOf(sequence) < this.#positionOf(other);
	}

	acknowledge(sequence: number, isSure = false): Piece[] {
		const pieces: Piece[] = [];
		const known = this.#base === undefined ? -1 : this.#positionOf(sequence);
		for (
			let [first] = this.#waiting;
			first && first.at > this.#position && first.at <= known;
			[first] = this.#waiting
		) {
			pieces.push(...this.#skipTo(first.at));
		}

		// The end of a connection counts as one octet.
		return isSure && known > this.#position + 1 ? [...pieces, ...this.#skipTo(known)] : pieces;
	}

	end(): Piece[] {
		const pieces: Piece[] = [];
		for (let [first] = this.#waiting; first; [first] = this.#waiting) {
			pieces.push(...this.#skipTo(first.at), ...this.#takeReady());
		}

		return pieces;
	}

	#positionOf(sequence: number): number {
		this.#base ??= sequence;
		const ahead = (((sequence - this.#base - this.#position) % CIRCLE) + CIRCLE) % CIRCLE;
		return this.#position + (ahead >= CIRCLE / 2 ? ahead - CIRCLE : ahead);
	}

	#takeReady(): Piece[] {
		const pieces: Piece[] = [];
		let taken = 0;
		for (const {at, bytes} of this.#waiting) {
			if (at > this.#position) {
				break;
			}

			taken++;
			this.#waitingOctets -= bytes.length;
			const fresh = bytes.subarray(this.#position - at);
			if (fresh.length > 0) {
				this.#position += fresh.length;
				pieces.push({type: 'bytes', bytes: fresh});
			}
		}

		this.#waiting = taken > 0 ? this.#waiting.slice(taken) : this.#waiting;
		return pieces;
	}

	#skipTo(at: number | undefined): Piece[] {
		if (at === undefined || at <= this.#position) {
			return [];
		}

		const octets = at - this.#position;
		this.#position = at;
		return [{type: 'gap', octets}, ...this.#takeReady()];
	}
}
