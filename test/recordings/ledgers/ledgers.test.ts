import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createLineClock, withYear} from '../../../source/recordings/ledgers/clock.ts';
import type {LedgerRow} from '../../../source/recordings/ledgers/ledger.ts';
import {ledgerFor, ledgers} from '../../../source/recordings/ledgers/ledgers.ts';

const sample = (name: string): string[] =>
	readFileSync(new URL(`../samples/${name}`, import.meta.url), 'latin1').split('\n');

function read(lines: readonly string[]) {
	const rows: LedgerRow[] = [];
	let received = 0;
	const reader = ledgerFor(lines)?.open({
		received() {
			received++;
		},
		row: row => rows.push(row),
	});
	for (const line of lines) {
		reader?.feed(line);
	}

	return {
		received,
		rows: rows.map(({fate, sender, recipient, server, client, reason}) =>
			[fate, sender ?? '?', recipient ?? '?', server || client, reason].join(' | '),
		),
	};
}

it('reads Exim', () => {
	expect(read(sample('exim-main.txt'))).toEqual({
		received: 1,
		rows: [
			'deferred | alice@example.test | bob@example.org | mx.example.org | SMTP error from remote mail server after RCPT TO:<bob@example.org>: 450 4.3.2 Too many mails, try again in 1 hour',
			'bounced | alice@example.test | nobody@example.net | mx.example.net | SMTP error from remote mail server after RCPT TO:<nobody@example.net>: 550-5.1.1 The account does not exist. Please try\\n550-5.1.1 double-checking the address.\\n550 5.1.1 https://mx.example.net/help',
			'bounced | alice@example.test | carol@example.com | mx.example.com | SMTP error from remote mail server after end of data: host mx.example.com [192.0.2.28]: 554 5.7.1 spam',
			'deferred | alice@example.test | dave@example.info | mx.example.info | SMTP error from remote mail server after initial connection: host mx.example.info [192.0.2.29]: 421 too busy',
			'delivered | alice@example.test | erin@example.com | mx.example.com | ',
			'rejected | mallory@example.invalid | erin@example.test | [198.51.100.7] | relay not permitted',
		],
	});
	expect(
		read([
			'2026-11-28 10:00:00 1abcde-000001-AB => bob <bob@here.example> R=local_user T=local_delivery',
			'2026-11-28 10:00:01 1abcde-000001-AB ** x@nowhere.example: Unrouteable address',
			'2026-11-28 10:00:02 1abcde-000001-AB == y@far.example R=dnslookup T=remote_smtp defer (110): Connection timed out',
		]).rows,
	).toEqual([
		'delivered | ? | bob@here.example | local_delivery | ',
		'bounced | ? | x@nowhere.example |  | Unrouteable address',
		'deferred | ? | y@far.example | remote_smtp | Connection timed out',
	]);
});

it('reads Sendmail', () => {
	expect(read(sample('sendmail-log.txt'))).toEqual({
		received: 1,
		rows: [
			'delivered | alice@example.org | bob@example.net | mx.example.net | Sent (ok 1764324002 qp 9876)',
			'bounced | alice@example.org | carol@example.com | mx.example.com | User unknown',
			'deferred | alice@example.org | dave@example.info | mx.example.info | Deferred: 450 4.7.1 Greylisting in action, please come back later',
			'rejected | ? | eve@elsewhere.test | [203.0.113.9] | 550 5.7.1 <eve@elsewhere.test>... Relaying denied. IP name lookup failed [203.0.113.9]',
		],
	});
});

it('reads OpenSMTPD', () => {
	expect(read(sample('opensmtpd-log.txt'))).toEqual({
		received: 1,
		rows: [
			'delivered | alice@example.org | bob@example.net | mx.example.net | 250 2.0.0 Ok: queued as 4XyZ',
			'bounced | alice@example.org | carol@example.com | mx.example.com | 550 5.1.1 <carol@example.com>: Recipient address rejected: User unknown',
			'deferred | alice@example.org | dave@example.info | 198.51.100.3 | Network error on destination MXs',
			'rejected | ? | eve@elsewhere.test | client.bad.test | 550 Invalid recipient: <eve@elsewhere.test>',
		],
	});
});

it('knows no other log', () => {
	for (const name of ['curl-starttls.txt', 'nodemailer.txt', 'exchange-receive.txt']) {
		expect([name, ledgerFor(sample(name).slice(0, 400))]).toEqual([name, null]);
	}
});

it('reads whatever comes', () => {
	const piece = fc.constantFrom(
		'postfix/smtp[1]: ',
		'sendmail[1]: ',
		'smtpd[1]: ',
		'4Ab: ',
		'to=<',
		'>',
		', relay=',
		', status=',
		'sent',
		' (',
		')',
		'2026-01-01 00:00:00 ',
		' => ',
		' ** ',
		'x',
		' rejected RCPT ',
		'[',
		']',
	);
	fc.assert(
		fc.property(fc.array(piece), pieces => {
			for (const ledger of ledgers) {
				const reader = ledger.open({received() {}, row() {}});
				expect(() => reader.feed(pieces.join(''))).not.toThrow();
			}
		}),
	);
});

describe('the time of a line', () => {
	const clock = createLineClock(Date.parse('2026-03-01T00:00:00Z'));
	it.each([
		['Feb 28 10:00:01 mx x', '2026-02-28T10:00:01.000Z'],
		['Dec 31 23:59:59 mx x', '2025-12-31T23:59:59.000Z'],
		['Jan  1 00:00:00 mx x', '2026-01-01T00:00:00.000Z'],
		['2026-01-02T03:04:05.678901+01:00 mx x', '2026-01-02T03:04:05.678Z'],
		['2026-01-02 03:04:05 x', '2026-01-02T03:04:05.000Z'],
	])('%s', (line, time) => {
		expect(new Date(clock(line) ?? 0).toISOString().slice(0, 19)).toBe(time.slice(0, 19));
	});

	it('is not known where a line has none', () => {
		expect(clock('mx x')).toBeNull();
		expect(clock('')).toBeNull();
	});

	it('of a log without years is in the last year that is past', () => {
		const now = Date.parse('2026-03-01T00:00:00Z');
		expect(withYear(Date.UTC(2000, 11, 5, 1), now)).toBe(Date.UTC(2025, 11, 5, 1));
		expect(withYear(Date.UTC(2024, 1, 5), now)).toBe(Date.UTC(2024, 1, 5));
	});
});
