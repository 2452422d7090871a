/** A single word of the protocol, asked about by itself: a code, a keyword, a command, a mechanism, a token. */
import {readEnhancedStatus} from '../protocol/enhanced-status.ts';
import type {Field} from '../sasl/field.ts';
import {gradeOf, isMechanismName} from '../sasl/grades.ts';
import {jwtFields, jwtProblems, readJwt} from '../sasl/oauth/jwt.ts';
import {commandWords} from './commands.ts';
import {portWords} from './connection.ts';
import {type EhloKeyword, ehloKeyword, ehloKeywords, keywordWords} from './ehlo-keywords.ts';
import {enhancedWords} from './enhanced-codes.ts';

export type Answer = {
	/** What was asked about, and what kind of thing it is. */
	readonly title: string;
	readonly fields: readonly Field[];
	readonly problems: readonly string[];
	readonly reference: string;
};

/** Null where the text is no such word. `now`: milliseconds since 1970, for a token that may have expired. */
export function answerQuestion(text: string, now: number): Answer | null {
	const word = text.trim();
	return (
		ofStatus(word) ??
		ofPort(word) ??
		ofLogin(word) ??
		ofParameter(word) ??
		ofKeywordOrCommand(word) ??
		ofMechanism(word) ??
		ofToken(word, now)
	);
}

function ofStatus(word: string): Answer | null {
	const status = /^[245]\.\d{1,3}\.\d{1,3}$/.test(word) ? readEnhancedStatus(word) : null;
	if (!status) {
		return null;
	}

	const {class: kind, subject, name, meaning, reference, vendor} = enhancedWords(status);
	return {
		title: `${word} is an enhanced status code`,
		fields: [
			{label: 'class', value: kind},
			// X.Y.0 has no detail, and X.0.0 no subject either.
			...(status.subject === 0 ? [] : [{label: 'subject', value: subject}]),
			...(status.detail === 0 ? [] : [{label: 'detail', value: name}]),
			...(status.detail === 0 && status.class === 2 ? [] : [{label: 'meaning', value: meaning}]),
			...(vendor === null ? [] : [{label: 'used by', value: vendor}]),
		],
		problems: [],
		reference,
	};
}

/** `587`, `:587`, `port 587`, `587/tcp`. */
function ofPort(word: string): Answer | null {
	const digits = /^(?:(?:tcp )?port |:)?(\d{2,5})(?:\/tcp)?$/i.exec(word)?.[1];
	const words = digits === undefined ? null : portWords(Number(digits));
	return words === null
		? null
		: {
				title: `${digits} is a port used for mail`,
				fields: [{label: 'use', value: words.replace(/^\d+: /, '')}],
				problems: [],
				reference: portReferences[digits ?? ''] ?? 'RFC 6409; RFC 8314',
			};
}

const portReferences: Readonly<Record<string, string>> = {24: 'RFC 2033', 25: 'RFC 5321', 366: 'RFC 2645'};

/** `SIZE=1000`, `NOTIFY=NEVER`: what stands behind an address. */
function ofParameter(word: string): Answer | null {
	const name = /^([A-Za-z][A-Za-z\d-]{1,30})=\S{1,500}$/.exec(word)?.[1]?.toUpperCase();
	const row = ehloKeywords.find(({mail = [], rcpt = []}: EhloKeyword) =>
		[...mail, ...rcpt].some(form => form.startsWith(`${name}=`)),
	);
	if (name === undefined || !row) {
		return null;
	}

	const {mail = []}: EhloKeyword = row;
	const verb = mail.some(form => form.startsWith(`${name}=`)) ? 'MAIL' : 'RCPT';
	const answer = ofKeywordOrCommand(row.keyword);
	return answer && {...answer, title: `${name} is a parameter of ${verb}. ${answer.title}`};
}

/** `AUTH PLAIN`, `AUTH LOGIN`: the command with the name of a mechanism, and nothing else. */
function ofLogin(word: string): Answer | null {
	const name = /^AUTH[ \t]+(\S+)$/i.exec(word)?.[1];
	const answer = name === undefined ? null : ofMechanism(name);
	return answer && {...answer, title: `AUTH ${name?.toUpperCase()} begins a login. ${answer.title}`};
}

function ofKeywordOrCommand(word: string): Answer | null {
	const name = word.toUpperCase();
	if (!/^[A-Z\d-]{2,40}$/.test(name)) {
		return null;
	}

	const keyword = ehloKeyword(name) && keywordWords({keyword: name, parameters: []});
	const command = commandWords(name);
	if (!keyword && !command) {
		return null;
	}

	const kinds = [keyword && 'a keyword in the EHLO reply', command && 'a command'].filter(Boolean);
	return {
		title: `${name} is ${kinds.join(' and ')}`,
		fields: [
			...(keyword ? [{label: 'in the EHLO reply', value: keyword.what}] : []),
			...(command
				? [
						{label: 'syntax', value: command.syntax},
						{label: 'as a command', value: `${command.title}. ${command.meaning}`},
						{label: 'expect', value: command.next},
					]
				: []),
			...parameterField('on MAIL', keyword?.mail ?? []),
			...parameterField('on RCPT', keyword?.rcpt ?? []),
		],
		problems: [],
		reference: keyword?.reference ?? command?.reference ?? '',
	};
}

function parameterField(label: string, names: readonly string[]): Field[] {
	return names.length === 0 ? [] : [{label: `parameters ${label}`, value: names.join(', ')}];
}

function ofMechanism(word: string): Answer | null {
	if (!isMechanismName(word)) {
		return null;
	}

	const {name, grade, reason, reference} = gradeOf(word);
	return {
		title: `${name} is a SASL mechanism`,
		fields: [{label: 'how safe', value: `${grade}: ${reason}`}],
		problems: [],
		reference,
	};
}

/** The token itself is a secret; what its claims say is what was asked for. */
function ofToken(word: string, now: number): Answer | null {
	const jwt = /^[\w-]+\.[\w-]+\.[\w-]*$/.test(word) ? readJwt(word) : null;
	return (
		jwt && {
			title: 'An access token (JWT)',
			fields: jwtFields(jwt, now),
			problems: jwtProblems(jwt, now),
			reference: 'RFC 7519',
		}
	);
}
