/** A letter as nodemailer's MailComposer builds it, with what it does not offer set on the finished tree. */
import {buffer} from 'node:stream/consumers';
import {type AddressList, splitAddress} from './addresses.ts';
import type {AttachmentPart} from './attachment-part.ts';
import {isUtf8} from './charset.ts';
import {recodeWords} from './encoded-words.ts';
import type {AddressField, EnvelopeOfLetter} from './envelope.ts';
import type {CheckedHeaders} from './header-check.ts';
import {withHeaderLines} from './header-lines.ts';
import type {HeaderField, Letter} from './letter.ts';
import {type TextPart, textPart} from './text-part.ts';

export type Composer = {
	readonly messageId: string | null;
	readonly date: Date;
	/** The message, with a mark where the content of each attachment belongs, encoded as the attachment is. */
	whole(attachments: readonly Marked[]): Promise<Buffer>;
};

export type Marked = {readonly part: AttachmentPart; readonly mark: Buffer};

type Given = {readonly headers: CheckedHeaders} & Pick<EnvelopeOfLetter, 'lists' | 'envelope'>;

/** Throws a `BuildError` where the charset cannot hold the text. */
export async function composeWith(letter: Letter, {headers, lists, envelope}: Given): Promise<Composer> {
	const {default: MailComposer} = await import('nodemailer/lib/mail-composer');
	const charset = letter.charset ?? charsetOf(headers.contentType) ?? 'utf-8';
	const texts = textParts(letter, charset);
	const date = letter.date ?? new Date();
	const given = (name: string) => headers.fields.findLast(field => field.name.toLowerCase() === name)?.value;
	const messageId = given('message-id') ?? makeMessageId(letter, envelope.from);
	const baseBoundary = unlikely();
	const lines = [
		...headers.fields.filter(isAsTyped).map(({name, value}) => `${name}: ${value}`),
		...(letter.headerLines ?? []),
	];
	const typed = new Map(headers.fields.map(({name}) => [name.toLowerCase(), name]));
	const addresses = (field: AddressField) =>
		headers.names.has(field.toLowerCase()) ? undefined : forHeader(lists[field]);
	const subject = headers.names.has('subject') ? undefined : letter.subject;

	return {
		messageId,
		date,
		async whole(attachments) {
			const root = new MailComposer({
				from: addresses('From'),
				to: addresses('To'),
				cc: addresses('Cc'),
				replyTo: addresses('Reply-To'),
				subject,
				messageId: headers.names.has('message-id') ? undefined : messageId,
				date: headers.names.has('date') ? undefined : date,
				headers: headers.fields
					.filter(field => !isAsTyped(field))
					.map(({name, value}) => ({key: name, value})),
				alternatives: texts.map(({type, part}) => ({
					contentType: `${type}; charset=${charset}`,
					content: part.bytes,
					contentTransferEncoding: part.encoding,
				})),
				attachments: attachments.map(({part, mark}) => ({
					filename: part.name === '' ? false : part.name,
					content: mark,
					contentTransferEncoding: part.encoding,
					...(part.type && {contentType: part.type}),
					...(part.contentId && {cid: part.contentId}),
				})),
				baseBoundary,
				boundaryPrefix: '--=_',
				textEncoding: isUtf8(charset) ? undefined : 'B',
				normalizeHeaderKey: key => typed.get(key.toLowerCase()) ?? key,
				disableFileAccess: true,
				disableUrlAccess: true,
			}).compile();
			settle(root);
			contentFieldsLast(root);
			if (headers.contentType !== null && root.childNodes.length === 0) {
				root.setHeader('Content-Type', headers.contentType);
			}

			if (!isUtf8(charset)) {
				const encode = root.encodeHeaderValue.bind(root);
				root.encodeHeaderValue = (key, value) => recodeWords(encode(key, value), charset, key);
			}

			const whole = asItIs(root, texts[0]?.part.bytes) ?? (await buffer(root.createReadStream()));
			return withHeaderLines(whole, lines);
		},
	};
}

/** nodemailer reads these, writes them anew, and drops what it cannot read; one that somebody wrote is to go out as it is. */
const rewritten = /^(?:from|sender|to|cc|reply-to|references)$/i;

