/**
 * A message taken apart: fields, MIME tree, parts. Any bytes can be read; what is not as it should be
 * becomes a remark. The cutting is done here, because an inspector needs offsets, and boundaries that never
 * close; what fields and parts mean is libmime's and libqp's business.
 */

import {isMailCharset} from './charset.ts';
import {fieldNamed, type ReadField, readHeaderBlock} from './header-fields.ts';
import {lazyRequire} from './lazy-require.ts';
import type {MessagePart, ReadRemark} from './message-part.ts';
import {cutMultipart} from './multipart.ts';
import {partContent} from './part-content.ts';

export type {MessagePart, ReadRemark} from './message-part.ts';

export type ReadMessage = {
	readonly bytes: Uint8Array;
	readonly root: MessagePart;
};

const depthLimit = 30;
const partLimit = 1000;

type Libmime = typeof import('libmime').default;

type Reading = {partsLeft: number};

/** A message as its tree of parts, with what is odd about each. Never throws, whatever the bytes. */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
	return readMessageNow(bytes);
}

/** The same at once. */
export function readMessageNow(bytes: Uint8Array): ReadMessage {
	return {bytes, root: readPart(bytes, {path: '', offset: 0, depth: 0}, {partsLeft: partLimit})};
}

let loaded: Libmime | undefined;

/** Loaded for the first field that is not plain: its tables of charsets take a while. */
function libmime(): Libmime {
	if (!loaded) {
		const library: {readonly default: Libmime} = lazyRequire('libmime');
		loaded = library.default;
	}

	return loaded;
}

/** The tree in order, the message itself first. */
export function* walkParts(part: MessagePart): Generator<MessagePart> {
	yield part;
	for (const child of part.children) {
		yield* walkParts(child);
	}
}

/** Parts a reader sees as text of the message, not as files. */
export function textParts({root}: ReadMessage): readonly MessagePart[] {
	return [...walkParts(root)].filter(isText);
}

/** Parts a reader sees as files. */
export function attachments({root}: ReadMessage): readonly MessagePart[] {
	return [...walkParts(root)].filter(
		part =>
			!part.type.startsWith('multipart/') &&
			!isText(part) &&
			(part.path !== '' || part.children.length === 0),
	);
}

function isText({type, disposition, name, children}: MessagePart): boolean {
	// Where the boundary never comes, what stands there is all that a reader gets.
	const isUncut = type.startsWith('multipart/') && children.length === 0;
	return (
		isUncut ||
		(type.startsWith('text/') && disposition !== 'attachment' && (name === null || disposition === 'inline'))
	);
}

type Place = {
	readonly path: string;
	readonly offset: number;
	readonly depth: number;
	/** Where no type is given: `message/rfc822` in a multipart/digest (RFC 2046 §5.1.5). */
	readonly usualType?: string;
};

function readPart(bytes: Uint8Array, place: Place, reading: Reading): MessagePart {
	const {path, offset, depth, usualType = 'text/plain'} = place;
	reading.partsLeft--;
	const header = readHeaderBlock(bytes, decodeWords, path !== '');
	const remarks: ReadRemark[] = [];
	remark(remarks, 'no-blank-line', header.endedBy === 'no-blank-line');
	remark(remarks, 'no-body', header.endedBy === 'end');
	remark(remarks, 'header-too-long', header.endedBy === 'limit');
	remark(remarks, 'mbox-line', header.mboxLine);
	remark(remarks, 'leading-mark', header.leading === 'mark');
	remark(remarks, 'leading-empty-lines', header.leading === 'empty-lines');
	remark(remarks, 'broken-line', header.brokenLines > 0);
	remark(remarks, 'too-many-fields', header.skipped > 0);
	remark(remarks, 'header-8bit', header.eightBit !== null);
	remark(remarks, 'header-8bit-guessed', header.eightBit === 'guessed');

	const typeField = fieldNamed(header.fields, 'content-type');
	const contentType = structured(typeField);
	const disposition = structured(fieldNamed(header.fields, 'content-disposition'));
	// A type that cannot be read is text (RFC 2045 §5.2); the usual one is for a part that names none.
	const usual = typeField === undefined ? usualType : 'text/plain';
	const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(contentType.value) ? contentType.value : usual;
	const charset = contentType.parameters.charset ?? null;
	remark(remarks, 'unknown-charset', charset !== null && !isMailCharset(charset));

	const part = {
		path,
		fields: header.fields,
		type,
		typeGiven: type === contentType.value,
		parameters: contentType.parameters,
		charset,
		encoding: structured(fieldNamed(header.fields, 'content-transfer-encoding')).value || '7bit',
		disposition: disposition.value || null,
		name: unquoted(disposition.parameters.filename ?? contentType.parameters.name ?? null),
		contentId: fieldNamed(header.fields, 'content-id')?.raw ?? null,
		body: bytes.subarray(header.octets),
		octets: bytes.length - header.octets,
		offset: offset + header.octets,
		children: [],
		remarks,
	};
	return {...part, children: readChildren(part, depth, remarks, reading)};
}

