import fc from 'fast-check';
import {expect, it} from 'vitest';
import {createReplyLines, type ReplyBytes} from '../../../source/listen/relay/reply-lines.ts';

function linesOf(...pieces: readonly Uint8Array[]): ReplyBytes[] {
	const lines = createReplyLines();
	const read: ReplyBytes[] = [];
	for (const piece of pieces) {
		lines.feed(piece);
		for (let line = lines.next(); line; line = lines.next()) {
			read.push(line);
		}
	}

	return read;
}

it.each([
	['250 ok\r\n', 250, true],
	['250-ok\r\n', 250, false],
	['250\r\n', 250, true],
	['250\n', 250, true],
	['250ok\r\n', 250, true],
	['25 ok\r\n', null, false],
	['hello\r\n', null, false],
	['\r\n', null, false],
	[' 250 ok\r\n', null, false],
])('%j', (text, code, last) => {
	expect(linesOf(Buffer.from(text))).toEqual([{bytes: Buffer.from(text), code, last}]);
});

it('keeps the bytes of each line, however they come', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('250-a\r\n', '250 b\n', '3', '54', ' go\r\n', '\xff\0\n')),
			parts => {
				const text = parts.join('');
				const whole = linesOf(Buffer.from(text, 'latin1'));
				expect(linesOf(...parts.map(part => Buffer.from(part, 'latin1')))).toEqual(whole);
				const read = Buffer.concat(whole.map(({bytes}) => bytes)).toString('latin1');
				expect(read).toBe(text.slice(0, text.lastIndexOf('\n') + 1));
			},
		),
	);
});

it('passes on what has begun, and still reads the number of the line', () => {
	const lines = createReplyLines();
	lines.feed(Buffer.from('25'));
	expect(lines.next()).toBeUndefined();
	expect(Buffer.from(lines.partial()).toString()).toBe('25');
	expect(lines.partial()).toHaveLength(0);
	lines.feed(Buffer.from('0-ok\r\n250 end\r\n'));
	expect(lines.next()).toEqual({bytes: Buffer.from('0-ok\r\n'), code: 250, last: false});
	expect(lines.next()).toEqual({bytes: Buffer.from('250 end\r\n'), code: 250, last: true});
	expect(lines.next()).toBeUndefined();
});

it('gives a line that does not end out in pieces of 64 KiB', () => {
	const lines = createReplyLines();
	lines.feed(Buffer.alloc(65_535, 'x'));
	expect(lines.next()).toBeUndefined();
	lines.feed(Buffer.from('xy'));
	expect(lines.next()).toEqual({bytes: Buffer.alloc(65_536, 'x'), code: null, last: false});
	expect(lines.next()).toBeUndefined();
	expect(Buffer.from(lines.partial()).toString()).toBe('y');
});
