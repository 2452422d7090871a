/** Where a recording tells no time, none may be shown: not in a row, an explanation, a finding, a report or a comparison. */
import {describe, expect, it} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {compareSessions} from '../../source/recordings/compare/compare.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {reportFormats} from '../../source/reports/formats.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import type {Report} from '../../source/reports/report.ts';
import type {Entry} from '../../source/session/entry.ts';
import {conversationRow} from '../../source/ui/conversation/conversation-row.ts';
import {rowsOf} from '../../source/ui/conversation/rows.ts';
import {placeOf} from '../../source/ui/panes/place.ts';

const telnet = `Trying 192.0.2.25...
Connected to mail.example.org.
Escape character is '^]'.
220 mail.example.org ESMTP
EHLO client.example.net
250-mail.example.org
250 STARTTLS
STARTTLS
220 2.0.0 ready
EHLO client.example.net
250 mail.example.org
MAIL FROM:<alice@example.org>
250 2.1.0 ok
RCPT TO:<bob@example.org>
421 4.4.2 mail.example.org Error: timeout exceeded
Connection closed by foreign host.
`;

const read = (text: string): Entry[] => {
	const recording = readRecording(new Uint8Array(Buffer.from(text)));
	return recording.kind === 'sessions' || recording.kind === 'replies'
		? recording.sessions.flatMap(entriesOf)
		: [];
};

const reportOf = (entries: readonly Entry[]): Report => ({
	title: 'session.log',
	source: 'session',
	sessions: [{title: null, host: null, entries, findings: diagnose(entries)}],
	unread: [],
});

const aTime = /(?<![\d.])\d+\.\d\d(?![\d.])|\b\d+(?:\.\d+)? (?:ms|s|seconds?|minutes?)\b/;

describe('a log without times', () => {
	const entries = read(telnet);

	it('has entries that say so', () => {
		expect(entries.length).toBeGreaterThan(10);
		expect(entries.every(({untimed}) => untimed === true)).toBe(true);
		expect(entries.flatMap(entry => (entry.type === 'reply' ? [entry.elapsed] : []))).toEqual(
			expect.arrayContaining([null]),
		);
		expect(entries.some(entry => entry.type === 'reply' && entry.elapsed !== null)).toBe(false);
	});

	it('shows none in rows, places, explanations and findings', () => {
		const rows = entries.flatMap((_, index) =>
			rowsOf({entries, openId: null}, index).map(row =>
				conversationRow(row, {selected: false, findings: [], width: 80, timed: false})
					.map(({text}) => text)
					.join(''),
			),
		);
		const words = [
			...rows,
			...entries.map(({id}) => placeOf(entries, id)),
			...entries.map(entry => {
				const {title, summary, fields} = explain(entry);
				return [title, summary, ...fields.map(({label, value}) => `${label}: ${value}`)].join(' ');
			}),
			...diagnose(entries).map(({message}) => message),
		];
		for (const word of words) {
			expect(word).not.toMatch(/\btook: |\bhandshake: |after \d/);
			expect(word).not.toMatch(aTime);
		}
	});

	it.each(['text', 'markdown', 'html', 'json'])('shows none in a report as %s', name => {
		const format = reportFormats.find(candidate => candidate.name === name);
		const written = format && writeRedacted(format, reportOf(entries), createRedactor());
		const text = String(written)
			.replace(/<style>[\s\S]*?<\/style>/g, '')
			.replace(/"reference":"[^"]*"|"references":\[[^\]]*\]/g, '');
		expect(text).toContain('timeout exceeded');
		expect(text).not.toMatch(aTime);
		if (name === 'json') {
			const lines = text
				.trim()
				.split('\n')
				.map((line): {type: string; at: unknown; elapsed?: unknown} =>
					JSON.parse(line.replace(/,(?=[,}])/g, '')),
				);
			expect(lines.filter(({type}) => type !== 'session').map(({at}) => at)).toEqual(
				lines.slice(1).map(() => null),
			);
			expect(lines.filter(({elapsed = null}) => elapsed !== null)).toEqual([]);
		}
	});

	it('reads its own text and JSON Lines back without times', () => {
		for (const name of ['text', 'json']) {
			const format = reportFormats.find(candidate => candidate.name === name);
			const again = read(String(format && writeRedacted(format, reportOf(entries), createRedactor())));
			expect(again.filter(({type}) => type === 'reply')).toHaveLength(
				entries.filter(({type}) => type === 'reply').length,
			);
			expect(again.filter(({untimed}) => !untimed)).toEqual([]);
		}
	});

	it('is not called slow or fast beside one with times', () => {
		const slow = read(
			'10:00:00.000 S: 220 mail.example.org ESMTP\n10:00:01.000 C: NOOP\n10:00:40.000 S: 250 ok\n10:00:41.000 C: QUIT\n10:00:41.100 S: 221 bye\n',
		);
		const plain = read('S: 220 mail.example.org ESMTP\nC: NOOP\nS: 250 ok\nC: QUIT\nS: 221 bye\n');
		expect(slow.some(entry => entry.type === 'reply' && entry.elapsed === 39_000)).toBe(true);
		const {steps} = compareSessions(slow, plain, {left: 'slow', right: 'plain'});
		expect(steps.flatMap(({differences}) => differences).filter(({kind}) => kind === 'timing')).toEqual([]);
	});
});

it('a line without a time among others has none', () => {
	const entries = read(
		'10:00:00.500 S: 220 hi\n10:00:01.500 C: NOOP\nS: 250 ok\n10:00:02.500 C: QUIT\n10:00:02.700 S: 221 bye\n',
	);
	expect(entries.map(entry => (entry.untimed ? null : entry.at))).toEqual([0, 0, 1000, null, 2000, 2200]);
	expect(entries.flatMap(entry => (entry.type === 'reply' ? [entry.elapsed] : []))).toEqual([0, null, 200]);
});

it('a log in whole seconds tells no shorter waits', () => {
	const entries = read(
		'10:00:00 S: 220 hi\n10:00:00 C: NOOP\n10:00:01 S: 250 ok\n10:00:01 C: QUIT\n10:00:05 S: 221 bye\n',
	);
	expect(entries.flatMap(entry => (entry.type === 'reply' ? [entry.elapsed] : []))).toEqual([
		null,
		null,
		4000,
	]);
});
