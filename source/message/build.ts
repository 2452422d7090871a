/** From a letter, or a finished `.eml`, to the bytes that go after DATA and the envelope they go in. */
import {PassThrough, type Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {measureAttachment} from './attachment.ts';
import {prepareAttachment} from './attachment-part.ts';
import {composeWith} from './compose.ts';
import {readEnvelope} from './envelope.ts';
import {checkedHeaders} from './header-check.ts';
import type {BuiltMessage, Letter, ReadyMessage} from './letter.ts';
import {scanStream} from './line-ends.ts';
import {readyMessage} from './ready-message.ts';
import {dkimSignature} from './sign.ts';

/** Throws a `BuildError` that names the field when the letter cannot be built. Files are measured, not read into memory. */
export async function buildMessage(letter: Letter | ReadyMessage): Promise<BuiltMessage> {
	if ('eml' in letter) {
		return readyMessage(letter);
	}

	const headers = checkedHeaders(letter);
	const {envelope, lists, smtpUtf8, remarks: addressRemarks} = readEnvelope(letter);
	const measured = await Promise.all((letter.attachments ?? []).map(measureAttachment));
	const attachments = await Promise.all(measured.map(attachment => prepareAttachment(attachment, letter)));
	const compose = await composeWith(letter, {headers, lists, envelope});

	// Everything but the attachments' content is written once to be measured; their encoded size is arithmetic.
	const facts = await scanStream(
		compose.stream(attachments.map(part => ({...part, open: () => Buffer.alloc(0)}))),
	);
	const unsigned = () => compose.stream(attachments);
	const unsignedSize = facts.octets + attachments.reduce((sum, part) => sum + part.encodedSize, 0);
	const signature = letter.dkim
		? await dkimSignature(unsigned(), letter.dkim, compose.date)
		: Buffer.alloc(0);
	const binary = letter.encoding === 'binary' || attachments.some(({encoding}) => encoding === 'binary');
	const eightBit = facts.eightBit || attachments.some(part => part.encoding === '8bit' && part.eightBit);
	return {
		open: () => (letter.dkim ? prefixed(signature, unsigned()) : unsigned()),
		size: unsignedSize + signature.length,
		envelope,
		body: binary ? 'BINARYMIME' : eightBit ? '8BITMIME' : '7BIT',
		smtpUtf8,
		messageId: compose.messageId,
		remarks: [...addressRemarks, ...headers.remarks, ...attachments.flatMap(({remarks}) => remarks)],
	};
}

function prefixed(first: Buffer, rest: Readable): Readable {
	const whole = new PassThrough();
	whole.write(first);
	// A failure reaches the reader as the error of `whole`.
	pipeline(rest, whole).catch(() => undefined);
	return whole;
}
