/** How `send` and `smtpscope swaks` read their words: swaks' names may be shortened, repeated and taken back. */
import type {Manner} from '../../arguments/manner.ts';
import {insteadOf, lastValueCounts, standsFor} from './names.ts';
import {settingsOfSwaks, withHello} from './words.ts';

const serverNames = /^--?(?:s|server|socket|pipe|copy-routing)(?:=|$)/;

/** `argv`: as typed. A word alone is a server only where no option names one. */
export function mannerOfSend(argv: readonly string[]): Manner {
	return {
		insteadOf,
		shortened: standsFor,
		changeable: lastValueCounts,
		withoutWords: argv.some(word => serverNames.test(word)),
	};
}

/** With the settings of swaks where `--swaks-config` asks for them. */
export async function meantBySend(argv: readonly string[]): Promise<readonly string[]> {
	const words = withHello(argv);
	const at = words.findLastIndex(word => /^--?swaks-config(?:=|$)/.test(word));
	return at < 0 ? words : [...(await settingsOfSwaks(fileBehind(words, at))), ...words];
}

/** The file that the option at this place names; undefined where it names none. */
export function fileBehind(words: readonly string[], at: number): string | undefined {
	const attached = /=(.*)$/s.exec(words[at] ?? '')?.[1];
	const next = words[at + 1];
	return attached ?? (next === undefined || next.startsWith('-') || !/[./\\]/.test(next) ? undefined : next);
}
