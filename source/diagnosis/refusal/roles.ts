/** Who and what a reply names: a session knows its own addresses and names, a bare reply only their shape. */

import type {ReplyEntry} from '../../session/entry.ts';
import {decoded} from '../reading/decoded.ts';
import {eitherOf} from './either-of.ts';

export type Reading = {
	/** The words, roles instead of names: `<rcpt>: Recipient address rejected`. */
	readonly text: string;
	readonly links: readonly string[];
	/** Names of hosts in the text, such as the list that was asked. */
	readonly hosts: readonly string[];
	/** The command the reply answers: as the session says, or as the text quotes it (`in reply to RCPT TO command`). */
	readonly stage: Stage | null;
	readonly code: number;
	/** `5.7.1`, the last one that the reply gives. */
	readonly enhanced: string | null;
};

export type Stage =
	| 'CONNECT'
	| 'HELLO'
	| 'STARTTLS'
	| 'AUTH'
	| 'MAIL'
	| 'RCPT'
	| 'DATA'
	| 'DATA-END'
	| 'OTHER';

/** What a session knows of itself; nulls for a reply pasted alone. */
type Known = {
	readonly sender: string | null;
	readonly recipients: readonly string[];
	readonly hello: string | null;
	readonly login: string | null;
};

/** Rules read this much of a reply. */
const readable = 4000;

/**
 * `hello`: the name that the client gave, null where it is not known. Only the beginning of a long reply is read.
 */
