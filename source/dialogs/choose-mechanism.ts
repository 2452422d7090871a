/** The mechanism for a login, or in a sentence why there is none. */

import type {ClientMechanism, Credentials} from '../sasl/client.ts';
import {clientMechanism, clientMechanisms} from '../sasl/clients.ts';
import {pickMechanism} from '../sasl/pick.ts';
import type {Session} from '../session/session.ts';
import type {SessionState} from '../session/state.ts';

export function chooseMechanism(
	{state}: Pick<Session, 'state'>,
	request: Credentials & {readonly mechanism?: string},
): ClientMechanism | string {
	if (state.phase.name !== 'command') {
		return 'AUTH is a command: it cannot begin here. End the message or the exchange that is open first.';
	}

	const name = request.mechanism?.toUpperCase() ?? null;
	if (name === null) {
		return best(state, request);
	}

	const mechanism = clientMechanism(name);
	if (!mechanism) {
		const names = clientMechanisms.map(known => known.name).join(', ');
		return `${name} cannot be done by this program; typed by hand it is decoded. These can be done: ${names}.`;
	}

	if (mechanism.needs === 'password' && request.password === undefined) {
		return `${name} needs a password, and none was given.`;
	}

	return mechanism.needs === 'token' && request.token === undefined
		? `${name} needs an access token, and none was given.`
		: mechanism;
}

/**
 * What to ask the user for: a password where one is of use, else a token. `problem`: a sentence why there is
 * nothing to ask for. `only`: a token is at hand, and no password.
 */
export function secretNeeded(
	session: Pick<Session, 'state'>,
	mechanism?: string,
	only?: 'token',
): {readonly needs: ClientMechanism['needs']} | {readonly problem: string} {
	const given = {user: '', ...(mechanism !== undefined && {mechanism})};
	const ways = only === 'token' ? [{token: ''}, {}] : [{password: ''}, {token: ''}, {}];
	for (const held of ways) {
		const chosen = chooseMechanism(session, {...given, ...held});
		if (typeof chosen !== 'string') {
			return {needs: chosen.needs};
		}
	}

	const problem = chooseMechanism(session, {...given, ...(only === undefined && {password: ''}), token: ''});
	return typeof problem === 'string' ? {problem} : {needs: problem.needs};
}

/** Of a list with commas the first that is announced, else the first. In capitals; undefined where there is no list. */
export function firstOffered(
	{state}: Pick<Session, 'state'>,
	mechanisms: string | undefined,
): string | undefined {
	const names = mechanisms?.split(',').map(name => name.trim().toUpperCase());
	const offered = announced(state);
	return names?.find(name => offered.includes(name)) ?? names?.[0];
}

/** Names behind AUTH in the last EHLO, in capitals. */
export function announced(state: SessionState): string[] {
	const keywords = state.situation.capabilities?.keywords ?? [];
	const names = keywords.filter(({keyword}) => keyword === 'AUTH').flatMap(({parameters}) => parameters);
	return [...new Set(names.map(name => name.toUpperCase()))];
}

function best(state: SessionState, request: Credentials): ClientMechanism | string {
	const {situation} = state;
	if (!situation.capabilities) {
		return situation.greetedWith === 'HELO'
			? 'After HELO a server announces no AUTH: say EHLO first, or name the mechanism.'
			: 'What this server offers is not known yet: say EHLO first, or name the mechanism.';
	}

	const picked = pickMechanism(announced(state), {
		password: request.password !== undefined,
		token: request.token !== undefined,
		secure: situation.secure,
		channelBinding: typeof state.tls?.channelBinding === 'string',
	});
	return (picked.name === null ? null : clientMechanism(picked.name)) ?? picked.reason;
}
