/** TLS with a client that connected to us: what it offered, what was agreed, and which certificate it was shown. */
import type {ClientHello} from '../transport/client-hello.ts';
import type {TlsFacts} from '../transport/types.ts';
import type {ExplanationField} from './explanation.ts';

/** What can be said of the client's view of our certificate: it went on. */
export function clientTlsSummary(): string {
	return 'The client accepted the certificate of smtpscope, or did not check it.';
}

/** What a client offered in its first message. */
export function helloFields({versions, ciphers, servername, alpn, resumes}: ClientHello): ExplanationField[] {
	return [
		{label: 'client offers', value: versions.length > 0 ? versions.join(', ') : 'no known version'},
		...(ciphers.length > 0 ? [{label: 'its ciphers', value: listed(ciphers)}] : []),
		{
			label: 'asks for',
			value: servername === null ? 'no host (no SNI)' : `${servername} (SNI)`,
		},
		...(alpn.length > 0 ? [{label: 'its ALPN', value: listed(alpn)}] : []),
		...(resumes ? [{label: 'session', value: 'offers to resume an earlier one'}] : []),
	];
}

/** The handshake from our side of it. */
export function incomingTlsFields(tls: TlsFacts, hello: ClientHello): ExplanationField[] {
	const [leaf] = tls.certificates;
	return [
		{label: 'protocol', value: `${tls.protocol}, ${tls.cipher}`},
		...helloFields(hello),
		...tls.warnings.map(value => ({label: 'warning', value})),
		...(leaf
			? [
					{label: 'shown to it', value: `${leaf.subject}, issued by ${leaf.issuer}`},
					{label: 'names', value: listed(leaf.altNames)},
					{label: 'SHA-256', value: leaf.fingerprint256},
				]
			: []),
	];
}

function listed(items: readonly string[]): string {
	const shown = items.slice(0, 12).join(', ');
	return items.length > 12 ? `${shown} and ${items.length - 12} more` : shown;
}
