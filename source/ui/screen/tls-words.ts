/** TLS in few words, the same on every part of the screen. */
import type {TlsFacts} from '../../transport/types.ts';
import {type Piece, piece} from './lines.ts';

/** `TLS_AES_256_GCM_SHA384` without what every name has. */
export function shortCipher(cipher: string): string {
	return cipher.replace(/^TLS_/, '').replace(/_SHA\d+$/, '');
}

/** Name and chain are two verdicts; each has a sign and a word. */
/** A recording shows what another program found, or nothing. */
export function verdicts({hostnameMatches, authorized, recorded, error, clientHello}: TlsFacts): Piece[] {
	// A client that connected to us need not say what it thinks of our certificate.
	if (clientHello) {
		return [];
	}

	if (recorded) {
		return authorized || error !== null ? [verdict('chain', authorized)] : [];
	}

	return [verdict('name', hostnameMatches), piece('  '), verdict('chain', authorized)];
}

function verdict(word: string, isGood: boolean): Piece {
	return piece(`${word} ${isGood ? '✓' : '✗'}`, isGood ? 'good' : 'bad');
}
