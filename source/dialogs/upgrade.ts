/** STARTTLS as it was asked for, and whether the certificate is good enough to go on. */
import {findCapability} from '../protocol/ehlo.ts';
import type {Session} from '../session/session.ts';
import {goesOn} from '../session/state.ts';
import {distrust} from './opening.ts';
import {EXIT, type Problem, refusalProblem} from './outcome.ts';

/**
 * `optional`: where it is offered; the message goes in clear text where it is not, or is refused. `strict`: where it
 * is offered, and then it must succeed. `demanded`: or nothing is sent.
 */
export type TlsPolicy = 'no' | 'optional' | 'strict' | 'demanded';

const failed: Problem = {stage: 'tls', exitCode: EXIT.tls, temporary: false};

type UpgradePolicy = {readonly tls: TlsPolicy; readonly insecure: boolean; readonly trustAdvice?: string};

/** The handshake, where it is wanted and offered; EHLO is for the caller to say. */
export async function upgrade(
	session: Session,
	{tls}: Pick<UpgradePolicy, 'tls'>,
): Promise<Problem | undefined> {
	const {secure, capabilities} = session.state.situation;
	const offered = findCapability(capabilities, 'STARTTLS') !== undefined;
	if (secure || tls === 'no') {
		return undefined;
	}

	if (!offered && tls !== 'demanded') {
		session.note(
			'send/not-encrypted',
			'The server does not offer STARTTLS, so the message is sent in clear text.',
		);
		return undefined;
	}

	if (!offered) {
		session.note(
			'send/stopped',
			'The server does not offer STARTTLS, and TLS was requested. Nothing was sent.',
		);
		return failed;
	}

	const [reply] = await session.type('STARTTLS');
	await session.settled();
	if (reply && reply.code !== 220 && tls === 'optional' && goesOn(session.state)) {
		session.note('send/not-encrypted', 'The server refused STARTTLS, so the message is sent in clear text.');
		return undefined;
	}

	return session.state.situation.secure
		? undefined
		: reply && reply.code !== 220
			? refusalProblem(reply)
			: failed;
}

/** Where clear text would do, TLS to whomever is no worse: that is said, and the session goes on (RFC 7435 §3). */
export function distrusted(
	session: Session,
	{tls, insecure, trustAdvice}: UpgradePolicy,
): Problem | undefined {
	const reason = distrust(session);
	if (reason === null || insecure) {
		return undefined;
	}

	if (tls === 'optional' && session.target.security !== 'tls') {
		session.note(
			'send/not-verified',
			`${reason.replace(/, so the session stops here\.$/, '')}. The session continues, since clear text would do too.`,
		);
		return undefined;
	}

	session.note('send/stopped', [reason, trustAdvice].filter(Boolean).join(' '));
	return failed;
}
