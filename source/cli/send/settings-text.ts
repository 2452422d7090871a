/** What `--dump`, `--dump-as-body` and `--support` print: the settings as they were understood, and what can be done. */
import {clientMechanisms} from '../../sasl/lookup.ts';
import type {Values} from '../arguments/option.ts';
import {versionText} from '../version.ts';

const secrets: readonly string[] = ['auth-password'];

/** Each option a line, in the form in which it can be typed; a password never. */
export function dumpOf(values: Values): string {
	const lines = values
		.names()
		.filter(name => name !== 'dump' && name !== 'dump-as-body')
		.toSorted()
		.flatMap(name => {
			const all = values.all(name);
			return all.length === 0
				? [`--${name}`]
				: all.map(
						value => `--${name} ${secrets.includes(name) ? '(not shown)' : quoted(withoutPassword(value))}`,
					);
		});
	return [versionText(), '', ...lines, ''].join('\n');
}

/** A password in a URL, such as that of a proxy, is a secret too. */
function withoutPassword(value: string): string {
	return value.replaceAll(/:\/\/([^/@:\s]*):[^/@\s]*@/g, '://$1:(not shown)@');
}

function quoted(text: string): string {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export function supportText(): string {
	return [
		versionText(),
		'Transports: TCP (IPv4 and IPv6), TLS, Unix sockets (--socket), programs (--pipe), SOCKS and HTTP proxies (--proxy)',
		'TLS: STARTTLS and from the first byte, client certificates, SNI',
		`AUTH: ${clientMechanisms.map(({name}) => name).join(', ')}`,
		'Also: MX look-up, PIPELINING, CHUNKING, DSN, SMTPUTF8, LMTP, PRDR, XCLIENT, the PROXY protocol, DKIM signatures',
		'',
	].join('\n');
}
