/** A message in a file, as it is on the wire. */

const LF = 0x0a;
const CR = 0x0d;

/** Unix programs save a message with LF alone throughout: that is the file's way, and nothing that a receiver would see. */
export function fromFile(bytes: Uint8Array): Uint8Array {
	return bytes.includes(CR) || !bytes.includes(LF)
		? bytes
		: Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}
