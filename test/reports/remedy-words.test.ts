import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
import {nextWords, verdictWords, waitWords} from '../../source/reports/remedy-words.ts';
import {entriesOf} from '../support/play.ts';

function findingOn(reply: string): Finding {
	const [finding] = diagnose(entriesOf(`S: ${reply}\n`));
	if (!finding) {
		throw new Error(`Nothing is found in ${reply}`);
	}

	return finding;
}

test('a remedy that the advice contains is not told twice', () => {
	const finding = findingOn('554 5.7.1 Access denied');
	expect(finding.remedies).toHaveLength(1);
	expect(finding.advice).toMatch(/^Ask the server’s administrator/);
	expect(nextWords(finding)).toBe('');
});

test('a temporary code for a lasting cause does not promise that time helps', () => {
	const words = verdictWords(findingOn('454 4.7.1 <bob@example.net>: Relay access denied'));
	expect(words).toContain('helps only once the cause is removed');
	expect(words).not.toContain('permanent');
});

test('a temporary cause is told as that, with the pause', () => {
	const finding = findingOn('451 4.7.1 Greylisting in action, please come back later');
	expect(verdictWords(finding)).toContain('temporary');
	expect(nextWords(finding)).toBe('try again in about 5 minutes');
});

test.each([
	[1, false, 'try again in about a minute'],
	[60, true, 'try again in 60 minutes, as the reply says'],
	[120, false, 'try again in about 2 hours'],
	[1440, false, 'try again in about 24 hours'],
	[2880, false, 'try again in about 2 days'],
])('%i minutes', (minutes, stated, words) => {
	expect(waitWords(minutes, stated)).toBe(words);
});
