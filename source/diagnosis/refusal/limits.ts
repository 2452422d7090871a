/**
 * What a limit counts: `too many`, `exceeded` and `quota` are said of recipients, messages, connections, errors or
 * space, and all nouns of the clause together say of which (`daily message quota exceeded`), not only the nearest.
 */
import type {Cause} from '../causes.ts';
import {type Evidence, wordsIn} from './evidence.ts';
import type {Found} from './found.ts';
import type {Match} from './match.ts';
import type {Token} from './tokens.ts';

const excess = new Set(['toomany', 'toobig', 'full']);
// So far from the word of excess a noun is still of its clause.
const reach = 9;
const weight = 2.5;

/** The clause around a word of excess: what it names, and its plain words. */
type Clause = {
	readonly subjects: ReadonlySet<string>;
	readonly words: ReadonlySet<string>;
	readonly tokens: readonly Token[];
};

/** One piece for each word of excess whose clause says what is counted; its span reaches from the first noun to the last. */
export function limitEvidence({tokens, emphasis, nouns, troubles}: Found): readonly Evidence[] {
	return [...troubles, ...comparisons(tokens)].flatMap(trouble => {
		if (!excess.has(trouble.meaning)) {
			return [];
		}

		const {sentence} = tokens[trouble.from] ?? {};
		const isNear = ({from, to}: Match): boolean =>
			tokens[from]?.sentence === sentence && from <= trouble.to + reach && to >= trouble.from - reach;
		const near = nouns.filter(isNear);
		const from = Math.min(trouble.from, ...near.map(noun => noun.from));
		const to = Math.max(trouble.to, ...near.map(noun => noun.to));
		const said = tokens.slice(from, to + 1);
		const cause = causeOf({
			subjects: new Set(near.map(({meaning}) => meaning)),
			words: new Set(
				tokens
					.slice(Math.max(0, trouble.from - reach), trouble.to + reach + 1)
					.filter(token => token.sentence === sentence)
					.map(({text}) => text),
			),
			tokens: said,
		});
		return cause === null
			? []
			: [
					{
						cause,
						score: weight * (emphasis[trouble.from] ?? 1),
						words: wordsIn(tokens, from, to),
						lines: [
							...near.map(({meaning, phrase}) => `subjects ${meaning} ${phrase}`),
							...(trouble.phrase === '' ? [] : [`troubles ${trouble.meaning} ${trouble.phrase}`]),
						],
						from,
						to,
					},
				];
	});
}

/** `more than 100 messages` */
function comparisons(tokens: readonly Token[]): readonly Match[] {
	return tokens.flatMap(({text}, at) =>
		text === 'more' && tokens[at + 1]?.text === 'than' && /^\d+$/.test(tokens[at + 2]?.text ?? '')
			? [{meaning: 'toomany', phrase: '', from: at, to: at + 2}]
			: [],
	);
}

/** The causes that a limit can have. Of one clause only what is counted in it says which. */
const ofLimits: ReadonlySet<Cause> = new Set([
	'recipient-full',
	'recipient-rate',
	'recipient-too-many',
	'recipient-unknown',
	'sending-quota',
	'rate-limited',
	'client-rate',
	'content-too-big',
	'server-storage',
]);

// A phrase of this weight was written for the words as they stand.
const exact = 3;

/** Readings of the same words as another limit count less. */
export function withLimits(spoken: readonly Evidence[], limits: readonly Evidence[]): readonly Evidence[] {
	const isOther = (one: Evidence): boolean =>
		ofLimits.has(one.cause) &&
		one.score < exact &&
		limits.some(({cause, from, to}) => cause !== one.cause && one.from <= to && one.to >= from);
	return [...spoken.map(one => (isOther(one) ? {...one, score: one.score * 0.4} : one)), ...limits];
}

const ofTime = new Set(
	`hour hours hourly day days daily month monthly minute minutes today heure heures jour jours quotidienne
	stunde stunden tag tage täglich hora horas día dia diario diaria giorno giornaliero час сутки`.split(/\s+/),
);
const ofRate = new Set(['rate', 'recent', 'frequency', 'requests', 'short', 'quickly']);
const ofStorage = new Set(['disk', 'space', 'storage', 'allocation', 'mailbox', 'folder']);
const ofReceiving = new Set(['received', 'receiving', 'receive', 'receives', 'incoming', 'inbound']);
// Nouns that have cells of their own for too many of them.
const countedElsewhere = ['login', 'errors', 'resources', 'lines'];
const ofErrors = new Set([
	'erroneous',
	'bad',
	'invalid',
	'unknown',
	'wrong',
	'failed',
	'unrecognized',
	'illegal',
]);
const ofIdling = new Set(['long', 'time', 'lifetime', 'duration', 'idle']);
const ofSession = new Set(['session', 'connection']);
const ofSize = new Set(['size', 'bytes', 'byte', 'kb', 'mb', 'length', 'large', 'big', 'octets']);
const ofForwarding = new Set(['hops', 'hop', 'forwarded', 'hopcount']);
const ofBadness = new Set(['unknown', 'invalid', 'failed', 'bad', 'nonexistent', 'wrong']);
const ofRecipients = new Set(['recipients', 'recipient', 'rcpt', 'rcpts', 'rcptto']);
const ofSending = new Set(['sending', 'outgoing', 'outbound', 'submission', 'sender', 'senders']);
const ofBounds = new Set(['limit', 'limits', 'quota', 'quotas', 'allowance', 'maximum', 'number', 'many']);

