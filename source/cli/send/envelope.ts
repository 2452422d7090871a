/** Addresses that the options name. */
import {parseAddresses} from '../../message/addresses.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';

/** The envelope where it is not that of the header. */
export function envelopeFrom(values: Values): {envelopeFrom?: string; envelopeTo?: readonly string[]} {
	const from = values.get('envelope-from');
	// A quoted local part may hold commas of its own.
	const to = values.all('envelope-to').flatMap(list => list.match(/(?:"(?:[^"\\]|\\.)*"|[^,])+/g) ?? []);
	const addressed = to.map(address => address.trim()).filter(address => address !== '');
	return {
		...(from !== undefined && {envelopeFrom: from === '<>' ? '' : from}),
		...(values.has('envelope-to') && {envelopeTo: addressed}),
	};
}

/** The addresses alone, of a list as it stands in a header. Throws a UsageError that names the option. */
export function addresses(option: string, list: string): readonly string[] {
	const {mailboxes, problems} = parseAddresses(list);
	const problem = problems.find(({fatal}) => fatal);
	if (problem) {
		throw new UsageError(`${option}: ${problem.message}`);
	}

	return mailboxes.map(({address}) => address);
}
