/** What this program writes it reads back: the same lines, the same findings, and a mask is never judged. */
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {diagnoseSession} from '../../source/message/session-findings.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {reportFormats} from '../../source/reports/formats.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import type {Entry} from '../../source/session/entry.ts';

const samples = [
	'swaks-starttls.txt',
	'curl-refused.txt',
	'nc-auth.txt',
	'swaks-refused.txt',
	'msmtp-starttls.txt',
	'swaks-tlsc.txt',
];

function read(bytes: Uint8Array): readonly Entry[][] {
	const recording = readRecording(bytes);
	expect(recording.unread).toEqual([]);
	return recording.kind === 'sessions' ? recording.sessions.map(entriesOf) : [];
}

function said(entries: readonly Entry[]): string[] {
	return entries.flatMap(entry => {
		switch (entry.type) {
			case 'sent':
				return [
					entry.kind === 'message' ? `message ${entry.octets}` : `C ${entry.secure ? '~' : ''}${entry.line}`,
				];
			case 'reply':
				return entry.lines.map(({text}) => `S ${entry.secure ? '~' : ''}${entry.code} ${text}`);
			case 'closed':
				return [`closed by ${entry.by}`];
			case 'failed':
				return ['failed'];
			default:
				return [];
		}
	});
}

const rulesOf = (entries: readonly Entry[]) => diagnoseSession(entries).map(({rule}) => rule);

const formats = reportFormats.filter(({name}) =>
	['text', 'json', 'markdown', 'html', 'swaks'].includes(name),
);

describe.each(formats.map(format => [format.name, format] as const))('a report as %s', (_, format) => {
	const began = [undefined, new Date(2026, 10, 28, 9, 5, 7, 40).getTime()];

	it.each(samples.flatMap(name => began.map(startedAt => [name, startedAt] as const)))(
		'of %s, begun %s, is read back',
		(name, startedAt) => {
			const recorded = readRecording(
				new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url))),
			);
			const [session] = recorded.kind === 'sessions' ? recorded.sessions : [];
			const entries = session ? entriesOf(session) : [];
			const told = {title: null, host: session?.host ?? null, entries, findings: diagnoseSession(entries)};
			const report = {
				title: name,
				source: 'session',
				sessions: [{...told, ...(startedAt !== undefined && {startedAt})}],
				unread: [],
			};
			const written = writeRedacted(format, report, createRedactor(), {});
			const [again = []] = read(new Uint8Array(Buffer.from(typeof written === 'string' ? written : '')));
			expect(said(again)).toEqual(said(entries));
			expect(rulesOf(again)).toEqual(rulesOf(entries));
			const judged = again
				.filter(entry => entry.type === 'sent' && entry.kind !== 'message' && entry.line.includes('•'))
				.flatMap(entry => explain(entry).fields.map(({value}) => value));
			expect(judged.join('\n')).not.toMatch(/not base64|ASCII|\d octets/i);
		},
	);
});

it('a log with dates gives them back, and the times between the lines', () => {
	const text = [
		'2026-11-28 23:59:59.900  = Connected',
		'2026-11-28 23:59:59.950  S 220 mail.example.test',
		'2026-11-29 00:00:01.450  C QUIT',
		'2026-11-29 00:00:01.460  S 221 bye',
	];
	const recording = readRecording(Buffer.from(text.join('\n')));
	const [session] = recording.kind === 'sessions' ? recording.sessions : [];
	expect(recording.kind === 'sessions' && recording.format).toBe('text of smtpscope');
	expect(session?.startedAt).toBe(Date.UTC(2026, 10, 28, 23, 59, 59, 950));
	expect(session && entriesOf(session).map(({at}) => at)).toEqual([0, 0, 1500, 1510]);
});
