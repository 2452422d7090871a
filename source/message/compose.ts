/** A letter's header fields and texts decided, and written: most by ourselves, all others by nodemailer. */
import {splitAddress} from './addresses.ts';
import type {AddressField, EnvelopeOfLetter} from './envelope.ts';
import type {CheckedHeaders} from './header-check.ts';
import {withHeaderLines} from './header-lines.ts';
import type {HeaderField, Letter} from './letter.ts';
import {plainLetter} from './plain-letter.ts';
import type {Marked, PreparedLetter} from './prepared-letter.ts';
import {textPart} from './text-part.ts';

export type Composer = {
	readonly messageId: string | null;
	readonly date: Date;
	/** The message, with a mark where the content of each attachment belongs, encoded as the attachment is. */
	whole(attachments: readonly Marked[]): Promise<Buffer>;
};

type Given = {readonly headers: CheckedHeaders} & Pick<EnvelopeOfLetter, 'lists' | 'envelope'>;

/** Throws a `BuildError` where the charset cannot hold the text. */
export function composeWith(letter: Letter, {headers, lists, envelope}: Given): Composer {
	const charset = letter.charset ?? charsetOf(headers.contentType) ?? 'utf-8';
	const date = letter.date ?? new Date();
	const given = (name: string) => headers.fields.findLast(field => field.name.toLowerCase() === name)?.value;
	const messageId = given('message-id') ?? makeMessageId(letter, envelope.from);
	const unlessGiven = <Value>(field: string, value: Value): Value | undefined =>
		headers.names.has(field.toLowerCase()) ? undefined : value;
	const listOf = (field: AddressField) => unlessGiven(field, lists[field]);
	const prepared: PreparedLetter = {
		...{from: listOf('From'), to: listOf('To'), cc: listOf('Cc'), replyTo: listOf('Reply-To')},
		subject: unlessGiven('Subject', letter.subject),
		messageId: unlessGiven('Message-ID', messageId),
		date: unlessGiven('Date', date),
		fields: headers.fields.filter(field => !isAsTyped(field)),
		contentType: headers.contentType,
		charset,
		texts: textParts(letter, charset),
		baseBoundary: unlikely(),
	};
	const lines = [
		...headers.fields.filter(isAsTyped).map(({name, value}) => `${name}: ${value}`),
		...(letter.headerLines ?? []),
	];
	return {
		messageId,
		date,
		async whole(attachments) {
			const plain = attachments.length === 0 ? plainLetter(prepared) : null;
			return withHeaderLines(plain ?? (await composed(prepared, attachments)), lines);
		},
	};
}

async function composed(prepared: PreparedLetter, attachments: readonly Marked[]): Promise<Buffer> {
	const {mimeLetter} = await import('./mime-letter.ts');
	return mimeLetter(prepared, attachments);
}

/** nodemailer reads these, writes them anew, and drops what it cannot read; one that somebody wrote is to go out as it is. */
const rewritten = /^(?:from|sender|to|cc|reply-to|references)$/i;

function isAsTyped({name, value}: HeaderField): boolean {
	return rewritten.test(name) && /^[ -~]{0,900}$/.test(value);
}

/** At least one: a message without text is an empty text. */
function textParts(letter: Letter, charset: string): PreparedLetter['texts'] {
	const parts: PreparedLetter['texts'][number][] = [];
	const others = letter.alternatives ?? [];
	if (letter.text !== undefined || (letter.html === undefined && others.length === 0)) {
		parts.push({type: 'text/plain', part: textPart(letter.text ?? '', letter, charset, 'text')});
	}

	if (letter.html !== undefined) {
		parts.push({type: 'text/html', part: textPart(letter.html, letter, charset, 'html')});
	}

	return [...parts, ...others.map(({type, text}) => ({type, part: textPart(text, letter, charset, type)}))];
}

function makeMessageId(letter: Letter, envelopeFrom: string): string {
	const domain = letter.domain || splitAddress(envelopeFrom).domain || 'localhost';
	return `<${Date.now().toString(36)}.${unlikely()}@${domain.replaceAll(/[<>\s]/g, '')}>`;
}

/** 22 characters that nobody else writes, and no text has by chance. It is not a secret, so that all of node:crypto is not loaded for it. */
export function unlikely(): string {
	return [1, 2]
		.map(() =>
			Math.floor(Math.random() * 2 ** 52)
				.toString(36)
				.padStart(11, '0'),
		)
		.join('');
}

function charsetOf(contentType: string | null): string | null {
	return /;\s*charset\s*=\s*"?([\w.:+-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}
