import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fieldNamed, readHeaderBlock} from '../../source/message/header-fields.ts';

const read = (text: string, isPart = false) =>
	readHeaderBlock(new Uint8Array(Buffer.from(text, 'latin1')), words => words, isPart);

test.each([
	['A: 1\r\nB: 2\r\n\r\ntext', ['A=1', 'B=2'], 'blank-line', 14],
	['A: 1\nB : 2\n\ntext', ['A=1', 'B=2'], 'blank-line', 12],
	['A: 1\rB:2\r\rtext', ['A=1', 'B=2'], 'blank-line', 10],
	['A: 1\r\n two\r\n\tthree\r\n\r\n', ['A=1 two\tthree'], 'blank-line', 22],
	['A: 1\r\nB: 2', ['A=1', 'B=2'], 'end', 10],
	['A: 1\r\n', ['A=1'], 'end', 6],
	['A: 1\r\ntext\r\nmore', ['A=1'], 'no-blank-line', 6],
	[' A: 1\r\nB: 2\r\n\r\n', [], 'no-blank-line', 0],
	['\r\ntext', [], 'blank-line', 2],
	['', [], 'end', 0],
] as const)('%j', (text, fields, endedBy, octets) => {
	const block = read(text);
	expect(block.fields.map(({name, value}) => `${name}=${value}`)).toEqual(fields);
	expect(block).toMatchObject({endedBy, octets, leading: null, mboxLine: false, brokenLines: 0, skipped: 0});
});

test('where a field begins, and what it is made of', () => {
	const [first, second] = read('A: 1\r\nB: 2\r\n two\r\n\r\n').fields;
	expect([first?.offset, second?.offset]).toEqual([0, 6]);
	expect(Buffer.from(second?.bytes ?? []).toString()).toBe('B: 2\r\n two');
	expect(fieldNamed(read('A: 1\r\na: 2\r\n').fields, 'a')?.value).toBe('1');
});

test.each([
	['\xef\xbb\xbfA: 1\r\n\r\n', 'mark', ['A']],
	['\xef\xbb\xbf\r\nA: 1\r\n\r\n', 'mark', ['A']],
	['\r\n \nA: 1\r\n\r\n', 'empty-lines', ['A']],
	['\r\nFrom a@b Mon\r\nA: 1\r\n\r\n', 'empty-lines', ['A']],
	['\r\ntext', null, []],
	[`${'\n'.repeat(10)}A: 1\n\n`, 'empty-lines', ['A']],
	[`${'\n'.repeat(11)}A: 1\n\n`, null, []],
] as const)('before the first field: %j', (text, leading, names) => {
	const block = read(text);
	expect(block.leading).toBe(leading);
	expect(block.fields.map(({name}) => name)).toEqual(names);
});

test('a part of a message may have no header: its first empty line ends it', () => {
	expect(read('\r\nA: 1\r\n\r\n', true)).toMatchObject({fields: [], octets: 2, leading: null});
});

test('the line of an mbox counts only before the first field', () => {
	expect(read('From a@b Mon\r\nA: 1\r\n\r\n')).toMatchObject({mboxLine: true, endedBy: 'blank-line'});
	expect(read('>From a@b Mon\r\nA: 1\r\n\r\n').mboxLine).toBe(true);
	expect(read('A: 1\r\nFrom a@b Mon\r\n\r\n')).toMatchObject({mboxLine: false, endedBy: 'no-blank-line'});
});

test.each([
	['A: 1\r\nodd\r\nB: 2\r\n\r\n', 1, ['A', 'B']],
	['A: 1\r\nodd\r\nB: 2\r\n two\r\n\r\n', 1, ['A', 'B']],
	['A: 1\r\nodd\r\n two\r\n\r\n', 0, ['A']],
	['A: 1\r\nodd\r\n\r\n', 0, ['A']],
	['A: 1\r\nodd\r\nB: 2', 0, ['A']],
	['A: 1\r\nodd\r\nB: 2\r\nodd\r\n\r\n', 0, ['A']],
] as const)('a broken line stands among fields or begins the text: %j', (text, brokenLines, names) => {
	const block = read(text);
	expect(block.brokenLines).toBe(brokenLines);
	expect(block.fields.map(({name}) => name)).toEqual(names);
});

test('500 fields are read, of the others it is told how many', () => {
	const fields = (count: number) => read(`${'A: 1\r\n'.repeat(count)}\r\n`);
	expect(fields(500)).toMatchObject({skipped: 0});
	expect(fields(502)).toMatchObject({skipped: 2, endedBy: 'blank-line'});
	expect(fields(502).fields).toHaveLength(500);
});

test('a header that is longer than anyone takes', () => {
	const line = `A: ${'x'.repeat(1021)}`;
	expect(read(`${line}${'\r\n '.repeat(1)}${'y'.repeat(512 * 1024 - 1027)}`).endedBy).toBe('end');
	expect(read(`${line}${'\r\n '.repeat(1)}${'y'.repeat(512 * 1024 - 1026)}`).endedBy).toBe('limit');
});

test.each([
	['A: x', null, 'x'],
	['A: \xc3\xbc', 'utf-8', 'ü'],
	['A: \xfc', 'guessed', 'ü'],
	['A: \xfc\r\nContent-Type: text/plain; charset=utf-8', 'guessed', 'ü'],
	['A: \xfc\r\nContent-Type: text/plain; charset="iso-8859-5"', 'declared', 'ќ'],
	['A: \xfc\r\nContent-Type: text/plain; charset=no-such', 'guessed', 'ü'],
	['A: \xfc\r\nX-Content-Type: charset=iso-8859-5', 'guessed', 'ü'],
] as const)('octets that are not ASCII: %j', (text, eightBit, value) => {
	const block = read(`${text}\r\n\r\n`);
	expect(block.eightBit).toBe(eightBit);
	expect(block.fields[0]?.value).toBe(value);
});

test('whatever the bytes, fields lie in order before the body', () => {
	const piece = fc.constantFrom('A:', 'odd', ' ', '\r\n', '\n', '\r', 'From ', '\xef\xbb\xbf', '\xff');
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 40}), fc.boolean(), (pieces, isPart) => {
			const text = pieces.join('');
			const {fields, octets} = read(text, isPart);
			let from = 0;
			for (const {offset, bytes} of fields) {
				expect(offset).toBeGreaterThanOrEqual(from);
				from = offset + bytes.length;
			}

			expect(octets).toBeGreaterThanOrEqual(from);
			expect(octets).toBeLessThanOrEqual(text.length);
		}),
	);
});
