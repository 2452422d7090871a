/** A session in which nothing is wrong is not remarked on, however its server words things. */
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';

const message =
	'C: From: Ann <ann@example.com>\nC: Date: Mon, 1 Jun 2026 10:00:00 +0000\nC: Message-ID: <1@example.com>\nC: \nC: Hello\nC: .';
const transaction = `C: MAIL FROM:<ann@example.com>
S: 250 2.1.0 Ok
C: RCPT TO:<bob@example.org>
S: 250 2.1.5 Ok
C: DATA
S: 354 End data with <CR><LF>.<CR><LF>
${message}
S: 250 2.0.0 Ok: queued as 4Fz1
C: QUIT
S: 221 2.0.0 Bye
closed: server`;

const sound: Readonly<Record<string, string>> = {
	'in clear text': `S: 220 mail.example.org ESMTP Postfix
C: EHLO client.example.net
S: 250-mail.example.org
S: 250 SIZE 10240000
${transaction}`,
	'under TLS, with a login': `S: 220 mail.example.org ESMTP Exim 4.98
C: EHLO client.example.net
S: 250-mail.example.org Hello client.example.net [192.0.2.7]
S: 250 STARTTLS
C: STARTTLS
S: 220 TLS go ahead
TLS
C: EHLO client.example.net
S: 250-mail.example.org Hello client.example.net [192.0.2.7]
S: 250 AUTH PLAIN LOGIN
C: AUTH PLAIN AGFubkBleGFtcGxlLmNvbQBwZW5jaWw=
S: 235 Authentication succeeded
${transaction}`,
	'a greeting that warns of spam': `S: 220-mail.example.org ESMTP
S: 220 No spam, no relaying: mail from blocked or blacklisted hosts is rejected
C: EHLO client.example.net
S: 250 mail.example.org
${transaction}`,
};

test.each(Object.entries(sound))('%s: nothing is found', (_name, session) => {
	expect(diagnose(entriesOf(session)).filter(({level}) => level !== 'note')).toEqual([]);
});
