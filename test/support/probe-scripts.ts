/** A server with which nothing is wrong, as a probe sees it: it offers AUTH in TLS only. */
export const sound = `
	S: 220 mail.example.test ESMTP Postfix
	C: EHLO me.example
	S: 250-mail.example.test
	S: 250-SIZE 1000
	S: 250 STARTTLS
	C: STARTTLS
	S: 220 2.0.0 go
	TLS
	C: EHLO me.example
	S: 250-mail.example.test
	S: 250-SIZE 1000
	S: 250 AUTH SCRAM-SHA-256
	C: QUIT
	S: 221 bye
	END
`;
