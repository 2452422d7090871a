/** The program's own files, read again: what it masked is a value with a name, and nothing is concluded from it. */
import {describe, expect, it} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf as entriesOfRecorded} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {reportFormats} from '../../source/reports/formats.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import {entryToText} from '../../source/reports/text.ts';
import {decodeSasl} from '../../source/sasl/decode.ts';
import type {Entry} from '../../source/session/entry.ts';
import {entriesOf} from '../support/play.ts';

const greeting = [
	'S: 220 mail.example.org ESMTP',
	'C: EHLO client.example.net',
	'S: 250-mail.example.org',
	'S: 250 AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 XOAUTH2',
];

const logins: Record<string, readonly string[]> = {
	'PLAIN in one line': ['C: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ3'],
	'PLAIN in two': ['C: AUTH PLAIN', 'S: 334 ', 'C: AGFsaWNlAHdvbmRlcmxhbmQ3'],
	LOGIN: [
		...['C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: YWxpY2U=', 'S: 334 UGFzc3dvcmQ6', 'C: d29uZGVybGFuZDc='],
	],
	'CRAM-MD5': [
		'C: AUTH CRAM-MD5',
		'S: 334 PDEyM0BhPg==',
		'C: YWxpY2UgMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
	],
	XOAUTH2: ['C: AUTH XOAUTH2 dXNlcj1hbGljZQFhdXRoPUJlYXJlciB3b25kZXJsYW5kNwEB'],
	'a misspelt one': ['C: AUHT PLAIN AGFsaWNlAHdvbmRlcmxhbmQ3'],
	'a password of POP3': ['C: PASS wonderland7'],
};

const verdicts = {
	accepted: 'S: 235 2.7.0 Authentication successful',
	refused: 'S: 535 5.7.8 wonderland7 is wrong',
};

/** As `--log FILE` writes it. */
const log = {
	name: 'log',
	write: (entries: readonly Entry[]) =>
		entries.flatMap(entry => entryToText(entry, {color: false}, [])).join('\n'),
};

const formats = [
	log,
	...['text', 'json', 'markdown', 'html'].map(name => ({
		name,
		write(entries: readonly Entry[]): string {
			const format = reportFormats.find(known => known.name === name);
			const session = {title: null, host: null, entries, findings: diagnose(entries)};
			const report = {title: 'session', source: 'session', sessions: [session], unread: []};
			return String(format && writeRedacted(format, report, createRedactor()));
		},
	})),
];

const judged =
	/not base64|alphabet|ASCII|Ctrl\+R|8 characters|too many for base64|NUL bytes? found|is missing|no ^A|501 above/i;

describe.each(formats)('$name', ({write}) => {
	it.each(
		Object.keys(logins).flatMap(login => Object.keys(verdicts).map(verdict => [login, verdict] as const)),
	)('%s, %s', (login, verdict) => {
		const lines = [
			...greeting,
			...(logins[login] ?? []),
			verdict === 'accepted' ? verdicts.accepted : verdicts.refused,
		];
		const entries = entriesOf(lines.join('\n'));
		const written = write(entries);
		const recording = readRecording(new Uint8Array(Buffer.from(written)));
		const again = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOfRecorded) : [];
		expect(again.filter(({type}) => type === 'reply').length).toBeGreaterThan(2);
		const said = [
			...again.flatMap(entry => ('remarks' in entry ? entry.remarks.map(({message}) => message) : [])),
			...again.map(entry => JSON.stringify(explain(entry))),
			...again
				.flatMap(entry => ('auth' in entry && entry.auth ? decodeSasl(entry.auth) : []))
				.flatMap(({problems}) => problems),
			...diagnose(again).map(({message, advice}) => `${message} ${advice}`),
		];
		for (const sentence of said) {
			expect(sentence).not.toMatch(judged);
		}
	});
});
