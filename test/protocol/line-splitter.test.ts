import {describe, expect, it} from 'vitest';
import {createLineSplitter} from '../../source/protocol/line-splitter.ts';

function lines(text: string, limit: number) {
	const splitter = createLineSplitter(limit);
	splitter.feed(new Uint8Array(Buffer.from(text)));
	const found: {text: string; overlong: boolean}[] = [];
	for (let line = splitter.next(); line; line = splitter.next()) {
		found.push({text: Buffer.from(line.bytes).toString(), overlong: line.overlong});
	}

	return found;
}

describe('the limit of a line', () => {
	it('is what a line may have without its ending', () => {
		expect(lines('12345\r\n6\r\n', 5)).toEqual([
			{text: '12345', overlong: false},
			{text: '6', overlong: false},
		]);
	});

	it('cuts a longer one, and skips to its end', () => {
		expect(lines('123456\r\n7\r\n', 5)).toEqual([
			{text: '12345', overlong: true},
			{text: '7', overlong: false},
		]);
	});

	it('cuts it before its end has come', () => {
		expect(lines('123456', 5)).toEqual([{text: '12345', overlong: true}]);
	});
});
