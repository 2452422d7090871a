/** The message is larger than the SIZE that EHLO announced. */

import {withCommas} from '../../../protocol/with-commas.ts';
import {parametersOf} from '../../reading/offered.ts';
import {refusalTo, textOf} from '../../reading/reply.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'envelope/over-size',
	cause: 'content-too-big',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 1870 §4, §6',
	story: {
		what: 'MAIL with SIZE=, or the message itself, is refused with 552 or 554.',
		why: 'The limit counts octets of the encoded message: base64 turns three octets into four and adds line ends, so a file of 18 MB fills 25 MB.',
		advice: 'Send less, or share the file by a link.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'MAIL', 'DATA-END', 'BDAT', 'RCPT');
		const limit = Number(reply && parametersOf(reply.situation, 'SIZE')?.[0]);
		if (
			!reply ||
			!Number.isSafeInteger(limit) ||
			limit <= 0 ||
			!(reply.code === 552 || /size|large|big/i.test(textOf(reply)))
		) {
			return null;
		}

		const atMail = reply.answers === 'MAIL' || reply.answers === 'RCPT';
		const declared = Number(/\bSIZE=(\d+)/i.exec(memory.mail?.line ?? '')?.[1] ?? 0);
		const octets = atMail ? declared : (memory.message?.octets ?? 0);
		if (octets <= limit) {
			return null;
		}

		return {
			level: 'error',
			message: `The message has ${withCommas(octets)} octets; the server accepts ${withCommas(limit)} (SIZE in its EHLO reply).`,
			advice: `Attachments can have about ${Math.floor((limit * 0.72) / 1_000_000) || 'less than 1'} MB altogether, because base64 makes them a third larger.`,
			retry: 'never',
			confidence: 'certain',
			remedies: [words('make the message smaller, then send it again')],
			...(memory.capabilities && {blames: memory.capabilities.replyId}),
		};
	},
};
