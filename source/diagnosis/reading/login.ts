/** What the client said in an AUTH exchange, as facts for the rules. Nothing of it may reach a finding's words. */

import {hasStandIn} from '../../protocol/stand-in.ts';
import {analyseBase64, type Base64Facts} from '../../sasl/base64.ts';
import {isUtf8} from '../../sasl/bytes.ts';
import {readCram} from '../../sasl/cram/read.ts';
import type {AuthExchange, AuthMessage} from '../../sasl/exchange.ts';
import {identityOf} from '../../sasl/follow.ts';
import {knownMechanism} from '../../sasl/lookup.ts';
import {type PlainFacts, readPlain} from '../../sasl/mechanisms/plain.ts';
import type {Entry, ReplyEntry} from '../../session/entry.ts';
import {type About, causes} from '../causes.ts';
import {meaningOf} from '../refusal/meaning-of.ts';
import {logIn, type Remedy} from '../remedy.ts';
import {refusalTo} from './reply.ts';

export type Said = {readonly message: AuthMessage; readonly facts: Base64Facts};

export type Login = {
	readonly reply: ReplyEntry;
	readonly exchange: AuthExchange;
	/** The client's messages; `*` is none. */
	readonly said: readonly Said[];
	/** PLAIN's message in its parts. */
	readonly plain: PlainFacts | null;
	/** Bytes of the user name, where the exchange tells it, and of the password, where the mechanism sends it. */
	readonly user: Uint8Array | null;
	readonly password: Uint8Array | null;
};

/** The login that this reply refuses, or null. */
export function refusedLogin(entry: Entry): Login | null {
	const reply = refusalTo(entry, 'AUTH');
	const exchange = reply?.auth;
	if (!reply || !exchange || exchange.outcome === 'cancelled') {
		return null;
	}

	const said = exchange.messages
		.filter(message => message.from === 'client' && message.text !== '=')
		.map(message => ({message, facts: analyseBase64(message.text)}))
		.filter(({message}) => !hasStandIn(message.text));
	const [first] = said;
	const plain = exchange.mechanism === 'PLAIN' && first?.facts.bytes ? readPlain(first.facts.bytes) : null;
	const isLogin = exchange.mechanism === 'LOGIN';
	const named = isLogin ? (said.find(({message}) => !message.secret)?.facts.bytes ?? null) : null;
	const secret = isLogin ? (said.find(({message}) => message.secret)?.facts.bytes ?? null) : null;
	return {
		reply,
		exchange,
		said,
		plain,
		user: plain ? (plain.form === 'ok' ? plain.user : null) : (named ?? userOfProof(exchange, first)),
		password: plain?.form === 'ok' ? plain.password : secret,
	};
}

/** The name that stands beside a proof; null where what was sent has not the form of the mechanism. */
function userOfProof(exchange: AuthExchange, first: Said | undefined): Uint8Array | null {
	const {mechanism} = exchange;
	const bytes = first?.facts.bytes;
	const known = knownMechanism(mechanism);
	if (!bytes || !known || known.binary || known.reveals === 'password' || known.reveals === 'nothing') {
		return null;
	}

	// By hand the password may stand where the digest belongs, and in any order.
	const isProof = mechanism !== 'CRAM-MD5' || /^[\da-f]{32}$/i.test(readCram(bytes)?.digest ?? '');
	const user = isProof ? identityOf(exchange) : '';
	return user === '' ? null : new Uint8Array(Buffer.from(user, 'utf8'));
}

/** Log in again as the same user, where the name can stand in a line; the secret is asked for anyway. */
export function nextLogin({exchange, user}: Login, mechanism = exchange.mechanism): Remedy {
	const name = user === null ? '' : Buffer.from(user).toString('latin1');
	return logIn(mechanism, /^[\w.+-]{1,64}(?:@[\w.-]{1,255})?$/.test(name) ? name : null);
}

/**
 * What went out is not base64, or decodes to bytes that no text in any charset has: a word sent as it was typed.
 * Base64 that lost its end decodes to a text that lost its end.
 */
export function isUnencoded({message, facts}: Said, mechanism: string): boolean {
	const {bytes} = facts;
	if (bytes === null) {
		return true;
	}

	return (
		knownMechanism(mechanism)?.reveals === 'password' &&
		!message.text.includes('=') &&
		bytes.some(byte => isControl(byte) || (byte >= 0x80 && byte < 0xa0 && !isUtf8(bytes)))
	);
}

/** NUL parts PLAIN, and line ends come in by accident. */
function isControl(byte: number): boolean {
	return byte === 0x7f || (byte < 0x20 && ![0x00, 0x09, 0x0a, 0x0d].includes(byte));
}

/** The server judged the credentials and said no; 5yz of other kinds are about the command. */
export function isVerdict(reply: ReplyEntry): boolean {
	return (
		reply.code === 535 || reply.code === 501 || (reply.code >= 550 && reply.code <= 554) || reply.code === 534
	);
}

const ofClient: ReadonlySet<About> = new Set(['client', 'account', 'limit', 'server']);

/** The words clearly say that something else than the login is refused: the address, the account, or for now anything. */
export function meansAnother(reply: ReplyEntry): boolean {
	const {cause, confidence} = meaningOf(reply);
	return cause !== null && confidence !== 'possible' && ofClient.has(causes[cause].about);
}
