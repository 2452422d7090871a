import {describe, expect, test} from 'vitest';
import {fits} from '../../source/listen/answers/glob.ts';
import {
	parseAnswer,
	parseCloseAfter,
	parseDelay,
	parseReply,
	parseRules,
} from '../../source/listen/answers/parse.ts';
import {type AnswerRule, courseOf, mayConcern} from '../../source/listen/answers/rule.ts';

const rulesOf = (text: string): readonly AnswerRule[] => {
	const parsed = parseRules(text);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	return parsed.rules;
};

describe('patterns', () => {
	test.each([
		['RCPT TO:<full@*>', 'RCPT TO:<full@example.org>', true],
		['rcpt to:<FULL@*>', 'RCPT TO:<full@example.org> NOTIFY=NEVER', true],
		['RCPT TO:<full@*>', 'RCPT TO:<fuller@example.org>', false],
		['RCPT TO:<full@*>', 'RCPT TO: <full@example.org>', true],
		['RCPT', 'RCPT TO:<a@b>', true],
		['*@example.org>', 'MAIL FROM:<a@example.org>', true],
		['*a*b*', 'xaxbx', true],
		['*a*b', 'xaxbx', false],
		['', 'x', false],
	])('%s for %s: %s', (pattern, line, fit) => {
		expect(fits(pattern, line)).toBe(fit);
	});

	test('stars cost no more than the lengths multiplied', () => {
		expect(fits(`${'*a'.repeat(500)}b`, 'a'.repeat(5000))).toBe(false);
	});
});

describe('rules as text', () => {
	test.each<[string, {pattern: string; code: number; texts: string[]}]>([
		[
			'RCPT TO:<full@*>=452 4.2.2 Mailbox full',
			{pattern: 'RCPT TO:<full@*>', code: 452, texts: ['4.2.2 Mailbox full']},
		],
		['RCPT TO:<a=b@x>=550 No', {pattern: 'RCPT TO:<a=b@x>', code: 550, texts: ['No']}],
		['EHLO=250 a\\nPIPELINING', {pattern: 'EHLO', code: 250, texts: ['a', 'PIPELINING']}],
		['DATA = 451', {pattern: 'DATA', code: 451, texts: ['']}],
	])('%s', (text, {pattern, ...answer}) => {
		expect(parseAnswer(text)).toEqual({
			ok: true,
			rule: {pattern, does: {kind: 'answer', answer, once: false}},
		});
	});

	test.each([
		['=450 x', /does not name a command/],
		['RCPT', /does not name a command/],
		['RCPT=later', /not a reply/],
		['RCPT=150 x', /not a reply/],
		['RCPT=600 x', /not a reply/],
	])('%s is refused', (text, problem) => {
		expect(parseAnswer(text)).toMatchObject({ok: false, problem: expect.stringMatching(problem)});
	});

	test.each([
		['DATA=5s', 5000],
		['DATA=250ms', 250],
		['DATA=2m', 120_000],
		['DATA=3', 3000],
		['DATA=0', 0],
		['DATA=60m', 3_600_000],
	])('%s', (text, milliseconds) => {
		expect(parseDelay(text)).toMatchObject({rule: {pattern: 'DATA', does: {milliseconds}}});
	});

	test.each(['DATA', 'DATA=x', 'DATA=61m', 'DATA=3601', 'DATA=1h', 'DATA=-1', '=5s'])(
		'%s is no delay',
		text => {
			expect(parseDelay(text).ok).toBe(false);
		},
	);

	test('a file of them, with the line that is wrong', () => {
		expect(
			rulesOf(
				'# refusals\n\nanswer RCPT=550 no\nanswer-once MAIL=450 later\ndelay DATA=1s\nclose-after DATA\nhold RCPT\n',
			),
		).toHaveLength(5);
		expect(parseRules('drop-after-tls\n')).toEqual({ok: true, rules: [], dropAfterTls: true});
		expect(parseRules('\nanser x\n')).toMatchObject({problem: expect.stringMatching(/^Line 2: “anser”/)});
		expect(parseRules('answer RCPT=9\n')).toMatchObject({problem: expect.stringMatching(/^Line 1: /)});
		expect(parseCloseAfter(' ').ok).toBe(false);
		expect(parseCloseAfter(' DATA ')).toMatchObject({rule: {pattern: 'DATA', does: {kind: 'close-after'}}});
		expect(parseRules('answer RCPT=550 no')).toMatchObject({ok: true, dropAfterTls: false});
		expect(rulesOf('answer-once MAIL=450 later')).toMatchObject([{does: {once: true}}]);
		expect(rulesOf('answer MAIL=450 later')).toMatchObject([{does: {once: false}}]);
		expect(parseRules('delay DATA=1s\nhold')).toEqual({
			ok: false,
			problem: 'Line 2: hold does not name a command.',
		});
	});

	test('no line of a reply ends it early', () => {
		expect(parseReply('250 a\r\nb')).toEqual({code: 250, texts: ['a', 'b']});
		expect(parseReply('250')).toEqual({code: 250, texts: ['']});
	});
});

