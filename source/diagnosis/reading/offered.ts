/** What the server announced, seen from a later entry. */
import {announcedMechanisms} from '../../protocol/ehlo.ts';
import type {Situation} from '../../session/entry.ts';

export function offers(situation: Situation, keyword: string): boolean {
	return parametersOf(situation, keyword) !== null;
}

/** Parameters of a keyword, all its lines together; null when it was not announced. */
export function parametersOf(situation: Situation, keyword: string): readonly string[] | null {
	const found = situation.capabilities?.keywords.filter(known => known.keyword === keyword) ?? [];
	return found.length === 0 ? null : found.flatMap(({parameters}) => parameters);
}

/** In capitals, each once. */
export function offeredMechanisms(situation: Situation): readonly string[] {
	return announcedMechanisms(situation.capabilities);
}
