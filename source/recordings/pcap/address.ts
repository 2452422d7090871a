/** IP addresses as text, from their octets. */
import {numberAt} from '../../bytes/number-at.ts';

export function ipv4Text(bytes: Uint8Array): string {
	return bytes.join('.');
}

/** RFC 5952 §4: no leading zeros, and the longest run of two or more zero groups, the first of equals, as `::`. */
export function ipv6Text(bytes: Uint8Array): string {
	const groups = Array.from({length: 8}, (_, index) => numberAt(bytes, index * 2));
	const {start, length} = longestZeros(groups);
	const text = (part: readonly number[]) => part.map(group => group.toString(16)).join(':');
	return length < 2 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}

function longestZeros(groups: readonly number[]): {start: number; length: number} {
	let best = {start: 0, length: 0};
	let start = 0;
	for (const [index, group] of groups.entries()) {
		start = group === 0 ? start : index + 1;
		const length = index + 1 - start;
		best = length > best.length ? {start, length} : best;
	}

	return best;
}
