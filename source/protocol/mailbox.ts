/** `local-part@domain`: what stands for a mailbox (RFC 5321 §4.1.2), and what is odd about it. */
import type {Found} from './found.ts';
import {checkHostName, type HostNameProblem} from './host-name.ts';
import {octetsIn} from './span.ts';

export type Mailbox = {
	/** Without brackets and route; empty for `<>`. */
	readonly address: string;
	readonly localPart: string;
	/** Null when there is no `@`. */
	readonly domain: string | null;
};

/** Parts an address at its last `@`. */
export function splitMailbox(address: string): Mailbox {
	const split = lastAt(address);
	return split < 0
		? {address, localPart: address, domain: null}
		: {address, localPart: address.slice(0, split), domain: address.slice(split + 1)};
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

export const severalAddresses = 'MAIL and RCPT have one address each; repeat RCPT for each recipient.';

const syntax = 'RFC 5321 §4.1.2';

/** Adds what is remarkable in the mailbox, which stands at column `start`; returns it as it would be right. */
export function remarkMailbox(mailbox: Mailbox, start: number, found: Found[]): string {
	const {address, localPart, domain} = mailbox;
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
	const verdict = checkHostName(domain);
	const correction = verdict && verdict.problem !== 'underscore' ? verdict.corrected : null;
	if (verdict && verdict.problem !== 'non-ascii') {
		found.push({
			id: `path/domain-${verdict.problem}`,
			message: domainMessages[verdict.problem],
			start: Math.min(at + 1, end),
			end,
			reference: verdict.problem === 'bare-ipv4' ? 'RFC 5321 §4.1.3' : syntax,
			...(correction === null ? {} : {correctable: true}),
		});
	}

	return `${local}@${correction ?? domain}`;
}

function remarkNoDomain(address: string, start: number, found: Found[]): string {
	const escaped = address.indexOf('\\@');
	if (escaped > 0) {
		found.push({
			id: 'path/escaped-at',
			message: '“@” must not have a backslash before it: with one, the address has no domain.',
			start: start + escaped,
			end: start + escaped + 2,
			reference: syntax,
			correctable: true,
		});
		return address.slice(0, escaped) + address.slice(escaped + 1);
	}

	// RFC 5321 §4.5.1: the one mailbox that every server must know without a domain.
	if (address.toLowerCase() !== 'postmaster') {
		found.push({
			id: 'path/no-domain',
			message: 'The address has no “@domain”; a server may add its own or refuse the address.',
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
			message: 'The part before “@” can have at most 64 octets.',
			start,
			end,
			reference: 'RFC 5321 §4.5.3.1.1',
		});
	}

	if (localPart === '') {
		found.push({
			id: 'path/no-local-part',
			message: 'There is nothing before “@”.',
			start,
			end,
			reference: syntax,
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
			? 'The part before “@” must not begin or end with a dot or have two dots in a row, unless it is in quotes.'
			: 'Spaces and the characters ( ) , : ; < > @ [ ] \\ " before “@” must be in quotes.',
		start,
		end,
		reference: syntax,
		...(quotable ? {correctable: true} : {}),
	});
	return quotable ? `"${plain.replace(/["\\]/g, '\\$&')}"` : localPart;
}

const domainMessages: Record<HostNameProblem, string> = {
	empty: 'There is nothing after “@”.',
	blank: 'There is a space in the domain.',
	underscore: 'A mail domain cannot contain an underscore; most servers refuse it.',
	'non-ascii': 'A domain outside ASCII needs SMTPUTF8.',
	'bare-ipv4': 'An IP address instead of a domain must be in square brackets.',
	'bare-ipv6': 'An IPv6 address instead of a domain must be written [IPv6:…].',
	'ipv6-without-tag': 'An IPv6 address in brackets begins with “IPv6:”.',
	'bad-literal': 'The text in square brackets is not an IP address.',
	'trailing-dot': 'A domain in an address must not end with a dot.',
	'empty-label': 'The domain begins with a dot, or has two dots in a row.',
	'label-too-long': 'A label of the domain (the part between dots) is longer than 63 characters.',
	hyphen: 'A label of the domain (the part between dots) begins or ends with a hyphen.',
	'too-long': 'A domain can have at most 255 octets.',
	'bad-character': 'The domain contains a character that is not allowed in domains.',
};
