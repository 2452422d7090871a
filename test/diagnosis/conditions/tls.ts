import {type Conditions, each, greeted, inTls, login, offersTls, started} from './parts.ts';

export const tls: Conditions = {
	'tls/greet-again': {
		speaks: {'MAIL without EHLO': `${inTls}\nC: MAIL FROM:<a@example.org>\nS: 503 no`},
		silent: {
			'no EHLO at all': 'S: 220 hi\nC: STARTTLS\nS: 220 go\nTLS\nC: MAIL FROM:<a@example.org>\nS: 503 no',
			'HELO after it': `${inTls}\nC: HELO me.example\nS: 250 hi\nC: RCPT TO:<a@example.org>\nS: 503 no`,
			'EHLO was said before and after': `${inTls}\nC: HELO me.example\nS: 250 hi\nC: DATA\nS: 503 no`,
			'EHLO was said': `${inTls}\nC: EHLO me.example\nS: 250 hi\nC: MAIL FROM:<a@example.org>\nS: 503 no`,
			'a login that was judged': `${inTls}\n${login('\0ann\0x')}\nS: 535 no`,
			'words about the address': `${inTls}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org`,
			'words about the recipient': `${inTls}\nC: RCPT TO:<a@example.org>\nS: 550 5.1.1 User unknown`,
			'no TLS': 'S: 220 hi\nC: MAIL FROM:<a@example.org>\nS: 503 no',
		},
	},
	'tls/clear-bytes': {
		speaks: {'once for several': `${started}\nTLS {"clear":"250 a\\r\\n250 b\\r\\n"}`},
		silent: {
			'from a client, to us': `${started}\nTLS {"clear":"NOOP\\r\\n","clientHello":{"versions":["TLSv1.3"],"ciphers":[],"servername":null,"alpn":[],"resumes":false}}`,
		},
	},
	'tls/clear-on-implicit-port': {
		speaks: {
			...each(
				[
					'closed: client',
					'note: session/quiet Silence.',
					'failed: timed-out',
					'failed: reset',
					'note: recording/gave-up x',
				],
				end => `port: 465\n+9000\n${end}`,
			),
			'another port that speaks TLS': 'port: 2465\nfailed: speaks-tls',
			'after a line': 'port: 465\nC: EHLO me.example\nclosed: server',
		},
		silent: {
			...each(['note: session/other Silence.', 'failed: other'], end => `port: 465\n+9000\n${end}`),
			'another port': 'port: 587\nclosed: server',
			'after a line, by the client': 'port: 465\nC: EHLO me.example\nclosed: client',
			'after the greeting': 'port: 465\nS: 220 hi\nclosed: server',
			'under TLS': 'port: 465\ntls\nclosed: server',
			'not connected':
				'unconnected\nattempt: 192.0.2.25 465 timed-out\nfailed: timed-out {"stage":"connecting"}',
		},
	},
	'tls/handshake-failed': {
		speaks: {
			...each(
				[
					'speaks-clear-text',
					'timed-out',
					'reset',
					'tls-alert',
					'tls-pin',
					'tls-configuration',
					'tls-failed',
				],
				code => `${started}\nfailed: ${code} {"stage":"handshake"}`,
			),
			...each(
				['ERR_SSL_X', 'ERR_OSSL_X', 'ECONNRESET', 'EPIPE', 'EPROTO'],
				systemCode => `${started}\nfailed: tls-failed {"stage":"handshake","systemCode":"${systemCode}"}`,
			),
		},
		silent: {
			...each(
				['CERT_HAS_EXPIRED', 'X_ERR_SSL_X'],
				systemCode => `${started}\nfailed: tls-failed {"stage":"handshake","systemCode":"${systemCode}"}`,
			),
			...each(
				['timed-out', 'reset'],
				code => `${inTls}\nC: EHLO me.example\nfailed: ${code} {"stage":"open"}`,
			),
			'another failure': `${started}\nfailed: other {"stage":"handshake"}`,
		},
	},
	'tls/handshake-too-old': {
		speaks: {
			...each(
				[
					'No appropriate protocol',
					'protocol is disabled or cipher suites are inappropriate',
					'UNSUPPORTED_PROTOCOL',
					'unsupported protocol',
					'VERSION_TOO_LOW',
					'version too low',
					'WRONG_SSL_VERSION',
					'PROTOCOL_VERSION',
					'no protocols available',
					'DH_KEY_TOO_SMALL',
					'dh key too small',
					'EE_KEY_TOO_SMALL',
					'ee key too small',
					'CA_MD_TOO_WEAK',
					'LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED',
					'legacy sigalg disallowed or unsupported',
					'WRONG_SIGNATURE_TYPE',
					'NO_SHARED_SIGNATURE_ALGORITHMS',
					'NO_SUITABLE_SIGNATURE_ALGORITHM',
					'UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
					'unsafe legacy renegotiation disabled',
					'SSLV3_ALERT_HANDSHAKE_FAILURE',
					'NO_SHARED_CIPHER',
					'no cipher suites in common',
					'INSUFFICIENT_SECURITY',
				],
				words => `unconnected\nfailed: tls-failed {"stage":"handshake","message":"${words}"}`,
			),
			'a program that names no kind':
				'unconnected\nfailed: other {"stage":"handshake","message":"unsupported protocol"}',
			'in small letters':
				'unconnected\nfailed: tls-failed {"stage":"handshake","message":"no appropriate protocol"}',
		},
		silent: {
			'another failure': 'unconnected\nfailed: reset {"stage":"handshake","message":"unsupported protocol"}',
			'other words': 'unconnected\nfailed: tls-failed {"stage":"handshake","message":"bad record mac"}',
		},
	},
	'tls/implicit-on-starttls-port': {
		speaks: each(
			['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
			systemCode => `unconnected\nfailed: tls-failed {"stage":"handshake","systemCode":"${systemCode}"}`,
		),
		silent: {
			'after STARTTLS': `${started}\nfailed: speaks-clear-text {"stage":"handshake"}`,
			'not in the handshake': 'failed: speaks-clear-text {"stage":"open"}',
			'another failure': 'unconnected\nfailed: tls-failed {"stage":"handshake","systemCode":"ERR_SSL_X"}',
		},
	},
	'tls/no-handshake': {
		speaks: {
			'a reply in clear text': `${started}\nC: EHLO me.example\nS: 250 hi`,
			'other words': `${started}\nSraw: "hello\\r\\n"`,
			'once for two': `${started}\nC: EHLO me.example\nS: 250 hi\nC: NOOP\nS: 250 ok\nclosed: server`,
			'once for words and the end': `${started}\nSraw: "hello\\r\\n"\nclosed: server`,
		},
		silent: {
			'closed by the client': `${started}\nclosed: client`,
			'a reply to nothing': `${started}\nS: 454 no`,
			'STARTTLS is refused': `${offersTls}\nC: STARTTLS\nS: 454 no\nclosed: server`,
			'without STARTTLS': `${offersTls}\nclosed: server`,
		},
	},
	'tls/old-version': {
		speaks: each(
			['SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1'],
			protocol => `${started}\nTLS {"protocol":"${protocol}"}`,
		),
		silent: each(['TLSv1.2', 'TLSv1.3'], protocol => `${started}\nTLS {"protocol":"${protocol}"}`),
	},
	'tls/refused-after-220': {
		speaks: {'for good': `${started}\nS: 554 no`},
		silent: {
			'another line is refused': `${started}\nC: NOOP\nS: 500 no`,
			'no STARTTLS': `${offersTls}\nS: 421 bye`,
			'a positive reply': `${started}\nS: 250 ok`,
			'under TLS': `${inTls}\nS: 421 bye`,
		},
	},
	'tls/required': {
		speaks: {
			'before EHLO':
				'S: 220 hi\nC: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Must issue a STARTTLS command first',
			'a login': `${offersTls.replace('250-hi', '250-hi\nS: 250-AUTH PLAIN')}\nC: AUTH PLAIN\nS: 530 5.7.0 Must issue a STARTTLS command first`,
		},
		silent: {
			'under TLS': `${inTls}\nC: EHLO me.example\nS: 250-hi\nS: 250 STARTTLS\nC: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Must issue a STARTTLS command first`,
			'at STARTTLS': `${offersTls}\nC: STARTTLS\nS: 530 5.7.0 Must issue a STARTTLS command first`,
			'as an answer to nothing': `${offersTls}\nS: 530 5.7.0 Must issue a STARTTLS command first`,
			'not offered': `${greeted}\nC: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Must issue a STARTTLS command first`,
			'for another reason': `${offersTls}\nC: MAIL FROM:<a@b.example>\nS: 530 5.7.0 Authentication required`,
		},
	},
	'tls/starttls-not-offered': {
		speaks: {
			'a program misses it': `${greeted}\nnote: recording/missed-starttls STARTTLS is required.`,
		},
		silent: {
			'refused for now': `${greeted}\nC: STARTTLS\nS: 454 no`,
			offered: `${offersTls}\nC: STARTTLS\nS: 502 no`,
			'before EHLO': 'S: 220 hi\nC: STARTTLS\nS: 502 no',
			'under TLS': `${inTls}\nC: EHLO me.example\nS: 250 hi\nC: STARTTLS\nS: 502 no`,
			'a program under TLS': `${inTls}\nC: EHLO me.example\nS: 250 hi\nnote: recording/missed-starttls x`,
			'a program that misses what is there': `${offersTls}\nnote: recording/missed-starttls x`,
			'another note': `${greeted}\nnote: recording/missed-auth x`,
			'another line': `${greeted}\nC: NOOP\nS: 502 no`,
		},
	},
	'tls/starttls-vanished': {
		speaks: {'after a login': `${offersTls}\nC: NOOP\nS: 250 ok\nC: EHLO me.example\nS: 250 hi`},
		silent: {
			'another extension': `${greeted}\nC: EHLO me.example\nS: 250 hi`,
			'still there': `${offersTls}\nC: EHLO me.example\nS: 250-hi\nS: 250 STARTTLS`,
			'never there': 'S: 220 hi\nC: EHLO me.example\nS: 250 hi',
		},
	},
};
