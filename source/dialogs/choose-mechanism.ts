/** The mechanism for a login, or in a sentence why there is none. */

import {announcedMechanisms} from '../protocol/ehlo.ts';
import {clientMechanism, clientMechanisms} from '../sasl/lookup.ts';
import type {ClientMechanism} from '../sasl/mechanism.ts';
import {pickMechanism} from '../sasl/pick.ts';
import type {Credentials} from '../sasl/step.ts';
import type {Session} from '../session/session.ts';
import type {SessionState} from '../session/state.ts';

/** The mechanism to log in with, or a sentence about why there is none. */
export function chooseMechanism(
	{state}: Pick<Session, 'state'>,
	request: Credentials & {readonly mechanism?: string},
): ClientMechanism | string {
	if (state.phase.name !== 'command') {
		return 'AUTH is a command and is not possible here. First end the message or the exchange that is open.';
	}

	const name = request.mechanism?.toUpperCase() ?? null;
	if (name === null) {
		return best(state, request);
	}

	const mechanism = clientMechanism(name);
	if (!mechanism) {
		const names = clientMechanisms.map(known => known.name).join(', ');
		return `smtpscope cannot log in with ${name} (if you type it by hand, it is decoded). Supported: ${names}.`;
	}

	if (request.authzid !== undefined && !mechanism.actsAs) {
		const able = clientMechanisms.filter(({actsAs}) => actsAs).map(known => known.name);
		return `${name} cannot name another identity to act as. These can: ${able.join(', ')}.`;
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
	authzid?: string,
): {readonly needs: ClientMechanism['needs']} | {readonly problem: string} {
	const given = {
		user: '',
		...(mechanism !== undefined && {mechanism}),
		...(authzid !== undefined && {authzid}),
	};
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

function best(state: SessionState, request: Credentials): ClientMechanism | string {
	const {situation} = state;
	if (!situation.capabilities) {
		return situation.greetedWith === 'HELO'
			? 'After HELO a server announces no AUTH: send EHLO first, or name the mechanism.'
			: 'It is not known yet what this server offers: send EHLO first, or name the mechanism.';
	}

	const picked = pickMechanism(announcedMechanisms(situation.capabilities), {
		password: request.password !== undefined,
		token: request.token !== undefined,
		secure: situation.secure,
		actsAs: request.authzid !== undefined,
		channelBinding: typeof state.tls?.channelBinding === 'string',
	});
	return (picked.name === null ? null : clientMechanism(picked.name)) ?? picked.reason;
}
