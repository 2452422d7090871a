/** One fault of a cause's kind: where the words name it, only that one is told. */
import type {Acts} from '../../causes.ts';
import type {Remedy} from '../../remedy.ts';

export type Particular = {
	/** Read in the reply's words in lower case, without codes and addresses. */
	readonly says: RegExp;
	readonly told: Told;
};

export type Told = {
	/** One sentence. */
	readonly message: string;
	readonly advice: string;
	/** The advice in a few words. */
	readonly step: Remedy;
	/** Where it is not who usually acts for the cause. */
	readonly acts?: Acts;
};
