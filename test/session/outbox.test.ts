import {describe, expect, it} from 'vitest';
import {asTyped, type Outbox, refusedBy} from '../../source/session/outbox.ts';
import {SharedList} from '../../source/session/shared-list.ts';
import {reply} from '../support/entries.ts';

function outboxOf(...lines: readonly string[]): Outbox {
	return SharedList.of(
		...lines.map((text, ticket) => ({text, ticket, read: asTyped, consent: 'not asked' as const})),
	);
}

describe('a refusal takes with it', () => {
	it.each<[code: number, verb: string, waiting: readonly string[], dropped: number]>([
		[550, 'AUTH', ['YWxpY2U=', 'c2VjcmV0', 'mail FROM:<a@example.org>', 'QUIT'], 2],
		[550, 'AUTH', ['YWxpY2U='], 1],
		[550, 'DATA', ['Subject: x', '', '.', 'QUIT'], 3],
		[550, 'DATA', ['Subject: x', 'QUIT'], 2],
		[550, 'STARTTLS', ['EHLO a', 'QUIT'], 2],
		[550, 'RCPT', ['DATA', 'QUIT'], 0],
		[554, 'CONNECT', ['EHLO a', 'MAIL FROM:<a@example.org>', 'quit'], 2],
		[554, 'CONNECT', ['EHLO a'], 1],
		[421, 'NOOP', ['MAIL FROM:<a@example.org>', 'QUIT'], 2],
	])('%i to %s, of %j: %i', (code, answers, waiting, dropped) => {
		expect(refusedBy(reply(`${code} no`, {answers}), outboxOf(...waiting))).toBe(dropped);
	});

	it('everything, where nobody asked and the server is about to close', () => {
		expect(refusedBy(reply('421 bye', {answers: null}), outboxOf('NOOP', 'QUIT'))).toBe(2);
		expect(refusedBy(reply('450 what?', {answers: null}), outboxOf('NOOP', 'QUIT'))).toBe(0);
	});
});

it('nothing is dropped by what is not a refusal', () => {
	const outbox = outboxOf('YWxpY2U=', 'QUIT');
	expect(refusedBy(reply('334 VXNlcm5hbWU6', {answers: 'AUTH'}), outbox)).toBe(0);
	expect(refusedBy(reply('354 go on', {answers: 'DATA'}), outbox)).toBe(0);
	expect(refusedBy(reply('220 hello', {answers: 'CONNECT'}), outbox)).toBe(0);
});
