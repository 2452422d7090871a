/** Why no connection to the path of a Unix socket came to be: what is to blame is the path, not a host or a port. */
import {statSync} from 'node:fs';
import {explainSystemError} from './errors.ts';
import type {AtPath, TransportError} from './types.ts';

/** `path`: of the Unix socket. */
export function explainSocketError(error: unknown, path: string): TransportError {
	const plain = explainSystemError(error, path, 'connecting');
	if (plain.code !== 'refused') {
		return plain;
	}

	const atPath = whatIsAt(path, plain.systemCode);
	return {...plain, ...words[atPath](path), atPath};
}

/** Linux refuses a connection to a file that is no socket with the same code as one to a socket without a server. */
function whatIsAt(path: string, systemCode: string | undefined): AtPath {
	if (systemCode !== 'ECONNREFUSED') {
		return 'not a socket';
	}

	try {
		return statSync(path).isSocket() ? 'no listener' : 'not a socket';
	} catch {
		return 'no listener';
	}
}

const words: Readonly<Record<AtPath, (path: string) => Pick<TransportError, 'message' | 'advice'>>> = {
	'no listener': path => ({
		message: `The socket ${path} refused the connection.`,
		advice:
			'No server is listening on it: it may have been left behind by one that ended. Check the path, and whether the server is running.',
	}),
	'not a socket': path => ({
		message: `${path} is not a socket that you can connect to.`,
		advice: 'It is a folder, another kind of file, or a datagram socket. Check the path.',
	}),
};