function isAsTyped({name, value}: HeaderField): boolean {
	return rewritten.test(name) && /^[ -~]{0,900}$/.test(value);
}

/** The part of nodemailer's node that is set here. */
type Node = {
	readonly childNodes: readonly Node[];
	/** Not promised by its types; nothing but the order depends on it. */
	readonly _headers?: {readonly key: string}[];
	getHeader(key: string): unknown;
	setHeader(key: string, value: string): unknown;
	getTransferEncoding(): string | false;
	buildHeaders(): string;
};

/** A message of one text that is not encoded, without a stream. `bytes`: of that text. Null for any other message. */
function asItIs(root: Node, bytes: Buffer | undefined): Buffer | null {
	const isEncoded = /^(?:quoted-printable|base64)$/.test(String(root.getTransferEncoding()));
	if (root.childNodes.length > 0 || isEncoded || bytes === undefined) {
		return null;
	}

	const isEnded = bytes.length === 0 || bytes.at(-1) === 0x0a;
	return Buffer.concat([
		Buffer.from(`${root.buildHeaders()}\r\n\r\n`),
		bytes,
		Buffer.from(isEnded ? '' : '\r\n'),
	]);
}

/** nodemailer chooses a text's encoding itself; here it was chosen from the bytes. A multipart names the widest of its parts (RFC 2045 §6.4). */
function settle(node: Node): string {
	if (node.childNodes.length === 0) {
		const encoding = String(node.getHeader('Content-Transfer-Encoding') ?? '7bit');
		node.getTransferEncoding = () => encoding;
		return encoding;
	}

	const inside = node.childNodes.map(settle);
	const widest = ['binary', '8bit'].find(encoding => inside.includes(encoding));
	if (widest !== undefined) {
		node.setHeader('Content-Transfer-Encoding', widest);
	}

	return widest ?? '7bit';
}

/** nodemailer begins with how the text is encoded; people look for From and Subject there. */
function contentFieldsLast({_headers: fields}: Node): void {
	const rank = ({key}: {readonly key: string}) => (/^content-/i.test(key) ? 1 : 0);
	fields?.sort((one, other) => rank(one) - rank(other));
}

/** At least one: a message without text is an empty text. */
function textParts(
	letter: Letter,
	charset: string,
): readonly {readonly type: string; readonly part: TextPart}[] {
	const parts: {type: string; part: TextPart}[] = [];
	const others = letter.alternatives ?? [];
	if (letter.text !== undefined || (letter.html === undefined && others.length === 0)) {
		parts.push({type: 'text/plain', part: textPart(letter.text ?? '', letter, charset, 'text')});
	}

	if (letter.html !== undefined) {
		parts.push({type: 'text/html', part: textPart(letter.html, letter, charset, 'html')});
	}

	return [...parts, ...others.map(({type, text}) => ({type, part: textPart(text, letter, charset, type)}))];
}

type HeaderAddress = string | {name: string; address: string};

/** As nodemailer takes them: a group only as text. */
function forHeader({mailboxes, emptyGroups}: AddressList): HeaderAddress[] | undefined {
	const addresses: HeaderAddress[] = mailboxes
		.filter(({group}) => group === null)
		.map(({name, address}) => ({name, address}));
	const groups = new Set([...mailboxes.flatMap(({group}) => group ?? []), ...emptyGroups]);
	for (const name of groups) {
		const members = mailboxes.filter(({group}) => group === name).map(({input}) => input);
		addresses.push(`"${name.replaceAll(/["\\]/g, '\\$&')}": ${members.join(', ')};`);
	}

	return addresses.length > 0 ? addresses : undefined;
}

function makeMessageId(letter: Letter, envelopeFrom: string): string {
	const domain = letter.domain || splitAddress(envelopeFrom).domain || 'localhost';
	return `<${Date.now().toString(36)}.${unlikely()}@${domain.replaceAll(/[<>\s]/g, '')}>`;
}

/** What nobody else writes, and no text has by chance. It is not a secret, so that all of node:crypto is not loaded for it. */
export function unlikely(): string {
	return [1, 2].map(() => Math.floor(Math.random() * 2 ** 52).toString(36)).join('');
}

function charsetOf(contentType: string | null): string | null {
	return /;\s*charset\s*=\s*"?([\w.:+-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}
