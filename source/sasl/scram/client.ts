/** The client's side of SCRAM (RFC 5802) with any of its hashes, bound to the TLS channel in the -PLUS forms. */

import {withCommas} from '../../protocol/with-commas.ts';
import {analyseBase64} from '../base64.ts';
import {escapeName} from '../gs2.ts';
import {prepare} from '../prepare.ts';
import {
	type Computed,
	type Credentials,
	hidden,
	type SaslContext,
	type Step,
	send,
	shown,
	stop,
} from '../step.ts';
import {base64, hex, inCharset, passwordOf, utf8} from '../text.ts';
import {iterationLimit, type ScramKeys, scramHash, scramKeys} from './keys.ts';
import {readServerFinal, readServerFirst} from './messages.ts';

type Opened = {
	readonly hash: string;
	readonly header: string;
	readonly bare: string;
	readonly nonce: string;
	/** Empty without channel binding. */
	readonly binding: Uint8Array;
	readonly credentials: Credentials;
};

/** `name` as announced, such as `SCRAM-SHA-256-PLUS`. */
export async function startScram(
	name: string,
	credentials: Credentials,
	context: SaslContext,
): Promise<Step> {
	const hash = scramHash(name);
	if (hash === null) {
		return stop('missing', `${name} uses a hash that smtpscope does not know.`);
	}

	const plus = name.endsWith('-PLUS');
	if (plus && !context.channelBinding) {
		return stop(
			'missing',
			`${name} binds to the TLS channel, and channel binding is not available here (it needs TLS 1.3 or tls-exporter).`,
		);
	}

	const user = await prepare(credentials.user, 'user name');
	// RFC 5802 §6: y tells the server that its -PLUS form was not seen, so that a tampered list comes to light.
	const flag = plus ? 'p=tls-exporter' : context.channelBinding && !context.plusOffered ? 'y' : 'n';
	const authzid = credentials.authzid ? `a=${escapeName(credentials.authzid)}` : '';
	const header = `${flag},${authzid},`;
	const nonce = base64(context.random(18));
	const bare = `n=${escapeName(user.text)},r=${nonce}`;
	const binding = plus && context.channelBinding ? context.channelBinding : new Uint8Array();
	return send(utf8(header + bare), {
		proof: 'awaited',
		computed: [
			shown('gs2 header', header),
			shown('client nonce', nonce),
			...(plus ? [shown('channel binding data', hex(binding))] : []),
		],
		remarks: user.remarks,
		next: challenge => respond(challenge, {hash, header, bare, nonce, binding, credentials}),
	});
}

async function respond(challenge: Uint8Array, opened: Opened): Promise<Step> {
	const text = Buffer.from(challenge).toString('utf8');
	const first = readServerFirst(text);
	const salt = first.salt === null ? null : analyseBase64(first.salt).bytes;
	const wrong = faultOf(opened.nonce, first.nonce, salt, first.iterations, first.mandatory);
	if (wrong) {
		return wrong;
	}

	const password =
		opened.credentials.charset === 'latin-1'
			? {bytes: inCharset(passwordOf(opened.credentials), opened.credentials), remarks: []}
			: await prepare(passwordOf(opened.credentials), 'password');
	const withoutProof = `c=${base64(Buffer.concat([utf8(opened.header), opened.binding]))},r=${first.nonce}`;
	const authMessage = `${opened.bare},${text},${withoutProof}`;
	const keys = await scramKeys(
		opened.hash,
		password.bytes,
		salt ?? new Uint8Array(),
		Number(first.iterations),
		authMessage,
	);
	return send(utf8(`${withoutProof},p=${base64(keys.clientProof)}`), {
		proof: 'awaited',
		computed: [shown('AuthMessage', authMessage), ...keyValues(keys)],
		remarks: password.remarks,
		next: final => verify(final, keys),
	});
}

/** Everything that must hold before any work is done for this server. */
function faultOf(
	own: string,
	nonce: string | null,
	salt: Uint8Array | null,
	iterations: string | null,
	mandatory: string | null,
): Step | null {
	if (mandatory !== null) {
		return stop('bad-challenge', 'The server requires an extension (m=); SCRAM has none.');
	}

	if (nonce === null) {
		return stop('bad-challenge', 'The challenge has no nonce (r=): SCRAM cannot be computed.');
	}

	if (!nonce.startsWith(own) || nonce.length === own.length) {
		return stop(
			'bad-challenge',
			'The server’s nonce does not continue ours: its answer belongs to another exchange.',
		);
	}

	if (!salt || salt.length === 0 || salt.length > 1024) {
		return stop('bad-challenge', 'The salt is missing, is not base64, or is longer than 1024 octets.');
	}

	if (iterations === null || !/^[1-9]\d{0,15}$/.test(iterations)) {
		return stop('bad-challenge', 'The iteration count is missing or is not a number.');
	}

	const count = Number(iterations);
	return count > iterationLimit
		? stop(
				'too-much-work',
				`The server asks for ${withCommas(count)} iterations; smtpscope computes at most ${withCommas(iterationLimit)}.`,
			)
		: null;
}

function keyValues(keys: ScramKeys): Computed[] {
	return [
		hidden('SaltedPassword', hex(keys.saltedPassword)),
		hidden('ClientKey', hex(keys.clientKey)),
		hidden('StoredKey', hex(keys.storedKey)),
		hidden('ClientSignature', hex(keys.clientSignature)),
		hidden('ClientProof', base64(keys.clientProof)),
		hidden('ServerKey', hex(keys.serverKey)),
		hidden('ServerSignature expected', base64(keys.serverSignature)),
	];
}

function verify(final: Uint8Array, keys: ScramKeys): Step {
	const {signature, error} = readServerFinal(Buffer.from(final).toString('utf8'));
	if (error !== null) {
		return send(new Uint8Array(), {proof: 'awaited', remarks: [`The server refuses: ${error}.`]});
	}

	if (signature === null) {
		return stop(
			'bad-challenge',
			'The server sent no signature (v=): it did not prove that it knows the password.',
		);
	}

	return signature === base64(keys.serverSignature)
		? send(new Uint8Array(), {proof: 'given', remarks: ['The server proved that it knows the password.']})
		: stop(
				'false-server',
				'The server’s signature is wrong: it does not know the password. Do not trust it.',
			);
}
