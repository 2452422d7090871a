/** Entries in, findings out: each new entry is looked at once, by every rule, with a memory of fixed size. */
import type {Entry} from '../session/entry.ts';
import {causes} from './causes.ts';
import type {Finding} from './finding.ts';
import {blank, type Memory, remember, rememberGrowth} from './memory.ts';
import {nextStep} from './next-step.ts';
import {mostSpecific} from './precedence.ts';
import type {Remedy} from './remedy.ts';
import type {Claim, Rule} from './rule.ts';
import {rules} from './rules.ts';

export type Diagnoser = {
	/**
	 * Findings shown at this entry. One that grows may be fed again under its number: the answer then
	 * stands in place of the one before.
	 */
	feed(entry: Entry): readonly Finding[];
};

export type DiagnoseOptions = {
	/** Milliseconds since 1970, for what runs out (tokens); leave it away for a recording. */
	readonly now?: number;
};

/** Findings as the entries come: each entry once, in order. */
export function createDiagnoser({now}: DiagnoseOptions = {}): Diagnoser {
	let before: Memory = {...blank, now: now ?? null};
	let last: Entry | null = null;
	return {
		feed(entry) {
			if (last && entry.id < last.id) {
				before = rememberGrowth(before, entry);
				return inspect(entry, before);
			}

			// The entry before is remembered only now, so that a growing one is never remembered twice.
			if (last && last.id !== entry.id) {
				before = remember(before, last);
			}

			last = entry;
			return inspect(entry, before);
		},
	};
}

/** All findings of a session, in the order of their entries. */
export function diagnose(entries: Iterable<Entry>, options: DiagnoseOptions = {}): readonly Finding[] {
	return findingsOf(entries, createDiagnoser(options));
}

/** What a diagnoser that has seen nothing yet finds in them. */
export function findingsOf(entries: Iterable<Entry>, diagnoser: Diagnoser): readonly Finding[] {
	const found = new Map<number, readonly Finding[]>();
	for (const entry of entries) {
		found.set(entry.id, diagnoser.feed(entry));
	}

	return [...found.values()].flat();
}

function inspect(entry: Entry, memory: Memory): readonly Finding[] {
	const claims = rulesFor(entry, memory).flatMap(rule => {
		const claimed = rule.inspect(entry, memory);
		return claimed === null ? [] : [claimed].flat().map(claim => ({rule, claim}));
	});
	return mostSpecific(claims).map(({rule, claim}) => findingOf(rule, claim, entry));
}

const others = rules.filter(({watches}) => watches === undefined);
const onClients = rules.filter(({watches}) => watches === 'client');

/**
 * Where a client connected to us, a failure or an end is the client's: rules that would blame a server for it
 * keep silent.
 */
function rulesFor(entry: Entry, {connected}: Memory): readonly Rule[] {
	const isClients =
		connected?.client !== undefined ||
		((entry.type === 'connected' || entry.type === 'failed') && entry.client !== undefined);
	if (!isClients) {
		return others;
	}

	const isAboutConnection = ['connected', 'secured', 'failed', 'closed'].includes(entry.type);
	return isAboutConnection ? onClients : rules;
}

function findingOf(rule: Rule, claim: Claim, entry: Entry): Finding {
	const {evidence = [], reference = rule.reference, next, specificity: _specificity, ...rest} = claim;
	const cause = claim.cause === undefined ? rule.cause : claim.cause;
	const usual = cause === null ? null : causes[cause];
	const blamed = claim.blames === undefined ? [] : [{entryId: claim.blames}];
	const line = next !== undefined && isOfUse(next, entry) ? next : undefined;
	const needsWords =
		(line === undefined || tidyingUp.test(line)) && rest.level !== 'note' && rest.retry !== 'none';
	const step = needsWords ? nextStep(rule.id, claim, entry, line !== undefined) : undefined;
	return {
		...rest,
		about: usual?.about ?? null,
		cause,
		acts: claim.acts ?? usual?.acts ?? null,
		remedies: remediesOf(line, claim.fix ?? [], step),
		...(line !== undefined && {next: line}),
		...(step !== undefined && {step}),
		rule: rule.id,
		reference,
		evidence: [{entryId: entry.id}, ...blamed, ...evidence],
	};
}

function remediesOf(
	next: string | undefined,
	fix: readonly string[],
	step: string | undefined,
): readonly Remedy[] {
	const typed = fix.length > 0 ? fix : next === undefined ? [] : [next];
	return [...typed.map(remedyOf), ...(step === undefined ? [] : [{kind: 'words', words: step} as const])];
}

function remedyOf(line: string): Remedy {
	const [name = '', argument = null, user = null] = line.split(' ');
	switch (name) {
		case '/auth':
			return {kind: 'login', mechanism: argument, user};
		case '/connect':
			return {kind: 'connect', target: argument};
		case '/check':
			return {kind: 'check-login'};
		case '/tls':
		case '/starttls':
			return {kind: 'line', line: 'STARTTLS'};
		default:
			return {kind: 'line', line};
	}
}

/** A reply pasted alone has no session that could go on or end. */
function isOfUse(next: string, entry: Entry): boolean {
	const isAlone = entry.type === 'reply' && entry.answers === null && entry.situation.phase === 'connecting';
	return !isAlone || !(tidyingUp.test(next) || next === 'DATA');
}

const tidyingUp = /^(QUIT|RSET)$/;
