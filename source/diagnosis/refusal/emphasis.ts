/** How much each word of a reply counts: advice and conditions say what might be, not what is. */
import type {Token} from './tokens.ts';

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

/** How much each word counts: advice and conditions say what might be, not what is. */
export function emphasisOf(tokens: readonly Token[]): readonly number[] {
	let weight = 1;
	let begin = 0;
	return tokens.map(({text, sentence, apart, asked}, at) => {
		const before = tokens[at - 1];
		if (before && (before.sentence !== sentence || (apart && weight === 0.6))) {
			weight = 1;
		}

		if (before?.sentence !== sentence) {
			begin = at;
		}

		if (conditions.has(text)) {
			weight = ifs.has(text) && weight === 1 && at - begin >= 3 && !apart ? 0.85 : 0.5;
		} else if (text === 'to' && purposes.has(tokens[at + 1]?.text ?? '')) {
			weight = 0.6;
		} else if (at > 1 && (referrals.has(text) || (orders.has(text) && tokens[at + 1]?.text === 'your'))) {
			weight = Math.min(weight, 0.5);
		}

		return asked ? Math.min(weight, 0.4) : weight;
	});
}
