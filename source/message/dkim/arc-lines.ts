/** An ARC chain in lines. Unescaped. */
import type {ArcChain, ArcSet} from './arc.ts';

/** The problems stand apart: who shows them marks them. */
export function arcLines({sets, problems, bodyFits}: ArcChain): string[] {
	return [
		...sets.map(setLine),
		...(problems.length > 0
			? []
			: [
					`The chain is complete${bodyFits === true ? ', and the body is the one that the newest set was made for' : ''}. Only DNS can show whether the seals are genuine.`,
				]),
	];
}

function setLine({instance, sealer, chain, results}: ArcSet): string {
	const who = sealer ? `sealed by ${sealer.domain} (selector ${sealer.selector})` : 'not sealed';
	const found = results?.results.map(({method, result}) => `${method}=${result}`).join(' ') ?? '';
	return [
		`${instance}  ${who}`,
		...(chain === null ? [] : [`cv=${chain}`]),
		...(found === '' ? [] : [`it found ${found}`]),
	].join(', ');
}
