/** The whole conversation of `send`: connect, EHLO, TLS, AUTH, the message as often as asked, QUIT. */
import type {Resolver} from 'node:dns/promises';
import {counted} from '../../decode/quantities.ts';
import {deliver} from '../../dialogs/deliver/deliver.ts';
import type {DeliverOptions, Delivery} from '../../dialogs/deliver/delivery.ts';
import {EXIT, type Problem} from '../../dialogs/outcome.ts';
import {type Preparation, prepare} from '../../dialogs/prepare.ts';
import {quit} from '../../dialogs/quit.ts';
import {buildMessage} from '../../message/build.ts';
import type {BuiltMessage, Letter} from '../../message/letter.ts';
import {lintMessage} from '../../message/lint/lint.ts';
import {publicAddress} from '../../message/public-address.ts';
import {readMessage} from '../../message/read.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import {readLimits} from '../../protocol/limits.ts';
import {isPermanentNegative} from '../../protocol/reply-class.ts';
import type {Session} from '../../session/session.ts';
import {goesOn} from '../../session/state.ts';
import {trustAdvice} from '../connection/opening.ts';
import type {QuitAfter} from './delivery.ts';
import {dropAfterSend} from './drop-after-send.ts';

export type SendPlan = Omit<Preparation, 'clientName' | 'trustAdvice'> & {
	readonly letter: Letter | BuiltMessage;
	readonly delivery: DeliverOptions;
	readonly count: number;
	readonly quitAfter: QuitAfter | null;
	/** End without QUIT. */
	readonly drop: boolean;
	/** End so when the command of this stage has been sent. */
	readonly dropAfterSend: QuitAfter | null;
	readonly prdr: boolean;
	/** Some refused recipients are no failure where others were accepted. */
	readonly partialIsDone: boolean;
	/** Say what a receiver will hold against the message. */
	readonly lint: boolean;
	/** Whom to ask about the sender; null asks nobody. */
	readonly dns: Pick<Resolver, 'resolve'> | null;
	readonly onBuilt?: (message: BuiltMessage) => Promise<void>;
};

export type Sent = {
	readonly problem: Problem | undefined;
	readonly deliveries: readonly Delivery[];
	/** The last one; null where none was built. */
	readonly message: BuiltMessage | null;
	/** What each message took, from MAIL to its verdict, in milliseconds. */
	readonly times: readonly number[];
	/** When the last message had its verdict, as `performance.now()` counts. */
	readonly judgedAt: number;
};

/** Connects, prepares the session, delivers, and leaves; what went wrong is part of the result. */
export async function converse(session: Session, plan: SendPlan): Promise<Sent> {
	const {dropAfterSend: stage, tls, xclient} = plan;
	if (stage === null) {
		return converseToTheEnd(session, plan);
	}

	const dropping = dropAfterSend(session, stage, tls !== 'no' || Boolean(xclient));
	const sent = await converseToTheEnd(dropping.session, plan);
	// What the end of the connection makes of the rest is what was asked for.
	return dropping.dropped() ? {...sent, problem: undefined, deliveries: []} : sent;
}

async function converseToTheEnd(session: Session, plan: SendPlan): Promise<Sent> {
	await session.connect();
	const sent = await sendAll(session, plan);
	await leave(session, plan);
	return sent;
}

async function sendAll(session: Session, plan: SendPlan): Promise<Sent> {
	const deliveries: Delivery[] = [];
	let judgedAt = performance.now();
	const prepared = await prepare(session, {...plan, clientName: plan.delivery.clientName, trustAdvice});
	const problem = prepared ?? prdrProblem(session, plan);
	if (problem !== undefined) {
		return {
			problem: problem === 'enough' ? undefined : problem,
			deliveries,
			message: null,
			times: [],
			judgedAt,
		};
	}

	let last: BuiltMessage | null = null;
	const times: number[] = [];
	let first: Problem | undefined;
	const {mails} = readLimits(session.state.situation.capabilities);
	if (plan.count > mails) {
		session.note(
			'send/limits',
			`The server accepts ${counted(mails, 'message')} on one connection (LIMITS MAILMAX), so only that many are sent.`,
		);
	}

	for (let sent = 0; sent < Math.min(plan.count, mails); sent++) {
		const message = await build(session, plan, sent === 0);
		last = message;
		const began = performance.now();
		const delivery = await deliver(session, message, withPrdr(plan));
		judgedAt = performance.now();
		times.push(judgedAt - began);
		deliveries.push(delivery);
		first ??= problemOf(delivery, plan.partialIsDone);
		if (!goesOn(session.state)) {
			break;
		}
	}

	return {problem: first, deliveries, message: last, times, judgedAt};
}