function has(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
	return [...wanted].some(word => words.has(word));
}

/** Null where the clause does not say what is counted. */
function causeOf(clause: Clause): Cause | null {
	const {subjects, words} = clause;
	if (subjects.has('badrcpts') || hasBadRecipients(clause.tokens)) {
		return 'client-reputation';
	}

	if (countedElsewhere.some(noun => subjects.has(noun))) {
		return null;
	}

	if (subjects.has('command') && has(words, ofErrors)) {
		return 'protocol-errors';
	}

	if (words.has('idle') || (words.has('session') && has(words, ofIdling))) {
		return 'idle-timeout';
	}

	if (has(words, ofForwarding)) {
		return 'content-loop';
	}

	if (subjects.has('attachment') && has(words, ofBounds)) {
		return has(words, ofSize) ? 'content-too-big' : 'content-attachment';
	}

	const isTimed = has(words, ofTime);
	if (subjects.has('bounces')) {
		return isTimed ? 'sending-quota' : null;
	}

	if (has(words, ofRecipients) && isCounted(clause.tokens)) {
		return isTimed
			? 'sending-quota'
			: isFromClient(clause)
				? 'client-rate'
				: has(words, ofRate)
					? 'rate-limited'
					: 'recipient-too-many';
	}

	return subjects.has('message') ? ofMessages(clause, isTimed) : ofQuota(clause, isTimed);
}

function ofMessages({subjects, words, tokens}: Clause, isTimed: boolean): Cause | null {
	if (has(words, ofSize)) {
		return words.has('mailbox') ? 'recipient-full' : has(words, ofStorage) ? null : 'content-too-big';
	}

	const isRecipients = subjects.has('mailbox') || subjects.has('user');
	if (isRecipients && has(words, ofReceiving)) {
		return 'recipient-rate';
	}

	if (words.has('per') && has(words, ofSession)) {
		return 'client-rate';
	}

	if (subjects.has('client') && !words.has('you')) {
		return isTimed || has(words, ofRate) ? 'client-rate' : null;
	}

	if (isRecipients && (subjects.has('quota') || hasMailbox(tokens)) && !isTimed) {
		return 'recipient-full';
	}

	if (has(words, ofStorage)) {
		return null;
	}

	return isTimed || has(words, ofSending) || (subjects.has('quota') && !isRecipients)
		? 'sending-quota'
		: null;
}

function ofQuota({subjects, words}: Clause, isTimed: boolean): Cause | null {
	if (has(words, ofSize) && words.has('limit')) {
		return has(words, ofStorage) ? null : 'content-too-big';
	}

	if (!(subjects.has('quota') || words.has('limit') || words.has('quota'))) {
		return null;
	}

	if (subjects.has('serverstorage')) {
		const isOwn = !subjects.has('mailbox') && !words.has('disk');
		return isOwn && subjects.has('quota') ? 'server-storage' : null;
	}

	if (words.has('mailbox') && !isTimed) {
		return 'recipient-full';
	}

	return !subjects.has('connections') && (isTimed || has(words, ofSending)) ? 'sending-quota' : null;
}

/** `too many messages in this mailbox` */
function hasMailbox(tokens: readonly Token[]): boolean {
	const at = tokens.findIndex(({text}) => text === 'mailbox' || text === 'folder');
	return tokens.slice(Math.max(0, at - 2), Math.max(0, at)).some(({text}) => text === 'in' || text === 'on');
}

/** `too many recipients from 192.0.2.9` */
function isFromClient({subjects, tokens}: Clause): boolean {
	return (
		subjects.has('client') && tokens.some(({text}, at) => text === 'from' && tokens[at + 1]?.text === '<ip>')
	);
}

/** `unknown recipients`, `failed RCPT` */
function hasBadRecipients(tokens: readonly Token[]): boolean {
	return tokens.some(({text}, at) => ofRecipients.has(text) && ofBadness.has(tokens[at - 1]?.text ?? ''));
}

/** `recipients`, `recipient count`: how many, not which one. */
function isCounted(tokens: readonly Token[]): boolean {
	return tokens.some(
		({text}, at) =>
			ofRecipients.has(text) &&
			(text.endsWith('s') ||
				/^(?:count|limit|attempts|number|addresses)$/.test(tokens[at + 1]?.text ?? '') ||
				tokens[at - 1]?.text === 'many'),
	);
}
