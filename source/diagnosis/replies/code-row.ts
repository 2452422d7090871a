/** A row that goes by the enhanced status code alone (RFC 3463, IANA registry). */
import type {Row} from './row.ts';

const iana = 'IANA enhanced status codes';

// Filters put any number beside words such as “policy”; then the words count.
const saysNoPolicy =
	/^(?!.*(polic(y|ies)|preferences|privacy|settings|restricted|blocked|spam\b|reputation))/i;

/** `code` is looked for in the code, such as `5.7.1`; `line` and `reply` make the example. */
export function codeRow(
	id: string,
	code: RegExp,
	message: string,
	advice: string,
	fault: Row['fault'],
	line: string,
	reply: string,
	specificity: Row['specificity'] = 'code',
	pattern: RegExp | null = saysNoPolicy,
): Row {
	return {
		id,
		specificity,
		...(pattern && {pattern}),
		enhanced: code,
		message,
		advice,
		fault,
		reference: iana,
		confidence: 'possible',
		why: 'The words of the reply told nothing, but the number at their head is registered and has one meaning.',
		example: `C: ${line}\nS: ${reply}`,
	};
}
