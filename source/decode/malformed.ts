/** What came in and is not a reply. Each problem has a name, and something a person should think of. */
import type {MalformedProblem} from '../protocol/reply.ts';
import {hexOf} from '../sasl/bytes.ts';
import type {MalformedEntry} from '../session/entry.ts';
import type {Explanation} from './explanation.ts';
import {counted, octetsInWords} from './quantities.ts';

export function explainMalformed(entry: MalformedEntry): Explanation {
	const {title, meaning, think} = problems[entry.problem];
	const start = entry.bytes.subarray(0, 512);
	const guess = entry.problem === 'no-code' ? guessProtocol(start) : null;
	return {
		title,
		summary: `${meaning} ${guess ?? think}`,
		fields: [
			{label: 'text', value: new TextDecoder('utf-8', {ignoreBOM: true}).decode(start)},
			{label: 'bytes', value: hexOf(entry.bytes, 32)},
			{label: 'length', value: octetsInWords(entry.bytes.length)},
			{label: 'line end', value: endings[entry.ending]},
			...(entry.times === undefined
				? []
				: [{label: 'repeated', value: `${counted(entry.times, 'time')} in a row`}]),
		],
		retry: 'none',
		connectionOver: false,
		references: ['RFC 5321 §4.2'],
	};
}

type Words = {readonly title: string; readonly meaning: string; readonly think: string};

const problems: Record<MalformedProblem, Words> = {
	'no-code': {
		title: 'Not a reply',
		meaning: 'A reply begins with three digits; this line does not.',
		think:
			'Something other than SMTP may be listening on this port, or the server says more than the protocol allows.',
	},
	'bad-separator': {
		title: 'A reply with a wrong separator',
		meaning: 'After the three digits comes a space, a hyphen if more lines follow, or the end of the line.',
		think:
			'This suggests a home-made server, or a device in between. Different clients read such a line differently.',
	},
	'line-too-long': {
		title: 'A line that is too long',
		meaning: 'The line did not end within the limit; the rest of it was discarded.',
		think: 'RFC 5321 allows 512 octets for a line. A server that sends this much is faulty or hostile.',
	},
	'reply-too-long': {
		title: 'A reply that does not end',
		meaning: 'The reply has more lines, or more octets, than smtpscope keeps.',
		think: 'No server needs this much: it is faulty, or it is trying to exhaust the memory of its clients.',
	},
	'cut-off': {
		title: 'A reply that was cut off',
		meaning: 'The connection ended inside a line.',
		think: 'The server, or something in between, closed the connection; the rest of the reply is unknown.',
	},
};

/** Other protocols that answer on a port where SMTP was expected. */
function guessProtocol(bytes: Uint8Array): string | null {
	const text = Buffer.from(bytes).toString('latin1');
	const [first = 0, second = 0] = bytes;
	if (first >= 0x14 && first <= 0x17 && second === 3) {
		return 'This is TLS: the port expects TLS from the first byte (smtps://).';
	}

	const row = protocols.find(({pattern}) => pattern.test(text));
	return row ? `This looks like ${row.name}: the port belongs to that protocol.` : null;
}

const protocols = [
	{pattern: /^(?:\+OK|-ERR)\b/, name: 'POP3'},
	{pattern: /^\* (?:OK|BYE|PREAUTH|BAD)\b/, name: 'IMAP'},
	{pattern: /^HTTP\/\d|^<(?:!doctype|html)/i, name: 'HTTP'},
	{pattern: /^SSH-/, name: 'SSH'},
	{pattern: /^(?:OK|NO|BYE)\b|^"IMPLEMENTATION"/, name: 'ManageSieve'},
] as const;

const endings = {CRLF: 'CR LF', LF: 'LF alone', CR: 'CR alone', none: 'none: it was cut off'} as const;
