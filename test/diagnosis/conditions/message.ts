import {addressed, type Conditions, each, greeted} from './parts.ts';

const misdotted = (first: string, second: string): string =>
	`${addressed}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 ok\nC: ${first}\nS: 500 no\nC: ${second}\nS: 500 no`;

const sent = (lines: string, reply: string): string =>
	`${addressed}\nC: DATA\nS: 354 go\n${lines}\nC: .\nS: ${reply}`;
const bare = (reply: string, ending = '\\n'): string =>
	sent(`Craw: "Subject: x\\r\\n\\r\\na${ending}b\\r\\n"`, reply);

export const message: Conditions = {
	'message/without-data': {
		speaks: {
			'before MAIL': `${greeted}\nC: From: a@example.org\nS: 502 no`,
			'a field': `${addressed}\nC: Subject: hello\nS: 500 no`,
		},
		silent: {
			accepted: `${addressed}\nC: Subject: hello\nS: 250 ok`,
			'in the message': sent('C: Subject: hello', '500 no'),
			'a command': `${addressed}\nC: SUBJECT hello\nS: 500 no`,
		},
	},
	'message/ended-early': {
		speaks: {
			'once for three': `${misdotted('and so we went on', 'until the end came')}\nC: and so on still\nS: 500 no`,
			...each(['-- ', '', 'Dear, you', 'Hello.', 'Hello!', 'Hello?'], text => misdotted(text, text)),
			'by 502': misdotted('and so we went on', 'until the end came').replaceAll('S: 500', 'S: 502'),
			'two lines of text': misdotted('and so we went on', 'until the end came'),
		},
		silent: {
			'by another code': misdotted('and so we went on', 'until the end came').replaceAll('S: 500', 'S: 503'),
			'one line': `${addressed}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 ok\nC: and so we went on\nS: 500 no`,
			'no message': `${greeted}\nC: and so we went on\nS: 500 no\nC: until the end came\nS: 500 no`,
			'an empty message': misdotted('and so we went on', 'until the end came').replace('C: x\n', ''),
			'the second is none': misdotted('and so we went on', 'XONE'),
			'words without a mark': misdotted('Xone', 'Xtwo'),
			'two commands': misdotted('XONE', 'XTWO'),
			'the first is none': misdotted('XONE', 'until the end came'),
		},
	},
	'message/bare-line-end': {
		speaks: {
			...each(
				[
					'Bare LF',
					'lone LF',
					'stray newline',
					'line end',
					'line terminator',
					'line feed',
					'line break',
					'newline',
					'SMTP smuggling',
					'smtplf',
					'<LF>',
					'<CR>',
					'LF received',
				],
				words => bare(`550 ${words}`),
			),
			CR: bare('550 bare CR', '\\r'),
			'by 421': bare('421 bare LF'),
		},
		silent: {
			'no such byte': sent('C: x', '550 bare LF'),
			'for another reason': bare('550 spam'),
			accepted: bare('250 bare LF'),
			'another line': `${bare('250 ok')}\nC: NOOP\nS: 550 bare LF`,
		},
	},
	'message/missing-header': {
		speaks: {
			...each(
				[
					'Missing Message-ID',
					'no From',
					'without Date',
					'lacks header',
					'lack headers',
					'having no MessageID',
					'requires Message-ID',
					'Required: From',
					'must have Date',
					'must contain a header',
					'must include messageid',
					'absent Message-ID',
					'does not have From',
					'Not contain Date',
					'Not have a header',
					'Message-ID missing',
					'From required',
					'Date absent',
					'Not RFC 5322 compliant',
					'not RFC-5322 compliant',
				],
				words => sent('C: Subject: x', `550 ${words}`),
			),
			'the one that is named': sent('C: Date: x', '550 missing From'),
			'at BDAT': `${addressed}\nC: BDAT 14 LAST\nCraw: "Subject: x\\r\\n\\r\\n"\nS: 550 missing From`,
		},
		silent: {
			...each(['multiple', 'duplicate', 'duplicated', 'more than one', 'several', 'Two'], words =>
				sent('C: Subject: x', `550 ${words} From, no Date`),
			),
			'it is there': sent('C: From: x', '550 missing From'),
			'it is there in small letters': sent('C: from: x', '550 Missing From header'),
			'all are there': sent('C: From: x\nC: Date: y\nC: Message-ID: z', '550 not RFC 5322 compliant'),
			'for another reason': sent('C: Subject: x', '550 spam'),
			'another line': `${addressed}\nC: NOOP\nS: 550 missing From`,
		},
	},
};
