/** The whole conversation of `send`: connect, EHLO, TLS, AUTH, the message as often as asked, QUIT. */
import {buffer} from 'node:stream/consumers';
import {authenticate} from '../dialogs/authenticate.ts';
import {deliver} from '../dialogs/deliver/deliver.ts';
import type {DeliverOptions, Delivery} from '../dialogs/deliver/delivery.ts';
import {greet, startTls} from '../dialogs/greet.ts';
import {EXIT, type Problem, refusalProblem} from '../dialogs/outcome.ts';
import {buildMessage} from '../message/build.ts';
import type {BuiltMessage, Letter, ReadyMessage} from '../message/letter.ts';
import {lintMessage} from '../message/lint/lint.ts';
import {readMessage} from '../message/read.ts';
import {findCapability} from '../protocol/ehlo.ts';
import type {ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import {connectProblem, trustProblem} from './opening.ts';
import type {QuitAfter} from './send-delivery.ts';

export type SendPlan = {
	readonly letter: Letter | ReadyMessage;
	readonly delivery: DeliverOptions;
	readonly count: number;
	readonly quitAfter: QuitAfter | null;
	readonly tls: 'no' | 'optional' | 'demanded';
	readonly insecure: boolean;
	readonly allowClearAuth: boolean;
	/** Say what a receiver will hold against the message. */
	readonly lint: boolean;
	readonly login: {
		readonly mechanism: string | undefined;
		readonly user: string | undefined;
		/** On the command line; a user of the profile logs in only where there is a password. */
		readonly asked: boolean;
		password(): Promise<string | null>;
	};
	readonly onBuilt?: (message: BuiltMessage) => Promise<void>;
};

export type Sent = {readonly problem: Problem | undefined; readonly deliveries: readonly Delivery[]};

export async function converse(session: Session, plan: SendPlan): Promise<Sent> {
	await session.connect();
	const deliveries: Delivery[] = [];
	const problem = connectProblem(session) ?? (await prepare(session, plan));
	if (problem !== undefined && problem !== 'enough') {
		await leave(session);
		return {problem, deliveries};
	}

	let first: Problem | undefined;
	for (let sent = 0; problem !== 'enough' && sent < plan.count; sent++) {
		const message = await build(session, plan, sent === 0);
		const delivery = await deliver(session, message, plan.delivery);
		deliveries.push(delivery);
		first ??= problemOf(delivery);
		if (session.state.phase.name === 'closed') {
			break;
		}
	}

	await leave(session);
	return {problem: first, deliveries};
}

/** Up to where a message may begin; `enough` when `--quit-after` ends it there. */
async function prepare(session: Session, plan: SendPlan): Promise<Problem | 'enough' | undefined> {
	const greeting = session.entries.findLast(
		(entry): entry is ReplyEntry => entry.type === 'reply' && entry.answers === 'CONNECT',
	);
	if (!greeting) {
		return lostProblem;
	}

	const untrusted = () => (plan.insecure ? undefined : distrust(session));
	const refusedOr = (stage: QuitAfter, problem: Problem | undefined) =>
		problem ?? (plan.quitAfter === stage ? 'enough' : undefined);
	return (
		refusedOr('connect', greeting.code >= 400 ? refusalProblem(greeting) : untrusted()) ??
		refusedOr('ehlo', replyProblem(await greet(session, plan.delivery.clientName))) ??
		refusedOr('tls', (await upgrade(session, plan)) ?? untrusted()) ??
		refusedOr('auth', await logIn(session, plan))
	);
}

const lostProblem: Problem = {stage: 'lost', exitCode: EXIT.lost, temporary: true};

function replyProblem(reply: ReplyEntry | undefined): Problem | undefined {
	return reply ? (reply.code >= 400 ? refusalProblem(reply) : undefined) : lostProblem;
}

function distrust(session: Session): Problem | undefined {
	const reason = trustProblem(session);
	if (reason === null) {
		return undefined;
	}

	session.note('send/stopped', reason);
	return {stage: 'tls', exitCode: EXIT.tls, temporary: false};
}

async function upgrade(session: Session, {tls, delivery}: SendPlan): Promise<Problem | undefined> {
	const {secure, capabilities} = session.state.situation;
	const offered = findCapability(capabilities, 'STARTTLS') !== undefined;
	if (secure || tls === 'no' || (tls === 'optional' && !offered)) {
		return undefined;
	}

	const failed: Problem = {stage: 'tls', exitCode: EXIT.tls, temporary: false};
	if (!offered && capabilities) {
		session.note(
			'send/stopped',
			'The server does not offer STARTTLS, and TLS is asked for; nothing was sent.',
		);
		return failed;
	}

	const refusal = await startTls(session, delivery.clientName);
	if (refusal && tls === 'optional') {
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
	{login, insecure, allowClearAuth}: SendPlan,
): Promise<Problem | undefined> {
	if (!login.asked && login.user === undefined) {
		return undefined;
	}

	const secret = await login.password();
	if (!login.asked && secret === null) {
		return undefined;
	}

	const token = /^(?:XOAUTH2|OAUTHBEARER)$/i.test(login.mechanism ?? '');
	const result = await authenticate(session, {
		user: login.user ?? '',
		...(login.mechanism !== undefined && {mechanism: login.mechanism.toUpperCase()}),
		...(secret !== null && (token ? {token: secret} : {password: secret})),
		allowed: {clearText: allowClearAuth, unverified: insecure},
	});
	if (result.outcome === 'succeeded') {
		return undefined;
	}

	if (result.reply === null) {
		session.note('send/stopped', result.message);
	}

	const temporary = result.reply !== null && result.reply.code < 500;
	return {stage: 'auth', exitCode: EXIT.auth, temporary, ...(result.reply && {entryId: result.reply.id})};
}

async function build(session: Session, plan: SendPlan, first: boolean): Promise<BuiltMessage> {
	const {letter} = plan;
	const {capabilities, clientName} = session.state.situation;
	const offered = findCapability(capabilities, '8BITMIME') !== undefined;
	const message = await buildMessage('eml' in letter ? letter : {eightBit: offered, ...letter});
	if (!first) {
		return message;
	}

	await plan.onBuilt?.(message);
	if (plan.lint && message.size <= lintLimit) {
		const read = await readMessage(await buffer(message.open()));
		for (const {rule, message: text, advice} of lintMessage(read, {
			envelope: message.envelope,
			clientName,
			now: Date.now(),
			smtpUtf8: message.smtpUtf8,
			eightBit: message.body !== '7BIT',
		})) {
			session.note(rule, `${text} ${advice}`);
		}
	}

	return message;
}

/** A larger message is not read as a whole, so that the memory stays flat. */
const lintLimit = 16 * 1024 * 1024;

function problemOf({outcome, stage, rejected, reply}: Delivery): Problem | undefined {
	const temporary = reply !== null && reply.code < 500;
	const blame = reply ? {entryId: reply.id} : {};
	switch (outcome) {
		case 'delivered':
			return undefined;
		case 'partly':
			return {
				stage: 'rcpt',
				exitCode: EXIT.someRecipients,
				temporary: rejected.every(({code}) => code < 500),
				...blame,
			};
		case 'stopped':
			return stage === null
				? undefined
				: {
						stage,
						exitCode: stage === 'rcpt' && rejected.length > 0 ? EXIT.someRecipients : exitOf(stage),
						temporary,
						...blame,
					};
		case 'refused':
			return {stage: stage ?? 'other', exitCode: exitOf(stage), temporary, ...blame};
		case 'lost':
		case 'unknown':
			return {stage: 'lost', exitCode: EXIT.lost, temporary: true, ...blame};
	}
}

function exitOf(stage: Delivery['stage']): number {
	switch (stage) {
		case 'greeting':
			return EXIT.greeting;
		case 'ehlo':
			return EXIT.ehlo;
		case 'mail':
			return EXIT.mail;
		case 'rcpt':
			return EXIT.allRecipients;
		case 'data':
			return EXIT.data;
		case 'message':
			return EXIT.message;
		default:
			return EXIT.other;
	}
}

/** QUIT, in order, where there is still somebody to say it to. */
async function leave(session: Session): Promise<void> {
	if (session.state.phase.name === 'command') {
		await session.type('QUIT');
		await session.settled();
	}
}
