/** Why a TLS handshake failed, in plain words: an alert, an OpenSSL reason, or what the server really sent. */
import {readClientHello} from './client-hello.ts';
import {codeOf, explainSystemError, textOf} from './errors.ts';
import {quoteBytes} from './quote.ts';
import {tlsAlert} from './tls-alerts.ts';
import type {OptionHint, TransportError} from './types.ts';

type Stage = 'handshake' | 'open';

/** How TLS began, as `HandshakeStart` has it. */
type Start = 'first byte' | 'upgrade';

/** `firstBytes` are the first bytes the server sent after TLS was begun. */
export function explainTlsError(
	error: unknown,
	where: string,
	stage: Stage,
	firstBytes: Uint8Array,
	start: Start = 'first byte',
): TransportError {
	const systemCode = codeOf(error);
	const common = {stage, ...(systemCode !== null && {systemCode})};
	if (stage === 'handshake' && firstBytes.length > 0 && !looksLikeTls(firstBytes)) {
		return {...common, ...speaksClearText(where, firstBytes, start)};
	}

	const alert = /SSL alert number (\d+)/.exec(textOf(error))?.[1];
	if (alert !== undefined) {
		const {name, meaning, advice, options} = tlsAlert(Number(alert));
		return {
			...common,
			code: 'tls-alert',
			message: `${where} ended TLS with the alert ${name} (${alert}): ${meaning}.`,
			...(advice !== undefined && {advice}),
			...(options && {options}),
		};
	}

	if (systemCode === 'ECONNRESET' && stage === 'handshake') {
		return {...common, ...closedEarly(where, firstBytes, start)};
	}

	const row = reasons.find(({pattern}) => pattern.test(systemCode ?? ''));
	if (row !== undefined) {
		return {
			...common,
			code: row.code,
			message: `TLS with ${where} failed: ${row.meaning}.`,
			...(row.advice !== undefined && {advice: row.advice}),
			...(row.options && {options: row.options}),
		};
	}

	if (systemCode === null || !/^ERR_(SSL|OSSL|TLS)/.test(systemCode)) {
		return explainSystemError(error, where, stage);
	}

	return {...common, code: 'tls-failed', message: `TLS with ${where} failed: ${opensslReason(error)}.`};
}

/** The server ended the connection before the handshake was done. */
export function closedEarly(where: string, firstBytes: Uint8Array, start: Start): TransportError {
	return firstBytes.length > 0 && !looksLikeTls(firstBytes)
		? {stage: 'handshake', ...speaksClearText(where, firstBytes, start)}
		: {
				code: 'tls-failed',
				stage: 'handshake',
				message: `${where} ${start === 'upgrade' ? 'agreed to start TLS, and then ' : ''}closed the connection in the middle of the TLS handshake${firstBytes.length === 0 ? ', without an answer' : ''}.`,
				advice:
					start === 'upgrade'
						? 'Its TLS probably does not work: often it cannot read its certificate or key, or has none. Its log says why.'
						: 'The port may not speak TLS from the first byte, or the server refuses this client or lacks a certificate. Its log says why.',
			};
}

/** A TLS record begins with its type (20 to 24) and the major version 3. */
export function looksLikeTls(bytes: Uint8Array): boolean {
	const [type, major] = bytes;
	if (type === undefined || type < 20 || type > 24) {
		return false;
	}

	return major === undefined || major === 3;
}

/** TLS where text was expected: only an alert (21) or a handshake (22) can come first. `side` is ours. */
export function speaksTls(
	where: string,
	bytes: Uint8Array,
	side: 'server' | 'client',
): TransportError | null {
	const [type, major] = bytes;
	if ((type !== 21 && type !== 22) || major !== 3) {
		return null;
	}

	const hello = side === 'server' ? readClientHello(bytes) : null;
	const words =
		side === 'client'
			? {
					message: `${where} speaks TLS from the first byte: it answered clear text with a TLS record.`,
					advice: 'Connect with smtps:// instead.',
				}
			: {
					message: `${where} started with TLS, on a port that greets in clear text.`,
					advice: 'Configure the client for STARTTLS, or connect it to a port with TLS from the first byte.',
				};
	return {
		code: 'speaks-tls',
		stage: 'open',
		...words,
		firstBytes: bytes.slice(0, 256),
		...(hello && {clientHello: hello}),
	};
}

function speaksClearText(where: string, bytes: Uint8Array, start: Start) {
	const upgraded = start === 'upgrade';
	return {
		code: 'speaks-clear-text' as const,
		message: upgraded
			? `${where} agreed to start TLS, and then continued in clear text: ${quoteBytes(bytes)}.`
			: `${where} answered the TLS handshake in clear text: ${quoteBytes(bytes)}.`,
		advice: upgraded
			? 'Its TLS does not work: often it cannot read its certificate or key. Its administrator can find the reason in its log.'
			: adviceOnText(String.fromCharCode(...bytes.subarray(0, 16))),
		firstBytes: bytes.slice(0, 256),
	};
}

