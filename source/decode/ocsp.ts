/** A stapled OCSP response in a sentence: was the certificate revoked, and how fresh is that word. */
import type {OcspFacts} from '../transport/types.ts';

export function ocspWords(
	ocsp: OcspFacts | undefined,
	now: number,
): {readonly words: string; readonly isBad: boolean} {
	if (!ocsp) {
		return {words: 'sent, but it cannot be read', isBad: false};
	}

	const {status, thisUpdate, nextUpdate, revokedAt} = ocsp;
	const isOld = nextUpdate !== null && Date.parse(nextUpdate) < now;
	const said = status === 'revoked' && revokedAt ? `✗ revoked on ${dayOf(revokedAt)}` : states[status];
	const dates = [
		thisUpdate && `as of ${dayOf(thisUpdate)}`,
		nextUpdate && `${isOld ? 'which held until' : 'holds until'} ${dayOf(nextUpdate)}`,
	].filter(Boolean);
	return {words: [said, ...dates].join(', '), isBad: status === 'revoked' || isOld};
}

const states: Readonly<Record<OcspFacts['status'], string>> = {
	good: '✓ not revoked',
	revoked: '✗ revoked',
	unknown: '! the authority does not know this certificate',
	'no answer': '! the authority gave no answer',
};

function dayOf(date: string): string {
	return date.slice(0, 10);
}
