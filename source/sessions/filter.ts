/** Which rows of a collection are asked for. */
import type {LedgerRow} from '../recordings/ledgers/ledger.ts';
import type {Diagnosis} from './diagnose-rows.ts';
import {domainOf, isTrouble} from './tally.ts';

export type RowFilter = {
	/** Only what was not delivered. */
	readonly failed: boolean;
	/** A cause, a rule, or `unknown`. */
	readonly cause: string | null;
	/** Domain of the recipient, or the whole address. */
	readonly to: string | null;
	/** Milliseconds since 1970; null where there is no bound. */
	readonly since: number | null;
	readonly until: number | null;
	/** Words that all stand somewhere in the line, in small letters. */
	readonly words: readonly string[];
};

/** Every condition that is set has to be met. */
export function isAskedFor(row: LedgerRow, {cause, finding}: Diagnosis, filter: RowFilter): boolean {
	return (
		(!filter.failed || isTrouble(row)) &&
		(filter.cause === null ||
			filter.cause === (cause ?? finding?.rule ?? (isTrouble(row) ? 'unknown' : ''))) &&
		(filter.to === null || isTo(row, filter.to)) &&
		isWithin(row.at, filter) &&
		hasWords(row, filter.words)
	);
}

/** A row without a time is in no span. */
export function isWithin(at: number | null, {since, until}: Pick<RowFilter, 'since' | 'until'>): boolean {
	return (since === null && until === null) || (at !== null && at >= (since ?? at) && at <= (until ?? at));
}

function isTo({recipient}: LedgerRow, to: string): boolean {
	return recipient?.toLowerCase() === to || domainOf(recipient) === to.replace(/^@/, '');
}

function hasWords({line, sender, reason}: LedgerRow, words: readonly string[]): boolean {
	if (words.length === 0) {
		return true;
	}

	const text = `${line}\n${sender ?? ''}\n${reason}`.toLowerCase();
	return words.every(word => text.includes(word));
}
