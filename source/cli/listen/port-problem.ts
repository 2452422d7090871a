/** Why a port cannot be opened. */
import type {ListenPort} from '../../listen/options.ts';
import {UsageError} from '../arguments/usage-error.ts';

/** Null where `error` is not about the port or its address. */
export function portProblem(
	error: unknown,
	address: string,
	ports: readonly ListenPort[],
): UsageError | null {
	const numbers = ports.map(({port}) => port).join(', ');
	switch (error instanceof Error && 'code' in error && error.code) {
		case 'EADDRINUSE':
			return new UsageError(
				`Port ${numbers} on ${address} is in use by another program. Choose another port.`,
			);
		case 'EACCES':
			return new UsageError(
				`This account is not allowed to listen on port ${numbers}. Choose one above 1023.`,
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return new UsageError(
				`“${address}” is not an address of this machine. Give a port, or an address and a port such as 127.0.0.1:2525.`,
			);
		default:
			return null;
	}
}
