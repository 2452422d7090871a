/** How far a large message is, and how fast: one line on the terminal that is written over. */
import process from 'node:process';
import {mebibytes} from '../../decode/quantities.ts';
import type {Progress} from '../../dialogs/deliver/delivery.ts';

export type ProgressLine = {show(progress: Progress): void; clear(): void};

type Screen = {readonly isTTY?: boolean; write(text: string): unknown};

const mebibyte = 1024 * 1024;

/** Only on a terminal, at most ten times a second, for messages of a mebibyte and more. */
export function createProgressLine(
	screen: Screen = process.stderr,
	now: () => number = () => performance.now(),
): ProgressLine {
	let begun: {at: number; octets: number} | null = null;
	let last = 0;
	let drawnAt: number | null = null;
	return {
		show({octets, total}) {
			if (!screen.isTTY || total < mebibyte) {
				return;
			}

			const at = now();
			// Fewer octets than before: the next message has begun.
			if (begun === null || octets < last) {
				begun = {at, octets};
			}

			last = octets;
			const complete = octets >= total;
			if (drawnAt !== null && at - drawnAt < 100 && !complete) {
				return;
			}

			drawnAt = at;
			const rate =
				at > begun.at ? `, ${mebibytes((octets - begun.octets) / ((at - begun.at) / 1000))} MiB/s` : '';
			const how = complete
				? `${mebibytes(total)} MiB sent${rate}; waiting for the verdict`
				: `${mebibytes(octets)} of ${mebibytes(total)} MiB (${Math.floor((octets / total) * 100)}%)${rate}`;
			screen.write(`\r\u001b[K${how}`);
		},
		clear() {
			if (drawnAt !== null) {
				drawnAt = null;
				screen.write('\r\u001b[K');
			}
		},
	};
}
