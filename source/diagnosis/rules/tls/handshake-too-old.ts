/** The handshake failed because one side is too old or too weak for the other. */
import type {TransportError} from '../../../transport/types.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/handshake-too-old',
	cause: 'tls-version',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8996; RFC 8314 §4',
	story: {
		what: '“unsupported protocol”, “dh key too small”, “wrong signature type”, “handshake failure”.',
		why: 'The server, or a scanner between you and it, knows only TLS 1.0 or 1.1, a short Diffie-Hellman key, or SHA-1. Today’s libraries refuse these by themselves.',
		advice:
			'Find out with `probe` which one setting makes the difference, use it for the test alone, and have the server brought up to date.',
	},
	inspect(entry) {
		const found = entry.type === 'failed' ? weaknessIn(entry.error) : null;
		return found === null
			? null
			: {
					level: 'error',
					message: `The TLS handshake failed: ${found.words}.`,
					advice: `${found.advice} For anything but a test the server, or the virus scanner in between, should be brought up to date.`,
					retry: 'now',
					confidence: 'likely',
				};
	},
};

function weaknessIn({
	systemCode = '',
	message,
	code,
}: TransportError): {words: string; advice: string} | null {
	const text = `${systemCode} ${message}`;
	const row = rows.find(({pattern}) => pattern.test(text));
	return row && (code.startsWith('tls') || code === 'other') ? row : null;
}

const weak = 'Connect again with `--ciphers DEFAULT@SECLEVEL=0` for this test.';
const rows = [
	{
		pattern:
			/UNSUPPORTED[_ ]PROTOCOL|VERSION[_ ]TOO[_ ]LOW|WRONG[_ ]SSL[_ ]VERSION|protocol[_ ]version|no protocols available/i,
		words: 'the other side knows only TLS 1.0 or 1.1, which are obsolete',
		advice: 'Connect again with `--tls-min TLSv1` for this test.',
	},
	{
		pattern: /DH[_ ]KEY[_ ]TOO[_ ]SMALL/i,
		words: 'the server’s Diffie-Hellman key is too short',
		advice: weak,
	},
	{
		pattern: /KEY[_ ]TOO[_ ]SMALL|MD[_ ]TOO[_ ]WEAK/i,
		words: 'the server’s certificate has a short key or a broken signature',
		advice: weak,
	},
	{
		pattern:
			/LEGACY[_ ]SIGALG|WRONG[_ ]SIGNATURE[_ ]TYPE|NO[_ ]SHARED[_ ]SIGNATURE|NO[_ ]SUITABLE[_ ]SIGNATURE/i,
		words: 'the server signs with SHA-1 or another algorithm that is refused today',
		advice: weak,
	},
	{
		pattern: /UNSAFE[_ ]LEGACY[_ ]RENEGOTIATION/i,
		words: 'the server lacks secure renegotiation',
		advice: 'There is no switch for it here.',
	},
	{
		pattern: /handshake[_ ]failure|NO[_ ]SHARED[_ ]CIPHER|insufficient[_ ]security/i,
		words: 'the two sides found no version and cipher in common',
		advice: weak,
	},
] as const;
