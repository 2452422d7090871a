/** Access tokens that Dovecot checks itself: signed with a secret it shares with us (RFC 7515, HS256). */
import {createHmac} from 'node:crypto';

export const tokenIssuer = 'https://issuer.example.test';

/** A token for this login; with a negative lifetime one that has expired. */
export function makeToken(secret: string, login: string, seconds = 3600): string {
	const now = Math.floor(Date.now() / 1000);
	const claims = {
		iss: tokenIssuer,
		sub: login,
		scope: 'mail',
		iat: now - 60,
		nbf: now - 60,
		exp: now + seconds,
	};
	const signed = `${encode({alg: 'HS256', typ: 'JWT'})}.${encode(claims)}`;
	return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
