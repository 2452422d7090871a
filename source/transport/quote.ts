/** The server's bytes inside a sentence of ours: printable ASCII as it is, everything else as an escape. */
export function quoteBytes(bytes: Uint8Array, limit = 60): string {
	let text = '';
	for (const byte of bytes.subarray(0, limit)) {
		text += escapes.get(byte) ?? printable(byte);
	}

	return `"${text}${bytes.length > limit ? '…' : ''}"`;
}

const escapes = new Map([
	[0x0d, '\\r'],
	[0x0a, '\\n'],
	[0x09, '\\t'],
	[0x22, '\\"'],
	[0x5c, '\\\\'],
]);

function printable(byte: number): string {
	return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}
