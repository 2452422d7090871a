/** Which lines a filter lets through, as it is typed: codes, findings, a verb, or a text. */

import type {Entry} from '../../session/entry.ts';
import {textOfEntry} from '../../session/entry-text.ts';

export type Passes = (entry: Entry) => boolean;

/** `hasFinding`: whether a finding stands at the entry of this number. An empty filter lets everything through. */
export function filterOf(filter: string, hasFinding: (entryId: number) => boolean): Passes {
	const wanted = filter.trim().toLowerCase();
	const code = /^([2-5])(?:yz|xx)$/.exec(wanted)?.[1];
	const least = /^>=?\s?([2-5]\d\d)$/.exec(wanted)?.[1];
	if (wanted === '') {
		return () => true;
	}

	if (wanted === 'findings' || wanted === 'finding') {
		return ({id}) => hasFinding(id);
	}

	if (code !== undefined) {
		return entry => entry.type === 'reply' && String(entry.code).startsWith(code);
	}

	if (least !== undefined) {
		return entry => entry.type === 'reply' && entry.code >= Number(least);
	}

	if (/^[2-5]\d\d$/.test(wanted)) {
		return entry => entry.type === 'reply' && String(entry.code) === wanted;
	}

	const verb = wanted.toUpperCase();
	return entry =>
		(entry.type === 'sent' && entry.verb === verb) ||
		(entry.type === 'reply' && entry.answers === verb) ||
		textOfEntry(entry).toLowerCase().includes(wanted);
}

export type Filtered = {
	/** Those of the list that pass; the same array, growing, until the filter or the findings change. */
	of(entries: readonly Entry[], filter: string, findings: number): readonly Entry[];
};

/** Looks at each entry once. `hasFinding` may know more later: then all are looked at again. */
export function createFiltered(hasFinding: (entryId: number) => boolean): Filtered {
	let known = {filter: '', findings: 0, seen: 0, passed: [] as Entry[]};
	return {
		of(entries, filter, findings) {
			if (filter.trim() === '') {
				return entries;
			}

			const isOld =
				known.filter !== filter || (/^findings?$/i.test(filter.trim()) && known.findings !== findings);
			if (isOld) {
				known = {filter, findings, seen: 0, passed: []};
			}

			const passes = filterOf(filter, hasFinding);
			// The newest one may grow: it is looked at again.
			const from = Math.max(0, known.seen - 1);
			const again = entries[from];
			if (known.seen > 0 && again && known.passed.at(-1)?.id === again.id) {
				known.passed.pop();
			}

			for (const entry of entries.slice(from)) {
				if (passes(entry)) {
					known.passed.push(entry);
				}
			}

			known.seen = entries.length;
			return known.passed;
		},
	};
}
