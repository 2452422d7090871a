/**
 * What Enter would send after a 334. Plain text is the rule; base64 counts as such only where it is exactly
 * what an encoder makes of readable text (or of the mechanism's own form). Either reading can be asked for.
 */

import {analyseBase64, encodeBase64, readableText} from './base64.ts';
import {octets, textOf} from './bytes.ts';
import type {AuthExchange} from './exchange.ts';
import {mechanismOf} from './lookup.ts';
import type {Asked, Computed} from './mechanism.ts';
import {readMessages} from './messages.ts';

export type AnswerReading = {
	/** The reading that was chosen. */
	readonly reading: 'plain' | 'as-is';
	/** Exactly what goes on the wire, without CRLF. */
	readonly line: string;
	/** What the server decodes from it; null where it cannot. */
	readonly bytes: Uint8Array | null;
	/** One sentence or two: how it was read. Holds nothing of the text. */
	readonly why: string;
	readonly masked: boolean;
	/** Both readings are likely: ask once. */
	readonly ambiguous: boolean;
	/** It is `*`, which ends the exchange. */
	readonly cancels: boolean;
	/** Short, for the prompt: `user name`. */
	readonly promptText: string;
	/** What the program can compute instead; null where it is typed as easily. */
	readonly computed: Computed | null;
	/** The server's challenge decoded, or as it stood where it is not base64. Not escaped. */
	readonly challenge: string;
};

/** `reading` forces one reading: `plain` is encoded, `as-is` goes out unchanged. */
export function readAnswer(
	text: string,
	exchange: AuthExchange,
	reading: 'auto' | 'plain' | 'as-is' = 'auto',
): AnswerReading {
	const asked = mechanismOf(exchange.mechanism).asks(readMessages(exchange));
	const typed = text.replace(/[\r\n]+$/, '');
	const read = choose(typed, asked, reading);
	const trimmed = typed.length < text.length ? ' The line break at the end is left out.' : '';
	const hint = typed === '' && asked.hint ? ` ${asked.hint}` : '';
	return {
		ambiguous: false,
		cancels: false,
		...read,
		why: read.why + trimmed + hint,
		masked: asked.secret,
		promptText: asked.prompt,
		computed: asked.computed ?? null,
		challenge: challengeOf(exchange),
	};
}

type Chosen = Pick<AnswerReading, 'reading' | 'line' | 'bytes' | 'why'> & {
	ambiguous?: boolean;
	cancels?: boolean;
};

function choose(typed: string, asked: Asked, reading: 'auto' | 'plain' | 'as-is'): Chosen {
	if (typed === '' && reading !== 'as-is') {
		return onEnter(asked);
	}

	if (reading === 'plain') {
		return asPlain(typed, asked, 'Plain text, sent as base64.');
	}

	const joined = typed.replace(/[ \t]*[\r\n]+[ \t]*/g, '');
	const lines = typed.split(/[\r\n]+/).length;
	const remark = lines > 1 ? ` ${lines} lines were joined, because an answer is one line.` : '';
	if (reading === 'as-is' || typed === '*') {
		return asTyped(joined, remark);
	}

	const facts = analyseBase64(joined);
	const fits = facts.bytes !== null && asked.fits?.(facts.bytes) === true;
	if (facts.canonical && facts.bytes && (fits || readableText(facts.bytes) !== null)) {
		// A word of eight letters can be base64 of readable text by chance.
		const ambiguous = !fits && joined.length <= 8 && !joined.endsWith('=');
		const doubt = ambiguous ? ' It could also be plain text.' : '';
		return {
			reading: 'as-is',
			line: joined,
			bytes: facts.bytes,
			why: `Already base64, sent unchanged.${remark}${doubt}`,
			ambiguous,
		};
	}

	const damage = damageOf(joined, asked);
	const breaks = lines > 1 ? ' The line breaks in it are sent as part of it.' : '';
	const plain = asPlain(typed, asked, `Plain text, sent as base64.${breaks}`);
	return damage
		? {
				...plain,
				why: `Looks like base64 ${damage}; treated as plain text, so it is encoded once more.`,
				ambiguous: true,
			}
		: plain;
}

function onEnter(asked: Asked): Chosen {
	const bytes = Buffer.from(asked.onEnter ?? '', 'utf8');
	const line = encodeBase64(bytes);
	return {reading: 'plain', line, bytes, why: line === '' ? 'An empty line.' : `Enter sends ${line}.`};
}

function asPlain(typed: string, asked: Asked, why: string): Chosen {
	const bytes = Buffer.from(asked.read?.(typed) ?? typed, 'utf8');
	return {reading: 'plain', line: encodeBase64(bytes), bytes, why: `${why} ${octets(bytes.length)}.`};
}

function asTyped(line: string, remark: string): Chosen {
	if (line === '*') {
		return {
			reading: 'as-is',
			line,
			bytes: null,
			why: 'A lone * cancels the exchange (RFC 4954 §4).',
			cancels: true,
		};
	}

	const {bytes, canonical} = analyseBase64(line);
	const verdict = canonical ? 'it is base64' : 'it is not valid base64, so the server will reject it';
	return {
		reading: 'as-is',
		line,
		bytes,
		why: `Sent as typed: ${line === '' ? 'an empty line' : verdict}.${remark}`,
	};
}

/** Text that was surely base64 once: long, of its alphabet, and readable when forgivingly decoded. */
function damageOf(text: string, asked: Asked): string | null {
	const {bytes, missingPadding, endsIn, faults} = analyseBase64(text);
	if (!bytes || text.length < 12) {
		return null;
	}

	const content = endsIn ? bytes.subarray(0, bytes.length - (endsIn === 'CRLF' ? 2 : 1)) : bytes;
	if (readableText(content) === null && asked.fits?.(content) !== true) {
		return null;
	}

	if (missingPadding > 0) {
		return `that lost its padding (${'='.repeat(missingPadding)})`;
	}

	if (faults.length > 0) {
		return 'that was damaged when it was copied';
	}

	return endsIn ? 'of a text with a newline byte at its end' : null;
}

function challengeOf(exchange: AuthExchange): string {
	const last = exchange.messages.at(-1);
	if (last?.from !== 'server') {
		return '';
	}

	const {bytes} = analyseBase64(last.text);
	return bytes ? textOf(bytes.subarray(0, 65_536)) : last.text;
}
