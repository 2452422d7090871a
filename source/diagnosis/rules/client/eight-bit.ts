/** A client sends 8-bit content that was not agreed on. */
import {isAscii} from 'node:buffer';
import {parseCommand} from '../../../protocol/command.ts';
import {findCapability} from '../../../protocol/ehlo.ts';
import type {Rope} from '../../../session/rope.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/eight-bit',
	cause: 'content-format',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 6152 §3; RFC 5321 §2.4',
	story: {
		what: 'The message has bytes above 127, and 8BITMIME was not offered, or MAIL does not have BODY=8BITMIME.',
		why: 'The program does not encode its text. A server without 8BITMIME may refuse the message or strip the eighth bit.',
		advice:
			'Encode the text (quoted-printable or base64), or add BODY=8BITMIME to MAIL where 8BITMIME is offered.',
	},
	inspect(entry, memory) {
		if (entry.type !== 'sent' || entry.kind !== 'message' || !entry.complete) {
			return null;
		}

		const offered = findCapability(entry.situation.capabilities, '8BITMIME') !== undefined;
		const said = memory.mail ? parseCommand(memory.mail.line).parameters : [];
		const declared = said.some(
			({name, value}) => name === 'SMTPUTF8' || (name === 'BODY' && value?.toUpperCase() !== '7BIT'),
		);
		if ((offered && declared) || isSevenBit(entry.content)) {
			return null;
		}

		return {
			level: 'warning',
			message: offered
				? 'The message has 8-bit content, but MAIL did not have BODY=8BITMIME.'
				: 'The message has 8-bit content, although 8BITMIME was not offered.',
			advice: offered
				? 'Make the program add BODY=8BITMIME to MAIL, or encode the text as quoted-printable or base64.'
				: 'Make the program encode the text as quoted-printable or base64: this server may refuse or damage it.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};

// Part by part: a message of many MiB is not put together for this.
function isSevenBit(content: Rope): boolean {
	for (let part = content; part; part = part.before) {
		if (!isAscii(part.bytes)) {
			return false;
		}
	}

	return true;
}
