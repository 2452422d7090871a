/** A letter as nodemailer's MailComposer writes it, with what it does not offer set on the finished tree. */
import {buffer} from 'node:stream/consumers';
import type {AddressList} from './addresses.ts';
import {isUtf8} from './charset.ts';
import {recodeWords} from './encoded-words.ts';
import {isEncoded, withLineEnd} from './plain-letter.ts';
import type {Marked, PreparedLetter} from './prepared-letter.ts';

/** The whole message, in CRLF lines; the content of each attachment is its mark. */
export async function mimeLetter(letter: PreparedLetter, attachments: readonly Marked[]): Promise<Buffer> {
	const {fields, contentType, charset, texts} = letter;
	const {default: MailComposer} = await import('nodemailer/lib/mail-composer');
	const typed = new Map(fields.map(({name}) => [name.toLowerCase(), name]));
	const root = new MailComposer({
		from: forHeader(letter.from),
		to: forHeader(letter.to),
		cc: forHeader(letter.cc),
		replyTo: forHeader(letter.replyTo),
		...{subject: letter.subject, messageId: letter.messageId, date: letter.date},
		headers: fields.map(({name, value}) => ({key: name, value})),
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
		baseBoundary: letter.baseBoundary,
		boundaryPrefix: '--=_',
		textEncoding: isUtf8(charset) ? undefined : 'B',
		normalizeHeaderKey: key => typed.get(key.toLowerCase()) ?? key,
		disableFileAccess: true,
		disableUrlAccess: true,
	}).compile();
	settle(root);
	contentFieldsLast(root);
	if (contentType !== null && root.childNodes.length === 0) {
		root.setHeader('Content-Type', contentType);
	}

	if (!isUtf8(charset)) {
		const encode = root.encodeHeaderValue.bind(root);
		root.encodeHeaderValue = (key, value) => recodeWords(encode(key, value), charset, key);
	}

	return asItIs(root, texts[0]?.part.bytes) ?? (await buffer(root.createReadStream()));
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
	if (root.childNodes.length > 0 || isEncoded(String(root.getTransferEncoding())) || bytes === undefined) {
		return null;
	}

	return Buffer.concat([Buffer.from(`${root.buildHeaders()}\r\n\r\n`), withLineEnd(bytes)]);
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

type HeaderAddress = string | {name: string; address: string};

/** As nodemailer takes them: a group only as text. */
function forHeader(list: AddressList | undefined): HeaderAddress[] | undefined {
	const {mailboxes, emptyGroups} = list ?? {mailboxes: [], emptyGroups: []};
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
