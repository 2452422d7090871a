/** The client's side of DIGEST-MD5 (RFC 2831), for the servers that still offer it. */

import {type Credentials, hidden, type SaslContext, type Step, send, shown, stop} from '../step.ts';
import {base64, passwordOf, utf8} from '../text.ts';
import {directive, readDirectives} from './directives.ts';
import {digestIdentity, digestResponse} from './response.ts';

export function startDigest(credentials: Credentials, context: SaslContext): Step {
	return send(null, {proof: 'awaited', next: challenge => respond(challenge, credentials, context)});
}

function respond(challenge: Uint8Array, credentials: Credentials, context: SaslContext): Step {
	const directives = readDirectives(Buffer.from(challenge).toString('utf8'));
	const nonce = directive(directives, 'nonce');
	if (nonce === null) {
		return stop('bad-challenge', 'The challenge has no nonce: DIGEST-MD5 cannot be computed.');
	}

	const qop = directive(directives, 'qop');
	if (qop !== null && !qop.split(/[\s,]+/).includes('auth')) {
		return stop('bad-challenge', `The server offers only qop ${qop}; SMTP supports only auth.`);
	}

	const realms = directives.filter(({name}) => name === 'realm').map(({value}) => value);
	const realm = realms[0] ?? '';
	const charset = directive(directives, 'charset');
	// RFC 2831 §2.1.2.1 wants Latin-1 hashed wherever the letters allow it; Dovecot and curl hash UTF-8.
	const asUtf8 = charset === 'utf-8' && credentials.charset !== 'latin-1';
	const cnonce = base64(context.random(18));
	const uri = `smtp/${context.host}`;
	const identity = digestIdentity(credentials.user, realm, passwordOf(credentials), asUtf8);
	const authzid = credentials.authzid ?? null;
	const values = digestResponse({identity, nonce, cnonce, nc: '00000001', qop: 'auth', uri, authzid});
	const line = [
		...(charset === 'utf-8' ? ['charset=utf-8'] : []),
		`username=${quote(credentials.user)}`,
		...(realms.length > 0 ? [`realm=${quote(realm)}`] : []),
		`nonce=${quote(nonce)}`,
		'nc=00000001',
		`cnonce=${quote(cnonce)}`,
		`digest-uri=${quote(uri)}`,
		`response=${values.response}`,
		'qop=auth',
		...(authzid === null ? [] : [`authzid=${quote(authzid)}`]),
	].join(',');
	return send(charset === 'utf-8' ? utf8(line) : inLatin1(line), {
		proof: 'awaited',
		computed: [
			shown('realm', realm),
			shown('cnonce', cnonce),
			shown('digest-uri', uri),
			hidden('MD5(A1)', values.ha1),
			hidden('response', values.response),
			hidden('rspauth expected', values.rspauth),
		],
		remarks: remarksOn(realms, credentials, asUtf8),
		next: reply => verify(reply, values.rspauth),
	});
}

function remarksOn(realms: readonly string[], credentials: Credentials, asUtf8: boolean): string[] {
	const plain = /^[\u0000-\u007f]*$/.test(credentials.user + passwordOf(credentials));
	const hashed = asUtf8 ? 'as UTF-8; a server that follows RFC 2831 §2.1.2.1 expects Latin-1' : 'as Latin-1';
	return [
		...(realms.length > 1 ? [`The server named ${realms.length} realms; the first one is used.`] : []),
		...(plain ? [] : [`Characters outside ASCII are hashed ${hashed}.`]),
	];
}

/** Without charset=utf-8 the text is Latin-1, as far as its letters allow. */
function inLatin1(text: string): Uint8Array {
	return /[^\u0000-\u00ff]/.test(text) ? utf8(text) : new Uint8Array(Buffer.from(text, 'latin1'));
}

function verify(reply: Uint8Array, expected: string): Step {
	const rspauth = directive(readDirectives(Buffer.from(reply).toString('utf8')), 'rspauth');
	if (rspauth === null) {
		return stop('bad-challenge', 'The server sent no rspauth: it did not prove that it knows the password.');
	}

	return rspauth.toLowerCase() === expected
		? send(new Uint8Array(), {proof: 'given', remarks: ['The server proved that it knows the password.']})
		: stop('false-server', 'The server’s rspauth is wrong: it does not know the password. Do not trust it.');
}

function quote(text: string): string {
	return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
