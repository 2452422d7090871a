/** Whether certificates, keys, ciphers and versions can be used at all, found without a connection. */
import {X509Certificate} from 'node:crypto';
import type {TlsOptions} from './types.ts';

export type TlsFault =
	/** `index`: which of them. */
	| {readonly part: 'ca'; readonly index: number}
	| {readonly part: 'cert' | 'key'; readonly reason: string}
	| {readonly part: 'ciphers' | 'versions'};

const order = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** The first fault, or null. node:tls is loaded only where there is something to try. */
export async function checkTls(options: TlsOptions): Promise<TlsFault | null> {
	const {ca = [], cert, key, ciphers, minVersion, maxVersion} = options;
	if (minVersion && maxVersion && order.indexOf(minVersion) > order.indexOf(maxVersion)) {
		return {part: 'versions'};
	}

	const index = ca.findIndex(pem => !isCertificate(pem));
	if (index !== -1) {
		return {part: 'ca', index};
	}

	if (cert === undefined && ciphers === undefined) {
		return null;
	}

	const {createSecureContext} = await import('node:tls');
	const problemWith = (part: Parameters<typeof createSecureContext>[0]): string | null => {
		try {
			createSecureContext(part);
			return null;
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	};
	const certReason = cert === undefined ? null : problemWith({cert});
	if (certReason !== null) {
		return {part: 'cert', reason: certReason};
	}

	const keyReason = cert === undefined || key === undefined ? null : problemWith({cert, key});
	if (keyReason !== null) {
		return {part: 'key', reason: keyReason};
	}

	return ciphers !== undefined && problemWith({ciphers}) !== null ? {part: 'ciphers'} : null;
}

function isCertificate(pem: string): boolean {
	try {
		return new X509Certificate(pem).raw.length > 0;
	} catch {
		return false;
	}
}
