/** A trouble said of a subject: the grid says what the two amount to. */
import {isTransientNegative} from '../../protocol/reply-class.ts';
import {type Hit, isBeside, strengthOf} from './clause.ts';
import {type Evidence, wordsIn} from './evidence.ts';
import type {Found} from './found.ts';
import {type Frame, stageOfFrame} from './frame.ts';
import {isDenied} from './idiom.ts';
import {longest, type Match} from './match.ts';
import type {Reading, Stage} from './roles.ts';
import {subjectAt} from './stages.ts';
import {causeAt} from './table.ts';
import type {Token} from './tokens.ts';
import {isBare} from './words/bare.ts';
import {denials} from './words/denials.ts';

/** What one reply says, for all its pairs. */
type Said = {
	readonly found: Found;
	readonly stage: Stage | null;
	readonly code: number;
};

// How surely a trouble is said of what the command was about, where the sentence names nothing.
const unnamed = {framed: 0.75, byStage: 0.6, server: 0.9};
// Said alone to RCPT, these are rather about who sends than about the recipient that was named.
const ofSenders = new Set(['blocked', 'blacklisted', 'banned']);
const weakest = 0.3;
const aside = 0.6;
/** `frame`: whom the words speak of, null where they do not say. */
export function gridEvidence(found: Found, frame: Frame, reading: Reading): readonly Evidence[] {
	const {tokens} = found;
	const stage = frame === null ? reading.stage : stageOfFrame[frame];
	const said: Said = {found, stage, code: reading.code};
	const machines = machineHits(tokens);
	const subjects = [
		...found.nouns
			.map(match => hitOf(match, 'subjects'))
			.filter(({from, to}) => !machines.some(machine => machine.from <= from && machine.to >= to)),
		...machines,
	];
	const asked = frame ?? subjectAt[reading.stage ?? 'ALONE'] ?? null;
	return [...troubleHits(found), ...deniedHits(found)].flatMap(trouble => {
		const linked = strongest(linksOf(trouble, subjects, said));
		// “421 unable to do this” speaks of the server itself.
		const isOwn =
			trouble.meaning === 'failed' &&
			isTransientNegative(reading.code) &&
			tokens[trouble.from]?.text !== 'aborted';
		const usual = isOwn ? 'server' : asked;
		const isOpen = frame === null && usual === 'mailbox' && ofSenders.has(trouble.meaning);
		return linked.length > 0 || usual === null || isOpen
			? linked
			: evidenceOf(
					{meaning: usual, from: trouble.from, to: trouble.to, lines: []},
					trouble,
					isOwn ? unnamed.server : frame ? unnamed.framed : unnamed.byStage,
					said,
				);
	});
}

/** What the trouble amounts to with each subject of its sentence. */
function linksOf(trouble: Hit, subjects: readonly Hit[], said: Said): readonly Evidence[] {
	const {tokens} = said.found;
	const meant = subjects.filter(
		subject => evidenceOf(subject, trouble, strengthOf(subject, trouble, tokens), said).length > 0,
	);
	return meant.flatMap(subject => {
		const isAside = meant.some(other => isBeside(subject, trouble, other, tokens));
		const strength = strengthOf(subject, trouble, tokens) * (isAside ? aside : 1);
		return evidenceOf(subject, trouble, strength, said);
	});
}

function strongest(all: readonly Evidence[]): readonly Evidence[] {
	const [first, ...rest] = all;
	return first ? [rest.reduce((one, other) => (one.score >= other.score ? one : other), first)] : [];
}

function hitOf({meaning, phrase, from, to}: Match, table: string): Hit {
	return {meaning, from, to, lines: [`${table} ${meaning} ${phrase}`]};
}

const parts = new Set(
	`filter filters scanner scanners scan engine daemon milter plugin module checker backend database
	quarantine`.split(/\s+/),
);
const services = new Set(['service', 'server', 'system']);
// What such a service does; every server is a mail service.
const tasks = new Set(
	`policy filter filtering scan scanning lookup directory greylist greylisting reputation validation verification
	antivirus antispam spam virus quota av screening`.split(/\s+/),
);

