/** What a part holds, by the encoding and the charset that it names. */
import {describe, expect, test} from 'vitest';
import {partContent, partText} from '../../source/message/part-content.ts';
import {type MessagePart, readMessageNow} from '../../source/message/read.ts';

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const base = readMessageNow(octets('Subject: x\r\n\r\n')).root;
const part = (body: string, encoding: string, charset: string | null = null): MessagePart => ({
	...base,
	body: octets(body),
	encoding,
	charset,
});

const uuencoded = 'begin 644 a.txt\r\n%:&5L;&\\\r\n`\r\nend\r\n';

describe('content', () => {
	test.each<[string, string, string, string | null]>([
		['7bit', 'a=41\r\n', 'a=41\r\n', null],
		['8bit', 'caf\xE9', 'caf\xE9', null],
		['binary', 'a\0\xFF', 'a\0\xFF', null],
		['', 'abc', 'abc', 'unknown-encoding'],
		['x-other', 'abc', 'abc', 'unknown-encoding'],
		['7-bit', 'abc', 'abc', 'unknown-encoding'],
		['base64', 'aGVs\r\nbG8=\r\n', 'hello', null],
		['base64', ' aGVs\tbG8 =', 'hello', null],
		['base64', '', '', null],
		['base64', 'aGVsbG8', 'hello', 'bad-base64'],
		['base64', 'aGVsbG8*', 'hello', 'bad-base64'],
		['base64', 'aGVsbG8=\r\n--\r\nfoot', 'hello', 'bad-base64'],
		['base64', 'a===', 'i'.slice(1), 'bad-base64'],
		['quoted-printable', 'caf=E9=\r\n!', 'caf\xE9!', null],
		['quoted-printable', 'a=e9=  \r\nb', 'a\xE9b', null],
		['quoted-printable', 'a=\nb=', 'ab', null],
		['quoted-printable', '1=1', '1=1', 'bad-quoted-printable'],
		['quoted-printable', '=G0', '=G0', 'bad-quoted-printable'],
		['uuencode', uuencoded, 'hello', null],
		['x-uuencode', uuencoded, 'hello', null],
		['uue', uuencoded, 'hello', null],
		['x-uue', uuencoded, 'hello', null],
		['x-uuencode', uuencoded.replace('end\r\n', ''), 'hello', 'bad-uuencode'],
		['x-uuencode', 'nothing of it', 'nothing of it', 'bad-uuencode'],
		['uu', uuencoded, uuencoded, 'unknown-encoding'],
	])('%s %j', (encoding, body, content, problem) => {
		const read = partContent(part(body, encoding));
		expect(Buffer.from(read.bytes).toString('latin1')).toBe(content);
		expect(read.problem).toBe(problem);
	});
});

describe('text', () => {
	test.each<[string | null, string, string, readonly string[]]>([
		[null, 'abc', 'abc', []],
		['us-ascii', 'abc', 'abc', []],
		['ASCII', 'caf\xC3\xA9', 'café', ['undeclared-8bit']],
		[null, 'caf\xE9', 'café', ['undeclared-8bit']],
		['utf-8', 'caf\xC3\xA9', 'café', []],
		['utf-8', 'caf\xE9!', 'caf\uFFFD!', ['bad-octets']],
		// It may be half a character, cut off at the end.
		['utf-8', 'caf\xE9', 'caf\uFFFD', []],
		['iso-8859-1', 'caf\xE9', 'café', []],
		['iso-2022-jp', '\x1B$BF|K\\8l\x1B(B', '日本語', []],
		['x-none', 'abc\xC3\xA9', 'abcé', ['unknown-charset']],
		['utf-8', 'a\r\nb\rc\nd\r\r\n', 'a\nb\nc\nd\n\n', []],
	])('in %s of %j', (charset, body, text, problems) => {
		expect(partText(part(body, '8bit', charset))).toEqual({text, problems});
	});

	test('the problems of both, that of the encoding first', () => {
		expect(partText(part('YWJj*', 'base64', 'x-none'))).toEqual({
			text: 'abc',
			problems: ['bad-base64', 'unknown-charset'],
		});
	});

	test('its first two MiB', () => {
		const limit = 2 * 1024 * 1024;
		expect(partText(part('x'.repeat(limit), '7bit')).problems).toEqual([]);
		const cut = partText(part('x'.repeat(limit + 1), '7bit'));
		expect(cut.problems).toEqual(['text-too-long']);
		expect(cut.text).toHaveLength(limit);
	});
});
