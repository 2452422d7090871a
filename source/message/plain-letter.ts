/**
 * A letter of one text, as nodemailer's MailComposer writes it where no field needs encoding or folding: loading that is
 * a good part of what a start of `send` takes, and most letters that are sent to try a server are such ones.
 */
import type {AddressList} from './addresses.ts';
import type {PreparedLetter} from './prepared-letter.ts';

/** Null where nodemailer would do more than put each value behind its name. */
export function plainLetter(letter: PreparedLetter): Buffer | null {
	const {charset, messageId, date, texts} = letter;
	const [text, ...others] = texts;
	const isOneText = text !== undefined && others.length === 0 && /^text\/(?:plain|html)$/.test(text.type);
	const hasOwnFields = letter.fields.length > 0 || letter.contentType !== null;
	if (!isOneText || hasOwnFields || isEncoded(text.part.encoding) || charset !== 'utf-8') {
		return null;
	}

	const fields: readonly (readonly [name: string, value: string | null])[] = [
		['From', listed(letter.from)],
		['To', listed(letter.to)],
		['Cc', listed(letter.cc)],
		['Reply-To', listed(letter.replyTo)],
		['Subject', letter.subject ?? ''],
		['Message-ID', messageId ?? null],
		['Date', date?.toUTCString().replace('GMT', '+0000') ?? null],
		['Content-Transfer-Encoding', text.part.encoding],
		['MIME-Version', '1.0'],
		['Content-Type', `${text.type}; charset=${charset}`],
	];
	if (!fields.every(([name, value]) => value !== null && isPlainField(name, value))) {
		return null;
	}

	const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}\r\n`);
	return Buffer.concat([Buffer.from(`${lines.join('')}\r\n`), withLineEnd(text.part.bytes)]);
}

/** Whether the text does not go out as it is. */
export function isEncoded(encoding: string): boolean {
	return encoding === 'quoted-printable' || encoding === 'base64';
}

/** A message's text ends with a line end. */
export function withLineEnd(bytes: Buffer): Buffer {
	return bytes.length === 0 || bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from('\r\n')]);
}

/** In ASCII, in one line (RFC 5322 §2.1.1), without what would be or look like an encoded word (RFC 2047 §2). */
function isPlainField(name: string, value: string): boolean {
	return (
		/^[ !#-~]*$/.test(value) &&
		value.trim() === value &&
		!value.includes('=?') &&
		name.length + value.length < 74
	);
}

/** The empty string where there is nobody; null where an address is not to be written as it is. */
function listed(list: AddressList | undefined): string | null {
	if (list === undefined) {
		return '';
	}

	const {mailboxes, emptyGroups} = list;
	const isPlain =
		emptyGroups.length === 0 &&
		mailboxes.every(
			({name, address, group}) => group === null && /^[\w ]*$/.test(name) && isPlainAddress(address),
		);
	return isPlain
		? mailboxes.map(({name, address}) => (name === '' ? address : `${name} <${address}>`)).join(', ')
		: null;
}

// A last label of digits would be a part of an IP address.
const plainAddress = /^[\w+=-]+(?:\.[\w+=-]+)*@(?:[a-z\d-]+\.)*[a-z][a-z\d-]*$/;

function isPlainAddress(address: string): boolean {
	return plainAddress.test(address) && !address.includes('xn--');
}
