/** Options as they were typed, for what reads them, and what comes of it. */
import {Values} from '../../source/cli/arguments/option.ts';
import {UsageError} from '../../source/cli/arguments/usage-error.ts';
import {shown} from './shown.ts';

/** `true` is an option without a value. */
export type Typed = Readonly<Record<string, string | true | readonly string[]>>;

export function typedValues(options: Typed): Values {
	return new Values(
		new Map(
			Object.entries(options).map(([name, value]) => [
				name,
				value === true ? [] : typeof value === 'string' ? [value] : [...value],
			]),
		),
	);
}

/** What was read, or the sentence that refuses it, on one line. */
export async function outcome(read: () => unknown): Promise<string> {
	try {
		return shown(await read());
	} catch (error) {
		if (error instanceof UsageError) {
			return `refused: ${error.message}`;
		}

		throw error;
	}
}