function readChildren(
	part: MessagePart,
	depth: number,
	remarks: ReadRemark[],
	reading: Reading,
): readonly MessagePart[] {
	const multipart = part.type.startsWith('multipart/');
	if (!multipart && part.type !== 'message/rfc822' && part.type !== 'message/global') {
		return [];
	}

	if (depth >= depthLimit) {
		remarks.push('too-deep');
		return [];
	}

	if (reading.partsLeft <= 0) {
		remarks.push('too-many-parts');
		return [];
	}

	const childPath = (index: number) => (part.path === '' ? `${index}` : `${part.path}.${index}`);
	if (!multipart) {
		const encoded = part.encoding === 'base64' || part.encoding === 'quoted-printable';
		remark(remarks, 'encoded-message', encoded);
		const bytes = encoded ? partContent(part).bytes : part.body;
		return [
			readPart(bytes, {path: childPath(1), offset: encoded ? 0 : part.offset, depth: depth + 1}, reading),
		];
	}

	const boundary = part.parameters.boundary;
	if (!boundary) {
		remarks.push('no-boundary');
		return [];
	}

	const cut = cutMultipart(part.body, boundary, reading.partsLeft);
	remark(remarks, 'boundary-not-found', cut.parts.length === 0);
	remark(remarks, 'not-closed', !cut.closed && !cut.tooMany && cut.parts.length > 0);
	const children: MessagePart[] = [];
	for (const {start, end} of cut.parts) {
		if (reading.partsLeft <= 0) {
			break;
		}

		const place = {
			path: childPath(children.length + 1),
			offset: part.offset + start,
			depth: depth + 1,
			...(part.type === 'multipart/digest' && {usualType: 'message/rfc822'}),
		};
		children.push(readPart(part.body.subarray(start, end), place, reading));
	}

	remark(remarks, 'too-many-parts', cut.tooMany || children.length < cut.parts.length);
	return children;
}

function structured(field: ReadField | undefined): Structured {
	const raw = (field?.raw ?? '').slice(0, 16 * 1024);
	const plain = plainValue(raw);
	if (plain !== null) {
		return plain;
	}

	const parsed = libmime().parseHeaderValue(raw, {stripComments: true});
	const done = new Set(['boundary', ...parsed.decodedParams]);
	const parameters = Object.fromEntries(
		Object.entries(parsed.params).map(([key, value]) => [key, done.has(key) ? value : decodeWords(value)]),
	);
	return {
		value: String(parsed.value || '')
			.toLowerCase()
			.trim(),
		parameters,
	};
}

type Structured = {readonly value: string; readonly parameters: Readonly<Record<string, string>>};

/** Such as `text/plain; charset=utf-8`, as most are. Null where there may be more to it. */
function plainValue(raw: string): Structured | null {
	const [, value = '', rest = ''] = /^([\w/.+-]*)((?:; ?[a-z-]+=[\w.+-]+)?)$/i.exec(raw) ?? [];
	if (value === '' && raw !== '') {
		return null;
	}

	const [key = '', text = ''] = rest.replace(/^; ?/, '').split('=');
	return {value: value.toLowerCase(), parameters: key === '' ? {} : {[key.toLowerCase()]: text}};
}

/** A text without an encoded word (RFC 2047 §2) is what it is. */
function decodeWords(text: string): string {
	return text.includes('=?') ? libmime().decodeWords(text) : text;
}

/** Some programs encode the quotes with the name. */
function unquoted(name: string | null): string | null {
	return name === null ? null : (/^"(.+)"$/s.exec(name)?.[1] ?? name);
}

function remark(remarks: ReadRemark[], name: ReadRemark, applies: boolean): void {
	if (applies) {
		remarks.push(name);
	}
}
