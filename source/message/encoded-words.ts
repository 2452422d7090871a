import {encodeText} from './charset.ts';

/**
 * Encoded words (RFC 2047) from UTF-8 to another charset, one by one: nodemailer cuts them between
 * characters, and a charset asked for here takes hardly more octets than UTF-8 does, so none gets too long.
 */
export function recodeWords(value: string, charset: string, field: string): string {
	return value.replaceAll(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, payload: string) => {
		const text = Buffer.from(payload, 'base64').toString();
		return `=?${charset}?B?${encodeText(text, charset, field).toString('base64')}?=`;
	});
}
