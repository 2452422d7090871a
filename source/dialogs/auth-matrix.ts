/**
 * Which ways of logging in work: each mechanism, with and without initial response, each form of the user
 * name. One try each on a connection of its own, no more than the budget, and none after a sign of lock-out.
 */
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {isNegative} from '../protocol/reply-class.ts';
import {clientMechanism} from '../sasl/lookup.ts';
import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import type {AuthAllowed} from './auth-guard.ts';
import {type AuthStep, authenticate} from './authenticate.ts';
import {greet, startTls} from './greet.ts';

export type AuthMatrixRequest = {
	/** Forms of the user name, the likelier first. */
	readonly users: readonly string[];
	readonly password: string;
	/** No more tries than this. */
	readonly budget: number;
	readonly allowed?: AuthAllowed;
	/** Aborted: no further try is made. */
	readonly signal?: AbortSignal;
	readonly onStep?: (step: AuthStep) => void;
};

export type AuthTry = {
	readonly mechanism: string;
	readonly initialResponse: boolean;
	readonly user: string;
};

export type AuthMatrix = {
	readonly rows: readonly (AuthTry & {readonly works: boolean; readonly answer: string})[];
	/** Not tried: beyond the budget, or after the stop. */
	readonly left: readonly AuthTry[];
	/** Why it ended early, in a sentence; null when everything was tried. */
	readonly stopped: string | null;
	/** Nothing was tried: the connection is not safe, and no one said yes to that. */
	readonly needsYes: boolean;
};

const interrupted = 'Interrupted: no further logins were tried.';

/** Connects anew for each try, so the session ends up on the last of these connections. */
export async function authMatrix(session: Session, request: AuthMatrixRequest): Promise<AuthMatrix> {
	const secure = session.state.situation.secure;
	const plan = planTries(announcedMechanisms(session.state.situation.capabilities), request.users);
	const rows: AuthMatrix['rows'][number][] = [];
	const end = (stopped: string | null, needsYes = false) => ({
		...{rows, left: plan.slice(rows.length), stopped, needsYes},
	});
	for (const attempt of plan) {
		if (rows.length >= request.budget) {
			const logins = request.budget === 1 ? '1 login' : `${request.budget} logins`;
			return end(`The limit of ${logins} is reached.`);
		}

		if (request.signal?.aborted) {
			return end(interrupted);
		}

		const trouble = await connectAfresh(session, secure);
		if (trouble !== null) {
			return end(request.signal?.aborted ? interrupted : trouble);
		}

		const {users: _users, budget: _budget, ...credentials} = request;
		const result = await authenticate(session, {...credentials, ...attempt});
		if (result.outcome === 'guarded' || result.outcome === 'impossible') {
			return end(result.message, result.outcome === 'guarded');
		}

		if (request.signal?.aborted && result.reply === null) {
			// It was not the server that closed the connection.
			return end(interrupted);
		}

		rows.push({...attempt, works: result.outcome === 'succeeded', answer: answerOf(result.reply)});
		const sign = result.alarm ?? signOfLockOut(result.reply);
		if (sign !== null) {
			return end(sign);
		}
	}

	return end(null);
}

/** The user name as given, and without its domain where it has one. */
export function userForms(user: string): string[] {
	return [...new Set([user, user.split('@', 1).join('')])].filter(Boolean);
}

/** In the order of trying: all mechanisms that need a password for one user name, then for the next. */
export function planTries(mechanisms: readonly string[], users: readonly string[]): AuthTry[] {
	return users.flatMap(user =>
		mechanisms.flatMap(mechanism => {
			const known = clientMechanism(mechanism);
			if (known?.needs !== 'password') {
				return [];
			}

			// Where the server speaks first there is no initial response to leave out.
			const ways = known.speaksFirst === 'server' ? [false] : [true, false];
			return ways.map(initialResponse => ({mechanism, initialResponse, user}));
		}),
	);
}

/** What is wrong with the new connection, or null. */
async function connectAfresh(session: Session, secure: boolean): Promise<string | null> {
	const clientName = session.state.situation.clientName ?? undefined;
	if (session.state.phase.name === 'command' && !session.state.closing) {
		await session.type('QUIT');
	}

	session.close();
	const before = session.entries.length;
	await session.connect();
	const greeting = session.entries.slice(before).find((entry): entry is ReplyEntry => entry.type === 'reply');
	const hello = greeting?.code === 220 ? await greet(session, clientName) : greeting;
	if (hello === undefined || greeting?.code !== 220 || isNegative(hello.code)) {
		return (
			signOfLockOut(hello ?? null) ?? `The server refused the next connection: ${answerOf(hello ?? null)}.`
		);
	}

	if (secure && !session.state.situation.secure) {
		await startTls(session, clientName);
	}

	// The yes that was given was for the connection as it was.
	return secure && !session.state.situation.secure
		? 'The new connection is not encrypted as the first was: no login was attempted on it.'
		: null;
}

/** 421 and 454 are no verdict on a password, nor is 4.7.0: the server wants us to slow down, or cannot look. */
function signOfLockOut(reply: ReplyEntry | null): string | null {
	if (reply === null) {
		return 'The server closed the connection, which may be its way to slow logins down: no further logins were tried.';
	}

	return reply.code === 421 || reply.code === 454 || reply.enhanced === '4.7.0'
		? `The server answered ${answerOf(reply)}, a sign of throttling or lock-out: no further logins were tried.`
		: null;
}

function answerOf(reply: ReplyEntry | null): string {
	return reply ? [reply.code, reply.enhanced].filter(Boolean).join(' ') : 'closed the connection';
}
