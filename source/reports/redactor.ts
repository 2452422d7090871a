/**
 * The second lock on secrets. Each is masked by its place in the protocol; this one learns what the secrets are and
 * takes them out of whatever is written, for a server may repeat a password in its reply, in any form.
 */
import {explainAuthMessage} from '../sasl/decode.ts';
import type {DecodedStep} from '../sasl/mechanism.ts';
import {secretsWithin} from '../sasl/secrets-within.ts';
import type {Entry, SentLineEntry} from '../session/entry.ts';
import {cleanEntry} from './clean-entry.ts';
import {decodedViews, utf8} from './decoded-view.ts';
import {createPhraseFinder, type Found, type Phrase, SHORTEST} from './phrase-finder.ts';
import {formsOf, withoutEnd} from './secret-forms.ts';

export type Redactor = {
	/** Learns the secrets of an entry. */
	learn(entry: Entry): void;
	/** Learns a secret that the user gave. */
	learnSecret(secret: string, name?: string): void;
	/** The text with every known secret replaced by its placeholder, such as `[password-1]`. */
	redact(text: string): string;
	/** The entry with every known secret taken out of what either side said. */
	clean(entry: Entry): Entry;
	/** Whether a known secret stands in the text in any form. */
	holds(text: string): boolean;
	/**
	 * The same for whole output, our own words and the format's among them. A secret that is a mere word
	 * (`message`) is not looked for there: putting a placeholder in its place would tell it.
	 */
	sweep(text: string): string;
	leaks(text: string): boolean;
};

/** Learns the secrets of a session from its entries, and takes them out of entries and text. */
export function createRedactor(): Redactor {
	const finder = createPhraseFinder();
	const known = new Set<string>();
	const userNames = new Set<string>();
	const numbers = new Map<string, number>();

	function learn(entry: Entry): void {
		if (entry.type !== 'sent' || entry.kind === 'message') {
			return;
		}

		const step = entry.auth && explainAuthMessage(entry.auth);
		const own = step?.entryId === entry.id ? step : null;
		for (const name of own ? namesIn(own) : []) {
			userNames.add(name);
		}

		for (const hidden of hiddenIn(entry)) {
			for (const secret of new Set([hidden, withoutEnd(hidden)].flatMap(secretsWithin))) {
				learnSecret(secret, secret === hidden ? 'auth-response' : 'secret');
			}
		}

		for (const {label, value} of own?.fields.filter(field => field.secret) ?? []) {
			learnSecret(value, /password/i.test(label) ? 'password' : 'secret');
		}
	}

	function learnSecret(secret: string, name = 'password'): void {
		if (secret.length < SHORTEST || known.has(secret) || userNames.has(secret)) {
			return;
		}

		known.add(secret);
		const number = (numbers.get(name) ?? 0) + 1;
		numbers.set(name, number);
		for (const form of formsOf(secret)) {
			finder.add(form, `[${name}-${number}]`, isWord(form));
		}
	}

	function findIn(text: string, isWanted: (phrase: Phrase) => boolean): readonly Found[] {
		if (known.size === 0) {
			return [];
		}

		const found = [...finder.find(text, isWanted)];
		for (const {bytes, starts, ends} of decodedViews(text)) {
			for (const {start, end, name} of finder.find(bytes)) {
				const place = {start: starts[start] ?? 0, end: ends[end - 1] ?? 0, name};
				// As it stands it was looked for above.
				if (utf8(text.slice(place.start, place.end)) !== bytes.slice(start, end)) {
					found.push(place);
				}
			}
		}

		return found;
	}

	const redact = (text: string): string => replace(text, findIn(text, all));
	return {
		learn,
		learnSecret,
		redact,
		clean: entry => (known.size > 0 ? cleanEntry(entry, redact) : entry),
		holds: text => findIn(text, all).length > 0,
		sweep: text => replace(text, findIn(text, isTelling)),
		leaks: text => findIn(text, isTelling).length > 0,
	};
}

const all = (): boolean => true;
const isTelling = ({exact}: Phrase): boolean => !exact;

function isWord(form: string): boolean {
	return /^[A-Z]?[a-z]+$/.test(form);
}

/** What was hidden of the line: by its place in the exchange, or where it stood in a command. */
function hiddenIn({auth, id, bytes, secret}: SentLineEntry): readonly string[] {
	const inExchange = auth?.messages.filter(message => message.secret && message.entryId === id) ?? [];
	return inExchange.length > 0 || secret === null
		? inExchange.map(message => message.text)
		: [Buffer.from(bytes).toString().slice(secret.start, secret.end)];
}

function namesIn({fields}: DecodedStep): string[] {
	return fields.filter(field => !field.secret).map(field => field.value);
}

/** Of places that overlap the first one counts, and of those that begin together the longest. */
function replace(text: string, found: readonly Found[]): string {
	if (found.length === 0) {
		return text;
	}

	const inOrder = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
	const parts: string[] = [];
	let at = 0;
	for (const {start, end, name} of inOrder) {
		if (start >= at) {
			parts.push(text.slice(at, start), name);
			at = end;
		} else if (end > at) {
			at = end;
		}
	}

	return parts.join('') + text.slice(at);
}
