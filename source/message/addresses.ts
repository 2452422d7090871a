/** Address lists as people type them (RFC 5322 §3.4), read with nodemailer's parser, entry by entry so that a problem can name its input. */

import {domainToASCII} from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import {splitAddressList} from './split-address-list.ts';

export type Mailbox = {
	/** Display name, decoded by nobody: as typed. */
	readonly name: string;
	/** `local@domain`, quotes of the local part kept. */
	readonly address: string;
	/** Name of the group it stands in, or null. */
	readonly group: string | null;
	/** The piece of the list it was read from. */
	readonly input: string;
};

export type AddressProblemId =
	| 'address/control'
	| 'address/unbalanced'
	| 'address/none'
	| 'address/blank'
	| 'address/incomplete'
	| 'address/read-as'
	| 'address/no-domain'
	| 'address/domain'
	| 'address/local-part'
	| 'address/long';

export type AddressProblem = {
	/** Stable name, such as `address/no-domain`. */
	readonly id: AddressProblemId;
	readonly message: string;
	readonly input: string;
	/** True: no address can be read from it, or it must not go out. */
	readonly fatal: boolean;
};

export type AddressList = {
	readonly mailboxes: readonly Mailbox[];
	/** Groups without members, such as `undisclosed-recipients:;`. */
	readonly emptyGroups: readonly string[];
	readonly problems: readonly AddressProblem[];
};

/** Never throws. Problems marked `fatal` leave an address out; the others are remarks. */
export function parseAddresses(text: string): AddressList {
	if (/[\0-\x08\n-\x1F\x7F]/.test(text)) {
		return {
			mailboxes: [],
			emptyGroups: [],
			problems: [fatal('address/control', text, 'contains a line break or another control character')],
		};
	}

	const {entries, emptyGroups} = splitAddressList(text);
	const mailboxes: Mailbox[] = [];
	const problems: AddressProblem[] = [];
	for (const {input, group} of entries) {
		const found = readMailbox(input, group);
		if ('fatal' in found) {
			problems.push(found);
			continue;
		}

		mailboxes.push(found);
		problems.push(...remarksOn(found));
	}

	return {mailboxes, emptyGroups, problems};
}

/** The local part as it is, quotes kept; the domain is null without an `@`, and empty behind one at the end. */
export function splitAddress(address: string): {readonly local: string; readonly domain: string | null} {
	// A domain literal may hold an `@` of its own; otherwise the last one divides, for a quoted local part may hold others.
	const literal = /@(\[[^[\]]*\])$/.exec(address);
	const at = literal ? literal.index : address.lastIndexOf('@');
	return at < 0
		? {local: address, domain: null}
		: {local: address.slice(0, at), domain: address.slice(at + 1)};
}

/** The domain as A-labels, the local part as it is: the form every server understands when that part is ASCII. */
export function withAsciiDomain(address: string): string {
	const {local, domain} = splitAddress(address);
	if (domain === null || domain.startsWith('[') || !/[^\0-\x7F]/.test(domain)) {
		return address;
	}

	return `${local}@${domainToASCII(domain) || domain}`;
}

/** Whether only a server with SMTPUTF8 can take it (RFC 6531): a local part has no ASCII form. */
export function needsSmtpUtf8(address: string): boolean {
	return /[^\0-\x7F]/.test(withAsciiDomain(address));
}

function readMailbox(input: string, group: string | null): Mailbox | AddressProblem {
	const bare = withoutQuotedAndComments(input);
	if (bare.includes('"')) {
		return fatal('address/unbalanced', input, 'has a quotation mark that is not closed');
	}

	if (count(bare, '<') !== count(bare, '>') || count(bare, '<') > 1) {
		return fatal('address/unbalanced', input, 'has angle brackets that do not match');
	}

	const first = addressparser(input, {flatten: true})[0];
	const name = first?.name ?? '';
	// A word alone is a mailbox of the receiving host, such as `postmaster` (RFC 5321 §4.5.1).
	const address = asQuoted(first?.address, input) || (/^[^\s<>@"(),:;]+$/.test(name) ? name : '');
	if (address === '') {
		return fatal('address/none', input, 'contains no address');
	}

	// Whoever wrote “ann lee@example.org” may mean ann.lee, and the mail would go to lee.
	if (!bare.includes('<') && /\s/.test(withoutComments(input.replaceAll(quoted, 'q')).trim())) {
		return fatal(
			'address/blank',
			input,
			`contains a space; a name before an address requires angle brackets: ${name} <${address}>`,
		);
	}

	const {local, domain} = splitAddress(address);
	if (local === '' || domain === '') {
		return fatal(
			'address/incomplete',
			input,
			local === '' ? 'has nothing before the @' : 'has nothing after the @',
		);
	}

	return {name: address === name ? '' : name, address, group, input};
}

/** The parser takes off the quotes of a local part that it could write without, such as `"a..b"`. */
function asQuoted(address: string | undefined, input: string): string | undefined {
	const {local, domain} = splitAddress(address ?? '');
	return domain !== null && !local.startsWith('"') && input.includes(`"${local}"@${domain}`)
		? `"${local}"@${domain}`
		: address;
}

function remarksOn({input, address, name}: Mailbox): readonly AddressProblem[] {
	const remarks: AddressProblem[] = [];
	const remark = (id: AddressProblemId, message: string) => {
		remarks.push({id, input, message: `“${input}” ${message}.`, fatal: false});
	};

	const {local, domain} = splitAddress(address);
	const bare = withoutQuotedAndComments(input);
	if (/>\s*[^\s(]/.test(bare)) {
		remark('address/read-as', `was read as the name “${name}” and the address ${address}`);
	}

	if (domain === null) {
		remark('address/no-domain', 'has no domain; only the server itself can know which one is meant');
	} else if (!isDomain(domain)) {
		remark('address/domain', `has a domain, “${domain}”, that cannot be a DNS name`);
	}

	if (!local.startsWith('"') && (/^\.|\.$|\.\./.test(local) || /[@\s(),:;<>[\]\\]/.test(local))) {
		remark('address/local-part', 'has a local part that needs quotes (RFC 5321 §4.1.2)');
	}

	if (Buffer.byteLength(local) > 64) {
		remark(
			'address/long',
			`has a local part of ${Buffer.byteLength(local)} octets; servers need accept only 64`,
		);
	} else if (Buffer.byteLength(address) > 254) {
		remark('address/long', `is ${Buffer.byteLength(address)} octets long; an address can have at most 254`);
	}

	return remarks;
}

/** A name of LDH labels once in A-labels, or an address literal. */
function isDomain(domain: string): boolean {
	if (domain.startsWith('[')) {
		return /^\[(?:IPv6:[\dA-Fa-f:.]+|\d+(?:\.\d+){3})\]$/.test(domain);
	}

	const ascii = domainToASCII(domain);
	return (
		ascii.length > 0 &&
		ascii.length <= 253 &&
		ascii.split('.').every(label => /^(?!-)[\da-z-]{1,63}(?<!-)$/i.test(label))
	);
}

/** Blanks what stands in quotes or comments; a quote that never closes stays. */
function withoutQuotedAndComments(text: string): string {
	return withoutComments(text.replaceAll(quoted, ''));
}

function withoutComments(text: string): string {
	return text.replaceAll(/\([^()]*\)/g, '');
}

const quoted = /"(?:[^"\\]|\\.)*"/g;

function count(text: string, character: string): number {
	return text.split(character).length - 1;
}

function fatal(id: AddressProblemId, input: string, message: string): AddressProblem {
	return {id, input, message: `“${input}” ${message}.`, fatal: true};
}
