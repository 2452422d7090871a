/** What the server announced, seen from a later entry. */
import {announcedMechanisms} from '../../protocol/ehlo.ts';
import type {CapabilitiesEntry, Entry, Situation} from '../../session/entry.ts';
import type {Memory} from '../memory.ts';

/** Whether the last EHLO announced the keyword; before an EHLO nothing is offered. */
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

const missed = {STARTTLS: 'recording/missed-starttls', AUTH: 'recording/missed-auth'} as const;
export const missedMechanism = 'recording/missed-mechanism';

/** What EHLO offered where a recorded program says that it missed this keyword; null where it is there, or anywhere else. */
export function missedByProgram(
	entry: Entry,
	{capabilities}: Memory,
	keyword: keyof typeof missed,
): CapabilitiesEntry | null {
	const isTold =
		entry.type === 'note' &&
		(entry.about === missed[keyword] || (keyword === 'AUTH' && entry.about === missedMechanism));
	const isThere = capabilities?.keywords.some(known => known.keyword === keyword) ?? true;
	return isTold && !isThere ? capabilities : null;
}

const extension =
	/\b(PRDR|XCLIENT|XFORWARD|SMTPUTF8|8BITMIME|BINARYMIME|PIPELINING|CHUNKING|DSN|REQUIRETLS|BURL)\b/;

/** The keyword that a recorded program says it missed; null for any other entry. */
export function missedExtension(entry: Entry): string | null {
	return entry.type === 'note' && entry.about === 'recording/missed-extension'
		? (extension.exec(entry.text)?.[1] ?? null)
		: null;
}
