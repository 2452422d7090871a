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
	 * (`message`) is not looked for there: a placeholder where our own words stand would give it away.
	 */
	sweep(text: string): string;
	leaks(text: string): boolean;
};

/** Learns the secrets of a session from its entries, and takes them out of entries and text. */
export function createRedactor(): Redactor {
	const secrets = new Secrets();
	const redact = (text: string): string => replace(text, secrets.findIn(text, all));
	return {
		learn: entry => secrets.learn(entry),
		learnSecret: (secret, name) => secrets.add(secret, name),
		redact,
		clean: entry => (secrets.isEmpty() ? entry : cleanEntry(entry, redact)),
		holds: text => secrets.findIn(text, all).length > 0,
		sweep: text => replace(text, secrets.findIn(text, isTelling)),
		leaks: text => secrets.findIn(text, isTelling).length > 0,
	};
}

class Secrets {
	readonly #finder = createPhraseFinder();
	readonly #known = new Set<string>();
	/** A user name may be the password too: it is not looked for. */
	readonly #userNames = new Set<string>();
	/** How many placeholders of a name there are. */
	readonly #numbers = new Map<string, number>();

	isEmpty(): boolean {
		return this.#known.size === 0;
	}

	learn(entry: Entry): void {
		if (entry.type !== 'sent' || entry.kind === 'message') {
			return;
		}

		const step = entry.auth && explainAuthMessage(entry.auth);
		const own = step?.entryId === entry.id ? step : null;
		for (const name of own ? namesIn(own) : []) {
			this.#userNames.add(name);
		}

		for (const hidden of hiddenIn(entry)) {
			for (const secret of new Set([hidden, withoutEnd(hidden)].flatMap(secretsWithin))) {
				this.add(secret, secret === hidden ? 'auth-response' : 'secret');
			}
		}

		for (const {label, value} of own?.fields.filter(field => field.secret) ?? []) {
			this.add(value, /password/i.test(label) ? 'password' : 'secret');
		}
	}

	add(secret: string, name = 'password'): void {
		if (secret.length < SHORTEST || this.#known.has(secret) || this.#userNames.has(secret)) {
			return;
		}

		this.#known.add(secret);
		const number = (this.#numbers.get(name) ?? 0) + 1;
		this.#numbers.set(name, number);
		for (const form of formsOf(secret)) {
			this.#finder.add(form, `[${name}-${number}]`, isWord(form));
		}
	}

	findIn(text: string, isWanted: (phrase: Phrase) => boolean): readonly Found[] {
		return this.isEmpty() ? [] : [...this.#finder.find(text, isWanted), ...this.#findDecoded(text)];
	}

	/** In what the text is once it is decoded, by its places in the text. */
	*#findDecoded(text: string): Generator<Found> {
		for (const {bytes, starts, ends} of decodedViews(text)) {
			for (const {start, end, name} of this.#finder.find(bytes)) {
				const place = {start: starts[start] ?? 0, end: ends[end - 1] ?? 0, name};
				// As it stands it is looked for anyway.
				if (utf8(text.slice(place.start, place.end)) !== bytes.slice(start, end)) {
					yield place;
				}
			}
		}
	}
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
