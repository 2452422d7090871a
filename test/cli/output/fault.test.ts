import {expect, test} from 'vitest';
import {faultText} from '../../../source/cli/output/fault.ts';

test('the trace of a fault is printed with what to do about it, and nothing in it acts on the terminal', () => {
	const error = new Error('550 \x1b]0;title\x07 no');
	error.stack = `Error: ${error.message}\n    at a (b.js:1:2)`;
	const lines = faultText(error).split('\n');
	expect(lines[0]).toMatch(
		/^smtpscope: This is a fault in smtpscope itself, .* what was logged so far is kept\.$/,
	);
	expect(lines.slice(1, 3)).toEqual(['Error: 550 ␛]0;title␇ no', '    at a (b.js:1:2)']);
	expect(lines.slice(3)).toEqual([
		'Please report it with these lines and the command that you used. Remove passwords and addresses first.',
		'',
	]);
});

test('what is thrown without a trace is printed as it is, and an endless one is cut', () => {
	expect(faultText('only a word').split('\n')[1]).toBe('only a word');
	const bare = new TypeError('bare');
	delete bare.stack;
	expect(faultText(bare).split('\n')[1]).toBe('TypeError: bare');
	expect(faultText('x'.repeat(100_000)).length).toBeLessThan(8500);
});
