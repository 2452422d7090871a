/** The parameters of MAIL and RCPT: what each asks of the server. */
import type {Parameter} from '../protocol/parameter.ts';
import {octetsInWords, secondsInWords} from './quantities.ts';

export type EsmtpParameter = {
	readonly name: string;
	readonly verb: 'MAIL' | 'RCPT' | 'both';
	readonly syntax: string;
	readonly meaning: string;
	readonly reference: string;
	/** Keyword that announces it. */
	readonly keyword: string;
};

// biome-ignore format: a row is read as a row
export const esmtpParameters = [
	{name: 'SIZE', verb: 'MAIL', syntax: 'SIZE=octets', meaning: 'the size of the message, declared in advance so that the server can refuse it early', reference: 'RFC 1870', keyword: 'SIZE'},
	{name: 'BODY', verb: 'MAIL', syntax: 'BODY=7BIT|8BITMIME|BINARYMIME', meaning: 'which octets the content can contain', reference: 'RFC 6152, RFC 3030', keyword: '8BITMIME'},
	{name: 'SMTPUTF8', verb: 'MAIL', syntax: 'SMTPUTF8', meaning: 'addresses or headers are in UTF-8', reference: 'RFC 6531', keyword: 'SMTPUTF8'},
	{name: 'AUTH', verb: 'MAIL', syntax: 'AUTH=mailbox|<>', meaning: 'the original submitter of the message, as passed between servers that trust each other', reference: 'RFC 4954 §5', keyword: 'AUTH'},
	{name: 'RET', verb: 'MAIL', syntax: 'RET=FULL|HDRS', meaning: 'how much of the message a bounce includes', reference: 'RFC 3461 §4.3', keyword: 'DSN'},
	{name: 'ENVID', verb: 'MAIL', syntax: 'ENVID=id', meaning: 'the sender’s own identifier for this message, which reports repeat', reference: 'RFC 3461 §4.4', keyword: 'DSN'},
	{name: 'NOTIFY', verb: 'RCPT', syntax: 'NOTIFY=NEVER|SUCCESS,FAILURE,DELAY', meaning: 'when a report should be sent about this recipient', reference: 'RFC 3461 §4.1', keyword: 'DSN'},
	{name: 'ORCPT', verb: 'RCPT', syntax: 'ORCPT=type;address', meaning: 'the recipient as originally given, before any forwarding', reference: 'RFC 3461 §4.2', keyword: 'DSN'},
	{name: 'BY', verb: 'MAIL', syntax: 'BY=seconds;R|N[T]', meaning: 'deliver within this time', reference: 'RFC 2852', keyword: 'DELIVERBY'},
	{name: 'HOLDFOR', verb: 'MAIL', syntax: 'HOLDFOR=seconds', meaning: 'delay the message by this much', reference: 'RFC 4865', keyword: 'FUTURERELEASE'},
	{name: 'HOLDUNTIL', verb: 'MAIL', syntax: 'HOLDUNTIL=time', meaning: 'delay the message until then', reference: 'RFC 4865', keyword: 'FUTURERELEASE'},
	{name: 'MT-PRIORITY', verb: 'MAIL', syntax: 'MT-PRIORITY=-9…9', meaning: 'the priority among other messages', reference: 'RFC 6710', keyword: 'MT-PRIORITY'},
	{name: 'REQUIRETLS', verb: 'MAIL', syntax: 'REQUIRETLS', meaning: 'pass the message on only over verified TLS, or return it', reference: 'RFC 8689', keyword: 'REQUIRETLS'},
	{name: 'RRVS', verb: 'RCPT', syntax: 'RRVS=time[;C|R]', meaning: 'deliver only if the mailbox has had the same owner since then', reference: 'RFC 7293', keyword: 'RRVS'},
	{name: 'SOLICIT', verb: 'MAIL', syntax: 'SOLICIT=keywords', meaning: 'which kinds of advertising the message contains', reference: 'RFC 3865', keyword: 'NO-SOLICITING'},
	{name: 'MTRK', verb: 'MAIL', syntax: 'MTRK=certifier[:seconds]', meaning: 'lets the sender ask later where the message went', reference: 'RFC 3885', keyword: 'MTRK'},
	{name: 'SUBMITTER', verb: 'MAIL', syntax: 'SUBMITTER=mailbox', meaning: 'the party responsible for the message, for Sender ID, which is no longer used', reference: 'RFC 4405', keyword: 'SUBMITTER'},
	{name: 'TRANSID', verb: 'MAIL', syntax: 'TRANSID=<id>', meaning: 'names the transfer, so that it can resume after an interruption', reference: 'RFC 1845', keyword: 'CHECKPOINT'},
	{name: 'CONPERM', verb: 'MAIL', syntax: 'CONPERM', meaning: 'the content may be converted', reference: 'RFC 4141', keyword: 'CONPERM'},
	{name: 'CONNEG', verb: 'RCPT', syntax: 'CONNEG', meaning: 'asks what content this recipient can receive', reference: 'RFC 4141', keyword: 'CONNEG'},
	{name: 'ALT-ADDRESS', verb: 'both', syntax: 'ALT-ADDRESS=address', meaning: 'an ASCII address to use instead; an experiment that has ended', reference: 'RFC 5336', keyword: 'UTF8SMTP'},
	{name: 'PRDR', verb: 'MAIL', syntax: 'PRDR', meaning: 'asks for a separate answer for each recipient after the message', reference: 'draft-hall-prdr', keyword: 'PRDR'},
	{name: 'XPRDR', verb: 'MAIL', syntax: 'XPRDR', meaning: 'an early name for PRDR', reference: 'Exim', keyword: 'XPRDR'},
	{name: 'XVERP', verb: 'MAIL', syntax: 'XVERP[=chars]', meaning: 'varies the sender address for each recipient, so that a bounce shows which one it is about', reference: 'Postfix VERP_README', keyword: 'XVERP'},
] as const satisfies readonly EsmtpParameter[];

