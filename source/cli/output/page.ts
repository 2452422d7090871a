import type {LivePage} from '../../reports/live/page.ts';
import type {Entry} from '../../session/entry.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print} from './terminal.ts';

/** To standard output. Throws a UsageError when a secret would be on the page. */
export function printPage(page: LivePage, entries: readonly Entry[]): void {
	const written = page.write(entries);
	if ('problem' in written) {
		throw new UsageError(written.problem);
	}

	print(written.text);
}
