/** How far a large message is, and how fast. */
import {mebibytes} from '../../decode/quantities.ts';
import type {Progress} from '../../dialogs/deliver/delivery.ts';
import {visible} from '../../protocol/visible.ts';
import {createStatusLine, type StatusOptions} from '../output/status-line.ts';

export type ProgressLine = {show(progress: Progress): void; clear(): void};

const mebibyte = 1024 * 1024;

/** Only on a terminal, at most ten times a second, for messages of a mebibyte and more. */
export function createProgressLine(options: Omit<StatusOptions, 'interval' | 'patient'> = {}): ProgressLine {
	const {now = () => performance.now()} = options;
	const line = createStatusLine({...options, interval: 100});
	let begun: {at: number; octets: number} | null = null;
	let last = 0;
	return {
		show({octets, total}) {
			if (total < mebibyte) {
				return;
			}

			const at = now();
			// Fewer octets than before: the next message has begun.
			if (begun === null || octets < last) {
				begun = {at, octets};
			}

			last = octets;
			const complete = octets >= total;
			const rate =
				at > begun.at ? `, ${mebibytes((octets - begun.octets) / ((at - begun.at) / 1000))} MiB/s` : '';
			const how = complete
				? `${mebibytes(total)} MiB sent${rate}; waiting for the verdict`
				: `${mebibytes(octets)} of ${mebibytes(total)} MiB (${Math.floor((octets / total) * 100)}%)${rate}`;
			line.show(visible(how), complete ? 'now' : undefined);
		},
		clear: line.clear,
	};
}
