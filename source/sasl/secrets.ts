/**
 * Whether an answer is secret: told by its place in the protocol, and hidden where it is not what belongs there.
 * Better a hidden nonce than a shown password.
 */
import type {Span} from '../protocol/span.ts';
import {isStandIn, MASK} from '../protocol/stand-in.ts';
import {analyseBase64} from './base64.ts';
import {textOf} from './bytes.ts';
import type {AuthMessage} from './exchange.ts';
import {promptKind} from './prompt.ts';

export {MASK};

/** The line with the secret covered, or as it is without one. */
export function maskSpan(line: string, secret: Span | null): string {
	return secret ? line.slice(0, secret.start) + MASK + line.slice(secret.end) : line;
}

/** Whether the client's next message of this exchange is secret. `before`: what both sides said so far. */
export function isSecretMessage(mechanism: string, before: readonly AuthMessage[], text: string): boolean {
	if (text === '' || text === '=' || text === '*' || isStandIn(text)) {
		return false;
	}

	// A user name, a space and a password: nobody knows which of the words is which.
	if (/\s/.test(text)) {
		return true;
	}

	const sentBefore = before.filter(message => message.from === 'client').length;
	const {bytes, canonical} = analyseBase64(text);
	const prompt = before.at(-1)?.from === 'server' ? (before.at(-1)?.text ?? '') : '';
	if (mechanism === 'LOGIN') {
		const kind = promptKind(prompt);
		// PLAIN's message, or a token's, sent where a name belongs.
		if (bytes?.some(byte => byte < 2)) {
			return true;
		}

		return kind === null ? !(sentBefore === 0 && prompt === '' && canonical) : kind !== 'user name';
	}

	return bytes === null || !isHarmless(mechanism, sentBefore, bytes);
}

/** It has the form of a first message that names only what the client is or can do. */
function isHarmless(mechanism: string, sentBefore: number, bytes: Uint8Array): boolean {
	if (sentBefore > 0) {
		return false;
	}

	const text = textOf(bytes.subarray(0, 4096));
	switch (mechanism) {
		case 'EXTERNAL':
		case 'ANONYMOUS':
			// Anything but an address may be a password that was meant for another mechanism.
			return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
		case 'NTLM':
			return text.startsWith('NTLMSSP\0\u0001');
		case 'GSSAPI':
			return bytes[0] === 0x60;
		default:
			return mechanism.startsWith('SCRAM-') && /^(?:[ny]|p=[^,]*),[^,]*,.*n=/.test(text);
	}
}
