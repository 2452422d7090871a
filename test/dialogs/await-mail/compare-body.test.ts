import fc from 'fast-check';
import {expect, it, test} from 'vitest';
import {compareBodies} from '../../../source/dialogs/await-mail/compare-body.ts';

const mail = (body: string, header = 'Subject: x'): Buffer => Buffer.from(`${header}\r\n\r\n${body}`);

test.each([
	['one\r\ntwo\r\n', 'one\r\ntwo\r\n', {same: true}],
	['one\r\ntwo', 'one\ntwo\n\n', {same: true}],
	['one\r\ntwo\r\n', 'one\r\n2\r\n', {same: false, line: 2, sent: 'two', received: '2', more: 0}],
	['one\rtwo\r\n', 'one\ntwo', {same: true}],
	['one\r\n', 'one\r\n-- \r\nlist\r\n', {same: false, line: 2, sent: null, received: '-- ', more: 2}],
	['one\r\ntwo\r\n', '', {same: false, line: 1, sent: 'one', received: null, more: -2}],
])('%j arrives as %j', (sent, received, outcome) => {
	expect(compareBodies(mail(sent), mail(received, 'Received: by x\r\nSubject: x'))).toEqual(outcome);
});

it('a message is the same as itself, and the line that is named does differ', () => {
	const body = fc.array(fc.stringMatching(/^[ -~]{0,20}$/), {maxLength: 10}).map(lines => lines.join('\r\n'));
	fc.assert(
		fc.property(body, body, (one, other) => {
			expect(compareBodies(mail(one), mail(one))).toEqual({same: true});
			const outcome = compareBodies(mail(one), mail(other));
			expect(outcome.same || outcome.sent !== outcome.received).toBe(true);
		}),
	);
});
