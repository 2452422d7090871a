/** What is worth knowing about a line before Enter: its syntax here, what is odd in it, how it may go on. */
import {type Command, parseCommand} from '../protocol/command.ts';
import {announcedMechanisms, findCapability} from '../protocol/ehlo.ts';
import type {Remark} from '../protocol/remark.ts';
import {verbs} from '../protocol/verb.ts';
import {gradeOf} from '../sasl/grades.ts';
import {readOpening} from '../sasl/secret-lines.ts';
import type {Situation} from '../session/entry.ts';
import {commandWords} from './commands.ts';
import {type Completion, completionsFor, isTypingKeyword} from './completions.ts';
import {ehloKeyword} from './ehlo-keywords.ts';
import {sizeLimit} from './ehlo-parameters.ts';
import {misplaced} from './order.ts';
import {binarySize} from './quantities.ts';

export type Hint = {
	/** `MAIL FROM:<address> [SIZE=octets]`; empty where no verb is known yet. */
	readonly syntax: string;
	readonly remarks: readonly Remark[];
	readonly completions: readonly Completion[];
	/** What else this session makes worth saying, a sentence each. */
	readonly lines: readonly string[];
};

/**
 * What is known of a line that is still being typed. Empty throughout for an empty line, but for the completions.
 */
export function hintFor(line: string, situation: Situation): Hint {
	const completions = completionsFor(line, situation);
	if (line.trim() === '') {
		return {syntax: '', remarks: [], completions, lines: []};
	}

	const command = parseCommand(line);
	const typingVerb = !/\s/.test(line) && !verbs.includes(command.verb);
	const unfinished = typingVerb && verbs.some(verb => verb.startsWith(command.verb));
	const order = misplaced(command, situation);
	// `AUTH PL` on the way to PLAIN.
	const partOfName = completions.length > 0 && order.some(({id}) => id === 'order/mechanism');
	return {
		syntax: unfinished ? '' : syntaxOf(command.verb, situation),
		remarks: unfinished
			? []
			: [...finished(command, line), ...order.filter(({id}) => !(partOfName && id === 'order/mechanism'))],
		completions,
		lines: unfinished || partOfName ? [] : linesFor(command, situation),
	};
}

/** Slips that go away by typing on; they are remarked after Enter. */
const openEnded: ReadonlySet<string> = new Set([
	...[
		'path/missing',
		'path/no-keyword',
		'path/no-colon',
		'path/unclosed',
		'path/no-domain',
		'path/domain-empty',
	],
	...['path/domain-trailing-dot', 'path/domain-hyphen', 'path/domain-bad-literal', 'path/dots'],
	...['path/unquoted-special', 'client-name/not-qualified', 'client-name/trailing-dot', 'client-name/hyphen'],
	...['client-name/bad-literal', 'line/trailing-blank', 'parameter/bad-value', 'parameter/unknown'],
	...['auth/no-mechanism', 'auth/not-base64', 'chunk/syntax', 'command/no-argument'],
]);

function finished(command: Command, line: string): Remark[] {
	const end = line.trimEnd().length;
	const openPath = command.path?.text.startsWith('<') === true && !command.path.bracketed;
	const typingKeyword = isTypingKeyword(command);
	return command.remarks.filter(remark => {
		const isPath = remark.id.startsWith('path/');
		if (remark.id === 'client-name/empty') {
			return line.length === end;
		}

		// A character that base64 has not does not go away by typing on.
		if (remark.id === 'auth/not-base64' && /[^A-Za-z\d+/=]/.test(command.auth?.initialResponse ?? '')) {
			return true;
		}

		return (
			!(isPath && typingKeyword) && !(openEnded.has(remark.id) && (remark.end >= end || (isPath && openPath)))
		);
	});
}

/** The syntax of the verb with the parameters and mechanisms that this server announced. */
function syntaxOf(verb: string, situation: Situation): string {
	const words = commandWords(verb);
	if (!words) {
		return '';
	}

	const keywords = situation.capabilities?.keywords ?? [];
	switch (verb) {
		case 'MAIL':
		case 'RCPT': {
			const parameters = keywords.flatMap(({keyword}) => {
				const row = ehloKeyword(keyword);
				return (verb === 'MAIL' ? row?.mail : row?.rcpt) ?? [];
			});
			const path = verb === 'MAIL' ? 'MAIL FROM:<address>' : 'RCPT TO:<address>';
			return [path, ...new Set(parameters.map(parameter => `[${parameter}]`))].join(' ');
		}

		case 'AUTH': {
			const names = announcedMechanisms(situation.capabilities);
			return names.length > 0 ? `AUTH ${names.join('|')} [initial-response]` : words.syntax;
		}

		default:
			return words.syntax;
	}
}

function linesFor(command: Command, situation: Situation): string[] {
	switch (command.verb) {
		case 'MAIL':
			return mailLines(situation);
		case 'RCPT':
			return recipientLines(situation);
		case 'DATA':
		case 'BDAT':
			return situation.recipients.length > 0
				? [`Goes to ${counted(situation.recipients.length, 'recipient')}.`]
				: [];
		case 'AUTH':
			return authLines(command, situation);
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
		case 'RSET':
		case 'QUIT':
			return situation.sender === null ? [] : ['The open transaction will be reset.'];
		default:
			return [];
	}
}

function mailLines(situation: Situation): string[] {
	const size = findCapability(situation.capabilities, 'SIZE');
	const limit = sizeLimit(size?.parameters ?? []);
	return limit === null ? [] : [`This server accepts messages up to ${binarySize(limit)} (SIZE=${limit}).`];
}

function recipientLines(situation: Situation): string[] {
	const lines: string[] = [];
	if (situation.recipients.length > 0) {
		lines.push(`${counted(situation.recipients.length, 'recipient')} accepted so far.`);
	}

	const limits = findCapability(situation.capabilities, 'LIMITS')?.parameters ?? [];
	const limit = limits.find(parameter => /^RCPTMAX=\d+$/i.test(parameter))?.slice('RCPTMAX='.length);
	return limit === undefined ? lines : [...lines, `This server accepts ${limit} for each message.`];
}

function authLines({auth, argument}: Command, situation: Situation): string[] {
	// A word that stands there by mistake may be the password.
	if (!auth || readOpening(`AUTH ${argument}`).mechanism === '') {
		return [];
	}

	const {grade, reason} = gradeOf(auth.mechanism);
	const clear = grade === 'in TLS only' && !situation.secure ? ' The connection is in clear text.' : '';
	return [`${auth.mechanism}: ${grade} (${reason}).${clear}`];
}

function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`;
}
