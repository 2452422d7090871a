/** The ledgers there are, and which one a log is. */

import {eximLedger} from './exim.ts';
import type {Ledger} from './ledger.ts';
import {opensmtpdLedger} from './opensmtpd.ts';
import {postfixLedger} from './postfix.ts';
import {sendmailLedger} from './sendmail.ts';

export const ledgers: readonly Ledger[] = [postfixLedger, eximLedger, sendmailLedger, opensmtpdLedger];

const convincing = 0.5;

/** By the first lines; null where the log is none of them. */
export function ledgerFor(sample: readonly string[]): Ledger | null {
	const [best] = ledgers
		.map(ledger => ({ledger, score: ledger.recognise(sample)}))
		.sort((a, b) => b.score - a.score);
	return best && best.score >= convincing ? best.ledger : null;
}