export function readReply(reply: ReplyEntry, hello: string | null = null): Reading {
	const raw = reply.lines
		.map(line => line.text.slice(0, readable))
		.join(' ')
		.slice(0, readable);
	const links: string[] = [];
	const hosts: string[] = [];
	const known = knownTo(reply, hello);
	const withAddressesRead = decoded(raw)
		.replace(quotedStage, '')
		.replace(withoutReason, ' ')
		// The form of a line, given as an example.
		.replace(/\{[A-Za-z][^{}:"]{0,20}[:<][^{}"]{0,160}\}/g, ' ')
		.replace(/\b(?:https?:\/\/|www\.)[^\s<>"]{1,500}/gi, link => {
			links.push(link);
			return ' <link> ';
		})
		.replace(opaque, ' <rule> ')
		.replace(/(^|[\s(#:-])[245]\.\d{1,3}\.\d{1,3}(?=[\s):;,-]|$)/g, '$1')
		.replace(/^(?:[\s-]*[245]\d\d(?=[\s-]))+/, '')
		.replace(addressShape, found => ` ${roleOfAddress(found, known)} `);
	const text = (
		mayHoldIp.test(withAddressesRead) ? withAddressesRead.replace(ipShape, ' <ip> ') : withAddressesRead
	)
		.replace(hostShape, found => {
			hosts.push(found.toLowerCase());
			return ` ${roleOfHost(found, known)} `;
		})
		.replace(/\s+/g, ' ')
		.trim();
	return {
		text,
		links,
		hosts,
		stage: stageOf(reply.answers) ?? stageQuoted(raw) ?? stageOfCode(reply.code),
		code: reply.code,
		enhanced: lastEnhanced(raw) ?? reply.enhanced,
	};
}

/** `(CON:B1)`, `RP:DRC`, `AUP#I-123`: names of a provider for its rules, which must not be read as words. */
const opaque =
	/(?<![\p{L}\d-])(?!(?:SPF|TLS|SSL|RBL|URL|PTR|DNS|DKIM)[:#])[A-Z]{2,3}[:#][A-Z\d-]{1,12}(?![\p{L}\d:])/gu;

// Of nested replies the inner code is the one that knows.
function lastEnhanced(text: string): string | null {
	const found = [...text.slice(0, 600).matchAll(/(?:^|[\s(#])([245]\.\d{1,3}\.\d{1,3})(?=[\s):;,-]|$)/g)];
	return found.at(-1)?.[1] ?? null;
}

// Postfix, where the login service gives none: words about the reply, not about the login.
const withoutReason = /\((?:no )?reason (?:unavailable|not available|unknown|not given)\)/i;

const quotedStage =
	/\(?in reply to (?:the )?(?:end of )?(?:STARTTLS|[A-Z]{4})\b(?: (?:TO|FROM)\b)?(?: command\b)?\)*/i;

function stageQuoted(text: string): Stage | null {
	const [quote] = quotedStage.exec(text) ?? [];
	if (quote === undefined) {
		return null;
	}

	return /end of/i.test(quote)
		? 'DATA-END'
		: stageOf(/to (?:the )?([A-Z]{4,8})/i.exec(quote)?.[1]?.toUpperCase());
}

/** RFC 4954 §6: codes that only AUTH gets. */
function stageOfCode(code: number): Stage | null {
	return ofLogin.has(code) ? 'AUTH' : null;
}

const ofLogin: ReadonlySet<number> = new Set([432, 534, 535, 538]);

/** The stage of a session that a verb belongs to; null where the reply stands alone. */
export function stageOf(answers: string | null | undefined): Stage | null {
	switch (answers) {
		case null:
		case undefined:
			return null;
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
			return 'HELLO';
		case 'BDAT':
			return 'DATA-END';
		case 'CONNECT':
		case 'STARTTLS':
		case 'AUTH':
		case 'MAIL':
		case 'RCPT':
		case 'DATA':
		case 'DATA-END':
			return answers;
		default:
			return 'OTHER';
	}
}

function knownTo(reply: ReplyEntry, hello: string | null): Known {
	const {sender, recipients, authenticatedAs} = reply.situation;
	const path = /^(MAIL FROM|RCPT TO):\s*<([^<>]{1,320})>/i.exec(reply.command ?? '');
	const [, verb = '', address = ''] = path ?? [];
	const isMail = verb.toUpperCase() === 'MAIL FROM';
	return {
		sender: isMail ? address : sender,
		recipients: path && !isMail ? [address] : recipients.slice(-1),
		hello,
		login: authenticatedAs,
	};
}

// Angle brackets around anything, and addresses without them.
const addressShape =
	/<(?!(?:CR|LF|CRLF|link|rule|NULL)>)[^<>\s/]{0,320}>|[^\s<>:;,"'()[\]]{1,64}@[^\s<>:;,"'()[\]]{1,255}/gi;
/** Most replies have none, and the whole shape takes long to compile. */
const mayHoldIp = /\d\.\d|[\da-f]:[\da-f:]|x\.x/i;
const ipShape = eitherOf(
	/\[?(?:IPv6:)?\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b(?:\/\d+)?\]?(?::\d{1,5})?/gi,
	/\[?(?:IPv6:)?\b(?!\d\d?:\d\d:\d\d\b)[\da-f]{1,4}:[\da-f:]{2,35}[\da-f](?:\/\d+)?\]?(?::\d{1,5})?/gi,
	/\[?\bx+\.x+\.x+\.x+\]?/gi,
);
const hostShape = /\b(?:[a-z\d_][a-z\d_-]{0,62}\.){1,8}[a-z][a-z\d-]{1,23}\b(?!\()/gi;

function roleOfAddress(found: string, known: Known): string {
	const bare = found.replace(/^<|>$/g, '').toLowerCase();
	if (bare === '' || bare === 'null') {
		return '<null>';
	}

	if (bare === known.sender?.toLowerCase() && !known.recipients.some(one => one.toLowerCase() === bare)) {
		return '<sender>';
	}

	if (known.recipients.some(one => one.toLowerCase() === bare)) {
		return '<rcpt>';
	}

	if (bare.includes('@')) {
		// Where the recipient is known, another address that is refused is the sender's.
		return known.recipients.length > 0 ? '<other>' : '<addr>';
	}

	return /\[[\d.a-f:x]+\]$/.test(bare) ? '<client>' : /\./.test(bare) ? '<host>' : '<name>';
}

function roleOfHost(found: string, known: Known): string {
	const name = found.toLowerCase();
	if (name === known.hello?.toLowerCase()) {
		return '<helo>';
	}

	if (known.recipients.some(one => one.toLowerCase().endsWith(`@${name}`))) {
		return '<rcptdomain>';
	}

	return known.sender?.toLowerCase().endsWith(`@${name}`) ? '<senderdomain>' : '<host>';
}
