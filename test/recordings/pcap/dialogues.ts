/** What was captured of conversations: octets of one side or the other, and what the capture lacks. */
import type {Speaker} from '../../../source/recordings/pcap/tls-passage.ts';

/** So many octets of this side are not in the capture. */
export type Lost = readonly [from: Speaker, octets: number];

export type Step = readonly [from: 'C' | 'S', octets: string] | Lost | 'begins in a message';

export type Captured = {
	readonly steps: readonly Step[];
	readonly closer?: Speaker;
	readonly isLmtp?: true;
	readonly implicitTls?: boolean;
	/** The capture begins within the connection. */
	readonly isLate?: true;
	/** Events that may be kept. */
	readonly most?: number;
};

const greeted: readonly Step[] = [
	['S', '220 mx.example ESMTP\r\n'],
	['C', 'EHLO me\r\n'],
	['S', '250-mx.example\r\n250 STARTTLS\r\n'],
];
const inData: readonly Step[] = [
	...greeted,
	['C', 'MAIL FROM:<a@b.example>\r\n'],
	['S', '250 ok\r\n'],
	['C', 'RCPT TO:<c@d.example>\r\n'],
	['S', '250 ok\r\n'],
	['C', 'DATA\r\n'],
	['S', '354 go\r\n'],
];
const secured: readonly Step[] = [...greeted, ['C', 'STARTTLS\r\n'], ['S', '220 go\r\n']];
const record = (type: number, ...body: readonly number[]): string =>
	Buffer.from([type, 3, 3, 0, body.length, ...body]).toString('latin1');
const hello = record(22, 1, 0, 0, 0);
const answer = record(22, 2, 0, 0, 0);
const data = record(23, 9, 9, 9);
const handshake: readonly Step[] = [
	['C', hello],
	['S', answer],
	['C', record(20, 1)],
];

