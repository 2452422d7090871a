/** Messages without a decoder of their own, or that a decoder does not expect: text and hex. */
import {hexOf, isUtf8, octets, textOf} from './bytes.ts';
import type {Mechanism, MessageReading, SaslMessage} from './mechanism.ts';

/** A mechanism that nobody knows: secret throughout. */
export function unknown(name: string): Mechanism {
	return {
		name,
		grade: 'unknown',
		reason: 'not a known mechanism',
		reference: 'RFC 4954 §4',
		speaksFirst: 'either',
		needs: 'nothing',
		reveals: 'password',
		binary: true,
		isSecret: () => true,
		identity: () => '',
		read: message =>
			message.bytes.length === 0
				? {title: message.from === 'server' ? 'Empty challenge' : 'Empty answer', fields: []}
				: textMessage(message, `${name} ${message.from === 'server' ? 'challenge' : 'answer'}`.trim()),
		asks: () => ({prompt: 'answer', secret: true}),
	};
}

/** Text where it is text, hex always. What a client sent stays masked: nobody knows what is in it. */
export function textMessage(
	message: SaslMessage,
	title: string,
	problems: readonly string[] = [],
): MessageReading {
	const {bytes} = message;
	const secret = message.from === 'client' ? {secret: true} : {};
	const text = isUtf8(bytes) ? [{label: 'text', value: textOf(bytes), ...secret}] : [];
	return {
		title,
		fields: [
			...text,
			{label: 'hex', value: hexOf(bytes), ...secret},
			{label: 'length', value: octets(bytes.length)},
		],
		problems,
	};
}

/** What `334` with nothing behind it means at the start of a mechanism in which the client speaks first. */
export function emptyChallenge(wanted: string): MessageReading {
	return {
		title: 'Your turn',
		fields: [{label: 'challenge', value: `empty: the server waits for ${wanted}`}],
	};
}
