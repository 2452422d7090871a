/** `/auth`: a whole login, every step shown; the password is asked for and never seen. */
import {mechanisms} from '../decode/auth-mechanisms.ts';
import {authenticate} from '../dialogs/authenticate.ts';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import type {Session} from '../session/session.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const auth: LocalCommand = {
	name: 'auth',
	argument: '[mechanism] [user]',
	help: 'log in, every step shown; without a mechanism, the best one offered',
	async run(argument, {session, ask, confirm, keepStep}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		if (session.state.phase.name !== 'command') {
			return {problem: 'A login can begin in command phase only.'};
		}

		const [first, second] = argument.trim().split(/\s+/).filter(Boolean);
		const isMechanism = first !== undefined && (second !== undefined || isKnown(first, session));
		const mechanism = isMechanism ? first.toUpperCase() : '';
		const named = isMechanism ? second : first;
		const user = named ?? (await ask({title: 'user name', initial: session.target.user ?? ''}));
		const isToken = mechanism === 'XOAUTH2' || mechanism === 'OAUTHBEARER';
		const title = isToken ? 'access token' : 'password';
		const secret = user === null ? null : await ask({title, secret: true});
		if (user === null || secret === null) {
			return {said: 'Nothing was sent.'};
		}

		const request = {
			user,
			...(isToken ? {token: secret} : {password: secret}),
			onStep: keepStep,
			...(mechanism !== '' && {mechanism}),
		};
		const result = await authenticate(session, request);
		if (result.outcome !== 'guarded' || !(await confirm(`${result.message ?? ''} Log in all the same?`))) {
			return said(result);
		}

		return said(await authenticate(session, {...request, allowed: {clearText: true, unverified: true}}));
	},
};

/** One word alone may be either: a mechanism that is announced or known, else a user name. */
function isKnown(word: string, {state}: Session): boolean {
	const name = word.toUpperCase();
	return (
		announcedMechanisms(state.situation.capabilities).includes(name) ||
		mechanisms.some(known => known.name === name)
	);
}

function said({outcome, message}: Awaited<ReturnType<typeof authenticate>>) {
	return outcome === 'succeeded' || outcome === 'refused' || !message ? {} : {said: message};
}
