/**
 * Between whom a refusal stands: `not allowed` is said of a sender with regard to a login, of a sender with regard to
 * a recipient, or by a recipient. Both parties together say which, where the nearest noun alone would mislead.
 */
import type {Cause} from '../causes.ts';
import {type Evidence, wordsIn} from './evidence.ts';
import type {Found} from './found.ts';
import type {Match} from './match.ts';
import type {Token} from './tokens.ts';

const refusing = new Set(['refused', 'notowned', 'mismatch', 'blocked', 'invalid']);
const reach = 8;
const weight = 2.4;
// Nothing else is posted to.
const ofGroups = 3;

const ofLogin = new Set(['account', 'login', 'logged', 'user', 'username', 'authenticated', 'credentials']);
const ofPosting = new Set(['post', 'posting', 'subscribed', 'subscribe']);
const ofGroup = new Set(['list', 'group', 'newsgroup', 'mailinglist']);
// What is refused is to pass the message on, whoever it is for.
const ofRelay = new Set(['relay', 'relaying', 'relayed']);
const ofRecipient = new Set(['recipient', 'recipients', 'user', '<rcpt>', 'addressee', 'receiver']);

/** One piece for each word of refusal that stands between two parties; none where only one is named. */
export function partyEvidence({tokens, emphasis, nouns, troubles, positives}: Found): readonly Evidence[] {
	return [...troubles, ...positives].flatMap(trouble => {
		if (!refusing.has(trouble.meaning)) {
			return [];
		}

		const {sentence} = tokens[trouble.from] ?? {};
		const found = betweenWhom(trouble, {tokens, nouns, sentence});
		return found === null
			? []
			: [
					{
						cause: found.cause,
						score: (found.weight ?? weight) * (emphasis[trouble.from] ?? 1),
						words: wordsIn(tokens, found.from, found.to),
						lines: [`troubles ${trouble.meaning} ${trouble.phrase}`],
						from: found.from,
						to: found.to,
					},
				];
	});
}

type Said = {
	readonly tokens: readonly Token[];
	readonly nouns: readonly Match[];
	readonly sentence: number | undefined;
};

type Between = {readonly cause: Cause; readonly from: number; readonly to: number; readonly weight?: number};

function betweenWhom(trouble: Match, {tokens, nouns, sentence}: Said): Between | null {
	const at = (wanted: ReadonlySet<string>, from: number, to: number): number =>
		tokens.findIndex(
			(token, place) => place >= from && place <= to && token.sentence === sentence && wanted.has(token.text),
		);
	const [first, last] = [trouble.from - reach, trouble.to + reach];
	const group = at(ofGroup, first, last);
	const post = at(ofPosting, first, last);
	if (post >= 0 && trouble.meaning !== 'invalid') {
		const places = [post, group >= 0 ? group : post, trouble.from, trouble.to];
		return {
			cause: 'recipient-refuses',
			from: Math.min(...places),
			to: Math.max(...places),
			weight: ofGroups,
		};
	}

	const agent = at(ofRecipient, trouble.to + 1, trouble.to + 4);
	if (agent >= 0 && tokens.slice(trouble.to + 1, agent).some(({text}) => text === 'by')) {
		return trouble.meaning === 'blocked' || trouble.meaning === 'refused'
			? {cause: 'recipient-refuses', from: trouble.from, to: agent}
			: null;
	}

	const wished = wishedFrom(trouble, {tokens, sentence});
	if (wished !== null) {
		return wished;
	}

	const sender = nouns.find(
		({meaning, from}) =>
			meaning === 'sender' && from >= first && from <= last && tokens[from]?.sentence === sentence,
	);
	if (!sender) {
		return null;
	}

	const login = at(ofLogin, Math.max(sender.to, trouble.to) + 1, last);
	if (login >= 0 && isOfLogin(trouble, login, tokens)) {
		return {cause: 'sender-not-owned', from: Math.min(sender.from, trouble.from), to: login};
	}

	if (trouble.meaning === 'invalid') {
		return null;
	}

	const recipient = at(ofRecipient, Math.max(sender.to, trouble.to) + 1, last);
	return recipient >= 0 && at(ofRelay, first, last) < 0 && isObject(recipient, tokens)
		? {cause: 'recipient-refuses', from: Math.min(sender.from, trouble.from), to: recipient}
		: null;
}

const links = new Set(['for', 'to', 'with', 'by', 'für', 'pour', 'para', 'per']);

/** `to this recipient` */
function isObject(at: number, tokens: readonly Token[]): boolean {
	return tokens.slice(Math.max(0, at - 3), at).some(({text}) => links.has(text));
}

/** `invalid` is said of the address itself, unless it is so `for your login`. */
function isOfLogin({meaning, to}: Match, login: number, tokens: readonly Token[]): boolean {
	return meaning === 'invalid'
		? tokens.slice(to + 1, login).some(({text}) => text === 'for')
		: meaning !== 'blocked';
}

const ofReceiving = new Set(['accepting', 'accepts', 'accept', 'receive', 'receiving', 'want']);
const ofSenders = new Set([
	'sender',
	'senders',
	'you',
	'<sender>',
	'members',
	'contacts',
	'specific',
	'known',
]);

/** `does not accept mail from this sender`: the recipient chooses from whom mail is welcome. */
function wishedFrom(
	{from, to}: Match,
	{tokens, sentence}: Pick<Said, 'tokens' | 'sentence'>,
): Between | null {
	const isWish = tokens.slice(from, to + 4).some(({text}) => ofReceiving.has(text));
	const source = tokens.findIndex(
		({text}, at) => at > from && at <= to + 5 && text === 'from' && tokens[at]?.sentence === sentence,
	);
	const whom = tokens.findIndex(({text}, at) => at > source && at <= source + 3 && ofSenders.has(text));
	return isWish && source >= 0 && whom >= 0 && tokens[whom]?.sentence === sentence
		? {cause: 'recipient-refuses', from, to: whom}
		: null;
}
