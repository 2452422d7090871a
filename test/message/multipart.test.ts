import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cutMultipart} from '../../source/message/multipart.ts';

function cut(text: string, boundary = 'b', limit = 10) {
	const {parts, ...rest} = cutMultipart(Buffer.from(text, 'latin1'), boundary, limit);
	return {parts: parts.map(({start, end}) => text.slice(start, end)), ...rest};
}

test.each([
	['--b\r\none\r\n--b\r\ntwo\r\n--b--\r\n', ['one', 'two'], true],
	['before\r\n--b\r\none\r\n--b--\r\nafter\r\n--b\r\n', ['one'], true],
	['--b\none\n--b--', ['one'], true],
	['--b\rone\r--b--', ['one'], true],
	['--b\n\r\none\n\n--b--', ['\r\none\n'], true],
	['--b \t\r\none\r\n--b-- \t\r\n', ['one'], true],
	['--b\r\n--b--', [''], true],
	['--b\r\n\r\n--b--', [''], true],
	['--b\r\none\r\n--b-x\r\n--bx-\r\n--b--', ['one\r\n--b-x\r\n--bx-'], true],
	['--b\r\none\r\n--bx-', ['one\r\n--bx-'], false],
	['--b\r\none\rx\n--b--', ['one\rx'], true],
	['--b\none\n--b--', ['one'], true],
	['--b\nx\n\n--b\n\n--b--', ['x\n', ''], true],
	['--b\r\none', ['one'], false],
	['--b\r\none\r\n--b-\r\n', ['one\r\n--b-\r\n'], false],
	['--b\r\none\r\n--bb\r\ntwo\r\n--b x\r\n', ['one\r\n--bb\r\ntwo\r\n--b x\r\n'], false],
	['--b\r\none --b\r\n--b--', ['one --b'], true],
	['--b', [''], false],
	['none', [], false],
	['', [], false],
])('%j', (text, parts, closed) => {
	expect(cut(text)).toEqual({parts, closed, tooMany: false});
});

test('the last part within the limit is whole, and what is over is told', () => {
	const text = '--b\n1\n--b\n2\n--b\n3\n--b--';
	expect(cut(text, 'b', 3)).toEqual({parts: ['1', '2', '3'], closed: true, tooMany: false});
	expect(cut(text, 'b', 2)).toEqual({parts: ['1', '2'], closed: false, tooMany: true});
});

test('a boundary that no one would write is not searched for', () => {
	const text = (length: number) => `--${'b'.repeat(length)}\none`;
	expect(cut(text(998), 'b'.repeat(998)).parts).toEqual(['one']);
	expect(cut(text(999), 'b'.repeat(999)).parts).toEqual([]);
});

test('whatever stands there, parts lie in order, apart, inside the body', () => {
	const piece = fc.constantFrom('--b', '--', '-', '\r', '\n', '\r\n', ' ', 'x');
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 40}), pieces => {
			const body = Buffer.from(pieces.join(''));
			const {parts} = cutMultipart(body, 'b', 5);
			let from = 0;
			for (const {start, end} of parts) {
				expect(start).toBeGreaterThanOrEqual(from);
				expect(end).toBeGreaterThanOrEqual(start);
				from = end;
			}

			expect(from).toBeLessThanOrEqual(body.length);
		}),
	);
});
