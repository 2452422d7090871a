import {expect, test} from 'vitest';
import {readRawText} from '../../source/protocol/raw-text.ts';

test.each([
	['NOOP', 'NOOP'],
	[' NOOP ', ' NOOP '],
	[' "NOOP " ', 'NOOP '],
	['"a', '"a'],
	['"a\\"b"', 'a"b'],
	['\\r\\n\\t\\0\\\\', '\r\n\t\0\\'],
	['\\x41\\X4a', 'AJ'],
	['\\u{41}\\u{1F600}\\u{10ffff}', 'A\u{1f600}\u{10ffff}'],
	['é\nx', 'é\nx'],
	['', ''],
])('%j are the bytes of %j', (text, bytes) => {
	expect(readRawText(text)).toEqual({ok: true, bytes: new Uint8Array(Buffer.from(bytes))});
});

test('a byte that is not UTF-8', () => {
	expect(readRawText('\\xff')).toEqual({ok: true, bytes: Uint8Array.of(0xff)});
});

test.each([
	['\\u{110000}', '\\u{110000}'],
	['a\\q', '\\q'],
	['\\x4', '\\x'],
	['\\', '\\'],
	['\\u41', '\\u'],
])('%j: “%s” is named', (text, named) => {
	const read = readRawText(text);
	expect(read.ok ? null : read.problem.startsWith(`“${named}” is not`)).toBe(true);
});
