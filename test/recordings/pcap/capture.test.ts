import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {entriesOf} from '../../../source/recordings/entries.ts';
import {readRecording} from '../../../source/recordings/read.ts';
import {flatten} from '../../../source/session/rope.ts';
import {outline} from '../outline.ts';
import {classic, connection, ipv4, ipv6, links, nextGeneration, type Said, type Tcp} from './frames.ts';

const conversation: readonly Said[] = [
	['S', '220 mx.example ESMTP\r\n'],
	['C', 'EHLO me.example\r\n'],
	['S', '250-mx.example\r\n250 SIZE 100\r\n'],
	['C', 'MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n'],
	['S', '250 ok\r\n550 no\r\n354 go\r\n'],
	['C', 'Subject: x\r\n\r\n..dot\r\n.\r\nQUIT\r\n'],
	['S', '250 queued\r\n221 bye\r\n'],
];
const known = [
	'sessions: packet capture, certain',
	'session 192.0.2.1:40000 → 192.0.2.25:25 192.0.2.25',
	'connected 192.0.2.25 192.0.2.25 25',
	'S 220 CONNECT',
	'C EHLO',
	'S 250 EHLO 2 lines',
	'C MAIL',
	'C RCPT',
	'C DATA',
	'S 250 MAIL',
	'S 550 RCPT',
	'S 354 DATA',
	'C (message 3 lines, 21 octets)',
	'C .',
	'C QUIT',
	'S 250 DATA-END',
	'S 221 QUIT',
	'closed by server',
];
const frames = (segments: readonly Tcp[]) => segments.map(segment => ipv4(segment));
const otherPort = (segment: Tcp): Tcp => ({
	...segment,
	fromPort: segment.fromPort === 40_000 ? 40_001 : segment.fromPort,
	toPort: segment.toPort === 40_000 ? 40_001 : segment.toPort,
});
const read = (segments: readonly Tcp[]) => outline(readRecording(classic(frames(segments))));

