/** What a script played by `run` may use: the session, the password, files, the clock. */
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {findScriptCommand} from '../../commands/script-commands.ts';
import type {AuthAllowed} from '../../dialogs/auth-guard.ts';
import {authenticate} from '../../dialogs/authenticate.ts';
import {secretNeeded} from '../../dialogs/choose-mechanism.ts';
import {keepAlive} from '../../dialogs/idle/keep-alive.ts';
import {EXIT} from '../../dialogs/outcome.ts';
import type {ReplyTracker} from '../../dialogs/reply-tracker.ts';
import {
	type ExpectationReport,
	type ScriptHost,
	type ScriptLogin,
	ScriptStop,
} from '../../dialogs/script/command.ts';
import type {LiveReport} from '../../reports/live/report.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {allowedBy} from '../connection/allowed.ts';
import {trustProblem} from '../connection/opening.ts';
import {passwordOptions} from '../connection/password.ts';
import {openContent} from '../output/files.ts';

export type Access = {
	/** Asked for when a login needs it, once; null where none is given. */
	readonly password: () => Promise<string | null>;
	readonly user: string | undefined;
	/** What `password` gives is an access token. */
	readonly token: boolean;
	/** Name for EHLO where the program says it. */
	readonly clientName?: string | undefined;
};

/** The session, and what the options allow; `report` is told what an /expect found. */
export function scriptHost(
	session: Session,
	tracker: ReplyTracker,
	report: Pick<LiveReport, 'expectation'>,
	values: Values,
	access: Access,
): ScriptHost {
	const allowed = allowedBy(values);
	const kept = keepAlive(session, {ended: text => session.note('session/keep-alive', text)});
	if (values.has('keep-alive')) {
		kept.set(null);
	}

	return {
		session,
		tracker,
		clientName: access.clientName,
		find: findScriptCommand,
		variables: new Map(),
		environment: process.env,
		now: () => Date.now(),
		wait: milliseconds => sleep(milliseconds),
		keepAlive: setting => void kept.set(setting),
		openFile: openContent,
		password: async () =>
			(await access.password()) ?? {problem: `/password needs a password: give ${passwordOptions}.`},
		authenticate: async request =>
			logIn(
				session,
				tracker,
				{...request, user: request.user ?? access.user, authzid: request.authzid ?? values.get('auth-as')},
				access,
				allowed,
			),
		trust: () => (values.has('insecure') ? null : trustProblem(session)),
		expected: (result: ExpectationReport) => report.expectation(result),
	};
}

async function logIn(
	session: Session,
	tracker: ReplyTracker,
	{mechanism, user, initialResponse, authzid}: ScriptLogin,
	{password, token}: Access,
	allowed: AuthAllowed,
): Promise<{problem: string} | undefined> {
	const asked = secretNeeded(session, mechanism, token ? 'token' : undefined, authzid);
	if ('problem' in asked) {
		return asked;
	}

	const isSecret = asked.needs === 'password' || asked.needs === 'token';
	const secret = isSecret ? await password() : null;
	const result = await authenticate(session, {
		user: user ?? '',
		...(mechanism !== undefined && {mechanism: mechanism.toUpperCase()}),
		...(secret !== null && (asked.needs === 'token' ? {token: secret} : {password: secret})),
		...(initialResponse !== undefined && {initialResponse}),
		...(authzid !== undefined && {authzid}),
		allowed,
	});
	const isTrusted = result.alarm === null || allowed.unverified === true;
	if (result.outcome === 'guarded' || result.outcome === 'stopped' || !isTrusted) {
		tracker.blame({stage: 'auth', exitCode: EXIT.auth, temporary: false});
	}

	if (result.outcome === 'guarded') {
		throw new ScriptStop(result.message);
	}

	if (!isTrusted) {
		throw new ScriptStop('Nothing more is sent to this server. Use --insecure to continue anyway.');
	}

	return result.outcome === 'impossible' ? {problem: result.message} : undefined;
}
