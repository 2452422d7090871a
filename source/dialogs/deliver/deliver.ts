/**
 * One message through a session: EHLO if nobody has said it, MAIL, RCPT for each, the message, the verdict.
 * Every refusal comes back as data; several messages go one after the other over the same session.
 */
import {buildMessage} from '../../message/build.ts';
import type {BuiltMessage, Letter, ReadyMessage} from '../../message/letter.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import {readLimits} from '../../protocol/limits.ts';
import {isNegative, isPositiveCompletion} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import {goesOn} from '../../session/state.ts';
import {greet} from '../greet.ts';
import {batchesOf, mayFollow, together} from './batches.ts';
import {sendContent} from './content.ts';
import type {DeliverOptions, Delivery} from './delivery.ts';
import {sendEnvelope} from './envelope.ts';
import {judgeContent, type Outcome, type Recipients} from './judge-content.ts';
import {lost} from './lost.ts';
import {chooseParameters, type Parameters} from './parameters.ts';
import {inWords} from './verdict.ts';

/** A chunk of this size where BDAT is needed and no size was asked for. */
const defaultChunk = 1024 * 1024;

/**
 * Sends one message over a session that is connected, and says EHLO where nobody has. Throws a `BuildError` when
 * the letter cannot be built, and nothing else: what the server refuses, and a connection that ends, are outcomes.
 */
export async function deliver(
	session: Session,
	message: Letter | ReadyMessage | BuiltMessage,
	options: DeliverOptions = {},
): Promise<Delivery> {
	const abort = () => session.close();
	if (options.signal?.aborted) {
		abort();
	}

	options.signal?.addEventListener('abort', abort, {once: true});
	try {
		return await deliverNow(session, message, options);
	} finally {
		options.signal?.removeEventListener('abort', abort);
	}
}

async function deliverNow(
	session: Session,
	message: Letter | ReadyMessage | BuiltMessage,
	options: DeliverOptions,
): Promise<Delivery> {
	const nothing: Delivery = {
		outcome: 'stopped',
		stage: null,
		accepted: [],
		rejected: [],
		reply: null,
		summary: '',
		octets: 0,
		messageId: null,
	};
	const refused = await beforeMessage(session, options);
	if (refused) {
		return {...nothing, ...refused};
	}

	const built = 'open' in message ? message : await buildFor(session, message);
	const {capabilities} = session.state.situation;
	const parameters = chooseParameters(built, options, capabilities);
	for (const {id, message: text} of built.remarks) {
		session.note(`message/${id}`, text);
	}

	for (const {about, text} of parameters.notes) {
		session.note(about, text);
	}

	const base = {...nothing, messageId: built.messageId};
	if (parameters.stop !== null) {
		return {...base, stage: 'mail', summary: parameters.stop};
	}

	if (built.envelope.to.length === 0 && options.quitAfter !== 'mail') {
		return {...base, stage: 'rcpt', summary: 'The message has no recipient, so nothing was sent.'};
	}

	const batches = batchesOf(built.envelope.to, readLimits(capabilities));
	const parts: Delivery[] = [];
	for (const to of batches) {
		const part = await sendBatch(session, {...built, envelope: {...built.envelope, to}}, parameters, options);
		parts.push({...base, ...part});
		if (!mayFollow({...base, ...part}) || !goesOn(session.state)) {
			break;
		}
	}

	const [first, ...rest] = parts;
	return first ? together([first, ...rest], batches.slice(parts.length).flat()) : base;
}

/** One transaction. */
async function sendBatch(
	session: Session,
	built: BuiltMessage,
	parameters: Parameters,
	options: DeliverOptions,
): Promise<Omit<Delivery, 'messageId'>> {
	if (session.state.situation.sender !== null && goesOn(session.state)) {
		// What an earlier message left open, such as one whose DATA was refused.
		await session.type('RSET');
	}

	const envelope = await sendEnvelope(session, built.envelope, parameters, options);
	if (envelope.kind === 'ended') {
		return {octets: 0, ...envelope.delivery};
	}

	if (options.quitAfter === 'data') {
		return {octets: 0, ...(await stopAfterData(session, envelope))};
	}

	let octets = 0;
	const result = await sendContent(session, built, {
		chunkSize: chunkSizeFor(session, built, options),
		onOctets: sent => {
			octets = sent;
		},
		onProgress: options.onProgress,
	});
	return {octets, ...judgeContent(session, result, envelope)};
}

/** Half a transaction, for who wants to see what the server does with it. */
async function stopAfterData(session: Session, {accepted, rejected}: Recipients): Promise<Outcome> {
	const [reply] = await session.type('DATA');
	return reply?.code === 354
		? {outcome: 'stopped', stage: null, accepted, rejected, reply, summary: 'Stopped after DATA, as asked.'}
		: judgeContent(session, reply ? {kind: 'not-taken', reply} : {kind: 'cut-off'}, {accepted, rejected});
}

/** The greeting, and EHLO where nobody has said it. Undefined when a message may follow. */
async function beforeMessage(session: Session, {clientName}: DeliverOptions) {
	const greeting = session.entries.findLast(entry => entry.type === 'reply' && entry.answers === 'CONNECT');
	if (greeting?.type === 'reply' && isNegative(greeting.code)) {
		return refused('greeting', greeting, 'The server greeted with a refusal');
	}

	if (session.state.situation.greetedWith !== null) {
		return undefined;
	}

	const reply = await greet(session, clientName);
	if (!reply) {
		return lost(session, 'ehlo');
	}

	return isPositiveCompletion(reply.code)
		? undefined
		: refused('ehlo', reply, `The server refused ${reply.answers}`);
}

function refused(stage: 'greeting' | 'ehlo', reply: ReplyEntry, what: string) {
	return {outcome: 'refused' as const, stage, reply, summary: `${what}: ${inWords(reply)}`};
}

async function buildFor(session: Session, message: Letter | ReadyMessage): Promise<BuiltMessage> {
	const offered = findCapability(session.state.situation.capabilities, '8BITMIME') !== undefined;
	return buildMessage('eml' in message ? message : {eightBit: offered, ...message});
}

function chunkSizeFor(session: Session, {body}: BuiltMessage, {chunkSize = 0}: DeliverOptions): number {
	if (chunkSize === 0 && body !== 'BINARYMIME') {
		return 0;
	}

	if (!findCapability(session.state.situation.capabilities, 'CHUNKING')) {
		session.note(
			'deliver/not-offered',
			'The server does not offer CHUNKING, so the message is sent with DATA.',
		);
		return 0;
	}

	return chunkSize || defaultChunk;
}
