import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type ClientItem, createClientReader, type ReadAs} from '../../source/protocol/client-reader.ts';

/** Items as text: a line with its ending, content in one piece, the dot. */
function read(pieces: readonly string[], as: (items: readonly string[]) => ReadAs): string[] {
	const reader = createClientReader(64);
	const told: string[] = [];
	const add = (item: ClientItem): void => {
		switch (item.type) {
			case 'line':
				told.push(
					`${Buffer.from(item.bytes).toString('latin1')}⟨${item.ending}${item.overlong ? ' overlong' : ''}⟩`,
				);
				break;
			case 'dot':
				told.push('dot');
				break;
			case 'content': {
				const text = Buffer.from(item.bytes).toString('latin1');
				const last = told.at(-1);
				if (last?.startsWith('content ')) {
					told[told.length - 1] = last + text;
				} else {
					told.push(`content ${text}`);
				}
			}
		}
	};
	for (const piece of pieces) {
		reader.feed(Buffer.from(piece, 'latin1'));
		for (let item = reader.next(as(told)); item; item = reader.next(as(told))) {
			add(item);
		}
	}

	return told;
}

const asLines = (): ReadAs => ({as: 'line'});

/** DATA opens content, the dot ends it. */
const asSession = (told: readonly string[]): ReadAs =>
	told.at(-1)?.startsWith('DATA') || told.at(-1)?.startsWith('content ') ? {as: 'message'} : {as: 'line'};

test.each<[string, string[]]>([
	['EHLO a\r\nQUIT\r\n', ['EHLO a⟨CRLF⟩', 'QUIT⟨CRLF⟩']],
	['EHLO a\nQUIT\r\r\n', ['EHLO a⟨LF⟩', 'QUIT\r⟨CRLF⟩']],
	['\r\n\n', ['⟨CRLF⟩', '⟨LF⟩']],
	['no end', []],
	[`${'x'.repeat(80)}\r\nNOOP\r\n`, [`${'x'.repeat(64)}⟨none overlong⟩`, 'NOOP⟨CRLF⟩']],
	[`${'x'.repeat(64)}\r\n`, [`${'x'.repeat(64)}⟨CRLF⟩`]],
])('lines in %j', (text, lines) => {
	expect(read([text], asLines)).toEqual(lines);
	expect(read([...text], asLines)).toEqual(lines);
});

test.each<[string, string[]]>([
	['DATA\r\nhello\r\n.\r\nQUIT\r\n', ['DATA⟨CRLF⟩', 'content hello\r\n', 'dot', 'QUIT⟨CRLF⟩']],
	['DATA\r\n.\r\nQUIT\r\n', ['DATA⟨CRLF⟩', 'dot', 'QUIT⟨CRLF⟩']],
	['DATA\r\n..\r\n.x\r\n.\r\n', ['DATA⟨CRLF⟩', 'content ..\r\n.x\r\n', 'dot']],
	['DATA\r\na\n.\nb\n.\r\nc\r.\r\n\r\n.\r\n', ['DATA⟨CRLF⟩', 'content a\n.\nb\n.\r\nc\r.\r\n\r\n', 'dot']],
	['DATA\r\na\r\n.\n.\r\r\n\r\n.\r\n', ['DATA⟨CRLF⟩', 'content a\r\n.\n.\r\r\n\r\n', 'dot']],
])('a message in %j', (text, items) => {
	expect(read([text], asSession)).toEqual(items);
	expect(read([...text], asSession)).toEqual(items);
});

test('a chunk is counted, whatever stands in it', () => {
	const reader = createClientReader();
	reader.feed(Buffer.from('BDAT 5\r\n\r\n.\r\nQUIT\r\n'));
	expect(reader.next({as: 'line'})).toMatchObject({type: 'line'});
	expect(reader.next({as: 'chunk', octets: 5})).toMatchObject({bytes: Buffer.from('\r\n.\r\n'), lines: 2});
	expect(reader.next({as: 'line'})).toMatchObject({bytes: new Uint8Array(Buffer.from('QUIT'))});
	expect(reader.position).toBe(8 + 5 + 6);
});

test('what is unfinished can be seen, and taken', () => {
	const reader = createClientReader();
	reader.feed(Buffer.from('NOOP\r\nSTART'));
	reader.next({as: 'line'});
	expect(reader.next({as: 'line'})).toBeUndefined();
	expect(Buffer.from(reader.unfinished).toString()).toBe('START');
	expect(reader.position).toBe(6);
	expect(Buffer.from(reader.takeRest()).toString()).toBe('START');
	expect(reader.unfinished).toHaveLength(0);
});

test('what was taken counts as given out, and reading goes on behind it', () => {
	const reader = createClientReader();
	reader.feed(Buffer.from('NOOP\r\nSTART'));
	reader.next({as: 'line'});
	reader.takeRest();
	expect(reader.position).toBe(11);
	expect(reader.unfinished).toHaveLength(0);
	reader.feed(Buffer.from('QUIT\r\n'));
	expect(reader.position).toBe(11);
	expect(reader.next({as: 'line'})).toMatchObject({type: 'line', ending: 'CRLF', overlong: false});
	expect(reader.position).toBe(17);
});

test('after a line that was over the limit, what is taken begins anew', () => {
	const reader = createClientReader(4);
	reader.feed(Buffer.from('123456789'));
	expect(reader.next({as: 'line'})).toMatchObject({overlong: true});
	expect(reader.unfinished).toHaveLength(0);
	expect(reader.takeRest()).toHaveLength(0);
	reader.feed(Buffer.from('NOOP\r\n'));
	const item = reader.next({as: 'line'});
	expect(item?.type === 'line' && Buffer.from(item.bytes).toString()).toBe('NOOP');
});

test('how bytes are cut makes no difference, and none is lost', () => {
	const tokens = ['\r\n', '\r', '\n', '.', 'x', 'DATA\r\n', '\r\n.\r\n', '..', 'MAIL'];
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...tokens), {maxLength: 40}),
			fc.array(fc.nat(6), {maxLength: 40}),
			(words, cuts) => {
				const text = words.join('');
				const pieces: string[] = [];
				let at = 0;
				for (const cut of cuts) {
					pieces.push(text.slice(at, at + cut));
					at += cut;
				}

				pieces.push(text.slice(at));
				expect(read(pieces, asSession)).toEqual(read([text], asSession));
			},
		),
	);
});
