/** How an attachment goes into the message: its encoding, and how many octets that will be. */
import {Readable} from 'node:stream';
import type {MeasuredAttachment} from './attachment.ts';
import type {BuildRemark, Letter} from './letter.ts';
import {crlfStream, octetsWithCrlf, scanStream} from './line-ends.ts';

export type AttachmentPart = {
	readonly name: string;
	readonly type: string | null;
	readonly contentId: string | null;
	readonly encoding: 'base64' | '7bit' | '8bit' | 'binary';
	readonly eightBit: boolean;
	/** Octets once encoded. */
	readonly encodedSize: number;
	readonly open: () => Readable | Buffer;
	readonly remarks: readonly BuildRemark[];
};

/** Reads a message that is attached once through; files of other types are not read here. */
export async function prepareAttachment(
	attachment: MeasuredAttachment,
	letter: Letter,
): Promise<AttachmentPart> {
	const {name, type, contentId, size, open} = attachment;
	const shared = {name, type, contentId, open, remarks: [], eightBit: false};
	if (letter.encoding === 'binary') {
		return {...shared, encoding: 'binary', encodedSize: size};
	}

	if (!/^message\//i.test(type ?? '') && !(type === null && /\.eml$/i.test(name))) {
		return {...shared, encoding: 'base64', encodedSize: base64Size(size)};
	}

	// A message inside a message must not be encoded (RFC 2046 §5.2.1), so its lines have to be fit to travel as they are.
	const facts = await scanStream(asStream(open()));
	const travels =
		!facts.nul &&
		facts.longestLine <= 998 &&
		(!facts.eightBit || letter.eightBit || letter.encoding === '8bit');
	if (!travels) {
		const why = facts.eightBit
			? '8-bit text, which the server does not accept'
			: 'lines longer than servers have to accept';
		return {
			...shared,
			type: 'application/octet-stream',
			encoding: 'base64',
			encodedSize: base64Size(size),
			remarks: [
				{
					id: 'attachment/message-encoded',
					message: `${name} is attached as a plain file: as a message it would have to be sent unencoded, and it contains ${why}.`,
				},
			],
		};
	}

	return {
		...shared,
		type: type ?? 'message/rfc822',
		encoding: facts.eightBit ? '8bit' : '7bit',
		eightBit: facts.eightBit,
		encodedSize: octetsWithCrlf(facts),
		open: () => asStream(open()).compose<Readable>(crlfStream()),
	};
}

/** Lines of 76 characters with CRLF between them (RFC 2045 §6.8). */
export function base64Size(octets: number): number {
	const characters = Math.ceil(octets / 3) * 4;
	return characters + 2 * Math.max(0, Math.ceil(characters / 76) - 1);
}

function asStream(content: Readable | Buffer): Readable {
	return content instanceof Readable ? content : Readable.from([content], {objectMode: false});
}
