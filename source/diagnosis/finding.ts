/** What a rule found. */
import type {Retry} from '../decode/explanation.ts';
import type {Span} from '../session/entry.ts';
import type {About, Acts, Cause} from './causes.ts';
import type {Remedy} from './remedy.ts';

export type Evidence = {
	readonly entryId: number;
	/** Byte range in the entry's line or content, where one place tells it. */
	readonly span?: Span;
};

export type Finding = {
	/** Stable name of the rule, such as `auth/base64-newline`. */
	readonly rule: string;
	/** What the trouble is with; null where nothing is claimed beyond the number. */
	readonly about: About | null;
	/** Of the closed list (`causes.ts`); null where nothing is claimed beyond the number. */
	readonly cause: Cause | null;
	/** Who has to act. */
	readonly acts: Acts | null;
	/** What to do, in order; steps that can be typed come first. Only a note may lack any. */
	readonly remedies: readonly Remedy[];
	readonly level: 'error' | 'warning' | 'note';
	/** One sentence: what is wrong, and why. Unescaped; holds no secret. */
	readonly message: string;
	/** What to do. */
	readonly advice: string;
	/** Whether the same thing may be tried again. */
	readonly retry: Retry;
	/**
	 * The code of the reply is temporary, and waiting alone does not help: a mail server keeps trying (RFC 5321
	 * §4.2.1), in vain until the cause is removed.
	 */
	readonly deferred?: true;
	/** The words of the reply, as they stand in it, or its code, where it rests on those. */
	readonly basis?: string;
	/** The first entry is the one the finding is shown at; an earlier one may be the one to blame. */
	readonly evidence: readonly Evidence[];
	/** Entry whose line is really the cause, when that is not where the refusal came. */
	readonly blames?: number;
	readonly reference: string;
	readonly confidence: 'certain' | 'likely' | 'possible';
};
