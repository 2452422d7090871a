/** The kept result that `--compare` names. */
import {basename} from 'node:path';
import {type Baseline, readKept} from '../../dialogs/probe/kept.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';

export type NamedBaseline = Baseline & {
	/** File and time, for the reader. */
	readonly name: string;
};

/** The file of `--compare`, null without the option. Throws a UsageError where it cannot be read. */
export async function baselineFrom(values: Values): Promise<NamedBaseline | null> {
	const file = values.get('compare');
	if (file === undefined) {
		return null;
	}

	const kept = readKept(await readTextFile(file, 'compare'));
	if ('problem' in kept) {
		throw new UsageError(
			`--compare: “${file}” cannot be used as a baseline: ${kept.problem}. It must be a file made by smtpscope probe --save.`,
		);
	}

	const {at} = kept;
	const time = at === null ? '' : ` of ${at.slice(0, 16).replace('T', ' ')} UTC`;
	return {...kept, name: `${basename(file)}${time}`};
}
