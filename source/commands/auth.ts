/** `/auth`: a whole login, every step shown; the password is asked for and never seen. */

import {lockOutWarning} from '../dialogs/auth-guard.ts';
import {authenticate} from '../dialogs/authenticate.ts';
import {secretNeeded} from '../dialogs/choose-mechanism.ts';
import {readLoginWords} from '../dialogs/login-words.ts';
import {logIn} from '../dialogs/script/control-commands.ts';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {isMechanismName} from '../sasl/grades.ts';
import type {Mechanism} from '../sasl/mechanism.ts';
import {MASK} from '../sasl/secrets.ts';
import type {Credentials} from '../sasl/step.ts';
import type {Session} from '../session/session.ts';
import {type CommandContext, isConnected, type LocalCommand, notConnected} from './command.ts';

export const auth: LocalCommand = {
	name: 'auth',
	argument: '[MECHANISM] [USER] [initial=yes|no]',
	help: 'log in, every step shown; without a mechanism, the best one offered; initial=: the first answer on the AUTH line, or after a 334',
	script: {
		phases: ['command'],
		usesPassword: true,
		shown: argument => argument.replace(/^(\s*\S+\s+\S+\s+)\S.*$/s, `$1${MASK}`),
		run: logIn,
	},
	async run(argument, {session, ask, confirm, allowed, keepStep}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		if (session.state.phase.name !== 'command') {
			return {problem: 'A login can begin in command phase only.'};
		}

		const {words, initialResponse} = readLoginWords(argument);
		const [first, second, more] = words;
		if (more !== undefined) {
			return {
				problem:
					'/auth accepts a mechanism and a user name. smtpscope asks for the password, so that no history keeps it: remove it from the line.',
			};
		}

		const isMechanism = first !== undefined && (second !== undefined || isKnown(first, session));
		const mechanism = isMechanism ? first.toUpperCase() : '';
		const named = isMechanism ? second : first;
		const secret = secretNeeded(session, mechanism || undefined);
		if ('problem' in secret) {
			return secret;
		}

		const warning = lockOutWarning(session.entries);
		if (warning !== null && !(await confirm(`${warning} Log in anyway?`))) {
			return {said: 'Nothing was sent.'};
		}

		const user = named ?? (await ask({title: 'user name', initial: session.target.user ?? ''}));
		const credentials = user === null ? null : await askFor(secret.needs, ask);
		if (user === null || credentials === null) {
			return {said: 'Nothing was sent.'};
		}

		const request = {
			...{user, ...credentials, onStep: keepStep, allowed: allowed()},
			...(mechanism !== '' && {mechanism}),
			...(initialResponse !== undefined && {initialResponse}),
		};
		const result = await authenticate(session, request);
		const {guard} = result;
		if (guard?.verdict !== 'ask' || !(await confirm(`${guard.sentence} Log in anyway?`))) {
			return said(result);
		}

		return said(await authenticate(session, {...request, allowed: {clearText: true, unverified: true}}));
	},
};

/** Null: it was not given. */
async function askFor(
	needs: Mechanism['needs'],
	ask: CommandContext['ask'],
): Promise<Pick<Credentials, 'password' | 'token'> | null> {
	if (needs === 'nothing' || needs === 'certificate') {
		return {};
	}

	const isToken = needs === 'token';
	const secret = await ask({title: isToken ? 'access token' : 'password', secret: true});
	return secret === null ? null : isToken ? {token: secret} : {password: secret};
}

/** One word alone may be either: a mechanism that is announced or known, else a user name. */
function isKnown(word: string, {state}: Session): boolean {
	const name = word.toUpperCase();
	return announcedMechanisms(state.situation.capabilities).includes(name) || isMechanismName(name);
}

function said({outcome, message}: Awaited<ReturnType<typeof authenticate>>) {
	return outcome === 'succeeded' || outcome === 'refused' || !message ? {} : {said: message};
}
