import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, describe, expect, it} from 'vitest';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {type CountedRow, createLogCounter} from '../../source/sessions/count-log.ts';
import {heaviestOf} from '../../source/sessions/diagnose-rows.ts';
import {createTally, type Totals} from '../../source/sessions/tally.ts';
import {postfixLog} from '../support/mail-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-count-'));
afterAll(() => rmSync(folder, {recursive: true}));

/** The log in pieces of this many octets. */
function count(text: string, pieceSize = 64 * 1024) {
	const tally = createTally('cause');
	const rows: CountedRow[] = [];
	const counter = createLogCounter({
		received: tally.received,
		row(counted) {
			tally.add(counted.row, counted.diagnosis);
			rows.push(counted);
		},
		suspects() {},
	});
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; at += pieceSize) {
		counter.write(bytes.subarray(at, at + pieceSize));
	}

	const known = counter.end();
	return {known, format: counter.format(), lines: counter.lines(), tally, rows};
}

const made = postfixLog(3000);

it('counts every line, however the log comes in pieces', () => {
	const whole = count(made.text);
	expect(whole).toMatchObject({known: true, format: 'Postfix log', lines: made.lines});
	for (const size of [1000, 4096, 70_001]) {
		const {tally, lines} = count(made.text, size);
		expect(lines).toBe(made.lines);
		expect(tally.totals()).toEqual(whole.tally.totals());
		expect(tally.groups()).toEqual(whole.tally.groups());
	}
});

/** The totals of pflogsumm's own report. */
function pflogsumm(text: string): Partial<Totals> {
	const file = join(folder, 'log');
	writeFileSync(file, text);
	const out = execFileSync('pflogsumm', [file], {encoding: 'utf8', maxBuffer: 64 * 1024 * 1024});
	const of = (name: string): number => Number(new RegExp(`^ +(\\d+) +${name}`, 'm').exec(out)?.[1] ?? -1);
	return {
		received: of('received'),
		delivered: of('delivered'),
		forwarded: of('forwarded'),
		deferred: of('deferred'),
		deferrals: Number(/deferred +\((\d+) +deferrals\)/.exec(out)?.[1] ?? -1),
		bounced: of('bounced'),
		rejected: of('rejected'),
		warned: of('reject warnings'),
		held: of('held'),
		discarded: of('discarded'),
	};
}

