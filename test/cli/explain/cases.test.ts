import {expect, test} from 'vitest';
import {type Case, file, ranAgainst} from '../../support/ran-against.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hello =
	'S: 220 mail.example.org ESMTP\nC: EHLO client.example.net\nS: 250-mail.example.org\nS: 250 AUTH PLAIN LOGIN\n';
const login = `C: AUTH PLAIN ${base64('\0alice\0hunter-7-secret')}\nS: 535 5.7.8 no entry for hunter-7-secret\n`;

file('one.txt', `${hello}${login}C: QUIT\nS: 221 bye\n`);
file('other.txt', `${hello}C: MAIL FROM:<a@b.example>\nS: 250 ok\nC: QUIT\nS: 221 bye\n`);
file('two.txt', `${hello}C: QUIT\nS: 221 bye\n${hello}C: QUIT\nS: 221 bye\n`);
file('unread.txt', `${hello}C: QUIT\nS: 221 bye\nwords of another program\n`);
file('novel.txt', 'Once upon a time.\nThe end.\n');
file('empty.txt', '');
file(
	'mail.eml',
	`From: Ann <ann@example.org>\nTo: bob@example.net\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nDate: Fri, 2 Jan 2026 03:04:05 +0000\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>hello <a href="https://example.org/">x</a></p>\n--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\nContent-Transfer-Encoding: base64\n\n${base64('attached\n')}\n--b--\n`,
);
const postfix = (line: string, second: number) =>
	`Nov 28 10:00:${String(second).padStart(2, '0')} mx postfix/smtp[1234]: ${line}`;
file(
	'maillog',
	`${[
		postfix(
			'4A1: to=<a@one.example>, relay=mx.one.example[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.one.example[192.0.2.1] said: 550 5.1.1 <a@one.example>: User unknown (in reply to RCPT TO command))',
			1,
		),
		postfix(
			'4A2: to=<b@one.example>, relay=mx.one.example[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=4.7.1, status=deferred (host mx.one.example[192.0.2.1] said: 450 4.7.1 Greylisted (in reply to RCPT TO command))',
			2,
		),
		postfix(
			'4A3: to=<c@two.example>, relay=mx.two.example[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as X)',
			3,
		),
		postfix(
			'4A4: to=<d@two.example>, relay=mx.two.example[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.two.example[192.0.2.2] said: 550 5.1.1 User unknown (in reply to RCPT TO command))',
			4,
		),
	].join('\n')}\n`,
);

file(
	'sendmail',
	`${['from=<f@example.org>, size=100, nrcpts=1', 'to=<e@three.example>, delay=00:00:01, mailer=esmtp, relay=mx.three.example. [192.0.2.3], dsn=5.1.1, stat=User unknown'].map(line => `Nov 28 10:00:05 mx sm-mta[77]: 5ASA0x1: ${line}\n`).join('')}`,
);

const explain = (...argv: readonly string[]): Case => ({argv: ['explain', ...argv], out: 'all'});

async function sections(cases: readonly Case[]): Promise<string> {
	const parts: string[] = [];
	for (const one of cases) {
		parts.push(await ranAgainst(one));
	}

	return parts.join('\n\n');
}

test('words, and what they mean', async () => {
	const words = [
		['250 2.0.0 Ok'],
		['550', '5.7.1', 'Relaying denied'],
		['451-4.7.1 first\\n451 4.7.1 last'],
		['5.7.1'],
		['4.4.1'],
		['9.9.9'],
		['SMTPUTF8'],
		['X-UNKNOWN'],
		['AUTH PLAIN'],
		['MAIL FROM:<a@b.example> SIZE=1'],
		['VRFY bob'],
		['550'],
		[base64('\0alice\0hunter-7-secret')],
		[base64('Username:')],
		['R3LDvMOfIEdvdHQ='],
		['nosuch.log'],
		['FOLDER'],
		['FOLDER/one.txt', 'nosuch.log'],
		['FOLDER/novel.txt'],
		['FOLDER/empty.txt'],
	];
	const cases = words.flatMap(each => [explain(...each), explain(...each, '--format', 'json')]);
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/words.txt');
});

