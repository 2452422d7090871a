/**
 * The reverse-path of MAIL and the forward-path of RCPT (RFC 5321 §4.1.2), read with forgiveness: what people
 * type where an address belongs is told apart from what should stand there.
 */
import type {Found, Parsed} from './found.ts';
import {type HostNameProblem, judgeHostName} from './host-name.ts';
import {octetsIn, type Span, skipBlanks, trimSpan, wordEnd} from './span.ts';

export type Path = {
	/** As typed, with brackets and display name. */
	readonly text: string;
	readonly span: Span;
	/** What stands for the mailbox, without brackets and route; empty for `<>`. */
	readonly address: string;
	readonly localPart: string;
	/** Null when there is no `@`. */
	readonly domain: string | null;
	/** `@one,@two` of an obsolete source route. */
	readonly sourceRoute: string | null;
	/** Both `<` and `>` are there. */
	readonly bracketed: boolean;
	readonly displayName: string | null;
};

/** Reads a path that starts at `start`, where no blank stands. Null when nothing is left to read. */
export function parsePath(line: string, start: number): Parsed<Path> | null {
	if (start >= line.length) {
		return null;
	}

	const frame = findFrame(line, start);
	const inside = line.slice(frame.inside.start, frame.inside.end);
	const route = /^@[^:"]*:/.exec(inside)?.[0] ?? '';
	const address = inside.slice(route.length);
	const addressStart = frame.inside.start + route.length;
	const split = lastAt(address);
	const localPart = split < 0 ? address : address.slice(0, split);
	const domain = split < 0 ? null : address.slice(split + 1);
	const part: Path = {
		text: line.slice(start, frame.end),
		span: {start, end: frame.end},
		address,
		localPart,
		domain,
		sourceRoute: route === '' ? null : route.slice(0, -1),
		bracketed: frame.opened && frame.closed,
		displayName: frame.displayName,
	};
	const found = [...frame.found];
	if (route !== '') {
		found.push({
			id: 'path/source-route',
			message: 'A route before the address is obsolete; servers ignore or refuse it.',
			start: frame.inside.start,
			end: addressStart,
			reference: 'RFC 5321 §4.1.1.3, appendix C',
			mended: true,
		});
	}

	const corrected = address === '' ? '' : remarkAddress(part, addressStart, found);
	if (octetsIn(part.text) > 256) {
		found.push({
			id: 'path/too-long',
			message: 'A path may have 256 octets with its brackets; a server answers 501 to a longer one.',
			start,
			end: frame.end,
			reference: 'RFC 5321 §4.5.3.1.3',
		});
	}

	return {part, corrected: `<${corrected}>`, found};
}

type Frame = {
	readonly inside: Span;
	readonly end: number;
	readonly opened: boolean;
	readonly closed: boolean;
	readonly displayName: string | null;
	readonly found: readonly Found[];
};

const brackets = 'RFC 5321 §4.1.2';

/** Where the address stands, and what stands around it. */
function findFrame(line: string, start: number): Frame {
	const name = displayNameBefore(line, start);
	const open = name === null ? start : line.indexOf('<', name.end);
	if (line[open] !== '<') {
		return bareFrame(line, start);
	}

	const found: Found[] = [];
	if (name) {
		found.push({
			id: 'path/display-name',
			message: 'A display name belongs in the From: or To: header, not in the envelope.',
			...name,
			reference: brackets,
			mended: true,
		});
	}

	let from = open + 1;
	if (line[from] === '<') {
		found.push({
			id: 'path/double-brackets',
			message: 'One pair of brackets is enough.',
			start: from,
			end: from + 1,
			reference: brackets,
			mended: true,
		});
		from++;
	}

	const close = closingBracket(line, from);
	const closed = close < line.length && line[close] === '>';
	const end = closed ? close + 1 + (from > open + 1 && line[close + 1] === '>' ? 1 : 0) : close;
	const inside = trimSpan(line, from, close);
	if (!closed) {
		found.push({
			id: 'path/unclosed',
			message: 'The address has no closing “>”.',
			start: close,
			end: close,
			reference: brackets,
			mended: true,
		});
	}

	if (inside.start !== from || inside.end !== close) {
		found.push({
			id: 'path/blank-inside',
			message: 'No blank may stand between the brackets and the address.',
			start: from,
			end: close,
			reference: brackets,
			mended: true,
		});
	}

	const displayName = name && line.slice(name.start, name.end);
	return {inside, end, opened: true, closed, displayName, found};
}

function bareFrame(line: string, start: number): Frame {
	const end = quotedWordEnd(line, start);
	const stray = line[end - 1] === '>';
	const inside = {start, end: stray ? end - 1 : end};
	const found: Found = {
		id: 'path/no-brackets',
		message: stray
			? 'The address has no opening “<”.'
			: 'The address belongs in < and >; some servers take it without, others answer 501.',
		start,
		end,
		reference: brackets,
		mended: true,
	};
	return {inside, end, opened: false, closed: stray, displayName: null, found: [found]};
}

/** Words before a `<`, as in `Test User <user@example.org>`; not a parameter such as `AUTH=<>`. */
function displayNameBefore(line: string, start: number): Span | null {
	const open = line.indexOf('<', start);
	if (open <= start) {
		return null;
	}

	const name = trimSpan(line, start, open);
	return line.slice(name.start, name.end).includes('=') ? null : name;
}

/** The `>` that ends the path; without one, the end of the last word that is no parameter. */
function closingBracket(line: string, start: number): number {
	let quoted = false;
	for (let index = start; index < line.length; index++) {
		const character = line[index];
		if (character === '\\') {
			index++;
		} else if (character === '"') {
			quoted = !quoted;
		} else if (character === '>' && !quoted) {
			return index;
		}
	}

	// A quote that never ends must not hide the bracket.
	const plain = line.indexOf('>', start);
	return plain >= 0 ? plain : wordEnd(line, skipBlanks(line, start));
}

function quotedWordEnd(line: string, start: number): number {
	if (line[start] !== '"') {
		return wordEnd(line, start);
	}

	let index = start + 1;
	while (index < line.length && line[index] !== '"') {
		index += line[index] === '\\' ? 2 : 1;
	}

	return wordEnd(line, index < line.length ? index : start);
}

/** The last `@` outside quotes that no backslash hides. */
function lastAt(address: string): number {
	let found = -1;
	let quoted = false;
	for (let index = 0; index < address.length; index++) {
		const character = address[index];
		if (character === '\\') {
			index++;
		} else if (character === '"') {
			quoted = !quoted;
		} else if (character === '@' && !quoted) {
			found = index;
		}
	}

	return found;
}

/** Adds what is remarkable in the mailbox; returns it as it would be right. */
function remarkAddress(path: Path, start: number, found: Found[]): string {
	const {address, localPart, domain} = path;
	const end = start + address.length;
	const at = start + localPart.length;
	if (domain === null) {
		return remarkNoDomain(address, start, found);
	}

	if (/[,;]/.test(domain) || (localPart.includes('@') && /^[^"]*[,;]/.test(localPart))) {
		found.push({id: 'path/several', message: severalAddresses, start, end, reference: 'RFC 5321 §3.3'});
		return address;
	}

	const local = remarkLocalPart(localPart, start, found);
	const verdict = judgeHostName(domain);
	const mend = verdict && verdict.problem !== 'underscore' ? verdict.corrected : null;
	if (verdict && verdict.problem !== 'non-ascii') {
		found.push({
			id: `path/domain-${verdict.problem}`,
			message: domainMessages[verdict.problem],
			start: Math.min(at + 1, end),
			end,
			reference: verdict.problem === 'bare-ipv4' ? 'RFC 5321 §4.1.3' : brackets,
			...(mend === null ? {} : {mended: true}),
		});
	}

	return `${local}@${mend ?? domain}`;
}

function remarkNoDomain(address: string, start: number, found: Found[]): string {
	const escaped = address.indexOf('\\@');
	if (escaped >= 0) {
		found.push({
			id: 'path/escaped-at',
			message: 'Nothing needs a backslash before “@”: with it the address has no domain.',
			start: start + escaped,
			end: start + escaped + 2,
			reference: brackets,
			mended: true,
		});
		return address.slice(0, escaped) + address.slice(escaped + 1);
	}

	// RFC 5321 §4.5.1: the one mailbox that every server must know without a domain.
	if (address.toLowerCase() !== 'postmaster') {
		found.push({
			id: 'path/no-domain',
			message: 'The address has no “@domain”; a server may add its own or refuse.',
			start,
			end: start + address.length,
			reference: 'RFC 5321 §2.3.11',
		});
	}

	return address;
}

const quotedString = /^"(?:[^"\\\x00-\x1f\x7f]|\\[ -~])*"$/;
const atom = /^[^\x00-\x20"(),:;<>@[\\\]\x7f]+$/;

function remarkLocalPart(localPart: string, start: number, found: Found[]): string {
	const end = start + localPart.length;
	if (octetsIn(localPart) > 64) {
		found.push({
			id: 'path/local-part-too-long',
			message: 'The part before “@” may have 64 octets.',
			start,
			end,
			reference: 'RFC 5321 §4.5.3.1.1',
		});
	}

	if (localPart === '') {
		found.push({
			id: 'path/no-local-part',
			message: 'Nothing stands before “@”.',
			start,
			end,
			reference: brackets,
		});
		return localPart;
	}

	if (quotedString.test(localPart) || (atom.test(localPart) && !localPart.split('.').includes(''))) {
		return localPart;
	}

	const dots = atom.test(localPart);
	const quotable = !/[\x00-\x1f\x7f]/.test(localPart);
	const plain = localPart.startsWith('"') && localPart.endsWith('"') ? localPart.slice(1, -1) : localPart;
	found.push({
		id: dots ? 'path/dots' : 'path/unquoted-special',
		message: dots
			? 'Dots may not begin, end or double in the part before “@” unless it stands in quotes.'
			: 'Blanks and the characters ( ) , : ; < > @ [ ] \\ " need quotes before “@”.',
		start,
		end,
		reference: brackets,
		...(quotable ? {mended: true} : {}),
	});
	return quotable ? `"${plain.replace(/["\\]/g, '\\$&')}"` : localPart;
}

export const severalAddresses = 'One address a line: RCPT is repeated for each recipient.';

const domainMessages: Record<HostNameProblem, string> = {
	empty: 'Nothing stands after “@”.',
	blank: 'A blank stands in the domain.',
	underscore: 'A mail domain has no underscore; most servers refuse it.',
	'non-ascii': 'A domain outside ASCII needs SMTPUTF8.',
	'bare-ipv4': 'An IP address in place of a domain stands in square brackets.',
	'bare-ipv6': 'An IPv6 address in place of a domain is written [IPv6:…].',
	'ipv6-without-tag': 'An IPv6 address in brackets begins with “IPv6:”.',
	'bad-literal': 'What stands in square brackets is no IP address.',
	'trailing-dot': 'A domain in an address has no dot at its end.',
	'empty-label': 'Two dots follow each other in the domain, or it begins with one.',
	'label-too-long': 'A piece of the domain between dots is longer than 63 characters.',
	hyphen: 'A piece of the domain begins or ends with a hyphen.',
	'too-long': 'A domain may have 255 octets.',
	'bad-character': 'The domain has a character that no domain can have.',
};

/** True when the address cannot travel without SMTPUTF8 (RFC 6531). */
export function needsUtf8(path: Path): boolean {
	return /[^\x00-\x7f]/.test(path.address);
}
