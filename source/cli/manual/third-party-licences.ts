/** The licences of the libraries in the program. */
import {readFile} from 'node:fs/promises';
import {getAsset, isSea} from 'node:sea';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';

/** Written beside the program when it is built; the single executable carries it. */
const name = 'third-party-licences.txt';

/** The licences of the packages inside this one. Throws a UsageError where their file is missing. */
export async function thirdPartyLicences(): Promise<string> {
	if (isSea()) {
		return getAsset(name, 'utf8');
	}

	const beside = new URL(name, import.meta.url);
	return await readFile(beside, 'utf8').catch((error: unknown) => {
		throw new UsageError(`The licences ${fileProblem(beside.pathname, error)}`);
	});
}
