/** Captures, mailboxes of bounces, and logs in no ledger’s format: each session a row, however the file comes in pieces. */
import {describe, expect, it} from 'vitest';
import {type CountedRow, createLogCounter} from '../../source/sessions/count-log.ts';
import {isMailbox} from '../../source/sessions/readers.ts';
import {bounce} from '../recordings/bounces/support.ts';
import {classic, connection, ipv4} from '../recordings/pcap/frames.ts';

type Counted = {
	readonly known: boolean;
	readonly format: string | null;
	readonly lines: number;
	readonly rows: readonly CountedRow[];
	readonly suspects: readonly string[];
};

function counted(file: string | Uint8Array, {piece = 1 << 20, flush = false} = {}): Counted {
	const rows: CountedRow[] = [];
	const suspects: string[] = [];
	const counter = createLogCounter({
		received() {},
		row: row => rows.push(row),
		suspects: texts => suspects.push(...texts),
	});
	const bytes = Buffer.from(file);
	for (let at = 0; at < bytes.length; at += piece) {
		counter.write(bytes.subarray(at, at + piece));
	}

	if (flush) {
		counter.flush();
	}

	const known = counter.end();
	return {known, format: counter.format(), lines: counter.lines(), rows, suspects};
}

const about = ({rows}: Counted) =>
	rows.map(({row, diagnosis}) => ({fate: row.fate, recipient: row.recipient, cause: diagnosis.cause}));

const full = (name: string) =>
	bounce(
		'Undelivered Mail Returned to Sender',
		`I could not deliver your message.\n\n<${name}@example.com>: host mx.example.com[192.0.2.9] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)`,
	);
const mailbox = (...mails: readonly string[]): string =>
	mails.map(mail => `From MAILER-DAEMON Mon Jul  6 10:00:00 2026\n${mail}\n\n`).join('');

describe('a mailbox', () => {
	const file = mailbox(full('bob'), full('carol'));

	it('is told by its first line', () => {
		expect(isMailbox(file)).toBe(true);
		expect(isMailbox(file.replaceAll('\n', '\r\n'))).toBe(true);
		expect(isMailbox(full('bob'))).toBe(false);
		expect(isMailbox('From the editor, in 2026\nDear readers')).toBe(false);
		expect(isMailbox('From MAILER-DAEMON Mon Jul  6 10:00:00 2026\nno field')).toBe(false);
	});

	it('is not divided at a line of a text, which has no blank line before it', () => {
		const text = full('bob').replace('\n\n<', '\n\nWhat was said:\nFrom here to there, 2026\n<');
		expect(about(counted(mailbox(text, full('carol'))))).toEqual(about(counted(file)));
	});

	it('has a row for each bounce', () => {
		const whole = counted(file);
		expect(whole).toMatchObject({known: true, format: 'mailbox', lines: file.split('\n').length - 1});
		expect(whole.rows.map(({row}) => row.recipient)).toEqual(['bob@example.com', 'carol@example.com']);
		expect(whole.rows.map(({diagnosis}) => diagnosis.cause)).toEqual(['recipient-full', 'recipient-full']);
		expect(whole.rows.map(row => row.session()?.title)).toEqual([
			expect.stringMatching(/^mail 1, /),
			expect.stringMatching(/^mail 2, /),
		]);
	});

	it('is the same in pieces, and without its last line end', () => {
		const whole = about(counted(file));
		expect(about(counted(file, {piece: 100}))).toEqual(whole);
		expect(about(counted(file, {flush: true}))).toEqual(whole);
		expect(about(counted(file.trimEnd()))).toEqual(whole);
		expect(counted(file.trimEnd()).lines).toBe(file.trimEnd().split('\n').length);
	});

	it('is not cut where a text begins like a mail', () => {
		const text = full('bob').replace('said:', 'said:\nFrom alice Mon Jul  6 10:00:00 2026\n');
		expect(counted(mailbox(text, full('carol'))).rows).toHaveLength(2);
		const quoted = full('bob').replace('I could', '\n>From alice Mon Jul  6 10:00:00 2026\nI could');
		expect(counted(mailbox(quoted, full('carol'))).rows).toHaveLength(2);
	});

	it('may contain what is not a bounce, and a mail alone is one', () => {
		const letter = 'From: a@example.org\nTo: b@example.net\nSubject: hello\nDate: Mon, 06 Jul 2026 10:00:00 +0000\n\nHi';
		const both = counted(mailbox(letter, full('carol')));
		expect(both.rows.map(row => row.session()?.title)).toEqual([expect.stringMatching(/^mail 2, /)]);
		expect(counted(full('bob'))).toMatchObject({known: true, format: 'mailbox', rows: [{row: {recipient: 'bob@example.com'}}]});
	});

	it('is read up to a limit for each mail', () => {
		const long = `${full('bob')}\n${'x'.repeat(70)}\n`.concat(`${'y'.repeat(1000)}\n`.repeat(3000));
		expect(counted(mailbox(long, full('carol'))).rows.map(({row}) => row.recipient)).toEqual([
			'bob@example.com',
			'carol@example.com',
		]);
		const late = `${full('bob').split('\n\n')[0]}\n\n${`${'y'.repeat(1000)}\n`.repeat(3000)}${full('bob').split('\n\n').slice(1).join('\n\n')}`;
		expect(counted(mailbox(late)).rows.map(({row}) => row.recipient)).not.toContain('bob@example.com');
	});
});

