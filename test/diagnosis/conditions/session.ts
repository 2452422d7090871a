import {addressed, type Conditions, each, greeted} from './parts.ts';

const tenth = (last: string): string =>
	`${greeted}\n${'C: VRFY x\nS: 550 5.1.1 no\n'.repeat(9)}C: VRFY x\nS: ${last}`;
const late = (reply: string, pause = 9000): string => `${greeted}\n+${pause}\nS: ${reply}`;
const unread = (ending: string): string => `${greeted}\nCraw: "NOOP${ending}"`;

const inMessage = `${addressed}\nC: DATA\nS: 354 go\nC: x`;

export const session: Conditions = {
	'session/control-bytes': {
		speaks: {
			...each(
				['500', '501', '502', '550', '553', '555'],
				code => `${greeted}\nCraw: "NOOQ\\x08P\\r\\n"\nS: ${code} no`,
			),
			...each(['\\x08', '\\x7f', '\\x1b[D'], key => `${greeted}\nCraw: "${key}NOOP\\r\\n"\nS: 500 no`),
			'refused as a command': `${greeted}\nCraw: "NOOQ\\x08P\\r\\n"\nS: 500 no`,
		},
		silent: {
			'another byte': `${greeted}\nCraw: "NOOQ\\x07P\\r\\n"\nS: 500 no`,
			'refused for now': `${greeted}\nCraw: "NOOQ\\x08P\\r\\n"\nS: 451 later`,
			accepted: `${greeted}\nCraw: "NOOQ\\x08P\\r\\n"\nS: 250 ok`,
			'no such byte': `${greeted}\nC: NOOQP\nS: 500 no`,
		},
	},
	'session/misspelt': {
		speaks: {
			...each(['500', '501', '502', '550'], code => `${greeted}\nC: NOPO\nS: ${code} no`),
			joined: `${greeted}\nC: MAILFROM:<a@b.example>\nS: 500 no`,
			'refused as a command': `${greeted}\nC: NOPO\nS: 502 no`,
		},
		silent: {
			'another code': `${greeted}\nC: NOPO\nS: 554 no`,
			'another remark': `${greeted}\nC: MAIL FROM: <a@b.example>\nS: 500 no`,
			'refused for now': `${greeted}\nC: NOPO\nS: 421 bye`,
			'like no command': `${greeted}\nC: XYZZYQ\nS: 500 no`,
		},
	},
	'session/idle': {
		speaks: {
			'451': late('451 timeout'),
			...each(['timed out', 'timeout', 'Time-out', 'time out', 'idle for too long', 'inactivity'], words =>
				late(`421 ${words}`),
			),
			'five seconds': late('421 timeout', 4980),
			'after a pause': late('421 4.4.2 timeout exceeded'),
			'in its code alone': late('421 4.4.2 bye'),
		},
		silent: {
			'another code': late('450 timeout'),
			'less than five seconds': late('421 timeout', 4970),
			'without one': late('421 4.4.2 timeout exceeded', 90),
			'for another reason': late('421 4.3.2 shutting down'),
			'while a line waits': `${greeted}\nC: NOOP\n+9000\nS: 421 4.4.2 timeout exceeded`,
		},
	},
	'session/errors-add-up': {
		speaks: {
			'once for twelve': `${tenth('550 no')}\nC: VRFY x\nS: 550 no\nC: VRFY x\nS: 550 no`,
			'the tenth': tenth('550 5.1.1 no'),
		},
		silent: {
			'the tenth answers nothing': `${tenth('250 ok')}\nS: 550 no`,
			nine: `${greeted}\n${'C: VRFY x\nS: 550 5.1.1 no\n'.repeat(9)}`,
			'the tenth is accepted': tenth('250 ok'),
			'the tenth ends it': tenth('421 4.7.0 bye'),
			'the eleventh alone': `${tenth('250 ok')}\nC: NOOP\nS: 250 ok`,
		},
	},
	'session/line-end': {
		speaks: {
			'451': `${unread('\\n')}\n+9000\nS: 451 4.4.2 timeout`,
			'LF alone, and a timeout': `${unread('\\n')}\n+9000\nS: 421 4.4.2 timeout`,
			'CR alone, and closed': `${unread('\\r')}\n+9000\nclosed: server`,
		},
		silent: {
			'another code': `${unread('\\n')}\n+9000\nS: 450 no`,
			'the message': `${inMessage.replace('C: x', 'Craw: "x\\n"')}\nclosed: server`,
			'no line': 'S: 220 hi\nclosed: server',
			'CR LF': `${unread('\\r\\n')}\n+9000\nclosed: server`,
			'closed by the client': `${unread('\\n')}\n+9000\nclosed: client`,
			answered: `${unread('\\n')}\nS: 250 ok\nclosed: server`,
		},
	},
	'session/closed-unexpectedly': {
		speaks: {
			'after the final dot': `${inMessage}\nC: .\nclosed: server`,
			'by the server': `${greeted}\nC: NOOP\nclosed: server`,
			'by a reset': `${greeted}\nC: NOOP\nfailed: reset`,
		},
		silent: {
			'another failure': `${greeted}\nC: NOOP\nfailed: other {"stage":"open"}`,
			'inside the message': `${inMessage}\nclosed: server`,
			'by the client': `${greeted}\nC: NOOP\nclosed: client`,
			'after QUIT': `${greeted}\nC: QUIT\nclosed: server`,
			'after a reply': `${greeted}\nclosed: server`,
			'before the greeting': 'C: EHLO me.example\nclosed: server',
		},
	},
	'session/proxy-header': {
		speaks: {
			...each(
				['PROXY TCP4 1', 'PROXY TCP6 1', 'PROXY UNKNOWN'],
				header => `S: 220 hi\nC: ${header}\nS: 500 no`,
			),
			...each(['500', '501', '502'], code => `S: 220 hi\nCraw: "QUIT\\n"\nS: ${code} no`),
			'version 1': 'S: 220 hi\nC: PROXY TCP4 192.0.2.1 192.0.2.2 1 25\nS: 500 no',
		},
		silent: {
			...each(
				['PROXY UNKNOWNS', 'PROXY TCP5 1', 'X PROXY TCP4 1'],
				header => `S: 220 hi\nC: ${header}\nS: 500 no`,
			),
			'a QUIT refused for now': 'S: 220 hi\nCraw: "QUIT\\n"\nS: 421 no',
			'another line in LF': 'S: 220 hi\nCraw: "NOOP\\n"\nS: 500 no',
			'after EHLO': `${greeted}\nC: PROXY TCP4 192.0.2.1 192.0.2.2 1 25\nS: 500 no`,
			'a word like it': 'S: 220 hi\nC: PROXY me\nS: 500 no',
			'a QUIT': 'S: 220 hi\nC: QUIT\nS: 500 no',
		},
	},
	'session/talked-early': {
		speaks: {
			...each(
				[
					'synchronization error',
					'synchronisation error',
					'input sent without waiting for greeting',
					'Improper use of SMTP command PIPELINING',
					'you talk too soon',
					'talking before',
					'talked early',
					'before the greeting',
					'before my banner',
					'before our greeting',
					'before banner',
					'pregreet',
					'Pre-greeting',
				],
				words => `${greeted}\nC: NOOP\nCahead: NOOP\nS: 503 ${words}`,
			),
			'before the greeting itself': 'Cahead: EHLO me.example\nS: 554 synchronization error',
			'lines together': `${greeted}\nC: NOOP\nCahead: NOOP\nS: 503 improper pipelining`,
		},
		silent: {
			accepted: `${greeted}\nC: NOOP\nCahead: NOOP\nS: 250 pipelining`,
			'one line': `${greeted}\nC: NOOP\nS: 503 improper pipelining`,
			'for another reason': `${greeted}\nC: NOOP\nCahead: NOOP\nS: 503 bad sequence`,
		},
	},
	'session/closed-inside-message': {
		speaks: {
			'by a reset': `${inMessage}\nfailed: reset {"stage":"open"}`,
			'in a chunk': `${addressed}\nC: BDAT 99\nC: x\nclosed: server`,
		},
		silent: {
			'by the client': `${inMessage}\nclosed: client`,
			'while connecting': `${inMessage}\nfailed: other {"stage":"connecting"}`,
			'after the message': `${inMessage}\nC: .\nS: 250 ok\nclosed: server`,
			'before the text': `${addressed}\nclosed: server`,
			'still connected': inMessage,
		},
	},
	'session/extension-not-offered': {
		speaks: {
			...each(
				[
					'PRDR',
					'XCLIENT',
					'XFORWARD',
					'SMTPUTF8',
					'8BITMIME',
					'BINARYMIME',
					'PIPELINING',
					'CHUNKING',
					'DSN',
					'REQUIRETLS',
					'BURL',
				],
				keyword => `${greeted}\nnote: recording/missed-extension Host did not advertise ${keyword} support`,
			),
		},
		silent: {
			'before EHLO': 'S: 220 hi\nnote: recording/missed-extension Host did not advertise PRDR support',
			'no name': `${greeted}\nnote: recording/missed-extension Host did not advertise it`,
			'another note': `${greeted}\nnote: recording/other Host did not advertise PRDR support`,
		},
	},
	'session/no-answer': {
		speaks: {
			'so far': `${greeted}\nC: NOOP\nnote: session/quiet No answer.`,
			'at QUIT': `${greeted}\nC: QUIT\nfailed: timed-out {"stage":"open"}`,
			'at the final dot': `${inMessage}\nC: .\nfailed: timed-out {"stage":"open"}`,
			'to lines that were not recorded': 'S: 220 hi\nS: 250 ok\nfailed: timed-out {"stage":"open"}',
			'without the greeting': 'C: EHLO me.example\nS: 250 hi\nC: NOOP\nfailed: timed-out {"stage":"open"}',
			'after the greeting': 'S: 220 hi\nC: EHLO me.example\nfailed: timed-out {"stage":"open"}',
		},
		silent: {
			'at QUIT, so far': `${greeted}\nC: QUIT\nnote: session/quiet No answer.`,
			'another note': `${greeted}\nC: NOOP\nnote: session/other No answer.`,
			'another failure': `${greeted}\nC: NOOP\nfailed: other {"stage":"open"}`,
			'nothing is awaited': `${greeted}\nnote: session/quiet No answer.`,
			'the text of the message': `${inMessage}\nnote: session/quiet No answer.`,
			'nothing was said': 'C: EHLO me.example\nfailed: timed-out {"stage":"open"}',
			'to lines that were not recorded, so far': 'S: 220 hi\nS: 250 ok\nnote: session/quiet No answer.',
		},
	},
	'session/openssl-command': {
		speaks: {
			Q: `${greeted}\nnote: openssl/done DONE`,
		},
		silent: {
			'after QUIT': `${greeted}\nC: QUIT\nS: 221 bye\nnote: openssl/done DONE`,
		},
	},
	'session/program-complains': {
		speaks: {
			...each(
				['missed-starttls', 'missed-auth', 'missed-mechanism', 'missed-extension'],
				about => `S: 220 hi\nC: HELO me.example\nS: 250 hi\nnote: recording/${about} It is required.`,
			),
		},
		silent: {
			'EHLO was answered': `${greeted}\nnote: recording/missed-auth It is required.`,
			'before EHLO': 'S: 220 hi\nnote: recording/missed-auth It is required.',
			'after a login':
				'S: 220 hi\nC: HELO me.example\nS: 250 hi\nC: AUTH PLAIN\nS: 503 no\nnote: recording/missed-mechanism x',
			'another note': 'S: 220 hi\nC: HELO me.example\nS: 250 hi\nnote: recording/other It is required.',
			'after other words': 'Sraw: "hello\\r\\n"\nfailed: other {"stage":"open","complaint":"not-smtp"}',
			'no complaint': 'unconnected\nfailed: other {"stage":"open"}',
		},
	},
};
