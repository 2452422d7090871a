/** A handshake that went through: with the connection, or by STARTTLS. */
import type {Entry} from '../../session/entry.ts';
import type {TlsFacts} from '../../transport/types.ts';

/** The TLS that begins with this entry, or null. */
export function tlsIn(entry: Entry): TlsFacts | null {
	return entry.type === 'secured' || entry.type === 'connected' ? entry.tls : null;
}

/** OpenSSL's name for what is wrong with the chain; a program that gave up for it tells it as its error. */
export function chainProblem(entry: Entry): string | null {
	if (entry.type === 'failed') {
		return entry.error.code === 'tls-failed' ? (entry.error.systemCode ?? null) : null;
	}

	const tls = tlsIn(entry);
	return tls && !tls.authorized ? tls.error : null;
}
