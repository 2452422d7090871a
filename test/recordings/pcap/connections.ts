/** Connections as they are captured: what was said on which port, which packets there are, and how it ended. */
import {connection, type Said, type Tcp} from './frames.ts';

const smtp: readonly Said[] = [
	['S', '220 mx.example ESMTP\r\n'],
	['C', 'EHLO me\r\n'],
	['S', '250 mx.example\r\n'],
	['C', 'QUIT\r\n'],
	['S', '221 bye\r\n'],
];
const unnamed = smtp.map(
	([from, data]): Said => [from, from === 'S' ? data.toString().replace('ESMTP', 'ready') : data],
);
const octets = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const hello = octets(0x16, 3, 1, 0, 4, 1, 0, 0, 0);
const answer = octets(0x16, 3, 3, 0, 4, 2, 0, 0, 0);
const data = octets(0x17, 3, 3, 0, 2, 9, 9);
const tls: readonly Said[] = [
	['C', hello],
	['S', answer],
	['C', data],
	['S', data],
];

const open = (said: readonly Said[], port = 25): Tcp[] => connection(said, port).slice(0, -2);
/** Without the three packets of the beginning. */
const late = (said: readonly Said[], port = 25): Tcp[] => connection(said, port).slice(3);
const ending = (said: readonly Said[], who: 'C' | 'S', flags: string, port = 25): Tcp[] => {
	const {length} = said;
	const [last] = connection([...said, [who, '']], port).slice(3 + length, 4 + length);
	return [...open(said, port), ...(last ? [{...last, flags}] : [])];
};
const moved = (segments: readonly Tcp[], port: number): Tcp[] =>
	segments.map(segment => ({
		...segment,
		fromPort: segment.fromPort === 40_000 ? port : segment.fromPort,
		toPort: segment.toPort === 40_000 ? port : segment.toPort,
	}));

export const connections: Readonly<Record<string, readonly Tcp[]>> = {
	'on a usual port, whatever the greeting': connection(unnamed, 587),
	'on another port, with the name of the protocol': connection(smtp, 2121),
	'on another port, with a command of SMTP': connection(unnamed, 2121),
	'on another port, with a command of another protocol': connection(
		[
			['S', '220 ready\r\n'],
			['C', 'USER ann\r\n'],
		],
		2121,
	),
	'on another port, with a command that others have too': connection(
		[
			['S', '220 ready\r\n'],
			['C', 'AUTH TLS\r\n'],
		],
		2121,
	),
	'ends amid a PROXY header': connection([
		['C', 'PROXY TCP4 198.51.100.22 203.0.113.7'],
		['S', '220 mx.example ESMTP\r\n'],
	]),
	'ends amid a PROXY header, after which the client speaks': connection([
		['S', '220 mx.example ESMTP\r\n'],
		['C', 'PROXY TCP4 198.51'],
	]),
	'a reply that is none': connection(
		[
			['S', '* OK IMAP ready\r\n'],
			['C', 'a LOGIN x y\r\n'],
		],
		25,
	),
	LMTP: connection(
		[
			['S', '220 mx LMTP\r\n'],
			['C', 'LHLO me\r\n'],
			['S', '250 mx\r\n'],
		],
		24,
	),
	'the client speaks first': connection([
		['C', 'EHLO me\r\n'],
		['S', '220 mx ESMTP\r\n'],
		['S', '250 mx\r\n'],
	]),
	'the client alone speaks, on a usual port': connection([['C', 'NOOP\r\n']]),
	'the client alone speaks, on another port': connection([['C', 'EHLO me\r\n']], 2121),
	'the client alone speaks of nothing, on another port': connection([['C', 'NOOP\r\n']], 2121),
	'a greeting that is not finished': connection([['S', '220 mx.exa']]),
	'not a word, on a usual port': connection([]),
	'not a word, on another port': connection([], 2121),
	'a SYN that came three times': [
		...connection([]).slice(0, 1),
		...connection([]).slice(0, 1),
		...connection([]).slice(0, 1),
	],
	'a SYN to another port': connection([], 2121).slice(0, 1),
	'begun before, on a usual port': late(smtp),
	'begun before, and the client’s packet first': late(smtp.slice(1)),
	'begun before, in a message': late([
		['C', 'body\r\n.\r\n'],
		['S', '250 ok\r\n'],
		['C', 'QUIT\r\n'],
		['S', '221 bye\r\n'],
	]),
	'begun before, in TLS, on a usual port': late(tls.slice(2), 465),
	'begun before, in TLS, on another port': late(tls.slice(2), 2121),
	'TLS on the port for it': connection(tls, 465),
	'TLS on the port for it, begun before': late(tls, 465),
	'TLS on another port': connection(tls, 2121),
	'TLS on the port of HTTPS': connection(tls, 443),
	'TLS of the client on the port that greets': connection([
		['C', hello],
		['S', '220 mx ESMTP\r\n'],
	]),
	'TLS of the server, and a client that waits': connection([['S', octets(0x15, 3, 1, 0, 2, 2, 80)]], 465),
	'TLS of the server, and a client that sends text': connection(
		[
			['C', 'EHLO me\r\n'],
			['S', octets(0x15, 3, 1, 0, 2, 2, 80)],
		],
		465,
	),
	'ended by the client': ending(smtp, 'C', 'FA'),
	'ended by the server': ending(smtp.slice(0, 3), 'S', 'FA'),
	'reset by the client': ending(smtp.slice(0, 3), 'C', 'RA'),
	'reset by the server': ending(smtp.slice(0, 3), 'S', 'RA'),
	'reset by the server, after its farewell': ending(smtp, 'S', 'RA'),
	'reset by the server, in TLS': ending(tls, 'S', 'RA', 465),
	'reset by the server, after the client’s end': [
		...ending(smtp.slice(0, 3), 'C', 'FA'),
		...ending(smtp.slice(0, 3), 'S', 'RA').slice(-1),
	],
	'not ended': open(smtp.slice(0, 3)),
	'in TLS from the first byte, ended by the server': ending(tls, 'S', 'FA', 465),
	'two between the same ports, one after the other': [
		...connection(smtp),
		...connection(smtp, 25, 90_000, 70_000),
	],
	'two at the same time': connection(smtp).flatMap((segment, at) => [
		segment,
		...moved(connection(smtp), 40_001).slice(at, at + 1),
	]),
	'last packets that come again': [...connection(smtp), ...connection(smtp).slice(-2)],
	'a packet of a connection that is not known': [
		{...(connection(smtp)[2] ?? {seq: 0}), fromPort: 9, toPort: 10},
	],
};
