/** Conversations worth looking at, as `play` reads them. */
const greeting = `
	host: mail.example.org
	address: 203.0.113.25
	S: 220 mail.example.org ESMTP Postfix (Debian)
`;

const ehlo = `${greeting}
	+2260
	C: EHLO laptop.example.net
	+40
	S: 250-mail.example.org
	S: 250-PIPELINING
	S: 250-SIZE 35882577
	S: 250-ETRN
	S: 250-STARTTLS
	S: 250-ENHANCEDSTATUSCODES
	S: 250-8BITMIME
	S: 250-DSN
	S: 250-SMTPUTF8
	S: 250 CHUNKING
`;

const tls = `${ehlo}
	+1670
	C: STARTTLS
	+30
	S: 220 2.0.0 Ready to start TLS
	+50
	TLS
	+2670
	C: EHLO laptop.example.net
	+30
	S: 250-mail.example.org
	S: 250-PIPELINING
	S: 250-SIZE 35882577
	S: 250-ETRN
	S: 250-AUTH PLAIN LOGIN
	S: 250-ENHANCEDSTATUSCODES
	S: 250-8BITMIME
	S: 250-DSN
	S: 250-SMTPUTF8
	S: 250 CHUNKING
`;

const login = `${tls}
	+2240
	C: AUTH LOGIN
	+20
	S: 334 VXNlcm5hbWU6
	+6300
	C: YWxpY2VAZXhhbXBsZS5vcmcK
	+20
	S: 334 UGFzc3dvcmQ6
`;

const transaction = `${tls}
	+2000
	C: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=
	+30
	S: 235 2.7.0 Authentication successful
	+4000
	C: MAIL FROM: <alice@example.org>
	+20
	S: 250 2.1.0 Ok
	+3000
	C: RCPT TO:<bob@example.net>
	+20
	S: 250 2.1.5 Ok
	+3000
	C: RCPT TO:<nobody@example.net>
	+20
	S: 550 5.1.1 <nobody@example.net>: Recipient address rejected: User unknown in virtual mailbox table
	+900
	C: DATA
	+20
	S: 354 End data with <CR><LF>.<CR><LF>
`;

export const conversations: Readonly<Record<string, string>> = {
	empty: '',
	greeting,
	ehlo,
	tls,
	username: `${tls}\n+2240\nC: AUTH LOGIN\n+20\nS: 334 VXNlcm5hbWU6`,
	password: login,
	login: `${login}
	+3550
	C: c2VjcmV0cGFzcw==
	+290
	S: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
	`,
	message: `${transaction}
	C: From: Alice <alice@example.org>
	C: To: Bob <bob@example.net>
	C: Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
	C: 
	C: Hello Bob,
	C: ..dots are doubled.
	`,
	sent: `${transaction}
	C: From: Alice <alice@example.org>
	C: To: Bob <bob@example.net>
	C: Subject: Hello
	C: 
	C: Hello Bob,
	C: ..dots are doubled.
	C: .
	+80
	S: 250 2.0.0 Ok: queued as 4Fk2Qz1x9Z
	`,
	closed: `${greeting}
	+300000
	S: 421 4.4.2 mail.example.org Error: timeout exceeded
	closed: server
	`,
};
