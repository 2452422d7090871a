import {describe, expect, test} from 'vitest';
import {fileProblem, readTextFile, reasonOf} from '../../../source/cli/output/files.ts';

const withCode = (code: string): Error => Object.assign(new Error('the words of the system'), {code});

describe('why a file cannot be used', () => {
	test.each<[string, unknown, string]>([
		['a code that is known', withCode('ENOENT'), 'there is no such file'],
		['a device without a driver', withCode('ENXIO'), 'it cannot be opened'],
		['a code that is not known', withCode('EWHAT'), 'the words of the system'],
		['more than a text can have', withCode('ERR_STRING_TOO_LONG'), 'it is too large to be read as a whole'],
		['more than Node reads', withCode('ERR_FS_FILE_TOO_LARGE'), 'it is too large to be read as a whole'],
		[
			'a text of too many pieces',
			new RangeError('Invalid string length'),
			'it is too large to be read as a whole',
		],
		['no error at all', 'a word', 'a word'],
	])('%s', (_, error, words) => {
		expect(reasonOf(error)).toBe(words);
		expect(fileProblem('a b', error)).toBe(`“a b” cannot be used: ${words}.`);
	});

	test('a name that was left out', () => {
		expect(fileProblem('', withCode('ENOENT'))).toBe('The name of the file is missing.');
	});

	test('the option that names it stands before it', async () => {
		await expect(readTextFile('/none/x', 'ca')).rejects.toThrow(
			'--ca: “/none/x” cannot be used: there is no such file.',
		);
		await expect(readTextFile('/none/x')).rejects.toThrow(/^“\/none\/x” cannot be used/);
	});
});