const byName: ReadonlyMap<string, EsmtpParameter> = new Map(esmtpParameters.map(row => [row.name, row]));

/** By the name in capitals; undefined for a parameter that is not in the table. */
export function esmtpParameter(name: string): EsmtpParameter | undefined {
	return byName.get(name);
}

/** The parameter in words: what it is, and what its value asks for. */
export function parameterWords(parameter: Parameter): string {
	const row = esmtpParameter(parameter.name);
	if (!row) {
		return 'not a known parameter; a server that does not know it answers 555';
	}

	const value = valueWords(parameter.name, parameter.value ?? '');
	return value === null ? row.meaning : `${row.meaning}: ${value}`;
}

const values: Readonly<Record<string, string>> = {
	'BODY=7BIT': 'ASCII only',
	'BODY=8BITMIME': 'octets above 127 in lines',
	'BODY=BINARYMIME': 'any octets, sent with BDAT',
	'RET=FULL': 'all of it',
	'RET=HDRS': 'its headers only',
	'AUTH=<>': 'it does not say',
};

function valueWords(name: string, value: string): string | null {
	const fixed = values[`${name}=${value.toUpperCase()}`];
	if (fixed) {
		return fixed;
	}

	switch (name) {
		case 'SIZE':
			return /^\d{1,15}$/.test(value) ? octetsInWords(Number(value)) : null;
		case 'NOTIFY':
			return notifyWords(value.toUpperCase().split(','));
		case 'HOLDFOR':
			return /^\d{1,9}$/.test(value) ? secondsInWords(Number(value)) : null;
		case 'BY':
			return byWords(value);
		case 'ENVID':
		case 'ORCPT':
		case 'AUTH':
		case 'SUBMITTER':
			return value === '' ? null : decodeXtext(value);
		default:
			return null;
	}
}

const occasions: Readonly<Record<string, string>> = {
	NEVER: 'never',
	SUCCESS: 'when it was delivered',
	FAILURE: 'when it failed',
	DELAY: 'when it is delayed',
};

function notifyWords(words: readonly string[]): string | null {
	const said = words.map(word => occasions[word] ?? null);
	return said.includes(null) ? null : said.join(', ');
}

function byWords(value: string): string | null {
	const match = /^(-?)(\d{1,9});([RN])(T?)$/i.exec(value);
	if (!match) {
		return null;
	}

	const [, minus, seconds, mode, trace] = match;
	const time = `${minus ? 'already late by ' : ''}${secondsInWords(Number(seconds))}`;
	const late = mode?.toUpperCase() === 'R' ? 'otherwise return it' : 'otherwise notify the sender';
	return `${time}, ${late}${trace ? ', and report each relay' : ''}`;
}

/** RFC 3461 §4: `+` and two hexadecimal digits stand for an octet. */
function decodeXtext(text: string): string {
	return text.replace(/\+([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
