/** Why a client did not go through with the TLS handshake it began with us, in plain words. */
import {readClientHello} from './client-hello.ts';
import {codeOf, explainSystemError, textOf} from './errors.ts';
import {quoteBytes} from './quote.ts';
import {tlsAlert} from './tls-alerts.ts';
import {looksLikeTls} from './tls-errors.ts';
import type {TransportError} from './types.ts';

/** `seen` are the client's bytes since the handshake was due. */
export function explainClientTlsError(
	error: unknown,
	where: string,
	stage: 'handshake' | 'open',
	seen: Uint8Array,
): TransportError {
	const systemCode = codeOf(error);
	const common = {stage, ...(systemCode !== null && {systemCode})};
	if (stage === 'handshake' && seen.length > 0 && !looksLikeTls(seen)) {
		return {...common, ...clearText(where, seen)};
	}

	const text = textOf(error);
	const alert = /SSL alert number (\d{1,3})/.exec(text)?.[1];
	if (alert !== undefined) {
		return {...common, ...alertWords(where, Number(alert))};
	}

	const row = reasons.find(({pattern}) => pattern.test(`${systemCode} ${text}`));
	if (row) {
		return {...common, code: 'tls-failed', message: `${where} ${row.meaning(seen)}.`, advice: row.advice};
	}

	return systemCode?.startsWith('ERR_') || systemCode?.startsWith('EPROTO')
		? {...common, code: 'tls-failed', message: `The TLS handshake with ${where} failed: ${reasonIn(error)}.`}
		: explainSystemError(error, where, stage);
}

/** The client closed the connection in the middle of the handshake. */
export function leftHandshake(where: string, seen: Uint8Array): TransportError {
	if (seen.length > 0 && !looksLikeTls(seen)) {
		return {stage: 'handshake', ...clearText(where, seen)};
	}

	return {
		code: 'tls-failed',
		stage: 'handshake',
		message:
			seen.length === 0
				? `${where} closed the connection instead of beginning the TLS handshake.`
				: `${where} closed the connection during the TLS handshake without saying why.`,
		advice:
			seen.length === 0
				? 'The client may not support TLS, or may have expected another answer to STARTTLS.'
				: 'Many clients do that when they do not trust the certificate. Export the CA and make the client trust it.',
	};
}

function alertWords(where: string, number: number) {
	const {name} = tlsAlert(number);
	const words = aboutCertificate.get(number);
	return words === undefined
		? {
				code: 'tls-alert' as const,
				alert: number,
				message: `${where} ended the TLS handshake with the alert ${name} (${number}).`,
				advice:
					'The two sides found nothing in common. Compare the versions and ciphers that the client offers.',
			}
		: {
				code: 'tls-alert' as const,
				alert: number,
				message: `${where} refused our certificate: ${words} (alert ${name}, ${number}).`,
				advice: 'Make the client trust smtpscope’s CA, or use a certificate that it already trusts.',
			};
}

/** RFC 8446 §6.2: what an alert says of the certificate we showed. */
const aboutCertificate: ReadonlyMap<number, string> = new Map([
	[42, 'it cannot use it'],
	[43, 'it does not accept this kind of certificate'],
	[44, 'it considers it revoked'],
	[45, 'it considers it expired'],
	[46, 'it does not accept it'],
	[48, 'unknown CA'],
	[112, 'it is for another name'],
]);

type Row = {
	readonly pattern: RegExp;
	readonly meaning: (seen: Uint8Array) => string;
	readonly advice: string;
};

const reasons: readonly Row[] = [
	{
		pattern: /UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|UNKNOWN_PROTOCOL/,
		meaning: seen => {
			const highest = readClientHello(seen)?.versions[0];
			return highest
				? `offers nothing above ${highest.replace('TLSv', 'TLS ')}, which is older than smtpscope accepts`
				: 'offers only TLS versions that smtpscope does not accept';
		},
		advice: 'Update the client. To continue watching it, lower the minimum TLS version.',
	},
	{
		pattern: /NO_SHARED_CIPHER|NO_SUITABLE_|NO_SHARED_|NO_COMMON/,
		meaning: () => 'offers no cipher, signature or key exchange group that smtpscope has',
		advice: 'The client is very old, or restricted to special ciphers: compare its list.',
	},
	{
		pattern:
			/WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH|BAD_RECORD|RECORD_LAYER|UNEXPECTED_MESSAGE|LENGTH_|DECODE|TOO_SHORT/,
		meaning: () => 'sent something that is not a TLS handshake',
		advice: 'It may be a port scanner, or a program that speaks another protocol.',
	},
	{
		pattern: /UNEXPECTED_EOF|ECONNRESET|EPIPE/,
		meaning: () => 'closed the connection without ending TLS',
		advice: 'Many clients do that when they do not trust the certificate, or when they are stopped.',
	},
];

function clearText(where: string, seen: Uint8Array) {
	return {
		code: 'speaks-clear-text' as const,
		message: `${where} sent clear text where the TLS handshake was expected: ${quoteBytes(seen)}.`,
		advice: 'The client is configured for clear text or STARTTLS; this port expects TLS now.',
		firstBytes: seen.slice(0, 256),
	};
}

function reasonIn(error: unknown): string {
	return error instanceof Error && 'reason' in error && typeof error.reason === 'string'
		? error.reason
		: textOf(error);
}
