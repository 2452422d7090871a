import type {TLSSocket} from 'node:tls';
import type {CertificateFacts} from './types.ts';

/** OpenSSL's name of what is wrong with the chain, or null. */
export function chainError(socket: TLSSocket, certificates: readonly CertificateFacts[]): string | null {
	if (socket.authorized) {
		return null;
	}

	if (certificates.length === 0) {
		return 'NO_CERTIFICATE';
	}

	const error: unknown = socket.authorizationError;
	const name = error instanceof Error ? error.message : String(error ?? 'UNSPECIFIED');
	return name === 'UNSPECIFIED' ? unnamedError(certificates) : name;
}

/** Node has no name for what OpenSSL finds too weak, but the certificates show it. */
function unnamedError(certificates: readonly CertificateFacts[]): string {
	const [leaf, ...authorities] = certificates;
	if (leaf !== undefined && isShort(leaf)) {
		return 'EE_KEY_TOO_SMALL';
	}

	if (authorities.some(isShort)) {
		return 'CA_KEY_TOO_SMALL';
	}

	if (certificates.some(({signatureAlgorithm}) => /md5|sha1/i.test(signatureAlgorithm))) {
		return 'CA_MD_TOO_WEAK';
	}

	return 'UNSPECIFIED';
}

function isShort({keyType, keyBits}: CertificateFacts): boolean {
	return keyBits !== null && keyBits < (keyType.startsWith('RSA') || keyType === 'DSA' ? 2048 : 224);
}
