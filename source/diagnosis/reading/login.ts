/** What the client said in an AUTH exchange, as facts for the rules. Nothing of it may reach a finding's words. */
import {analyseBase64, type Base64Facts} from '../../decode/sasl/base64.ts';
import {type PlainFacts, readPlain} from '../../decode/sasl/plain.ts';
import type {AuthExchange, AuthMessage} from '../../session/auth-exchange.ts';
import type {Entry, ReplyEntry} from '../../session/entry.ts';
import {refusalTo} from './reply.ts';

export type Said = {readonly message: AuthMessage; readonly facts: Base64Facts};

export type Login = {
	readonly reply: ReplyEntry;
	readonly exchange: AuthExchange;
	/** The client's messages; `*` is none. */
	readonly said: readonly Said[];
	/** PLAIN's message in its parts. */
	readonly plain: PlainFacts | null;
	/** Bytes of the user name and the password, where the mechanism sends them. */
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
		.filter(({message, facts}) => facts.bytes !== null || !leftOut.test(message.text));
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
		user: plain?.form === 'ok' ? plain.user : named,
		password: plain?.form === 'ok' ? plain.password : secret,
	};
}

// Logs put something else where a secret stood.
const leftOut = /redact|remov|hidden|mask|secret|omit|left out|\*{3,}|•{2,}|…|\.{3}|^<.*>$/i;

/** The server judged the credentials and said no; 5yz of other kinds are about the command. */
export function isVerdict(reply: ReplyEntry): boolean {
	return (
		reply.code === 535 || reply.code === 501 || (reply.code >= 550 && reply.code <= 554) || reply.code === 534
	);
}
