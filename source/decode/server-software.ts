/** Which software answers, whose service it is, and whether a device between rewrites what it says. A guess with its evidence. */
import type {Capabilities} from '../protocol/capabilities.ts';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {isPositiveCompletion} from '../protocol/reply-class.ts';
import type {Entry, ReplyEntry} from '../session/entry.ts';
import {isMasked} from './ehlo-keywords.ts';
import {replyText} from './reply-text.ts';
import {type Order, orders, type Sign, signs} from './server-signs.ts';

export type Evidence = {
	/** One sentence. */
	readonly words: string;
	readonly entryId: number | null;
};

export type Guess = {
	readonly name: string;
	readonly version: string | null;
	/** `certain`: it says so itself. `likely`: it writes as only this one does. `possible`: others do too. */
	readonly confidence: 'certain' | 'likely' | 'possible';
	readonly evidence: readonly Evidence[];
};

export type Recognised = {
	readonly software: Guess | null;
	readonly service: Guess | null;
	/** A device between that rewrites replies (Cisco's SMTP inspection and the like). */
	readonly middlebox: Guess | null;
};

/** What a server said, as far as it was heard. */
export type Heard = {
	readonly greeting: string | null;
	readonly capabilities: Capabilities | null;
	/** Other replies: their text without codes. */
	readonly replies?: readonly {readonly text: string; readonly entryId: number}[];
	readonly greetingId?: number;
	readonly capabilitiesId?: number;
};

/** Null for each of the three where nothing points to one. */
export function recogniseServer(heard: Heard): Recognised {
	const clues = cluesOf(heard);
	return {
		software: strongest(clues.filter(clue => clue.kind === 'software')),
		service: strongest(clues.filter(clue => clue.kind === 'service')),
		middlebox: findMiddlebox(heard),
	};
}

/** The same from a conversation; the newest list of extensions counts. */
export function recogniseInEntries(entries: readonly Entry[]): Recognised {
	let heard: Heard = {greeting: null, capabilities: null};
	const replies: {text: string; entryId: number}[] = [];
	for (const entry of entries) {
		if (entry.type === 'capabilities') {
			const greeting = '';
			heard = {
				...heard,
				capabilities: {domain: entry.domain, greeting, keywords: entry.keywords},
				capabilitiesId: entry.id,
			};
		} else if (entry.type === 'reply' && entry.answers === 'CONNECT') {
			const text = entry.lines.map(line => line.text).join('\n');
			heard = {...heard, greeting: text, greetingId: entry.id};
		} else if (entry.type === 'reply' && !isList(entry) && replies.length < 200) {
			replies.push({text: replyText(entry.lines), entryId: entry.id});
		}
	}

	return recogniseServer({...heard, replies});
}

/** The list of extensions has its own place: what is written over in it is not an echo of a command. */
function isList({answers, code}: ReplyEntry): boolean {
	return isPositiveCompletion(code) && (answers === 'EHLO' || answers === 'LHLO');
}

type Clue = Pick<Sign, 'who' | 'kind' | 'weight'> & Evidence & {readonly version: string | null};

const points = {names: 8, form: 3, usual: 1} as const;

function strongest(clues: readonly Clue[]): Guess | null {
	const totals = new Map<string, number>();
	for (const clue of clues) {
		totals.set(clue.who, (totals.get(clue.who) ?? 0) + points[clue.weight]);
	}

	const ranked = [...totals].sort((a, b) => b[1] - a[1]);
	const [best, second] = ranked;
	// One habit that others have too, or two that are equally likely, are no guess.
	if (!best || best[1] < 2 * points.usual || second?.[1] === best[1]) {
		return null;
	}

	const [name, total] = best;
	const own = clues.filter(clue => clue.who === name);
	const isNamed = own.some(clue => clue.weight === 'names');
	const contested = second !== undefined && second[1] >= points.names;
	return {
		name,
		version: own.find(clue => clue.version !== null)?.version ?? null,
		confidence: isNamed && !contested ? 'certain' : total >= points.form ? 'likely' : 'possible',
		evidence: evidenceOf(own),
	};
}

/** Each sentence once. */
function evidenceOf(clues: readonly Clue[]): Evidence[] {
	const words = new Map(clues.map(clue => [clue.words, clue.entryId]));
	return [...words].map(([sentence, entryId]) => ({words: sentence, entryId}));
}

function cluesOf(heard: Heard): Clue[] {
	return [...places(heard).flatMap(cluesAt), ...orderClues(heard)];
}

type Place = {readonly where: Sign['where']; readonly text: string; readonly entryId: number | null};

