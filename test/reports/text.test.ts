import {describe, expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {explainWith} from '../../source/diagnosis/explain-with.ts';
import {entryToText, findingToText} from '../../source/reports/text.ts';
import {capabilities, message as messageOf, reply, sent} from '../support/entries.ts';
import {fakeSession} from '../support/fake-session.ts';
import {entriesOf} from '../support/play.ts';

const {entries} = fakeSession(`
	S: 220 mail.example.org
	C: EHLO me.example
	S: 250 mail.example.org
	C: MAIL FROM:<a@example.org>
	S: 250 ok
	C: RCPT TO:<b@example.org>
	S: 250 ok
	C: DATA
	S: 354 go
	C: one
	C: two
	C: three
	C: .
	S: 250 ok
`);
const message = entries.find(entry => entry.type === 'sent' && entry.kind === 'message');

function lines(messageLines?: number): string[] {
	const options = {color: false, ...(messageLines !== undefined && {messageLines})};
	return message ? entryToText(message, options).map(text => text.trim()) : [];
}

test('a message is written in full where no limit is given', () => {
	expect(lines().filter(text => /C (?:one|two|three)$/.test(text))).toHaveLength(3);
	expect(lines().join('\n')).not.toContain('more line');
});

test('with a limit the rest is counted', () => {
	expect(lines(1).filter(text => /C (?:one|two|three)$/.test(text))).toHaveLength(1);
	expect(lines(1).join('\n')).toContain('… 2 more lines');
});

test('where a finding explains a failure, its advice stands once', () => {
	const [failed] = entriesOf(
		'unconnected\nfailed: not-found {"stage":"connecting","advice":"Check the spelling."}',
	);
	const findings = failed ? diagnose([failed]) : [];
	const words = failed ? entryToText(failed, {color: false}, findings) : [];
	const alone = failed ? entryToText(failed, {color: false}) : [];
	const told = findings.flatMap(finding => findingToText(finding, {color: false}));
	expect(alone.join('\n')).toContain('Check the spelling.');
	expect([...words, ...told].join('\n').split('Check the spelling.')).toHaveLength(2);
	expect(failed && explainWith(findings, failed).summary).not.toContain('Check the spelling.');
});

test('with the moment of the start each line has its date and time of day', () => {
	const startedAt = new Date(2026, 0, 2, 3, 4, 5, 6).getTime();
	const reply = entries.find(({type}) => type === 'reply');
	const [line] = reply ? entryToText({...reply, at: 61_000}, {color: false, startedAt}) : [];
	expect(line).toBe('2026-01-02 03:05:06.006  S 220 mail.example.org');
});

const drawn = (...given: Parameters<typeof entryToText>) => entryToText(...given).map(text => text.trim());
const plain = {color: false};

describe('an entry as text', () => {
	test('without a time keeps its column; with one it has two digits of the second', () => {
		const entry = reply('250 ok');
		expect(entryToText({...entry, at: 1234}, plain)[0]).toBe('    1.23  S 250 ok');
		expect(entryToText({...entry, untimed: true}, plain)[0]).toBe('          S 250 ok');
		expect(entryToText({...entry, untimed: true}, {...plain, startedAt: 0})[0]).toBe('          S 250 ok');
		expect(entryToText({...entry, secure: true}, plain)[0]).toBe('    0.00 ▪S 250 ok');
	});

	test.each([
		['CRLF', 'C NOOP'],
		['LF', 'C NOOP ⟨LF alone⟩'],
		['CR', 'C NOOP ⟨CR alone⟩'],
		['none', 'C NOOP ⟨no line end⟩'],
	] as const)('a line that ends with %s', (ending, words) => {
		expect(drawn(sent('NOOP', {ending}), plain)).toEqual([`0.00  ${words}`]);
	});

	test('remarks on a line stand below it', () => {
		const remark = {id: 'x', message: 'There is a space too many.', start: 4, end: 5};
		expect(drawn(sent('NOOP ', {remarks: [remark]}), plain)).toEqual(
			['0.00  C NOOP ', '└ There is a space too many.'].map(text => text.trim()),
		);
	});

	test('an attempt is a line only where it failed', () => {
		const attempt = (outcome: 'connected' | 'refused') => ({
			...({type: 'attempt', id: 1, at: 0, secure: false} as const),
			attempt: {address: '192.0.2.1', port: 25, outcome, elapsed: 4, family: 4, error: null},
		});
		expect(drawn(attempt('connected') as Parameters<typeof entryToText>[0], plain)).toEqual([]);
		expect(drawn(attempt('refused') as Parameters<typeof entryToText>[0], plain)).toHaveLength(1);
	});

	test('fields are decoded of a login, not of any other command or reply', () => {
		const {entries: login} = fakeSession(`
			S: 220 mail.example.org
			C: EHLO me.example
			S: 250-mail.example.org
			S: 250 AUTH LOGIN
			C: AUTH LOGIN
			S: 334 VXNlcm5hbWU6
			C: YWxpY2U=
			S: 334 UGFzc3dvcmQ6
			C: b3Blbi1zZXNhbWU=
			S: 235 ok
			C: MAIL FROM:<a@example.org>
			S: 250 ok
		`);
		const text = login.flatMap(entry => drawn(entry, plain));
		expect(text.join('\n')).toContain('alice');
		expect(text.join('\n')).not.toMatch(/open-sesame|b3Blbi1zZXNhbWU/);
		const at = text.findIndex(words => words.includes('C MAIL'));
		expect(text[at + 1]).toMatch(/S 250 ok$/);
	});
});

describe('a list of capabilities', () => {
	const changes = {appeared: ['AUTH'], vanished: ['STARTTLS'], changed: ['SIZE']};
	const none = {appeared: [], vanished: [], changed: []};
	test.each([
		[{changes}, ['Against the list before: +AUTH −STARTTLS ~SIZE']],
		[{changes: {...none, changed: ['SIZE']}}, ['Against the list before: ~SIZE']],
		[{changes: none}, []],
		[{changes: null}, []],
		[{changes, since: 'repeated' as const}, []],
	])('%j', (more, words) => {
		expect(drawn(capabilities(['AUTH PLAIN'], more), plain)).toEqual(words);
	});
});

describe('the lines of a message', () => {
	const rows = (given: Parameters<typeof messageOf>, messageLines?: number) =>
		drawn(messageOf(...given), {...plain, ...(messageLines !== undefined && {messageLines})});
	const three = ['one', 'two', 'three'];

	test.each([
		[0, ['… 3 more lines']],
		[2, ['0.00  C one', '0.00  C two', '… 1 more line']],
		[3, ['0.00  C one', '0.00  C two', '0.00  C three']],
		[4, ['0.00  C one', '0.00  C two', '0.00  C three']],
	])('at a limit of %i', (limit, words) => {
		expect(rows([three], limit)).toEqual(words);
	});

	test('an empty line inside is one, the end of the last is none', () => {
		expect(rows([['one', '', 'two']])).toEqual(['0.00  C one', '0.00  C', '0.00  C two']);
	});

	test('what was not kept is counted', () => {
		expect(rows([three, {truncated: true, octets: 5000}]).at(-1)).toBe(
			'… 5000 octets in all; the rest was sent but is not kept',
		);
		expect(rows([three, {truncated: false, octets: 5000}])).toHaveLength(3);
	});
});

test('colours only where they are asked for: by the class of a reply', () => {
	const head = (line: string, color: boolean) => entryToText(reply(line), {color})[0];
	expect(head('250 ok', false)).not.toContain('\u001B');
	expect(head('250 ok', true)).toContain('\u001B[32m250 ');
	expect(head('354 go', true)).toContain('\u001B[32m354 ');
	expect(head('451 later', true)).toContain('\u001B[33m451 ');
	expect(head('550 no', true)).toContain('\u001B[31m550 ');
});

test('a finding: its sign by its level, its words, and what to type next where something helps', () => {
	const [finding] = diagnose(entriesOf('S: 220 hi\nC: MAIL FROM:<a@b.example>\nS: 503 5.5.1 EHLO first'));
	expect(finding).toBeDefined();
	if (finding) {
		const words = findingToText(finding, plain).map(text => text.trim());
		expect(words[0]).toBe(`✗ ${finding.message} [${finding.rule}]`);
		expect(words[1]).toBe(finding.advice);
		expect(words.join('\n')).toContain('Next: EHLO ');
		const {remedy: _, ...rest} = finding as typeof finding & {remedy?: unknown};
		expect(findingToText({...rest, level: 'warning'} as typeof finding, plain)[0]?.trim()).toMatch(/^! /);
		expect(findingToText({...rest, level: 'note'} as typeof finding, plain)[0]?.trim()).toMatch(/^i /);
		expect(findingToText(finding, {color: true})[0]).toContain('\u001B[31m✗');
	}
});
