/** What a learned reading looks at in a refusal: its words, those next to each other, its numbers, stage and links. */
import {firstDigit} from '../../../protocol/reply-class.ts';
import type {Reading} from '../roles.ts';
import type {Token} from '../tokens.ts';

export type Feature = {
	/** `user unknown`, `unkno*`, `user @RCPT`, `@RCPT`, `#550`, `#1.1`, `/example.org`. */
	readonly name: string;
	/** How much of it there is: the more words, the less each counts. */
	readonly strength: number;
	/** The tokens it was read from, both included; null for what is not in the words. */
	readonly place: {readonly from: number; readonly to: number} | null;
};

const ofNumbers = 0.35;
const constant = 0.3;
const ofStage = 0.7;
/** Longer replies are told by their beginning. */
const mostTokens = 200;
/** Words up to this length are no stems. */
const stemLength = 5;

// Whom a refusal speaks of and that it refuses: what they say depends on the command.
const byStage: ReadonlySet<string> = new Set(
	`sender recipient address domain user mailbox rejected denied blocked invalid not host message email too unknown
	<sender> <rcpt> <addr> <other> <null> <name> <host> <helo> <client> <ip> <rcptdomain> <senderdomain> <link> <rule>`.split(
		/\s+/,
	),
);

/** `tokens`: all words of the reply, spelling mended. Each name once. */
export function featuresOf(reading: Reading, tokens: readonly Token[]): readonly Feature[] {
	const words = tokens.slice(0, mostTokens).map(({form, text, sentence}) => ({text: form ?? text, sentence}));
	const stage = `@${reading.stage ?? 'ALONE'}`;
	const said = new Map<string, Feature['place']>();
	const atStage = new Map<string, Feature['place']>();
	const add = (name: string, from: number, to: number): void => {
		if (!said.has(name)) {
			said.set(name, {from, to});
		}
	};
	for (const [at, {text, sentence}] of words.entries()) {
		add(text, at, at);
		if (text.length > stemLength && !text.startsWith('<')) {
			add(`${text.slice(0, stemLength)}*`, at, at);
		}

		const next = words[at + 1];
		if (next?.sentence === sentence) {
			add(`${text} ${next.text}`, at, at + 1);
		}

		const here = `${text} ${stage}`;
		if (byStage.has(text) && !atStage.has(here)) {
			atStage.set(here, {from: at, to: at});
		}
	}

	const each = 1 / Math.sqrt(Math.max(1, said.size));
	return [
		...[...said].map(([name, place]) => ({name, strength: each, place})),
		...[...atStage].map(([name, place]) => ({name, strength: ofStage * each, place})),
		...numbersOf(reading, stage).map(name => ({name, strength: ofNumbers, place: null})),
		{name: 'always', strength: constant, place: null},
	];
}

function numbersOf({code, enhanced, links}: Reading, stage: string): readonly string[] {
	const [, subject = '', detail = ''] = enhanced?.split('.') ?? [];
	const ofLinks = links.slice(0, 8).flatMap(link => {
		const [, host = ''] = /^(?:https?:\/\/)?([^/:?#\s]{1,255})/i.exec(link) ?? [];
		return host === '' ? [] : [`/${host.toLowerCase().split('.').slice(-2).join('.')}`];
	});
	return [
		...new Set([
			stage,
			`#${code}`,
			`#${firstDigit(code)}`,
			...(enhanced === null ? [] : [`#${subject}.${detail}`, `#${subject}.*`]),
			...ofLinks,
		]),
	];
}
