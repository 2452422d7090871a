/** pcapng: blocks, each with its length before and behind it. Of interest are sections, interfaces and packets. */
import {viewOf} from './classic.ts';
import {longest, type PacketSink, type RecordReader} from './packet.ts';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const OLD_PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;

export function isNextGeneration(input: Uint8Array): boolean {
	return (
		input.length >= 12 && viewOf(input).getUint32(0) === SECTION && byteOrder(viewOf(input), 8) !== undefined
	);
}

function byteOrder(view: DataView, at: number): boolean | undefined {
	const magic = view.getUint32(at, true);
	return magic === 0x1a2b3c4d ? true : magic === 0x4d3c2b1a ? false : undefined;
}

type Interface = {
	readonly linkType: number;
	/** Octets kept of each packet; 0 for all. */
	readonly limit: number;
	readonly unitsPerMillisecond: number;
	readonly offset: number;
};

/** The blocks of a file, whatever the interface of their packets. */
export function createNextGeneration(sink: PacketSink): RecordReader {
	let little = true;
	let interfaces: Interface[] = [];
	let number = 0;

	/** The block at `at`, or the octets it lacks. */
	function takeBlock(input: Uint8Array, at: number): number | 'damaged' | 'more' {
		const view = viewOf(input);
		if (view.getUint32(at) === SECTION) {
			const order = byteOrder(view, at + 8);
			if (order === undefined) {
				return 'damaged';
			}

			little = order;
			interfaces = [];
		}

		const type = view.getUint32(at, little);
		const length = view.getUint32(at + 4, little);
		if (length < 12 || length % 4 !== 0 || length > longest) {
			return 'damaged';
		}

		if (at + length > input.length) {
			return 'more';
		}

		const body = new DataView(input.buffer, input.byteOffset + at + 8, length - 12);
		if (type === INTERFACE && body.byteLength >= 8) {
			interfaces.push(readInterface(body, little));
		} else if (type === ENHANCED_PACKET || type === OLD_PACKET || type === SIMPLE_PACKET) {
			number++;
			readPacket(type, body, little, interfaces, number, sink);
		}

		return length;
	}

	return {
		shortest: 12,
		take(input) {
			let at = 0;
			while (at + 12 <= input.length) {
				const length = takeBlock(input, at);
				if (length === 'damaged') {
					return 'damaged';
				}

				if (length === 'more') {
					break;
				}

				at += length;
			}

			return at;
		},
	};
}

function readInterface(body: DataView, little: boolean): Interface {
	let unitsPerMillisecond = 1000;
	let offset = 0;
	for (let at = 8; at + 4 <= body.byteLength; ) {
		const code = body.getUint16(at, little);
		const length = body.getUint16(at + 2, little);
		const value = at + 4;
		at = value + Math.ceil(length / 4) * 4;
		if (code === 0 || at > body.byteLength) {
			break;
		}

		if (code === 9 && length === 1) {
			const exponent = body.getUint8(value);
			unitsPerMillisecond = (exponent & 0x80 ? 2 ** (exponent & 0x7f) : 10 ** exponent) / 1000;
		} else if (code === 14 && length === 8) {
			offset = Number(body.getBigInt64(value, little)) * 1000;
		}
	}

	return {linkType: body.getUint16(0, little), limit: body.getUint32(4, little), unitsPerMillisecond, offset};
}

function readPacket(
	type: number,
	body: DataView,
	little: boolean,
	interfaces: readonly Interface[],
	number: number,
	sink: PacketSink,
): void {
	const simple = type === SIMPLE_PACKET;
	const start = simple ? 4 : 20;
	if (body.byteLength < start) {
		return;
	}

	const index = simple ? 0 : type === OLD_PACKET ? body.getUint16(0, little) : body.getUint32(0, little);
	const from = interfaces[index];
	if (!from) {
		return;
	}

	const octets = body.getUint32(simple ? 0 : 16, little);
	const kept = simple
		? Math.min(octets, from.limit === 0 ? octets : from.limit, body.byteLength - start)
		: body.getUint32(12, little);
	const units = simple ? 0 : body.getUint32(4, little) * 2 ** 32 + body.getUint32(8, little);
	if (start + kept <= body.byteLength) {
		const bytes = new Uint8Array(body.buffer, body.byteOffset + start, kept);
		const at = units / from.unitsPerMillisecond + from.offset;
		sink({number, at, linkType: from.linkType, bytes, octets});
	}
}
