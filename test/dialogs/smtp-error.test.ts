import {describe, expect, it} from 'vitest';
import type {Delivery} from '../../source/dialogs/deliver/delivery.ts';
import {connectProblem, distrust, greetingOf, lossProblem} from '../../source/dialogs/opening.ts';
import {refusalProblem} from '../../source/dialogs/outcome.ts';
import {errorOf, SmtpError} from '../../source/dialogs/smtp-error.ts';
import type {ReplyEntry} from '../../source/session/entry.ts';
import {fakeSession} from '../support/fake-session.ts';

const greeted = 'S: 220 hi\nC: EHLO me.example\nS: 250 hi\n';
const tls = {stage: 'tls', exitCode: 29, temporary: false} as const;
const lost = {stage: 'lost', exitCode: 6, temporary: true} as const;
const connect = {stage: 'connect', exitCode: 2, temporary: false} as const;

const lastReply = ({entries}: ReturnType<typeof fakeSession>): ReplyEntry =>
	entries.findLast((entry): entry is ReplyEntry => entry.type === 'reply') ?? expect.fail('no reply');

describe('an error', () => {
	it.each<[string, string, boolean]>([
		['S: 554 5.7.1 go away', 'The server refused the connection: 554 5.7.1 go away', false],
		[
			`${greeted}C: MAIL FROM:<a@b.example>\nS: 451 4.3.0 later`,
			'The server refused MAIL: 451 4.3.0 later',
			true,
		],
		[
			`${greeted}C: RCPT TO:<a@b.example>\nS: 550-no\nS: 550 \u001b[2Jno`,
			'The server refused RCPT: 550 no ␛[2Jno',
			false,
		],
	])('names the reply that is to blame: %j', (listing, message, temporary) => {
		const session = fakeSession(listing);
		const reply = lastReply(session);
		const error = errorOf(session, refusalProblem(reply));
		expect(error).toMatchObject({name: 'SmtpError', message, temporary, delivery: null});
		expect(error.reply).toBe(reply);
		expect(error.entries).toBe(session.entries);
		expect(error.cause).toBeUndefined();
	});

	it.each<[string, string, typeof lost | typeof tls | typeof connect, string, boolean]>([
		[
			'a note',
			`${greeted}note: send/stopped and nothing was sent.\nclosed: client`,
			tls,
			'The connection was closed on this side.',
			false,
		],
		[
			'a note at the end',
			`${greeted}note: send/stopped The server does not offer TLS.`,
			tls,
			'The server does not offer TLS.',
			false,
		],
		['another note', `${greeted}note: other/note Something else.`, tls, 'The session ended at tls.', false],
		['an end by the server', `${greeted}closed: server`, lost, 'The server closed the connection.', true],
		[
			'a reply that is not to blame',
			`${greeted}C: NOOP\nS: 250 ok`,
			lost,
			'The session ended at lost.',
			true,
		],
	])('is told from the last that happened: %s', (_name, listing, problem, message, temporary) => {
		expect(errorOf(fakeSession(listing), problem)).toMatchObject({
			message,
			temporary,
			stage: problem.stage,
			reply: null,
		});
	});

	it.each<[string, boolean]>([
		['refused', true],
		['unreachable', true],
		['timed-out', true],
		['reset', true],
		['denied', false],
		['not-found', false],
		['not-found {"systemCode":"EAI_AGAIN"}', true],
		['not-found {"systemCode":"ENOTFOUND"}', false],
	])('of a connection that failed, %s: temporary %s', (failure, temporary) => {
		const session = fakeSession(`unconnected\nfailed: ${failure}`);
		expect(errorOf(session, connect).temporary).toBe(temporary);
	});

	it('has the reason of the signal as its cause, and the verdict of the delivery as its reply', () => {
		const session = fakeSession(`${greeted}closed: client`);
		const reason = new Error('enough');
		const signal = AbortSignal.abort(reason);
		expect(errorOf(session, lost, signal).cause).toBe(reason);
		expect(errorOf(session, lost, new AbortController().signal).cause).toBeUndefined();
		const delivery: Delivery = {
			outcome: 'refused',
			stage: 'message',
			accepted: [],
			rejected: [],
			reply: lastReply(session),
			summary: '',
			octets: 0,
			messageId: null,
		};
		const error = new SmtpError('refused', session, lost, {delivery});
		expect(error.reply).toBe(delivery.reply);
		expect(error.delivery).toBe(delivery);
		expect(new SmtpError('refused', session, {...lost, entryId: 2}, {delivery}).reply?.code).toBe(220);
	});
});

describe('what became of connecting', () => {
	it.each<[string, object | undefined]>([
		['S: 220 hi', undefined],
		['S: 554 no', undefined],
		['closed: server', lost],
		['closed: client', {stage: 'greeting', exitCode: 21, temporary: true}],
		['', {stage: 'greeting', exitCode: 21, temporary: true}],
		['unconnected\nfailed: refused', connect],
		['unconnected\nfailed: timed-out', connect],
		['unconnected\nfailed: tls-failed', tls],
		['unconnected\nfailed: tls-alert', tls],
		['unconnected\nfailed: speaks-clear-text', tls],
		['unconnected', connect],
	])('%j', (listing, problem) => {
		const session = fakeSession(listing);
		expect(connectProblem(session)).toEqual(problem);
		expect(greetingOf(session)?.code).toBe(
			/^S: (\d+)/.exec(listing)?.[1] === undefined ? undefined : Number(listing.slice(3, 6)),
		);
	});

	it.each<[string, object]>([
		[`${greeted}closed: server`, lost],
		[`${greeted}failed: reset`, lost],
		[`${greeted}C: STARTTLS\nS: 220 go\nclosed: server`, tls],
		[`${greeted}C: STARTTLS\nS: 220 go\nfailed: tls-failed`, tls],
		[greeted, lost],
	])('a connection that ended where an answer was due: %j', (listing, problem) => {
		expect(lossProblem(fakeSession(listing))).toEqual(problem);
	});

	it.each<[string, string | null]>([
		['', null],
		['TLS', null],
		[
			'TLS {"authorized":false,"error":"CERT_HAS_EXPIRED"}',
			'The certificate is not verified (CERT_HAS_EXPIRED), so the session stops here.',
		],
		[
			'TLS {"authorized":false,"error":null}',
			'The certificate is not verified (unknown reason), so the session stops here.',
		],
		[
			'TLS {"hostnameMatches":false,"hostname":"mx.example.org"}',
			'The certificate is not for mx.example.org, so the session stops here.',
		],
	])('a certificate: %j', (handshake, reason) => {
		expect(distrust(fakeSession(`${greeted}C: STARTTLS\nS: 220 go\n${handshake}`))).toBe(reason);
	});
});
