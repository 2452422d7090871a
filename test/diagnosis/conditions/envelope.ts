import {addressed, type Conditions, greeted, opened} from './parts.ts';

export const envelope: Conditions = {
	'envelope/over-size': {
		speaks: {
			declared: `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 552 no`,
			'in words': `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 550 too big`,
		},
		silent: {
			'not too large': `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1000\nS: 552 no`,
			'for another reason': `${greeted}\nC: MAIL FROM:<a@example.org> SIZE=1001\nS: 550 no`,
			'no limit': `${greeted.replace('1000', '0')}\nC: MAIL FROM:<a@example.org> SIZE=9\nS: 552 no`,
		},
	},
	'envelope/recipients-were-refused': {
		speaks: {all: `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: DATA\nS: 554 no`},
		silent: {
			'not all': `${addressed}\nC: RCPT TO:<c@example.org>\nS: 550 no\nC: DATA\nS: 554 no`,
			'none was given': `${opened}\nC: DATA\nS: 554 no`,
			'the server closes': `${opened}\nC: RCPT TO:<b@example.org>\nS: 550 no\nC: DATA\nS: 421 bye`,
		},
	},
	'envelope/sender-was-refused': {
		speaks: {'before RCPT': `${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: RCPT TO:<b@c>\nS: 503 no`},
		silent: {
			'then accepted': `${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: MAIL FROM:<a@c>\nS: 250 ok\nC: RCPT TO:<b@c>\nS: 550 no`,
			'the server closes': `${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no\nC: RCPT TO:<b@c>\nS: 421 bye`,
		},
	},
	'envelope/address-form': {
		speaks: {
			'by 501': `${greeted}\nC: MAIL FROM:a@example.org\nS: 501 no`,
			'in words': `${greeted}\nC: MAIL FROM:a@example.org\nS: 550 syntax error`,
		},
		silent: {
			'for now': `${greeted}\nC: MAIL FROM:a@example.org\nS: 451 syntax error`,
			'of a right form': `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 501 no`,
		},
	},
};
