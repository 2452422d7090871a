import {expect, test} from 'vitest';
import {adviceOn, withOptions} from '../../source/reports/option-words.ts';

test('an advice names its options as the command line writes them', () => {
	expect(withOptions('Give both.', [{option: 'cert'}, {option: 'key'}])).toBe(
		'Give both (--cert FILE, --key FILE).',
	);
	expect(
		adviceOn({
			code: 'tls-failed',
			message: 'It failed.',
			advice: 'For a test, allow security level 0.',
			options: [{option: 'ciphers', value: 'DEFAULT@SECLEVEL=0'}],
		}),
	).toBe('For a test, allow security level 0 (--ciphers DEFAULT@SECLEVEL=0).');
	expect(adviceOn({code: 'other', message: 'It failed.'})).toBe('');
});
