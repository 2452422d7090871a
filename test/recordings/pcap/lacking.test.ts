/** Captures that do not have all of a connection, and connections that do not begin or go on with SMTP. */
import {describe, expect, it} from 'vitest';
import {readRecording} from '../../../source/recordings/read.ts';
import {outline} from '../outline.ts';
import {classic, connection, ipv4, type Said, type Tcp} from './frames.ts';

const conversation: readonly Said[] = [
	['S', '220 mx.example ESMTP\r\n'],
	['C', 'EHLO me.example\r\n'],
	['S', '250-mx.example\r\n250 SIZE 100\r\n'],
	['C', 'MAIL FROM:<a@example.org>\r\n'],
	['S', '250 2.1.0 ok\r\n'],
	['C', 'RCPT TO:<b@example.net>\r\n'],
	['S', '250 2.1.5 ok\r\n'],
	['C', 'DATA\r\n'],
	['S', '354 go\r\n'],
	['C', 'Subject: x\r\n\r\nhello\r\n.\r\n'],
	['S', '250 queued\r\n'],
	['C', 'QUIT\r\n'],
	['S', '221 bye\r\n'],
];

const read = (segments: readonly Tcp[], keep?: number) =>
	outline(
		readRecording(
			classic(
				segments.map(segment => ipv4(segment)),
				keep === undefined ? {} : {keep},
			),
		),
	).slice(2);
const without = (text: string) => connection(conversation).filter(({data}) => data !== text);
const fromClient = (segment: Tcp) => segment.fromPort === 40_000;

describe('a capture that lacks', () => {
	it.each([
		[
			'250-mx.example\r\n250 SIZE 100\r\n',
			['C EHLO', 'note recording/no-reply', 'note capture/gap', 'C MAIL', 'S 250 MAIL'],
		],
		['250 2.1.5 ok\r\n', ['C RCPT', 'note recording/no-reply', 'note capture/gap', 'C DATA', 'S 354 DATA']],
		[
			'354 go\r\n',
			[
				'C DATA',
				'note capture/gap',
				'C (message 3 lines, 21 octets)',
				'C .',
				'note recording/no-reply',
				'S 250 DATA-END',
			],
		],
		[
			'DATA\r\n',
			[
				'note capture/gap',
				'note recording/command-left-out',
				'C DATA',
				'S 354 DATA',
				'C (message 3 lines, 21 octets)',
			],
		],
	])('%j gives every other reply to its line', (lost, expected) => {
		const lines = read(without(lost));
		const start = lines.indexOf(expected[0] ?? '');
		expect(lines.slice(start, start + expected.length)).toEqual(expected);
		expect(lines.slice(-2)).toEqual(['S 221 QUIT', 'closed by server']);
	});

	it('the ends of packets breaks lines where it lacks them, and remarks on none', () => {
		const lines = read(connection(conversation), 40 + 12);
		expect(lines.filter(line => /^[CS] /.test(line)).slice(0, 8)).toEqual([
			'S 220 unfinished CONNECT',
			'C EHLO',
			'S 250 unfinished EHLO',
			'C MAIL',
			'S 250 unfinished MAIL',
			'C RCPT',
			'S 250 unfinished RCPT',
			'C DATA',
		]);
	});

	it('everything but headers says what to do', () => {
		expect(
			readRecording(
				classic(
					connection(conversation).map(segment => ipv4(segment)),
					{keep: 40},
				),
			),
		).toMatchObject({
			kind: 'nothing',
			unread: [{why: expect.stringMatching(/has only the headers.*capture whole packets/)}],
		});
	});

	it('the server’s packets shows what the client sent, and does not blame the server', () => {
		for (const segments of [
			connection(conversation).filter(fromClient),
			connection(conversation).slice(1).filter(fromClient),
		]) {
			const lines = read(segments);
			expect(lines).toContain('note capture/one-sided');
			expect(lines.filter(line => /^C/.test(line))).toEqual([
				'C EHLO',
				'C MAIL',
				'C RCPT',
				'C DATA',
				'C (message 3 lines, 21 octets)',
				'C .',
				'C QUIT',
			]);
		}
	});

	it('the client’s packets shows the replies', () => {
		const lines = read(connection(conversation).filter(segment => !fromClient(segment)));
		expect(lines).toContain('note capture/one-sided');
		expect(lines.filter(line => /^S/.test(line))).toHaveLength(7);
	});

	it('the beginning of a message reads its rest as content', () => {
		const segments = connection(conversation).filter(
			({data = '', flags}) => !flags?.includes('S') && /^(?:Subj|250 q|QUIT|221)/.test(`${data}`),
		);
		expect(read(segments)).toEqual([
			'note capture/begins',
			'note recording/command-left-out',
			'C DATA',
			'C (message 3 lines, 21 octets)',
			'C .',
			'note recording/no-reply',
			'S 250 DATA-END',
			'C QUIT',
			'S 221 QUIT',
			expect.stringMatching(/^note capture\/ends|^closed/),
		]);
	});

	it('the answer to AUTH leaves the exchange with the next command', () => {
		const login: readonly Said[] = [
			...conversation.slice(0, 3),
			['C', 'AUTH LOGIN\r\n'],
			['S', '334 VXNlcm5hbWU6\r\n'],
			['C', 'dXNlcg==\r\n'],
			['S', '535 no\r\n'],
			...conversation.slice(3),
		];
		const lines = read(connection(login).filter(({data}) => data !== '535 no\r\n'));
		expect(lines).toContain('C MAIL');
		expect(lines).toContain('C (message 3 lines, 21 octets)');
	});
});

