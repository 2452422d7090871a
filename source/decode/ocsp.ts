/** A stapled OCSP response in a sentence: was the certificate revoked, how fresh is that word, and may it be believed. */
import type {OcspFacts, OcspSignature, TlsFacts} from '../transport/types.ts';

type OcspWords = {readonly words: string; readonly isBad: boolean};

/** Null where it was not seen whether there is one. */
export function stapleWords({ocspStapled, ocsp}: TlsFacts, now: number): OcspWords | null {
	if (ocspStapled === undefined) {
		return null;
	}

	return ocspStapled
		? ocspWords(ocsp, now)
		: {words: 'none: the server does not prove that the certificate is not revoked', isBad: false};
}

/** `undefined` is a response that could not be parsed. `now` is in milliseconds since 1970. */
export function ocspWords(ocsp: OcspFacts | undefined, now: number): OcspWords {
	if (!ocsp) {
		return {words: 'sent, but it cannot be parsed', isBad: false};
	}

	const {status, thisUpdate, nextUpdate, revokedAt, signature} = ocsp;
	const isOld = nextUpdate !== null && Date.parse(nextUpdate) < now;
	const said = status === 'revoked' && revokedAt ? `✗ revoked on ${dayOf(revokedAt)}` : states[status];
	const signed = status === 'no answer' || signature === undefined ? undefined : signatures[signature];
	const parts = [
		said,
		thisUpdate && `as of ${dayOf(thisUpdate)}`,
		nextUpdate && `${isOld ? 'which was valid until' : 'valid until'} ${dayOf(nextUpdate)}`,
		signed,
	].filter(Boolean);
	const isForged = signed?.startsWith('✗') ?? false;
	return {words: parts.join(', '), isBad: status === 'revoked' || isOld || isForged};
}

const states: Readonly<Record<OcspFacts['status'], string>> = {
	good: '✓ not revoked',
	revoked: '✗ revoked',
	unknown: '! the CA does not know this certificate',
	'no answer': '! the CA gave no answer',
};

const signatures: Readonly<Record<OcspSignature, string>> = {
	issuer: 'signed by the issuer',
	delegate: 'signed on behalf of the issuer',
	stranger: '✗ but signed by a party that the issuer has not authorised',
	'does not fit': '✗ but its signature does not verify',
	'other certificate': '✗ but it is about a different certificate',
	'not checked': 'signature not checked, because the issuer or the signature algorithm is not known here',
};

function dayOf(date: string): string {
	return date.slice(0, 10);
}