/** Every piece of text that a sign may stand in. */
function places(heard: Heard): Place[] {
	const {greeting, capabilities} = heard;
	const found: Place[] = [];
	const add = (where: Sign['where'], text: string, entryId: number | undefined) => {
		found.push({where, text: text.slice(0, 1000), entryId: entryId ?? null});
	};
	if (greeting !== null) {
		add('greeting', withoutHost(greeting), heard.greetingId);
		add('domain', greeting.trim().split(/\s/, 1)[0] ?? '', heard.greetingId);
	}

	if (capabilities) {
		const id = heard.capabilitiesId;
		add('domain', capabilities.domain, id);
		add('hello', `${capabilities.domain} ${capabilities.greeting}`.trim(), id);
		for (const {keyword, parameters} of capabilities.keywords) {
			add('keyword', [keyword, ...parameters].join(' '), id);
		}

		for (const name of announcedMechanisms(capabilities)) {
			add('mechanism', name, id);
		}
	}

	for (const {text, entryId} of heard.replies ?? []) {
		add('reply', text, entryId);
	}

	return found;
}

/** A host that is called james.example.org need not run James. */
function withoutHost(greeting: string): string {
	return greeting.trim().replace(/^[\w-]+(?:\.[\w-]+)+\.?(?=\s)/, '');
}

function cluesAt({where, text, entryId}: Place): Clue[] {
	return signs.flatMap(sign => {
		const match = sign.where === where ? sign.pattern.exec(text) : null;
		return match
			? [
					{
						who: sign.who,
						kind: sign.kind,
						weight: sign.weight,
						version: match[1] ?? null,
						words: `${placeWords[where]} “${match[0].trim()}”, ${weightWords[sign.weight]}.`,
						entryId,
					},
				]
			: [];
	});
}

const placeWords: Record<Sign['where'], string> = {
	greeting: 'The greeting has',
	hello: 'The answer to EHLO begins with',
	domain: 'The server’s name is',
	keyword: 'It announces',
	mechanism: 'It offers the mechanism',
	reply: 'A reply says',
};

const weightWords: Record<Sign['weight'], string> = {
	names: 'which names it',
	form: 'which is typical of it',
	usual: 'which it often has, like others',
};

function orderClues({capabilities, capabilitiesId}: Heard): Clue[] {
	const list =
		capabilities?.keywords.filter(capability => !capability.oldForm).map(({keyword}) => keyword) ?? [];
	return orders
		.filter(order => follows(list, order))
		.map(({who, weight}) => ({
			who,
			kind: 'software',
			weight,
			version: null,
			words: `Its extensions come in the order that is built into ${who}.`,
			entryId: capabilitiesId ?? null,
		}));
}

function follows(list: readonly string[], order: Order): boolean {
	const starts = order.starts.split(' ').filter(Boolean);
	if (!starts.every((keyword, index) => list[index] === keyword)) {
		return false;
	}

	if (order.ends !== undefined && list.at(-1) !== order.ends) {
		return false;
	}

	let from = 0;
	for (const word of order.sequence.split(' ')) {
		const optional = word.startsWith('[');
		const keyword = optional ? word.slice(1, -1) : word;
		const at = list.indexOf(keyword, from);
		if (at < 0 && (!optional || list.includes(keyword))) {
			return false;
		}

		from = at < 0 ? from : at + 1;
	}

	return true;
}

function findMiddlebox({greeting, capabilities, replies, ...heard}: Heard): Guess | null {
	const evidence: Evidence[] = [];
	// Cisco's fixup leaves the digits of the code and the letters 2, 0 and 5 here and there among the stars.
	if (greeting !== null && /\*{6,}/.test(greeting)) {
		evidence.push({
			words: 'The greeting has been replaced by asterisks.',
			entryId: heard.greetingId ?? null,
		});
	}

	const masked =
		capabilities?.keywords.filter(({keyword}) => isMasked(keyword)).map(({keyword}) => keyword) ?? [];
	if (masked.length > 0) {
		evidence.push({
			words: `Extensions have been overwritten: ${masked.slice(0, 5).join(', ')}.`,
			entryId: heard.capabilitiesId ?? null,
		});
	}

	const echoed = replies?.find(({text}) => /["' ]X{4,}["' ]?/.test(` ${text} `));
	if (echoed) {
		evidence.push({words: 'A command arrived as X: the reply quotes it that way.', entryId: echoed.entryId});
	}

	return evidence.length === 0
		? null
		: {
				name: 'a device that rewrites SMTP',
				version: null,
				confidence: masked.length > 0 || evidence.length > 1 ? 'certain' : 'likely',
				evidence,
			};
}
