/** User names and passwords as the bytes that go into a mechanism. */
import type {Credentials} from './step.ts';

/** As UTF-8. */
export function utf8(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text, 'utf8'));
}

/** In the charset asked for. */
export function inCharset(text: string, credentials: Credentials): Uint8Array {
	return credentials.charset === 'latin-1' ? new Uint8Array(Buffer.from(text, 'latin1')) : utf8(text);
}

/** Empty where there is none: a mechanism that needs one is not begun without. */
export function passwordOf(credentials: Credentials): string {
	return credentials.password ?? '';
}

/** `aabbcc` */
export function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** With padding, without line breaks. */
export function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** The password belongs to more than one way of writing it. */
export function charsetRemarks(credentials: Credentials): string[] {
	if (!/[^\u0000-\u007f]/.test(passwordOf(credentials))) {
		return [];
	}

	return credentials.charset === 'latin-1'
		? ['The password has characters outside ASCII and is sent as Latin-1.']
		: ['The password has characters outside ASCII and is sent as UTF-8; an old server may expect Latin-1.'];
}
