/** Octets of a log as lines: encodings, line ends, and limits. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {LogLine} from '../../source/recordings/log-line.ts';
import {createLogSplitter, defaultLimits, isBinary, readLogText} from '../../source/recordings/log-text.ts';

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const texts = (input: Uint8Array): readonly string[] =>
	readLogText(input, defaultLimits).lines.map(({text}) => text);
const little = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const big = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

describe('an encoding', () => {
	it.each([
		['UTF-8', octets('250 \xc3\xa9\n'), ['250 \xc3\xa9']],
		['UTF-8 with a mark', octets('\xef\xbb\xbf250 ok\n'), ['250 ok']],
		['what only begins like that mark', octets('\xef\xbbx\n'), ['\xef\xbbx']],
		['the mark in the middle', octets('250\n\xef\xbb\xbf250 ok\n'), ['250', '\xef\xbb\xbf250 ok']],
		['UTF-16, with a mark', little('\ufeff250 é\r\nQUIT'), ['250 \xc3\xa9', 'QUIT']],
		['UTF-16, the high octet first, with a mark', big('\ufeff250 é\r\nQUIT'), ['250 \xc3\xa9', 'QUIT']],
		['UTF-16 without a mark', little('250 ok\nQUIT'), ['250 ok', 'QUIT']],
		['UTF-16 without a mark, the high octet first', big('250 ok\nQUIT'), ['250 ok', 'QUIT']],
		['a mark and one other character', little('\ufeff\u20ac'), ['\xe2\x82\xac']],
		['four characters of UTF-16', little('QUIT'), ['QUIT']],
		['three characters of UTF-16, too few to know', little('NOP'), ['N\0O\0P\0']],
		['nothing', octets(''), []],
	])('%s', (_, input, expected) => {
		expect(texts(input)).toEqual(expected);
	});

	it('is UTF-16 where nearly all have an empty octet on the same side', () => {
		const words = (foreign: number): Uint8Array =>
			little(`${'a'.repeat(20 - foreign)}${'\u4e2d'.repeat(foreign)}`);
		expect(texts(words(2))).toEqual([`${'a'.repeat(18)}${'\xe4\xb8\xad'.repeat(2)}`]);
		expect(texts(words(3))).toEqual([`${'a\0'.repeat(17)}${'\x2d\x4e'.repeat(3)}`]);
		expect(texts(octets('\0'.repeat(20)))).toEqual(['\0'.repeat(20)]);
	});

	it('is looked for at the beginning only', () => {
		const long = Buffer.concat([little('a'.repeat(200)), little('\u4e2d'.repeat(300))]);
		expect(texts(new Uint8Array(long))).toEqual([`${'a'.repeat(200)}${'\xe4\xb8\xad'.repeat(300)}`]);
	});
});

describe('what no log has', () => {
	const withOdd = (odd: readonly number[], whole: number): Uint8Array =>
		Uint8Array.from({length: whole}, (_, index) => odd[index] ?? 0x61);

	it('is odd octets, more than a tenth of them', () => {
		expect(isBinary(withOdd([0, 1], 20))).toBe(false);
		expect(isBinary(withOdd([0, 1, 2], 20))).toBe(true);
		expect(isBinary(octets(''))).toBe(false);
	});

	it('is any control character but those that terminals write', () => {
		const odd = Array.from({length: 256}, (_, code) => code).filter(code =>
			isBinary(withOdd([code, code, code], 20)),
		);
		const control = Array.from({length: 32}, (_, code) => code);
		expect(odd).toEqual([...control.filter(code => ![8, 9, 10, 11, 12, 13, 0x1b].includes(code)), 0x7f]);
	});

	it('is looked for in the first 4096 octets, and not in UTF-16', () => {
		expect(isBinary(Uint8Array.from([...octets('a'.repeat(4096)), ...new Array(4096).fill(1)]))).toBe(false);
		expect(isBinary(Uint8Array.from([...octets('a'.repeat(3600)), ...new Array(496).fill(1)]))).toBe(true);
		expect(isBinary(little('250 ok\r\n'))).toBe(false);
	});
});

describe('lines', () => {
	it('end with CRLF, LF, CR, or CRCRLF, and have numbers', () => {
		expect(readLogText(octets('a\r\nb\nc\rd\r\r\ne\r\r\rf\n\ng'), defaultLimits).lines).toEqual(
			['a', 'b', 'c', 'd', 'e', '', '', 'f', '', 'g'].map((text, index) => ({
				number: index + 1,
				text,
				at: null,
			})),
		);
	});

	it('are as many as the limit, and the rest is named', () => {
		const limits = {octets: 100, lines: 3};
		expect(readLogText(octets('a\nb\nc\nd\n'), limits)).toEqual({
			lines: [1, 2, 3].map(number => ({number, text: ' abc'[number], at: null})),
			unread: [{line: 3, text: '', why: 'Only the first 3 lines were read. Cut out the part that matters.'}],
		});
		expect(readLogText(octets('a\nb\nc'), {...limits, lines: 2}).lines.map(({text}) => text)).toEqual([
			'a',
			'b',
		]);
		expect(readLogText(octets('a\nb'), limits).unread).toEqual([]);
		const many = readLogText(octets('a\n'.repeat(1001)), {...limits, octets: 9000, lines: 1000});
		expect(many.unread[0]?.why).toBe('Only the first 1,000 lines were read. Cut out the part that matters.');
	});

	it('of the first octets are read, and the rest is counted', () => {
		const mebibyte = 1024 * 1024;
		const input = octets(`a\n${'b'.repeat(mebibyte + 1234)}`);
		const {lines, unread} = readLogText(input, {octets: mebibyte, lines: 10});
		expect(lines.map(({text}) => text.length)).toEqual([1, mebibyte - 2]);
		expect(unread).toEqual([
			{
				line: 2,
				text: '',
				why: 'Only the first 1 MiB were read; another 1,236 octets follow. Cut out the part that matters.',
			},
		]);
		expect(readLogText(input.subarray(0, mebibyte), {octets: mebibyte, lines: 10}).unread).toEqual([]);
	});

	it('are a million of 64 MiB, where nothing else is asked for', () => {
		expect(defaultLimits).toEqual({octets: 64 * 1024 * 1024, lines: 1_000_000});
	});
});

describe('a log in pieces', () => {
	function split(...pieces: readonly string[]): readonly LogLine[] {
		const heard: LogLine[] = [];
		const splitter = createLogSplitter(line => heard.push(line));
		for (const piece of pieces) {
			splitter.write(octets(piece));
		}

		splitter.end();
		splitter.end();
		return heard;
	}

	it('is the same lines wherever it is cut', () => {
		const log = '\xef\xbb\xbf220 hi\r\nEHLO me\n250-\xc3\xa9\r\r\n\n250 ok\n\xef\xbb\xbfx\nQUIT';
		const expected = ['220 hi', 'EHLO me', '250-\xc3\xa9', '', '250 ok', '\xef\xbb\xbfx', 'QUIT'];
		const whole = expected.map((text, index) => ({number: index + 1, text, at: null}));
		expect(split(log)).toEqual(whole);
		fc.assert(
			fc.property(fc.nat(log.length), fc.nat(log.length), (one, two) => {
				const [first, second] = [Math.min(one, two), Math.max(one, two)];
				expect(split(log.slice(0, first), log.slice(first, second), log.slice(second))).toEqual(whole);
			}),
		);
	});

	it('gives the beginning of a line that is very long', () => {
		const long = 'x'.repeat(200_000);
		expect(split(long, long, `${long}\nQUIT\n`).map(({text}) => text.length)).toEqual([65_536, 4]);
		expect(split(`${long}\nQUIT`).map(({text}) => text.length)).toEqual([65_536, 4]);
	});

	it('that ends with a line end has no line behind it', () => {
		expect(split('QUIT\n').map(({text}) => text)).toEqual(['QUIT']);
		expect(split()).toEqual([]);
	});
});
