/** A whole AUTH exchange on a session (RFC 4954 §4), with every value that was computed on the way. */
import {randomBytes} from 'node:crypto';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {analyseBase64, encodeBase64} from '../sasl/base64.ts';
import type {ClientMechanism} from '../sasl/mechanism.ts';
import type {Computed, Credentials, SaslContext, Send, Step, Stop} from '../sasl/step.ts';
import {stop} from '../sasl/step.ts';
import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {type AuthAllowed, type AuthGuard, authGuard} from './auth-guard.ts';
import {chooseMechanism} from './choose-mechanism.ts';

export type AuthRequest = Credentials & {
	/** The best one offered where absent. */
	readonly mechanism?: string;
	/** What the server calls it, where that is another name. */
	readonly spokenAs?: string;
	/** On the AUTH line, or not; where absent as is usual for the mechanism and as the line's length allows. */
	readonly initialResponse?: boolean;
	readonly allowed?: AuthAllowed;
	/** Aborted: the exchange is cancelled with `*` at the next 334. */
	readonly signal?: AbortSignal;
	/** Called when the server has answered a step. */
	readonly onStep?: (step: AuthStep) => void;
	/** For tests: known randomness and time. */
	readonly random?: (count: number) => Uint8Array;
	readonly now?: number;
};

/** What was sent in one line and what was computed for it. */
export type AuthStep = {
	/**
	 * Entry of the line, or of the challenge at which we gave up; null when the connection ended before the
	 * line was answered.
	 */
	readonly entryId: number | null;
	readonly computed: readonly Computed[];
	readonly remarks: readonly string[];
};

export type AuthResult = {
	readonly outcome:
		| 'succeeded'
		| 'refused'
		/** By the caller's signal, or by a line that somebody typed. */
		| 'cancelled'
		/** By us: the server's part was wrong. `alarm` or `message` says how. */
		| 'stopped'
		/** Nothing was sent: see `guard`. */
		| 'guarded'
		/** Nothing was sent: `message` says what is missing. */
		| 'impossible'
		| 'lost';
	readonly mechanism: string | null;
	/** The last reply, null where there was none. */
	readonly reply: ReplyEntry | null;
	readonly steps: readonly AuthStep[];
	/** The server is not who it should be, or did not prove that it is, whatever it replied. */
	readonly alarm: string | null;
	readonly guard: AuthGuard | null;
	/** One sentence for the history. Holds no secret. */
	readonly message: string;
};

/**
 * Logs in with the mechanism named, or the best one offered. Secrets do not leave over clear text or an unverified
 * certificate unless `allowed` says so (this machine excepted). Throws nothing: a refusal is an outcome.
 */
export async function authenticate(session: Session, request: AuthRequest): Promise<AuthResult> {
	const chosen = chooseMechanism(session, request);
	if (typeof chosen === 'string') {
		return {...nothing, outcome: 'impossible', message: chosen};
	}

	const {name} = chosen;
	const guard = authGuard(session, name, request.allowed);
	if (guard.verdict === 'ask') {
		return {
			...nothing,
			outcome: 'guarded',
			mechanism: name,
			guard,
			message: `${guard.sentence} ${guard.how}`,
		};
	}

	const first = await chosen.start(request, contextOf(session, chosen, request));
	if (first.type === 'stop') {
		return {...nothing, outcome: 'impossible', mechanism: name, message: first.message};
	}

	const result = await converse(session, chosen, first, request);
	if (result.alarm !== null || result.outcome === 'stopped') {
		session.note(result.alarm === null ? 'auth/stopped' : 'auth/alarm', result.alarm ?? result.message);
	}

	return {...result, guard};
}

const nothing = {mechanism: null, reply: null, steps: [], alarm: null, guard: null};

/** More rounds than any mechanism has. */
const roundLimit = 12;

/** RFC 4954 §4: an AUTH line is a command line, 512 octets with its CRLF; a longer response waits for the 334. */
const commandLimit = 512;

