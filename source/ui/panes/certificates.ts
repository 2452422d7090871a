/** The certificates one by one, as the server sent them. */
import {type ChainLink, chainLinks, readableName} from '../../decode/certificates.ts';
import type {TlsFacts} from '../../transport/types.ts';
import {blank, type Line, line, type Piece, piece, table} from '../screen/lines.ts';

export function certificateLines({certificates, chainSource, recorded}: TlsFacts, now: number): Line[] {
	if (certificates.length === 0) {
		return [];
	}

	const links = chainLinks(certificates, now);
	const order = chainSource === 'sent' ? 'in the order sent' : 'as the verifier put them together';
	return [
		blank,
		line(
			piece(certificates.length === 1 ? '1 certificate' : `${certificates.length} certificates`, 'strong'),
			piece(`  ${order}`, 'dim'),
		),
		...links.flatMap((link, index) => [blank, ...oneCertificate(link, index, recorded === true)]),
	];
}

const roles: Readonly<Record<ChainLink['role'], Piece>> = {
	server: piece('the server’s own', 'dim'),
	intermediate: piece('intermediate', 'dim'),
	root: piece('root, need not be sent', 'dim'),
	extra: piece('! extra: it vouches for none of the others', 'warn'),
};

function oneCertificate(link: ChainLink, index: number, recorded: boolean): Line[] {
	const {certificate, role} = link;
	const {altNames, keyType, keyBits, spki256} = certificate;
	const names = altNames.map(nameOf);
	return [
		{
			...line(
				piece(`${index + 1}  `, 'dim'),
				piece(certificate.subject || 'no subject', 'strong'),
				'  ',
				roles[role],
				...(certificate.selfSigned && role !== 'root' ? [piece('  ! self-signed', 'warn')] : []),
			),
			indent: 3,
		},
		...table(
			[
				['issuer', certificate.issuer],
				['valid', ...validity(link, recorded)],
				...(names.length > 0 ? [['names', namesOf(names)] as const] : []),
				['key', [keyType, keyBits === null ? '' : `${keyBits} bits`].filter(Boolean).join(' ')],
				['signed with', certificate.signatureAlgorithm],
				['SHA-256', certificate.fingerprint256],
				...(spki256 ? [['SPKI pin', spki256] as const] : []),
				['serial', certificate.serialNumber],
			],
			3,
		),
	];
}

function nameOf(altName: string): string {
	const [, kind, name = altName] = /^(DNS|IP Address):(.*)$/.exec(altName) ?? [];
	return `${kind === 'IP Address' ? 'IP=' : ''}${readableName(name)}`;
}

/** A certificate may have hundreds. */
function namesOf(names: readonly string[]): string {
	const shown = names.slice(0, 24).join(' ');
	return names.length > 24 ? `${shown} and ${names.length - 24} more` : shown;
}

function validity({certificate, daysLeft, begun}: ChainLink, recorded: boolean): Piece[] {
	const dates = piece(`${certificate.validFrom.slice(0, 10)} to ${certificate.validTo.slice(0, 10)}`);
	if (recorded) {
		return [dates];
	}

	const words = !begun
		? piece('  ✗ not yet', 'bad')
		: daysLeft < 0
			? piece(`  ✗ expired ${inDays(-daysLeft)} ago`, 'bad')
			: piece(`  ${daysLeft < 14 ? '! ' : ''}${inDays(daysLeft)} left`, daysLeft < 14 ? 'warn' : 'good');
	return [dates, words];
}

function inDays(days: number): string {
	return days === 1 ? '1 day' : `${days} days`;
}
