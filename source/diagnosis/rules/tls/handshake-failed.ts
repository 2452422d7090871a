/** TLS could not be established, and no other rule knows why. */
import {retryAfter} from '../../../decode/connection.ts';
import type {OptionHint, TransportError} from '../../../transport/types.ts';
import {type Remedy, type Setting, words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'tls/handshake-failed',
	cause: 'tls-unavailable',
	explains: 'failure',
	specificity: 'nothing',
	reference: 'RFC 8446 §6; RFC 3207 §4',
	story: {
		what: 'The TLS handshake is broken off, with an alert or without a word, or it is not finished in time.',
		why: 'The server cannot read its certificate or key, refuses this client, or does not speak TLS on this port. A setting of the client can be the cause too.',
		advice:
			'Probe the same host and port, which shows where the handshake fails. The server’s log gives its reason.',
	},
	inspect(entry) {
		const claim = entry.type === 'failed' ? claimFor(entry.error) : null;
		const options = entry.type === 'failed' ? (entry.error.options ?? []) : [];
		return claim && entry.type === 'failed'
			? {
					...claim,
					level: 'error',
					advice: entry.error.advice ?? 'The server’s log gives its reason.',
					retry: claim.cause === 'tls-certificate' ? 'never' : retryAfter(entry.error),
					remedies: claim === notPinned ? [confirm] : [...settingsFor(options), probe],
				}
			: null;
	},
};

const confirm = words(
	'ask the server’s administrator, not over this connection, whether the key has changed; if so, pin the new one',
);
const probe = words('probe the same host and port: that shows where the handshake fails');

type Failed = Pick<Claim, 'message' | 'confidence' | 'cause' | 'acts'>;

function claimFor({code, stage, systemCode = '', options = [], alert}: TransportError): Failed | null {
	switch (code) {
		case 'speaks-clear-text':
			return inClear;
		case 'timed-out':
			return stage === 'handshake' ? unfinished : null;
		case 'reset':
			return stage === 'handshake' ? broken : null;
		case 'tls-alert':
			return alertFrom(alert === undefined ? 'server' : 'client', options);
		case 'tls-pin':
			return notPinned;
		case 'tls-configuration':
			return options.some(({option}) => ofVersion.has(option)) ? ourVersion : ourCertificate;
		case 'tls-failed':
			// OpenSSL's verdicts on a certificate have rules of their own.
			return systemCode === '' || isOfHandshake.test(systemCode) ? broken : null;
		default:
			return null;
	}
}

const isOfHandshake = /^(?:ERR_(?:SSL|OSSL)|ECONN|EPIPE|EPROTO)/;
const ofVersion: ReadonlySet<OptionHint['option']> = new Set(['minVersion', 'maxVersion', 'ciphers']);

const broken: Failed = {
	message: 'TLS was started and could not be established.',
	confidence: 'possible',
};
const notPinned: Failed = {
	message: 'The server’s certificate is not the pinned one, so the connection was ended.',
	confidence: 'certain',
	cause: 'tls-certificate',
	acts: 'you',
};
const inClear: Failed = {
	message: 'The server went on in clear text where the TLS handshake was due.',
	confidence: 'certain',
};
const unfinished: Failed = {
	message: 'TLS was started, and the server did not finish the handshake in time.',
	confidence: 'possible',
	cause: 'server-silent',
};
const ourVersion: Failed = {
	message: 'The TLS versions or ciphers set here leave nothing to offer to the server.',
	confidence: 'certain',
	cause: 'tls-version',
};
const ourCertificate: Failed = {
	message: 'The certificate, key or TLS setting given here cannot be used.',
	confidence: 'likely',
	cause: 'tls-certificate',
	acts: 'you',
};

function alertFrom(side: 'server' | 'client', options: readonly OptionHint[]): Failed {
	return options.some(({option}) => option === 'cert')
		? {
				message: 'The server requires a client certificate, or does not accept the one it was given.',
				confidence: 'likely',
				cause: 'tls-certificate',
				acts: 'you',
			}
		: {message: `The ${side} refused the TLS handshake with an alert.`, confidence: 'certain'};
}

const settings: Partial<Record<OptionHint['option'], Setting>> = {
	servername: 'server-name',
	ca: 'certificate-authority',
	cert: 'client-certificate',
	minVersion: 'tls-version',
	ciphers: 'ciphers',
};

function settingsFor(options: readonly OptionHint[]): Remedy[] {
	return options.flatMap(({option, value = null}): Remedy[] => {
		const setting = settings[option];
		return setting === undefined ? [] : [{kind: 'setting', setting, value}];
	});
}
