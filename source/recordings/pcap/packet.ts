/** A packet as a capture file holds it. */
export type Packet = {
	/** From 1, in the file. */
	readonly number: number;
	/** Milliseconds of the epoch. */
	readonly at: number;
	/** What kind of frame it is, by tcpdump's numbers. */
	readonly linkType: number;
	readonly bytes: Uint8Array;
	/** Octets it had on the wire; more than `bytes` when the capture cut it short. */
	readonly octets: number;
};

/** What a file came to, when that was before its end in good order. */
export type FileProblem = 'cut-off' | 'damaged';

export type PacketSink = (packet: Packet) => void;

/** Octets of one record; more than any network carries. */
export const longest = 0x1000000;

/** Reads a file’s records, piece by piece. */
export type RecordReader = {
	/** Gives the whole packets at the beginning of `input` to its sink; shows how many octets that were. */
	take(input: Uint8Array): number | 'damaged';
	/** Fewer octets than this at the end are no sign of a cut file. */
	readonly shortest: number;
};
