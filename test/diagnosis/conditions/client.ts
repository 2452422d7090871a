import {type Conditions, each} from './parts.ts';

const met = 'from: 192.0.2.9\nS: 220 m';
const said = `${met}\nC: EHLO c.example\nS: 250 m`;
const offering = (keyword: string): string =>
	`${met}\nC: EHLO c.example\nS: 250-m\nS: 250-SIZE 9\nS: 250 ${keyword}`;
const overTls = `${offering('STARTTLS')}\nC: STARTTLS\nS: 220 go\nTLS`;
const inData = `${said}\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<b@b.example>\nS: 250 ok\nC: DATA\nS: 354 go`;
const written = (keyword: string, mail: string, text = 'Grüße'): string =>
	`${offering(keyword)}\nC: MAIL FROM:<a@b.example>${mail}\nS: 250 ok\nC: RCPT TO:<b@b.example>\nS: 250 ok\nC: DATA\nS: 354 go\nC: ${text}\nC: .\nS: 250 ok`;
const failing = (code: string, facts: object): string =>
	`from: 192.0.2.9\nunconnected\nfailed: ${code} ${JSON.stringify(facts)}`;
const hello = (...versions: readonly string[]) => ({
	clientHello: {versions, ciphers: [], servername: null, alpn: [], resumes: false},
});