it('takes packets in the order in which they were sent, not captured', () => {
	const segments = connection(conversation);
	const data = segments.findIndex(segment => segment.data === 'DATA\r\n');
	const swapped = segments.toSpliced(data, 2, ...segments.slice(data, data + 2).reverse());
	expect(read(swapped)).toEqual(read(segments));
});

it('reads a client that sends everything before the greeting', () => {
	const all = conversation.filter(([from]) => from === 'C').map(([, data]) => data);
	const early: readonly Said[] = [
		['C', all.join('')],
		[
			'S',
			conversation
				.filter(([from]) => from === 'S')
				.map(([, data]) => data)
				.join(''),
		],
	];
	const lines = read(connection(early));
	expect(lines).toContain('C (message 3 lines, 21 octets)');
	expect(lines.slice(-4)).toEqual(['S 354 DATA', 'S 250 DATA-END', 'S 221 QUIT', 'closed by server']);
});

it('lets a client leave a chunk that was refused', () => {
	const refused: readonly Said[] = [
		...conversation.slice(0, 3),
		['C', 'BDAT 100 LAST\r\n'],
		['S', '503 5.5.1 no\r\n'],
		['C', 'RSET\r\n'],
		['S', '250 ok\r\n'],
	];
	expect(read(connection(refused)).slice(-4)).toEqual([
		'S 503 BDAT',
		'C RSET',
		'S 250 RSET',
		'closed by server',
	]);
});

