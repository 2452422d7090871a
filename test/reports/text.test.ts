import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {explainWith} from '../../source/diagnosis/explain-with.ts';
import {entryToText, findingToText} from '../../source/reports/text.ts';
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
