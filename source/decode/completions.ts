/** Whole lines that the one being written may become, from where the session stands and what was announced. */
import {type Command, parseCommand} from '../protocol/command.ts';
import {announcedMechanisms, findCapability} from '../protocol/ehlo.ts';
import {verbs} from '../protocol/verb.ts';
import {gradeOf} from '../sasl/grades.ts';
import type {Situation} from '../session/entry.ts';
import {commandWords} from './commands.ts';
import {esmtpParameters} from './esmtp-parameters.ts';
import {legalNext} from './legal-next.ts';

export type Completion = {
	/** The whole line. */
	readonly text: string;
	readonly label: string;
};

/** The most useful first, without the line itself and without repeats. */
export function completionsFor(line: string, situation: Situation): Completion[] {
	const command = parseCommand(line);
	const typingVerb = !/\s/.test(line);
	const all = typingVerb ? verbCompletions(line, situation) : argumentCompletions(line, command, situation);
	const seen = new Set([line]);
	return all.filter(({text}) => {
		const fresh = !seen.has(text);
		seen.add(text);
		return fresh;
	});
}

function verbCompletions(typed: string, situation: Situation): Completion[] {
	const upper = typed.toUpperCase();
	const next = legalNext(situation).filter(verb => verbs.includes(verb));
	const others =
		typed === '' ? [] : verbs.filter(verb => commandWords(verb) && !commandWords(verb)?.obsolete);
	return [...new Set([...next, ...others])]
		.filter(verb => verb.startsWith(upper))
		.flatMap(verb => linesOf(verb, situation))
		.map(({text, label}) => ({text: likeTyped(typed, text), label}));
}

/** The beginning of a line with that verb, as far as it is certain. */
function linesOf(verb: string, situation: Situation): Completion[] {
	const label = commandWords(verb)?.title ?? '';
	switch (verb) {
		case 'MAIL':
			return [{text: 'MAIL FROM:<', label}];
		case 'RCPT':
			return [{text: 'RCPT TO:<', label}];
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
			return [{text: `${verb} ${situation.clientName ?? ''}`, label}];
		case 'AUTH':
			return [{text: 'AUTH ', label}, ...mechanismLines('AUTH ', '', situation)];
		default:
			return [{text: takesArgument(verb) ? `${verb} ` : verb, label}];
	}
}

function takesArgument(verb: string): boolean {
	return / [a-z]/i.test(commandWords(verb)?.syntax ?? '');
}

function argumentCompletions(line: string, command: Command, situation: Situation): Completion[] {
	const {verb} = command;
	const lastWord = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t')) + 1);
	const before = line.slice(0, line.length - lastWord.length);
	switch (verb) {
		case 'MAIL':
		case 'RCPT':
			return envelopeCompletions(line, before, lastWord, command, situation);
		case 'AUTH':
			return /^\s*AUTH\s+\S*$/i.test(line) ? mechanismLines(before, lastWord, situation) : [];
		case 'EHLO':
		case 'HELO':
		case 'LHLO': {
			const name = situation.clientName;
			return name?.startsWith(lastWord) ? [{text: before + name, label: 'as before'}] : [];
		}

		case 'BDAT':
			return /\s\d+\s+\S*$/.test(line) && 'LAST'.startsWith(lastWord.toUpperCase())
				? [{text: `${before}LAST`, label: 'the last block'}]
				: [];
		case 'HELP':
			return legalNext(situation)
				.filter(name => name.startsWith(lastWord.toUpperCase()))
				.map(name => ({text: before + name, label: commandWords(name)?.title ?? ''}));
		default:
			return [];
	}
}

function mechanismLines(before: string, typed: string, situation: Situation): Completion[] {
	return announcedMechanisms(situation.capabilities)
		.filter(name => name.startsWith(typed.toUpperCase()))
		.map(name => ({text: before + name, label: gradeOf(name).grade}));
}

function envelopeCompletions(
	line: string,
	before: string,
	lastWord: string,
	{verb, path, parameters}: Command,
	situation: Situation,
): Completion[] {
	const keyword = verb === 'MAIL' ? 'FROM:<' : 'TO:<';
	if (!path || isTypingKeyword({verb, path})) {
		const fits = keyword.startsWith(lastWord.toUpperCase());
		const label = commandWords(verb)?.title ?? '';
		return fits
			? [{text: before + likeTyped(line, keyword), label}, ...senderLines(line, verb, situation)]
			: [];
	}

	if (path.text === '<') {
		return senderLines(line, verb, situation);
	}

	const pathIsLast = path.span.end === line.length;
	if (pathIsLast) {
		return path.bracketed || !path.text.startsWith('<')
			? []
			: [{text: `${line}>`, label: 'closes the address'}];
	}

	const given = parameters.filter(({span}) => span.end <= before.length).map(({name}) => name);
	return parameterTexts(verb === 'MAIL' ? 'MAIL' : 'RCPT', situation)
		.filter(({text}) => text.startsWith(lastWord.toUpperCase()) && !given.includes(text.split('=')[0] ?? ''))
		.map(({text, label}) => ({text: before + text, label}));
}

/** `MAIL FR`: no address yet, but the beginning of `FROM:`. */
export function isTypingKeyword({verb, path}: Pick<Command, 'verb' | 'path'>): boolean {
	return path !== null && (verb === 'MAIL' ? 'FROM:' : 'TO:').startsWith(path.text.toUpperCase());
}

/** Who is logged in is the likely sender; the empty path is the other one that is certain. */
function senderLines(line: string, verb: string, situation: Situation): Completion[] {
	if (verb !== 'MAIL' || !line.endsWith('<')) {
		return [];
	}

	const user = situation.authenticatedAs;
	return [
		...(user?.includes('@') ? [{text: `${line}${user}>`, label: 'the logged-in user'}] : []),
		{text: `${line}>`, label: 'the empty sender, for bounces'},
	];
}

/** `SIZE=`, `BODY=8BITMIME` and the like, for what the server announced. */
function parameterTexts(verb: 'MAIL' | 'RCPT', situation: Situation): Completion[] {
	return esmtpParameters
		.filter(row => row.verb === verb && findCapability(situation.capabilities, row.keyword))
		.flatMap(({syntax, meaning}) => {
			const [name = '', values] = syntax.replace(/\[.*/, '').split('=', 2);
			if (values === undefined) {
				return [{text: name, label: meaning}];
			}

			const fixed = /^[\dA-Z|,]+$/.test(values) ? values.split('|') : [''];
			return fixed.map(value => ({text: `${name}=${value}`, label: meaning}));
		})
		.filter(({text}) => text !== 'BODY=BINARYMIME' || findCapability(situation.capabilities, 'BINARYMIME'));
}

/** In small letters where the line was begun so. */
function likeTyped(typed: string, text: string): string {
	return typed !== '' && typed === typed.toLowerCase() && typed !== typed.toUpperCase()
		? text.toLowerCase()
		: text;
}
