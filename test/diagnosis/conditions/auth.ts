import {type Conditions, login, plain} from './parts.ts';

export const auth: Conditions = {
	'auth/short-user-name': {
		speaks: {'a bare name': `${plain}\n${login('\0ann\0pencil')}\nS: 535 5.7.8 authentication failed`},
		silent: {
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
			LF: `${plain}\n${login('\0ann\0pencil\n')}\nS: 535 no`,
			'CR LF': `${plain}\n${login('\0ann\0pencil\r\n')}\nS: 535 no`,
		},
		silent: {
			'a space': `${plain}\n${login('\0ann\0pencil ')}\nS: 535 no`,
			'bytes of NTLM': `${plain}\nC: AUTH NTLM TlRMTVNTUAABAAAABzIAAAAAAAAAAAAAAAAAAAAAAAo=\nS: 535 no`,
		},
	},
	'auth/base64-wrapped': {
		speaks: {
			'the rest as a command': `${plain}\n${login('\0ann\0pencil')}\nS: 535 no\nC: c2VjcmV0c2VjcmV0\nS: 502 no`,
		},
		silent: {
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
};
