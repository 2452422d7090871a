import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {flatten} from '../../source/session/rope.ts';
import {outline} from './outline.ts';

const read = (text: string, encoding: BufferEncoding = 'utf8') =>
	readRecording(new Uint8Array(Buffer.from(text, encoding)));
const session = 'S: 220 hi\nC: NOOP\nS: 250 ok\nC: QUIT\nS: 221 bye\n';
const known = ['connected', 'S 220 CONNECT', 'C NOOP', 'S 250 NOOP', 'C QUIT', 'S 221 QUIT'];

describe('readRecording', () => {
	it('says what is not there', () => {
		expect(outline(read(''))[0]).toMatch(/^nothing: .*empty/);
		expect(outline(read(' \n\n'))[0]).toMatch(/^nothing: .*empty/);
		expect(outline(read('Dear all,\n\nthe mail does not work.\n'))[0]).toMatch(/^nothing: No SMTP/);
		expect(outline(readRecording(new Uint8Array(2000)))[0]).toMatch(/^nothing: These bytes/);
	});

	it('tells a reply, several replies and base64 from a session', () => {
		expect(outline(read('550 5.1.1 no such user'))).toEqual([
			'replies: a reply, certain',
			'session',
			'S 550 nobody',
		]);
		expect(outline(read('250-a\n250 b\n421 bye'))).toEqual([
			'replies: replies, certain',
			'session',
			'S 250 nobody 2 lines',
			'S 421 nobody',
		]);
		expect(outline(read('VXNlcm5h\nbWU6\n'))).toEqual(['base64 of 9 octets']);
		expect(outline(read('QUIT'))).toContain('C QUIT');
		expect(outline(read('AUTH PLAIN AGEAYg=='))).toContain('C AUTH');
	});

	it.each([
		['UTF-16 with a mark', Buffer.from(`\ufeff${session}`, 'utf16le')],
		['UTF-16 without', Buffer.from(session, 'utf16le')],
		['UTF-16, big end first', Buffer.from(`\ufeff${session}`, 'utf16le').swap16()],
		['UTF-8 with a mark', Buffer.from(`\ufeff${session}`)],
		['CRLF', Buffer.from(session.replaceAll('\n', '\r\n'))],
		['CRCRLF', Buffer.from(session.replaceAll('\n', '\r\r\n'))],
		['CR', Buffer.from(session.replaceAll('\n', '\r'))],
		['mixed line ends', Buffer.from('S: 220 hi\r\nC: NOOP\nS: 250 ok\rC: QUIT\r\r\nS: 221 bye')],
		['colours', Buffer.from(session.replaceAll(/^(.)/gm, '\x1b[1;32m$1\x1b[0m'))],
		['quoted twice', Buffer.from(session.replaceAll(/^/gm, '> > '))],
		['quoted, numbered and indented', Buffer.from(session.replaceAll(/^(?=.)/gm, '    > 7: '))],
		['a code block', Buffer.from(`\`\`\`\n${session}\`\`\`\n`)],
	])('survives %s', (_, bytes) => {
		expect(outline(readRecording(new Uint8Array(bytes))).slice(2, 8)).toEqual(known);
	});

	it('takes line ends that are spelled out off a log in quotation marks, whatever else stands beside it', () => {
		const log = String.raw`Connection opened: mx.example.org:25
-> "220 mx.example.org ready\r\n"
<- "EHLO client.example.org\r\n"
-> "250-mx.example.org\r\n"
-> "250 SIZE 31457280\r\n"
<- "HELO client.example.org\r\n"
-> "503 wrong state for HELO command\r\n"
`;
		const recording = read(log);
		const texts = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
		expect(
			texts.flatMap(entry => (entry.type === 'sent' && entry.kind === 'command' ? [entry.line] : [])),
		).toEqual(['EHLO client.example.org', 'HELO client.example.org']);
	});

	it('keeps octets that are no UTF-8 as they are', () => {
		const recording = read('S: 220 hi\nC: DATA\nS: 354 go\nC: caf\xe9\nC: .\nS: 250 ok\n', 'latin1');
		const [message] =
			recording.kind === 'sessions'
				? recording.sessions
						.flatMap(entriesOf)
						.filter(entry => entry.type === 'sent' && entry.kind === 'message')
				: [];
		expect(message?.type === 'sent' && message.kind === 'message' && [...flatten(message.content)]).toEqual([
			0x63, 0x61, 0x66, 0xe9, 0x0d, 0x0a,
		]);
	});

	it('masks answers to AUTH however little of the log is there', () => {
		const password = 'd29uZGVybGFuZA==';
		const logs = [
			`S: 334 UGFzc3dvcmQ6\nC: ${password}\nS: 535 no\n`,
			`334 UGFzc3dvcmQ6\n${password}\n535 no\nQUIT\n221 bye\n`,
			`AUTH LOGIN\nYWxpY2U=\n${password}\nMAIL FROM:<a@b>\n`,
			`C: AUTH LOGIN\nC: YWxpY2U=\nC: ${password}\nC: MAIL FROM:<a@b>\n`,
			`CONNECTED(00000003)\n220 hi\nAUTH LOGIN\n334 VXNlcm5hbWU6\nQWxpY2U=\nDONE\n`,
		];
		for (const log of logs) {
			const recording = read(log);
			const sessions = recording.kind === 'sessions' ? recording.sessions : [];
			const shown = sessions.flatMap(entriesOf).map(entry => {
				const line = entry.type === 'sent' && entry.kind !== 'message' ? entry.line : '';
				return entry.type === 'note' ? entry.text : line;
			});
			expect(shown.join(' ')).not.toMatch(/d29uZ|QWxpY/);
			expect(JSON.stringify(recording.unread)).not.toMatch(/d29uZ|QWxpY/);
			expect(shown.join(' ')).toMatch(/••••|openssl ended/);
		}
	});

	it('knows LMTP, where each recipient gets a reply after the dot', () => {
		const log =
			'S: 220 hi\nC: LHLO x\nS: 250 hi\nC: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>\nS: 250 ok\nC: RCPT TO:<e@f>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 kept\nS: 452 full\nC: QUIT\nS: 221 bye\n';
		expect(outline(read(log)).slice(-4)).toEqual([
			'S 250 DATA-END',
			'S 452 DATA-END',
			'C QUIT',
			'S 221 QUIT',
		]);
	});

	it('takes its times from the log', () => {
		const recording = read(
			'10:00:01.250 S: 220 hi\n10:00:02.000 C: NOOP\n23:59:59 S: 250 ok\n00:00:01 C: QUIT',
		);
		const events = recording.kind === 'sessions' ? (recording.sessions[0]?.events ?? []) : [];
		expect(events.map(({at}) => at)).toEqual([0, 0, 750, 50_397_750, 50_399_750]);
	});

	it('parts sessions that follow one another, and those told apart by an id', () => {
		const twice = outline(read(session + session));
		expect(twice.filter(line => line === 'session')).toHaveLength(2);
		const woven = [
			'[2024-01-02 10:00:00] DEBUG [aaa] S: 220 one',
			'[2024-01-02 10:00:00] DEBUG [bbb] S: 220 two',
			'[2024-01-02 10:00:01] DEBUG [aaa] C: NOOP',
			'[2024-01-02 10:00:01] DEBUG [bbb] C: RSET',
			'[2024-01-02 10:00:02] DEBUG [bbb] S: 250 two',
			'[2024-01-02 10:00:02] DEBUG [aaa] S: 500 one',
		];
		expect(outline(read(woven.join('\n'))).slice(1)).toEqual([
			'session aaa',
			'connected',
			'S 220 CONNECT',
			'C NOOP',
			'S 500 NOOP',
			'session bbb',
			'connected',
			'S 220 CONNECT',
			'C RSET',
			'S 250 RSET',
		]);
	});

	it('says what it could not read', () => {
		expect(outline(read(`${session}and then it hung\n`)).at(-1)).toBe('unread 6: and then it hung');
	});

	it('stops at its limits, and says so', () => {
		const long = `${session}${'C: NOOP\nS: 250 ok\n'.repeat(1000)}`;
		const recording = readRecording(new Uint8Array(Buffer.from(long)), {octets: 200});
		expect(recording.unread.at(-1)?.why).toMatch(
			/^Only the first 0 MiB were read; another [\d,]+ octets follow/,
		);
		const few = readRecording(new Uint8Array(Buffer.from(long)), {lines: 20});
		expect(few.unread.at(-1)?.why).toMatch(/^Only the first 20 lines were read/);
	});

	it('reads a long log in bounded memory, and says what it left out', () => {
		const text = `S: 220 hi\n${'C: NOOP\nS: 250 ok\n'.repeat(100)}`;
		const recording = readRecording(new Uint8Array(Buffer.from(text)), {events: 50});
		expect(outline(recording)).toHaveLength(53);
		expect(recording.unread.at(-1)?.why).toMatch(/further steps were left out/);
	});

	it('never throws', () => {
		const pieces = fc.constantFrom(
			'S: ',
			'C: ',
			'220 a',
			'250-b',
			'354 go',
			'334 ',
			'.',
			'DATA',
			'AUTH LOGIN',
			'BDAT 9',
			'QUIT',
			'(message text removed)',
			'<-  ',
			' -> ',
			'\n',
			'\n',
			'\r\n',
			' ',
			'x',
			'STARTTLS',
			'10:00:00 ',
			'RENEGOTIATING',
			'DEBUG SMTP: ',
		);
		fc.assert(
			fc.property(fc.array(pieces, {maxLength: 60}), parts => {
				const recording = read(parts.join(''));
				return recording.kind === 'nothing' ? recording.why !== '' : recording.format !== '';
			}),
		);
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 400}), bytes => outline(readRecording(bytes)).length > 0),
		);
	});

	it.each([
		'a',
		'=',
		')',
		'<',
		'>',
		' ',
		'.',
		'2',
		'250-',
		'"',
		'""',
		'\\',
		'[',
		'(',
		'AUTH ',
		'\x1b[',
		'\b',
		'\r',
		'{',
		'QUJD',
		': ',
	])('takes a line of a million of %j', piece => {
		const long = piece.repeat(1_000_000 / piece.length);
		for (const start of [
			'',
			'S: 220 hi\nC: ',
			'2024-01-01 10:00:00 a <= b\n',
			'send: ',
			'{"tnx":"server","msg":"',
		]) {
			expect(outline(read(start + long)).length).toBeGreaterThan(0);
		}
	});

	it('tells every line of a listing once', () => {
		const text = fc.stringMatching(/^[a-z ]{0,12}$/);
		const exchange = fc.record({
			verb: fc.constantFrom('NOOP', 'RSET', 'VRFY a', 'MAIL FROM:<a@b>'),
			code: fc.constantFrom(250, 500, 451),
			text,
		});
		fc.assert(
			fc.property(fc.array(exchange, {minLength: 1, maxLength: 20}), exchanges => {
				const lines = exchanges.flatMap(({verb, code, text: words}) => [`C: ${verb}`, `S: ${code} ${words}`]);
				const recording = read(`S: 220 hi\n${lines.join('\n')}\n`);
				const replies =
					recording.kind === 'sessions'
						? recording.sessions
								.flatMap(entriesOf)
								.flatMap(entry => (entry.type === 'reply' ? [`${entry.code} ${entry.answers}`] : []))
						: [];
				expect(replies.slice(1)).toEqual(exchanges.map(({code, verb}) => `${code} ${verb.split(' ')[0]}`));
				expect(recording.unread).toEqual([]);
			}),
		);
	});
});