function adviceOnText(text: string): string {
	if (/^[245]\d\d[ -]/.test(text)) {
		return 'This port greets in clear text. Connect without TLS, and use STARTTLS if it is offered.';
	}

	if (/^HTTP\//.test(text)) {
		return 'This is a web server. Check the host and the port.';
	}

	if (/^SSH-/.test(text)) {
		return 'This is an SSH server. Check the host and the port.';
	}

	if (/^\* OK/.test(text)) {
		return 'This is an IMAP server. Check the port.';
	}

	if (/^\+OK/.test(text)) {
		return 'This is a POP3 server. Check the port.';
	}

	return 'This port does not speak TLS from the first byte. Connect without TLS, or check the port.';
}

function opensslReason(error: unknown): string {
	return error instanceof Error && 'reason' in error && typeof error.reason === 'string'
		? error.reason
		: textOf(error);
}

type Row = {
	readonly pattern: RegExp;
	readonly code: 'tls-failed' | 'tls-configuration';
	readonly meaning: string;
	readonly advice?: string;
	readonly options?: readonly OptionHint[];
};

const weak =
	'The server uses weaker cryptography than this side accepts. For a test, allow security level 0.';

const reasons: readonly Row[] = [
	{
		pattern: /UNSUPPORTED_PROTOCOL|WRONG_SSL_VERSION|VERSION_TOO_LOW/,
		code: 'tls-failed',
		meaning: 'the server chose a TLS version that was not offered',
		advice: 'The server is probably older: allow older versions of TLS.',
		options: [{option: 'minVersion', value: 'TLSv1'}],
	},
	{
		pattern: /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|BAD_RECORD_TYPE|RECORD_LAYER_FAILURE/,
		code: 'tls-failed',
		meaning: 'what the server sent is not TLS',
		advice:
			'The server sent clear text in the middle of a handshake, or something in between changes the bytes.',
	},
	{
		pattern: /DH_KEY_TOO_SMALL/,
		code: 'tls-failed',
		meaning: 'the server’s Diffie-Hellman key is too small',
		advice: weak,
		options: [{option: 'ciphers', value: 'DEFAULT@SECLEVEL=0'}],
	},
	{
		pattern: /(EE|CA)_KEY_TOO_SMALL/,
		code: 'tls-failed',
		meaning: 'the key in the server’s certificate is too small',
		advice: weak,
		options: [{option: 'ciphers', value: 'DEFAULT@SECLEVEL=0'}],
	},
	{
		pattern: /MD_TOO_WEAK/,
		code: 'tls-failed',
		meaning: 'the server’s certificate is signed with a broken hash',
		advice: weak,
		options: [{option: 'ciphers', value: 'DEFAULT@SECLEVEL=0'}],
	},
	{
		pattern: /WRONG_SIGNATURE_TYPE|LEGACY_SIGALG|NO_SUITABLE_SIGNATURE|NO_SHARED_SIGNATURE/,
		code: 'tls-failed',
		meaning: 'the server signs the handshake with an algorithm that this side does not accept',
		advice: weak,
		options: [{option: 'ciphers', value: 'DEFAULT@SECLEVEL=0'}],
	},
	{
		pattern: /UNSAFE_LEGACY_RENEGOTIATION_DISABLED/,
		code: 'tls-failed',
		meaning: 'the server lacks secure renegotiation (RFC 5746)',
		advice: 'The server, or a firewall or proxy in between, is very old and should be updated.',
	},
	{
		pattern: /UNEXPECTED_EOF/,
		code: 'tls-failed',
		meaning: 'the server cut the connection without ending TLS',
		advice: 'The connection may have been cut by something in between. Check the server’s log.',
	},
	{
		pattern: /NO_PROTOCOLS_AVAILABLE|INVALID_PROTOCOL_VERSION|PROTOCOL_VERSION_CONFLICT/,
		code: 'tls-configuration',
		meaning: 'no TLS version is left between the minimum and the maximum',
		advice: 'Check the minimum and the maximum version.',
		options: [{option: 'minVersion'}, {option: 'maxVersion'}],
	},
	{
		pattern: /NO_CIPHER_MATCH|NO_CIPHERS_AVAILABLE|NO_CIPHERS_SPECIFIED|INVALID_COMMAND/,
		code: 'tls-configuration',
		meaning: 'none of the ciphers in the list can be used with these TLS versions',
		advice: 'Check the list against the names that openssl ciphers -v prints.',
		options: [{option: 'ciphers'}],
	},
];