function prdrProblem(session: Session, {prdr}: SendPlan): Problem | undefined {
	if (!prdr || findCapability(session.state.situation.capabilities, 'PRDR')) {
		return undefined;
	}

	session.note('send/stopped', 'The server does not offer PRDR, and it was requested. Nothing was sent.');
	return {stage: 'prdr', exitCode: EXIT.prdr, temporary: false};
}

function withPrdr({delivery, prdr}: SendPlan): DeliverOptions {
	return prdr ? {...delivery, mailParameters: ['PRDR', ...(delivery.mailParameters ?? [])]} : delivery;
}

async function leave(session: Session, {drop}: SendPlan): Promise<void> {
	if (drop) {
		session.close();
	} else {
		await quit(session);
	}
}

async function build(session: Session, plan: SendPlan, first: boolean): Promise<BuiltMessage> {
	const {letter} = plan;
	const {capabilities, clientName} = session.state.situation;
	const offered = findCapability(capabilities, '8BITMIME') !== undefined;
	const message = 'open' in letter ? letter : await buildMessage({eightBit: offered, ...letter});
	if (!first) {
		return message;
	}

	await plan.onBuilt?.(message);
	if (plan.lint && message.size <= lintLimit) {
		const read = await readMessage(await wholeOf(message));
		const found = lintMessage(read, {
			envelope: message.envelope,
			clientName,
			now: Date.now(),
			smtpUtf8: message.smtpUtf8,
			eightBit: message.body !== '7BIT',
		});
		if (found.length > 0) {
			session.note('message/checked', 'What a receiver may object to:', found);
		}
	}

	if (plan.dns && message.size <= lintLimit) {
		await noteSender(session, message, plan.dns);
	}

	return message;
}

async function noteSender(
	session: Session,
	message: BuiltMessage,
	dns: Pick<Resolver, 'resolve'>,
): Promise<void> {
	const {checkSender} = await import('../../message/lint/sender.ts');
	const {mx, findings} = await checkSender({
		bytes: await wholeOf(message),
		envelopeFrom: message.envelope.from,
		clientName: session.state.situation.clientName ?? 'localhost',
		clientAddress: publicAddress(session.localAddress),
		resolver: async (name, type) => [await dns.resolve(name, type)].flat(),
		now: new Date(),
	});
	session.note('sender/checked', `DNS was asked about the sender: MX ${mx?.join(', ') || 'none'}.`, findings);
}

async function wholeOf({pieces}: BuiltMessage): Promise<Buffer> {
	const copies: Buffer[] = [];
	for await (const piece of pieces()) {
		copies.push(Buffer.from(piece));
	}

	return Buffer.concat(copies);
}

/** A larger message is not read as a whole, so that the memory stays flat. */
const lintLimit = 16 * 1024 * 1024;

function problemOf(
	{outcome, stage, accepted, rejected, reply}: Delivery,
	partialIsDone: boolean,
): Problem | undefined {
	const temporary = reply !== null && !isPermanentNegative(reply.code);
	const blame = reply ? {entryId: reply.id} : {};
	switch (outcome) {
		case 'delivered':
			return undefined;
		case 'partly':
			return partialIsDone
				? undefined
				: {
						stage: 'rcpt',
						exitCode: EXIT.someRecipients,
						temporary: rejected.every(({code}) => !isPermanentNegative(code)),
						...blame,
					};
		case 'stopped':
			return stage === null || (partialIsDone && stage === 'rcpt' && accepted.length > 0)
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
