import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createStuffer, stuffLine, unstuff} from '../../source/protocol/dot-stuffing.ts';

function stuff(chunks: readonly Uint8Array[], options?: {afterLineFeed?: boolean}): Buffer {
	const stuffer = createStuffer(options);
	return Buffer.concat(chunks.flatMap(chunk => stuffer.push(chunk)));
}

const text = (value: string): Buffer => Buffer.from(value);

describe('dot-stuffing', () => {
	it.each([
		['.first\r\n', '..first\r\n'],
		['a\r\n.b\r\n..c\r\n', 'a\r\n..b\r\n...c\r\n'],
		['.\r\n.\r\n', '..\r\n..\r\n'],
		['a.b\r\n', 'a.b\r\n'],
		['bare\n.dot\r\n', 'bare\n.dot\r\n'],
		['', ''],
	])('makes %j into %j', (input, expected) => {
		expect(stuff([text(input)]).toString()).toBe(expected);
		expect(stuff([...text(input)].map(byte => Uint8Array.of(byte))).toString()).toBe(expected);
	});

	it('stuffs after a bare LF when asked', () => {
		expect(stuff([text('bare\n.dot\n')], {afterLineFeed: true}).toString()).toBe('bare\n..dot\n');
	});

	it('tells whether the content ends a line', () => {
		const stuffer = createStuffer();
		expect(stuffer.endsLine()).toBe(true);
		stuffer.push(text('a\r'));
		expect(stuffer.endsLine()).toBe(false);
		stuffer.push(text('\n'));
		expect(stuffer.endsLine()).toBe(true);
		stuffer.push(text('\n'));
		expect(stuffer.endsLine()).toBe(false);
	});

	it('stuffs a typed line', () => {
		expect(stuffLine('.first')).toBe('..first');
		expect(stuffLine('first.')).toBe('first.');
	});

	it('is undone by unstuffing, however cut, and leaves no lone dot', () => {
		const content = fc
			.array(fc.constantFrom('.', '\r', '\n', '\r\n', '\r\n.', 'a', '..'), {maxLength: 40})
			.map(parts => text(parts.join('')));
		fc.assert(
			fc.property(content, fc.nat(40), fc.boolean(), (bytes, at, afterLineFeed) => {
				const options = {afterLineFeed};
				const whole = stuff([bytes], options);
				expect(stuff([bytes.subarray(0, at), bytes.subarray(at)], options)).toEqual(whole);
				expect(Buffer.from(unstuff(whole, options))).toEqual(bytes);
				expect(`\r\n${whole.toString()}`).not.toContain('\r\n.\r\n');
			}),
			{numRuns: process.env.THOROUGH ? 50_000 : 3000},
		);
	});
});
