/** A certificate or key that is expected, by its fingerprint: what curl, Postfix and browsers call a pin. */
import type {Pin, TlsFacts} from './types.ts';

export const pinForms =
	'the SHA-256 of the public key in base64 (also with sha256// before it), or that of the certificate in hex, with or without colons';

/** Null where the text is none of `pinForms`. */
export function readPin(text: string): Pin | null {
	const bare = text.trim();
	const [, key] = /^(?:sha256\/\/|sha256:)?([A-Za-z\d+/]{43}=?)$/.exec(bare) ?? [];
	if (key !== undefined) {
		return {of: 'key', value: key.padEnd(44, '=')};
	}

	const hex = bare.replaceAll(':', '').toUpperCase();
	return /^[\dA-F]{64}$/.test(hex) ? {of: 'certificate', value: (hex.match(/../g) ?? []).join(':')} : null;
}

/** The server’s own certificate is looked at, not those of its issuers. */
export function fits(pin: Pin, {certificates: [leaf]}: Pick<TlsFacts, 'certificates'>): boolean {
	return leaf !== undefined && pin.value === (pin.of === 'key' ? leaf.spki256 : leaf.fingerprint256);
}
