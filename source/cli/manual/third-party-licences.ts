/** The licences of the libraries in the program; in the single executable (`build/executable/`) they are a part of it. */
import {readFile} from 'node:fs/promises';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';

/** Written beside the program when it is built. */
const beside = new URL('third-party-licences.txt', import.meta.url);

export async function thirdPartyLicences(): Promise<string> {
	return await readFile(beside, 'utf8').catch((error: unknown) => {
		throw new UsageError(`The licences ${fileProblem(beside.pathname, error)}`);
	});
}
