/** The messages of DIGEST-MD5, explained. */
import {textOf} from '../bytes.ts';
import type {DecodeContext, MessageReading, SaslMessage} from '../mechanism.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';
import {type Directive, directive, readDirectives} from './directives.ts';

/** A message of either side, explained. */
export function readDigestMessage(message: SaslMessage, context: DecodeContext): MessageReading {
	if (message.bytes.length === 0) {
		return message.from === 'server'
			? emptyChallenge('nothing: DIGEST-MD5 begins with a challenge')
			: {
					title: 'Empty answer',
					fields: [{label: 'answer', value: 'empty: acknowledges the server’s proof'}],
				};
	}

	return message.from === 'server' ? readServer(message) : readClient(message, context);
}

/** The server has sent its own proof: what remains is to acknowledge it. */
export function hasServerProof(messages: readonly SaslMessage[]): boolean {
	const last = messages.at(-1);
	return last !== undefined && directive(readDirectives(textOf(last.bytes)), 'rspauth') !== null;
}

const meanings: Record<string, string> = {
	realm: 'the space in which user names are valid',
	nonce: 'the server’s random text',
	cnonce: 'the client’s random text',
	nc: 'how many times the nonce has been used, in hex',
	qop: 'quality of protection',
	'digest-uri': 'the service and host that the client intends to reach',
	response: 'the proof of the password',
	rspauth: 'the server’s proof of the password',
	algorithm: 'hash',
	charset: 'charset of the user name and password; Latin-1 if absent',
	cipher: 'ciphers for auth-conf',
	maxbuf: 'largest protected block, octets',
	stale: 'the nonce was too old, so the password was not checked',
	username: 'user name',
	authzid: 'identity to act as',
};

function asFields(directives: readonly Directive[]) {
	return directives.map(({name, value}) => ({
		label: name === '' ? 'not a directive' : name,
		value,
		...(name === 'response' || name === '' ? {secret: true} : {}),
	}));
}

function explained(directives: readonly Directive[]) {
	return asFields(directives).map(field => {
		const meaning = meanings[field.label];
		return meaning ? {...field, label: `${field.label} (${meaning})`} : field;
	});
}

function readServer(message: SaslMessage): MessageReading {
	const directives = readDirectives(textOf(message.bytes));
	if (directive(directives, 'rspauth') !== null) {
		return {title: 'The server’s proof', fields: explained(directives)};
	}

	const problems = [...repeated(directives, ['realm', 'auth-param'])];
	for (const name of ['nonce', 'algorithm']) {
		if (directive(directives, name) === null) {
			problems.push(`${name} is missing, which every challenge must have.`);
		}
	}

	const algorithm = directive(directives, 'algorithm');
	if (algorithm !== null && algorithm !== 'md5-sess') {
		problems.push(`algorithm is ${algorithm}: SASL knows only md5-sess.`);
	}

	const qop = directive(directives, 'qop');
	if (qop !== null && !qop.split(/[\s,]+/).includes('auth')) {
		problems.push('qop does not offer auth: SMTP clients cannot use the others.');
	}

	return {title: 'Challenge', fields: explained(directives), problems};
}

function readClient(message: SaslMessage, context: DecodeContext): MessageReading {
	const directives = readDirectives(textOf(message.bytes));
	const value = (name: string) => directive(directives, name);
	if (value('response') === null && value('username') === null) {
		return textMessage(message, 'Answer', ['No directive of a digest response was found.']);
	}

	const problems = [...repeated(directives, [])];
	for (const name of ['username', 'nonce', 'cnonce', 'nc', 'digest-uri', 'response']) {
		if (value(name) === null) {
			problems.push(`${name} is missing.`);
		}
	}

	const challenge = context.before.find(earlier => earlier.from === 'server' && earlier.bytes.length > 0);
	if (challenge) {
		problems.push(...mismatches(readDirectives(textOf(challenge.bytes)), directives));
	}

	if (value('response') !== null && !/^[0-9a-f]{32}$/.test(value('response') ?? '')) {
		problems.push('response should be 32 hex digits in lower case.');
	}

	const uri = value('digest-uri');
	if (uri !== null && !uri.toLowerCase().startsWith('smtp/')) {
		problems.push('digest-uri does not begin with smtp/: the server may check the service.');
	}

	return {title: 'User name and proof', fields: explained(directives), problems};
}

function mismatches(challenge: readonly Directive[], response: readonly Directive[]): string[] {
	const problems: string[] = [];
	if (directive(challenge, 'nonce') !== directive(response, 'nonce')) {
		problems.push('The nonce is not the one from the challenge.');
	}

	const realms = challenge.filter(({name}) => name === 'realm').map(({value}) => value);
	const realm = directive(response, 'realm');
	if (realm !== null && realms.length > 0 && !realms.includes(realm)) {
		problems.push('The realm is not one of those the server named.');
	}

	return problems;
}

function repeated(directives: readonly Directive[], allowed: readonly string[]): string[] {
	const names = directives.map(({name}) => name).filter(name => name !== '' && !allowed.includes(name));
	const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
	return [...twice].map(name => `${name} occurs more than once.`);
}
