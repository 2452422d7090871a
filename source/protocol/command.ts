/**
 * A typed line as a command (RFC 5321 §4.1). Never refuses: what is odd becomes a remark with its columns, and
 * the line goes out as it is.
 */
import {type AuthArgument, parseAuthArgument} from './auth-argument.ts';
import {parseClientName} from './client-name.ts';
import {parseEnvelope} from './envelope.ts';
import type {Found} from './found.ts';
import {lengthIncrease, type Parameter} from './parameter.ts';
import type {Path} from './path.ts';
import type {Remark} from './remark.ts';
import {octetsIn, type Span, trimSpan, wordEnd} from './span.ts';
import {hasStandIn} from './stand-in.ts';
import {opensLogin, remarkVerb} from './verb.ts';

export type Chunk = {
	/** Null when it is not a number. */
	readonly size: number | null;
	readonly last: boolean;
};

export type Command = {
	/** In capitals; empty for an empty line. */
	readonly verb: string;
	readonly verbSpan: Span;
	/** What follows the verb, without the blanks around it. */
	readonly argument: string;
	readonly argumentSpan: Span;
	/** MAIL and RCPT. */
	readonly path: Path | null;
	readonly parameters: readonly Parameter[];
	/** A command that begins a login: AUTH, or Exchange's X-EXPS. */
	readonly auth: AuthArgument | null;
	/** BDAT. */
	readonly chunk: Chunk | null;
	/** EHLO, HELO and LHLO. */
	readonly clientName: string | null;
	readonly remarks: readonly Remark[];
};

type Arguments = Pick<Command, 'path' | 'parameters' | 'auth' | 'chunk' | 'clientName'> & {
	readonly found: readonly Found[];
	/** The argument as it would be right; null when no suggestion may be made. */
	readonly corrected: string | null;
};

/** Never throws: what is wrong with the line is listed in `remarks`. */
export function parseCommand(line: string): Command {
	const command = readCommand(line);
	return {...command, remarks: command.remarks.map(settle)};
}

/** Mending one slip may uncover another: a suggestion is given when it needs no further one. */
function settle(remark: Remark): Remark {
	const {suggestion, ...rest} = remark;
	let line = suggestion;
	for (let round = 0; line !== undefined && round < 4; round++) {
		const next = readCommand(line).remarks.find(again => again.suggestion !== undefined)?.suggestion;
		if (next === undefined) {
			return {...rest, suggestion: line};
		}

		line = next;
	}

	return rest;
}

function readCommand(line: string): Command {
	const whole = trimSpan(line, 0, line.length);
	const verbSpan = {start: whole.start, end: Math.min(wordEnd(line, whole.start), whole.end)};
	const argumentSpan = trimSpan(line, verbSpan.end, whole.end);
	const typedVerb = line.slice(verbSpan.start, verbSpan.end);
	const verb = typedVerb.toUpperCase();
	const argument = line.slice(argumentSpan.start, argumentSpan.end);
	const {found, corrected, ...parts} = parseArguments(line.slice(0, whole.end), verb, argument, argumentSpan);
	const rest = {verb, verbSpan, argument, argumentSpan, ...parts};
	const verbRemarks = remarkVerb(verb, verbSpan, line.slice(whole.start, whole.end));
	const suggestion = corrected === null ? null : [typedVerb, corrected].filter(Boolean).join(' ');
	const remarks = [...remarkBlanks(line, whole, verbSpan, argumentSpan), ...found, ...remarkLine(line, rest)]
		.map(item => toRemark(item, suggestion === line ? null : suggestion))
		.concat(verbRemarks)
		.sort((a, b) => a.start - b.start);
	return {...rest, remarks};
}

const none = {path: null, parameters: [], auth: null, chunk: null, clientName: null, found: []} as const;
const withoutArgument: readonly string[] = ['DATA', 'RSET', 'QUIT', 'STARTTLS'];
const withArgument: readonly string[] = ['VRFY', 'EXPN', 'ETRN', 'BURL', 'XCLIENT', 'XFORWARD'];

