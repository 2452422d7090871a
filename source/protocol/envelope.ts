/** What follows MAIL and RCPT: `FROM:` or `TO:`, a path, parameters (RFC 5321 §4.1.1.2, §4.1.1.3). */
import type {Found} from './found.ts';
import {severalAddresses} from './mailbox.ts';
import {type Parameter, type Parameters, parseParameters} from './parameter.ts';
import {needsUtf8, type Path, parsePath} from './path.ts';
import {skipBlanks, wordEnd} from './span.ts';

export type Envelope = {
	readonly path: Path | null;
	readonly parameters: readonly Parameter[];
	readonly corrected: string;
	readonly found: readonly Found[];
};

/**
 * The rest of MAIL or RCPT from this index on: keyword, path, parameters (RFC 5321 §4.1.1.2, §4.1.1.3). `typed`: the
 * verb as it is called in messages, for those that are read like MAIL (SEND, SOML, SAML).
 */
export function parseEnvelope(
	line: string,
	start: number,
	verb: 'MAIL' | 'RCPT',
	typed: string = verb,
): Envelope {
	const keyword = parseKeyword(line, start, verb, typed);
	const path = parsePath(line, keyword.end);
	if (!path) {
		const found = [...keyword.found, missingPath(line, start, verb, typed)];
		return {path: null, parameters: [], corrected: line.slice(start), found};
	}

	const {end} = path.part.span;
	const separated = line[end] === ',' || line[end] === ';';
	const several = separated || path.found.some(item => item.id === 'path/several');
	const rest: Parameters = separated
		? {parameters: [], found: [], corrected: []}
		: parseParameters(line, end, verb);
	const lacksUtf8 = needsUtf8(path.part) && !rest.parameters.some(({name}) => name === 'SMTPUTF8');
	const found = [
		...keyword.found,
		...path.found,
		...(separated ? [severalPaths(line, end)] : joined(line, end)),
		...(verb === 'RCPT' ? nullRecipient(path.part) : []),
		...(lacksUtf8 ? [nonAscii(path.part, verb)] : []),
	];
	const words = [`${keyword.corrected}:${path.corrected}`, ...rest.corrected];
	return {
		path: path.part,
		parameters: rest.parameters,
		corrected: several
			? line.slice(start)
			: [...words, ...(lacksUtf8 && verb === 'MAIL' ? ['SMTPUTF8'] : [])].join(' '),
		found: [...(several ? found.map(withoutCorrection) : found), ...rest.found],
	};
}

function missingPath(line: string, start: number, verb: 'MAIL' | 'RCPT', typed: string): Found {
	return {
		id: 'path/missing',
		message:
			verb === 'MAIL'
				? `${typed} must be followed by FROM:<address>, or by FROM:<> for a message that must not bounce.`
				: 'RCPT must be followed by TO:<address>.',
		start,
		end: line.length,
		reference: reference(verb),
	};
}

function severalPaths(line: string, start: number): Found {
	const reference = 'RFC 5321 §3.3';
	return {id: 'path/several', message: severalAddresses, start, end: line.length, reference};
}

/** What follows the path without a space. */
function joined(line: string, end: number): readonly Found[] {
	return end < line.length && skipBlanks(line, end) === end
		? [
				{
					id: 'path/no-blank-after',
					message: 'A space must separate the address from what follows.',
					start: end,
					end: wordEnd(line, end),
					reference: 'RFC 5321 §4.1.1.11',
					...(/^[A-Za-z\d]/.test(line.slice(end)) ? {correctable: true} : {}),
				},
			]
		: [];
}

function nullRecipient({address, bracketed, span}: Path): readonly Found[] {
	return address === '' && bracketed
		? [
				{
					id: 'path/null-recipient',
					message: 'The empty path <> can send, but it cannot receive mail.',
					...span,
					reference: 'RFC 5321 §4.1.1.3',
				},
			]
		: [];
}

function reference(verb: 'MAIL' | 'RCPT'): string {
	return verb === 'MAIL' ? 'RFC 5321 §4.1.1.2' : 'RFC 5321 §4.1.1.3';
}

type Keyword = {readonly end: number; readonly corrected: string; readonly found: readonly Found[]};

/** `FROM:` or `TO:` and the blanks around it. */
function parseKeyword(line: string, start: number, verb: 'MAIL' | 'RCPT', typed: string): Keyword {
	const wanted = verb === 'MAIL' ? 'FROM' : 'TO';
	const match = /^(from|to)(?=[\s:<]|$)/i.exec(line.slice(start, start + 5));
	const word = match?.[1] ?? '';
	const found: Found[] = [];
	const add = (id: string, message: string, from: number, to: number) => {
		found.push({id, message, start: from, end: to, reference: reference(verb), correctable: true});
	};
	const wordStop = start + word.length;
	const colon = skipBlanks(line, wordStop);
	const hasColon = line[colon] === ':';
	const afterColon = hasColon ? colon + 1 : wordStop;
	const end = skipBlanks(line, afterColon);
	if (word === '' && !hasColon) {
		add(
			'path/no-keyword',
			`${typed} must be followed by ${wanted}: and the address.`,
			start,
			wordEnd(line, start),
		);
		return {end: start, corrected: wanted, found};
	}

	if (word.toUpperCase() !== wanted) {
		add(
			'path/wrong-keyword',
			`${typed} must be followed by ${wanted}:, not ${word || 'a lone colon'}.`,
			start,
			colon,
		);
	}

	if (!hasColon) {
		add('path/no-colon', `There must be a colon after ${word}.`, wordStop, wordStop);
	} else if (colon > wordStop) {
		add('path/space-before-colon', 'There must not be a space before the colon.', wordStop, colon);
	}

	if (hasColon && end > afterColon) {
		const message =
			'There must not be a space after the colon; many servers allow it, strict ones answer 501.';
		add('path/space-after-colon', message, afterColon, end);
	}

	return {end, corrected: word.toUpperCase() === wanted ? word : wanted, found};
}

function nonAscii(path: Path, verb: 'MAIL' | 'RCPT'): Found {
	return {
		id: 'path/non-ascii',
		message:
			verb === 'MAIL'
				? 'An address outside ASCII needs the parameter SMTPUTF8 (if the server announces it).'
				: 'An address outside ASCII needs SMTPUTF8 on the MAIL command.',
		...path.span,
		reference: 'RFC 6531 §3.4',
		...(verb === 'MAIL' ? {correctable: true} : {}),
	};
}

function withoutCorrection({correctable: _, ...found}: Found): Found {
	return found;
}
