/** The server's side of AUTH (RFC 4954): asks what a mechanism asks, and believes it or checks it. */
import {createHmac, timingSafeEqual} from 'node:crypto';

export type LoginPolicy =
	| {readonly kind: 'none'}
	/** Whatever is presented is right. */
	| {readonly kind: 'anything'}
	| {readonly kind: 'check'; readonly user: string; readonly password: string};

/** An exchange that goes on. */
export type Login = {
	readonly mechanism: Mechanism;
	/** What the client said so far. */
	readonly said: readonly Buffer[];
};

export type LoginStep =
	/** Base64, to be sent after 334. */
	| {readonly type: 'ask'; readonly challenge: string; readonly login: Login}
	/** `user` is empty where the mechanism does not tell it. */
	| {readonly type: 'done'; readonly right: boolean; readonly user: string}
	| {readonly type: 'malformed'};

export const mechanisms = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2', 'OAUTHBEARER'] as const;

export type Mechanism = (typeof mechanisms)[number];

/** The mechanism of that name in capitals, or null where we do not have it. */
export function mechanismNamed(name: string): Mechanism | null {
	return mechanisms.find(mechanism => mechanism === name) ?? null;
}

/** `initial`: the initial response as it stood on the line, null where there was none. */
export function beginLogin(
	mechanism: Mechanism,
	initial: string | null,
	policy: LoginPolicy,
	challenge: string,
): LoginStep {
	const login: Login = {mechanism, said: []};
	return initial === null
		? ask(login, challenge)
		: continueLogin(login, initial === '=' ? '' : initial, policy, challenge);
}

/** `answer`: base64 as it stood on the line. */
export function continueLogin(
	{mechanism, said}: Login,
	answer: string,
	policy: LoginPolicy,
	challenge: string,
): LoginStep {
	const isBase64 = answer.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(answer);
	if (!isBase64) {
		return {type: 'malformed'};
	}

	const login: Login = {mechanism, said: [...said, Buffer.from(answer, 'base64')]};
	if (mechanism === 'LOGIN' && login.said.length < 2) {
		return ask(login, challenge);
	}

	return judge(login, policy, challenge);
}

function ask(login: Login, challenge: string): LoginStep {
	const text =
		login.mechanism === 'LOGIN'
			? login.said.length === 0
				? 'Username:'
				: 'Password:'
			: login.mechanism === 'CRAM-MD5'
				? challenge
				: '';
	return {type: 'ask', challenge: Buffer.from(text).toString('base64'), login};
}

function judge({mechanism, said}: Login, policy: LoginPolicy, challenge: string): LoginStep {
	const given = credentials(mechanism, said);
	if (!given) {
		return {type: 'malformed'};
	}

	const {user, proof} = given;
	switch (policy.kind) {
		case 'none':
			return {type: 'done', right: false, user};
		case 'anything':
			return {type: 'done', right: true, user};
		case 'check': {
			const wanted =
				mechanism === 'CRAM-MD5'
					? createHmac('md5', policy.password).update(challenge).digest('hex')
					: policy.password;
			const right = user.toLowerCase() === policy.user.toLowerCase() && isSame(proof, Buffer.from(wanted));
			return {type: 'done', right, user};
		}
	}
}

type Credentials = {readonly user: string; readonly proof: Buffer};

function credentials(mechanism: Mechanism, said: readonly Buffer[]): Credentials | null {
	const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = said;
	switch (mechanism) {
		case 'PLAIN': {
			// RFC 4616: authorization identity, NUL, user name, NUL, password.
			const user = first.indexOf(0) + 1;
			const password = first.indexOf(0, user) + 1;
			return user === 0 || password === 0
				? null
				: {user: first.subarray(user, password - 1).toString(), proof: first.subarray(password)};
		}

		case 'LOGIN':
			return {user: first.toString(), proof: second};
		case 'CRAM-MD5': {
			const space = first.lastIndexOf(0x20);
			return space === -1
				? null
				: {user: first.subarray(0, space).toString(), proof: first.subarray(space + 1)};
		}

		case 'XOAUTH2':
		case 'OAUTHBEARER':
			return bearer(first.toString('latin1'));
	}
}

/** `user=…` or RFC 7628's `n,a=…,`, and the token, in fields that end in ^A. */
function bearer(text: string): Credentials | null {
	const fields = text.split('\u0001');
	const [head = ''] = fields;
	const user = head.startsWith('user=') ? head.slice(5) : (/^[ny],a=([^,]*),/.exec(head)?.[1] ?? '');
	const token = fields.find(field => /^auth=bearer /i.test(field))?.slice('auth=Bearer '.length);
	return token === undefined ? null : {user, proof: Buffer.from(token, 'latin1')};
}

function isSame(a: Buffer, b: Buffer): boolean {
	return a.length === b.length && timingSafeEqual(a, b);
}
