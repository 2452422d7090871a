/** SASL mechanisms as EHLO lists them: how good each is, and why. Those that are only known by name stand here. */
import type {MechanismGrade} from './mechanism.ts';
import {scramReasons} from './mechanisms/scram.ts';
import {mechanisms} from './mechanisms.ts';

export type GradedMechanism = {
	readonly name: string;
	readonly grade: MechanismGrade;
	/** Without a full stop. */
	readonly reason: string;
	readonly reference: string;
};

const certificate = 'signs with a certificate, using SHA-1, which is outdated';

// biome-ignore format: a row is read as a row
const namedOnly: readonly GradedMechanism[] = [
	{name: 'XOAUTH', grade: 'in TLS only', reason: 'withdrawn by Google', reference: 'Google XOAUTH'},
	{name: 'OTP', grade: 'good', reason: 'one-time passwords; the server proves nothing', reference: 'RFC 2444'},
	{name: 'SKEY', grade: 'weak', reason: 'replaced by OTP', reference: 'RFC 2444'},
	{name: 'SECURID', grade: 'in TLS only', reason: 'the code of a token is sent', reference: 'RFC 2808'},
	{name: 'KERBEROS_V4', grade: 'weak', reason: 'relies on DES, which is broken', reference: 'RFC 2222'},
	{name: 'KERBEROS_V5', grade: 'good', reason: 'Kerberos without GSS-API', reference: 'IANA SASL mechanisms'},
	{name: '9798-U-RSA-SHA1-ENC', grade: 'weak', reason: certificate, reference: 'RFC 3163'},
	{name: '9798-M-RSA-SHA1-ENC', grade: 'weak', reason: certificate, reference: 'RFC 3163'},
	{name: '9798-U-DSA-SHA1', grade: 'weak', reason: certificate, reference: 'RFC 3163'},
	{name: '9798-M-DSA-SHA1', grade: 'weak', reason: certificate, reference: 'RFC 3163'},
	{name: '9798-U-ECDSA-SHA1', grade: 'weak', reason: certificate, reference: 'RFC 3163'},
	{name: '9798-M-ECDSA-SHA1', grade: 'weak', reason: certificate, reference: 'RFC 3163'},
	{name: 'EAP-AES128', grade: 'good', reason: 'EAP, for federated networks', reference: 'RFC 7055'},
	{name: 'EAP-AES128-PLUS', grade: 'good', reason: 'EAP, bound to this TLS connection', reference: 'RFC 7055'},
	{name: 'ECDSA-NIST256P-CHALLENGE', grade: 'good', reason: 'signs with a key; known from IRC', reference: 'IANA SASL mechanisms'},
	{name: 'ECDH-X25519-CHALLENGE', grade: 'good', reason: 'proves possession of a key; known from IRC', reference: 'IANA SASL mechanisms'},
	{name: 'NMAS_LOGIN', grade: 'private', reason: 'Novell’s', reference: 'IANA SASL mechanisms'},
	{name: 'NMAS_AUTHEN', grade: 'private', reason: 'Novell’s', reference: 'IANA SASL mechanisms'},
	{name: 'NMAS-SAMBA-AUTH', grade: 'private', reason: 'from Novell, for Samba', reference: 'IANA SASL mechanisms'},
	{name: 'OPENID20', grade: 'good', reason: 'you log in with a browser', reference: 'RFC 6616'},
	{name: 'SAML20', grade: 'good', reason: 'you log in with a browser', reference: 'RFC 6595'},
	{name: 'SPNEGO', grade: 'unknown', reason: 'a name that is reserved so that it is never used', reference: 'RFC 5801'},
	{name: 'SPNEGO-PLUS', grade: 'unknown', reason: 'a name that is reserved so that it is never used', reference: 'RFC 5801'},
	{name: 'SXOVER-PLUS', grade: 'good', reason: 'carries another login across realms', reference: 'draft-vanrein-diameter-sasl'},
	{name: 'PLAIN-CLIENTTOKEN', grade: 'private', reason: 'a PLAIN variant from Google', reference: 'Google'},
	{name: 'XAOL-UAS-MB', grade: 'private', reason: 'AOL’s', reference: 'AOL'},
	{name: 'XYMCOOKIE', grade: 'private', reason: 'Yahoo’s', reference: 'Yahoo'},
	{name: 'APOP', grade: 'weak', reason: 'POP3’s challenge, over MD5', reference: 'Dovecot'},
	{name: 'RPA', grade: 'private', reason: 'from CompuServe, historic', reference: 'CompuServe'},
	{name: 'PASSDSS-3DES-1', grade: 'weak', reason: 'an old draft that uses Triple DES', reference: 'draft-newman-sasl-passdss'},
	{name: 'SRP', grade: 'good', reason: 'both sides prove that they know the password; an old draft', reference: 'draft-burdis-cat-srp-sasl'},
];

const byName: ReadonlyMap<string, GradedMechanism> = new Map(
	[...namedOnly, ...mechanisms].map(row => [row.name, row]),
);

/** Every name that is known, in capitals. */
export const knownMechanisms: readonly string[] = [...byName.keys()];

/** What is known of a mechanism by its name, in any case; families and unknown names get a row of their own. */
export function gradeOf(name: string): GradedMechanism {
	const upper = name.toUpperCase();
	const row = byName.get(upper);
	if (row) {
		return row;
	}

	if (upper.startsWith('SCRAM-')) {
		const reason = upper.endsWith('-PLUS') ? scramReasons.bound : scramReasons.plain;
		return {name: upper, grade: 'good', reason: `${reason}; an unusual hash`, reference: 'RFC 7677'};
	}

	if (upper.startsWith('GS2-')) {
		return {name: upper, grade: 'good', reason: 'a GSS-API mechanism', reference: 'RFC 5801'};
	}

	const reason = /^[A-Z\d_-]+$/.test(upper)
		? 'not a known mechanism'
		: 'not a valid mechanism name: it has letters, digits, “-” and “_”, and spaces separate the names';
	return {name: upper, grade: 'unknown', reason, reference: 'RFC 4422'};
}

/** Whether a word is the name of a mechanism that is known here, in any case. */
export function isMechanismName(word: string): boolean {
	return byName.has(word.toUpperCase()) || word.toUpperCase().startsWith('SCRAM-');
}
