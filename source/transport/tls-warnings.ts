import type {CertificateFacts, TlsFacts} from './types.ts';

/** What is weak or odd about a handshake that went through, a sentence each. */
export function tlsWarnings(facts: Omit<TlsFacts, 'warnings'>, now: number): readonly string[] {
	return [
		...ofTheConnection(facts),
		...ofTheLeaf(facts, now),
		...ofTheChain(facts, now),
		...ofTheStaple(facts, now),
	];
}

function ofTheConnection({protocol, cipher, group}: Omit<TlsFacts, 'warnings'>): readonly string[] {
	const warnings: string[] = [];
	if (/^(SSL|TLSv1$|TLSv1\.1$)/.test(protocol)) {
		warnings.push(`${protocol} is obsolete (RFC 8996).`);
	}

	if (/_(NULL|RC4|3?DES|EXPORT)/.test(cipher)) {
		warnings.push(`The cipher ${cipher} is broken.`);
	}

	if (/anon/i.test(cipher)) {
		warnings.push(`The cipher ${cipher} does not use a certificate: anyone can be in between.`);
	}

	if (/^TLS_RSA_/.test(cipher)) {
		warnings.push(
			'There is no forward secrecy: anyone who obtains the server’s key can read this session later.',
		);
	}

	const bits = /^DH (\d+) bit$/.exec(group ?? '')?.[1];
	if (bits !== undefined && Number(bits) < 2048) {
		warnings.push(`The Diffie-Hellman key has only ${bits} bits.`);
	}

	return warnings;
}

function ofTheLeaf({certificates, authorized}: Omit<TlsFacts, 'warnings'>, now: number): readonly string[] {
	const [leaf] = certificates;
	if (leaf === undefined) {
		return [];
	}

	const warnings = [...ofDates(leaf, 'The certificate', now)];
	const days = (Date.parse(leaf.validTo) - now) / day;
	if (days >= 0 && days < 14) {
		warnings.push(`The certificate expires in ${inDays(days)}, on ${dayOf(leaf.validTo)}.`);
	}

	// Where it is trusted all the same, the user vouches for it (--ca).
	if (leaf.selfSigned && !authorized) {
		warnings.push('The certificate is self-signed: no one vouches for it.');
	}

	if (!leaf.altNames.some(name => /^(DNS|IP Address):/.test(name))) {
		warnings.push('The certificate names its host only in the CN, which many clients ignore (RFC 9525).');
	}

	return warnings;
}

function ofTheChain(
	{certificates, chainSource, error}: Omit<TlsFacts, 'warnings'>,
	now: number,
): readonly string[] {
	const warnings = certificates.flatMap((certificate, index) => [
		...(index === 0 ? [] : ofDates(certificate, `The issuer’s certificate (${certificate.subject})`, now)),
		...ofStrength(certificate, index),
	]);
	if (chainSource === 'built') {
		return warnings;
	}

	const [leaf] = certificates;
	const lone = certificates.length === 1 && leaf !== undefined && !leaf.selfSigned;
	if (lone && error === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') {
		warnings.push(
			`The server did not send an intermediate certificate: the one of ${leaf.issuer} is missing.`,
		);
	}

	const misplaced = certificates.find(
		(one, index) => index > 0 && one.subject !== certificates[index - 1]?.issuer,
	);
	if (misplaced !== undefined) {
		warnings.push(
			`The certificates are out of order, or one does not belong to the chain: ${misplaced.subject}.`,
		);
	}

	return warnings;
}

/** One that is forged says nothing at all; one that is old need not be true any more. */
function ofTheStaple({ocsp}: Omit<TlsFacts, 'warnings'>, now: number): readonly string[] {
	if (ocsp === undefined) {
		return [];
	}

	const {status, nextUpdate, revokedAt, signature} = ocsp;
	if (signature === 'stranger' || signature === 'does not fit' || signature === 'other certificate') {
		return ['The OCSP staple cannot be trusted: it is not a statement by the issuer about this certificate.'];
	}

	const when = revokedAt === null ? '' : ` on ${dayOf(revokedAt)}`;
	if (status === 'revoked') {
		return [`The OCSP staple says that the certificate was revoked${when}.`];
	}

	return nextUpdate !== null && Date.parse(nextUpdate) < now
		? [`The OCSP staple is out of date: it was valid until ${dayOf(nextUpdate)}.`]
		: [];
}

function ofStrength(certificate: CertificateFacts, index: number): readonly string[] {
	const {keyType, keyBits, signatureAlgorithm, selfSigned, subject} = certificate;
	const whose = index === 0 ? 'The certificate' : `The issuer’s certificate (${subject})`;
	const warnings: string[] = [];
	if (keyBits !== null && keyBits < (/^(RSA|DSA)/.test(keyType) ? 2048 : 224)) {
		warnings.push(`${whose} has a weak key: ${keyType} with ${keyBits} bits.`);
	}

	// Nobody relies on the signature a root puts on itself.
	const isRoot = index > 0 && selfSigned;
	if (/md5|sha1/i.test(signatureAlgorithm) && !isRoot) {
		warnings.push(`${whose} is signed with a broken hash: ${signatureAlgorithm}.`);
	}

	return warnings;
}

function ofDates({validFrom, validTo}: CertificateFacts, whose: string, now: number): readonly string[] {
	if (Date.parse(validTo) < now) {
		return [`${whose} expired ${inDays((now - Date.parse(validTo)) / day)} ago, on ${dayOf(validTo)}.`];
	}

	if (Date.parse(validFrom) > now) {
		return [`${whose} is not valid before ${dayOf(validFrom)}.`];
	}

	return [];
}

const day = 24 * 60 * 60 * 1000;

function dayOf(date: string): string {
	return date.slice(0, 10);
}

function inDays(days: number): string {
	const whole = Math.floor(days);
	if (whole === 0) {
		return 'less than a day';
	}

	return whole === 1 ? '1 day' : `${whole} days`;
}
