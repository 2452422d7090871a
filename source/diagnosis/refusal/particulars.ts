/** Of what a cause covers, the one fault that the words name; of two faults none is told alone. */

import type {RefusalCause} from './meanings.ts';
import {certificates, credentials, mechanisms, proofs} from './particulars/access.ts';
import {contentFormat} from './particulars/content.ts';
import {fromMissing, headerField} from './particulars/header-field.ts';
import type {Particular, Told} from './particulars/particular.ts';
import {command, order, syntax} from './particulars/protocol.ts';
import {nextHop} from './particulars/server.ts';

const particulars: Partial<Record<RefusalCause, readonly Particular[]>> = {
	'content-format': contentFormat,
	'login-mechanism': mechanisms,
	'login-refused': credentials,
	'protocol-command': command,
	'protocol-order': order,
	'protocol-syntax': syntax,
	'server-next-hop': nextHop,
	'tls-certificate': certificates,
	unauthenticated: proofs,
};

/** `text`: the words of the reply without codes and addresses. Null where they name no fault, or more than one. */
export function particularOf(cause: RefusalCause, text: string): Told | null {
	const said = text.toLowerCase();
	if (cause === 'content-header' || cause === 'content-from') {
		return cause === 'content-header' ? headerField(said) : fromMissing(said);
	}

	const [one, ...others] = particulars[cause]?.filter(({says}) => says.test(said)) ?? [];
	return one === undefined || others.length > 0 ? null : one.told;
}
