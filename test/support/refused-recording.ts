/** Recordings in which a greeting name is odd and a recipient is refused, as a log without marks has them. */
export const relayAndUserRefused = `220 mail.example.org ESMTP
EHLO foo_bar
250-mail.example.org
250-AUTH PLAIN
250 SIZE 1000
MAIL FROM:<alice@example.org>
250 2.1.0 Ok
RCPT TO:<bob@example.net>
554 5.7.1 <bob@example.net>: Relay access denied
RCPT TO:<carol@example.net>
550 5.1.1 no such user
QUIT
221 2.0.0 Bye
`;

export const relayRefused = `220 mail.example.org ESMTP
EHLO foo_bar
250-mail.example.org
250-AUTH PLAIN
250 SIZE 1000
MAIL FROM:<alice@example.org>
250 2.1.0 Ok
RCPT TO:<bob@example.net>
554 5.7.1 <bob@example.net>: Relay access denied
QUIT
221 2.0.0 Bye
`;
