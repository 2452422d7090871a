/** LOGIN: two prompts, two answers. The prompts are free text and nearly every server writes the same two. */
import {isUtf8, octets, textOf} from '../bytes.ts';
import {
	fromClient,
	type Mechanism,
	type MessageReading,
	matched,
	type Proof,
	type SaslMessage,
} from '../mechanism.ts';
import {promptKind, promptText} from '../prompt.ts';
import {type Credentials, type Step, send, shown} from '../step.ts';
import {charsetRemarks, inCharset, passwordOf} from '../text.ts';
import {textMessage} from '../unknown.ts';

export const login: Mechanism = {
	name: 'LOGIN',
	grade: 'in TLS only',
	reason: 'the password itself is sent; never standardised, but supported everywhere',
	reference: 'draft-murchison-sasl-login-00 §2',
	speaksFirst: 'either',
	needs: 'password',
	reveals: 'password',
	textChallenges: true,
	isSecret: (answer, before) => !isName(answer, before),
	identity(messages) {
		const name = fromClient(messages).find(({secret}) => !secret);
		return name ? textOf(name.bytes) : '';
	},
	read(message, {before}) {
		return message.from === 'server' ? readPrompt(message) : readAnswer(message, loginAsksFor(before));
	},
	asks(messages) {
		const part = loginAsksFor(messages);
		return part === 'nothing'
			? {prompt: 'answer', secret: true}
			: {prompt: part, secret: !asksForName(messages)};
	},
	start(credentials, {initialResponse}) {
		return initialResponse
			? send(inCharset(credentials.user, credentials), {
					next: prompt => answer(prompt, credentials, ['user name']),
				})
			: send(null, {next: prompt => answer(prompt, credentials, [])});
	},
	prove: proveLogin,
};

export type LoginPart = 'user name' | 'password' | 'nothing';

/** What the next answer is, after these messages: the prompt's word counts, and its place where the word says nothing. */
export function loginAsksFor(messages: readonly SaslMessage[]): LoginPart {
	const last = messages.at(-1);
	const prompt = last?.from === 'server' ? promptKind(last.text) : null;
	const place = (['user name', 'password'] as const)[fromClient(messages).length];
	return prompt === null || prompt === 'either' ? (place ?? 'nothing') : prompt;
}

/** The answer will be seen: the prompt asks for the name and for nothing else, or an empty one is the first. */
function asksForName(messages: readonly SaslMessage[]): boolean {
	const last = messages.at(-1);
	const prompt = last?.from === 'server' ? last.text : '';
	return promptKind(prompt) === 'user name' || (prompt === '' && fromClient(messages).length === 0);
}

function isName(answer: SaslMessage, before: readonly SaslMessage[]): boolean {
	// PLAIN's message, or a token's, sent where a name belongs.
	const isOther = answer.bytes.some(byte => byte < 2);
	const wasAsked = before.at(-1)?.from === 'server' && before.at(-1)?.text !== '';
	return !isOther && asksForName(before) && (answer.encoded || wasAsked);
}

const usualPrompts = ['Username:', 'Password:', 'User Name', 'Password'];

function readPrompt(message: SaslMessage): MessageReading {
	const words = promptText(message.text);
	const isPlain = words === message.text;
	const kind = promptKind(message.text);
	const place = message.number === 0 ? 'first' : 'second';
	const problems: string[] = [];
	if (words === '') {
		problems.push(
			`The prompt is empty; as the ${place} one it asks for the ${message.number === 0 ? 'user name' : 'password'}.`,
		);
	} else if (!usualPrompts.includes(words)) {
		problems.push(
			'An unusual prompt: clients that compare the text, instead of counting the prompts, stop here.',
		);
	}

	if (isPlain && words !== '') {
		problems.push('The prompt is in plain text; RFC 4954 §4 requires base64, and strict clients stop here.');
	}

	return {
		title:
			kind === 'password'
				? 'Asks for the password'
				: kind === 'user name'
					? 'Asks for the user name'
					: 'A prompt',
		fields: [{label: 'prompt', value: isPlain ? words : textOf(message.bytes)}],
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
		problems.push(
			`The ${part} is not UTF-8; LOGIN does not define a charset, so the server may or may not accept it.`,
		);
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

type Given = readonly ('user name' | 'password')[];

function answer(prompt: Uint8Array, credentials: Credentials, given: Given): Step {
	const words = promptKind(textOf(prompt));
	const kind = words === 'either' ? null : words;
	const place = given.length === 0 ? 'user name' : 'password';
	const part = kind ?? place;
	const remarks: string[] = [];
	if (prompt.length === 0 || kind === null) {
		remarks.push(
			`The prompt mentions neither user name nor password; its position means that it asks for the ${part}.`,
		);
	} else if (kind !== place) {
		remarks.push(
			`The server asks for the ${kind} where the ${place} was expected; it is sent what it asks for.`,
		);
	}

	const bytes = inCharset(part === 'password' ? passwordOf(credentials) : credentials.user, credentials);
	const rest = {
		computed: [shown('answers', part), shown('length', `${bytes.length} octets`)],
		remarks: [...remarks, ...(part === 'password' ? charsetRemarks(credentials) : [])],
	};
	const now: Given = [...given, part];
	// One more answer than the mechanism has: for servers that ignore the name on the AUTH line.
	return now.length < 3
		? send(bytes, {...rest, next: prompt => answer(prompt, credentials, now)})
		: send(bytes, rest);
}

function proveLogin(messages: readonly SaslMessage[]): Proof | null {
	const answers = messages.flatMap((message, index) =>
		message.from === 'client' ? [{part: loginAsksFor(messages.slice(0, index)), bytes: message.bytes}] : [],
	);
	const user = answers.find(({part}) => part === 'user name');
	const password = answers.find(({part}) => part === 'password');
	return user && password
		? {
				user: textOf(user.bytes),
				cost: 1,
				test: ({bytes}) => matched(Buffer.compare(bytes, password.bytes) === 0),
			}
		: null;
}
