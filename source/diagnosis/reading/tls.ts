/** A handshake that went through: with the connection, or by STARTTLS. */
import type {Entry} from '../../session/entry.ts';
import type {TlsFacts} from '../../transport/types.ts';

export function tlsIn(entry: Entry): TlsFacts | null {
	return entry.type === 'secured' || entry.type === 'connected' ? entry.tls : null;
}
