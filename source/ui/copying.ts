/** What can be copied, as text: masked like everything that leaves the program. */
import type {Explanation} from '../decode/explanation.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {visible} from '../protocol/visible.ts';
import {MASK} from '../sasl/secrets.ts';
import type {Entry} from '../session/entry.ts';
import {textOfEntry} from './conversation/entry-text.ts';

export type Copied = 'line' | 'explanation' | 'finding' | 'exchange';

export type CopyFacts = {
	readonly entry: Entry;
	readonly entries: readonly Entry[];
	explain(entry: Entry): Explanation;
	/** Those at the entry. */
	readonly findings: readonly Finding[];
	/** The entry without the secrets that were sent. */
	clean(entry: Entry): Entry;
};

/** Null where there is nothing of the kind. */
export function copyOf(what: Copied, facts: CopyFacts): string | null {
	const {entry, explain, findings, clean} = facts;
	switch (what) {
		case 'line':
			return wordsOf(clean(entry)) || null;
		case 'explanation': {
			const {title, summary, fields, references} = explain(entry);
			return [
				title,
				summary,
				...fields.map(({label, value, secret}) => `${label}: ${secret ? MASK : value}`),
				references.join(' · '),
			]
				.filter(Boolean)
				.map(visible)
				.join('\n');
		}

		case 'finding':
			return findings.length === 0
				? null
				: findings
						.map(({message, advice, next, rule, reference}) =>
							[message, advice, next ? `Next: ${next}` : '', `${rule} · ${reference}`]
								.filter(Boolean)
								.map(visible)
								.join('\n'),
						)
						.join('\n\n');
		case 'exchange':
			return exchangeOf(facts);
	}
}

/** As on the wire, but that nothing of it can move a cursor where it is pasted. */
function wordsOf(entry: Entry): string {
	return textOfEntry(entry)
		.split(/\r\n|\r|\n/)
		.map(visible)
		.join('\n')
		.replace(/\n$/, '');
}

/** The command and the replies to it, or the reply and its command. */
function exchangeOf({entry, entries, clean}: CopyFacts): string {
	const id = entry.type === 'reply' ? (entry.answersId ?? entry.id) : entry.id;
	return entries
		.filter(one => one.id === id || (one.type === 'reply' && one.answersId === id) || one.id === entry.id)
		.map(one => {
			const who = one.type === 'sent' ? 'C: ' : one.type === 'reply' ? 'S: ' : '';
			return wordsOf(clean(one))
				.split('\n')
				.map(text => who + text)
				.join('\n');
		})
		.join('\n');
}
