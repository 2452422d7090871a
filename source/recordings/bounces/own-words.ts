/** What a mail system says itself went wrong: of all its paragraphs the one that says why. */
import {isUtf8} from 'node:buffer';
import {anyOf} from '../patterns.ts';

/** Empty where nothing is said. A page that explains the reason is part of it. */
export function ownWords(paragraphs: readonly string[]): string {
	const said = paragraphs.map(bare).filter(text => /[\w\x80-\xff]/.test(text) && !empty.test(text));
	const telling = said.filter(text => !polite.test(text) && !greeting.test(text));
	const words =
		telling.find(text => !announcement.test(text) && isReadable(text)) ??
		telling[0] ??
		said.find(text => !asks.test(text)) ??
		'';
	return withLink(words.replace(created, '').replace(codeInBrackets, '').replace(goodbye, ''), paragraphs);
}

/** Without a ruled heading, the address it is about, and words that only announce the reason. */
function bare(paragraph: string): string {
	return paragraph.replace(ruled, '').replace(leading, '').replace(heading, '').trim();
}

const ruled = /^[-=*_|]{2,100}[^=*_|]{0,80}?[-=*_|]{3,100}[ \t]*/;
const date = String.raw`(?:[A-Z][a-z]{2}, )?[\d/]{1,10}(?: [A-Z][a-z]{2} \d{4})?,? [\d:]{4,8}(?: [AP]M| [+-]\d{4})?`;
const address = String.raw`[^\s<>:;,"'()[\]@]{1,64}@[^\s<>:;,"'()[\]@]{1,255}`;
const leading = new RegExp(String.raw`^[ \t>*\u2022-]{0,6}"?<?${address}>?"?(?:[ \t]+on ${date})?[:,. \t-]*`);
const heading = anyOf(
	'^',
	[
		'technical details[^:]{0,60}',
		'additional information',
		'reason',
		'error(?:[ -](?:text|type|code|details?|description))?',
		'the (?:response|reason)(?: was| is)?',
		'details',
		'diagnostic(?: code)?',
	],
	String.raw`[ \t]*:[ \t]*`,
);
const empty = anyOf('^', [
	String.raw`[-=*_.| \t]{1,200}$`,
	'[-=*_|]{2,100}[^-=*_|]{0,80}[-=*_|]{2,100}$',
	'additional information',
	'(?:subject|to|from|date|sent|cc|message-id):',
	'[^:]{0,120}:$',
]);
const asks = anyOf('^', ['please ', 'if you', 'for further', 'no further']);
const polite = anyOf('^', [
	'this is (?:a permanent|an automatic|the)',
	'no further',
	'please ',
	'if you',
	'for further',
	'you do not',
	'message will be retried',
	'will keep trying',
	'the (?:following|attach|original|address to which)',
	'hi[!.,]',
	"i'm afraid",
]);
// `Hello bob@example.org,`, whatever the language.
const greeting = /^.{0,40}@.{0,60}(?:[,:!]|\xd8\x8c|\xef\xbc[\x8c\x9a])$/;
/** That it failed, and for whom, and nothing more. */
const announcement = new RegExp(
	[
		String.raw`^.{0,60}\b(?:error|problem|fail\w*|unable|could not|cannot|was not)\b.{0,60}`,
		String.raw`<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?(?: \(and other recipients[^)]{0,60}\))?[.:]?$`,
	].join(''),
	'i',
);

const created = /^This message was created automatically by mail delivery software\.[ ]?/i;
const codeInBrackets = /[ \t]?[([]#[245]\.\d{1,3}\.\d{1,3}[)\]]/;
// How qmail ends; what stands before it is why.
const goodbye = /(?<=\S) ?\/?I'm not going to try again; this message has been in the queue too long\.?/;

/** False for a text in a charset that no one named. */
function isReadable(text: string): boolean {
	return isUtf8(Buffer.from(text, 'latin1')) && !text.includes('\xef\xbf\xbd');
}

function withLink(words: string, paragraphs: readonly string[]): string {
	const said = words.trim().slice(0, 500);
	const text = paragraphs.join(' ').slice(0, 4000);
	const link = /https?:\/\/[\w.-]{1,100}\/[^\s<>"]{0,200}/.exec(text)?.[0].replace(/[.,)]+$/, '');
	return said === '' || link === undefined || said.includes(link) ? said : `${said} ${link}`;
}
