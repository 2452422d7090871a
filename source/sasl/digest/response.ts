/** The arithmetic of DIGEST-MD5 (RFC 2831 §2.1.2.1). */
import {createHash} from 'node:crypto';

export type DigestInput = {
	/** Bytes of `user:realm:password`, in the charset agreed upon. */
	readonly identity: Uint8Array;
	readonly nonce: string;
	readonly cnonce: string;
	readonly nc: string;
	readonly qop: string;
	readonly uri: string;
	readonly authzid: string | null;
};

export type DigestValues = {
	/** Hex of MD5(A1), with which anyone can log in as the user. */
	readonly ha1: string;
	readonly response: string;
	/** What the server must answer. */
	readonly rspauth: string;
};

/** `rspauth` is what the server has to answer when it knows the password too. */
export function digestResponse(input: DigestInput): DigestValues {
	const {nonce, cnonce, nc, qop, uri, authzid} = input;
	const tail = authzid === null ? `:${nonce}:${cnonce}` : `:${nonce}:${cnonce}:${authzid}`;
	const ha1 = md5Hex(Buffer.concat([md5(input.identity), Buffer.from(tail, 'utf8')]));
	const integrity = qop === 'auth' ? '' : `:${'0'.repeat(32)}`;
	const prove = (method: string) => {
		const ha2 = md5Hex(Buffer.from(`${method}:${uri}${integrity}`, 'utf8'));
		return md5Hex(Buffer.from(`${ha1}:${nonce}:${nc}:${cnonce}:${qop}:${ha2}`, 'utf8'));
	};
	return {ha1, response: prove('AUTHENTICATE'), rspauth: prove('')};
}

/** `user:realm:password`, in Latin-1 as far as the letters allow unless UTF-8 is wanted. */
export function digestIdentity(user: string, realm: string, password: string, utf8: boolean): Uint8Array {
	const text = `${user}:${realm}:${password}`;
	return new Uint8Array(Buffer.from(text, utf8 || /[^\u0000-\u00ff]/.test(text) ? 'utf8' : 'latin1'));
}

function md5(bytes: Uint8Array): Buffer {
	return createHash('md5').update(bytes).digest();
}

function md5Hex(bytes: Uint8Array): string {
	return md5(bytes).toString('hex');
}
