/**
 * The second lock on secrets. Each is masked by its place in the protocol; this one learns what the secrets
 * are and takes them out of whatever is written, for a server may repeat a password in its reply.
 */
import {decodeSasl} from '../sasl/decode.ts';
import type {DecodedStep} from '../sasl/mechanism.ts';
import type {Entry} from '../session/entry.ts';
import {cleanEntry} from './clean-entry.ts';
import {escapeHtml} from './escape-html.ts';

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

/** Shorter ones would be found in words that have nothing to do with them. */
const shortest = 6;

/** Learns the secrets of a session from its entries, and takes them out of entries and text. */
export function createRedactor(): Redactor {
	const placeholders = new Map<string, string>();
	const userNames = new Set<string>();
	// Every form of every secret, the longest first, so that none is cut by a shorter one inside it.
	let forms: readonly (readonly [form: string, placeholder: string])[] = [];

	function learn(entry: Entry): void {
		if (entry.type !== 'sent' || entry.kind === 'message') {
			return;
		}

		if (!entry.auth) {
			const {start, end} = entry.secret ?? {start: 0, end: 0};
			learnSecret(Buffer.from(entry.bytes).toString().slice(start, end), 'auth-response');
			return;
		}

		const {messages} = entry.auth;
		const steps = decodeSasl(entry.auth);
		for (const name of steps.flatMap(namesIn)) {
			userNames.add(name);
		}

		messages.forEach((message, index) => {
			if (message.secret) {
				learnSecret(message.text, 'auth-response');
				for (const {label, value} of steps[index]?.fields.filter(field => field.secret) ?? []) {
					learnSecret(value, /password/i.test(label) ? 'password' : 'secret');
				}
			}
		});
	}

	function learnSecret(secret: string, name = 'password'): void {
		if (secret.length < shortest || placeholders.has(secret) || userNames.has(secret)) {
			return;
		}

		const number = [...placeholders.values()].filter(value => value.startsWith(`[${name}-`)).length + 1;
		const placeholder = `[${name}-${number}]`;
		placeholders.set(secret, placeholder);
		const known = new Map(forms);
		// With the newline that `echo` added, or without it, as the server may repeat it.
		for (const form of [...formsOf(secret), ...formsOf(secret.trim())]) {
			if (form.length >= shortest && !known.has(form)) {
				known.set(form, placeholder);
			}
		}

		forms = [...known].sort(([a], [b]) => b.length - a.length);
	}

	const redact = (text: string): string =>
		forms.reduce((clean, [form, placeholder]) => clean.replaceAll(form, placeholder), text);
	const telling = (): typeof forms => forms.filter(([form]) => !isWord(form));
	return {
		learn,
		learnSecret,
		redact,
		clean: entry => (forms.length > 0 ? cleanEntry(entry, redact) : entry),
		holds: text => forms.some(([form]) => text.includes(form)),
		sweep: text =>
			telling().reduce((clean, [form, placeholder]) => clean.replaceAll(form, placeholder), text),
		leaks: text => telling().some(([form]) => text.includes(form)),
	};
}

function isWord(form: string): boolean {
	return /^[A-Z]?[a-z]+$/.test(form);
}

function namesIn({fields}: DecodedStep): string[] {
	return fields.filter(field => !field.secret).map(field => field.value);
}

function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const base64 = bytes.toString('base64');
	return [
		secret,
		base64,
		base64.replace(/=+$/, ''),
		bytes.toString('base64url'),
		bytes.toString('hex'),
		bytes.toString('hex').toUpperCase(),
		encodeURIComponent(secret.toWellFormed()),
		JSON.stringify(secret).slice(1, -1),
		escapeHtml(secret),
	];
}
