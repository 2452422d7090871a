/** GSSAPI and SPNEGO, decoded only: which mechanism a token belongs to and what kind of token it is. */

import {type Element, oidText, readElements} from '../../bytes/der.ts';
import {hexOf, octets, textOf} from '../bytes.ts';
import type {Field} from '../field.ts';
import {gs2Fields, readGs2} from '../gs2.ts';
import type {MessageReading, SaslMessage} from '../mechanism.ts';
import {readNtlmMessage} from '../ntlm/read.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';

/** A message of either side, explained. */
export function readGssMessage(message: SaslMessage): MessageReading {
	if (message.bytes.length === 0) {
		return message.from === 'server'
			? emptyChallenge('a GSS token')
			: {
					title: 'Empty answer',
					fields: [{label: 'answer', value: 'empty: nothing more to say in this step'}],
				};
	}

	if (textOf(message.bytes.subarray(0, 7)) === 'NTLMSSP') {
		const inner = readNtlmMessage(message);
		return {...inner, title: `NTLM without SPNEGO: ${inner.title}`};
	}

	return readToken(message) ?? textMessage(message, 'GSS token');
}

const kerberos = ['1.2.840.113554.1.2.2', '1.2.840.48018.1.2.2'];
const spnego = '1.3.6.1.5.5.2';

const oids: Record<string, string> = {
	'1.2.840.113554.1.2.2': 'Kerberos 5',
	'1.2.840.48018.1.2.2': 'Kerberos 5, in an old Microsoft form',
	'1.2.840.113554.1.2.2.3': 'Kerberos 5, user to user',
	'1.3.6.1.5.2.5': 'IAKERB',
	'1.3.6.1.5.5.2': 'SPNEGO, which negotiates a mechanism',
	'1.3.6.1.4.1.311.2.2.10': 'NTLM',
	'1.3.6.1.4.1.311.2.2.30': 'NegoEx',
};

// RFC 4121 §4.1 and §4.2.
const kerberosTokens: Record<string, string> = {
	'0100': 'AP-REQ: the ticket of the client',
	'0200': 'AP-REP: the server proves that it could read the ticket',
	'0300': 'Kerberos error',
	'0404': 'MIC: a checksum',
	'0504': 'wrapped: the security layer, its size and the identity to act as',
};

function readToken({bytes}: SaslMessage): MessageReading | null {
	const wrap = kerberosTokens[hex2(bytes)];
	if (wrap && (bytes[0] === 5 || bytes[0] === 4)) {
		const sealed = ((bytes[2] ?? 0) & 2) !== 0;
		const plain =
			bytes[0] === 5 ? [{label: 'sealed', value: sealed ? 'yes: only the two sides can read it' : 'no'}] : [];
		return {title: 'Wrapped message', fields: [{label: 'kind', value: wrap}, ...plain, ...dump(bytes)]};
	}

	const gs2 = /^(?:[ny]|p=[^,]*),(?:a=[^,]*)?,/.test(textOf(bytes.subarray(0, 256)))
		? readGs2(textOf(bytes))
		: null;
	const start = gs2 ? Buffer.byteLength(gs2.header) : 0;
	const [outer] = readElements(bytes.subarray(start));
	const body = outer ? tokenOf(outer) : null;
	return body ? {...body, fields: [...(gs2 ? gs2Fields(gs2) : []), ...body.fields, ...dump(bytes)]} : null;
}

/** `60 length 06 oid …`, or the answer of SPNEGO, which goes without that frame. */
function tokenOf(outer: Element): MessageReading | null {
	const problems = outer.cutOff ? ['The token claims to be longer than what arrived: it is cut off.'] : [];
	if (outer.tag === 0xa1) {
		return {title: 'SPNEGO answer', fields: negotiation(outer), problems};
	}

	const [oid] = outer.tag === 0x60 ? readElements(outer.content) : [];
	if (oid?.tag !== 0x06) {
		return null;
	}

	const id = oidText(oid.content);
	const inner = outer.content.subarray(2 + oid.content.length);
	const field = {label: 'mechanism', value: named(id)};
	if (id === spnego) {
		const [choice] = readElements(inner);
		return {title: 'SPNEGO offer', fields: [field, ...(choice ? negotiation(choice) : [])], problems};
	}

	const kind = kerberos.includes(id) ? kerberosTokens[hex2(inner)] : undefined;
	return {title: 'GSS token', fields: [field, ...(kind ? [{label: 'kind', value: kind}] : [])], problems};
}

/** NegTokenInit and NegTokenResp (RFC 4178 §4.2): `[n] value` inside a sequence. */
function negotiation(choice: Element): Field[] {
	const [sequence] = readElements(choice.content);
	return readElements(sequence?.content ?? new Uint8Array()).flatMap(({tag, content}) => {
		const [value] = readElements(content);
		return value ? negotiated(choice.tag, tag & 0x1f, value) : [];
	});
}

function negotiated(choice: number, number: number, value: Element): Field[] {
	if (number === 0 && value.tag === 0x30) {
		const names = readElements(value.content).map(({content}) => named(oidText(content)));
		return [{label: 'offers', value: names.join('; ')}];
	}

	if (number === 0 && value.tag === 0x0a) {
		return [{label: 'state', value: states[value.content[0] ?? -1] ?? 'unknown'}];
	}

	if (number === 1 && value.tag === 0x06) {
		return [{label: 'chosen', value: named(oidText(value.content))}];
	}

	return number === 2 && value.tag === 0x04
		? [
				{
					label: choice === 0xa0 ? 'first token of the best offer' : 'token',
					value: octets(value.content.length),
				},
			]
		: [];
}

const states = ['accepted', 'not complete', 'rejected', 'a checksum of the offers is required'];

function named(oid: string): string {
	const name = oids[oid];
	return name ? `${oid}: ${name}` : oid;
}

function hex2(bytes: Uint8Array): string {
	return Buffer.from(bytes.subarray(0, 2)).toString('hex');
}

/** A ticket can be replayed: its bytes are masked. */
function dump(bytes: Uint8Array): Field[] {
	return [
		{label: 'hex', value: hexOf(bytes), secret: true},
		{label: 'length', value: octets(bytes.length)},
	];
}
