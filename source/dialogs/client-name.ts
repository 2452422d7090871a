/** The name a client gives itself in EHLO when the user gave none. */
import {hostname} from 'node:os';

/**
 * The host's full name, or the address literal of the local socket when it has none (RFC 5321 §4.1.4): a bare
 * `laptop` is refused by strict servers.
 */
export function defaultClientName(localAddress: string | null, host = hostname()): string {
	if (
		/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/i.test(host) &&
		!/\.(?:local|localdomain|lan)$/i.test(host)
	) {
		return host;
	}

	return addressLiteral(localAddress ?? '') ?? 'localhost.localdomain';
}

// A socket's own address is well formed; only its kind is in question.
function addressLiteral(address: string): string | undefined {
	const plain = address
		.replace(/^::ffff:(?=\d+\.)/i, '')
		.split('%', 1)
		.join('');
	if (plain.includes(':')) {
		return `[IPv6:${plain}]`;
	}

	return /^\d+(?:\.\d+){3}$/.test(plain) ? `[${plain}]` : undefined;
}
