/** A documented sentence or code of one provider, with advice that only fits there. */
import type {Retry} from '../../../decode/explanation.ts';
import type {Acts, Cause} from '../../causes.ts';
import type {Provider} from '../../reading/provider.ts';

export type KnownReply = {
	readonly id: string;
	readonly cause: Cause;
	/** Any of these stands in the reply, in lower case: one phrase or code a line. */
	readonly says?: readonly (string | RegExp)[];
	/** The same, where a mail system says it of itself in a bounce, and not to its client. */
	readonly saysInBounces?: readonly RegExp[];
	/** The words beside it mislead: the row is right even where they come to another cause. */
	readonly overrides?: true;
	/** Or the words come to one of these, at this provider; then the advice is its own, and the cause stays. */
	readonly given?: readonly Cause[];
	/** Only said by this provider. */
	readonly server?: Provider;
	/** Verbs it may answer. A reply whose command is not known always may. */
	readonly answers?: readonly string[];
	/** Where the cause and the words do not say it. */
	readonly retry?: Retry;
	/** Where it is not who usually acts for the cause. */
	readonly acts?: Acts;
	/** What to do in a few words, where what usually helps against the cause is not it. */
	readonly step?: string;
	readonly message: string;
	readonly advice: string;
	readonly reference: string;
	readonly why: string;
};
