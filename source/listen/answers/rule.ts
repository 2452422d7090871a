/** What the user wants to be answered instead of the server, by whom or what it is about. */
import type {Answer, Subject} from '../engine/proposal.ts';
import {fits} from './glob.ts';

export type AnswerRule = {
	/** A verb, `CONNECT`, `DATA-END`, or a whole line with `*` for anything. */
	readonly pattern: string;
	readonly does:
		| {readonly kind: 'answer'; readonly answer: Answer; readonly once: boolean}
		/** The connection is closed, and nothing is answered. */
		| {readonly kind: 'close'}
		| {readonly kind: 'delay'; readonly milliseconds: number}
		| {readonly kind: 'close-after'}
		/** The client waits until someone answers by hand. */
		| {readonly kind: 'hold'};
};

/** What becomes of one reply. */
export type Course = {
	readonly answer: Answer | 'close' | null;
	readonly milliseconds: number;
	readonly closeAfter: boolean;
	readonly hold: boolean;
};

/** Lines that were answered once already; at most this many are remembered. */
const remembered = 10_000;

/**
 * The first rule of each kind that fits decides. `given` is the reply that would go out: a login is judged when
 * its verdict is due, so an answer that ends it does not stand in for a 334. `done` remembers the lines that
 * were answered once, and grows.
 */
export function courseOf(
	rules: readonly AnswerRule[],
	subject: Subject,
	given: number | null,
	done: Set<string>,
): Course {
	const about = rules.filter(rule => isAbout(rule.pattern, subject));
	let answer: Course['answer'] = null;
	for (const {does} of about) {
		if (does.kind === 'close') {
			answer = 'close';
			break;
		}

		if (does.kind === 'answer' && isDue(does, subject, given, done)) {
			answer = does.answer;
			break;
		}
	}

	const delay = about.find(({does}) => does.kind === 'delay')?.does;
	return {
		answer,
		milliseconds: delay?.kind === 'delay' ? delay.milliseconds : 0,
		closeAfter: about.some(({does}) => does.kind === 'close-after'),
		hold: about.some(({does}) => does.kind === 'hold'),
	};
}

/** Whether any rule could speak of a line that begins so: then the whole line must be seen before it is passed on. */
export function mayConcern(rules: readonly AnswerRule[], beginning: string): boolean {
	const text = beginning.trimStart().toUpperCase();
	return rules.some(({pattern}) => {
		const verb = pattern
			.trim()
			.toUpperCase()
			.replace(/[\s*].*$/, '');
		return verb.startsWith(text) || text.startsWith(verb);
	});
}

function isAbout(pattern: string, {verb, line}: Subject): boolean {
	return (
		pattern.trim().toUpperCase() === verb ||
		(line !== '' && fits(pattern, line)) ||
		isVerdict(pattern, verb, line)
	);
}

/** `DATA-END <bob@example.org>`: LMTP's verdict for one recipient. */
function isVerdict(pattern: string, verb: string, line: string): boolean {
	return verb === 'DATA-END' && line !== '' && fits(pattern, `${verb} ${line}`);
}

function isDue(
	{answer, once}: AnswerRule['does'] & {kind: 'answer'},
	{verb, line}: Subject,
	given: number | null,
	done: Set<string>,
): boolean {
	if (verb === 'AUTH' && given === 334 && answer.code !== 334) {
		return false;
	}

	if (!once) {
		return true;
	}

	const key = `${answer.code} ${verb} ${line.toLowerCase()}`;
	if (done.has(key) || done.size >= remembered) {
		return false;
	}

	done.add(key);
	return true;
}
