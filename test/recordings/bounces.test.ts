/** Bounces of several systems: who was refused, what the server said, and to which line. */
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isMessageFile} from '../../source/cli/explain/message.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';

const sample = (name: string) =>
	new Uint8Array(readFileSync(new URL(`./samples/bounce-${name}.eml`, import.meta.url)));

function told(input: Uint8Array): string[] {
	const recording = readRecording(input);
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	return sessions.map(session => {
		const entries = entriesOf(session);
		const reply = entries.find(entry => entry.type === 'reply');
		const [finding] = diagnose(entries);
		const [note] = entries.flatMap(entry =>
			entry.type === 'note' && entry.about === 'recording/delivery' ? [entry.text] : [],
		);
		return [
			session.title,
			session.host ?? '-',
			reply ? `${reply.answers ?? '-'} ${reply.code} ${reply.enhanced ?? '-'}` : (note ?? ''),
			...(reply ? [finding?.rule ?? '-'] : []),
		].join(' | ');
	});
}

describe('a bounce', () => {
	it.each([
		[
			'postfix',
			[
				'to nobody@example.org | mx.example.org | RCPT 550 5.1.1 | refused/recipient-unknown',
				'to noone@example.org | mx.example.org | RCPT 550 5.1.1 | refused/recipient-unknown',
				'to bob@example.net | mx.example.net | DATA-END 554 5.7.9 | refused/content-policy',
				expect.stringMatching(
					/^to carol@nowhere\.example \| - \| The message was not delivered to .* \(5\.4\.4\); the system has given up\. .* It says: Host or domain name not found.* Host not found$/,
				),
			],
		],
		[
			'exim',
			[
				'to nobody@example.org | mx.example.org | RCPT 550 5.1.1 | refused/recipient-unknown',
				'to bob@example.net | mx.example.net | DATA-END 552 5.2.2 | refused/recipient-full',
			],
		],
		['exchange', ['to staff@example.test | - | - 550 5.7.1 | exchange/restricted-recipient']],
		['office365', ['to nobody@example.org | mx.example.org | - 550 5.1.1 | refused/recipient-unknown']],
		['gmail', ['to nobody@example.org | mx.example.org | - 550 5.1.1 | refused/recipient-unknown']],
		[
			'gmail-delay',
			[
				expect.stringMatching(
					/^to bob@example\.net \| - \| The message has not reached bob@example\.net yet \(4\.4\.1\); the system keeps trying until Wed, 25 Nov 2026 01:00:01 -0800 \(PST\)\. .*timed out\]$/,
				),
			],
		],
		[
			'qmail',
			[
				'to nobody@example.org | - | RCPT 550 5.1.1 | refused/recipient-unknown',
				'to bob@example.net | - | DATA-END 554 5.7.1 | refused/content-spam',
				expect.stringMatching(
					/^to carol@mail\.example\.test \| - \| The message was not .* \(5\.1\.1\); .* It says: Sorry, no mailbox here by that name\.$/,
				),
			],
		],
		['yahoo', ['to nobody@example.org | - | - 550 5.1.1 | refused/recipient-unknown']],
		['sendmail', ['to nobody@example.org | mx.example.org | - 550 5.1.1 | refused/recipient-unknown']],
	])('of %s names the recipients, the reply and its cause', (name, expected) => {
		const bytes = sample(name);
		expect(told(bytes)).toEqual(expected);
		// A log with CRLF, and one that Windows saved.
		const crlf = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
		expect(told(new Uint8Array(crlf))).toEqual(expected);
		expect(isMessageFile({name: 'bounce.eml', bytes, cut: false})).toBe(false);
	});

	it('that tells of success says so', () => {
		const report = Buffer.from(sample('office365'))
			.toString('latin1')
			.replace('Action: failed', 'Action: relayed')
			.replace('Status: 5.1.1', 'Status: 2.0.0')
			.replace(/^Diagnostic-Code: .*\n/m, '')
			.replace(/^Content-Transfer-Encoding: base64\n\n[^-]*/m, '\nDelivered.\n');
		expect(told(new Uint8Array(Buffer.from(report, 'latin1')))).toEqual([
			'to nobody@example.org | - | The message for nobody@example.org was passed on to a system that does not send delivery reports (2.0.0).',
		]);
	});

	it('that only quotes one in a letter is no bounce', () => {
		const letter =
			'From: alice@example.org\nTo: bob@example.net\nSubject: help\nDate: Mon, 23 Nov 2026 01:00:07 +0000\n\nIt came back, what does it mean?\n';
		expect(isMessageFile({name: 'letter.eml', bytes: new Uint8Array(Buffer.from(letter)), cut: false})).toBe(
			true,
		);
	});

	it('is read whatever was done to its lines', () => {
		const all = ['postfix', 'exim', 'exchange', 'office365', 'gmail', 'qmail', 'yahoo'].flatMap(name =>
			Buffer.from(sample(name)).toString('latin1').split('\n'),
		);
		fc.assert(
			fc.property(fc.array(fc.nat(all.length - 1), {maxLength: 60}), places => {
				const text = places.map(place => all[place]).join('\n');
				expect(readRecording(new Uint8Array(Buffer.from(text, 'latin1'))).kind).toMatch(/./);
			}),
			{numRuns: 200},
		);
	});
});