const shapes = `
Dec 31 23:59:59 mx postfix/smtpd[1]: 4AbC1: client=host.example.net[192.0.2.5], sasl_method=PLAIN, sasl_username=alice
Dec 31 23:59:59 mx postfix/qmgr[9]: 4AbC1: from=<alice@example.org>, size=1234, nrcpt=3 (queue active)
Jan  1 00:00:01 mx postfix/smtp[2]: 4AbC1: to=<bob@example.net>, orig_to=<b@example.net>, relay=mx.example.net[198.51.100.1]:25, conn_use=2, delay=3, delays=0.1/0/1/2, dsn=2.0.0, status=sent (250 ok (really))
Jan  1 00:00:02 mx postfix/smtp[2]: 4AbC1: to=<carol@example.com>, relay=none, delay=30, delays=0.1/0/30/0, dsn=4.4.1, status=deferred (connect to mx.example.com[198.51.100.2]:25: Connection refused)
Jan  1 01:00:02 mx postfix/smtp[2]: 4AbC1: to=<carol@example.com>, relay=none, delay=3630, delays=3600/0/30/0, dsn=4.4.1, status=deferred (connect to mx.example.com[198.51.100.2]:25: Connection refused)
Jan  1 02:00:02 mx postfix/qmgr[9]: 4AbC1: from=<alice@example.org>, status=expired, returned to sender
Jan  1 02:00:03 mx postfix/local[3]: 4AbC1: to=<dave@mx.example>, relay=local, delay=0.1, delays=0.1/0/0/0, dsn=2.0.0, status=sent (forwarded as 4AbC2)
Jan  1 02:00:03 mx postfix/qmgr[9]: 4AbC1: removed
Jan  1 02:00:04 mx postfix/pickup[4]: 4AbC3: uid=0 from=<root>
Jan  1 02:00:04 mx postfix/submission/smtpd[5]: 4AbC4: client=unknown[203.0.113.9]
Jan  1 02:00:05 mx postfix/postscreen[6]: NOQUEUE: reject: RCPT from [203.0.113.9]:4711: 550 5.7.1 Service unavailable; client [203.0.113.9] blocked using zen.spamhaus.org; from=<x@bad.test>, to=<y@mx.example>, proto=ESMTP, helo=<bad.test>
Jan  1 02:00:06 mx postfix/cleanup[7]: 4AbC4: milter-reject: END-OF-MESSAGE from unknown[203.0.113.9]: 5.7.1 Spam message rejected; from=<x@bad.test> to=<y@mx.example> proto=ESMTP helo=<bad.test>
Jan  1 02:00:07 mx postfix/cleanup[7]: 4AbC5: reject: header Subject: Cheap pills from unknown[203.0.113.9]; from=<x@bad.test> to=<y@mx.example> proto=ESMTP helo=<bad.test>: 5.7.1 message content rejected
Jan  1 02:00:08 mx postfix/cleanup[7]: 4AbC6: warning: header Subject: Odd from unknown[203.0.113.9]; from=<x@bad.test> to=<y@mx.example> proto=ESMTP helo=<bad.test>
Jan  1 02:00:09 mx postfix/smtpd[8]: 4AbC7: hold: RCPT from unknown[203.0.113.9]: <x@bad.test>: Sender address triggers HOLD action; from=<x@bad.test> to=<y@mx.example> proto=ESMTP helo=<bad.test>
Jan  1 02:00:10 mx postfix/smtpd[8]: NOQUEUE: discard: RCPT from unknown[203.0.113.9]: <x@bad.test>: Sender address triggers DISCARD action; from=<x@bad.test> to=<y@mx.example> proto=ESMTP helo=<bad.test>
Jan  1 02:00:11 mx postfix/smtpd[8]: warning: hostname bad.test does not resolve to address 203.0.113.9
Jan  1 02:00:12 mx dovecot: imap-login: Login: user=<alice>
`.trimStart();

describe.skipIf(!existsSync('/usr/sbin/pflogsumm'))('totals (against pflogsumm, where it is installed)', () => {
	it.each([
		['a made-up day', made.text],
		['lines of every shape, over the turn of a year', shapes],
		['times as ISO 8601 has them', shapes.replaceAll(/^(?:Dec 31|Jan {2}1) (\S+)/gm, '2026-01-01T$1.123456+01:00')],
		['queue ids of the long kind', made.text.replaceAll(/\b4([0-9A-F]{8})\b/g, '4Vz$1zBcDf')],
	])('of %s are the same', (_, text) => {
		const {received, delivered, forwarded, deferred, deferrals, bounced, rejected, warned, held, discarded} = count(text).tally.totals();
		expect({received, delivered, forwarded, deferred, deferrals, bounced, rejected, warned, held, discarded}).toEqual(pflogsumm(text));
	});
});

describe('what a line is about', () => {
	const troubles = count(made.text).rows.filter(({row}) => row.fate !== 'delivered');

	it('is the same as for the line alone, though equal texts are judged once', () => {
		expect(troubles.length).toBeGreaterThan(500);
		fc.assert(
			fc.property(fc.constantFrom(...troubles), ({row, diagnosis, session}) => {
				const recording = readRecording(Buffer.from(`${row.line}\n`));
				const alone = recording.kind === 'sessions' ? (recording.sessions[0] ?? null) : null;
				expect(diagnosis).toEqual(heaviestOf(alone));
				const found = session();
				expect(found && entriesOf(found)).toEqual(alone && entriesOf(alone));
			}),
			{numRuns: 60},
		);
	});

	it('has a cause for each of the usual troubles', () => {
		const causes = new Set(count(made.text).tally.groups().map(({id}) => id));
		for (const cause of ['recipient-unknown', 'recipient-full', 'greylisted', 'client-listed', 'recipient-domain-missing', 'relay-denied', 'server-next-hop']) {
			expect(causes).toContain(cause);
		}
	});
});

it('gives up on what is no log of many sessions', () => {
	expect(count('hello\nworld\n').known).toBe(false);
});
