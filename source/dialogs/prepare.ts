/** Up to where a message may begin: the greeting, EHLO, TLS and AUTH, each as asked, and each refusal told. */
import {findCapability} from '../protocol/ehlo.ts';
import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {authenticate} from './authenticate.ts';
import {firstOffered, secretNeeded} from './choose-mechanism.ts';
import {greet, startTls} from './greet.ts';
import {connectProblem, distrust, greetingOf} from './opening.ts';
import {EXIT, type Problem, refusalProblem} from './outcome.ts';

type Stop = 'connect' | 'ehlo' | 'tls' | 'auth';

export type Preparation = {
	/** For EHLO. */
	readonly clientName?: string | undefined;
	readonly tls: 'no' | 'optional' | 'demanded';
	/** Go on over a certificate that is not verified. */
	readonly insecure: boolean;
	/** What to do about such a certificate, to be said after what is wrong with it. */
	readonly trustAdvice?: string;
	readonly allowClearAuth: boolean;
	readonly login: Login;
	/** Where to stop on purpose; later stages are no business of this. */
	readonly quitAfter?: string | null;
};

export type Login = {
	/** Or several with commas: the first that is offered. */
	readonly mechanism: string | undefined;
	readonly user: string | undefined;
	/** Whom to act as, where that is not the user. */
	readonly authzid?: string | undefined;
	/** By name; a user of the profile logs in only where there is a password. */
	readonly asked: boolean;
	password(): Promise<string | null>;
};

/** Undefined when a message may follow; `enough` when it is to end before. */
export async function prepare(session: Session, plan: Preparation): Promise<Problem | 'enough' | undefined> {
	const unconnected = connectProblem(session);
	if (unconnected) {
		return unconnected;
	}

	const greeting = greetingOf(session);
	const untrusted = () => (plan.insecure ? undefined : distrusted(session, plan));
	const refusedOr = (stage: Stop, problem: Problem | undefined) =>
		problem ?? (plan.quitAfter === stage ? 'enough' : undefined);
	return (
		refusedOr('connect', replyProblem(greeting) ?? untrusted()) ??
		refusedOr('ehlo', replyProblem(await greet(session, plan.clientName))) ??
		refusedOr('tls', (await upgrade(session, plan)) ?? untrusted()) ??
		refusedOr('auth', await logIn(session, plan))
	);
}

const lostProblem: Problem = {stage: 'lost', exitCode: EXIT.lost, temporary: true};

function replyProblem(reply: ReplyEntry | undefined): Problem | undefined {
	return reply ? (reply.code >= 400 ? refusalProblem(reply) : undefined) : lostProblem;
}

function distrusted(session: Session, {trustAdvice}: Preparation): Problem | undefined {
	const reason = distrust(session);
	if (reason === null) {
		return undefined;
	}

	session.note('send/stopped', [reason, trustAdvice].filter(Boolean).join(' '));
	return {stage: 'tls', exitCode: EXIT.tls, temporary: false};
}

async function upgrade(session: Session, {tls, clientName}: Preparation): Promise<Problem | undefined> {
	const {secure, capabilities} = session.state.situation;
	const offered = findCapability(capabilities, 'STARTTLS') !== undefined;
	if (secure || tls === 'no') {
		return undefined;
	}

	if (tls === 'optional' && !offered) {
		session.note(
			'send/not-encrypted',
			'The server does not offer STARTTLS, so the message is sent in clear text.',
		);
		return undefined;
	}

	const failed: Problem = {stage: 'tls', exitCode: EXIT.tls, temporary: false};
	if (!offered && capabilities) {
		session.note(
			'send/stopped',
			'The server does not offer STARTTLS, and TLS was requested. Nothing was sent.',
		);
		return failed;
	}

	const refusal = await startTls(session, clientName);
	if (refusal && tls === 'optional') {
		session.note('send/not-encrypted', 'The server refused STARTTLS, so the message is sent in clear text.');
		return undefined;
	}

	if (!session.state.situation.secure) {
		return refusal ? refusalProblem(refusal) : failed;
	}

	const ehlo = session.entries.findLast((entry): entry is ReplyEntry => entry.type === 'reply');
	return session.state.situation.greetedWith === null ? replyProblem(ehlo) : undefined;
}

async function logIn(
	session: Session,
	{login, insecure, allowClearAuth}: Preparation,
): Promise<Problem | undefined> {
	if (!login.asked && login.user === undefined) {
		return undefined;
	}

	const secret = await login.password();
	if (!login.asked && secret === null) {
		return undefined;
	}

	const mechanism = firstOffered(session, login.mechanism);
	const asked = secretNeeded(session, mechanism, undefined, login.authzid);
	const token = 'needs' in asked && asked.needs === 'token';
	const result = await authenticate(session, {
		user: login.user ?? '',
		...(mechanism !== undefined && {mechanism: mechanism.toUpperCase()}),
		...(login.authzid !== undefined && {authzid: login.authzid}),
		...(secret !== null && (token ? {token: secret} : {password: secret})),
		allowed: {clearText: allowClearAuth, unverified: insecure},
	});
	// A server that let us in without its proof may be any server: nothing is handed to it.
	const isTrusted = result.alarm === null || insecure;
	if (result.outcome === 'succeeded' && isTrusted) {
		return undefined;
	}

	if (result.reply === null) {
		session.note('send/stopped', result.message);
	}

	const temporary = isTrusted && result.reply !== null && result.reply.code < 500;
	return {stage: 'auth', exitCode: EXIT.auth, temporary, ...(result.reply && {entryId: result.reply.id})};
}
