/** The classic file of libpcap: one header of 24 octets, then each packet behind one of 16. */
import type {FileProblem, PacketSink} from './packet.ts';

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

/** Gives each packet to `sink`, in order; tells what stopped it before the end, or null. */
export function readClassic(input: Uint8Array, sink: PacketSink): FileProblem | null {
	const magic = magicOf(input);
	if (!magic) {
		return 'damaged';
	}

	const view = viewOf(input);
	const {little, value} = magic;
	const fractions = value === NANOSECONDS ? 1e6 : 1e3;
	const header = value === PATCHED ? 24 : 16;
	// The upper bits tell of a frame check sequence.
	const linkType = view.getUint32(20, little) & 0xffff;
	let number = 0;
	for (let at = 24; at < input.length; ) {
		if (at + header > input.length) {
			return 'cut-off';
		}

		const seconds = view.getUint32(at, little);
		const fraction = view.getUint32(at + 4, little);
		const kept = view.getUint32(at + 8, little);
		const octets = view.getUint32(at + 12, little);
		if (kept > 0x1000000) {
			return 'damaged';
		}

		const start = at + header;
		at = start + kept;
		number++;
		if (at > input.length) {
			return 'cut-off';
		}

		sink({
			number,
			at: seconds * 1000 + fraction / fractions,
			linkType,
			bytes: input.subarray(start, at),
			octets,
		});
	}

	return null;
}

export function viewOf(input: Uint8Array): DataView {
	return new DataView(input.buffer, input.byteOffset, input.byteLength);
}
