/** How much each word of a reply counts: advice and conditions say what might be, not what is. */
import type {Token} from './tokens.ts';
import {isBare} from './words/bare.ts';

const conditions = new Set([
	'if',
	'unless',
	'whether',
	'wenn',
	'falls',
	'si',
	'se',
	'если',
	'otherwise',
	'example',
	'maybe',
	'perhaps',
]);
// “Not available if you have no reverse DNS” gives the reason; “if you think so, ask” does not.
const ifs = new Set(['if', 'unless']);
const purposes = new Set([
	'reduce',
	'protect',
	'best',
	'avoid',
	'prevent',
	'ensure',
	'improve',
	'learn',
	'request',
	'resolve',
	'fix',
	'help',
]);
const referrals = new Set([
	'contact',
	'visit',
	'see',
	'refer',
	'information',
	'details',
	'explanation',
	'review',
	'ask',
	'report',
	'assistance',
	'forward',
	'help',
	'explained',
]);

// “Update your virus scanner” tells the reader what to do.
const orders = new Set(['update', 'upgrade', 'check', 'install', 'fix', 'configure', 'verify', 'change']);

// “Blocked due to spam”: what stands behind is the reason, what stands before only what was done.
const reasons = [
	['due', 'to'],
	['because'],
	['owing', 'to'],
	['wegen'],
	['aufgrund'],
	['en', 'raison'],
	['por', 'causa'],
	['debido', 'a'],
	['devido', 'a'],
	['из', 'за'],
] as const;
const ofDeed = 0.75;

/** Where the sentence says “because”, words before it that only say what was done count less. */
function beforeReason(tokens: readonly Token[]): readonly boolean[] {
	const at = new Map<number, number>();
	for (const [place, {sentence}] of tokens.entries()) {
		if (
			!at.has(sentence) &&
			place + 2 < tokens.length &&
			reasons.some(words => words.every((word, index) => tokens[place + index]?.text === word))
		) {
			at.set(sentence, place);
		}
	}

	return tokens.map((token, place) => place < (at.get(token.sentence) ?? 0) && isDeed(token));
}

// “May be related to” names what is only supposed.
const supposed = new Set(['related', 'due', 'caused', 'because']);

function isSupposed(tokens: readonly Token[], at: number): boolean {
	return (
		tokens[at]?.text === 'may' && tokens[at + 1]?.text === 'be' && supposed.has(tokens[at + 2]?.text ?? '')
	);
}

const slowed = new Set(['rate', 'limited', 'throttled', 'throttling']);

function isDeed(token: Token): boolean {
	return slowed.has(token.text) || isBare([token]);
}

/** How much each word counts: advice and conditions say what might be, not what is. */
export function emphasisOf(tokens: readonly Token[]): readonly number[] {
	let weight = 1;
	let begin = 0;
	const isBefore = beforeReason(tokens);
	return tokens.map(({text, sentence, apart, asked}, at) => {
		const before = tokens[at - 1];
		if (before && (before.sentence !== sentence || (apart && weight === 0.6))) {
			weight = 1;
		}

		if (before?.sentence !== sentence) {
			begin = at;
		}

		if (conditions.has(text) || isSupposed(tokens, at)) {
			weight = ifs.has(text) && weight === 1 && at - begin >= 3 && !apart ? 0.85 : 0.5;
		} else if (text === 'to' && purposes.has(tokens[at + 1]?.text ?? '')) {
			weight = 0.6;
		} else if (at > 1 && (referrals.has(text) || (orders.has(text) && tokens[at + 1]?.text === 'your'))) {
			weight = Math.min(weight, 0.5);
		}

		return (asked ? Math.min(weight, 0.4) : weight) * (isBefore[at] ? ofDeed : 1);
	});
}
