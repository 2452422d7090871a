/** How far a probe came, and what that is called. Pure. */
import {isNegative, isPositiveCompletion} from '../../protocol/reply-class.ts';
import type {CapabilitiesEntry, Entry, ReplyEntry} from '../../session/entry.ts';
import type {TransportError} from '../../transport/types.ts';
import {EXIT} from '../outcome.ts';
import type {ProbeResult} from './result.ts';

/** The first reply to the verb, in capitals. */
export function replyTo(entries: readonly Entry[], verb: string): ReplyEntry | undefined {
	return entries.find((entry): entry is ReplyEntry => entry.type === 'reply' && entry.answers === verb);
}

/** What went wrong. After QUIT a server may go away as it likes. */
export function failureIn(entries: readonly Entry[]): TransportError | null {
	const asked = beforeQuit(entries);
	const failed = asked.findLast(entry => entry.type === 'failed');
	if (failed) {
		return failed.error;
	}

	const closed = asked.find(entry => entry.type === 'closed');
	const greeting = replyTo(entries, 'CONNECT');
	// A refusal in the greeting is told by its code.
	const expected = closed?.by !== 'server' || greeting === undefined || isNegative(greeting.code);
	return expected
		? null
		: {
				code: 'reset',
				stage: 'open',
				message: `The server closed the connection ${after(entries)}.`,
				advice: 'It may have objected to the EHLO name, or be overloaded. Check its log.',
			};
}

function beforeQuit(entries: readonly Entry[]): readonly Entry[] {
	const quit = entries.findIndex(entry => entry.type === 'sent' && entry.verb === 'QUIT');
	return quit === -1 ? entries : entries.slice(0, quit);
}

function after(entries: readonly Entry[]): string {
	const last = entries.findLast(entry => entry.type === 'sent' && entry.kind === 'command');
	return last?.type === 'sent' && last.verb ? `after ${last.verb}` : 'after its greeting';
}

/** The greeting command that was accepted. */
export function greetedWith(entries: readonly Entry[]): ProbeResult['greetedWith'] {
	for (const entry of entries) {
		const isHello = entry.type === 'reply' && isPositiveCompletion(entry.code);
		if (isHello && (entry.answers === 'EHLO' || entry.answers === 'LHLO' || entry.answers === 'HELO')) {
			return entry.answers;
		}
	}

	return null;
}

/** `lists`: the replies to EHLO, in order. */
export function starttlsOutcome(
	entries: readonly Entry[],
	lists: readonly CapabilitiesEntry[],
): ProbeResult['starttls'] {
	if (entries.some(entry => entry.type === 'connected' && entry.tls)) {
		return 'not needed';
	}

	if (entries.some(entry => entry.type === 'secured')) {
		return 'done';
	}

	const reply = replyTo(entries, 'STARTTLS');
	if (reply) {
		return reply.code === 220 ? 'failed' : 'refused';
	}

	const offered = lists.some(({keywords}) => keywords.some(({keyword}) => keyword === 'STARTTLS'));
	if (offered) {
		const sent = entries.some(entry => entry.type === 'sent' && entry.verb === 'STARTTLS');
		return sent ? 'failed' : 'not reached';
	}

	return lists.length > 0 || greetedWith(entries) ? 'not offered' : 'not reached';
}

/** Of the first stage that failed, in the order of the conversation; 0 when none did. */
export function exitCodeFor({
	failure,
	greeting,
	greetedWith: verb,
	starttls,
	address,
	security,
	entries,
}: Pick<
	ProbeResult,
	'failure' | 'greeting' | 'greetedWith' | 'starttls' | 'address' | 'security' | 'entries'
>): number {
	const isOfTls = failure !== null && /^(?:tls|speaks)/.test(failure.code);
	if (address === null) {
		return isOfTls ? EXIT.tls : EXIT.connect;
	}

	if (greeting === null) {
		// In TLS 1.3 a server may refuse the client's certificate when the handshake is over.
		return failure ? (isOfTls ? EXIT.tls : EXIT.lost) : EXIT.greeting;
	}

	if (isNegative(greeting.code)) {
		return EXIT.greeting;
	}

	// `starttls://` asks for it; without a scheme a server may do without.
	const isMissing = starttls === 'not offered' && security === 'starttls';
	if (starttls === 'failed' || starttls === 'refused' || isMissing) {
		return EXIT.tls;
	}

	if (failure) {
		return EXIT.lost;
	}

	return verb === null ? EXIT.ehlo : refusedInTls(entries) ? EXIT.ehloAfterTls : EXIT.done;
}

function refusedInTls(entries: readonly Entry[]): boolean {
	const last = entries.findLast(
		entry => entry.type === 'reply' && entry.secure && /^(?:EHLO|HELO|LHLO)$/.test(entry.answers ?? ''),
	);
	const begun = entries.some(entry => entry.type === 'secured');
	return begun && last?.type === 'reply' && isNegative(last.code);
}
