import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {withHeaderLines, withoutEnvelopeLine} from '../../../source/cli/send/data-header.ts';
import type {HeaderLine} from '../../../source/cli/send/headers.ts';

const field = (name: string, value: string, added = false): HeaderLine => ({
	kind: 'field',
	name,
	value,
	added,
});
const changed = (message: string, ...lines: readonly HeaderLine[]): string =>
	withHeaderLines(Buffer.from(message, 'latin1'), lines).toString('latin1');

describe('fields of a finished message', () => {
	it.each<[string, string, readonly HeaderLine[], string]>([
		['a new one at the end', 'A: 1\n\nx\n', [field('B', '2')], 'A: 1\nB: 2\n\nx\n'],
		['in place of an old one', 'A: 1\r\nB: 2\r\n\r\nx', [field('a', '3')], 'a: 3\r\nB: 2\r\n\r\nx'],
		['with the lines that continue it', 'A: 1\n more\nB: 2\n\nx', [field('A', '3')], 'A: 3\nB: 2\n\nx'],
		['beside the old one', 'A: 1\n\nx', [field('A', '2', true)], 'A: 1\nA: 2\n\nx'],
		['a line that is none', 'A: 1\n\nx', [{kind: 'line', text: 'odd'}], 'A: 1\nodd\n\nx'],
		['where there is no body', 'A: 1\n', [field('B', '2')], 'A: 1\nB: 2\n\n'],
		[
			'at the place for them',
			'A: 1\n%NEW_HEADERS%\nx: no field\n',
			[field('B', '2')],
			'A: 1\nB: 2\n\nx: no field\n',
		],
		['none at the place for them', 'A: 1\n%NEW_HEADERS%\nx\n', [], 'A: 1\n\nx\n'],
	])('%s', (_name, message, lines, wanted) => {
		expect(changed(message, ...lines)).toBe(wanted);
	});

	it('cannot hold a line break', () => {
		expect(() => changed('A: 1\n\n', field('B', 'x\nBcc: y'))).toThrow('contains a line break');
	});

	it('leave the body byte for byte', () => {
		fc.assert(
			fc.property(fc.uint8Array(), bytes => {
				const body = Buffer.from(bytes).toString('latin1');
				expect(changed(`A: 1\n\n${body}`, field('B', '2'))).toBe(
					body.includes('%NEW_HEADERS%') ? expect.anything() : `A: 1\nB: 2\n\n${body}`,
				);
			}),
		);
	});
});

it('the line of a mailbox file is taken off', () => {
	expect(withoutEnvelopeLine(Buffer.from('From me Sat Nov 28\nA: 1\n')).toString()).toBe('A: 1\n');
});