function parseArguments(line: string, verb: string, argument: string, span: Span): Arguments {
	if (opensLogin(verb)) {
		const {part, found} = parseAuthArgument(line, span);
		// A suggestion would carry the secret past the masking of the line.
		const corrected = part.initialResponse === null ? argument : null;
		return {...none, auth: part, found, corrected};
	}

	switch (verb) {
		case 'MAIL':
		case 'SEND':
		case 'SOML':
		case 'SAML':
			return {...none, ...parseEnvelope(line, span.start, 'MAIL', verb)};
		case 'RCPT':
			return {...none, ...parseEnvelope(line, span.start, 'RCPT')};
		case 'EHLO':
		case 'HELO':
		case 'LHLO': {
			const {part, found, corrected} = parseClientName(argument, span, verb);
			return {...none, clientName: part, found, corrected};
		}

		case 'BDAT':
			return parseChunk(argument, span);
		default:
			return parsePlain(verb, argument, span);
	}
}

function parseChunk(argument: string, span: Span): Arguments {
	const match = /^(\d{1,15})(?:[ \t]+(LAST))?$/i.exec(argument);
	const loose = /^\d{1,15}(?=\s|$)/.exec(argument)?.[0];
	const chunk = {
		size: match ? Number(match[1]) : loose === undefined ? null : Number(loose),
		last: match?.[2] !== undefined,
	};
	const found: Found = {
		id: 'chunk/syntax',
		message: 'BDAT must be followed by the number of octets, and by LAST for the last block.',
		...span,
		reference: 'RFC 3030 §2',
	};
	return {...none, chunk, found: match ? [] : [found], corrected: argument};
}

function parsePlain(verb: string, argument: string, span: Span): Arguments {
	if (withoutArgument.includes(verb) && argument !== '') {
		const found: Found = {
			id: 'command/argument',
			message: `${verb} has no arguments; a server may answer 501.`,
			...span,
			reference: verb === 'STARTTLS' ? 'RFC 3207 §4' : 'RFC 5321 §4.1.1',
			correctable: true,
		};
		return {...none, found: [found], corrected: ''};
	}

	if (withArgument.includes(verb) && argument === '') {
		const found: Found = {id: 'command/no-argument', message: `${verb} needs an argument.`, ...span};
		return {...none, found: [found], corrected: ''};
	}

	return {...none, corrected: argument};
}

function remarkBlanks(line: string, whole: Span, verb: Span, argument: Span): Found[] {
	const found: Found[] = [];
	const add = (id: string, message: string, start: number, end: number) => {
		found.push({id, message, start, end, reference: 'RFC 5321 §4.1.1', correctable: true});
	};
	if (whole.start > 0 && whole.end > whole.start) {
		add('line/leading-blank', 'A command must begin in the first column.', 0, whole.start);
	}

	if (argument.end > argument.start && line.slice(verb.end, argument.start) !== ' ') {
		add('line/blanks', 'A single space separates a command from what follows.', verb.end, argument.start);
	}

	if (whole.end < line.length && whole.end > whole.start) {
		add(
			'line/trailing-blank',
			'Spaces at the end are sent too; strict servers refuse them.',
			whole.end,
			line.length,
		);
	}

	return found;
}

const international: readonly string[] = ['MAIL', 'RCPT', 'SEND', 'SOML', 'SAML', 'EHLO', 'HELO', 'LHLO'];

/** What is remarkable in the line as a whole. */
function remarkLine(line: string, command: Omit<Command, 'remarks'>): Found[] {
	const found: Found[] = [];
	const control = /[\x00-\x08\x0a-\x1f\x7f]/.exec(line);
	if (control) {
		found.push({
			id: 'line/control',
			message:
				'There is a control character in the line; servers refuse it, or interpret it in different ways.',
			start: control.index,
			end: control.index + 1,
			reference: 'RFC 5321 §4.1.2',
		});
	}

	const foreign = /[^\x00-\x7f]/.exec(line);
	if (foreign && !hasStandIn(line) && !international.includes(command.verb)) {
		found.push({
			id: 'line/non-ascii',
			message: 'Commands are ASCII; other characters are allowed only in addresses, and only with SMTPUTF8.',
			start: foreign.index,
			end: foreign.index + 1,
			reference: 'RFC 5321 §2.4, RFC 6531 §3.3',
		});
	}

	const limit = command.auth ? 12_288 : 512 + lengthIncrease(command.parameters);
	if (octetsIn(line) + 2 > limit) {
		found.push({
			id: 'line/too-long',
			message: `The line is longer than the ${limit} octets a server must accept here; it may answer 500.`,
			start: Math.min(limit - 2, line.length),
			end: line.length,
			reference: command.auth ? 'RFC 4954 §4' : 'RFC 5321 §4.5.3.1.4',
		});
	}

	return found;
}

function toRemark({correctable, ...remark}: Found, suggestion: string | null): Remark {
	return correctable && suggestion !== null ? {...remark, suggestion} : remark;
}
