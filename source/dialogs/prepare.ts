/** Up to where a message may begin: the greeting, EHLO, TLS, XCLIENT and AUTH, each as asked, and each refusal told. */
import type {Session} from '../session/session.ts';
import {greet, type Hello} from './greet.ts';
import {type Login, logIn} from './log-in.ts';
import {connectProblem, greetingOf} from './opening.ts';
import {type Problem, replyProblem} from './outcome.ts';
import {distrusted, type TlsPolicy, upgrade} from './upgrade.ts';
import {presentClient, type XclientRequest} from './xclient.ts';

/** Where to stop on purpose, in the order in which they come. */
export type PreparationStage = 'connect' | 'first-ehlo' | 'tls' | 'xclient' | 'ehlo' | 'auth';

export type Preparation = {
	/** For EHLO. */
	readonly clientName?: string | undefined;
	/** HELO alone greets without asking what the server offers. */
	readonly hello?: Hello;
	readonly tls: TlsPolicy;
	/** Go on over a certificate that is not verified. */
	readonly insecure: boolean;
	/** What to do about such a certificate, to be said after what is wrong with it. */
	readonly trustAdvice?: string;
	readonly xclient?: XclientRequest | null;
	readonly allowClearAuth: boolean;
	readonly login: Login;
	/** Any stage that is none of these comes later, and is no business of this. */
	readonly quitAfter?: string | null;
};

type Outcome = Problem | 'enough' | undefined;

/** Undefined when a message may follow; `enough` when it is to end before. */
export async function prepare(session: Session, plan: Preparation): Promise<Outcome> {
	const unconnected = connectProblem(session);
	if (unconnected) {
		return unconnected;
	}

	const isLast = (stage: PreparationStage): 'enough' | undefined =>
		plan.quitAfter === stage ? 'enough' : undefined;
	return (
		replyProblem(greetingOf(session)) ??
		distrusted(session, plan) ??
		isLast('connect') ??
		replyProblem(await greet(session, plan.clientName, plan.hello)) ??
		isLast('first-ehlo') ??
		(plan.xclient?.beforeTls ? await presented(session, plan, isLast) : undefined) ??
		(await encrypted(session, plan, isLast)) ??
		(plan.xclient?.beforeTls ? undefined : await presented(session, plan, isLast)) ??
		(await logIn(session, plan)) ??
		isLast('auth')
	);
}

type IsLast = (stage: PreparationStage) => 'enough' | undefined;

/** STARTTLS where it is wanted, and EHLO behind it. */
async function encrypted(session: Session, plan: Preparation, isLast: IsLast): Promise<Outcome> {
	const wasSecure = session.state.situation.secure;
	const refused = (await upgrade(session, plan)) ?? distrusted(session, plan) ?? isLast('tls');
	if (refused !== undefined || wasSecure || !session.state.situation.secure) {
		return refused ?? isLast('ehlo');
	}

	return replyProblem(await greet(session, plan.clientName, plan.hello)) ?? isLast('ehlo');
}

/** XCLIENT where it is wanted, and EHLO behind it: the server starts over. */
async function presented(session: Session, plan: Preparation, isLast: IsLast): Promise<Outcome> {
	if (!plan.xclient) {
		return undefined;
	}

	const came = await presentClient(session, plan.xclient);
	if (came !== 'accepted') {
		return came === 'left out' ? undefined : came;
	}

	return (
		isLast('xclient') ??
		replyProblem(await greet(session, plan.clientName, plan.hello), 'xclient') ??
		isLast('ehlo')
	);
}