describe('what stands before SMTP', () => {
	const bytes = (...octets: readonly number[]) => Uint8Array.from(octets);
	const target = [1, 192, 0, 2, 25, 0, 25];
	it.each<[string, readonly Said[]]>([
		['a PROXY header', [['C', 'PROXY TCP4 198.51.100.22 203.0.113.7 35646 25\r\n']]],
		[
			'a binary PROXY header',
			[
				[
					'C',
					bytes(
						13,
						10,
						13,
						10,
						0,
						13,
						10,
						0x51,
						0x55,
						0x49,
						0x54,
						10,
						0x21,
						0x11,
						0,
						12,
						198,
						51,
						100,
						22,
						1,
						2,
						3,
						4,
						0,
						1,
						0,
						25,
					),
				],
			],
		],
		[
			'SOCKS 5',
			[
				['C', bytes(5, 1, 0)],
				['S', bytes(5, 0)],
				['C', bytes(5, 1, 0, ...target)],
				['S', bytes(5, 0, 0, ...target)],
			],
		],
		[
			'SOCKS 5 with a login',
			[
				['C', bytes(5, 2, 0, 2)],
				['S', bytes(5, 2)],
				['C', bytes(1, 2, 0x61, 0x62, 3, 0x73, 0x65, 0x63)],
				['S', bytes(1, 0)],
				['C', bytes(5, 1, 0, 3, 10, ...Buffer.from('mx.example'), 0, 25)],
				['S', bytes(5, 0, 0, ...target)],
			],
		],
		[
			'SOCKS 4',
			[
				['C', bytes(4, 1, 0, 25, 192, 0, 2, 25, 0x61, 0)],
				['S', bytes(0, 90, 0, 25, 192, 0, 2, 25)],
			],
		],
		[
			'SOCKS 4 to 0.0.0.0, which is an address',
			[
				['C', bytes(4, 1, 0, 25, 0, 0, 0, 0, 0x61, 0)],
				['S', bytes(0, 90, 0, 25, 192, 0, 2, 25)],
			],
		],
		[
			'SOCKS 4a',
			[
				['C', bytes(4, 1, 0, 25, 0, 0, 0, 1, 0x61, 0, ...Buffer.from('mx.example'), 0)],
				['S', bytes(0, 90, 0, 25, 192, 0, 2, 25)],
			],
		],
		[
			'HTTP CONNECT',
			[
				['C', 'CONNECT mx.example:25 HTTP/1.1\r\nHost: mx.example:25\r\n\r\n'],
				['S', 'HTTP/1.1 200 Connection established\r\n\r\n'],
			],
		],
	])('is told and passed over: %s', (_, before) => {
		const lines = read(connection([...before, ...conversation], 1080));
		expect(lines.slice(0, 4)).toEqual([
			expect.stringMatching(/^connected /),
			'note capture/preamble',
			'S 220 CONNECT',
			'C EHLO',
		]);
		expect(
			JSON.stringify(
				readRecording(classic(connection([...before, ...conversation], 1080).map(segment => ipv4(segment)))),
			),
		).not.toContain('sec');
	});
});

describe('a TLS handshake that fails', () => {
	const hello = Uint8Array.from([0x16, 3, 1, 0, 4, 1, 0, 0, 0]);
	const answer = Uint8Array.from([0x16, 3, 3, 0, 4, 2, 0, 0, 0]);
	const start: readonly Said[] = [...conversation.slice(0, 3), ['C', 'STARTTLS\r\n'], ['S', '220 go\r\n']];
	it.each<[string, readonly Said[], string]>([
		[
			'an alert of the server',
			[...start, ['C', hello], ['S', Uint8Array.from([0x15, 3, 3, 0, 2, 2, 70])]],
			'failed tls-alert',
		],
		[
			'an alert of the client',
			[...start, ['C', hello], ['S', answer], ['C', Uint8Array.from([0x15, 3, 3, 0, 2, 2, 48])]],
			'failed tls-alert',
		],
		['a refusal in clear text', [...start, ['C', hello], ['S', '500 what?\r\n']], 'failed speaks-clear-text'],
		['the end of the connection', [...start, ['C', hello]], 'failed tls-failed'],
		[
			'clear text on a port that greets',
			[
				['C', hello],
				['S', '220 mx.example ESMTP\r\n'],
				['S', '500 what?\r\n'],
			],
			'failed speaks-clear-text',
		],
	])('is told: %s', (_, said, expected) => {
		expect(read(connection(said)).at(-1)).toBe(expected);
	});

	it('is told where the client waits for a greeting on a port of TLS', () => {
		const lines = read(connection([['S', Uint8Array.from([0x15, 3, 3, 0, 2, 2, 50])]], 465));
		expect(lines.at(-1)).toBe('failed speaks-tls');
	});
});
