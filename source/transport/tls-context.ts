import {constants, createPrivateKey, type KeyObject, X509Certificate} from 'node:crypto';
import {createSecureContext, type SecureContext} from 'node:tls';
import {codeOf, textOf} from './errors.ts';
import {explainTlsError} from './tls-errors.ts';
import {trustedRoots} from './trust.ts';
import type {OptionHint, TlsOptions, TlsVersion, TransportError} from './types.ts';

/** What a handshake needs to begin, or which of our options makes it impossible. */
export function tlsContext(options: TlsOptions, where: string): SecureContext | TransportError {
	const {ca = [], cert, key, minVersion, maxVersion, groups, legacyRenegotiation = false} = options;
	const ciphers = options.ciphers ?? ciphersFor(minVersion);
	const name = JSON.stringify([ca, cert, key, minVersion, maxVersion, ciphers, groups, legacyRenegotiation]);
	const known = contexts.get(name);
	if (known !== undefined) {
		return known;
	}

	const problem = checkTlsOptions(options);
	if (problem !== null) {
		return problem;
	}

	try {
		const context = createSecureContext({
			ca: [...trustedRoots(), ...ca],
			...(cert !== undefined && {cert}),
			...(key !== undefined && {key}),
			...(minVersion !== undefined && {minVersion}),
			...(maxVersion !== undefined && {maxVersion}),
			...(ciphers !== undefined && {ciphers}),
			...(groups !== undefined && {ecdhCurve: groups}),
			...(legacyRenegotiation && {secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT}),
		});
		if (contexts.size >= 16) {
			contexts.clear();
		}

		contexts.set(name, context);
		return context;
	} catch (error) {
		return {...explainTlsError(error, where, 'handshake', new Uint8Array()), code: 'tls-configuration'};
	}
}

/** What is wrong with certificates and key before anything is connected, or null. */
export function checkTlsOptions({ca = [], cert, key}: TlsOptions): TransportError | null {
	for (const pem of ca) {
		const authority = readCertificate(pem, 'file of trusted CAs');
		if ('code' in authority) {
			return authority;
		}
	}

	if (cert === undefined && key === undefined) {
		return null;
	}

	if (cert === undefined) {
		return unusable(
			'There is a key, but no client certificate to go with it.',
			'A client certificate needs both.',
			[{option: 'cert'}, {option: 'key'}],
		);
	}

	const certificate = readCertificate(cert, 'certificate');
	if ('code' in certificate) {
		return certificate;
	}

	if (key === undefined) {
		return unusable(
			'There is a client certificate, but no key to go with it.',
			'A client certificate needs both.',
			[{option: 'cert'}, {option: 'key'}],
		);
	}

	const secret = readKey(key);
	if ('code' in secret) {
		return secret;
	}

	if (certificate.checkPrivateKey(secret)) {
		return null;
	}

	return unusable(
		'The key does not belong to the client certificate.',
		'The first certificate in the file must be the one that belongs to the key, followed by its intermediates.',
	);
}

/** OpenSSL 3 has the signatures of TLS 1.0 and 1.1 at security level 0 alone: who asks for these wants them to work. */
function ciphersFor(minVersion: TlsVersion | undefined): string | undefined {
	return minVersion === 'TLSv1' || minVersion === 'TLSv1.1' ? 'DEFAULT@SECLEVEL=0' : undefined;
}

/** Reading some 300 roots takes 20 ms, so that a probe of many servers keeps what it made. */
const contexts = new Map<string, SecureContext>();

function readCertificate(pem: string, what: string): X509Certificate | TransportError {
	try {
		return new X509Certificate(pem);
	} catch (error) {
		return {
			...unusable(`The ${what} cannot be read.`, 'A PEM file is needed, with -----BEGIN CERTIFICATE-----.'),
			...systemCodeOf(error),
		};
	}
}

function readKey(pem: string): KeyObject | TransportError {
	try {
		return createPrivateKey(pem);
	} catch (error) {
		const locked = /ENCRYPTED/.test(pem);
		return {
			...unusable(
				locked ? 'The key is protected with a passphrase.' : `The key cannot be read: ${textOf(error)}.`,
				locked
					? 'Write an unencrypted copy with openssl pkey -in key.pem -out open.pem, and keep it private.'
					: 'A PEM file is needed, with -----BEGIN PRIVATE KEY-----.',
			),
			...systemCodeOf(error),
		};
	}
}

function systemCodeOf(error: unknown) {
	const systemCode = codeOf(error);
	return systemCode === null ? {} : {systemCode};
}

function unusable(message: string, advice: string, options?: readonly OptionHint[]): TransportError {
	return {
		code: 'tls-configuration',
		stage: 'handshake',
		message,
		advice,
		...(options && {options}),
	};
}