export const client: Conditions = {
	'client/bare-line-feed': {
		speaks: {
			'after CR LF': `${said}\nCraw: "NOOP\\n"\nS: 250 ok`,
			'once for two': `${said}\nCraw: "NOOP\\n"\nS: 250 ok\nCraw: "NOOP\\n"\nS: 250 ok`,
		},
		silent: {'CR alone': `${said}\nCraw: "NOOP\\r"\nS: 250 ok`},
	},
	'client/clear-password': {
		speaks: {
			...each(
				['PLAIN', 'XOAUTH2', 'OAUTHBEARER'],
				name => `${said}\nC: AUTH ${name} AGFubgBwZW5jaWw=\nS: 235 ok`,
			),
			LOGIN: `${said}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 334 UGFzc3dvcmQ6\nC: cGVuY2ls\nS: 535 no`,
		},
		silent: {
			'a challenge': `${said}\nC: AUTH CRAM-MD5\nS: 334 PDFAbT4=\nC: YW5uIDAwMDA=\nS: 235 ok`,
			'not answered yet': `${said}\nC: AUTH PLAIN AGFubgBwZW5jaWw=\nS: 334 `,
			'the user name alone': `${said}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 535 no`,
			'the mechanism alone': `${said}\nC: AUTH PLAIN\nS: 535 no`,
			'another mechanism': `${said}\nC: AUTH XPLAINX AGFubgBwZW5jaWw=\nS: 235 ok`,
		},
	},
	'client/eight-bit': {
		speaks: {
			'not declared': written('8BITMIME', ''),
			'declared as 7BIT': written('8BITMIME', ' BODY=7bit'),
			'declared, not offered': written('SMTPUTF8', ' BODY=8BITMIME'),
			'another parameter': written('8BITMIME', ' RET=HDRS'),
		},
		silent: {
			SMTPUTF8: written('8BITMIME', ' SMTPUTF8'),
			BINARYMIME: written('8BITMIME', ' BODY=BINARYMIME'),
			ASCII: written('HELP', '', 'Hello'),
			'not complete': `${inData}\nC: Grüße`,
		},
	},
	'client/hello-name': {
		speaks: {
			HELO: `${met}\nC: HELO localhost\nS: 250 m`,
			LHLO: `protocol: lmtp\n${met}\nC: LHLO localhost\nS: 250 m`,
			'once for two': `${met}\nC: EHLO localhost\nS: 500 no\nC: HELO localhost\nS: 250 m`,
		},
		silent: {
			'a second name': `${said}\nC: EHLO localhost\nS: 250 m`,
			'another command': `${met}\nC: NOOP localhost\nS: 250 ok`,
		},
	},
	'client/leaves-amid': {
		speaks: {'by a reset': `${inData}\nC: x\nfailed: reset {"stage":"open"}`},
		silent: {
			'the server closes': `${inData}\nC: x\nclosed: server`,
			'between commands': `${said}\nclosed: client`,
			'before the text': `${inData}\nclosed: client`,
			'still connected': `${inData}\nC: x`,
		},
	},
	'client/no-greeting': {
		speaks: {
			'once for two': `${met}\nC: MAIL FROM:<a@b.example>\nS: 503 no\nC: MAIL FROM:<a@b.example>\nS: 503 no`,
			'after STARTTLS': `${overTls}\nC: MAIL FROM:<a@b.example>\nS: 503 no`,
		},
		silent: {
			'another command': `${met}\nC: RCPT TO:<a@b.example>\nS: 503 no`,
			'sent ahead': `${met}\nC: EHLO c.example\nCahead: MAIL FROM:<a@b.example>\nS: 250 m\nS: 250 ok`,
		},
	},
	'client/no-quit': {
		speaks: {
			'by a reset': `${said}\nfailed: reset {"stage":"open"}`,
			'after RSET': `${said}\nC: RSET\nS: 250 ok\nclosed: client`,
		},
		silent: {
			'by a timeout': `${said}\nfailed: timed-out {"stage":"open"}`,
			'the server closes': `${said}\nclosed: server`,
			'in a message': `${inData}\nC: x\nclosed: client`,
			'in a chunk': `${said}\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<b@b.example>\nS: 250 ok\nC: BDAT 99\nclosed: client`,
			'in a login': `${said}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nclosed: client`,
			'before the handshake': `${offering('STARTTLS')}\nC: STARTTLS\nS: 220 go\nclosed: client`,
			'said nothing': `${met}\nclosed: client`,
			'after 421': `${said}\nC: NOOP\nS: 421 bye\nclosed: client`,
		},
	},
	'client/old-tls': {
		speaks: {
			...each(['TLSv1.1', 'TLSv1', 'SSLv3'], version =>
				failing('tls-failed', {stage: 'handshake', ...hello(version)}),
			),
			'a session': `${overTls} ${JSON.stringify(hello('TLSv1.1', 'TLSv1'))}`,
		},
		silent: {
			...each(['TLSv1.2', 'TLSv1.3'], version =>
				failing('tls-failed', {stage: 'handshake', ...hello(version, 'TLSv1')}),
			),
			'no version': failing('tls-failed', {stage: 'handshake', ...hello()}),
			'a new session': `${overTls} ${JSON.stringify(hello('TLSv1.3'))}`,
		},
	},
	'client/password-newline': {
		speaks: {
			'the user name': `${said}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5uCg==\nS: 334 UGFzc3dvcmQ6\nC: cGVuY2ls\nS: 235 ok`,
		},
		silent: {
			refused: `${said}\nC: AUTH PLAIN AGFubgBwZW5jaWwK\nS: 535 no`,
			'the prompt': `${said}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6Cg==\nC: YW5u\nS: 334 UGFzc3dvcmQ6Cg==\nC: cGVuY2ls\nS: 235 ok`,
		},
	},
	'client/pipelines': {
		speaks: {
			...each(
				['VRFY x', 'EXPN x', 'TURN', 'QUIT', 'NOOP', 'DATA', 'STARTTLS', 'AUTH PLAIN', 'EHLO c', 'HELO c'],
				line => `${offering('PIPELINING')}\nC: ${line}\nCahead: RSET\nS: 250 ok`,
			),
			LHLO: `protocol: lmtp\n${offering('PIPELINING')}\nC: LHLO c\nCahead: RSET\nS: 250 ok`,
			'once for two': `${said}\nC: RSET\nCahead: RSET\nCahead: RSET\nS: 250 ok`,
		},
		silent: {
			...each(
				['RSET', 'MAIL FROM:<a@b.example>'],
				line => `${offering('PIPELINING')}\nC: ${line}\nCahead: RSET\nS: 250 ok`,
			),
			'the first line': `${met.replace('\n', '\nCahead: RSET\n')}`,
			'one after another': `${said}\nC: NOOP\nC: RSET\nS: 250 ok`,
		},
	},
	'client/refuses-certificate': {
		speaks: {
			...each(['42', '43', '44', '45', '46', '48', '112'], alert =>
				failing('tls-alert', {
					stage: 'handshake',
					alert: Number(alert),
					systemCode: 'X',
					...hello('TLSv1.3'),
				}),
			),
			...each(['TLSv1.2', 'TLSv1.3'], version =>
				failing('tls-failed', {stage: 'handshake', ...hello(version)}),
			),
			'after STARTTLS': `${overTls}\nclosed: client`,
			'after TLS from the start': 'from: 192.0.2.9\ntls\nclosed: client',
		},
		silent: {
			...each(['TLSv1'], version => failing('tls-failed', {stage: 'handshake', ...hello(version)})),
			'for another reason': failing('tls-failed', {stage: 'handshake', systemCode: 'X', ...hello('TLSv1.3')}),
			'by a reset': failing('reset', {stage: 'handshake', ...hello('TLSv1.3')}),
			'not in the handshake': failing('tls-alert', {stage: 'open', alert: 48, ...hello('TLSv1.3')}),
			'after EHLO': `${overTls}\nC: EHLO c.example\nS: 250 m\nclosed: client`,
			'after a line under TLS': 'from: 192.0.2.9\ntls\nS: 220 m\nC: NOOP\nS: 250 ok\nclosed: client',
			'the server closes': `${overTls}\nclosed: server`,
			'still connected': `${overTls}\nS: 250 ok`,
			'no TLS': 'from: 192.0.2.9\nclosed: client',
			'the handshake was over': `${overTls}\nC: EHLO c.example\nS: 250 m\nfailed: tls-alert {"stage":"handshake","alert":48}`,
		},
	},
	'client/talks-early': {
		speaks: {'once for two': 'from: 192.0.2.9\nCahead: EHLO c.example\nCahead: NOOP\nS: 220 m\nS: 250 m'},
		silent: {
			'in its turn': said,
			later: `${said}\nC: NOOP\nCahead: NOOP\nS: 250 ok\nS: 250 ok`,
		},
	},
	'client/wrong-tls-mode': {
		speaks: {'clear text': failing('speaks-clear-text', {stage: 'handshake'})},
		silent: {
			'another failure': failing('tls-failed', {stage: 'handshake'}),
			'after TLS': `${overTls}\nfailed: speaks-tls {"stage":"open"}`,
		},
	},
};
