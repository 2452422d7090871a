/** Bytes of a SASL message as text and as hex. What comes out is not escaped: whoever draws it does that. */
import {withCommas} from '../protocol/with-commas.ts';

/** As UTF-8; bytes that are not become U+FFFD. */
export function textOf(bytes: Uint8Array): string {
	return new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
}

/** Whether the bytes are valid UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
	return Buffer.from(bytes).equals(Buffer.from(textOf(bytes), 'utf8'));
}

/** `3a 00 ff`, at most `limit` octets of it. */
export function hexOf(bytes: Uint8Array, limit = 256): string {
	const shown = Buffer.from(bytes.subarray(0, limit))
		.toString('hex')
		.replace(/..(?=.)/g, '$& ');
	return bytes.length > limit ? `${shown} …` : shown;
}

/** `aabbcc` */
export function plainHex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}

/** `1 octet`, `1,048,576 octets` */
export function octets(count: number): string {
	return `${withCommas(count)} ${count === 1 ? 'octet' : 'octets'}`;
}

/** Parts between the bytes that equal `separator`. */
export function splitBytes(bytes: Uint8Array, separator: number): Uint8Array[] {
	const parts: Uint8Array[] = [];
	let start = 0;
	for (let end = bytes.indexOf(separator); end !== -1; end = bytes.indexOf(separator, start)) {
		parts.push(bytes.subarray(start, end));
		start = end + 1;
	}

	return [...parts, bytes.subarray(start)];
}

/** `name@host.example`: an address, and nothing that a password is likely to be. */
export function isAddress(bytes: Uint8Array): boolean {
	return /^[^\s@]{1,64}@[^\s@]{1,250}\.[^\s@.]{1,63}$/.test(textOf(bytes.subarray(0, 400)));
}
