/** What a piece of a bounce’s text says went wrong: the reply it quotes, the line that got it, or words of its own. */

import type {Peer} from '../conversation.ts';
import type {LogLine} from '../log-line.ts';
import {anyOf} from '../patterns.ts';
import type {Delivery} from './delivery.ts';
import {ownWords} from './own-words.ts';
import {paragraphsOf} from './paragraphs.ts';
import {replyAtStart, replyWithin, statusWithin} from './quoted.ts';
import {wordsIn} from './wordings.ts';

export type Reason = Pick<Delivery, 'reply' | 'command' | 'peer' | 'status' | 'words'>;

/** The whole of a reply of several lines, of which `beginning` has the first: as a transcript quotes it. */
export function wholeReply(beginning: string, lines: readonly LogLine[]): string {
	const start = lines.findIndex(
		({text}) => text.trim().replace(mark, '').startsWith(beginning.slice(0, 60)) && /^[ \t]*<<</.test(text),
	);
	const found = start === -1 ? null : replyOnLine(lines.slice(start));
	return found !== null && found.length > beginning.length ? found : beginning;
}

/** A transcript quotes what the other server said. */
export function quotesServer(lines: readonly LogLine[]): boolean {
	return lines.some(({text}) => /^[ \t]*<<< [45]\d\d/.test(text));
}

export const noReason: Reason = {reply: null, command: '', peer: undefined, status: '', words: ''};

/** `noReason` where the lines quote no reply, name no status and use no known words. */
export function reasonIn(lines: readonly LogLine[]): Reason {
	const paragraphs = paragraphsOf(lines).map(({text}) => text);
	const whole = paragraphs.join(' ').slice(0, 4000);
	for (const paragraph of paragraphs) {
		const known = wordsIn(paragraph);
		if (known) {
			const {command, peer, reply} = known;
			return {command: command || commandIn(whole), peer, reply, status: '', words: ''};
		}
	}

	const own = ownLine(lines[0]?.text.trim() ?? '');
	const words = own ?? ownWords(paragraphs);
	return {
		reply: replyOnLine(lines) ?? (own === null ? firstReply(paragraphs) : null),
		command: commandIn(whole),
		peer: peerIn(whole),
		status: statusWithin(whole),
		words,
	};
}

/** `554 <bob@example.org>... 550 Host unknown`: what stands behind the dots. */
function ownLine(text: string): string | null {
	return ownNumber.test(text) ? text.replace(ownNumber, '').trim() : null;
}

function firstReply(paragraphs: readonly string[]): string | null {
	for (const paragraph of paragraphs) {
		const reply = ownNumber.test(paragraph) ? null : replyWithin(paragraph);
		if (reply !== null) {
			return reply;
		}
	}

	return null;
}

// `<<< 550 …`, `Received >>> 550 …`, `Mon 2026-07-06 10:00:00: <-- 550 …`
const mark = new RegExp(
	[
		String.raw`^(?:(?:received|sent)?[ \t]*[<>]{3}|received:|(?:[A-Z][a-z]{2} )?`,
		String.raw`(?:[\d-]{8,10} [\d:.]{8,12}: )?<--|\(reason:)[ \t]*`,
	].join(''),
	'i',
);
// What Sendmail says itself: a number of its own, the address, three dots.
const ownNumber =
	/^[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?(?:<[^<>]{1,320}>|"[^"]{1,320}"|\S{1,320}|\S{1,255} \(\w+\))\.{3}/;

/** A line that is a reply, with the lines behind it that belong to it. */
function replyOnLine(lines: readonly LogLine[]): string | null {
	const texts = lines.map(({text}) => text.trim());
	const isReply = (text: string) =>
		/^[45]/.test(text) && replyAtStart(text) !== null && !ownNumber.test(text);
	const plain = texts.map(text => text.replace(mark, ''));
	const remote = texts.findIndex((text, index) => mark.test(text) && isReply(plain[index] ?? ''));
	const start = remote === -1 ? plain.findIndex(isReply) : remote;
	if (start === -1) {
		return null;
	}

	const code = plain[start]?.slice(0, 3);
	const reply = [plain[start] ?? ''];
	let goesOn = plain[start]?.[3] === '-';
	for (let index = start + 1; index < texts.length; index++) {
		const text = plain[index] ?? '';
		const same = text.startsWith(`${code}-`) || text.startsWith(`${code} `);
		if (text === '' && goesOn) {
			continue;
		}

		if (text === '' || (same ? !goesOn : startsAnew.test(texts[index] ?? ''))) {
			break;
		}

		goesOn = same ? text[3] === '-' : goesOn;
		reply.push(text);
	}

	return replyAtStart(reply.join(' '));
}

const startsAnew = anyOf('^', [
	'[<>]{3}',
	String.raw`\.{3} `,
	'-{3}',
	'={3}',
	String.raw`\*{3}`,
	String.raw`\d{3}[ -]`,
	String.raw`<[^<>\s]+@`,
	String.raw`[A-Za-z][\w -]{1,30}:[ \t]`,
	'this (?:is|has)',
	'giving up',
	"i'm not going",
	'while talking',
	'please ',
	'if you',
]);

const phrases: readonly (readonly [RegExp, string])[] = [
	[/\b(?:final DATA|end of data|TEXT command|sending data block|accept your message)\b/i, 'end of DATA'],
	[
		new RegExp(
			[
				String.raw`\b(?:did not like our|SMTP:|>>>|after|in reply to|response to|for|most progress was) ?(RCPT`,
				String.raw`|MAIL|DATA|EHLO|HELO|STARTTLS|AUTH)\b`,
			].join(''),
			'i',
		),
		'',
	],
	[/\bSMTP command ?(RCPT|MAIL|DATA)\b/, ''],
	[/\bmy name was rejected\b/, 'HELO'],
];

function commandIn(text: string): string {
	for (const [pattern, command] of phrases) {
		const match = pattern.exec(text);
		if (match) {
			return command || (match[1] ?? '').toUpperCase();
		}
	}

	return '';
}

const peers = [
	/\bhost:? ([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})\.? ?[[(]([\d.:A-Fa-f]{2,45})[\])]/,
	new RegExp(
		[
			String.raw`(?:^|[ ])([\w-]{1,63}(?:\.[\w-]{1,63}){1,9}) ?\[([\d.:A-Fa-f]{2,45})\] ?(?:did not|responded`,
			'|said|refused|rejected)',
		].join(''),
	),
	/\bwhile talking to ([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})/i,
	/\bhost:? ([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})/,
];

function peerIn(text: string): Peer | undefined {
	for (const pattern of peers) {
		const [, name = '', address] = pattern.exec(text) ?? [];
		if (name !== '') {
			return /^[\d.]+$/.test(name) ? {address: name} : {host: name, ...(address && {address})};
		}
	}

	return undefined;
}
