/** Files that were packed: logs that were rotated, captures that were sent. */
import {constants, gunzipSync} from 'node:zlib';

/** The input itself where it is not packed; null where it cannot be unpacked here, or is larger than `limit` octets. */
export function unpacked(input: Uint8Array, limit: number): Uint8Array | null {
	if (isGzip(input)) {
		return gunzipped(input, limit);
	}

	return signatures.some(signature => signature.every((octet, index) => input[index] === octet))
		? null
		: input;
}

/** zip, bzip2, xz, zstd. */
const signatures = [
	[0x50, 0x4b, 0x03, 0x04],
	[0x42, 0x5a, 0x68],
	[0xfd, 0x37, 0x7a, 0x58, 0x5a],
	[0x28, 0xb5, 0x2f, 0xfd],
];

function isGzip([first, second]: Uint8Array): boolean {
	return first === 0x1f && second === 0x8b;
}

/** A file that was cut off gives what there is of it. */
function gunzipped(input: Uint8Array, limit: number): Uint8Array | null {
	try {
		return gunzipSync(input, {maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH});
	} catch {
		return null;
	}
}
