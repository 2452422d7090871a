/** By which lines, each alone, the log of a program is known; and lines that are only like them. */
import {expect, test} from 'vitest';
import {formats} from '../../source/recordings/formats.ts';
import {createRecorder, recorderLimits} from '../../source/recordings/recorder.ts';

const telling: Readonly<Record<string, readonly string[]>> = {
	'gnutls-cli log': [
		'- Simple Client Mode:',
		'- Handshake was completed',
		'- Description: (TLS1.3-X.509)-(ECDHE-SECP256R1)-(AES-256-GCM)',
		'- Description: (SSL3.0)-(RSA)-(AES-128-CBC)',
	],
	'openssl s_client log': [
		'CONNECTED(00000003)',
		'CONNECTED(0003)',
		'depth=1 CN = Test CA',
		'verify return:1',
		'SSL-Session:',
		'RENEGOTIATING',
		'read R BLOCK',
	],
	'Exim log': [
		'2026-11-28 10:00:00 1abcde-000001-AB ** bob@example.org R=dns T=smtp: SMTP error from remote mail server after RCPT TO:<bob@example.org>: host mx.example.org [192.0.2.25]: 550 5.1.1 no',
		'2026-11-28 10:00:00 1abcde-000001-AB LMTP error from remote mail server after initial connection: 421 4.3.2 busy',
		'2026-11-28 10:00:00 1abcde-000001-AB => bob@example.org R=dns T=smtp H=mx.example.org [192.0.2.25] C="250 2.0.0 Ok"',
		'2026-11-28 10:00:00 1abcde-000001-AB == bob@example.org R=dns T=smtp defer (-53): retry time not reached for any host',
		'2026-11-28 10:00:00 1abcde-000001-AB ** bob@example.org: Unrouteable address',
		'2026-11-28 10:00:00 H=client.example.net [192.0.2.9] F=<ann@example.net> rejected RCPT <bob@example.org>: no such user',
		'2026-11-28 10:00:00 H=(me) [192.0.2.9] temporarily rejected MAIL <ann@example.net>: greylisted',
	],
	'Postfix log': [
		'Nov 28 10:00:00 mx postfix/smtp[1]: < mx.example.org[192.0.2.25]:25: 220 mx.example.org ESMTP',
		'Nov 28 10:00:00 mx postfix/smtp[1]: A: to=<bob@example.org>, status=sent (250 2.0.0 Ok)',
		'Nov 28 10:00:00 mx postfix/smtp[1]: A: host mx.example.org[192.0.2.25] refused to talk to me: 421 busy',
		'Nov 28 10:00:00 mx postfix/smtp[1]: A: host mx.example.org[192.0.2.25] said: 450 later',
		'Nov 28 10:00:00 mx postfix/smtp[1]: A: to=<bob@example.org>, dsn=4.4.1, status=deferred (timed out)',
		'Nov 28 10:00:00 mx postfix/smtp[1]: A: to=<bob@example.org>, dsn=5.4.4, status=bounced (no address)',
		'Nov 28 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from me[192.0.2.9]: 554 5.7.1 no; from=<a>',
		'Nov 28 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject_warning: RCPT from me[192.0.2.9]: 554 5.7.1 no;',
		'Nov 28 10:00:00 mx postfix/cleanup[1]: A: milter-reject: END-OF-MESSAGE from me[192.0.2.9]: 5.7.1 no;',
		'Nov 28 10:00:00 mx postfix/cleanup[1]: A: reject: header Subject: x from me[192.0.2.9]; from=<a> helo=<me>: 5.7.1 no',
		'Nov 28 10:00:00 mx postfix/cleanup[1]: A: warning: body x from me[192.0.2.9]; from=<a> helo=<me>: 5.7.1 no',
		'posttls-finger: < mx.example.org[192.0.2.25]:25: 220 mx.example.org ESMTP',
	],
};

const alike = [
	'Handshake was completed',
	'- Description: (DTLS1.2)',
	'- Simple client mode',
	'CONNECTED',
	'CONNECTED(3)',
	'verify return:x',
	'2026-11-28 10:00:00 1abcde-000001-AB Completed',
	'10:00 ** bob@example.org: Unrouteable address',
	'Nov 28 10:00:00 mx postfix/qmgr[1]: A: removed',
	'Nov 28 10:00:00 mx other/smtp[1]: A: host mx.example.org[192.0.2.25] said: 450 later',
];

const rows = Object.entries(telling).flatMap(([name, lines]) => lines.map(line => [name, line] as const));
const formatOf = (name: string) => formats.find(format => format.name === name);

test.each(rows)('%s: %s', (name, line) => {
	expect(formatOf(name)?.recognise([line])).toBe(0.9);
	expect(formatOf(name)?.recognise(['hello', line, ''])).toBe(0.9);
});

test.each(alike)('not by: %s', line => {
	expect(Object.keys(telling).filter(name => formatOf(name)?.recognise([line]) !== 0)).toEqual([]);
});

test.each([
	['OpenSMTPD log', 'This is not a line of OpenSMTPD’s log.'],
	['Postfix log', 'This is not a line of Postfix’s log.'],
	['Sendmail log', 'This is not a line of Sendmail’s log.'],
])('a line that is not one of %s is named as unread, an empty one is not', (name, why) => {
	const recorder = createRecorder(recorderLimits);
	const lines = ['what is this', ''].map((text, index) => ({number: index + 1, text, at: null}));
	formatOf(name)?.read(lines, recorder);
	expect(recorder.leftUnread()).toEqual([{line: 1, text: 'what is this', why}]);
});
