import fc from 'fast-check';
import {expect, test} from 'vitest';
import {findFrame} from '../../source/protocol/path-frame.ts';

// Where the bytes end that belong to the path, what stands inside the brackets, and what is said about it.
test.each([
	['<a@b>', '<a@b>', 'a@b', true, true, null, []],
	['<>', '<>', '', true, true, null, []],
	['<a@b> SIZE=1', '<a@b>', 'a@b', true, true, null, []],
	['<a@b>> X', '<a@b>', 'a@b', true, true, null, []],
	['<<a@b>> X', '<<a@b>>', 'a@b', true, true, null, ['path/double-brackets']],
	['<<a@b> X', '<<a@b>', 'a@b', true, true, null, ['path/double-brackets']],
	['< a@b>', '< a@b>', 'a@b', true, true, null, ['path/blank-inside']],
	['<a@b >', '<a@b >', 'a@b', true, true, null, ['path/blank-inside']],
	['<a@b SIZE=1', '<a@b', 'a@b', true, false, null, ['path/unclosed']],
	['< a@b SIZE=1', '< a@b', 'a@b', true, false, null, ['path/unclosed', 'path/blank-inside']],
	['<"a>b"@c>', '<"a>b"@c>', '"a>b"@c', true, true, null, []],
	['<"a\\">b"@c>', '<"a\\">b"@c>', '"a\\">b"@c', true, true, null, []],
	['<a\\>b@c>', '<a\\>b@c>', 'a\\>b@c', true, true, null, []],
	['<"a@b> X', '<"a@b>', '"a@b', true, true, null, []],
	['A B <a@b>', 'A B <a@b>', 'a@b', true, true, 'A B', ['path/display-name']],
	['A <a@b', 'A <a@b', 'a@b', true, false, 'A', ['path/display-name', 'path/unclosed']],
	['a@b', 'a@b', 'a@b', false, false, null, ['path/no-brackets']],
	['a@b>', 'a@b>', 'a@b', false, true, null, ['path/no-brackets']],
	['a=b <c@d>', 'a=b', 'a=b', false, false, null, ['path/no-brackets']],
	['a@b AUTH=<>', 'a@b', 'a@b', false, false, null, ['path/no-brackets']],
	['"a b"@c X', '"a b"@c', '"a b"@c', false, false, null, ['path/no-brackets']],
	['"a\\" b"@c X', '"a\\" b"@c', '"a\\" b"@c', false, false, null, ['path/no-brackets']],
	['"a b@c', '"a', '"a', false, false, null, ['path/no-brackets']],
] as const)('%j', (rest, whole, inside, opened, closed, displayName, ids) => {
	const line = `MAIL FROM:${rest}`;
	const frame = findFrame(line, 10);
	expect(line.slice(10, frame.end)).toBe(whole);
	expect(line.slice(frame.inside.start, frame.inside.end)).toBe(inside);
	expect(frame).toMatchObject({opened, closed, displayName});
	expect(frame.found.map(({id}) => id)).toEqual(ids);
});

test('whatever stands there, the parts lie inside the line and inside one another', () => {
	const piece = fc.constantFrom('<', '>', '"', '\\', ' ', '=', '@', 'a', 'é');
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 20}), pieces => {
			const line = `RCPT TO:${pieces.join('')}`;
			const {inside, end, found} = findFrame(line, 8);
			expect(inside.start).toBeGreaterThanOrEqual(8);
			expect(inside.end).toBeGreaterThanOrEqual(inside.start);
			expect(end).toBeGreaterThanOrEqual(inside.end);
			expect(end).toBeLessThanOrEqual(line.length);
			expect(found.every(one => one.start >= 8 && one.end <= line.length && one.start <= one.end)).toBe(true);
		}),
	);
});