test('rules', async () => {
	const rules = [
		'auth/base64-newline',
		'refused/relay-denied',
		'message/html-only',
		'auth',
		'nosuch',
		'connect/',
		'newline',
	];
	const cases = rules.flatMap(rule => [explain('--rule', rule), explain('--rule', rule, '--format', 'json')]);
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/rules.txt');
});

test('sessions, messages, and two of them', async () => {
	const cases = [
		explain('FOLDER/one.txt'),
		explain('FOLDER/one.txt', '--format', 'json'),
		explain('FOLDER/two.txt', '--format', 'swaks'),
		explain('FOLDER/one.txt', 'FOLDER/other.txt', '--format', 'script'),
		explain('FOLDER/one.txt', '--format', 'eml'),
		explain('FOLDER/unread.txt'),
		explain('FOLDER/unread.txt', 'FOLDER/one.txt'),
		explain('FOLDER/unread.txt', 'FOLDER/one.txt', '--format', 'json'),
		explain('FOLDER/one.txt', '--format', 'nosuch'),
		{...explain('-'), input: `${hello}C: QUIT\nS: 221 bye\n`},
		{...explain(), input: ''},
		explain('FOLDER/one.txt', '--compare', 'FOLDER/other.txt'),
		explain('FOLDER/one.txt', '--compare', 'FOLDER/other.txt', '--format', 'json'),
		explain('FOLDER/one.txt', '--compare', 'FOLDER/one.txt'),
		explain('FOLDER/one.txt', '--compare', 'FOLDER/two.txt'),
		explain('FOLDER/one.txt', '--compare', 'FOLDER/novel.txt'),
		explain('FOLDER/one.txt', '--compare', 'FOLDER/other.txt', '--format', 'html'),
		explain('FOLDER/mail.eml'),
		explain('FOLDER/mail.eml', '--format', 'json'),
		explain('FOLDER/mail.eml', '--format', 'markdown'),
		explain('FOLDER/mail.eml', '--attachments', 'FOLDER'),
		explain('FOLDER/mail.eml', '--attachments', 'FOLDER/none/there'),
		explain('FOLDER/mail.eml', '--client-address', 'x'),
		explain('FOLDER/one.txt', '--attachments', 'FOLDER'),
	];
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/sessions.txt');
});

test('logs of many sessions', async () => {
	const log = (...more: readonly string[]) => explain('FOLDER/maillog', ...more);
	const cases = [
		log(),
		log('--group', 'server'),
		log('--group', 'domain', '--format', 'json'),
		log('FOLDER/sendmail', '--group', 'server'),
		log('--group', 'nosuch'),
		log('--group', 'cause', '--format', 'csv'),
		log('--group', 'sender', '--format', 'markdown'),
		log('--sessions', '2'),
		log('--sessions', 'all', '--only', 'failed', '--format', 'json'),
		log('--sessions', 'x'),
		log('--only', 'nosuch'),
		log('--cause', 'recipient-unknown'),
		log('--cause', 'nosuch'),
		log('--to', 'two.example'),
		log('--to', 'a@one.example', '--group', 'cause'),
		log('--since', '2000-11-28', '--until', '2000-11-29'),
		log('--since', 'yesterday-ish'),
		log('--until', '10:00:02'),
		log('--filter', 'Greylisted one'),
		log('--filter', 'nothing like it'),
		log('--save', 'FOLDER/summary.json'),
		log('--compare', 'FOLDER/summary.json'),
		log('--compare', 'FOLDER/summary.json', '--to', 'two.example'),
		...['json', 'csv', 'markdown', 'html'].map(format =>
			log('--compare', 'FOLDER/summary.json', '--to', 'two.example', '--format', format),
		),
		log('--save', 'FOLDER/summary.json'),
		log('--sessions', '1', '--format', 'html', '--cause', 'greylisted'),
	];
	// A line of this log has no year.
	const text = (await sections(cases)).replaceAll(/\b20\d\d(?=-11-28[T ])/g, 'YEAR');
	await expect(text).toMatchFileSnapshot('snapshots/logs.txt');
});
