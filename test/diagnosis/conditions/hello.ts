import {type Conditions, each, greeted} from './parts.ts';

const greeting = (line: string): string => `S: 220 hi\nC: ${line}`;

export const hello: Conditions = {
	'hello/bad-name': {
		speaks: {
			...each(['EHLO', 'HELO', 'helo'], line => `${greeting(line)}\nS: 500 no`),
			...each(['EHLO', 'HELO'], verb => `${greeting(`${verb} me.example`)}\nS: 501 no`),
			LHLO: `protocol: lmtp\n${greeting('LHLO')}\nS: 500 no`,
			'LHLO by 501': `protocol: lmtp\n${greeting('LHLO me.example')}\nS: 501 no`,
			...each(
				['MAIL FROM:<a@example.org>', 'RCPT TO:<b@example.org>'],
				line => `${greeted}\nC: ${line}\nS: 550 5.7.1 Helo command rejected: Host not found`,
			),
			'by 501': 'S: 220 hi\nC: EHLO _\nS: 501 no',
			'no name': 'S: 220 hi\nC: EHLO\nS: 500 no',
		},
		silent: {
			...each(
				['MAIL FROM:<a@example.org>', 'RCPT TO:<b@example.org>', 'DATA'],
				line => `${greeting('EHLO')}\nS: 250 hi\nC: ${line}\nS: 500 no`,
			),
			'a name, by 500': `${greeting('EHLO me.example')}\nS: 500 no`,
			'no name, for now': `${greeting('EHLO')}\nS: 421 no`,
			'no greeting': `${greeting('MAIL FROM:<a@example.org>')}\nS: 550 5.7.1 Helo command rejected: Host not found`,
			'for now': 'S: 220 hi\nC: EHLO me.example\nS: 451 later',
			'another line': `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 501 no`,
		},
	},
	'hello/file-name': {
		speaks: each(
			[
				'txt',
				'eml',
				'msg',
				'htm',
				'html',
				'json',
				'csv',
				'pdf',
				'zip',
				'jpg',
				'jpeg',
				'png',
				'doc',
				'docx',
				'xml',
				'log',
				'tmp',
				'TXT',
			],
			ending => greeting(`EHLO my-mail_1.${ending}`),
		),
		silent: {
			...each(['mail.text', 'mail.txt.example', 'txt', '.example'], name => greeting(`EHLO ${name}`)),
			HELO: greeting('HELO mail.txt'),
		},
	},
};