async function converse(
	session: Session,
	mechanism: ClientMechanism,
	first: Send,
	request: AuthRequest,
): Promise<AuthResult> {
	const {name} = mechanism;
	const steps: AuthStep[] = [];
	let current = first;
	let line = openingLine(name, first, request);
	// The first bytes, while they wait for a 334 of their own.
	let pending = first.bytes !== null && !line.includes(' ', 'AUTH '.length);
	const end = (
		outcome: AuthResult['outcome'],
		reply: ReplyEntry | null,
		message: string,
		alarm: string | null = null,
	) => ({
		...{outcome, mechanism: name, reply, steps, alarm, guard: null, message},
	});

	for (let round = 0; ; round++) {
		const [reply] = await session.type(line, undefined, 'given');
		const step = {
			entryId: reply?.answersId ?? null,
			computed: pending ? [] : current.computed,
			remarks: pending ? [] : current.remarks,
		};
		steps.push(step);
		request.onStep?.(step);
		if (!reply) {
			return session.state.phase.name === 'closed'
				? end('lost', null, `The connection ended during AUTH ${name}.`)
				: end(
						'cancelled',
						null,
						`AUTH ${name} ended early: a line typed in the meantime was sent instead of the answer.`,
					);
		}

		if (reply.auth?.outcome === 'succeeded') {
			return succeeded(end, reply, current, name);
		}

		if (reply.code !== 334) {
			return end(
				'refused',
				reply,
				`AUTH ${name} was refused: ${reply.code}${reply.enhanced ? ` ${reply.enhanced}` : ''}.`,
			);
		}

		if (request.signal?.aborted) {
			const [last] = await session.type('*');
			return end('cancelled', last ?? null, `AUTH ${name} was cancelled.`);
		}

		const next: Step =
			round >= roundLimit
				? tooManyRounds
				: await advance(current, reply, pending, mechanism.textChallenges === true);
		if (next.type === 'stop') {
			const last = {entryId: reply.id, computed: next.computed, remarks: [next.message]};
			steps.push(last);
			request.onStep?.(last);
			return stopped(session, end, next);
		}

		pending = false;
		current = next;
		line = encodeBase64(next.bytes ?? new Uint8Array());
	}
}

type End = (
	outcome: AuthResult['outcome'],
	reply: ReplyEntry | null,
	message: string,
	alarm?: string | null,
) => AuthResult;

const tooManyRounds = stop('out-of-step', `The server sent more than ${roundLimit} challenges.`);

function openingLine(name: string, {bytes}: Send, {initialResponse, spokenAs}: AuthRequest): string {
	const bare = `AUTH ${spokenAs ?? name}`;
	if (bytes === null || initialResponse === false) {
		return bare;
	}

	const whole = `${bare} ${bytes.length === 0 ? '=' : encodeBase64(bytes)}`;
	return whole.length + 2 > commandLimit && initialResponse !== true ? bare : whole;
}

/** A 334 came: the answer to it. `mayBeText`: the mechanism understands a challenge in plain text too. */
async function advance(
	current: Send,
	reply: ReplyEntry,
	pending: boolean,
	mayBeText: boolean,
): Promise<Step> {
	if (reply.lines.some(line => line.truncated)) {
		return stop('bad-challenge', 'The challenge is longer than any mechanism needs, and was cut off.');
	}

	const text = reply.lines.at(-1)?.text.trim() ?? '';
	const {bytes} = analyseBase64(text);
	if (pending) {
		// Exchange writes `334 NTLM supported` here; what stands there means nothing.
		return bytes?.length === 0
			? current
			: {
					...current,
					remarks: [...current.remarks, 'The server sent text where an empty challenge belongs.'],
				};
	}

	if (bytes === null) {
		return mayBeText
			? current.next(new Uint8Array(Buffer.from(text, 'utf8')))
			: stop('bad-challenge', 'The challenge is not base64.');
	}

	return current.next(bytes);
}

function succeeded(end: End, reply: ReplyEntry, {proof}: Send, name: string): AuthResult {
	const known = proof === 'given' ? '; the server proved that it knows the password' : '';
	const alarm =
		proof === 'awaited'
			? `The server accepted the login without proving that it knows the password, which ${name} requires. Do not trust it.`
			: null;
	return end('succeeded', reply, `Logged in with ${name}${known}.`, alarm);
}

/** The server's part is wrong: the exchange is given up (RFC 4954 §4). */
async function stopped(session: Session, end: End, {reason, message}: Stop): Promise<AuthResult> {
	const [reply] = await session.type('*');
	return end('stopped', reply ?? null, message, reason === 'false-server' ? message : null);
}

function contextOf(session: Session, {name}: ClientMechanism, request: AuthRequest): SaslContext {
	const {target, state} = session;
	const binding = state.tls?.channelBinding ?? null;
	return {
		host: target.host,
		port: target.endpoint.kind === 'tcp' ? target.endpoint.port : null,
		channelBinding: binding === null ? null : new Uint8Array(Buffer.from(binding, 'base64')),
		plusOffered: announcedMechanisms(state.situation.capabilities).includes(
			`${name.replace(/-PLUS$/, '')}-PLUS`,
		),
		initialResponse: request.initialResponse === true,
		random: request.random ?? (count => new Uint8Array(randomBytes(count))),
		now: request.now ?? Date.now(),
	};
}
