import {expect, test} from 'vitest';
import {
	isNegative,
	isPermanentNegative,
	isPositiveCompletion,
	isPositiveIntermediate,
	isTransientNegative,
	refusesLine,
	replyClass,
} from '../../source/protocol/reply-class.ts';

test.each([
	[99, null, []],
	[199, 'positive preliminary', []],
	[200, 'positive completion', [isPositiveCompletion]],
	[299, 'positive completion', [isPositiveCompletion]],
	[300, 'positive intermediate', [isPositiveIntermediate]],
	[399, 'positive intermediate', [isPositiveIntermediate]],
	[400, 'transient negative', [isNegative, isTransientNegative]],
	[499, 'transient negative', [isNegative, isTransientNegative]],
	[500, 'permanent negative', [isNegative, isPermanentNegative, refusesLine]],
	[504, 'permanent negative', [isNegative, isPermanentNegative, refusesLine]],
	[599, 'permanent negative', [isNegative, isPermanentNegative]],
	[600, null, [isNegative, isPermanentNegative]],
] as const)('%i is %s', (code, name, words) => {
	expect(replyClass(code)).toBe(name);
	const all = [
		isPositiveCompletion,
		isPositiveIntermediate,
		isNegative,
		isTransientNegative,
		isPermanentNegative,
		refusesLine,
	];
	expect(all.filter(holds => holds(code))).toEqual(words);
});
