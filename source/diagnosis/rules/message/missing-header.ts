/** The server misses a header field, and the message does lack it. */
import {flatten} from '../../../session/rope.ts';
import {latinOf} from '../../reading/bytes.ts';
import {refusalTo, textOf} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'message/missing-header',
	cause: 'content-header',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5322 §3.6; RFC 5321 §6.4',
	story: {
		what: 'The message is refused with 550 or 554 after the final dot, and the text mentions headers, Message-ID, From or Date.',
		why: 'Mail programs add From, Date and Message-ID themselves. A message typed by hand has only what was typed.',
		advice: 'Begin the message with From, Date and Message-ID, then a blank line, then the text.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'DATA-END', 'BDAT');
		const {message} = memory;
		const text = reply ? textOf(reply) : '';
		if (!message || !asksForHeader.some(words => words.test(text)) || hasTooMany.test(text)) {
			return null;
		}

		const headers = latinOf(flatten(message.content, 65_536)).split(/\r?\n\r?\n/, 1)[0] ?? '';
		// Where the reply names one, the lack of another is not what it means.
		const named = expected.filter(name => new RegExp(`\\b${name}\\b`, 'i').test(text));
		const missing = (named.length > 0 ? named : expected).filter(
			name => !new RegExp(`^${name}[ \\t]*:`, 'im').test(headers),
		);
		return missing.length === 0
			? null
			: {
					level: 'error',
					message: `The message has no ${missing.join(', no ')} header, and the server requires ${missing.length === 1 ? 'it' : 'them'}.`,
					advice: `Add ${missing.join(', ')} above the blank line and send the message again; “smtpscope send” adds them itself.`,
					retry: 'never',
					confidence: 'likely',
					blames: message.id,
				};
	},
};

const expected = ['From', 'Date', 'Message-ID'];
const hasTooMany = /\b(multiple|duplicate\w*|more than one|several|two)\b/i;
export const asksForHeader = [
	/\b(?:missing|no|without|lacks?|having no)\b.{0,40}\b(?:message-?id|from|date|headers?)\b/i,
	/\b(?:requires?d?|must (?:have|contain|include))\b.{0,40}\b(?:message-?id|from|date|headers?)\b/i,
	/\b(?:absent|not (?:have|contain))\b.{0,40}\b(?:message-?id|from|date|headers?)\b/i,
	/\b(?:message-?id|from|date)\b.{0,30}\b(?:missing|required|absent)/i,
	/\bnot RFC ?-?\d+ compliant/i,
] as const;
