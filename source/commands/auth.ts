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
import {accessToken, tokenWasUsed} from './access-token.ts';
import {
	type CommandContext,
	type CommandResult,
	isConnected,
	type LocalCommand,
	notConnected,
} from './command.ts';

export const auth: LocalCommand = {
	name: 'auth',
	argument: '[MECHANISM] [USER] [as=USER] [initial=yes|no]',
	help: 'log in, every step shown; without a mechanism, the best one offered; as=: act as this user; initial=: the first answer on the AUTH line, or after a 334',
	script: {
		phases: ['command'],
		usesPassword: true,
		shown: argument => argument.replace(/^(\s*\S+\s+\S+\s+)\S.*$/s, `$1${MASK}`),
		run: logIn,
	},
	async run(argument, context) {
		const {session, ask, confirm, allowed, keepStep} = context;
		if (!isConnected(session)) {
			return notConnected;
		}

		if (session.state.phase.name !== 'command') {
			return {problem: 'A login can begin in command phase only.'};
		}

		const {words, initialResponse, authzid} = readLoginWords(argument);
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
		const secret = secretNeeded(session, mechanism || undefined, undefined, authzid);
		if ('problem' in secret) {
			return secret;
		}

		const warning = lockOutWarning(session.entries);
		if (warning !== null && !(await confirm(`${warning} Log in anyway?`))) {
			return {said: 'Nothing was sent.'};
		}

		const user = named ?? (await ask({title: 'user name', initial: session.target.user ?? ''}));
		const credentials = user === null ? null : await askFor(secret.needs, context, user);
		if (user === null || credentials === null) {
			return {said: 'Nothing was sent.'};
		}

		if ('said' in credentials || 'problem' in credentials) {
			return credentials;
		}

		const request = {
			...{user, ...credentials, onStep: keepStep, allowed: allowed()},
			...(mechanism !== '' && {mechanism}),
			...(initialResponse !== undefined && {initialResponse}),
			...(authzid !== undefined && {authzid}),
		};
		const result = await authenticate(session, request);
		forgetUsed(session, result);
		const {guard} = result;
		if (guard?.verdict !== 'ask' || !(await confirm(`${guard.sentence} Log in anyway?`))) {
			return said(result);
		}

		const agreed = await authenticate(session, {...request, allowed: {clearText: true, unverified: true}});
		forgetUsed(session, agreed);
		return said(agreed);
	},
};

/** Null: it was not given. */
async function askFor(
	needs: Mechanism['needs'],
	context: CommandContext,
	user: string,
): Promise<Pick<Credentials, 'password' | 'token'> | CommandResult | null> {
	if (needs === 'nothing' || needs === 'certificate') {
		return {};
	}

	if (needs === 'token') {
		return accessToken(context, user);
	}

	const password = await context.ask({title: 'password', secret: true});
	return password === null ? null : {password};
}

function forgetUsed(session: Session, {reply}: Awaited<ReturnType<typeof authenticate>>): void {
	if (reply !== null) {
		tokenWasUsed(session);
	}
}

/** One word alone may be either: a mechanism that is announced or known, else a user name. */
function isKnown(word: string, {state}: Session): boolean {
	const name = word.toUpperCase();
	return announcedMechanisms(state.situation.capabilities).includes(name) || isMechanismName(name);
}

function said({outcome, message}: Awaited<ReturnType<typeof authenticate>>) {
	return outcome === 'succeeded' || outcome === 'refused' || !message ? {} : {said: message};
}
