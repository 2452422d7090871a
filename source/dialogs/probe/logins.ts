/** `probe --auth`: which ways of logging in work on a server, tried on connections of their own. */
import {diagnose} from '../../diagnosis/diagnoser.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import {announcedMechanisms, findCapability} from '../../protocol/ehlo.ts';
import type {Session} from '../../session/session.ts';
import {goesOn} from '../../session/state.ts';
import type {Target} from '../../session/target.ts';
import {type AuthMatrix, type AuthMatrixRequest, authMatrix, planTries} from '../auth-matrix.ts';
import {greet, startTls} from '../greet.ts';
import {EXIT} from '../outcome.ts';
import {onConnection} from './connection.ts';
import type {ProbeOptions} from './probe-options.ts';
import type {Advice, ProbeResult} from './result.ts';

export type LoginRequest = Omit<AuthMatrixRequest, 'signal' | 'onStep'>;

/** The result of the probe, with the logins that were tried and what the rules say about them. */
export async function probeLogins(
	result: ProbeResult,
	target: Target,
	request: LoginRequest,
	options: ProbeOptions,
): Promise<ProbeResult> {
	if (result.exitCode !== EXIT.done || result.interrupted) {
		return result;
	}

	const {clientName, signal} = options;
	return onConnection(target, options, async session => {
		await session.connect();
		await prepare(session, clientName);
		const logins = signal?.aborted
			? untried('Interrupted: no logins were tried.')
			: await tryAll(session, {...request, ...(signal && {signal})});
		return {
			...result,
			logins,
			interrupted: signal?.aborted === true,
			advice: [...result.advice, ...adviceOn(session, result.findings)],
			exitCode: logins.rows.some(({works}) => works) ? EXIT.done : EXIT.auth,
		};
	});
}

async function prepare(session: Session, clientName: string | undefined): Promise<void> {
	if (!goesOn(session.state)) {
		return;
	}

	await greet(session, clientName);
	const {capabilities, secure} = session.state.situation;
	if (!secure && goesOn(session.state) && findCapability(capabilities, 'STARTTLS')) {
		await startTls(session, clientName);
	}
}

async function tryAll(session: Session, request: AuthMatrixRequest): Promise<AuthMatrix> {
	const {capabilities, greetedWith} = session.state.situation;
	if (greetedWith === null) {
		return untried('The server did not accept the connection for the logins: nothing was tried.');
	}

	return planTries(announcedMechanisms(capabilities), request.users).length > 0
		? authMatrix(session, request)
		: untried('The server announces no mechanism that uses a password: nothing was tried.');
}

function untried(stopped: string): AuthMatrix {
	return {rows: [], left: [], stopped, needsYes: false};
}

/** Each rule once: that it speaks at every try says no more. The entries of the tries are not in the report. */
function adviceOn({entries}: Session, known: readonly Finding[]): Advice[] {
	const found = new Map<string, Advice>();
	for (const {rule, level, message, advice} of diagnose(entries)) {
		if (!found.has(rule) && known.every(finding => finding.rule !== rule)) {
			found.set(rule, {id: rule, level, message, advice});
		}
	}

	return [...found.values()];
}
