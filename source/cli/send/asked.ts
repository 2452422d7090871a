/** What `send` asks for, as swaks does: options that were given without their value, and a recipient where there is none. */
import process from 'node:process';
import type {Option, Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {askLine} from '../connection/ask-line.ts';

/** Throws a UsageError where nobody answers. The password is asked for where it is needed. */
export async function withAnswers(values: Values, options: readonly Option[]): Promise<Values> {
	const changes = new Map<string, readonly string[]>();
	for (const {name, asked, askedIfEmpty} of options) {
		if (asked !== undefined && !askedIfEmpty && values.has(name) && values.all(name).length === 0) {
			changes.set(name, [await answerTo(asked, `--${name} was given without a value`)]);
		}
	}

	return values.with(changes);
}

/** `why` begins the sentence that is said where nobody answers. */
export async function answerTo(prompt: string, why: string): Promise<string> {
	const answer = await askLine(prompt, process.stdin, process.stderr);
	if (answer === null || answer === '') {
		throw new UsageError(`${why}, and nothing was entered for it.`);
	}

	return answer;
}
