/** What to do about a handshake that went through but leaves something to wish for. */
import {readableName} from '../../decode/certificates.ts';
import {chainWords} from '../../decode/tls.ts';
import type {TlsFacts} from '../../transport/types.ts';
import type {Advice} from './result.ts';

export function tlsAdvice(tls: TlsFacts): readonly Advice[] {
	// What makes the chain fail is told once, with its details.
	const details = tls.authorized ? [] : tls.warnings.filter(warning => ofTheChain.test(warning));
	const revoked = tls.warnings.filter(warning => isRevoked.test(warning));
	const rest = tls.warnings.filter(
		warning => !details.includes(warning) && !revoked.includes(warning) && !isTold.test(warning),
	);
	return [
		...(tls.authorized ? [] : [chainAdvice(tls, details)]),
		// Where there is none, that is what to say.
		...(tls.hostnameMatches || tls.certificates.length === 0 ? [] : [nameAdvice(tls)]),
		...revoked.map(message => ({
			id: 'probe/revoked',
			level: 'error' as const,
			message,
			advice: 'No longer use it: create a new key, and have a certificate issued for that.',
		})),
		...rest.map(message => ({
			id: 'probe/tls',
			level: 'warning' as const,
			message,
			advice: todos.find(([pattern]) => pattern.test(message))?.[1] ?? 'Update the server’s TLS settings.',
		})),
	];
}

const ofTheChain = /expired|not valid before|self-signed|no intermediate|weak key|broken hash/;

const isRevoked = /was revoked/;

/** The rule tls/old-version says it. */
const isTold = /is obsolete/;

function chainAdvice({error}: TlsFacts, details: readonly string[]): Advice {
	return {
		id: 'probe/chain',
		level: 'error',
		message: [`The certificate is not trusted: ${chainWords(error)}.`, ...details].join(' '),
		advice:
			chainTodos[error ?? ''] ?? 'Have the server’s certificate reissued by a CA that its clients trust.',
		...(authorityMissing.includes(error ?? '') && {options: [{option: 'ca' as const}]}),
	};
}

function nameAdvice({hostname, certificates}: TlsFacts): Advice {
	const names = (certificates[0]?.altNames ?? []).map(name => name.replace(/^(?:DNS|IP Address):/, ''));
	const [first] = names;
	// One that leads there from elsewhere too.
	const fit = names.find(name => name.includes('.') && !name.startsWith('*'));
	return {
		id: 'probe/name',
		level: 'error',
		message: `The certificate is not for ${hostname}${first === undefined ? '' : `, but for ${names.slice(0, 4).map(readableName).join(', ')}`}.`,
		advice: `Connect by a name that is in it${fit === undefined ? '' : `, such as ${fit}`}, or have ${hostname} added to the certificate. You can also check it against another name.`,
		options: [{option: 'servername'}],
	};
}

const newKey = 'Have the certificate reissued, with an EC key or RSA of at least 2048 bits, and SHA-256.';
const ownAuthority =
	'If the CA is your own, trust it. If not, the server needs a certificate from a public CA, such as Let’s Encrypt.';

/** Where trusting the authority may be the answer. */
const authorityMissing: readonly string[] = [
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

const chainTodos: Readonly<Record<string, string>> = {
	NO_CERTIFICATE: 'Set up a certificate, and disable the ciphers that do not use one (aNULL).',
	CERT_HAS_EXPIRED: 'Renew the certificate, then reload the mail server: it keeps the old one in memory.',
	CERT_NOT_YET_VALID: 'Compare the clocks of this machine and of the server.',
	DEPTH_ZERO_SELF_SIGNED_CERT:
		'If it is your own server, trust it. For others to send mail there, get a certificate from a public CA, such as Let’s Encrypt.',
	SELF_SIGNED_CERT_IN_CHAIN: ownAuthority,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ownAuthority,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE:
		'Configure the server to send the intermediate certificate too: use the file that is often called fullchain.pem, not cert.pem. If the CA is your own, trust it.',
	EE_KEY_TOO_SMALL: newKey,
	CA_KEY_TOO_SMALL: newKey,
	CA_MD_TOO_WEAK: newKey,
};

const todos: readonly (readonly [pattern: RegExp, todo: string])[] = [
	[/expires in/, 'Renew it now, and find out why it was not renewed automatically.'],
	[/only in the CN/, 'Have the certificate reissued with the name as a subject alternative name.'],
	[/out of order/, 'Send the server’s own certificate first, and each issuer after the one it issued.'],
	[/OCSP/, 'Have the server fetch fresh OCSP responses at least once a day, or disable stapling.'],
	[/self-signed/, 'For others to send mail there, get one from a public CA, such as Let’s Encrypt.'],
	[/weak key|broken hash/, newKey],
	[/expired|not valid before/, 'Renew it, then reload the mail server.'],
];
