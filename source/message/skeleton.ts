/** A message around its attachments: what nodemailer writes, cut where the content of each attachment belongs. */
import type {AttachmentPart} from './attachment-part.ts';
import {type Composer, unlikely} from './compose.ts';
import type {Marked} from './prepared-letter.ts';

export type Skeleton = readonly (Buffer | AttachmentPart)[];

/** The attachments are not read for it. */
export async function skeletonOf(
	composer: Composer,
	attachments: readonly AttachmentPart[],
): Promise<Skeleton> {
	const marked = attachments.map((part, index) => ({part, mark: markOf(index)}));
	const whole = await composer.whole(marked);
	const places = marked.map(each => placeOf(each, whole)).sort((one, other) => one.start - other.start);
	const pieces: (Buffer | AttachmentPart)[] = [];
	let from = 0;
	for (const {part, start, end} of places) {
		pieces.push(whole.subarray(from, start), part);
		from = end;
	}

	pieces.push(whole.subarray(from));
	return pieces;
}

/** In base64 it is one line. */
function markOf(index: number): Buffer {
	return Buffer.from(`${index}-${unlikely()}`.padEnd(48, '-'));
}

function placeOf({part, mark}: Marked, whole: Buffer) {
	const text = part.encoding === 'base64' ? mark.toString('base64') : mark.toString();
	const start = whole.indexOf(text);
	if (start < 0) {
		throw new Error(`nodemailer left out the content of “${part.name}”`);
	}

	return {part, start, end: start + text.length};
}