export const dialogues: Readonly<Record<string, Captured>> = {
	'nothing at all': {steps: []},
	'a session': {
		steps: [
			...inData,
			['C', 'Subject: x\r\n\r\n..\r\n.\r\n'],
			['S', '250 ok\r\n'],
			['C', 'QUIT\r\n'],
			['S', '221 bye\r\n'],
		],
	},
	'a session in small pieces': {
		steps: [...greeted, ['C', 'NO'], ['C', 'OP\r'], ['C', '\n'], ['S', '25'], ['S', '0 ok\r'], ['S', '\n']],
	},
	'a session that was begun before': {steps: greeted, isLate: true},
	LMTP: {
		steps: [
			['S', '220 mx.example LMTP\r\n'],
			['C', 'LHLO me\r\n'],
			['S', '250 ok\r\n'],
		],
		isLmtp: true,
	},
	'a line that is not finished, and a reply': {steps: [...greeted, ['C', 'NOO'], ['S', '250-o']]},
	'line ends of every kind': {steps: [...greeted, ['C', 'NOOP\nRSET\rHELP\r\n'], ['S', '250 a\n250 b\n']]},
	'a message with line ends of every kind': {
		steps: [...inData, ['C', 'a\nb\rc\r\n\n.\nx\r\n.\r\n'], ['S', '250 ok\r\n']],
	},
	'a message that stops': {steps: [...inData, ['C', 'Subject: x\r\n']]},
	'a message without its 354': {
		steps: [...inData.slice(0, -1), ['C', 'Subject: x\r\n.\r\n'], ['S', '354 go\r\n250 ok\r\n']],
	},
	'a message that is long': {steps: [...inData, ['C', `${'x'.repeat(70_000)}\r\n`], ['C', 'y\r\n.\r\n']]},
	'a message that is longer than is kept': {
		steps: [...inData, ['C', `${`${'x'.repeat(998)}\r\n`.repeat(1200)}y\r\n.\r\n`], ['S', '250 ok\r\n']],
	},
	'commands ahead': {
		steps: [
			['C', 'EHLO me\r\nMAIL FROM:<a@b.example>\r\nQUIT\r\n'],
			['S', '220 hi\r\n250 a\r\n250 b\r\n221 c\r\n'],
		],
	},
	'a login': {
		steps: [
			...greeted,
			['C', 'AUTH LOGIN\r\n'],
			['S', '334 VXNlcm5hbWU6\r\n'],
			['C', 'YWxpY2U=\r\n'],
			['S', '535 no\r\n'],
		],
	},
	'a login that the client leaves': {
		steps: [
			...greeted,
			['C', 'AUTH LOGIN\r\n'],
			['S', '334 VXNlcm5hbWU6\r\n'],
			['C', 'QUIT\r\n'],
			['S', '221 bye\r\n'],
		],
	},
	'a login whose challenge was not captured': {
		steps: [
			...greeted,
			['C', 'AUTH LOGIN\r\n'],
			['server', 18],
			['C', 'YWxpY2U=\r\n'],
			['S', '334 UGFzc3dvcmQ6\r\n'],
		],
	},
	'a login, and a command ahead of its reply': {
		steps: [...greeted, ['C', 'AUTH PLAIN\r\nMAIL FROM:<a@b.example>\r\n'], ['S', '235 ok\r\n']],
	},
	'a chunk': {steps: [...greeted, ['C', 'BDAT 10 LAST\r\nab\r\ncd\r\nef'], ['S', '250 ok\r\n']]},
	'a chunk in pieces, and the next command in the last of them': {
		steps: [
			...greeted,
			['C', 'BDAT 10\r\nab\r\n'],
			['C', 'cd\r\nefQUIT\r\n'],
			['S', '250 ok\r\n221 bye\r\n'],
		],
	},
	'an empty chunk': {steps: [...greeted, ['C', 'BDAT 0 LAST\r\nQUIT\r\n'], ['S', '250 ok\r\n221 bye\r\n']]},
	'a chunk that was refused, and its octets anyway': {
		steps: [
			...greeted,
			['C', 'BDAT 10 LAST\r\n'],
			['S', '503 no\r\n'],
			['C', 'ab\r\ncd\r\nef'],
			['C', 'QUIT\r\n'],
		],
	},
	'a chunk that was refused, and a command': {
		steps: [
			...greeted,
			['C', 'BDAT 10 LAST\r\n'],
			['S', '503 no\r\n'],
			['C', 'RSET\r\nQUIT\r\n'],
			['S', '250 ok\r\n'],
		],
	},
	'a chunk that was accepted early': {
		steps: [...greeted, ['C', 'BDAT 10 LAST\r\n'], ['S', '250 ok\r\n'], ['C', 'QUIT\r\n1234']],
	},
	'a chunk, and a refusal of something before it': {
		steps: [
			...greeted,
			['C', 'MAIL FROM:<a@b.example>\r\nBDAT 10\r\n'],
			['S', '550 no\r\n'],
			['C', 'QUIT\r\n1234'],
		],
	},
	'what is not a reply': {steps: [...greeted, ['S', 'hello\r\n250 ok\r\n']]},
	'a reply that is lacking': {
		steps: [...greeted, ['C', 'NOOP\r\n'], ['server', 1234], ['C', 'QUIT\r\n'], ['S', '221 bye\r\n']],
	},
	'the middle of a reply that is lacking': {
		steps: [...greeted, ['C', 'NOOP\r\n'], ['S', '250-a'], ['server', 5], ['S', '250 b\r\n']],
	},
	'the reply to DATA that is lacking, and a message': {
		steps: [...inData.slice(0, -1), ['server', 8], ['C', 'Subject: x\r\n.\r\n'], ['S', '250 ok\r\n']],
	},
	'the reply to DATA that is lacking, and a command': {
		steps: [...inData.slice(0, -1), ['server', 8], ['C', 'QUIT\r\n'], ['S', '221 bye\r\n']],
	},
	'replies before that to DATA that are lacking': {
		steps: [
			...greeted,
			['C', 'MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n'],
			['server', 16],
			['S', '354 go\r\n'],
		],
	},
	'the reply to the message that is lacking': {
		steps: [...inData, ['C', 'Subject: x\r\n.\r\n'], ['server', 8], ['C', 'QUIT\r\n'], ['S', '221 bye\r\n']],
	},
	'DATA that is lacking': {
		steps: [
			...inData.slice(0, -2),
			['client', 6],
			['S', '354 go\r\n'],
			['C', 'Subject: x\r\n.\r\n'],
			['S', '250 ok\r\n'],
		],
	},
	'DATA that no one sent': {steps: [...greeted, ['S', '354 go\r\n'], ['C', 'Subject: x\r\n']]},
	'a command of which there is the beginning': {
		steps: [...greeted, ['C', 'MAIL FROM:<a@'], ['client', 12], ['S', '250 ok\r\n']],
	},
	'the middle of a message that is lacking': {
		steps: [
			...inData,
			['C', 'Subject: x\r\nbegin'],
			['client', 500],
			['C', 'end\r\n.\r\n'],
			['S', '250 ok\r\n'],
		],
	},
	'the middle of a chunk that is lacking': {
		steps: [
			...greeted,
			['C', 'BDAT 10 LAST\r\nabc'],
			['client', 4],
			['C', 'xyzQUIT\r\n'],
			['S', '250 ok\r\n'],
		],
	},
	'the end of a chunk that is lacking, and more': {
		steps: [
			...greeted,
			['C', 'BDAT 10 LAST\r\nabc'],
			['client', 400],
			['C', 'QUIT\r\n'],
			['S', '250 ok\r\n'],
		],
	},
	'a message that was begun before': {
		steps: ['begins in a message', ['C', 'body\r\n.\r\n'], ['S', '250 ok\r\n']],
		isLate: true,
	},
	'STARTTLS and a handshake': {steps: [...secured, ...handshake, ['S', data], ['C', data]], closer: 'client'},
	'STARTTLS and text of someone else behind the reply': {
		steps: [...greeted, ['C', 'STARTTLS\r\n'], ['S', '220 go\r\n250 injected\r\n'], ...handshake],
	},
	'STARTTLS and TLS behind the reply': {
		steps: [...greeted, ['C', 'STARTTLS\r\n'], ['S', `220 go\r\n${answer}`], ['C', hello], ['C', data]],
	},
	'STARTTLS and text instead of a handshake': {
		steps: [...secured, ['C', 'EHLO me\r\n'], ['S', '503 no\r\n']],
	},
	'STARTTLS and nothing else': {steps: secured},
	'STARTTLS, half a handshake, and the end of the capture': {
		steps: [...secured, ['C', hello], ['S', answer]],
	},
	'STARTTLS, a hello, and the end of the capture': {steps: [...secured, ['C', hello]]},
	'STARTTLS, half a handshake, and the client leaves': {
		steps: [...secured, ['C', hello], ['S', answer]],
		closer: 'client',
	},
	'STARTTLS, a hello, and the server leaves': {steps: [...secured, ['C', hello]], closer: 'server'},
	'STARTTLS and octets that are lacking in TLS': {
		steps: [...secured, ...handshake, ['server', 100], ['S', data]],
	},
	'STARTTLS and an alert of the server': {
		steps: [...secured, ['C', hello], ['S', record(21, 2, 70)], ['C', data]],
	},
	'STARTTLS and an alert of the client': {
		steps: [...secured, ['C', hello], ['S', answer], ['C', record(21, 2, 48)]],
	},
	'STARTTLS and a warning': {
		steps: [...secured, ['C', hello], ['S', `${record(21, 1, 112)}${answer}`], ['C', data]],
	},
	'STARTTLS and an alert that cannot be read': {
		steps: [...secured, ['C', hello], ['S', answer], ['C', record(21, 2, 9, 9)], ['C', data]],
	},
	'STARTTLS and a refusal in clear text': {steps: [...secured, ['C', hello], ['S', '500 what?\r\n']]},
	'TLS from the first octet': {steps: [...handshake, ['S', data]], implicitTls: true},
	'TLS from the first octet, in a capture that begins late': {
		steps: [...handshake, ['S', data]],
		implicitTls: true,
		isLate: true,
	},
	'TLS from the first octet, and an alert': {
		steps: [
			['C', hello],
			['S', record(21, 2, 40)],
		],
		implicitTls: true,
	},
	'TLS from the first octet, and the client sends text': {
		steps: [
			['C', 'EHLO me\r\n'],
			['S', answer],
		],
		implicitTls: true,
	},
	'TLS from the first octet, and nothing else': {steps: [], implicitTls: true, closer: 'client'},
	'room for four events': {
		steps: [...greeted, ['C', 'NOOP\r\nNOOP\r\n'], ['S', '250 ok\r\n'], ['C', 'QUIT\r\n']],
		most: 4,
	},
	'room for one event, and TLS': {steps: [...secured, ...handshake], most: 1},
};
