import {describe, expect, it} from 'vitest';
import {createOutbox} from '../../source/session/outbox.ts';
import {reply} from '../support/entries.ts';

function outboxOf(...lines: readonly string[]) {
	const outbox = createOutbox();
	for (const line of lines) {
		void outbox.add(line);
	}

	return outbox;
}

describe('a refusal takes with it', () => {
	it.each<[verb: string, waiting: readonly string[], dropped: number]>([
		['AUTH', ['YWxpY2U=', 'c2VjcmV0', 'mail FROM:<a@example.org>', 'QUIT'], 2],
		['AUTH', ['YWxpY2U='], 1],
		['DATA', ['Subject: x', '', '.', 'QUIT'], 3],
		['DATA', ['Subject: x', 'QUIT'], 2],
		['STARTTLS', ['EHLO a', 'QUIT'], 2],
		['RCPT', ['DATA', 'QUIT'], 0],
	])('%s, of %j: %i', (answers, waiting, dropped) => {
		expect(outboxOf(...waiting).refusedBy(reply('550 no', {answers}))).toBe(dropped);
	});
});

it('nothing is dropped by what is no refusal', () => {
	const outbox = outboxOf('YWxpY2U=', 'QUIT');
	expect(outbox.refusedBy(reply('334 VXNlcm5hbWU6', {answers: 'AUTH'}))).toBe(0);
	expect(outbox.refusedBy(reply('354 go on', {answers: 'DATA'}))).toBe(0);
});
