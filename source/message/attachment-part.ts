/** How an attachment goes into the message: its encoding, and how many octets that will be. */
import type {MeasuredAttachment, Pieces} from './attachment.ts';
import {base64Lines, base64Size} from './base64-lines.ts';
import type {BuildRemark, Letter} from './letter.ts';
import {octetsWithCrlf, scanStream, withCrlf} from './line-ends.ts';

export type AttachmentPart = {
	readonly name: string;
	readonly type: string | null;
	readonly contentId: string | null;
	readonly encoding: 'base64' | '7bit' | '8bit' | 'binary';
	readonly eightBit: boolean;
	/** Octets once encoded. */
	readonly encodedSize: number;
	/** Its content as it is in the message. */
	readonly encoded: Pieces;
	readonly remarks: readonly BuildRemark[];
};

/** Reads a message that is attached once through; files of other types are not read here. */
export async function prepareAttachment(
	attachment: MeasuredAttachment,
	letter: Letter,
): Promise<AttachmentPart> {
	const {name, type, contentId, size, pieces} = attachment;
	const shared = {name, type, contentId, remarks: [], eightBit: false};
	if (letter.encoding === 'binary') {
		return {...shared, encoding: 'binary', encodedSize: size, encoded: pieces};
	}

	const inBase64 = {
		encoding: 'base64' as const,
		encodedSize: base64Size(size),
		encoded: (way: 'lent' | 'given') => base64Lines(pieces('lent'), way),
	};
	if (!/^message\//i.test(type ?? '') && !(type === null && /\.eml$/i.test(name))) {
		return {...shared, ...inBase64};
	}

	// A message inside a message must not be encoded (RFC 2046 §5.2.1), so its lines have to be fit to travel as they are.
	const facts = await scanStream(pieces('lent'));
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
			...inBase64,
			type: 'application/octet-stream',
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
		encoded: () => withCrlf(pieces('lent')),
	};
}
