/** The handshake failed because one side is too old or too weak for the other. */
import type {TransportError} from '../../../transport/types.ts';
import {connect, type Remedy, words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/handshake-too-old',
	cause: 'tls-version',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8996; RFC 8314 §4',
	story: {
		what: '“unsupported protocol”, “dh key too small”, “wrong signature type”, “handshake failure”.',
		why: 'The server, or a scanner between you and it, supports only TLS 1.0 or 1.1, a short Diffie-Hellman key, or SHA-1. Today’s libraries refuse these by default.',
		advice:
			'Find out which single setting makes the difference (a probe does that), use it only for the test, and have the server updated.',
	},
	inspect(entry) {
		const found = entry.type === 'failed' ? weaknessIn(entry.error) : null;
		return found === null
			? null
			: {
					level: 'error',
					message: `The TLS handshake failed: ${found.words}.`,
					advice: found.of === 'the program' ? found.advice : `${found.advice} ${updateIt}`,
					retry: 'now',
					confidence: 'likely',
					remedies: remediesFor(found),
				};
	},
};

function weaknessIn({systemCode = '', message, code}: TransportError): Weakness | null {
	const text = `${systemCode} ${message}`;
	const row = rows.find(({pattern}) => pattern.test(text));
	return row && (code.startsWith('tls') || code === 'other') ? row : null;
}

const updateIt =
	'For anything other than a test, the server (or the virus scanner in between) should be updated.';

function remediesFor({setting, of}: Weakness): readonly Remedy[] {
	if (of === 'the program') {
		return [words('let the program use TLS 1.2 and 1.3')];
	}

	return setting ? [setting, connect()] : [words('have the server updated')];
}

const anyCipher: Remedy = {kind: 'setting', setting: 'ciphers', value: 'DEFAULT@SECLEVEL=0'};
const oldTls: Remedy = {kind: 'setting', setting: 'tls-version', value: 'TLSv1'};
const weak = 'Connect again with the cipher list DEFAULT@SECLEVEL=0, for this test only.';
type Weakness = {
	readonly pattern: RegExp;
	readonly words: string;
	/** Whose settings are too strict, where it is not the server that is too old. */
	readonly of?: 'the program';
	readonly advice: string;
	readonly setting?: Remedy;
};

const rows: readonly Weakness[] = [
	{
		pattern: /No appropriate protocol|protocol is disabled or cipher/i,
		words: 'the program has itself disabled every TLS version or cipher that it was about to use',
		of: 'the program',
		advice:
			'Let the program use TLS 1.2 and 1.3: old versions of Java mail libraries ask for TLS 1.0 unless mail.smtp.ssl.protocols says otherwise.',
	},
	{
		pattern:
			/UNSUPPORTED[_ ]PROTOCOL|VERSION[_ ]TOO[_ ]LOW|WRONG[_ ]SSL[_ ]VERSION|protocol[_ ]version|no protocols available/i,
		words: 'the other side supports only TLS 1.0 or 1.1, which are obsolete',
		advice: 'Connect again and allow TLS 1.0, for this test only.',
		setting: oldTls,
	},
	{
		pattern: /DH[_ ]KEY[_ ]TOO[_ ]SMALL/i,
		words: 'the server’s Diffie-Hellman key is too short',
		advice: weak,
		setting: anyCipher,
	},
	{
		pattern: /KEY[_ ]TOO[_ ]SMALL|MD[_ ]TOO[_ ]WEAK/i,
		words: 'the server’s certificate has a short key or a broken signature',
		advice: weak,
		setting: anyCipher,
	},
	{
		pattern:
			/LEGACY[_ ]SIGALG|WRONG[_ ]SIGNATURE[_ ]TYPE|NO[_ ]SHARED[_ ]SIGNATURE|NO[_ ]SUITABLE[_ ]SIGNATURE/i,
		words: 'the server signs with SHA-1 or another algorithm that is no longer accepted',
		advice: weak,
		setting: anyCipher,
	},
	{
		pattern: /UNSAFE[_ ]LEGACY[_ ]RENEGOTIATION/i,
		words: 'the server lacks secure renegotiation',
		advice: 'smtpscope has no setting that allows it.',
	},
	{
		pattern:
			/handshake[_ ]failure|NO[_ ]SHARED[_ ]CIPHER|no cipher suites in common|insufficient[_ ]security/i,
		words: 'the two sides have no TLS version and cipher in common',
		advice: weak,
		setting: anyCipher,
	},
];
