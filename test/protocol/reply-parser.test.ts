import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Received} from '../../source/protocol/reply.ts';
import {createReplyParser, type ReplyLimits, type ReplySource} from '../../source/protocol/reply-parser.ts';

function parse(
	chunks: readonly (string | Uint8Array)[],
	limits?: Partial<ReplyLimits> & ReplySource,
): Received[] {
	const parser = createReplyParser(limits);
	const items: Received[] = [];
	for (const chunk of chunks) {
		parser.feed(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
		for (let item = parser.next(); item; item = parser.next()) {
			items.push(item);
		}
	}

	return [...items, ...parser.end()];
}

/** `250+ok`, `250-partial…` for an incomplete one, `!no-code`: enough to tell what came out. */
function brief(items: readonly Received[]): string[] {
	return items.map(item =>
		item.type === 'reply'
			? `${item.code}${item.complete ? ' ' : '…'}${item.lines.map(line => line.text).join('|')}`
			: `!${item.problem} ${Buffer.from(item.bytes).toString('latin1')}`,
	);
}

// Each case is read whole, byte by byte, and in two halves; the outcome is the same.
const cases: readonly [name: string, bytes: string, expected: string[]][] = [
	['one line', '220 mail.example.org ESMTP\r\n', ['220 mail.example.org ESMTP']],
	['several lines', '250-a\r\n250-SIZE 10\r\n250 OK\r\n', ['250 a|SIZE 10|OK']],
	['a code alone', '250\r\n', ['250 ']],
	['a continuation without text', '250-\r\n250 \r\n', ['250 |']],
	['LF only', '250-a\n250 b\n', ['250 a|b']],
	['CR only', '250-a\r250 b\r221 c\r\n', ['250 a|b', '221 c']],
	['two replies in one packet', '250 a\r\n354 b\r\n', ['250 a', '354 b']],
	['no code', 'hello\r\n250 ok\r\n', ['!no-code hello', '250 ok']],
	['an empty line', '\r\n250 ok\r\n', ['!no-code ', '250 ok']],
	['a code out of range', '999 x\r\n', ['!no-code 999 x']],
	['no separator', '250OK\r\n250\tok\r\n', ['250 OK', '250 \tok']],
	['a longer number', '2501 ok\r\n', ['!bad-separator 2501 ok']],
	['a line without code inside a reply', '250-a\r\nSIZE 10\r\n250 ok\r\n', ['!no-code SIZE 10', '250 a|ok']],
	['the code changes half-way: the last line holds', '250-a\r\n550 no\r\n', ['550 a|no']],
	['cut off inside a line', '250-a\r\n250 o', ['250…a|o']],
	['cut off between lines', '250-a\r\n', ['250…a']],
	['cut off inside a code', '25', ['!cut-off 25']],
	['CR CR LF', '250 ok\r\r\n', ['250 ok', '!no-code ']],
	['NUL and high bytes', '250 a\0\xff\r\n', ['250 a\0�']],
	['classes 1 and 5', '101 x\r\n599 y\r\n', ['101 x', '599 y']],
];

describe('the reply parser', () => {
	it.each(cases)('reads %s', (_name, bytes, expected) => {
		expect(brief(parse([bytes]))).toEqual(expected);
		expect(brief(parse([...bytes]))).toEqual(expected);
		const middle = Math.floor(bytes.length / 2);
		expect(brief(parse([bytes.slice(0, middle), bytes.slice(middle)]))).toEqual(expected);
	});

	it('takes the enhanced status code', () => {
		const [reply] = parse(['550-5.1.1 no\r\n550 5.1.1 such user\r\n']);
		expect(reply).toMatchObject({code: 550, enhanced: {class: 5, subject: 1, detail: 1}});
	});

	it('says how each line ended', () => {
		const [reply] = parse(['250-a\r\n250-b\n250 c\r\n']);
		expect(reply?.type === 'reply' && reply.lines.map(line => line.ending)).toEqual(['CRLF', 'LF', 'CRLF']);
	});

	it('keeps the beginning of an overlong line, and its code', () => {
		const items = parse([`334 ${'A'.repeat(100)}\r\n250 ok\r\n`], {line: 20});
		expect(brief(items)).toEqual([`334 ${'A'.repeat(16)}`, '250 ok']);
		expect(items[0]).toMatchObject({lines: [{truncated: true, ending: 'none'}]});
	});

	it('names an overlong line that is no reply', () => {
		expect(brief(parse([`${'x'.repeat(50)}\r\n250 ok\r\n`], {line: 10}))).toEqual([
			`!line-too-long ${'x'.repeat(10)}`,
			'250 ok',
		]);
	});

	it('shows an overlong line before its end has come', () => {
		const parser = createReplyParser({line: 10});
		parser.feed(Buffer.from('y'.repeat(11)));
		expect(parser.next()).toMatchObject({problem: 'line-too-long'});
	});

	it('ends a reply with too many lines, and throws the rest of it away', () => {
		const items = parse(['250-a\r\n250-b\r\n250-c\r\n250-d\r\n250 e\r\n221 bye\r\n'], {lines: 2});
		expect(brief(items)).toEqual(['250…a|b', '!reply-too-long 250-b', '221 bye']);
	});

	it('ends a reply with too many octets, and throws the rest of it away', () => {
		const received = parse(['250-1234567890\r\n250-1234567890\r\n250-more\r\n250 end\r\n220 next\r\n'], {
			octets: 20,
		});
		expect(
			received.map(item => (item.type === 'reply' ? `${item.code} ${item.lines.length}` : item.problem)),
		).toEqual(['250 2', 'reply-too-long', '220 1']);
	});

	it('gives back what came after the reply that it stopped at', () => {
		const parser = createReplyParser();
		parser.feed(Buffer.from('220 go\r\n250 injected\r\n25'));
		expect(parser.next()).toMatchObject({code: 220});
		expect(Buffer.from(parser.takeRest()).toString()).toBe('250 injected\r\n25');
		expect(parser.end()).toEqual([]);
	});
});

const smtpish = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'250-',
				'250 ',
				'25',
				'0',
				'\r',
				'\n',
				'\r\n',
				'421',
				' ',
				'-',
				'5.7.1',
				'x'.repeat(30),
			),
			fc.string({maxLength: 4, unit: 'binary'}),
		),
		{maxLength: 30},
	)
	.map(parts => Buffer.from(parts.join(''), 'latin1'));