describe('a capture', () => {
	const said = [
		['S', '220 mail.example.net ESMTP\r\n'],
		['C', 'MAIL FROM:<a@example.org>\r\n'],
		['S', '250 ok\r\n'],
		['C', 'RCPT TO:<b@example.net>\r\n'],
		['S', '550 5.1.1 no such user\r\n'],
		['C', 'QUIT\r\n'],
		['S', '221 bye\r\n'],
	] as const;
	const file = classic([...connection(said), ...connection(said, 587, 90_000, 95_000)].map(segment => ipv4(segment)));

	it('has a row for each connection, with the time at which it began', () => {
		const whole = counted(file);
		expect(whole).toMatchObject({known: true, format: 'capture', lines: 0});
		expect(about(whole)).toEqual([
			{fate: 'bounced', recipient: 'b@example.net', cause: 'recipient-unknown'},
			{fate: 'bounced', recipient: 'b@example.net', cause: 'recipient-unknown'},
		]);
		expect(whole.rows.map(row => row.session()?.startedAt)).toEqual([1_700_000_000_000, expect.any(Number)]);
		expect(about(counted(file, {piece: 33}))).toEqual(about(whole));
	});
});

describe('a log of sessions', () => {
	const line = (sequence: number, event: string, data: string): string =>
		`2026-11-27T09:34:38.956Z,EX1\\Default Frontend EX1,08D892B7A9441226,${sequence},10.0.1.5:25,192.0.2.96:54368,${event},${data},`;
	const log = [
		'#Software: Microsoft Exchange Server',
		'#Log-type: SMTP Receive Protocol Log',
		'#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context',
		line(0, '+', ''),
		line(1, '>', '220 ex1.example.test Microsoft ESMTP MAIL Service ready'),
		line(2, '<', 'MAIL FROM:<a@example.org>'),
		line(3, '>', '250 2.1.0 Sender OK'),
		line(4, '<', 'RCPT TO:<b@example.net>'),
		line(5, '>', '550 5.1.1 no such user'),
		line(6, '<', 'QUIT'),
		line(7, '>', '221 2.0.0 bye'),
		line(8, '-', ''),
		'',
	];

	it('has a row for each, and counts its lines', () => {
		const whole = counted(log.join('\n'));
		expect(whole).toMatchObject({known: true, format: expect.stringContaining('Exchange'), lines: 12});
		expect(about(whole)).toEqual([{fate: 'bounced', recipient: 'b@example.net', cause: 'recipient-unknown'}]);
		expect(about(counted(log.join('\n'), {piece: 77}))).toEqual(about(whole));
	});

	it('hands on what may be a secret', () => {
		const login = [...log.slice(0, 5), line(2, '<', 'AUTH PLAIN AGFubgBzZWNyZXQtNw=='), line(2, '>', '535 no'), ...log.slice(5)];
		expect(counted(login.join('\n')).suspects.join(' ')).toContain('AGFubgBzZWNyZXQtNw==');
	});
});
