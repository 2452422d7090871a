import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createLineLint} from '../../../source/message/lint/line.ts';

const now = Date.UTC(2024, 4, 1, 12, 0, 0);

function typed(...lines: readonly string[]): readonly (readonly [line: string, ids: string])[] {
	const lint = createLineLint();
	return lines.map(line => [
		line,
		lint
			.push(line, now)
			.map(({id}) => id.replace('message/', ''))
			.join(' '),
	]);
}

test('each line gets its own remarks, and the empty line what is missing', () => {
	expect(
		typed(
			'From: Alice Doe',
			'Date: yesterday',
			'To: a@example.org,',
			' b@example.org',
			'Subject: Grüße',
			'from: eve@example.org',
			'',
			'Text: nothing to say here',
		),
	).toEqual([
		['From: Alice Doe', 'address-none'],
		['Date: yesterday', 'bad-date'],
		['To: a@example.org,', ''],
		[' b@example.org', ''],
		['Subject: Grüße', 'header-8bit'],
		['from: eve@example.org', 'duplicate-field'],
		['', 'no-message-id'],
		['Text: nothing to say here', ''],
	]);
});

test('text without an empty line before it', () => {
	expect(typed('Subject: x', 'Hello Bob', 'more')).toEqual([
		['Subject: x', ''],
		['Hello Bob', 'no-blank-line'],
		['more', ''],
	]);
});

test('a message without any header', () => {
	expect(typed('')).toEqual([['', 'no-date no-from no-to no-subject no-message-id']]);
});

test('too long, and NUL', () => {
	const lint = createLineLint();
	lint.push('', now);
	expect(lint.part).toBe('body');
	expect(lint.push('é'.repeat(500), now)).toMatchObject([
		{id: 'message/line-too-long', message: 'This line has 1000 octets; the limit is 998.'},
	]);
	expect(lint.push('a\0b', now)).toMatchObject([{id: 'message/nul', start: 1, end: 2}]);
});

test('any lines are taken, and remarks stay inside them', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					fc.string(),
					fc.string().map(text => `From: ${text}`),
					fc.string().map(text => `Date:${text}`),
				),
			),
			lines => {
				const lint = createLineLint();
				for (const line of lines) {
					for (const {start, end} of lint.push(line, now)) {
						expect(start).toBeGreaterThanOrEqual(0);
						expect(end).toBeLessThanOrEqual(line.length);
					}
				}
			},
		),
	);
});
