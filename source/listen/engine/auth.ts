/** AUTH, as our own server answers it (RFC 4954). */
import type {ClientItem} from '../../protocol/client-reader.ts';
import type {Command} from '../../protocol/command.ts';
import {beginLogin, continueLogin, type Login, type LoginStep, mechanismNamed, mechanisms} from './login.ts';
import type {Answer, Proposal, Subject} from './proposal.ts';
import {type EngineConfig, type EngineState, inCommand} from './state.ts';

/** The mechanisms that are offered now; none where AUTH is not. */
export function offeredMechanisms({secure}: EngineState, config: EngineConfig): readonly string[] {
	const open = config.login.kind !== 'none' && !config.without.includes('AUTH');
	return open && (secure || !config.tlsBeforeAuth) ? mechanisms : [];
}

/** `AUTH MECHANISM [initial-response]`. */
export function respondToAuth(
	state: EngineState,
	line: string,
	{auth}: Command,
	config: EngineConfig,
): Proposal {
	const subject: Subject = {verb: 'AUTH', line};
	const refuse = (code: number, text: string): Proposal => ({
		subject,
		answer: {code, texts: [text]},
		next: () => state,
	});
	if (config.login.kind !== 'none' && config.tlsBeforeAuth && !state.secure) {
		return refuse(538, '5.7.11 Encryption required for the requested authentication mechanism');
	}

	if (offeredMechanisms(state, config).length === 0) {
		return refuse(502, '5.5.1 AUTH is not offered here');
	}

	if (state.user !== null) {
		return refuse(503, '5.5.1 Already authenticated');
	}

	if (state.transaction) {
		return refuse(503, '5.5.1 AUTH is not allowed during a mail transaction');
	}

	const mechanism = mechanismNamed(auth?.mechanism ?? '');
	if (!mechanism) {
		return refuse(504, '5.5.4 Unrecognized authentication mechanism');
	}

	const step = beginLogin(mechanism, auth?.initialResponse ?? null, config.login, config.challenge);
	return proposalFor(state, subject, step);
}

/** A line that answers a 334. */
export function respondToAnswer(
	state: EngineState,
	login: Login,
	{bytes, overlong}: ClientItem & {type: 'line'},
	config: EngineConfig,
): Proposal {
	// The line is a secret: answers of the user's own are looked up by the command alone.
	const subject: Subject = {verb: 'AUTH', line: `AUTH ${login.mechanism}`};
	const answer = Buffer.from(bytes).toString('latin1');
	if (answer === '*') {
		return {
			subject,
			answer: {code: 501, texts: ['5.7.0 Authentication cancelled']},
			next: () => inCommand(state),
		};
	}

	const step: LoginStep = overlong
		? {type: 'malformed'}
		: continueLogin(login, answer, config.login, config.challenge);
	return proposalFor(state, subject, step);
}

function proposalFor(state: EngineState, subject: Subject, step: LoginStep): Proposal {
	return {subject, answer: answerTo(step), next: code => after(state, step, code)};
}

function answerTo(step: LoginStep): Answer {
	switch (step.type) {
		case 'ask':
			return {code: 334, texts: [step.challenge]};
		case 'malformed':
			return {code: 501, texts: ['5.5.2 The answer is not base64 in the form of this mechanism']};
		case 'done':
			return step.right
				? {code: 235, texts: ['2.7.0 Authentication successful']}
				: {code: 535, texts: ['5.7.8 Authentication credentials invalid']};
	}
}

function after(state: EngineState, step: LoginStep, code: number): EngineState {
	if (code === 334 && step.type === 'ask') {
		return {...state, phase: {name: 'auth', login: step.login}};
	}

	return inCommand(state, code === 235 ? {user: step.type === 'done' ? step.user : ''} : {});
}
