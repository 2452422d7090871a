/** PLAIN: everything in one message, `[authzid] NUL authcid NUL password`. */
import {isUtf8, octets, splitBytes, textOf} from '../bytes.ts';
import {fromClient, type Mechanism, type MessageReading, matched, type SaslMessage} from '../mechanism.ts';
import {send, shown} from '../step.ts';
import {charsetRemarks, inCharset, passwordOf} from '../text.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';

export const plain: Mechanism = {
	name: 'PLAIN',
	grade: 'in TLS only',
	reason: 'the password itself is sent',
	reference: 'RFC 4616 §2',
	speaksFirst: 'client',
	needs: 'password',
	reveals: 'password',
	actsAs: true,
	isSecret: () => true,
	identity(messages) {
		const [answer] = fromClient(messages);
		const facts = answer && readPlain(answer.bytes);
		// In a message of another form the second part may be the password.
		return facts?.form === 'ok' ? textOf(facts.user) : '';
	},
	actingAs(messages) {
		const [answer] = fromClient(messages);
		const facts = answer && readPlain(answer.bytes);
		return facts?.form === 'ok' ? textOf(facts.authzid) : '';
	},
	read(message) {
		if (message.from === 'server') {
			return message.bytes.length === 0
				? emptyChallenge('authzid, user name and password')
				: textMessage(message, 'Challenge', ['PLAIN has no challenge: the server should send an empty one.']);
		}

		return message.number === 0
			? readClient(message)
			: textMessage(message, 'Second answer', [
					'PLAIN is a single message: a second one means that the exchange is out of step.',
				]);
	},
	asks: () => ({
		prompt: '\\0user\\0password',
		secret: true,
		fits: bytes => readPlain(bytes).form === 'ok' && isUtf8(bytes),
		// The first two only: whatever follows is the password, which needs no escapes.
		read: typed => typed.replace('\\0', '\0').replace('\\0', '\0'),
		hint: 'Type \\0 for each of the two NUL bytes; nothing else needs escaping.',
	}),
	start(credentials) {
		const parts = [credentials.authzid ?? '', credentials.user, passwordOf(credentials)];
		const bytes = parts.map(part => inCharset(part, credentials));
		const [authzid = 0, user = 0, password = 0] = bytes.map(part => part.length);
		const nul = Uint8Array.of(0);
		return send(
			new Uint8Array(Buffer.concat(bytes.flatMap((part, index) => (index === 0 ? [part] : [nul, part])))),
			{
				computed: [shown('lengths', `authzid ${authzid}, user name ${user}, password ${password} octets`)],
				remarks: [
					...charsetRemarks(credentials),
					...(parts.some(part => part.includes('\0'))
						? ['There is a NUL in the user name or password: PLAIN cannot carry it.']
						: []),
				],
			},
		);
	},
	prove(messages) {
		const [answer] = fromClient(messages);
		if (!answer) {
			return null;
		}

		const {user, password} = readPlain(answer.bytes);
		return {user: textOf(user), cost: 1, test: ({bytes}) => matched(Buffer.compare(bytes, password) === 0)};
	},
};

export type PlainFacts = {
	readonly nuls: number;
	readonly authzid: Uint8Array;
	readonly user: Uint8Array;
	readonly password: Uint8Array;
	/**
	 * `no-leading-nul`: `user NUL password`. `colon`: `user:password`. `none`: no NUL, no colon.
	 * `too-many`: the password would contain a NUL, or one follows it.
	 */
	readonly form: 'ok' | 'no-leading-nul' | 'colon' | 'none' | 'too-many';
};

/** The three parts, also where the NULs are wrong. */
export function readPlain(bytes: Uint8Array): PlainFacts {
	const parts = splitBytes(bytes, 0);
	const nuls = parts.length - 1;
	const [first = empty, second = empty] = parts;
	if (nuls >= 2) {
		const password = bytes.subarray(first.length + second.length + 2);
		return {nuls, authzid: first, user: second, password, form: nuls === 2 ? 'ok' : 'too-many'};
	}

	if (nuls === 1) {
		return {nuls, authzid: empty, user: first, password: second, form: 'no-leading-nul'};
	}

	const colon = bytes.indexOf(0x3a);
	return colon === -1
		? {nuls, authzid: empty, user: empty, password: bytes, form: 'none'}
		: {
				nuls,
				authzid: empty,
				user: bytes.subarray(0, colon),
				password: bytes.subarray(colon + 1),
				form: 'colon',
			};
}

const empty = new Uint8Array();

function readClient(message: SaslMessage): MessageReading {
	const facts = readPlain(message.bytes);
	const {authzid, user, password, nuls} = facts;
	const lengths = `authzid ${authzid.length}, user name ${user.length}, password ${octets(password.length)}`;
	return {
		title: 'User name and password',
		fields: [
			{
				label: 'authzid',
				value: authzid.length > 0 ? textOf(authzid) : 'empty: acts as the user who logs in',
			},
			// Without its NUL the name may hold the password: it is masked with it.
			{label: 'user name', value: textOf(user), ...(facts.form === 'ok' ? {} : {secret: true})},
			{label: 'password', value: textOf(password), secret: true},
			{label: 'lengths', value: `${lengths}; ${nuls} NUL ${nuls === 1 ? 'byte' : 'bytes'}`},
		],
		problems: problemsOf(facts),
	};
}

function problemsOf(facts: PlainFacts): string[] {
	const problems: string[] = [];
	if (facts.form === 'none' || facts.form === 'colon') {
		const colon = facts.form === 'colon' ? ' It looks like user:password, the form HTTP uses.' : '';
		problems.push(`0 NUL bytes found, 2 needed: NUL, user name, NUL, password.${colon}`);
	} else if (facts.form === 'no-leading-nul') {
		problems.push(
			facts.user.length === 0
				? '1 NUL byte found, 2 needed: the one between the user name and the password is missing.'
				: '1 NUL byte found, 2 needed. Either the first one is missing, or a \\0 before digits was read as an octal number.',
		);
	} else if (facts.form === 'too-many') {
		problems.push(`${facts.nuls} NUL bytes found, 2 needed: a password cannot contain a NUL.`);
	}

	if (facts.form === 'ok' && facts.user.length === 0) {
		problems.push('The user name is empty.');
	}

	if (facts.password.length === 0) {
		problems.push('The password is empty.');
	}

	for (const [name, bytes] of [
		['user name', facts.user],
		['password', facts.password],
	] as const) {
		if (!isUtf8(bytes)) {
			problems.push(`The ${name} is not UTF-8, which RFC 4616 §2 requires.`);
		}
	}

	return problems;
}
