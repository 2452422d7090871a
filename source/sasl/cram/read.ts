/** The two messages of CRAM, explained. */
import {isUtf8, octets, textOf} from '../bytes.ts';
import type {MessageReading, SaslMessage} from '../mechanism.ts';
import {textMessage} from '../unknown.ts';

/** Of either side; `mechanism` in capitals. */
export function readCramMessage(message: SaslMessage, mechanism: string): MessageReading {
	return message.from === 'server' ? readChallenge(message) : readResponse(message, mechanism);
}

export type CramResponse = {readonly user: string; readonly digest: string};

/** The user name may hold spaces: the digest stands behind the last one. */
export function readCram(bytes: Uint8Array): CramResponse | null {
	const text = textOf(bytes);
	const space = text.lastIndexOf(' ');
	return space === -1 ? null : {user: text.slice(0, space), digest: text.slice(space + 1)};
}

function readChallenge(message: SaslMessage): MessageReading {
	const {bytes} = message;
	const text = textOf(bytes);
	const problems: string[] = [];
	if (message.number > 0) {
		problems.push('A second challenge: this mechanism has only one.');
	}

	if (bytes.length === 0) {
		problems.push('The challenge is empty: the answer to it is always the same and could be replayed.');
	} else if (!/^<[^<>@\s]+@[^<>\s]+>$/.test(text)) {
		problems.push('The challenge does not have the form <digits.time@host>; it is hashed unchanged.');
	}

	if (!isUtf8(bytes)) {
		problems.push('The challenge contains bytes that are not text.');
	}

	return {
		title: 'Challenge',
		fields: [
			{label: 'challenge', value: text},
			{label: 'length', value: octets(bytes.length)},
		],
		problems,
	};
}

function readResponse(message: SaslMessage, mechanism: string): MessageReading {
	const hash = mechanism.slice('CRAM-'.length);
	const digits = {MD5: 32, SHA1: 40, SHA256: 64}[hash] ?? 32;
	const response = readCram(message.bytes);
	if (!response) {
		return textMessage(message, 'Answer', ['There is no space: a user name and a digest were expected.']);
	}

	const problems: string[] = [];
	if (!/^[0-9a-f]+$/i.test(response.digest) || response.digest.length !== digits) {
		problems.push(
			`The digest should be ${digits} hex digits; there are ${response.digest.length} characters.`,
		);
	} else if (/[A-F]/.test(response.digest)) {
		problems.push(
			'The digest is in upper case: RFC 2195 §2 requires lower case, and servers compare the text.',
		);
	}

	if (response.user === '') {
		problems.push('The user name is empty.');
	}

	return {
		title: 'User name and digest',
		fields: [
			{label: 'user name', value: response.user},
			{label: 'digest', value: response.digest, secret: true},
			{label: 'computed as', value: `HMAC-${hash} of the challenge, with the password as key`},
		],
		problems,
	};
}
