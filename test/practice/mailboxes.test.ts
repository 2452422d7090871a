import {expect, test} from 'vitest';
import {Mailboxes} from '../../source/practice/mailboxes.ts';

const mail = (text: string) => ({
	to: 'a@x',
	from: 'b@y',
	bytes: Buffer.from(text),
	at: '2026-01-02T03:04:05.000Z',
});

test('lists the owners, then the others, each with its mail in order', () => {
	const mailboxes = new Mailboxes(['a@x', 'b@x']);
	mailboxes.keep('c@x', mail('one'));
	mailboxes.keep('b@x', mail('two'));
	mailboxes.keep('b@x', mail('three'));
	const seen = mailboxes.list().map(({address, mail}) => [address, mail.map(({bytes}) => String(bytes))]);
	expect(seen).toEqual([
		['a@x', []],
		['b@x', ['two', 'three']],
		['c@x', ['one']],
	]);
});

test('drops the oldest when there is too much', () => {
	const mailboxes = new Mailboxes([], 1000);
	for (let number = 1; number <= 100; number++) {
		mailboxes.keep(`${number % 2}@x`, mail(String(number)));
	}

	const kept = mailboxes.list().flatMap(({mail}) => mail.map(({bytes}) => Number(bytes)));
	expect(kept.sort((a, b) => a - b)).toEqual([97, 98, 99, 100]);
	mailboxes.keep('big@x', mail('x'.repeat(2000)));
	expect(mailboxes.list()).toEqual([]);
});
