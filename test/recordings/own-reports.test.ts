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
	it.each(samples)('of %s is read back', name => {
		const recorded = readRecording(
			new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url))),
		);
		const [session] = recorded.kind === 'sessions' ? recorded.sessions : [];
		const entries = session ? entriesOf(session) : [];
		const report = {
			title: name,
			source: 'session',
			sessions: [{title: null, host: session?.host ?? null, entries, findings: diagnoseSession(entries)}],
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
	});
});
