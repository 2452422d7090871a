/** The login that comes before a message: as asked, with the next mechanism where one is refused. */
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {isPermanentNegative} from '../protocol/reply-class.ts';
import {clientMechanisms} from '../sasl/lookup.ts';
import type {Session} from '../session/session.ts';
import {goesOn} from '../session/state.ts';
import {type AuthResult, authenticate} from './authenticate.ts';
import {secretNeeded} from './choose-mechanism.ts';
import {EXIT, type Problem} from './outcome.ts';

/** A mechanism, and how it is spoken. */
export type LoginWay = {
	/** In capitals. */
	readonly mechanism: string;
	/** Its name at this server, in capitals; its own where absent. */
	readonly spokenAs?: string;
	/** The first answer on the AUTH line, where that is not usual. */
	readonly initialResponse?: true;
};

export type Login = {
	/** Tried in this order as far as they are offered; null for the best one offered. */
	readonly ways: readonly LoginWay[] | null;
	/** Where no way is named: try every one that is offered, not only the best. */
	readonly tryEach?: boolean;
	readonly user: string | undefined;
	/** Whom to act as, where that is not the user. */
	readonly authzid?: string | undefined;
	/** By name; a user of the profile logs in only where there is a password. */
	readonly asked: boolean;
	/** `optional`: the message goes whatever comes of it. `strict`: it goes where no such login is offered. */
	readonly demand?: 'demanded' | 'optional' | 'strict';
	password(): Promise<string | null>;
};

type Plan = {readonly login: Login; readonly insecure: boolean; readonly allowClearAuth: boolean};

/** Undefined where the session goes on. */
export async function logIn(session: Session, plan: Plan): Promise<Problem | undefined> {
	const {login} = plan;
	if (!login.asked && login.user === undefined) {
		return undefined;
	}

	const secret = await login.password();
	if (!login.asked && secret === null) {
		return undefined;
	}

	const {demand = 'demanded'} = login;
	const ways = waysFor(session, login);
	if (ways.length === 0) {
		session.note(demand === 'demanded' ? 'send/stopped' : 'send/no-login', noWay(session, login));
		return demand === 'demanded' ? {stage: 'auth', exitCode: EXIT.auth, temporary: false} : undefined;
	}

	let problem: Problem | undefined;
	for (const way of ways) {
		const result = await tryWay(session, plan, way, secret);
		problem = problemOf(session, result, plan);
		if (problem === undefined || result.alarm !== null || !canContinue(session)) {
			break;
		}
	}

	const mayGoOn = demand === 'optional' && canContinue(session);
	if (problem && mayGoOn) {
		session.note('send/no-login', 'The login failed. It is optional, so the message is sent without it.');
	}

	return mayGoOn ? undefined : problem;
}

/** After a 421 the server closes, whatever it is asked next (RFC 5321 §4.2.2). */
function canContinue({state}: Session): boolean {
	return state.phase.name === 'command' && goesOn(state);
}

/** None where the server offers none of them; the best one is chosen by `authenticate`. */
function waysFor({state}: Session, {ways, tryEach}: Login): readonly (LoginWay | null)[] {
	const offered = announcedMechanisms(state.situation.capabilities);
	if (offered.length === 0) {
		return [];
	}

	if (ways !== null) {
		return ways.filter(({mechanism, spokenAs}) => offered.includes(spokenAs ?? mechanism));
	}

	return tryEach
		? clientMechanisms
				.filter(({name, needs, isBound}) => offered.includes(name) && needs === 'password' && !isBound)
				.map(({name}) => ({mechanism: name}))
				// As swaks does; a challenge comes before the password itself.
				.toSorted((one, other) => (one.mechanism < other.mechanism ? -1 : 1))
		: [null];
}

function noWay({state}: Session, {ways}: Login): string {
	const offered = announcedMechanisms(state.situation.capabilities);
	if (offered.length === 0) {
		return 'The server does not offer AUTH.';
	}

	const wanted = (ways ?? []).map(({mechanism, spokenAs}) => spokenAs ?? mechanism).join(' or ');
	return `The server does not offer AUTH ${wanted === '' ? 'with a mechanism that uses a password' : wanted}; it offers ${offered.join(', ')}.`;
}

async function tryWay(
	session: Session,
	{login, insecure, allowClearAuth}: Plan,
	way: LoginWay | null,
	secret: string | null,
): Promise<AuthResult> {
	const asked = secretNeeded(session, way?.mechanism, undefined, login.authzid);
	const token = 'needs' in asked && asked.needs === 'token';
	return authenticate(session, {
		user: login.user ?? '',
		...way,
		...(login.authzid !== undefined && {authzid: login.authzid}),
		...(secret !== null && (token ? {token: secret} : {password: secret})),
		allowed: {clearText: allowClearAuth, unverified: insecure},
	});
}

function problemOf(session: Session, result: AuthResult, {insecure}: Plan): Problem | undefined {
	// A server that let us in without its proof may be any server: nothing is handed to it.
	const isTrusted = result.alarm === null || insecure;
	if (result.outcome === 'succeeded' && isTrusted) {
		return undefined;
	}

	if (result.reply === null) {
		session.note('send/stopped', result.message);
	}

	const temporary = isTrusted && result.reply !== null && !isPermanentNegative(result.reply.code);
	return {stage: 'auth', exitCode: EXIT.auth, temporary, ...(result.reply && {entryId: result.reply.id})};
}
