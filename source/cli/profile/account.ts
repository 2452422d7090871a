/** What a reader of another program’s settings gives: accounts, each with what can be used and what cannot. */

export type Setting = {readonly name: string; readonly value: string};

/** `why`: the rest of the sentence; the value is not repeated, it may be a password. */
export type LeftOut = {readonly line: number; readonly what: string; readonly why: string};

export type Account = {
	readonly name: string;
	readonly settings: readonly Setting[];
	readonly leftOut: readonly LeftOut[];
};

/** Throws a UsageError that names the file and the line. */
export type Fail = (line: number, problem: string) => never;

export type Reader = (text: string, fail: Fail) => readonly Account[];

export const noPassword = 'passwords are never imported; use auth-password-command or auth-password-file';

export type Security = 'clear' | 'starttls' | 'tls';

/** `port`: as it was written, or undefined for the usual one. */
export function serverUrl(host: string, port: string | undefined, security: Security): string {
	const scheme = {clear: 'smtp', starttls: 'starttls', tls: 'smtps'}[security];
	const bare = host.replace(/^\[|\]$/g, '');
	const name = bare.includes(':') ? `[${bare}]` : bare;
	return `${scheme}://${name}${port === undefined || port === '' ? '' : `:${port}`}`;
}

/** The lines with their numbers, from 1, without a byte order mark. */
export function linesOf(text: string): ReadonlyArray<{readonly text: string; readonly line: number}> {
	// A byte order mark counts as white space.
	return text.split('\n').map((each, index) => ({text: each.trim(), line: index + 1}));
}

/** The first word of a trimmed line, up to a space or an equals sign, and what follows. */
export function firstWord(text: string): readonly [word: string, rest: string] {
	const found = text.search(/[\s=]/);
	const end = found < 0 ? text.length : found;
	return [text.slice(0, end), text.slice(end + 1).trim()];
}

/** Without the quotation marks around it, where it has a pair. */
export function unquoted(text: string): string {
	const quote = text[0];
	return text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote)
		? text.slice(1, -1)
		: text;
}
