/** `Check what I believe`: was this recorded response made from this password? Tries the known slips, and only so long. */

import {visible} from '../protocol/visible.ts';
import {withCommas} from '../protocol/with-commas.ts';
import type {AuthExchange} from './exchange.ts';
import {mechanismOf} from './lookup.ts';
import type {Proof} from './mechanism.ts';
import {readMessages} from './messages.ts';
import {iterationLimit} from './scram/keys.ts';
import {passwordSlips} from './slips.ts';

export type Belief = {readonly user?: string; readonly password: string};

export type CheckResult = {
	/** `slip`: made from it, with the slip named. `other`: none of the slips explains it. */
	readonly verdict: 'right' | 'slip' | 'other' | 'cannot';
	/** As the end of a sentence: `with a newline at its end`. */
	readonly slip: string | null;
	/** The user name in the exchange, and whether it is the one believed; null where there is none. */
	readonly user: {readonly sent: string; readonly asBelieved: boolean} | null;
	readonly tried: number;
	/** False: the work would have been too much, and some slips were not tried. */
	readonly complete: boolean;
	/** One or two sentences. Holds no secret. */
	readonly message: string;
};

/** Twenty million rounds are some seconds. */
const roundLimit = 20_000_000;

/** Bounded by rounds of hashing, so a server that asks for millions of iterations is not tried at all. */
export async function checkBelief(exchange: AuthExchange, belief: Belief): Promise<CheckResult> {
	const messages = readMessages(exchange).filter(message => message.bytes.length > 0);
	const proof = mechanismOf(exchange.mechanism).prove?.(messages) ?? null;
	if (!proof) {
		return cannot('This exchange contains no proof of a password, or was not recorded completely.');
	}

	if (proof.cost > iterationLimit) {
		return cannot(`Each attempt would need ${withCommas(proof.cost)} rounds of hashing, so none was made.`);
	}

	const candidates = passwordSlips(belief.password);
	const affordable = candidates.slice(0, Math.max(1, Math.floor(roundLimit / proof.cost)));
	for (const [index, candidate] of affordable.entries()) {
		const further = await proof.test(candidate);
		if (further !== null) {
			const slip = [candidate.slip ?? '', further].filter(Boolean).join(' ') || null;
			return found(slip, proof, belief, index + 1);
		}
	}

	return otherPassword(proof, belief, affordable.length, affordable.length === candidates.length);
}

function found(slip: string | null, proof: Proof, belief: Belief, tried: number): CheckResult {
	const user = userOf(proof, belief);
	const used = slip === null ? 'The client used this password.' : `The client used this password ${slip}.`;
	return {
		verdict: slip === null ? 'right' : 'slip',
		slip,
		user,
		tried,
		complete: true,
		message: user.asBelieved ? used : `${used} ${otherUser(user.sent)}`,
	};
}

function otherPassword(proof: Proof, belief: Belief, tried: number, complete: boolean): CheckResult {
	const user = userOf(proof, belief);
	const message = [
		`The client used another password: none of ${tried} typical mistakes with this one explains the response.`,
		...(complete ? [] : ['Not all could be tried, because the server asks for too many iterations.']),
		...(user.asBelieved ? [] : [otherUser(user.sent)]),
	].join(' ');
	return {verdict: 'other', slip: null, user, tried, complete, message};
}

function userOf(proof: Proof, belief: Belief) {
	return {sent: proof.user, asBelieved: belief.user === undefined || belief.user === proof.user};
}

function otherUser(sent: string): string {
	return sent === '' ? 'It did not name a user.' : `The user name it sent is ${visible(sent)}.`;
}

function cannot(message: string): CheckResult {
	return {verdict: 'cannot', slip: null, user: null, tried: 0, complete: true, message};
}
