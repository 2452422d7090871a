/** An entry in words for a person. Pure and total: an entry is complete in itself. */
import type {Entry} from '../session/entry.ts';
import {explainCapabilities} from './capabilities.ts';
import {explainAttempt, explainClosed, explainConnected, explainFailed, explainNote} from './connection.ts';
import type {Explanation, KnownCause} from './explanation.ts';
import {explainMalformed} from './malformed.ts';
import {explainReply} from './reply.ts';
import {explainSent} from './sent.ts';
import {explainSecured} from './tls.ts';

/** What an entry means, from the entry alone. */
export function explain(entry: Entry): Explanation {
	return explainCaused(entry);
}

/** The same where a rule has found out why a line was refused or a connection failed. */
export function explainCaused(entry: Entry, cause?: KnownCause): Explanation {
	switch (entry.type) {
		case 'attempt':
			return explainAttempt(entry);
		case 'connected':
			return explainConnected(entry);
		case 'sent':
			return explainSent(entry);
		case 'reply':
			return explainReply(entry, cause);
		case 'malformed':
			return explainMalformed(entry);
		case 'secured':
			return explainSecured(entry);
		case 'capabilities':
			return explainCapabilities(entry);
		case 'note':
			return explainNote(entry);
		case 'failed':
			return explainFailed(entry, cause);
		case 'closed':
			return explainClosed(entry);
	}
}
