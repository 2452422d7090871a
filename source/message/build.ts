/** From a letter, or a finished `.eml`, to the bytes that go after DATA and the envelope they go in. */
import {Readable} from 'node:stream';
import {measureAttachment} from './attachment.ts';
import {prepareAttachment} from './attachment-part.ts';
import {composeWith} from './compose.ts';
import {readEnvelope} from './envelope.ts';
import {checkedHeaders} from './header-check.ts';
import type {BuiltMessage, Letter, ReadyMessage} from './letter.ts';
import {createByteScan} from './line-ends.ts';
import {readyMessage} from './ready-message.ts';
import {dkimSignature} from './sign.ts';
import {type Skeleton, skeletonOf} from './skeleton.ts';

/** Throws a `BuildError` that names the field when the letter cannot be built. Files are measured, not read into memory. */
export async function buildMessage(letter: Letter | ReadyMessage): Promise<BuiltMessage> {
	if ('eml' in letter) {
		return readyMessage(letter);
	}

	const headers = checkedHeaders(letter);
	const {envelope, lists, smtpUtf8, remarks: addressRemarks} = readEnvelope(letter);
	const measured = await Promise.all((letter.attachments ?? []).map(measureAttachment));
	const attachments = await Promise.all(measured.map(attachment => prepareAttachment(attachment, letter)));
	const composer = composeWith(letter, {headers, lists, envelope});
	const skeleton = await skeletonOf(composer, attachments);
	const facts = factsOf(skeleton);
	const signature = letter.dkim
		? await dkimSignature(Readable.from(piecesOf(noSignature, skeleton, 'given')), letter.dkim, composer.date)
		: noSignature;
	const binary = letter.encoding === 'binary' || attachments.some(({encoding}) => encoding === 'binary');
	const eightBit = facts.eightBit || attachments.some(part => part.encoding === '8bit' && part.eightBit);
	return {
		open: () => Readable.from(piecesOf(signature, skeleton, 'given')),
		pieces: () => piecesOf(signature, skeleton, 'lent'),
		// The encoded size of attachments is arithmetic.
		size: attachments.reduce((sum, part) => sum + part.encodedSize, facts.octets + signature.length),
		envelope,
		body: binary ? 'BINARYMIME' : eightBit ? '8BITMIME' : '7BIT',
		smtpUtf8,
		messageId: composer.messageId,
		remarks: [...addressRemarks, ...headers.remarks, ...attachments.flatMap(({remarks}) => remarks)],
	};
}

const noSignature = Buffer.alloc(0);

/** Of everything but the content of the attachments. */
function factsOf(skeleton: Skeleton) {
	const scan = createByteScan();
	for (const piece of skeleton) {
		if (!('encoded' in piece)) {
			scan.push(piece);
		}
	}

	return scan.end();
}

async function* piecesOf(
	signature: Buffer,
	skeleton: Skeleton,
	way: 'lent' | 'given',
): AsyncGenerator<Buffer> {
	if (signature.length > 0) {
		yield signature;
	}

	for (const piece of skeleton) {
		if ('encoded' in piece) {
			yield* piece.encoded(way);
		} else {
			yield piece;
		}
	}
}