describe('what becomes of a reply', () => {
	const rules = rulesOf(
		'answer RCPT TO:<full@*>=452 full\nanswer-once RCPT TO:<grey@*>=450 later\nanswer AUTH=535 no\nanswer CONNECT=close\ndelay RCPT=1s\nclose-after DATA-END\nhold VRFY\nanswer DATA-END <bob@*>=550 spam',
	);
	const course = (verb: string, line: string, given: number | null = 250, done = new Set<string>()) =>
		courseOf(rules, {verb, line}, given, done);

	test('the first that fits', () => {
		expect(course('RCPT', 'RCPT TO:<full@x>')).toMatchObject({answer: {code: 452}, milliseconds: 1000});
		expect(course('RCPT', 'RCPT TO:<bob@x>')).toMatchObject({answer: null, milliseconds: 1000});
		expect(course('NOOP', 'NOOP')).toEqual({answer: null, milliseconds: 0, closeAfter: false, hold: false});
		expect(course('CONNECT', '')).toMatchObject({answer: 'close'});
		expect(course('DATA-END', '')).toMatchObject({answer: null, closeAfter: true});
		expect(course('DATA-END', '<bob@x>')).toMatchObject({answer: {code: 550}, closeAfter: true});
		expect(course('VRFY', 'VRFY bob')).toMatchObject({hold: true});
	});

	test('the order of the rules decides between an answer and the end', () => {
		const first = (text: string) =>
			courseOf(rulesOf(text), {verb: 'RCPT', line: 'RCPT TO:<a@b>'}, 250, new Set()).answer;
		expect(first('answer RCPT=close\nanswer RCPT=550 no')).toBe('close');
		expect(first('answer RCPT=550 no\nanswer RCPT=close')).toMatchObject({code: 550});
		expect(first('answer MAIL=close')).toBeNull();
	});

	test('a line is remembered for each code, and no more than ten thousand lines are', () => {
		const rule = rulesOf('answer-once RCPT=450 later');
		const once = (done: Set<string>) =>
			courseOf(rule, {verb: 'RCPT', line: 'RCPT TO:<a@b>'}, 250, done).answer !== null;
		const lines = (count: number) => new Set(Array.from({length: count}, (_, index) => `${index}`));
		expect(once(lines(9999))).toBe(true);
		expect(once(lines(10_000))).toBe(false);
	});

	test('a login that another 334 goes on with is answered at once', () => {
		const more = rulesOf('answer AUTH=334 VXNlcg==');
		const given = (code: number) =>
			courseOf(more, {verb: 'AUTH', line: 'AUTH LOGIN'}, code, new Set()).answer;
		expect(given(334)).toMatchObject({code: 334});
		expect(given(535)).toMatchObject({code: 334});
	});

	test('once is once for each line', () => {
		const done = new Set<string>();
		expect(course('RCPT', 'RCPT TO:<grey@x>', 250, done).answer).toMatchObject({code: 450});
		expect(course('RCPT', 'rcpt to:<grey@x>', 250, done).answer).toBeNull();
		expect(course('RCPT', 'RCPT TO:<grey@y>', 250, done).answer).toMatchObject({code: 450});
	});

	test('a login is judged at its end', () => {
		expect(course('AUTH', 'AUTH LOGIN', 334).answer).toBeNull();
		expect(course('AUTH', 'AUTH LOGIN', 235).answer).toMatchObject({code: 535});
	});

	test('a line that is only begun', () => {
		expect(mayConcern(rules, 'RC')).toBe(true);
		expect(mayConcern(rules, 'RCPT TO:<x')).toBe(true);
		expect(mayConcern(rules, 'NOO')).toBe(false);
		expect(mayConcern([], 'RCPT')).toBe(false);
		expect(mayConcern(rules, ' rcp')).toBe(true);
		for (const pattern of ['rcpt', ' RCPT TO:<a@b>', 'rcpt*']) {
			const lower: AnswerRule[] = [{pattern, does: {kind: 'hold'}}];
			expect(mayConcern(lower, 'rC'), pattern).toBe(true);
			expect(mayConcern(lower, 'rcpt to:<x'), pattern).toBe(true);
			expect(mayConcern(lower, 'vrfy'), pattern).toBe(false);
		}

		expect(
			courseOf([{pattern: ' vrfy ', does: {kind: 'hold'}}], {verb: 'VRFY', line: ''}, null, new Set()),
		).toEqual({answer: null, milliseconds: 0, closeAfter: false, hold: true});
		expect(mayConcern(rules, 'XRCPT')).toBe(false);
		expect(mayConcern(rulesOf('answer *=550 no'), 'NOOP')).toBe(true);
	});
});
