/** One session in one line: who with whom, what became of it, and why. Folded entry by entry, and bounded. */
import type {Cause} from '../diagnosis/causes.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {isNegative, isTransientNegative} from '../protocol/reply-class.ts';
import {identityOf} from '../sasl/follow.ts';
import type {Entry, FailedEntry, ReplyEntry} from '../session/entry.ts';

export type Outcome =
	/** It goes on. */
	| 'open'
	/** Every message was accepted for every recipient. */
	| 'delivered'
	/** Something was accepted, something not. */
	| 'partly'
	/** Refused for good, or for now. */
	| 'refused'
	| 'deferred'
	/** TLS was not established. */
	| 'no-tls'
	/** It ended in the middle of something. */
	| 'lost'
	/** It ended in order, and no message was sent. */
	| 'no-message';

export type SessionSummary = {
	readonly number: number;
	/** Milliseconds since 1970; null where a recording does not tell. */
	readonly startedAt: number | null;
	/** Of the last entry, in milliseconds since the session began. */
	readonly duration: number;
	/** As it is known: an address, the name from EHLO, or both. Unescaped. */
	readonly client: string;
	readonly server: string;
	readonly user: string | null;
	/** The first of its messages. */
	readonly sender: string | null;
	/** The first few of all its messages, refused or not, and how many there are. */
	readonly recipients: readonly string[];
	readonly recipientCount: number;
	/** Messages that were accepted, and octets of all that were sent. */
	readonly accepted: number;
	readonly octets: number;
	readonly outcome: Outcome;
	/** Of the finding that weighs most: null where there is none, or it claims no cause. */
	readonly cause: Cause | null;
	/** That finding in a sentence, unescaped. */
	readonly finding: Pick<Finding, 'rule' | 'level' | 'message' | 'advice'> | null;
	/** The first refusal: the later ones mostly follow from it. */
	readonly refusal: {readonly code: number; readonly text: string} | null;
	readonly entries: number;
};

/** Nothing was said yet. `startedAt`: milliseconds since 1970, null where that is not known. */
export function emptySummary(number: number, startedAt: number | null): SessionSummary {
	return {
		...{number, startedAt, duration: 0, client: '', server: '', user: null, sender: null},
		...{recipients: [], recipientCount: 0, accepted: 0, octets: 0, outcome: 'open', cause: null},
		...{finding: null, refusal: null, entries: 0},
	};
}

const FEW = 5;

/** The summary with one more complete entry, and what was found there. */
export function summarize(
	summary: SessionSummary,
	entry: Entry,
	findings: readonly Finding[],
): SessionSummary {
	const judged = findings.reduce(withFinding, summary);
	const next = {...judged, duration: Math.max(entry.at, summary.duration), entries: summary.entries + 1};
	switch (entry.type) {
		case 'connected': {
			const client = entry.client?.address ?? next.client;
			return {...next, client, server: entry.host || entry.address};
		}

		case 'sent':
			return entry.kind === 'message' ? {...next, octets: next.octets + entry.octets} : next;
		case 'reply':
			return afterReply(next, entry);
		case 'failed':
			return {
				...next,
				client: next.client || (entry.client?.address ?? ''),
				outcome: isAboutTls(entry.error) ? 'no-tls' : ended(next, 'lost'),
			};
		case 'closed': {
			const {phase, sender} = entry.situation;
			const isAmid = phase === 'message' || phase === 'chunk' || phase === 'auth' || sender !== null;
			return {...next, outcome: ended(next, isAmid ? 'lost' : 'no-message')};
		}

		default:
			return next;
	}
}

function isAboutTls({code, stage}: FailedEntry['error']): boolean {
	return stage === 'handshake' || code.startsWith('tls-') || code.startsWith('speaks-');
}

function afterReply(summary: SessionSummary, reply: ReplyEntry): SessionSummary {
	const refused = isNegative(reply.code);
	const refusal =
		refused && summary.refusal === null
			? {
					code: reply.code,
					text: reply.lines
						.map(line => line.text)
						.join(' ')
						.slice(0, 400),
				}
			: summary.refusal;
	const next = {...summary, refusal};
	switch (reply.answers) {
		case 'EHLO':
		case 'HELO':
		case 'LHLO': {
			const name = /^\s*\S+\s+(\S+)/.exec(reply.command ?? '')?.[1]?.slice(0, 80);
			return name && !next.client.includes(' ') ? {...next, client: `${next.client} ${name}`.trim()} : next;
		}

		case 'MAIL':
			return {...next, sender: next.sender ?? addressIn(reply.command)};
		case 'RCPT': {
			const to = addressIn(reply.command);
			const recipients =
				to !== null && next.recipients.length < FEW ? [...next.recipients, to] : next.recipients;
			return {...next, recipients, recipientCount: next.recipientCount + 1};
		}

		case 'AUTH':
			return reply.code === 235 && reply.auth ? {...next, user: identityOf(reply.auth)} : next;
		case 'DATA-END':
		case 'BDAT':
			return refused || (reply.answers === 'BDAT' && !/\blast\b/i.test(reply.command ?? ''))
				? next
				: {...next, accepted: next.accepted + 1};
		default:
			return next;
	}
}

function addressIn(command: string | null): string | null {
	return /^[^<]*<([^>]*)>/.exec(command ?? '')?.[1]?.slice(0, 320) ?? null;
}

function ended({accepted, refusal}: SessionSummary, otherwise: Outcome): Outcome {
	if (accepted > 0) {
		return refusal ? 'partly' : 'delivered';
	}

	return refusal ? (isTransientNegative(refusal.code) ? 'deferred' : 'refused') : otherwise;
}

const weights = {error: 2, warning: 1, note: 0} as const;

// That no one was left to send to follows from the refusals before it.
function weightOf(level: Finding['level'], cause: Cause | null): number {
	return cause === 'no-valid-recipients' ? 0 : weights[level];
}

/** The first of those that weigh most is told. */
function withFinding(summary: SessionSummary, finding: Finding): SessionSummary {
	const known = summary.finding ? weightOf(summary.finding.level, summary.cause) : -1;
	if (weightOf(finding.level, finding.cause) <= known) {
		return summary;
	}

	const {rule, level, message, advice, cause} = finding;
	return {...summary, cause, finding: {rule, level, message, advice}};
}
