import {addressed, type Conditions, each, greeted, login, opened, plain} from './parts.ts';

const at = (line: string, reply: string, keyword = 'SIZE 1000'): string =>
	`${greeted.replace('SIZE 1000', keyword)}\nC: ${line}\nS: ${reply}`;
const whole = (size: number, reply: string): string =>
	`${addressed}\nC: DATA\nS: 354 go\nC: ${'x'.repeat(size)}\nC: .\nS: ${reply}`;
const loggedIn = (name: string): string => `${plain}\n${login(`\0${name}\0pencil`)}\nS: 235 ok`;
const notOwned = '553 5.7.1 Sender address rejected: not owned by user';

export const envelope: Conditions = {
	'envelope/over-size': {
		speaks: {
			...each(['message size exceeds', 'message too large', 'Too big'], words =>
				at('MAIL FROM:<a@example.org> size=1001', `554 ${words}`),
			),
			'at RCPT': `${at('MAIL FROM:<a@example.org> SIZE=1001', '250 ok')}\nC: RCPT TO:<b@example.org>\nS: 552 no`,
			'the message itself': whole(1001, '552 no'),
			declared: `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 552 no`,
			'in words': `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 550 too big`,
		},
		silent: {
			'the message itself is not': whole(990, '552 no'),
			'no number': at('MAIL FROM:<a@example.org> SIZE=1001', '552 no', 'SIZE many'),
			'not announced': at('MAIL FROM:<a@example.org> SIZE=1001', '552 no', 'HELP'),
			'at another line': `${at('MAIL FROM:<a@example.org> SIZE=1001', '250 ok')}\nC: VRFY x\nS: 552 no`,
			'not too large': `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1000\nS: 552 no`,
			'for another reason': `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 550 no`,
			'no limit': `${greeted.replace('1000', '0')}\nC: MAIL FROM:<a@example.org> SIZE=9\nS: 552 no`,
		},
	},
	'envelope/recipients-were-refused': {
		speaks: {
			'at BDAT': `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: BDAT 3 LAST\nS: 554 no`,
			all: `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: DATA\nS: 554 no`,
		},
		silent: {
			'the transaction was ended': `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: RSET\nS: 250 ok\nC: DATA\nS: 503 no`,
			accepted: `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: DATA\nS: 354 go`,
			'not all': `${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: DATA\nS: 554 no`,
			'none was given': `${opened}\nC: DATA\nS: 554 no`,
			'the server closes': `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: DATA\nS: 421 bye`,
		},
	},
	'envelope/sender-was-refused': {
		speaks: {
			...each(['DATA', 'BDAT 3 LAST'], line => `${at('MAIL FROM:<a@b>', '550 no')}\nC: ${line}\nS: 503 no`),
			'before RCPT': `${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: RCPT TO:<b@c>\nS: 503 no`,
		},
		silent: {
			'no MAIL': `${greeted}\nC: RCPT TO:<b@c>\nS: 503 no`,
			'another line': `${at('MAIL FROM:<a@b>', '550 no')}\nC: VRFY x\nS: 503 no`,
			'then accepted': `${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: MAIL FROM:<a@c>\nS: 250 ok\nC: RCPT TO:<b@c>\nS: 550 no`,
			'the server closes': `${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: RCPT TO:<b@c>\nS: 421 bye`,
		},
	},
	'envelope/address-form': {
		speaks: {
			...each(
				[
					'Syntax error',
					'missing brackets',
					'malformed',
					'cannot be parsed',
					'invalid address',
					'invalid path',
					'bad address',
					'bad sender',
					'bad recipient',
					'bad argument',
					'wrong format',
					'illegal',
					'unrecognized',
				],
				words => at('MAIL FROM:a@example.org', `553 ${words}`),
			),
			...each(['500', '501', '503', '550', '553'], code =>
				at('MAIL FROM:a@example.org', `${code} syntax error`),
			),
			'by 555': at('MAIL FROM:a@example.org', '555 no'),
			'at RCPT': `${opened}\nC: RCPT TO:b@example.org\nS: 501 no`,
			'a recipient that is not known by it': `${opened}\nC: RCPT TO:b@example.org\nS: 501 5.1.1 user unknown`,
			'by 501': `${greeted}\nC: MAIL FROM:a@example.org\nS: 501 no`,
			'in words': `${greeted}\nC: MAIL FROM:a@example.org\nS: 550 syntax error`,
		},
		silent: {
			'by another code': at('MAIL FROM:a@example.org', '554 syntax error'),
			'without the words': at('MAIL FROM:a@example.org', '553 no'),
			'for another reason': at('MAIL FROM:a@example.org', '501 5.7.1 relay access denied'),
			'of letters alone': at('MAIL FROM:<ä@example.org>', '501 syntax error'),
			'another line': `${greeted}\nC: VRFY a@example.org\nS: 501 no`,
			'for now': `${greeted}\nC: MAIL FROM:a@example.org\nS: 451 syntax error`,
			'of a right form': `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 501 no`,
		},
	},
	'envelope/non-ascii-address': {
		speaks: {
			'offered, not declared': at('MAIL FROM:<ä@example.org>', '553 no', 'SMTPUTF8'),
			'declared, not offered': at('MAIL FROM:<ä@example.org> SMTPUTF8', '555 no'),
			'at RCPT': `${opened}\nC: RCPT TO:<ö@example.org>\nS: 553 no`,
		},
		silent: {
			ASCII: at('MAIL FROM:<a@example.org>', '553 no'),
			'for now': at('MAIL FROM:<ä@example.org>', '451 no'),
			'declared and offered': at('MAIL FROM:<ä@example.org> SMTPUTF8', '553 no', 'SMTPUTF8'),
			'declared in small letters': at('MAIL FROM:<ä@example.org> smtputf8', '553 no', 'SMTPUTF8'),
			'another line': `${greeted}\nC: VRFY ä\nS: 553 no`,
		},
	},
	'envelope/relay-denied': {
		speaks: {
			'after a login': `${loggedIn('ann')}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: 554 5.7.1 Relay access denied`,
			'at MAIL': at('MAIL FROM:<a@example.org>', '554 5.7.1 Relay access denied'),
		},
		silent: {
			'at another line': `${addressed}\nC: DATA\nS: 554 5.7.1 Relay access denied`,
			'for another reason': `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 5.1.1 user unknown`,
		},
	},
	'envelope/sender-not-owned': {
		speaks: {
			...each(
				['ann@example.org', 'ann', 'a@example.org'],
				name => `${loggedIn(name)}\nC: MAIL FROM:<a@example.org>\nS: ${notOwned}`,
			),
			'at RCPT': `${loggedIn('ann')}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: ${notOwned}`,
			'at DATA': `${loggedIn('ann')}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: 250 ok\nC: DATA\nS: ${notOwned}`,
		},
		silent: {
			'without a login': at('MAIL FROM:<a@example.org>', notOwned),
			'before MAIL': `${loggedIn('ann')}\nC: RCPT TO:<b@example.org>\nS: ${notOwned}`,
			'for another reason': `${loggedIn('ann')}\nC: MAIL FROM:<a@example.org>\nS: 550 5.1.8 Domain of sender address does not exist`,
			'at another line': `${loggedIn('ann')}\nC: NOOP\nS: ${notOwned}`,
		},
	},
	'envelope/some-refused': {
		speaks: {
			'by BDAT': `${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: BDAT 3\nCraw: "x\\r\\n"\nS: 250 ok\nC: BDAT 0 LAST\nS: 250 ok`,
			'by BDAT at once': `${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: BDAT 3 LAST\nCraw: "x\\r\\n"\nS: 250 ok`,
		},
		silent: {
			'none is left': `${opened}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: DATA\nS: 354 go`,
			'none was refused': `${addressed}\nC: DATA\nS: 354 go`,
			'DATA is refused': `${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: DATA\nS: 451 no`,
			'BDAT is refused': `${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: BDAT 3 LAST\nCraw: "x\\r\\n"\nS: 451 no`,
			'another line': `${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: NOOP\nS: 250 ok`,
		},
	},
	'envelope/submission-restricted': {
		speaks: {
			...each(
				[
					'554 5.7.1 <b@example.org>: Recipient address rejected: Access denied',
					'554 5.7.1 Access denied',
					'554 5.7.1 Client host rejected: Access denied',
				],
				reply =>
					`port: 587\n${plain}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: ${reply}`,
			),
			'at DATA': `port: 587\n${plain}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: 250 ok\nC: DATA\nS: 554 5.7.1 Access denied`,
			'on another port': `port: 2525\n${plain}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 Access denied`,
		},
		silent: {
			'of the sender': `port: 587\n${plain}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 Sender address rejected: Access denied`,
			'after a login': `port: 587\n${loggedIn('ann')}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 Access denied`,
			'on port 25': `port: 25\n${plain}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 Access denied`,
			'no login is offered': `port: 587\n${greeted}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 Access denied`,
			'for a plainer reason': `port: 587\n${plain}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 Relay access denied`,
			'in other words': `port: 587\n${plain}\nC: MAIL FROM:<a@example.org>\nS: 554 5.7.1 no`,
		},
	},
};
