/** Entries in, findings out: each new entry is looked at once, by every rule, with a memory of fixed size. */
import type {Entry} from '../session/entry.ts';
import {type Cause, causes} from './causes.ts';
import type {Finding} from './finding.ts';
import {blank, type Memory, remember, rememberGrowth} from './memory.ts';
import {type Moment, momentOf} from './moment.ts';
import {mostSpecific} from './precedence.ts';
import {meaningOf} from './refusal/meaning-of.ts';
import {isDeferred, remediesFor} from './remedies.ts';
import type {Remedy} from './remedy.ts';
import {stepFor} from './remedy-steps.ts';
import type {Claim, Rule} from './rule.ts';
import {ruleGroups} from './rules/in-order.ts';

export type Diagnoser = {
	/**
	 * Findings shown at this entry. One that grows may be fed again under its number: the answer then
	 * stands instead of the one before.
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
	return mostSpecific(claims).map(({rule, claim}) => findingOf(rule, claim, entry, memory));
}

/** Whose faults are looked for: a server's, a client's that connected to us, or both. */
type Watched = 'server' | 'client' | 'both';

/**
 * Where a client connected to us, a failure or an end is the client's: rules that would blame a server for it
 * keep silent.
 */
function rulesFor(entry: Entry, {connected}: Memory): readonly Rule[] {
	const isClients =
		connected?.client !== undefined ||
		((entry.type === 'connected' || entry.type === 'failed') && entry.client !== undefined);
	const isAboutConnection = ['connected', 'secured', 'failed', 'closed'].includes(entry.type);
	return rulesAt(momentOf(entry), isClients ? (isAboutConnection ? 'client' : 'both') : 'server');
}

const lists = new Map<string, readonly Rule[]>();

function rulesAt(moment: Moment, watched: Watched): readonly Rule[] {
	const key = `${moment} ${watched}`;
	const known = lists.get(key);
	if (known) {
		return known;
	}

	const found = ruleGroups
		.filter(({at, watches = 'server'}) => at.includes(moment) && (watched === 'both' || watched === watches))
		.flatMap(group => group.rules());
	lists.set(key, found);
	return found;
}

function findingOf(rule: Rule, claim: Claim, entry: Entry, memory: Memory): Finding {
	const {evidence = [], reference = rule.reference, specificity: _specificity, step: _step, ...rest} = claim;
	const cause = claim.cause === undefined ? rule.cause : claim.cause;
	const usual = cause === null ? null : causes[cause];
	const blamed = claim.blames === undefined ? [] : [{entryId: claim.blames}];
	return {
		...rest,
		about: usual?.about ?? null,
		cause,
		acts: claim.acts ?? usual?.acts ?? null,
		remedies: remediesOf(claim, cause, entry, memory),
		...(isDeferred(entry, cause, claim) && {deferred: true}),
		rule: rule.id,
		reference,
		evidence: [{entryId: entry.id}, ...blamed, ...evidence],
	};
}

/** A rule's own; for a refusal without any, what follows from its cause and the state of the session. */
function remediesOf(claim: Claim, cause: Cause | null, entry: Entry, memory: Memory): readonly Remedy[] {
	const {remedies, step, retry} = claim;
	if (claim.level === 'note' || retry === 'none') {
		return remedies ?? [];
	}

	if (entry.type !== 'reply') {
		return remedies ?? stepFor(cause);
	}

	const mail = memory.mail?.line ?? null;
	const {minutes} = meaningOf(entry);
	return remedies ?? remediesFor({reply: entry, cause, retry, minutes, mail, step: step ?? null});
}
