/** GSSAPI and SPNEGO, decoded only: which mechanism a token belongs to and what kind of token it is. */
import {readGssMessage} from '../gssapi/read.ts';
import type {Mechanism, MechanismGrade, SaslMessage} from '../mechanism.ts';

const family = (name: string, grade: MechanismGrade, reason: string, reference: string): Mechanism => ({
	name,
	grade,
	reason,
	reference,
	speaksFirst: 'client',
	needs: 'nothing',
	reveals: 'guesses',
	...(name.endsWith('-PLUS') && {isBound: true as const}),
	binary: true,
	isSecret: answer => !isFirstToken(answer),
	identity: () => '',
	read: readGssMessage,
	asks: () => ({prompt: 'GSS token', secret: true, hint: 'A binary token in base64, which you cannot type.'}),
});

/** The first token names mechanisms, or carries a ticket of one use; proofs come later. */
function isFirstToken({number, encoded, bytes}: SaslMessage): boolean {
	return number === 0 && encoded && bytes[0] === 0x60;
}

export const gssapi: readonly Mechanism[] = [
	family('GSSAPI', 'good', 'Kerberos, both sides prove who they are', 'RFC 4752 §3, RFC 4178 §4.2'),
	family('GSS-SPNEGO', 'weak', 'agrees on Kerberos or, if that fails, NTLM', 'RFC 4752 §3, RFC 4178 §4.2'),
	family('GS2-KRB5', 'good', 'Kerberos', 'RFC 5801'),
	family('GS2-KRB5-PLUS', 'good', 'Kerberos, bound to this TLS connection', 'RFC 5801'),
	family('EXCHANGEAUTH', 'private', 'between Exchange servers', 'Microsoft'),
];
