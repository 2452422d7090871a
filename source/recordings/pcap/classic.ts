/** The classic file of libpcap: one header of 24 octets, then each packet behind one of 16. */
import {longest, type PacketSink, type RecordReader} from './packet.ts';

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
// The patched format of some old kernels has eight octets more before each packet.
const PATCHED = 0xa1b2cd34;

export function isClassic(input: Uint8Array): boolean {
	return input.length >= 24 && magicOf(input) !== undefined;
}

type Magic = {readonly value: number; readonly little: boolean};

function magicOf(input: Uint8Array): Magic | undefined {
	const view = viewOf(input);
	for (const little of [false, true]) {
		const value = view.getUint32(0, little);
		if (value === MICROSECONDS || value === NANOSECONDS || value === PATCHED) {
			return {value, little};
		}
	}

	return undefined;
}

/** The records of a file that begins with `header`, 24 octets of it. */
export function createClassic(header: Uint8Array, sink: PacketSink): RecordReader {
	const {little, value} = magicOf(header) ?? {little: true, value: MICROSECONDS};
	const fractions = value === NANOSECONDS ? 1e6 : 1e3;
	const head = value === PATCHED ? 24 : 16;
	// The upper bits tell of a frame check sequence.
	const linkType = viewOf(header).getUint32(20, little) & 0xffff;
	let number = 0;
	return {
		shortest: 1,
		take(input) {
			const view = viewOf(input);
			let at = 0;
			while (at + head <= input.length) {
				const kept = view.getUint32(at + 8, little);
				if (kept > longest) {
					return 'damaged';
				}

				const start = at + head;
				if (start + kept > input.length) {
					break;
				}

				number++;
				const seconds = view.getUint32(at, little);
				const fraction = view.getUint32(at + 4, little);
				const octets = view.getUint32(at + 12, little);
				at = start + kept;
				sink({
					number,
					at: seconds * 1000 + fraction / fractions,
					linkType,
					bytes: input.subarray(start, at),
					octets,
				});
			}

			return at;
		},
	};
}

/** On the same memory. */
export function viewOf(input: Uint8Array): DataView {
	return new DataView(input.buffer, input.byteOffset, input.byteLength);
}
