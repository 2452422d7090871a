import {type Conditions, each, greeted, inTls, login, offersTls, plain} from './parts.ts';

const offering = (mechanisms: string): string =>
	`S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 AUTH ${mechanisms}`;
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const token = (claims: object): string =>
	['{}', JSON.stringify(claims), 'x'].map(part => Buffer.from(part).toString('base64url')).join('.');
/** A login with a token of these claims. */
const bearing = (
	claims: object,
	reply = '535 5.7.3 no',
	user = 'ann@example.org',
	host = 'smtp.example.org',
): string =>
	`host: ${host}\n${offering('XOAUTH2')}\nC: AUTH XOAUTH2 ${base64(`user=${user}\x01auth=Bearer ${token(claims)}\x01\x01`)}\nS: ${reply}`;
const refused = '535 5.7.8 authentication failed';
const asked = `${offering('LOGIN PLAIN')}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6`;
const challenged = (mechanism: string, user = 'ann', reply = refused): string =>
	`${offering('CRAM-MD5 DIGEST-MD5 PLAIN LOGIN')}\nC: AUTH ${mechanism}\nS: 334 PDFAbT4=\nC: ${base64(`${user} ${'0'.repeat(32)}`)}\nS: ${reply}`;

export const auth: Conditions = {
	'auth/short-user-name': {
		speaks: {'a bare name': `${plain}\n${login('\0ann\0pencil')}\nS: 535 5.7.8 authentication failed`},
		silent: {
			...each(
				['AKIA0123', 'resend', 'api', 'APIKEY', '0123456789abcdef', 'ann smith'],
				name => `${plain}\n${login(`\0${name}\0pencil`)}\nS: ${refused}`,
			),
			'another code': `${plain}\n${login('\0ann\0pencil')}\nS: 550 no`,
			'no user': `${plain}\nC: AUTH PLAIN\nS: ${refused}`,
			'an address': `${plain}\n${login('\0ann@example.org\0pencil')}\nS: 535 5.7.8 authentication failed`,
			'a key': `${plain}\n${login('\0apikey\0pencil')}\nS: 535 5.7.8 authentication failed`,
			'refused for now': `${plain}\n${login('\0ann\0pencil')}\nS: 454 4.7.0 later`,
		},
	},
	'auth/cancelled': {
		speaks: {'by the star': `${plain}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 cancelled`},
		silent: {
			'another verdict': `${plain}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 535 no`,
			'no star': `${plain}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YQ==\nS: 501 no`,
		},
	},
	'auth/base64-padding': {
		speaks: {'a character is lost': `${plain}\nC: AUTH PLAIN AGFubgBwZW5jaWxzx\nS: 501 malformed`},
		silent: {
			whole: `${plain}\nC: AUTH PLAIN AGFubgBwZW5jaWxz\nS: 535 no`,
			'no base64 at all': `${plain}\nC: AUTH PLAIN ann:pencil\nS: 501 malformed`,
			accepted: `${plain}\nC: AUTH PLAIN AGFubgBwZW5jaWxzx\nS: 235 ok`,
		},
	},
	'auth/base64-newline': {
		speaks: {
			CR: `${plain}\n${login('\0ann\0pencil\r')}\nS: 535 no`,
			LF: `${plain}\n${login('\0ann\0pencil\n')}\nS: 535 no`,
			'CR LF': `${plain}\n${login('\0ann\0pencil\r\n')}\nS: 535 no`,
		},
		silent: {
			'GS2 data': `${plain}\nC: AUTH GSSAPI ${base64('pencil\n')}\nS: 535 no`,
			accepted: `${plain}\n${login('\0ann\0pencil\n')}\nS: 235 ok`,
			'a space': `${plain}\n${login('\0ann\0pencil ')}\nS: 535 no`,
			'bytes of NTLM': `${plain}\nC: AUTH NTLM TlRMTVNTUAABAAAABzIAAAAAAAAAAAAAAAAAAAAAAAo=\nS: 535 no`,
		},
	},
	'auth/base64-wrapped': {
		speaks: {
			'a token that is cut': `${offering('XOAUTH2')}\nC: AUTH XOAUTH2 ${base64(`user=ann\x01auth=Bearer ${'a'.repeat(36)}`)}\nS: 535 no`,
			'letters that are no command': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: cVVjcmVXcGVjcmVX\nS: 502 no`,
			...each(
				['500', '502'],
				code => `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV0\nS: ${code} no`,
			),
			...each(
				['60', '64', '72', '76'],
				length =>
					`${plain}\nC: AUTH PLAIN ${base64(`\0${'a'.repeat((Number(length) * 3) / 4 - 1)}`)}\nS: 501 malformed`,
			),
			...each(
				['64', '76'],
				length =>
					`${plain}\nC: AUTH PLAIN ${base64(`\0ann\0${'a'.repeat((Number(length) * 3) / 4 - 5)}`)}\nS: 501 malformed`,
			),
			'the rest as a command': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV0\nS: 502 no`,
		},
		silent: {
			'a token that is whole': `${offering('XOAUTH2')}\nC: AUTH XOAUTH2 ${base64(`user=ann\x01auth=Bearer ${'a'.repeat(21)}\x01\x01`)}\nS: 535 no`,
			'a word of four letters': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: XYZZ\nS: 502 no`,
			'a word of eight letters': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: STARTTLZ\nS: 502 no`,
			...each(
				['60', '72'],
				length =>
					`${plain}\nC: AUTH PLAIN ${base64(`\0ann\0${'a'.repeat((Number(length) * 3) / 4 - 5)}`)}\nS: 501 malformed`,
			),
			'a proof': `${offering('CRAM-MD5')}\nC: AUTH CRAM-MD5\nS: 334 PDFAbT4=\nC: ${base64(`ann.smith.x.y.z ${'0'.repeat(32)}`)}\nS: 501 malformed`,
			'not base64': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: secret-secret-se\nS: 502 no`,
			'not refused as a command': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV0\nS: 421 bye`,
			'not whole fours': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV\nS: 502 no`,
			'a word': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: NOOP\nS: 502 no`,
			'without a login': `${plain}\nC: c2VjcmV0c2VjcmV0\nS: 502 no`,
			'far from it': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: NOOP\nS: 250 ok\nC: NOOP\nS: 250 ok\nC: c2VjcmV0c2VjcmV0\nS: 502 no`,
		},
	},
	'auth/double-encoding': {
		speaks: {twice: `${plain}\n${login(Buffer.from('\0ann\0pencilpencil').toString('base64'))}\nS: 535 no`},
		silent: {once: `${plain}\n${login('\0ann\0pencilpencil')}\nS: 535 no`},
	},
	'auth/empty-credentials': {
		speaks: {
			'no password': `${plain}\n${login('\0ann\0')}\nS: 535 5.7.8 authentication failed`,
			'no user': `${plain}\n${login('\0\0pencil')}\nS: 535 5.7.8 authentication failed`,
		},
		silent: {
			both: `${plain}\n${login('\0ann\0pencil')}\nS: 535 5.7.8 authentication failed`,
			'not judged': `${plain}\n${login('\0ann\0')}\nS: 421 bye`,
		},
	},
	'auth/after-helo': {
		speaks: each(
			['500', '502', '503', '504', '530'],
			code => `S: 220 hi\nC: HELO me.example\nS: 250 hi\nC: AUTH PLAIN\nS: ${code} no`,
		),
		silent: {
			'another code': 'S: 220 hi\nC: HELO me.example\nS: 250 hi\nC: AUTH PLAIN\nS: 535 no',
			EHLO: `${greeted}\nC: AUTH PLAIN\nS: 503 no`,
			'another line': 'S: 220 hi\nC: HELO me.example\nS: 250 hi\nC: VRFY x\nS: 502 no',
		},
	},
	'auth/before-tls': {
		speaks: {
			...each(['502', '503', '504', '530', '538'], code => `${offersTls}\nC: AUTH PLAIN\nS: ${code} no`),
			'530, though offered': `${offersTls.replace('250-hi', '250-hi\nS: 250-AUTH PLAIN')}\nC: AUTH PLAIN\nS: 530 no`,
		},
		silent: {
			'not offered': `${greeted}\nC: AUTH PLAIN\nS: 503 no`,
			'under TLS': `${inTls}\nC: EHLO me.example\nS: 250-hi\nS: 250 STARTTLS\nC: AUTH PLAIN\nS: 503 no`,
			judged: `${offersTls}\n${login('\0ann\0pencil')}\nS: ${refused}`,
			'before EHLO': 'S: 220 hi\nC: AUTH PLAIN\nS: 503 no',
			'offered in clear text': `${offersTls.replace('250-hi', '250-hi\nS: 250-AUTH PLAIN')}\nC: AUTH PLAIN\nS: 503 no`,
		},
	},
	'auth/hashed-store': {
		speaks: {
			'DIGEST-MD5': `${offering('DIGEST-MD5 PLAIN')}\nC: AUTH DIGEST-MD5\nS: 334 ${base64('realm="x",nonce="y",qop="auth",algorithm=md5-sess,charset=utf-8')}\nC: ${base64(`username="ann",realm="x",nonce="y",cnonce="z",nc=00000001,qop=auth,digest-uri="smtp/x",response=${'0'.repeat(32)}`)}\nS: ${refused}\n${login('\0ann\0pencil')}\nS: 235 ok`,
			PLAIN: `${challenged('CRAM-MD5')}\n${login('\0ann\0pencil')}\nS: 235 ok`,
			LOGIN: `${challenged('CRAM-MD5')}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 334 UGFzc3dvcmQ6\nC: cGVuY2ls\nS: 235 ok`,
		},
		silent: {
			'no user was named': `${offering('CRAM-MD5 PLAIN')}\nC: AUTH CRAM-MD5\nS: ${refused}\n${login('\0ann\0pencil')}\nS: 235 ok`,
			'another user': `${challenged('CRAM-MD5', 'bob')}\n${login('\0ann\0pencil')}\nS: 235 ok`,
			'refused for now': `${challenged('CRAM-MD5', 'ann', '454 4.7.0 later')}\n${login('\0ann\0pencil')}\nS: 235 ok`,
			'refused again': `${challenged('CRAM-MD5')}\n${login('\0ann\0pencil')}\nS: ${refused}`,
			'PLAIN before': `${plain}\n${login('\0ann\0pencil')}\nS: ${refused}\n${login('\0ann\0pencil')}\nS: 235 ok`,
			'the challenge is accepted': `${challenged('CRAM-MD5')}\nC: AUTH CRAM-MD5\nS: 334 PDFAbT4=\nC: ${base64(`ann ${'0'.repeat(32)}`)}\nS: 235 ok`,
		},
	},
	'auth/initial-response': {
		speaks: {
			...each(
				['500', '501', '502'],
				code => `${plain}\n${login('\0ann\0pencil')}\nS: ${code} too many words`,
			),
			...each(
				[
					'syntax error',
					'too many arguments',
					'bad argument',
					'bad parameter',
					'unrecognized',
					'not implemented',
					'not recognized',
					'too many words',
				],
				words => `${plain}\n${login('\0ann\0pencil')}\nS: 501 ${words}`,
			),
			...each(
				['argument', 'Parameter', 'initial response'],
				words => `${plain}\n${login('\0ann\0pencil')}\nS: 504 bad ${words}`,
			),
			'without an answer': `${plain}\nC: AUTH PLAIN\nS: 501 syntax error`,
		},
		silent: {
			...each(['500', '502'], code => `${plain}\n${login('\0ann\0pencil')}\nS: ${code} no`),
			'505': `${plain}\n${login('\0ann\0pencil')}\nS: 505 too many words`,
			...each(
				['mechanism', 'Type', 'method'],
				words => `${plain}\n${login('\0ann\0pencil')}\nS: 504 bad parameter: ${words}`,
			),
			'other words': `${plain}\n${login('\0ann\0pencil')}\nS: 501 no`,
			'504 in other words': `${plain}\n${login('\0ann\0pencil')}\nS: 504 no`,
			'another code': `${plain}\n${login('\0ann\0pencil')}\nS: 535 syntax error`,
			'after a challenge': `${asked}\nC: YW5u\nS: 501 syntax error`,
			'not base64': `${plain}\nC: AUTH PLAIN ann:pencil\nS: 501 syntax error`,
			'too many errors': `${plain}\n${login('\0ann\0pencil')}\nS: 501 5.5.1 Too many errors, bad syntax`,
			'the command is not known': `${plain}\n${login('\0ann\0pencil')}\nS: 502 5.5.1 command not implemented`,
			'no mechanism': `${plain}\nC: AUTH\nS: 501 syntax error`,
		},
	},
	'auth/lock-out': {
		speaks: {
			'the third': `${plain}\n${`${login('\0ann\0x')}\nS: ${refused}\n`.repeat(3)}`,
			'the third inside TLS': `tls\n${plain}\n${`${login('\0ann\0x')}\nS: ${refused}\n`.repeat(3)}`,
		},
		silent: {
			'two, and one that was not judged': `${plain}\n${`${login('\0ann\0x')}\nS: ${refused}\n`.repeat(2)}${login('\0ann\0x')}\nS: 454 4.7.0 later`,
			'the second': `${plain}\n${`${login('\0ann\0x')}\nS: ${refused}\n`.repeat(2)}`,
			'not judged': `${plain}\n${'C: AUTH PLAIN\nS: 503 no\n'.repeat(3)}`,
			'the third is accepted': `${plain}\n${`${login('\0ann\0x')}\nS: ${refused}\n`.repeat(2)}${login('\0ann\0y')}\nS: 235 ok`,
		},
	},
	'auth/mechanism-not-offered': {
		speaks: {
			'a program misses it': `${offering('NTLM')}\nnote: recording/missed-mechanism x`,
		},
		silent: {
			'no login is offered': `${greeted}\nC: AUTH PLAIN\nS: 504 no`,
			'a program, and no login': `${greeted}\nnote: recording/missed-mechanism x`,
			'before EHLO': 'S: 220 hi\nnote: recording/missed-mechanism x',
			'another note': `${offering('NTLM')}\nnote: recording/other x`,
			offered: `${plain}\nC: AUTH PLAIN\nS: 504 no`,
			'no mechanism': `${plain}\nC: AUTH\nS: 504 no`,
		},
	},
	'auth/mx-host': {
		speaks: {
			'by its name in capitals': `host: EXAMPLE-ORG.MAIL.PROTECTION.OUTLOOK.COM\n${greeted}\nC: AUTH PLAIN\nS: 504 no`,
		},
		silent: {
			'a longer name': `host: x.mail.protection.outlook.com.example\n${greeted}\nC: AUTH PLAIN\nS: 504 no`,
			'another line': `host: x.mail.protection.outlook.com\n${greeted}\nC: VRFY x\nS: 502 no`,
		},
	},
	'auth/non-ascii-password': {
		speaks: {
			'the lowest of them': `${plain}\nC: AUTH PLAIN ${base64('\0ann@example.org\0p\x80ncil')}\nS: ${refused}`,
			'Latin-1': `${plain}\nC: AUTH PLAIN ${base64('\0ann@example.org\0p\xe4ncil')}\nS: ${refused}`,
		},
		silent: {
			ASCII: `${plain}\n${login('\0ann@example.org\0pencil\x7f')}\nS: ${refused}`,
			'the user name': `${plain}\n${login('\0änn@example.org\0pencil')}\nS: ${refused}`,
			'not judged': `${plain}\n${login('\0ann@example.org\0päncil')}\nS: 454 4.7.0 later`,
			'no password': `${plain}\nC: AUTH PLAIN\nS: ${refused}`,
		},
	},
	'auth/not-offered': {
		speaks: {
			'under TLS': `${inTls}\nC: EHLO me.example\nS: 250-hi\nS: 250 STARTTLS\nC: AUTH PLAIN\nS: 503 no`,
			...each(['500', '502', '503', '504'], code => `${greeted}\nC: AUTH PLAIN\nS: ${code} no`),
			...each(['missed-auth', 'missed-mechanism'], about => `${greeted}\nnote: recording/${about} x`),
		},
		silent: {
			'before TLS': `${offersTls}\nC: AUTH PLAIN\nS: 503 no`,
			offered: `${plain}\nC: AUTH PLAIN\nS: 503 no`,
			'before EHLO': 'S: 220 hi\nC: AUTH PLAIN\nS: 503 no',
			judged: `${greeted}\n${login('\0ann@example.org\0pencil')}\nS: ${refused}`,
			'another note': `${greeted}\nnote: recording/other x`,
		},
	},
	'auth/oauth-report': {
		speaks: {
			...each(
				['XOAUTH2', 'OAUTHBEARER'],
				mechanism =>
					`${offering(mechanism)}\nC: AUTH ${mechanism} dXNlcg==\nS: 334 ${base64('{"status":"401"}')}`,
			),
			'no status': `${offering('XOAUTH2')}\nC: AUTH XOAUTH2 dXNlcg==\nS: 334 ${base64('{}')}`,
		},
		silent: {
			'not in a login': `${offering('XOAUTH2')}\nC: NOOP\nS: 334 ${base64('{"status":"401"}')}`,
			'another mechanism': `${plain}\nC: AUTH PLAIN\nS: 334 ${base64('{"status":"401"}')}`,
			'no JSON': `${offering('XOAUTH2')}\nC: AUTH XOAUTH2 dXNlcg==\nS: 334 ${base64('no')}`,
			nothing: `${offering('XOAUTH2')}\nC: AUTH XOAUTH2\nS: 334 `,
			'the verdict': `${offering('XOAUTH2')}\nC: AUTH XOAUTH2 dXNlcg==\nS: 535 ${base64('{"status":"401"}')}`,
		},
	},
	'auth/plain-form': {
		speaks: each(
			['ann:pencil', 'pencil', 'ann\0pencil', '\0a\0b\0c', '\\0ann\\0pencil'],
			text => `${plain}\n${login(text)}\nS: 535 no`,
		),
		silent: {
			'another mechanism': `${asked}\nC: ${base64('ann:pencil')}\nS: 535 no`,
			accepted: `${plain}\n${login('ann:pencil')}\nS: 235 ok`,
		},
	},
	'auth/prompt-not-answered': {
		speaks: {
			...each(['QUIT', 'quit'], line => `${asked}\nC: ${line}\nS: 501 no`),
		},
		silent: {
			'an answer': `${asked}\nC: ${base64('quit')}\nS: 535 no`,
			'like it': `${asked}\nC: quits\nS: 501 no`,
			cancelled: `${asked}\nC: *\nS: 501 no`,
			'after the verdict': `${asked}\nC: YW5u\nS: 535 no\nC: QUIT\nS: 221 bye`,
			'without a login': `${greeted}\nC: QUIT\nS: 221 bye`,
		},
	},
	'auth/quoted-password': {
		speaks: {
			...each(
				['21', '22', '23', '24', '25', '26', '2B', '2F', '3A', '3B', '3D', '3F', '40', '2b'],
				code => `${plain}\n${login(`\0ann@example.org\0pen%${code}cil`)}\nS: ${refused}`,
			),
			...each(
				['"pencil"', "'pencil'", 'pen\\$cil'],
				password => `${plain}\n${login(`\0ann@example.org\0${password}`)}\nS: ${refused}`,
			),
		},
		silent: {
			...each(
				['"pencil', 'pen"c"il', '"pencil\'', 'x"pencil"', '"pencil"x', 'pen\\cil', 'pen%20cil'],
				password => `${plain}\n${login(`\0ann@example.org\0${password}`)}\nS: ${refused}`,
			),
			'not judged': `${plain}\n${login('\0ann@example.org\0"pencil"')}\nS: 454 4.7.0 later`,
			'no password': `${plain}\nC: AUTH PLAIN\nS: ${refused}`,
		},
	},
	'auth/sendgrid-user-name': {
		speaks: {'a name': `host: smtp.sendgrid.net\n${plain}\n${login('\0ann\0pencil')}\nS: ${refused}`},
		silent: {
			'another host': `${plain}\n${login('\0ann\0pencil')}\nS: ${refused}`,
			'not judged': `host: smtp.sendgrid.net\n${plain}\n${login('\0ann\0pencil')}\nS: 454 4.7.0 later`,
			'no user': `host: smtp.sendgrid.net\n${plain}\nC: AUTH PLAIN\nS: ${refused}`,
		},
	},
	'auth/ses-user-name': {
		speaks: {
			...each(
				['AKIA0123456789ABCDE', 'AKIA0123456789ABCDEFG', 'xAKIA0123456789ABCDEF', 'ann'],
				name =>
					`host: email-smtp.eu-west-1.amazonaws.com\n${plain}\n${login(`\0${name}\0${'x'.repeat(44)}`)}\nS: ${refused}`,
			),
			'the secret key': `host: email-smtp.eu-west-1.amazonaws.com\n${plain}\n${login(`\0AKIA0123456789ABCDEF\0${'x'.repeat(40)}`)}\nS: ${refused}`,
		},
		silent: {
			'a key and its password': `host: email-smtp.eu-west-1.amazonaws.com\n${plain}\n${login(`\0AKIA0123456789ABCDEF\0${'x'.repeat(44)}`)}\nS: ${refused}`,
			'another host': `${plain}\n${login('\0ann\0pencil')}\nS: ${refused}`,
			'not judged': `host: email-smtp.eu-west-1.amazonaws.com\n${plain}\n${login('\0ann\0pencil')}\nS: 454 4.7.0 later`,
			'no user': `host: email-smtp.eu-west-1.amazonaws.com\n${plain}\nC: AUTH PLAIN\nS: ${refused}`,
		},
	},
	'auth/token-audience': {
		speaks: {
			...each(
				[
					'https://outlook.example',
					'https://graph.microsoft.com',
					'https://office.example',
					'https://Outlook.office.com/x',
				],
				aud => bearing({aud, scp: 'SMTP.Send'}),
			),
			'without the right': bearing({aud: 'https://outlook.office.com', scp: 'Mail.Read'}),
			'at Microsoft': bearing(
				{aud: 'x', scp: 'SMTP.Send'},
				'535 5.7.3 no',
				'ann@example.org',
				'smtp.office365.com',
			),
		},
		silent: {
			...each(
				[
					'https://outlook.office.com',
					'https://outlook.office365.com/',
					'HTTPS://outlook.office.com',
					'00000002-0000-0ff1-ce00-000000000000',
				],
				aud => bearing({aud, scp: 'SMTP.Send'}),
			),
			'the role': bearing({aud: 'https://outlook.office.com', roles: ['SMTP.SendAsApp']}),
			'the right in small letters': bearing({aud: 'https://outlook.office.com', scp: 'smtp.send'}),
			'another provider': bearing({aud: 'x'}),
			accepted: bearing({aud: 'https://graph.microsoft.com'}, '235 ok'),
		},
	},
	'auth/token-user': {
		speaks: each(['upn', 'preferred_username', 'unique_name', 'email'], claim =>
			bearing({[claim]: 'bob@example.org'}),
		),
		silent: {
			'another claim': bearing({sub: 'bob@example.org'}),
			'the same': bearing({upn: 'ANN@example.org'}),
			...each(['bob', 'bob smith@example.org'], upn => bearing({upn})),
			'no text': bearing({upn: 7}),
			'a user name of no domain': bearing({upn: 'bob@example.org'}, refused, 'ann'),
		},
	},
};
