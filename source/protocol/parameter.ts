/** `NAME=value` after the path of MAIL and RCPT (RFC 5321 §4.1.2). */
import type {Found} from './found.ts';
import {nearest} from './nearest.ts';
import {type Span, skipBlanks, wordEnd} from './span.ts';

export type Parameter = {
	/** In capitals. */
	readonly name: string;
	/** Null when there is no `=`. */
	readonly value: string | null;
	readonly span: Span;
};

type Rule = {
	readonly verb: 'MAIL' | 'RCPT' | 'both';
	/** What the value looks like; null when there is none. */
	readonly value: RegExp | null;
	readonly message: string;
	readonly reference: string;
	/** By how much the line may grow for it. */
	readonly octets: number;
};

// RFC 3461 §4: `+` and `=` are written +2B and +3D, everything outside printable ASCII likewise.
const xtext = String.raw`(?:[!-*,-<>-~]|\+[\dA-F]{2})*`;
// RFC 3339 §5.6.
const dateTime = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)`;
const occasions = /^(?:NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY)){0,2})$/i;
const anyValue = /^[\s\S]+$/;

// biome-ignore format: a row is read as a row
const rules: Readonly<Record<string, Rule>> = {
	SIZE: {verb: 'MAIL', value: /^\d{1,20}$/, message: 'SIZE must be a number of octets, in digits.', reference: 'RFC 1870', octets: 26},
	BODY: {verb: 'MAIL', value: /^(?:7BIT|8BITMIME|BINARYMIME)$/i, message: 'BODY must be 7BIT, 8BITMIME or BINARYMIME.', reference: 'RFC 6152', octets: 17},
	SMTPUTF8: {verb: 'MAIL', value: null, message: 'SMTPUTF8 has no value.', reference: 'RFC 6531 §3.4', octets: 10},
	AUTH: {verb: 'MAIL', value: new RegExp(`^(?:<>|${xtext})$`), message: 'AUTH must be a mailbox as xtext, or <>.', reference: 'RFC 4954 §5', octets: 500},
	RET: {verb: 'MAIL', value: /^(?:FULL|HDRS)$/i, message: 'RET must be FULL or HDRS.', reference: 'RFC 3461 §4.3', octets: 13},
	ENVID: {verb: 'MAIL', value: new RegExp(`^${xtext}$`), message: 'ENVID must be xtext: “+” is written +2B, “=” +3D.', reference: 'RFC 3461 §4.4', octets: 107},
	NOTIFY: {verb: 'RCPT', value: occasions, message: 'NOTIFY must be NEVER alone, or SUCCESS, FAILURE and DELAY in any combination, separated by commas.', reference: 'RFC 3461 §4.1', octets: 24},
	ORCPT: {verb: 'RCPT', value: new RegExp(`^[a-z\\d-]+;${xtext}$`, 'i'), message: 'ORCPT must be a type, a semicolon and xtext, such as rfc822;user@example.org.', reference: 'RFC 3461 §4.2', octets: 500},
	BY: {verb: 'MAIL', value: /^-?\d{1,9};[RN]T?$/i, message: 'BY must be a number of seconds, a semicolon, and R or N, with T for a trace, such as 3600;R.', reference: 'RFC 2852', octets: 17},
	HOLDFOR: {verb: 'MAIL', value: /^\d{1,9}$/, message: 'HOLDFOR must be a number of seconds.', reference: 'RFC 4865', octets: 34},
	HOLDUNTIL: {verb: 'MAIL', value: new RegExp(`^${dateTime}$`, 'i'), message: 'HOLDUNTIL must be a time such as 2030-01-31T12:00:00Z.', reference: 'RFC 4865', octets: 34},
	'MT-PRIORITY': {verb: 'MAIL', value: /^(?:-?[1-9]|0)$/, message: 'MT-PRIORITY must be a number from -9 to 9.', reference: 'RFC 6710', octets: 15},
	REQUIRETLS: {verb: 'MAIL', value: null, message: 'REQUIRETLS has no value.', reference: 'RFC 8689', octets: 11},
	RRVS: {verb: 'RCPT', value: new RegExp(`^${dateTime}(?:;[CR])?$`, 'i'), message: 'RRVS must be a time such as 2030-01-31T12:00:00Z, optionally with ;C or ;R.', reference: 'RFC 7293', octets: 33},
	SOLICIT: {verb: 'MAIL', value: anyValue, message: 'SOLICIT must be a list of keywords.', reference: 'RFC 3865', octets: 1007},
	MTRK: {verb: 'MAIL', value: anyValue, message: 'MTRK must be a certifier, optionally with a colon and seconds.', reference: 'RFC 3885', octets: 0},
	SUBMITTER: {verb: 'MAIL', value: new RegExp(`^${xtext}$`), message: 'SUBMITTER must be a mailbox as xtext.', reference: 'RFC 4405', octets: 0},
	TRANSID: {verb: 'MAIL', value: anyValue, message: 'TRANSID must be an identifier in brackets.', reference: 'RFC 1845', octets: 0},
	CONPERM: {verb: 'MAIL', value: null, message: 'CONPERM has no value.', reference: 'RFC 4141', octets: 0},
	CONNEG: {verb: 'RCPT', value: null, message: 'CONNEG has no value.', reference: 'RFC 4141', octets: 0},
	'ALT-ADDRESS': {verb: 'both', value: anyValue, message: 'ALT-ADDRESS must be an address.', reference: 'RFC 5336', octets: 0},
	PRDR: {verb: 'MAIL', value: null, message: 'PRDR has no value.', reference: 'draft-hall-prdr', octets: 0},
	XPRDR: {verb: 'MAIL', value: null, message: 'XPRDR has no value.', reference: 'Exim', octets: 0},
	XVERP: {verb: 'MAIL', value: /^[\s\S]{0,2}$/, message: 'XVERP must be two delimiter characters, or have no value.', reference: 'Postfix VERP_README', octets: 0},
};

/** Every parameter of MAIL and RCPT that is known here, in capitals. */
export const parameterNames: readonly string[] = Object.keys(rules);

export type Parameters = {
	readonly parameters: readonly Parameter[];
	readonly found: readonly Found[];
	readonly corrected: readonly string[];
};

/** More than any server reads; what stands behind them is passed on unread. */
const maxParameters = 500;

/** Everything from `start` on as parameters of MAIL or RCPT, the first 500 of them. */
export function parseParameters(line: string, start: number, verb: 'MAIL' | 'RCPT'): Parameters {
	const parameters: Parameter[] = [];
	const found: Found[] = [];
	const corrected: string[] = [];
	const seen = new Set<string>();
	for (let from = skipBlanks(line, start); from < line.length; ) {
		if (parameters.length === maxParameters) {
			corrected.push(line.slice(from));
			found.push(tooMany({start: from, end: line.length}));
			break;
		}

		const end = wordEnd(line, from);
		const parameter = readParameter(line, {start: from, end});
		parameters.push(parameter);
		corrected.push(line.slice(from, end));
		found.push(...remarkParameter(parameter, verb, seen));
		seen.add(parameter.name);
		from = skipBlanks(line, end);
	}

	return {parameters, found, corrected};
}

function tooMany(span: Span): Found {
	return {
		id: 'parameter/too-many',
		message: `Only the first ${maxParameters} parameters were read.`,
		...span,
		reference: 'RFC 5321 §4.1.1.11',
	};
}

/** How many octets more than 512 the line may have for these parameters. */
export function lengthIncrease(parameters: readonly Parameter[]): number {
	let total = 0;
	for (const name of new Set(parameters.map(parameter => parameter.name))) {
		total += ruleOf(name)?.octets ?? 0;
	}

	return total;
}

function ruleOf(name: string): Rule | undefined {
	return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

function readParameter(line: string, span: Span): Parameter {
	const text = line.slice(span.start, span.end);
	const equals = text.indexOf('=');
	return equals < 0
		? {name: text.toUpperCase(), value: null, span}
		: {name: text.slice(0, equals).toUpperCase(), value: text.slice(equals + 1), span};
}

function remarkParameter(parameter: Parameter, verb: 'MAIL' | 'RCPT', seen: ReadonlySet<string>): Found[] {
	const {name, value, span} = parameter;
	if (!/^[A-Z\d][A-Z\d-]*$/.test(name)) {
		return [
			{
				id: 'parameter/bad-name',
				message: 'This is not a parameter. Parameters are NAME or NAME=value, separated by single spaces.',
				...span,
				reference: 'RFC 5321 §4.1.2',
			},
		];
	}

	if (seen.has(name)) {
		return [
			{id: 'parameter/twice', message: `${name} is given twice.`, ...span, reference: 'RFC 5321 §4.1.1.11'},
		];
	}

	const rule = ruleOf(name);
	if (!rule) {
		return name.startsWith('X') ? [] : [remarkUnknown(name, span)];
	}

	if (rule.verb !== 'both' && rule.verb !== verb) {
		const message = `${name} belongs to ${rule.verb}, not to ${verb}; a server answers 555.`;
		return [{id: 'parameter/wrong-verb', message, ...span, reference: rule.reference}];
	}

	// XVERP and RRVS aside, a parameter without its value is as wrong as one with a bad value.
	const good = rule.value === null ? value === null : rule.value.test(value ?? '');
	return good ? [] : [{id: 'parameter/bad-value', message: rule.message, ...span, reference: rule.reference}];
}

function remarkUnknown(name: string, span: Span): Found {
	const near = nearest(name, parameterNames);
	const question = near ? ` Did you mean ${near}?` : '';
	return {
		id: 'parameter/unknown',
		message: `${name} is not a registered parameter; a server that does not know it answers 555.${question}`,
		...span,
		reference: 'RFC 5321 §4.1.1.11',
	};
}
