import {expect, test} from 'vitest';
import {formatEnhancedStatus, readEnhancedStatus} from '../../source/protocol/enhanced-status.ts';

test.each(['2.0.0', '4.999.999 later', '5.7.8\tno', '5.1.1-no', '5.10.0'])('%j begins with one', text => {
	const status = readEnhancedStatus(text);
	expect(status && formatEnhancedStatus(status)).toBe(/^[\d.]+/.exec(text)?.[0]);
});

test.each([
	...['', '3.0.0', '1.2.3 x', '6.0.0', '05.0.0', '5.01.0', '5.0.01', '5.1000.0', '5.0.1000'],
	...['5.1.1.', '5.1.1: x', '5.1.1x', ' 5.1.1', '5.1', '5.1. 1'],
])('%j does not', text => {
	expect(readEnhancedStatus(text)).toBeNull();
});
