/** The name for EHLO that the user chose. */
import type {Values} from '../arguments/option.ts';
import {warn} from '../output/terminal.ts';

/** Undefined: the host's own. A name that no host can have is sent anyway, which is said once. */
export function clientNameFrom(values: Values): string | undefined {
	const name = values.get('ehlo');
	if (name !== undefined && !isHostName(name) && !/^\[[^\s[\]]+\]$/.test(name)) {
		warn(
			`“${name}” is neither a host name nor an address in brackets, so servers may refuse it (RFC 5321 §4.1.1.1). It is sent unchanged.`,
		);
	}

	return name;
}

/** Underscores are common in the wild, and servers accept them. */
function isHostName(name: string): boolean {
	return (
		name.length <= 253 &&
		name.split('.').every(label => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u.test(label))
	);
}
