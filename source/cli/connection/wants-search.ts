/** Whether the word for the server is a mail address or a domain, whose servers are to be found first. */
import type {Purpose} from '../../dialogs/find-server/find-server.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';

/** What the word asks for, or null where it names a server itself. */
export function wantsSearch(word: string, values: Values): Purpose | null {
	if (values.has('submission') && values.has('mx')) {
		throw new UsageError('--submission and --mx cannot be used together.');
	}

	const asked = values.has('mx') ? 'delivery' : values.has('submission') ? 'submission' : null;
	const isAddress = isMailAddress(word);
	const isDomain = /^[^\s@/:[\]]+\.[^\s@/:[\]]+$/.test(word);
	if (asked !== null && !isAddress && !isDomain) {
		throw new UsageError(
			`--${asked === 'delivery' ? 'mx' : 'submission'} requires a mail domain or an address, such as alice@example.org; “${word}” was given.`,
		);
	}

	return asked ?? (isAddress ? 'submission' : null);
}

/** `alice@example.org`: no scheme and no port, which would make it a user name and a server. */
export function isMailAddress(word: string): boolean {
	return /^[^\s@/:]+@[^\s@/:[\]]+\.[^\s@/:[\]]+$/.test(word);
}