const anyBytes = fc.oneof(smtpish, fc.uint8Array({maxLength: 200}));
const runs = process.env.THOROUGH ? 50_000 : 3000;

describe('a log', () => {
	it.each([
		['250Ok\r\n', '250 Ok'],
		['250\tok\r\n', '250 \tok'],
		['250z\r\n', '250 z'],
		['250A\r\n', '250 A'],
		['250@x\r\n', '!bad-separator 250@x'],
		['250[x\r\n', '!bad-separator 250[x'],
		['250{x\r\n', '!bad-separator 250{x'],
		['2501\r\n', '!bad-separator 2501'],
		['250:01\r\n', '!bad-separator 250:01'],
	])('has other things that begin with three digits: %j', (bytes, expected) => {
		expect(brief(parse([bytes], {lossy: true}))).toEqual([expected]);
	});

	it('may have lost the end of a reply', () => {
		expect(brief(parse(['250-a\r\n550-b\r\n550 c\r\n'], {lossy: true}))).toEqual(['250…a', '550 b|c']);
		expect(brief(parse(['250-a\r\n250 b\r\n'], {lossy: true}))).toEqual(['250 a|b']);
	});
});

describe('limits', () => {
	it('are reached by the last line that still fits, and what follows under its code is thrown away', () => {
		const limits = {octets: 10};
		expect(brief(parse(['250-a\r\n250 b\r\n'], limits))).toEqual(['250 a|b']);
		expect(brief(parse(['250-a\r\n250-\r\n250 c\r\n'], limits))).toEqual(['250 a||c']);
		expect(brief(parse(['250-a\r\n250-b\r\n250-c\r\n250 d\r\n250 e\r\n'], limits))).toEqual([
			'250…a|b',
			'!reply-too-long 250-b',
			'250 e',
		]);
		expect(brief(parse(['250-a\r\n250-b\r\n550 c\r\n'], {lines: 2}))).toEqual([
			'250…a|b',
			'!reply-too-long 250-b',
			'550 c',
		]);
	});
});

describe('any bytes', () => {
	it('give only replies and malformed lines, the same however they were cut', () => {
		fc.assert(
			fc.property(anyBytes, fc.array(fc.nat(20), {maxLength: 40}), (bytes, sizes) => {
				const limits = {line: 24, lines: 3, octets: 60};
				const whole = parse([bytes], limits);
				expect(parse(cut(bytes, sizes), limits)).toEqual(whole);
				for (const item of whole) {
					expect(['reply', 'malformed']).toContain(item.type);
					if (item.type === 'reply') {
						expect(item.lines.length).toBeGreaterThan(0);
						expect(item.lines.length).toBeLessThanOrEqual(limits.lines);
					} else {
						expect(item.bytes.length).toBeLessThanOrEqual(limits.line);
					}
				}
			}),
			{numRuns: runs},
		);
	});
});

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
	const chunks: Uint8Array[] = [];
	let from = 0;
	for (const size of sizes) {
		chunks.push(bytes.subarray(from, from + size));
		from += size;
	}

	return [...chunks, bytes.subarray(from)];
}