/** `virus scanner`, `policy service`: of two nouns the last is what failed, and it is part of the server. */
function machineHits(tokens: readonly Token[]): readonly Hit[] {
	return tokens.flatMap(({text, apart, sentence}, at) => {
		const before = tokens[at - 1];
		const isCompound =
			before !== undefined &&
			!apart &&
			before.sentence === sentence &&
			(parts.has(text) ? !isBare([before]) : services.has(text) && tasks.has(before.text));
		return isCompound ? [{meaning: 'internals', from: at - 1, to: at, lines: []}] : [];
	});
}

function troubleHits({tokens, troubles}: Found): readonly Hit[] {
	return longest(troubles)
		.filter(({from}) => !isDenied(tokens, from) && !isLabel(tokens, from))
		.filter((one, _place, all) => !isAdverb(one, all))
		.map(match => hitOf(match, 'troubles'));
}

/** `temporarily overloaded`: for how long, not what. */
function isAdverb({meaning, to}: Match, all: readonly Match[]): boolean {
	return meaning === 'temporarily' && all.some(other => other.from === to + 1 && other.meaning !== meaning);
}

/** `Error: …` says that something is wrong, and nothing of what. */
function isLabel(tokens: readonly Token[], at: number): boolean {
	const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
	const isFirst = before === undefined || before.sentence !== token?.sentence;
	return isFirst && token?.text === 'error' && next?.apart === true && next.sentence === token.sentence;
}

const denying = new Set(denials);

/** Words that tell of trouble only where they are denied: `not accepted`, `no valid recipients`. */
function deniedHits({tokens, positives}: Found): readonly Hit[] {
	return longest(positives).flatMap(match => {
		for (let at = match.from - 1; at >= Math.max(0, match.from - 4); at--) {
			const token = tokens[at];
			if (
				token &&
				token.sentence === tokens[match.from]?.sentence &&
				denying.has(token.text) &&
				!isCounted(tokens, at) &&
				!(token.text === 'only' && match.meaning === 'unknown')
			) {
				return [{...hitOf(match, 'positives'), from: at}];
			}
		}

		return [];
	});
}

/** `only one sender` is about how many, not about who. */
function isCounted(tokens: readonly Token[], at: number): boolean {
	return tokens[at]?.text === 'only' && tokens[at + 1]?.text === 'one';
}

// RFC 5321 §4.2.2, RFC 1869: with these numbers it is the form that is wrong.
const formCodes = new Set([501, 555]);

/** A subject that has no cell of its own for the special trouble has one for the general. */
const kindOf: Readonly<Record<string, string>> = {
	malformed: 'invalid',
	blacklisted: 'blocked',
	banned: 'blocked',
};

/** None where the grid knows nothing of the two, or where they stand too far apart. */
function evidenceOf(
	subject: Hit,
	trouble: Hit,
	strength: number,
	{found: {tokens, emphasis, cells}, stage, code}: Said,
): readonly Evidence[] {
	const isForm = (trouble.meaning === 'invalid' || trouble.meaning === 'missing') && formCodes.has(code);
	const meaning = isForm ? 'malformed' : trouble.meaning;
	const cell =
		cells.get(`${subject.meaning} ${meaning}`) ??
		cells.get(`${subject.meaning} ${kindOf[meaning] ?? trouble.meaning}`);
	const cause = cell ? causeAt(cell, stage) : null;
	// “450 mailbox unavailable” says that it cannot be used now (RFC 5321 §4.2.2), not that there is none.
	const isPassing =
		isTransientNegative(code) && trouble.meaning === 'unavailable' && cause === 'recipient-unknown';
	if (!cell || cause === null || isPassing || strength < weakest) {
		return [];
	}

	const from = Math.min(subject.from, trouble.from);
	const to = Math.max(subject.to, trouble.to);
	return [
		{
			cause,
			score: cell.weight * strength * (emphasis[trouble.from] ?? 1),
			words: wordsIn(tokens, from, to),
			lines: [...subject.lines, ...trouble.lines, `grid ${subject.meaning} ${trouble.meaning}`],
			from,
			to,
		},
	];
}
