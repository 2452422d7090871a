/** What a receiver found out about the sender: Authentication-Results (RFC 8601), and those sealed by ARC (RFC 8617). */

import {withoutComments} from './comments.ts';

export type MethodResult = {
	/** `spf`, `dkim`, `dmarc`, `arc` … in small letters. */
	readonly method: string;
	/** `pass`, `fail`, `none` … in small letters. */
	readonly result: string;
	readonly reason: string | null;
	/** Such as `smtp.mailfrom` and its value. */
	readonly properties: readonly {readonly name: string; readonly value: string}[];
};

export type AuthenticationResults = {
	/** The server that vouches for it. A field that names another than one's own may be forged. */
	readonly server: string;
	readonly results: readonly MethodResult[];
};

/** Most results of one field that are read. */
const limit = 100;

/** Null where the field has no server's name. */
export function readAuthenticationResults(field: string): AuthenticationResults | null {
	const [head = '', ...parts] = split(withoutComments(field));
	// The version may follow the name.
	const [server = ''] = head.trim().split(/\s+/);
	return server === '' || server.includes('=')
		? null
		: {server, results: parts.slice(0, limit).flatMap(part => readResult(part) ?? [])};
}

/** ARC-Authentication-Results begins with the number of the hop: `i=1; server; …`. */
export function readArcResults(
	field: string,
): {readonly instance: number; readonly results: AuthenticationResults} | null {
	const [, instance, rest = ''] = /^\s*i\s*=\s*(\d{1,3})\s*;(.*)$/s.exec(field) ?? [];
	const results = instance === undefined ? null : readAuthenticationResults(rest);
	return results && {instance: Number(instance), results};
}

function readResult(text: string): MethodResult | null {
	const [first = '', ...rest] = words(text);
	const [, method, result] = /^([a-z\d-]+)(?:\/\d+)?=([a-z]+)$/i.exec(first) ?? [];
	if (method === undefined || result === undefined) {
		return null;
	}

	const pairs = rest.flatMap(word => {
		const equals = word.indexOf('=');
		return equals < 1
			? []
			: [{name: word.slice(0, equals).toLowerCase(), value: unquoted(word.slice(equals + 1))}];
	});
	return {
		method: method.toLowerCase(),
		result: result.toLowerCase(),
		reason: pairs.find(({name}) => name === 'reason')?.value ?? null,
		properties: pairs.filter(({name}) => name.includes('.')),
	};
}

/** At semicolons that stand in no quoted string. */
function split(text: string): string[] {
	return (text.match(/(?:"(?:[^"\\]|\\.)*"?|[^;"])+|;/gs) ?? []).filter(part => part !== ';');
}

/** `a = b` is one word, and a quoted string too. */
function words(text: string): string[] {
	return text.replaceAll(/\s*=\s*/g, '=').match(/(?:"(?:[^"\\]|\\.)*"?|[^\s"])+/gs) ?? [];
}

function unquoted(text: string): string {
	return text.startsWith('"') ? text.replace(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1') : text;
}
