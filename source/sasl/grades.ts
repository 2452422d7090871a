/** SASL mechanisms as EHLO lists them: how good each is, and why. */

/**
 * `good`: the password stays with you. `in TLS only`: whoever reads the line has the password or token.
 * `weak`: can be guessed or relayed by whoever listens. `private`: only its owner's programs know it.
 */
export type MechanismGrade = 'good' | 'in TLS only' | 'weak' | 'no login' | 'private' | 'unknown';

export type Mechanism = {
	readonly name: string;
	readonly grade: MechanismGrade;
	readonly reason: string;
	readonly reference: string;
};

const scram = 'both sides prove that they know the password, nobody sends it';
const bound = `${scram}; bound to this TLS connection`;
const bearer = 'the token itself is sent';
const certificate = 'signs with a certificate, over SHA-1 by today’s standards outdated';

// biome-ignore format: a row is read as a row
export const mechanisms = [
	{name: 'PLAIN', grade: 'in TLS only', reason: 'the password itself is sent', reference: 'RFC 4616'},
	{name: 'LOGIN', grade: 'in TLS only', reason: 'the password itself is sent; never standardised, but everywhere', reference: 'draft-murchison-sasl-login'},
	{name: 'CRAM-MD5', grade: 'weak', reason: 'the password is not sent, but can be guessed from the answer; the server must store it', reference: 'RFC 2195'},
	{name: 'DIGEST-MD5', grade: 'weak', reason: 'historic; the password can be guessed from the answer', reference: 'RFC 6331'},
	{name: 'SCRAM-SHA-1', grade: 'good', reason: scram, reference: 'RFC 5802'},
	{name: 'SCRAM-SHA-1-PLUS', grade: 'good', reason: bound, reference: 'RFC 5802'},
	{name: 'SCRAM-SHA-256', grade: 'good', reason: scram, reference: 'RFC 7677'},
	{name: 'SCRAM-SHA-256-PLUS', grade: 'good', reason: bound, reference: 'RFC 7677'},
	{name: 'SCRAM-SHA-512', grade: 'good', reason: scram, reference: 'draft-melnikov-scram-sha-512'},
	{name: 'SCRAM-SHA-512-PLUS', grade: 'good', reason: bound, reference: 'draft-melnikov-scram-sha-512'},
	{name: 'OAUTHBEARER', grade: 'in TLS only', reason: bearer, reference: 'RFC 7628'},
	{name: 'OAUTH10A', grade: 'in TLS only', reason: 'an OAuth 1.0a signature', reference: 'RFC 7628'},
	{name: 'XOAUTH2', grade: 'in TLS only', reason: `${bearer}; Google’s own form, also Microsoft’s`, reference: 'Google XOAUTH2'},
	{name: 'XOAUTH', grade: 'in TLS only', reason: 'withdrawn by Google', reference: 'Google XOAUTH'},
	{name: 'NTLM', grade: 'weak', reason: 'can be guessed and relayed; the challenge tells names of host and domain', reference: 'MS-NLMP'},
	{name: 'GSSAPI', grade: 'good', reason: 'Kerberos, both sides prove who they are', reference: 'RFC 4752'},
	{name: 'GSS-SPNEGO', grade: 'weak', reason: 'agrees on Kerberos or, if that fails, NTLM', reference: 'Microsoft'},
	{name: 'GS2-KRB5', grade: 'good', reason: 'Kerberos', reference: 'RFC 5801'},
	{name: 'GS2-KRB5-PLUS', grade: 'good', reason: 'Kerberos, bound to this TLS connection', reference: 'RFC 5801'},
	{name: 'EXTERNAL', grade: 'good', reason: 'who you are comes from outside, from the TLS client certificate as a rule', reference: 'RFC 4422'},
	{name: 'ANONYMOUS', grade: 'no login', reason: 'anybody may use it', reference: 'RFC 4505'},
	{name: 'OTP', grade: 'good', reason: 'one-time passwords; the server proves nothing', reference: 'RFC 2444'},
	{name: 'SKEY', grade: 'weak', reason: 'replaced by OTP', reference: 'RFC 2444'},
	{name: 'SECURID', grade: 'in TLS only', reason: 'the code of a token is sent', reference: 'RFC 2808'},
	{name: 'KERBEROS_V4', grade: 'weak', reason: 'rests on DES, which is broken', reference: 'RFC 2222'},
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
	{name: 'ECDH-X25519-CHALLENGE', grade: 'good', reason: 'proves a key; known from IRC', reference: 'IANA SASL mechanisms'},
	{name: 'NMAS_LOGIN', grade: 'private', reason: 'Novell’s', reference: 'IANA SASL mechanisms'},
	{name: 'NMAS_AUTHEN', grade: 'private', reason: 'Novell’s', reference: 'IANA SASL mechanisms'},
	{name: 'NMAS-SAMBA-AUTH', grade: 'private', reason: 'Novell’s, for Samba', reference: 'IANA SASL mechanisms'},
	{name: 'OPENID20', grade: 'good', reason: 'the login takes place in a browser', reference: 'RFC 6616'},
	{name: 'SAML20', grade: 'good', reason: 'the login takes place in a browser', reference: 'RFC 6595'},
	{name: 'SPNEGO', grade: 'unknown', reason: 'a name reserved so that nobody uses it', reference: 'RFC 5801'},
	{name: 'SPNEGO-PLUS', grade: 'unknown', reason: 'a name reserved so that nobody uses it', reference: 'RFC 5801'},
	{name: 'SXOVER-PLUS', grade: 'good', reason: 'carries another login across realms', reference: 'draft-vanrein-diameter-sasl'},
	{name: 'PLAIN-CLIENTTOKEN', grade: 'private', reason: 'Google’s own form of PLAIN', reference: 'Google'},
	{name: 'MSN', grade: 'private', reason: 'Microsoft’s, historic', reference: 'Microsoft'},
	{name: 'EXCHANGEAUTH', grade: 'private', reason: 'between Exchange servers', reference: 'Microsoft'},
	{name: 'XAOL-UAS-MB', grade: 'private', reason: 'AOL’s', reference: 'AOL'},
	{name: 'XYMCOOKIE', grade: 'private', reason: 'Yahoo’s', reference: 'Yahoo'},
	{name: 'CRAM-SHA1', grade: 'weak', reason: 'as CRAM-MD5, with SHA-1', reference: 'Courier'},
	{name: 'CRAM-SHA256', grade: 'weak', reason: 'as CRAM-MD5, with SHA-256', reference: 'Courier'},
	{name: 'APOP', grade: 'weak', reason: 'POP3’s challenge, over MD5', reference: 'Dovecot'},
	{name: 'RPA', grade: 'private', reason: 'CompuServe’s, historic', reference: 'CompuServe'},
	{name: 'PASSDSS-3DES-1', grade: 'weak', reason: 'an old draft over Triple DES', reference: 'draft-newman-sasl-passdss'},
	{name: 'SRP', grade: 'good', reason: 'both sides prove that they know the password; an old draft', reference: 'draft-burdis-cat-srp-sasl'},
] as const satisfies readonly Mechanism[];

const byName: ReadonlyMap<string, Mechanism> = new Map(mechanisms.map(row => [row.name, row]));

/** The mechanism's row; families and unknown names get one of their own. */
export function mechanism(name: string): Mechanism {
	const upper = name.toUpperCase();
	const row = byName.get(upper);
	if (row) {
		return row;
	}

	if (upper.startsWith('SCRAM-')) {
		const reason = upper.endsWith('-PLUS') ? bound : scram;
		return {name: upper, grade: 'good', reason: `${reason}; an unusual hash`, reference: 'RFC 7677'};
	}

	if (upper.startsWith('GS2-')) {
		return {name: upper, grade: 'good', reason: 'a GSS-API mechanism', reference: 'RFC 5801'};
	}

	const reason = /^[A-Z\d_-]+$/.test(upper)
		? 'in no list'
		: 'no name of a mechanism: they have letters, digits, “-” and “_”, and are separated by spaces';
	return {name: upper, grade: 'unknown', reason, reference: 'RFC 4422'};
}

/** Whether a word is the name of a mechanism that is known here, in any case. */
export function isMechanismName(word: string): boolean {
	return byName.has(word.toUpperCase()) || word.toUpperCase().startsWith('SCRAM-');
}
