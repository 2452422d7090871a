/** Who speaks when several rules explain one fact: the one that rests on more; among equals, the first listed. */
import type {Claim, Rule, Specificity} from './rule.ts';

export type Claimed = {readonly rule: Rule; readonly claim: Claim};

const weight: Record<Specificity, number> = {
	nothing: 0,
	code: 2,
	text: 4,
	provider: 5,
	evidence: 6,
};

/** Claims of rules that explain only themselves (`own`) always stay. */
export function mostSpecific(claims: readonly Claimed[]): readonly Claimed[] {
	return claims.filter(
		({rule, claim}, place) =>
			rule.explains === 'own' ||
			!claims.some(
				(other, otherPlace) =>
					other.rule.explains === rule.explains && outweighs(other, {rule, claim}, otherPlace < place),
			),
	);
}

function outweighs(other: Claimed, one: Claimed, listedBefore: boolean): boolean {
	const difference = weightOf(other) - weightOf(one);
	return difference > 0 || (difference === 0 && listedBefore && other.rule.id !== one.rule.id);
}

function weightOf({rule, claim}: Claimed): number {
	return weight[claim.specificity ?? rule.specificity];
}
