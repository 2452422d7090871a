/** What goes wrong with a password between the head and the wire. Each slip is named as it would be told. */
import {createHash} from 'node:crypto';

export type Candidate = {
	/** As the end of `The client used this password …`; null for the password as it is. */
	readonly slip: string | null;
	readonly text: string;
	readonly bytes: Uint8Array;
};

/** The password itself first, then the likeliest slips. Each text once. */
export function passwordSlips(password: string): Candidate[] {
	const seen = new Set<string>();
	const candidates = [
		...variants(password).map(([slip, text]) => ({
			slip,
			text,
			bytes: new Uint8Array(Buffer.from(text, 'utf8')),
		})),
		{
			slip: 'as Latin-1 instead of UTF-8',
			text: password,
			bytes: new Uint8Array(Buffer.from(password, 'latin1')),
		},
	];
	return candidates.filter(({bytes}) => {
		const key = Buffer.from(bytes).toString('hex');
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

/** The user name as it is, and what people make of it. */
export function userSlips(user: string): {readonly slip: string | null; readonly user: string}[] {
	const at = user.lastIndexOf('@');
	const backslash = user.indexOf('\\');
	const short = at > 0 ? user.slice(0, at) : backslash > 0 ? user.slice(backslash + 1) : user;
	const variants = [
		{slip: null, user},
		{slip: 'and the user name without its domain', user: short},
		{slip: 'and the user name in lower case', user: user.toLowerCase()},
		{slip: 'and the user name in upper case', user: user.toUpperCase()},
		{slip: 'and a newline after the user name', user: `${user}\n`},
	];
	return variants.filter((one, index) => variants.findIndex(other => other.user === one.user) === index);
}

function variants(password: string): (readonly [string | null, string])[] {
	return [
		[null, password],
		['with a newline at its end, as echo adds one', `${password}\n`],
		['with CR LF at its end, as in a file from Windows', `${password}\r\n`],
		['with a CR at its end, as in a file from Windows', `${password}\r`],
		['with a space at its end', `${password} `],
		['with a space in front', ` ${password}`],
		['with a tab at its end', `${password}\t`],
		['with a NUL at its end', `${password}\0`],
		['without the spaces at its ends', password.trim()],
		['with upper and lower case swapped: Caps Lock', swapCase(password)],
		['in lower case', password.toLowerCase()],
		['in upper case', password.toUpperCase()],
		['with an upper-case first character', password.slice(0, 1).toUpperCase() + password.slice(1)],
		['with a lower-case first character', password.slice(0, 1).toLowerCase() + password.slice(1)],
		['in double quotes', `"${password}"`],
		['in single quotes', `'${password}'`],
		['without the quotes around it', password.replace(/^(["'])(.*)\1$/s, '$2')],
		['URL-encoded', encodeUrl(password)],
		['with its % escapes or + decoded as in a URL', decodeUrl(password)],
		['encoded in base64', Buffer.from(password, 'utf8').toString('base64')],
		['decoded from base64', decodeBase64(password)],
		['in UTF-8, encoded twice', Buffer.from(password, 'utf8').toString('latin1')],
		['in composed characters (NFC)', password.normalize('NFC')],
		['in decomposed characters (NFD)', password.normalize('NFD')],
		['with its accents replaced by ?', password.replace(/[^\u0000-\u007f]/g, '?')],
		['with $words removed, as a shell does', password.replace(/\$(?:\w+|\{\w*\}|[$!?#@*-])/g, '')],
		['without its backslashes, which a shell removes', password.replaceAll('\\', '')],
		['with a backslash before each special character', password.replace(/[^\w\s]/g, '\\$&')],
		['cut at its first space', password.split(' ')[0] ?? ''],
		['cut at its first #, as in a settings file', password.split('#')[0] ?? ''],
		['with & < > written as in HTML', escapeHtml(password)],
		['cut to 8 characters, as on old systems', password.slice(0, 8)],
		['as its MD5 in hex, as stored in some databases', hashed(password, 'md5')],
		['as its SHA-1 in hex, as stored in some databases', hashed(password, 'sha1')],
		['as its SHA-256 in hex, as stored in some databases', hashed(password, 'sha256')],
		['as an empty text', ''],
	];
}

function hashed(text: string, hash: string): string {
	return createHash(hash).update(text, 'utf8').digest('hex');
}

function swapCase(text: string): string {
	return [...text]
		.map(letter => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
		.join('');
}

function encodeUrl(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		// A lone surrogate has no UTF-8, and so no URL form.
		return text;
	}
}

function decodeUrl(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}

function decodeBase64(text: string): string {
	return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
}

function escapeHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
