/** A piece of evidence for a cause, with the words it rests on. */
import type {Cause} from '../causes.ts';
import type {Token} from './tokens.ts';

export type Evidence = {
	readonly cause: Cause;
	readonly score: number;
	/** The words it rests on, or the code. */
	readonly words: string;
	/** The table and its line, for the test of every line. */
	readonly lines: readonly string[];
	readonly from: number;
	readonly to: number;
};

/** The text of the tokens from one index to the other, that one included. */
export function wordsIn(tokens: readonly Token[], from: number, to: number): string {
	return tokens
		.slice(from, to + 1)
		.map(({text}) => text)
		.join(' ');
}
