/** The rules that read a refusal's words: known replies of providers, then one rule for each cause. */
import {isTransientNegative} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import {type Cause, causeIds} from '../causes.ts';
import {isOwnWords} from '../reading/delivery.ts';
import {providerOf} from '../reading/provider.ts';
import {refusalOf, textOf} from '../reading/reply.ts';
import {words} from '../remedy.ts';
import type {Claim, Rule} from '../rule.ts';
import {type Circumstance, circumstanceOf, permanentlyOf} from './circumstances.ts';
import {accessProviders} from './known/access-providers.ts';
import {china} from './known/china.ts';
import {exchange} from './known/exchange.ts';
import {filters} from './known/filters.ts';
import {google} from './known/google.ts';
import type {KnownReply} from './known/known-reply.ts';
import {mailSystems} from './known/mail-systems.ts';
import {mailboxes} from './known/mailboxes.ts';
import {microsoft} from './known/microsoft.ts';
import {russia} from './known/russia.ts';
import {sendingServices} from './known/sending-services.ts';
import {meaningOf} from './meaning-of.ts';
import {isRefusalCause, meanings, type RefusalCause} from './meanings.ts';
import {particularOf} from './particulars.ts';
import {retryFor} from './retry.ts';
import type {ReplyMeaning} from './weigh.ts';

export const knownReplies: readonly KnownReply[] = [
	...google,
	...exchange,
	...microsoft,
	...mailboxes,
	...russia,
	...china,
	...sendingServices,
	...filters,
	...accessProviders,
	...mailSystems,
];

export const refusalRules: readonly Rule[] = [
	...knownReplies.map(ruleOfKnown),
	...causeIds.filter(isRefusalCause).map(ruleOfCause),
];

/** Whether the row tells of this reply: by its own words, or by what they come to. `meaning`: of the reply. */
export function isKnown(
	known: KnownReply,
	reply: ReplyEntry,
	meaning: () => Pick<ReplyMeaning, 'cause' | 'confidence' | 'byCode'> = () => meaningOf(reply),
): 'says' | 'given' | null {
	const {server, answers, says = [], saysInBounces = [], given = []} = known;
	if (answers && reply.answers !== null && !answers.includes(reply.answers)) {
		return null;
	}

	const text = rawOf(reply);
	const saysSo =
		says.some(phrase => (typeof phrase === 'string' ? text.includes(phrase) : phrase.test(text))) ||
		(isOwnWords(reply) && saysInBounces.some(phrase => phrase.test(text)));
	if (!saysSo && given.length === 0) {
		return null;
	}

	if (server !== undefined && providerOf(reply) !== server) {
		return null;
	}

	const {cause, confidence, byCode} = meaning();
	if (saysSo) {
		const isClaimed = cause !== null && cause !== 'not-stated' && confidence === 'certain' && !byCode;
		if (known.overrides || !isClaimed || cause === known.cause) {
			return 'says';
		}
	}

	return server !== undefined && cause !== null && given.includes(cause) ? 'given' : null;
}

const raws = new WeakMap<ReplyEntry, string>();

/** In lower case on one line, links and codes included. */
function rawOf(reply: ReplyEntry): string {
	const known = raws.get(reply);
	if (known !== undefined) {
		return known;
	}

	const text = reply.lines
		.map(({text: line}) => line.slice(0, 2000).replace(/^[245]\.\d{1,3}\.\d{1,3}[ \t-]+/, ''))
		.join(' ')
		.replace(/\s+/g, ' ')
		.toLowerCase()
		.slice(0, 4000);
	raws.set(reply, text);
	return text;
}

function ruleOfKnown(known: KnownReply): Rule {
	const {id, reference, message, advice, why} = known;
	return {
		id,
		cause: known.cause,
		explains: 'refusal',
		specificity: 'provider',
		reference,
		story: {what: message, why, advice},
		inspect(entry) {
			const reply = refusalOf(entry);
			const found = reply && isKnown(known, reply);
			if (!reply || !found) {
				return null;
			}

			const meaning = meaningOf(reply);
			const cause = found === 'given' ? (meaning.cause ?? known.cause) : known.cause;
			return {
				...claimOf(reply, wordsOfKnown(known, cause, reply)),
				retry: known.retry ?? retryFor(cause, reply.code, meaning.reading.text.toLowerCase()),
				cause,
				confidence: found === 'says' ? 'certain' : meaning.confidence,
			};
		},
	};
}

/** The row's own, unless it covers every header field and the reply names one. */
function wordsOfKnown({message, advice, step, acts}: KnownReply, cause: Cause, reply: ReplyEntry): Worded {
	const field = cause === 'content-header' ? particularOf(cause, textOf(reply)) : null;
	return (
		field ?? {
			message,
			advice,
			...(step !== undefined && {step: words(step)}),
			...(acts !== undefined && {acts}),
		}
	);
}

function ruleOfCause(cause: RefusalCause): Rule {
	const meaning = meanings[cause];
	return {
		id: `refused/${cause}`,
		cause,
		explains: 'refusal',
		specificity: 'text',
		reference: meaning.reference,
		story: {what: meaning.message, why: meaning.why, advice: meaning.advice},
		inspect(entry) {
			const reply = refusalOf(entry);
			const found = reply && meaningOf(reply);
			return reply && found?.cause === cause ? claimIn(reply, found, wordsFor(cause, reply, found)) : null;
		},
	};
}

type Worded = Pick<Claim, 'message' | 'advice' | 'step' | 'acts'>;

/** What is true here: of the session first, then the one fault that the words name, then what the cause means. */
function wordsFor(cause: RefusalCause, reply: ReplyEntry, {retry, also}: ReplyMeaning): Worded {
	const {message, advice} = meanings[cause];
	return (
		inFull(circumstanceOf(cause, reply), message) ??
		(also === null ? particularOf(cause, textOf(reply)) : null) ??
		(retry === 'never' ? inFull(permanentlyOf(cause), message) : null) ?? {message, advice}
	);
}

function inFull(circumstance: Circumstance | null, message: string): Worded | null {
	return circumstance && {message, ...circumstance};
}

function claimIn(reply: ReplyEntry, found: ReplyMeaning, worded: Worded): Claim {
	const other = found.also !== null && isRefusalCause(found.also) ? meanings[found.also] : null;
	const {message} = worded;
	return {
		...claimOf(reply, {
			...worded,
			message: other ? `${message} Or, by the same words: ${lowerFirst(other.message)}` : message,
		}),
		retry: found.retry,
		confidence: found.confidence,
		...(found.byCode && {specificity: 'code' as const}),
		...(found.basis !== null && {basis: found.basis}),
	};
}

function claimOf(reply: ReplyEntry, worded: Worded): Worded & Pick<Claim, 'level'> {
	return {level: isTransientNegative(reply.code) ? 'warning' : 'error', ...worded};
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
