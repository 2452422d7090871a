/** Secrets behind the parameters of other commands, and in URLs. */
import type {Span} from '../protocol/span.ts';
import {isStandIn} from '../protocol/stand-in.ts';

/** Parameters that may hold a secret, where they are used for what they are not for. */
export function secretInArgument(verb: string, line: string): Span | null {
	if (verb !== 'MAIL' && verb !== 'XCLIENT') {
		return null;
	}

	const found = [...line.matchAll(verb === 'MAIL' ? mailSecret : clientSecret)].filter(
		([, value = '']) => !isIdentity(value),
	);
	const [first] = found;
	const last = found.at(-1);
	return first && last
		? {start: first.index + first[0].length - (first[1] ?? '').length, end: last.index + last[0].length}
		: null;
}

const mailSecret = /[ \t](?:AUTH|PASS|PASSWORD|PWD|TOKEN)=(\S+)/gi;
const clientSecret = /[ \t](?:LOGIN|PASS|PASSWORD|PWD|TOKEN)=(\S+)/gi;

/** `<>`, `[UNAVAILABLE]`, an address: what RFC 4954 §5 and XCLIENT put there. */
function isIdentity(value: string): boolean {
	return value === '<>' || /^\[[A-Z]+\]$/i.test(value) || /@|\+40|%40/.test(value) || isStandIn(value);
}

/** `smtp://alice:secret@host`. */
export function secretInUrl(line: string): Span | null {
	const found = urlLogin.exec(line);
	const secret = found?.[1] ?? '';
	if (!found || isStandIn(secret)) {
		return null;
	}

	const end = found.index + found[0].length - 1;
	return {start: end - secret.length, end};
}

const urlLogin = /[a-z]:\/\/[^\s/:@]{0,256}:([^\s/@]{1,256})@/i;
