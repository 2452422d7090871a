/** A rule looks at one entry and the memory of those before it, and says what is wrong, or nothing. */
import type {Entry} from '../session/entry.ts';
import type {Cause} from './causes.ts';
import type {Finding} from './finding.ts';
import type {Memory} from './memory.ts';
import type {Moment} from './moment.ts';
import type {Remedy} from './remedy.ts';

/** A finding without what the engine knows itself: the rule's name, the entry, the usual reference. */
export type Claim = Omit<
	Finding,
	'rule' | 'evidence' | 'reference' | 'about' | 'cause' | 'acts' | 'remedies'
> & {
	/** Where it is not the rule's usual one. */
	readonly cause?: Cause | null;
	/** Where they do not follow from the cause and the state of the session. */
	readonly remedies?: readonly Remedy[];
	/** What to do in a few words, where it is narrower than what usually helps against the cause. */
	readonly step?: Remedy;
	/** Where it is not who usually acts for the cause. */
	readonly acts?: Finding['acts'];
	/** Beside the entry itself and the one to blame. */
	readonly evidence?: Finding['evidence'];
	readonly reference?: string;
	/** Where this one rests on less than the rule's claims usually do. */
	readonly specificity?: Specificity;
};

/** The whole tale of a rule, for `explain --rule ID`. */
export type Story = {
	/** What is seen. */
	readonly what: string;
	/** Why it comes to that. */
	readonly why: string;
	readonly advice: string;
};

/**
 * How much a rule rests on. `nothing`: that there is a refusal. `code`: a number that has one meaning. `text`: the
 * server's words. `provider`: words of a known provider. `evidence`: what was seen in the session itself.
 */
export type Specificity = 'nothing' | 'code' | 'text' | 'provider' | 'evidence';

export type Rule = {
	/** `tls/implicit-on-starttls-port`: folder and file below `rules/`, or a row of a table below `refusal/`. */
	readonly id: string;
	/** What it finds, unless a claim says otherwise; null for a rule that only says that there is a refusal. */
	readonly cause: Cause | null;
	/**
	 * The fact it explains. Of the claims that explain one fact of one entry, only the most specific is heard.
	 * `refusal` is why a line was refused; a fact of its own goes by the rule's name.
	 */
	readonly explains: 'refusal' | 'failure' | 'own';
	readonly specificity: Specificity;
	readonly reference: string;
	readonly story: Story;
	inspect(entry: Entry, memory: Memory): Claim | readonly Claim[] | null;
};

export type RuleGroup = {
	/** It has nothing to say at other entries. */
	readonly at: readonly Moment[];
	/** They are about what a client does that connected to us, and look at nothing else. */
	readonly watches?: 'client';
	rules(): readonly Rule[];
};
