/** The local commands of a script that change how the session goes on: TLS, login, variables, charset, time. */
import {startTls} from '../greet.ts';
import {readLoginWords} from '../login-words.ts';
import type {ScriptHost, ScriptPosition} from './command.ts';
import {readDuration} from './duration.ts';
import {loadEncoder} from './encoder.ts';
import {keepPromise} from './opening.ts';
import {checkTrust} from './send-command.ts';
import {readSetting, type Variables} from './variables.ts';

/** `/starttls`: STARTTLS, the handshake, EHLO. */
export async function secure(
	_argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<undefined> {
	await startTls(host.session);
	checkTrust(host);
}

/** `/reconnect`: a new connection to the same server, encrypted and trusted as the first one had to be. */
export async function reconnect(
	_argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<undefined> {
	const {session} = host;
	const {clientName} = session.state.situation;
	session.close();
	await session.connect();
	await keepPromise(host, clientName ?? host.clientName);
}

/** `/auth [MECHANISM [USER]] [as=USER] [initial=yes|no]`. */
export async function logIn(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const {words, initialResponse, authzid} = readLoginWords(argument);
	const [mechanism, ...user] = words;
	const result = await host.authenticate({
		mechanism,
		user: user.join(' ') || undefined,
		initialResponse,
		authzid,
	});
	return result?.problem;
}

/** `/set NAME VALUE`. */
export async function setVariable(
	argument: string,
	_position: ScriptPosition,
	{variables}: ScriptHost,
): Promise<string | undefined> {
	return define(argument, variables);
}

/** Sets the variable, or gives the problem. */
export function define(argument: string, variables: Variables): string | undefined {
	const setting = readSetting(argument);
	if ('problem' in setting) {
		return setting.problem;
	}

	variables.set(setting.name, setting.value);
	return undefined;
}

/** `/charset NAME`: of the lines that follow. */
export async function setCharset(
	argument: string,
	_position: ScriptPosition,
	{session}: ScriptHost,
): Promise<string | undefined> {
	const encoder = await loadEncoder(argument.trim());
	if ('problem' in encoder) {
		return encoder.problem;
	}

	session.setEncoder(encoder.encode);
	return undefined;
}

/** `/wait 500ms`, `2s`, `1m`: at most an hour. */
export async function wait(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const duration = readDuration(argument);
	if (duration !== undefined) {
		await host.wait(duration);
	}

	return durationProblem(argument);
}

/** Undefined where it is a duration. */
export function durationProblem(argument: string): string | undefined {
	return readDuration(argument) === undefined
		? `“${argument.trim()}” is not a duration. Write /wait 500ms, /wait 2s or /wait 1m (at most 1h).`
		: undefined;
}
