import {describe, expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
import {anyName} from '../../source/diagnosis/reading/next-lines.ts';
import {connect, line, logIn, type Remedy, words} from '../../source/diagnosis/remedy.ts';
import {findingWords, nextWords, remedyWords, waitWords, wordsOf} from '../../source/reports/remedy-words.ts';
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
	const words = findingWords(findingOn('454 4.7.1 <bob@example.net>: Relay access denied'));
	expect(words).toContain('helps only once the cause is removed');
	expect(words).not.toContain('permanent');
});

test('a temporary cause is told as that, with the pause', () => {
	const finding = findingOn('451 4.7.1 Greylisting in action, please come back later');
	expect(findingWords(finding)).toContain('temporary');
	expect(nextWords(finding)).toBe('try again in about 5 minutes');
});

test.each([
	[1, false, 'try again in about a minute'],
	[2, false, 'try again in about 2 minutes'],
	[1, true, 'try again in a minute, as the reply says'],
	[4320, true, 'try again in 3 days, as the reply says'],
	[4380, true, 'try again in 73 hours, as the reply says'],
	[60, true, 'try again in 60 minutes, as the reply says'],
	[120, false, 'try again in about 2 hours'],
	[1440, false, 'try again in about 24 hours'],
	[2880, false, 'try again in about 2 days'],
	[89, false, 'try again in about 89 minutes'],
	[90, false, 'try again in about 2 hours'],
	[2159, false, 'try again in about 36 hours'],
	[2160, false, 'try again in about 2 days'],
	[90, true, 'try again in 90 minutes, as the reply says'],
	[2160, true, 'try again in 36 hours, as the reply says'],
	[2880, true, 'try again in 2 days, as the reply says'],
])('%i minutes', (minutes, stated, words) => {
	expect(waitWords(minutes, stated)).toBe(words);
});

const finding: Finding = {
	rule: 'refused/x',
	about: null,
	cause: null,
	acts: 'server',
	remedies: [],
	level: 'error',
	message: 'X.',
	advice: 'Y.',
	retry: 'later',
	evidence: [{entryId: 1}],
	reference: 'RFC 5321 §4.2.1',
	confidence: 'likely',
};

describe('a remedy in words', () => {
	test.each<[Remedy, string]>([
		[line('RCPT TO:<a@example.org>'), 'RCPT TO:<a@example.org>'],
		[line(''), 'an empty line'],
		[line(`EHLO ${anyName}`), 'EHLO with the client’s own name'],
		[logIn(), 'log in'],
		[logIn('PLAIN'), 'log in with AUTH PLAIN'],
		[logIn('PLAIN', 'ann'), 'log in with AUTH PLAIN as ann'],
		[logIn(null, 'ann'), 'log in as ann'],
		[connect(), 'connect again'],
		[connect('tls://mail.example.org:465'), 'connect to tls://mail.example.org:465'],
		[{kind: 'check-login'}, 'check whether the answer was made from the password'],
		[{kind: 'wait', minutes: 15, stated: false}, 'try again in about 15 minutes'],
		[{kind: 'setting', setting: 'timeout', value: null}, 'wait longer for replies'],
		[{kind: 'setting', setting: 'tls-version', value: 'TLSv1'}, 'allow other TLS versions (TLSv1)'],
		[words('ask the administrator'), 'ask the administrator'],
	])('%j', (remedy, text) => {
		expect(wordsOf(remedyWords(remedy))).toBe(text);
	});

	test('is a line only where it can be sent as it stands', () => {
		expect(remedyWords(line('RSET'))).toEqual({line: 'RSET'});
		expect(remedyWords(line(`EHLO ${anyName}`))).not.toHaveProperty('line');
	});

	test.each([
		['Remove the link, or ask for removal.', 'remove the link, then send the message again', ''],
		[
			'Ask for removal from the list.',
			'have it removed from the list, or use another relay',
			'have it removed from the list, or use another relay',
		],
		[
			'Have the address removed.',
			'remove the link, then send the message again',
			'remove the link, then send the message again',
		],
	])('is left out where the advice says the same: %s', (advice, step, next) => {
		expect(nextWords({...finding, advice, remedies: [words(step)]})).toBe(next);
	});

	test('comes after the lines to send, and these are in order', () => {
		const remedies = [words('wait'), line('RSET'), words('ask'), line('MAIL FROM:<a@example.org>')];
		expect(nextWords({...finding, remedies})).toBe('RSET → MAIL FROM:<a@example.org>; wait; ask');
		expect(nextWords({...finding, remedies: [words('wait')]})).toBe('wait');
		expect(nextWords(finding)).toBe('');
	});
});

describe('a verdict', () => {
	test.each([
		['you', 'now', 'something to correct on your side; then try again immediately'],
		['you', 'never', 'something to change on your side · permanent: the same will be refused again'],
		['server', 'later', 'a problem on the server · temporary'],
		[
			'recipient',
			'never',
			'only the recipient’s side can change this · permanent: the same will be refused again',
		],
		['network', 'now', 'the network or DNS in between · try again immediately'],
		['nobody', 'none', ''],
		[null, 'later', 'temporary'],
	] as const)('of %s, again %s: %s', (acts, retry, text) => {
		expect(findingWords({...finding, acts, retry})).toBe(text);
	});

	test('names what it rests on', () => {
		expect(findingWords({...finding, basis: '4.7.1'})).toContain(' · from the code 4.7.1');
		expect(findingWords({...finding, basis: 'greylisted 4.7.1'})).toContain(
			' · from the words “greylisted 4.7.1”',
		);
	});

	test('is not given of a note', () => {
		expect(findingWords({...finding, level: 'note', basis: '4.7.1'})).toBe('');
	});
});