describe('a capture', () => {
	it.each(Object.entries(links))('is read on %s', (_, {type, wrap}) => {
		const file = classic(frames(connection(conversation)).map(wrap), {linkType: type});
		expect(outline(readRecording(file))).toEqual(known);
	});

	it.each([
		['high end first', {little: false}],
		['with nanoseconds', {nano: true}],
		['of a patched libpcap', {patched: true}],
		['of a patched libpcap, in big-endian order', {patched: true, little: false}],
	])('is read %s', (_, options) => {
		const recording = readRecording(classic(frames(connection(conversation)), options));
		expect(outline(recording)).toEqual(known);
		const events = recording.kind === 'sessions' ? recording.sessions[0]?.events : [];
		expect(events?.slice(0, 3).map(({at}) => at)).toEqual([0, 3, 4]);
		expect(events?.[0]).toMatchObject({elapsed: 1});
	});

	it.each([{little: true}, {little: false}])('is read as pcapng (%o)', options => {
		const recording = readRecording(nextGeneration(frames(connection(conversation)), options));
		expect(outline(recording)).toEqual(known);
		const events = recording.kind === 'sessions' ? recording.sessions[0]?.events : [];
		expect(events?.slice(0, 3).map(({at}) => at)).toEqual([0, 3, 4]);
	});

	it('is read over IPv6', () => {
		const file = classic(connection(conversation).map(segment => ipv6(segment)));
		expect(outline(readRecording(file)).slice(1, 3)).toEqual([
			'session [2001:db8::1]:40000 → [2001:db8::25]:25 2001:db8::25',
			'connected 2001:db8::25 2001:db8::25 25',
		]);
		expect(outline(readRecording(file)).slice(3)).toEqual(known.slice(3));
	});

	it('puts segments in order, and takes what came twice once', () => {
		const segments = connection(conversation);
		const [, , , , , , command] = segments;
		const [one, two] = [command?.data?.slice(0, 10) ?? '', command?.data?.slice(10) ?? ''];
		const cut = command
			? [
					{...command, seq: command.seq + 10, data: two},
					{...command, data: one},
				]
			: [];
		const late = [...segments.slice(0, 6), ...cut, ...segments.slice(7)];
		const twice = [...segments.slice(0, 7), ...segments.slice(4, 7), ...segments.slice(7)];
		expect(read(late)).toEqual(known);
		expect(read(twice)).toEqual(known);
	});

	it('reads sequence numbers that run around', () => {
		expect(read(connection(conversation, 25, 2 ** 32 - 20, 2 ** 32 - 40))).toEqual(known);
	});

	it('is the same however the bytes were cut into segments', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 6}), sizes => {
				const pieces = conversation.flatMap(([from, data]) => {
					const cut: Said[] = [];
					for (let at = 0, index = 0; at < data.length; index++) {
						const size = sizes[index % sizes.length] ?? 1;
						cut.push([from, data.slice(at, at + size)]);
						at += size;
					}

					return cut;
				});
				expect(read(connection(pieces))).toEqual(known);
			}),
		);
	});

	it('says where the capture missed something', () => {
		const segments = connection(conversation).filter((_, index) => index !== 6);
		const lines = read(segments);
		expect(lines).toContain('note capture/gap');
		expect(lines.at(-1)).toBe('closed by server');
	});

	it('reads a connection that began before the capture', () => {
		expect(read(connection(conversation).slice(4)).slice(1, 6)).toEqual([
			'session 192.0.2.1:40000 → 192.0.2.25:25 192.0.2.25',
			'note capture/begins',
			'C EHLO',
			'S 250 EHLO 2 lines',
			'C MAIL',
		]);
	});

	it('says that it ends before the connection does', () => {
		const lines = read(connection(conversation).slice(0, 6));
		expect(lines.at(-1)).toBe('note capture/ends');
		expect(lines).not.toContain('closed by server');
	});

	it('reads connections that go on at the same time, each by itself', () => {
		const [one, other] = [
			connection(conversation),
			connection(conversation).map(segment => otherPort(segment)),
		];
		const mixed = one.flatMap((segment, index) => [segment, other[index] ?? segment]);
		const lines = read(mixed);
		expect(lines.filter(line => line.startsWith('session '))).toEqual([
			'session 192.0.2.1:40000 → 192.0.2.25:25 192.0.2.25',
			'session 192.0.2.1:40001 → 192.0.2.25:25 192.0.2.25',
		]);
		expect(lines.filter(line => line === 'S 250 DATA-END')).toHaveLength(2);
	});

	it('gives up the connection it follows longest when there are too many', () => {
		const [one, other] = [
			connection(conversation),
			connection(conversation).map(segment => otherPort(segment)),
		];
		const file = classic(frames([...one.slice(0, 6), ...other, ...one.slice(6)]));
		const ends = (followed: number) =>
			outline(readRecording(file, {followed})).filter(line => /^(?:session |S 250 DATA-END)/.test(line));
		const [first, second] = ['session 192.0.2.1:40000', 'session 192.0.2.1:40001'].map(
			name => `${name} → 192.0.2.25:25 192.0.2.25`,
		);
		expect(ends(2)).toEqual([first, 'S 250 DATA-END', second, 'S 250 DATA-END']);
		expect(ends(1)).toEqual([first, second, 'S 250 DATA-END', first, 'S 250 DATA-END']);
	});

	it.each([
		[
			'silence',
			['S', 'S', 'S'],
			'timed-out',
			'192.0.2.25:25 did not answer in this capture; the client asked 3 times.',
		],
		['a reset', ['S', 'RA'], 'refused', '192.0.2.25:25 refused the connection.'],
	])('tells of a connection that met with %s', (_, flags, code, message) => {
		const segments = flags.map((flag, index): Tcp => {
			const toServer = flag === 'S';
			return {
				fromPort: toServer ? 40_000 : 25,
				toPort: toServer ? 25 : 40_000,
				...(!toServer && {from: '192.0.2.25', to: '192.0.2.1'}),
				seq: toServer ? 100 : index,
				ack: toServer ? 0 : 101,
				flags: flag,
			};
		});
		const recording = readRecording(classic(frames(segments)));
		const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
		expect(entries).toMatchObject([
			{type: 'attempt', attempt: {address: '192.0.2.25', port: 25, outcome: code}},
			{type: 'failed', error: {code, message}},
		]);
		const elsewhere = segments.map(segment => ({...segment, toPort: segment.toPort === 25 ? 80 : 40_000}));
		expect(read(elsewhere.slice(0, 1))[0]).toMatch(/^nothing/);
	});

	it('tells of a server that took the connection and said nothing', () => {
		expect(read(connection([])).slice(1)).toEqual([
			'session 192.0.2.1:40000 → 192.0.2.25:25 192.0.2.25',
			'connected 192.0.2.25 192.0.2.25 25',
			'closed by server',
		]);
	});

	it('says what to do where TLS hid all of it', () => {
		const record: Tcp = {
			fromPort: 40_000,
			toPort: 587,
			seq: 100,
			data: Uint8Array.of(0x17, 3, 3, 0, 4, 1, 2, 3, 4),
		};
		const recording = readRecording(classic(frames([record])));
		expect(recording).toMatchObject({
			kind: 'nothing',
			unread: [
				{why: expect.stringMatching(/^1 connection .* already in TLS when the capture began.*key log/)},
			],
		});
	});

	it('recognises SMTP on any port by its greeting, and leaves FTP alone', () => {
		expect(read(connection(conversation, 9999))[3]).toBe('S 220 CONNECT');
		const ftp: Said[] = [
			['S', '220 ready\r\n'],
			['C', 'USER me\r\n'],
			['S', '331 password\r\n'],
		];
		expect(read(connection(ftp, 21))).toEqual([
			'nothing: This capture contains no readable SMTP conversation.',
			'unread 0: ',
		]);
	});

	it('reads chunks by their octets, whatever is in them', () => {
		const chunk = '\r\n.\r\nQUIT\r\n\0\xff';
		const lines = read(
			connection([
				['S', '220 mx.example ESMTP\r\n'],
				['C', `BDAT ${chunk.length} LAST\r\n${chunk}NOOP\r\n`],
				['S', '250 ok\r\n250 ok\r\n'],
			]),
		);
		expect(lines.slice(4, -1)).toEqual([
			'C BDAT',
			'C (message 3 lines, 13 octets)',
			'C NOOP',
			'S 250 BDAT',
			'S 250 NOOP',
		]);
	});

	it('keeps the message octet by octet', () => {
		const body = 'Subject: x\r\n\r\n\xe9\0 long line '.concat('y'.repeat(2000), '\r\nlast\r\n');
		const recording = readRecording(
			classic(
				frames(
					connection([
						['S', '220 mx.example ESMTP\r\n'],
						['C', 'DATA\r\n'],
						['S', '354 go\r\n'],
						['C', `${body}.\r\n`],
						['S', '250 ok\r\n'],
					]),
				),
			),
		);
		const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
		const message = entries.find(entry => entry.type === 'sent' && entry.kind === 'message');
		const content = message?.type === 'sent' && message.kind === 'message' ? flatten(message.content) : [];
		expect(Buffer.from(content).toString('latin1')).toBe(body);
	});

	it('stops reading where TLS begins, and counts what only the two ends can read', () => {
		const hello = Uint8Array.from([0x16, 3, 1, 0, 4, 1, 0, 0, 0]);
		const answer = Uint8Array.from([0x16, 3, 3, 0, 4, 2, 0, 0, 0]);
		const finished = Uint8Array.from([0x14, 3, 3, 0, 1, 1]);
		const lines = read(
			connection([
				['S', '220 mx.example ESMTP\r\n'],
				['C', 'STARTTLS\r\n'],
				['S', '220 go\r\n250 put in by somebody else\r\n'],
				['C', hello],
				['S', answer],
				['C', finished],
			]),
		);
		expect(lines.slice(4, -1)).toEqual([
			'C STARTTLS',
			'S 220 STARTTLS',
			'secured 0x0000 0x0000',
			'note capture/unreadable',
		]);
	});

	it('takes a reset for a failure only where something was left to say', () => {
		const hello = Uint8Array.from([0x16, 3, 1, 0, 4, 1, 0, 0, 0]);
		const answer = Uint8Array.from([0x16, 3, 3, 0, 4, 2, 0, 0, 0]);
		const finished = Uint8Array.from([0x14, 3, 3, 0, 1, 1]);
		const secured: readonly Said[] = [
			['S', '220 mx.example ESMTP\r\n'],
			['C', 'STARTTLS\r\n'],
			['S', '220 go\r\n'],
			['C', hello],
			['S', answer],
			['C', finished],
		];
		const lastOf = (said: readonly Said[]) =>
			read(connection(said).map(segment => ({...segment, flags: segment.flags?.replace('F', 'R') ?? ''}))).at(
				-1,
			);
		expect(lastOf(conversation)).toBe('closed by server');
		expect(lastOf(secured)).toBe('closed by server');
		expect(lastOf(conversation.slice(0, -1))).toBe('failed reset');
	});

	it('says what else there was on a port that is not one of SMTP’s', () => {
		const elsewhere = (said: readonly Said[]) =>
			frames(
				connection(said).map(segment => ({
					...segment,
					fromPort: segment.fromPort === 25 ? 2999 : segment.fromPort,
					toPort: segment.toPort === 25 ? 2999 : segment.toPort,
				})),
			);
		const why = (said: readonly Said[]) => readRecording(classic(elsewhere(said))).unread.map(one => one.why);
		const hello = Uint8Array.from([0x16, 3, 1, 0, 4, 1, 0, 0, 0]);
		const answer = Uint8Array.from([0x16, 3, 3, 0, 4, 2, 0, 0, 0]);
		expect(
			why([
				['C', hello],
				['S', answer],
			]),
		).toEqual([expect.stringMatching(/^1 TCP connection on another port is in TLS/)]);
		expect(why([])).toEqual([expect.stringMatching(/^On 1 TCP connection neither side sent anything/)]);
		expect(
			why([
				['C', hello],
				['S', 'HTTP/1.1 400 Bad Request\r\n'],
			]),
		).toEqual(['1 TCP connection is not SMTP.']);
		expect(readRecording(classic([])).unread.map(one => one.why)).toEqual([
			'The capture does not contain any packets.',
		]);
	});

	it('says what it left out', () => {
		const file = classic(frames(connection(conversation)));
		expect(readRecording(file.subarray(0, file.length - 10)).unread[0]?.why).toMatch(/ends inside a packet/);
		expect(readRecording(classic(frames(connection(conversation)), {linkType: 220})).unread[0]?.why).toMatch(
			/^\d+ × .*network/,
		);
		const fragments = connection(conversation).map((segment, index) =>
			ipv4(segment, index === 6 ? 0x2000 : 0),
		);
		expect(readRecording(classic(fragments)).unread[0]).toMatchObject({
			line: 7,
			why: expect.stringMatching(/^1 × IP fragments/),
		});
	});

	it('never throws, and never reads beyond its input', () => {
		const whole = classic(frames(connection(conversation)));
		const wrong = fc.record({at: fc.nat(whole.length - 1), byte: fc.integer({min: 0, max: 255})});
		fc.assert(
			fc.property(fc.array(wrong, {maxLength: 20}), fc.nat(whole.length), (changes, length) => {
				const file = whole.slice(0, length);
				for (const {at, byte} of changes) {
					file[at] = byte;
				}

				return outline(readRecording(file)).length > 0;
			}),
		);
		const next = nextGeneration(frames(connection(conversation)));
		fc.assert(
			fc.property(fc.array(wrong, {maxLength: 20}), changes => {
				const file = next.slice();
				for (const {at, byte} of changes) {
					file[at % file.length] = byte;
				}

				return outline(readRecording(file)).length > 0;
			}),
		);
	});
});
