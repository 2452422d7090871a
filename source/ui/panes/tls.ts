/** TLS: the handshake and the chain. Chain and name are two verdicts. */
import type {Entry} from '../../session/entry.ts';
import type {CertificateFacts} from '../../transport/types.ts';
import {blank, heading, type Line, line, piece, table} from '../lines.ts';
import {verdicts} from '../tls-words.ts';
import type {Pane} from './pane.ts';

export const tls: Pane = {
	name: 'tls',
	title: 'TLS',
	lines({state, entries}) {
		const facts = state.tls;
		if (!facts) {
			return nothing(
				state.situation.capabilities?.keywords.some(({keyword}) => keyword === 'STARTTLS') ?? false,
			);
		}

		return [
			line(piece(facts.protocol, 'strong'), '  ', ...verdicts(facts)),
			...(facts.authorized
				? []
				: [line(piece('chain: ', 'dim'), piece(facts.error ?? 'not trusted', 'bad'))]),
			...(facts.hostnameMatches
				? []
				: [line(piece('name: ', 'dim'), piece(`the certificate is not for ${facts.hostname}`, 'bad'))]),
			...clearBytes(entries),
			blank,
			...table([
				['cipher', facts.cipher],
				['key exchange', facts.group ?? 'not told'],
				['name asked for', facts.servername ?? 'none'],
				...(facts.alpn ? [['ALPN', facts.alpn] as const] : []),
				['resumed', facts.resumed ? 'yes' : 'no'],
				...(facts.channelBinding ? [['tls-exporter', facts.channelBinding] as const] : []),
			]),
			...facts.warnings.map(warning => ({...line(piece('! ', 'warn'), warning), indent: 2})),
			blank,
			heading(
				facts.chainSource === 'sent'
					? 'Certificates, as sent'
					: 'Certificates, as the verifier put them together',
			),
			...facts.certificates.flatMap((certificate, index) => [blank, ...certificateLines(certificate, index)]),
		];
	},
};

function nothing(offered: boolean): Line[] {
	return [
		line(piece('The connection is in clear text: everyone on the way can read it.', 'strong')),
		blank,
		line(
			piece(
				offered
					? 'The server offers STARTTLS. Type STARTTLS, or /tls, which also says EHLO again.'
					: 'When TLS begins, its version, cipher and the certificates appear here. After EHLO one sees whether the server offers STARTTLS.',
				'dim',
			),
		),
	];
}

function clearBytes(entries: readonly Entry[]): Line[] {
	const secured = entries.findLast(entry => entry.type === 'secured');
	return secured?.type === 'secured' && secured.clearBytes.length > 0
		? [
				line(
					piece(
						`! ${secured.clearBytes.length} bytes came in clear after the 220; they were not read as replies`,
						'bad',
					),
				),
			]
		: [];
}

function certificateLines(certificate: CertificateFacts, index: number): Line[] {
	const key = [certificate.keyType, certificate.keyBits === null ? '' : `${certificate.keyBits} bits`]
		.filter(Boolean)
		.join(' ');
	return [
		line(
			piece(`${index + 1}  `, 'dim'),
			piece(certificate.subject, 'strong'),
			piece(certificate.selfSigned ? '  self-signed' : '', 'warn'),
		),
		...table(
			[
				['issuer', certificate.issuer],
				['valid', `${certificate.validFrom.slice(0, 10)} to ${certificate.validTo.slice(0, 10)}`],
				...(certificate.altNames.length > 0
					? [['names', certificate.altNames.map(name => name.replace(/^DNS:/, '')).join(' ')] as const]
					: []),
				['key', key],
				['signed with', certificate.signatureAlgorithm],
				['SHA-256', certificate.fingerprint256],
				['pin', certificate.spki256],
			],
			3,
		),
	];
}
