/** How far the reading of long files is, on standard error, where a person sees it. */
import {counted, mebibytes} from '../../../decode/quantities.ts';
import {visible} from '../../../protocol/visible.ts';
import {withCommas} from '../../../protocol/with-commas.ts';
import {createStatusLine} from '../../output/status-line.ts';
import type {LogFile} from './open-log.ts';

/** How far the reading is, on standard error where that is a terminal. */
export function createProgress() {
	const began = performance.now();
	const line = createStatusLine({interval: 250, patient: true});
	return {
		show(file: LogFile, lines: number): void {
			line.show(visible(progressLine(file, lines, performance.now() - began)));
		},
		clear: line.clear,
	};
}

/** `elapsed`: milliseconds. */
export function progressLine(
	{name, size, read}: Pick<LogFile, 'name' | 'size' | 'read'>,
	lines: number,
	elapsed: number,
): string {
	const octets = read();
	const share = size === null || size === 0 ? null : Math.min(octets / size, 1);
	const left = share === null || share < 0.02 ? null : (elapsed / share - elapsed) / 1000;
	const rate = Math.round(lines / Math.max(elapsed / 1000, 0.001));
	return [
		`Reading ${visible(name).slice(-40)}:`,
		`${mebibytes(octets)} MiB${share === null ? '' : ` (${Math.floor(share * 100)} %)`},`,
		`${counted(lines, 'line')}, ${withCommas(rate)} a second${left === null ? '' : `, ${Math.ceil(left)} s left`}`,
	].join(' ');
}
