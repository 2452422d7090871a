/** What happens on the way to a token, a sentence a step. No sentence holds a secret. */
import {jsonText, jwtProblems, readJwt} from '../../sasl/oauth/jwt.ts';
import type {Token, TokenStep} from './obtain.ts';

/** A sentence. `now`: milliseconds since 1970. */
export function stepWords(step: TokenStep, now: number = Date.now()): string {
	switch (step.type) {
		case 'http': {
			const answer = step.status === null ? 'no answer' : `HTTP status ${step.status}`;
			return `OAuth: ${step.method} ${step.url}: ${answer} after ${Math.round(step.elapsed)} ms.`;
		}

		case 'ask': {
			const limit = step.expiresIn === null ? '' : ` within ${Math.round(step.expiresIn / 60)} minutes`;
			return step.code === null
				? `OAuth: open this address in a browser on this machine and log in: ${step.url}`
				: `OAuth: open ${step.url} in any browser${limit} and enter the code ${step.code}`;
		}

		case 'obtained':
			return obtainedWords(step.token, now);
		case 'refused':
			return step.problem;
		case 'kept':
			return `The refresh token is stored in “${step.file}”, which only you can read.`;
	}
}

/** What the token is for, as far as it can be read, and why a mail server may refuse it. */
function obtainedWords({accessToken, scope, expiresIn}: Token, now: number): string {
	const jwt = readJwt(accessToken);
	const claims = jwt?.claims ?? {};
	const allows = scope ?? claims.scp ?? claims.scope;
	const user = claims.upn ?? claims.preferred_username ?? claims.email;
	const facts = [
		...(allows === undefined ? [] : [`scope ${jsonText(allows)}`]),
		...(jwt === null ? [] : [`audience ${jsonText(claims.aud ?? 'not named')}`]),
		...(user === undefined ? [] : [`user ${jsonText(user)}`]),
		...(expiresIn === null ? [] : [`valid for ${Math.round(expiresIn / 60)} minutes`]),
	];
	const known = facts.length > 0 ? `: ${facts.join(', ')}` : '';
	const problems = jwt === null ? [] : jwtProblems(jwt, now);
	return [`OAuth: the provider issued an access token${known}.`, ...problems].join(' ');
}
