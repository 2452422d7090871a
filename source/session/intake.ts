/**
 * What came in is read in slices: between two of them the program listens to keys and draws, however fast a
 * server sends. Meanwhile nothing more is let in, so that a flood waits in the kernel and not in our memory.
 */

export type Intake = {
	/** There is more to read. */
	more(): void;
	/** Reads all of it at once: the connection is over. */
	finish(): void;
};

export type IntakeOptions = {
	/** Reads one; false where there is nothing left that could be read. */
	readNext(): boolean;
	/** Everything was read. */
	onRead(): void;
	/** Stop and start what comes in. */
	pause(): void;
	resume(): void;
};

/** Of one turn of the event loop, in which a socket may bring many chunks. */
const milliseconds = 4;

/** Reads in slices of a few milliseconds, and stops the socket meanwhile. */
export function createIntake({readNext, onRead, pause, resume}: IntakeOptions): Intake {
	/** When the slice of this turn began. */
	let began: number | null = null;
	/** The slice was used up before everything was read. */
	let isBehind = false;
	let isPaused = false;

	function slice(): void {
		began ??= startTurn();
		while (readNext()) {
			if (performance.now() - began > milliseconds) {
				isBehind = true;
				hold();
				return;
			}
		}

		onRead();
		if (performance.now() - began > milliseconds) {
			hold();
		}
	}

	function startTurn(): number {
		setImmediate(endTurn);
		return performance.now();
	}

	function endTurn(): void {
		began = null;
		if (isBehind) {
			isBehind = false;
			slice();
		} else if (isPaused) {
			isPaused = false;
			resume();
		}
	}

	function hold(): void {
		if (!isPaused) {
			isPaused = true;
			pause();
		}
	}

	return {
		more() {
			if (!isBehind) {
				slice();
			}
		},
		finish() {
			while (isBehind && readNext()) {
				// Each is recorded as it is read.
			}

			isBehind = false;
		},
	};
}
