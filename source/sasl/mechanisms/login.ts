/** LOGIN: two prompts, two answers. The prompts are free text and nearly every server writes the same two. */
import {isUtf8, octets, textOf} from '../bytes.ts';
import type {MessageReading, SaslDecoder, SaslMessage} from '../mechanism.ts';
import {textMessage} from './unknown.ts';

export const login: SaslDecoder = {
	names: ['LOGIN'],
	reference: 'draft-murchison-sasl-login-00 §2',
	read(message, {before}) {
		return message.from === 'server' ? readPrompt(message) : readAnswer(message, loginAsksFor(before));
	},
	asks(messages) {
		const part = loginAsksFor(messages);
		return part === 'nothing'
			? {prompt: 'answer', secret: true}
			: {prompt: part, secret: part === 'password'};
	},
};

export type LoginPart = 'user name' | 'password' | 'nothing';

/** What the next answer is, after these messages: the prompt's word counts, and its place where the word says nothing. */
export function loginAsksFor(messages: readonly SaslMessage[]): LoginPart {
	const last = messages.at(-1);
	const prompt = last?.from === 'server' ? promptKind(last.bytes) : null;
	const answers = messages.filter(message => message.from === 'client').length;
	return prompt ?? (answers === 0 ? 'user name' : answers === 1 ? 'password' : 'nothing');
}

/** Told by the words of the prompt, already decoded; null where they fit neither. */
export function promptKind(bytes: Uint8Array): 'user name' | 'password' | null {
	const text = textOf(bytes.subarray(0, 256)).toLowerCase();
	if (/pass|pwd|kennwort|secret/.test(text)) {
		return 'password';
	}

	return /user|login|name|account|mail|benutzer/.test(text) ? 'user name' : null;
}

const usualPrompts = ['Username:', 'Password:', 'User Name\0', 'Password\0'];

function readPrompt(message: SaslMessage): MessageReading {
	const text = textOf(message.bytes);
	const kind = promptKind(message.bytes);
	const place = message.number === 0 ? 'first' : 'second';
	const problems: string[] = [];
	if (message.bytes.length === 0) {
		problems.push(
			`The prompt is empty; as the ${place} one it asks for the ${message.number === 0 ? 'user name' : 'password'}.`,
		);
	} else if (!usualPrompts.includes(text)) {
		problems.push('An unusual prompt: clients that compare the text, and do not only count, stop here.');
	}

	return {
		title:
			kind === 'password'
				? 'Asks for the password'
				: kind === 'user name'
					? 'Asks for the user name'
					: 'A prompt',
		fields: [{label: 'prompt', value: text}],
		problems,
	};
}

function readAnswer(message: SaslMessage, part: LoginPart): MessageReading {
	if (part === 'nothing') {
		return textMessage(message, 'Further answer', ['LOGIN ends after two answers.']);
	}

	const {bytes} = message;
	const secret = part === 'password' || message.secret;
	const problems: string[] = [];
	if (bytes.length === 0) {
		problems.push(`The ${part} is empty.`);
	} else if (!isUtf8(bytes)) {
		problems.push(`The ${part} is not UTF-8; LOGIN names no charset, so the server may or may not take it.`);
	}

	if (bytes.includes(0)) {
		problems.push(`There is a NUL byte in the ${part}: this is the form of PLAIN, not of LOGIN.`);
	}

	if (bytes.at(0) === 0x20 || bytes.at(-1) === 0x20) {
		problems.push(`The ${part} begins or ends with a space.`);
	}

	return {
		title: part === 'password' ? 'Password' : 'User name',
		fields: [
			{label: part, value: textOf(bytes), ...(secret ? {secret} : {})},
			{label: 'length', value: octets(bytes.length)},
		],
		problems,
	};
}
