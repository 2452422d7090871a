import {expect, it} from 'vitest';
import {elapsedInWords, octetsInWords, secondsInWords} from '../../source/decode/quantities.ts';

it.each([
	[0, '0 ms'],
	[999, '999 ms'],
	[999.7, '1.0 s'],
	[1000, '1.0 s'],
	[59_940, '59.9 s'],
	[59_960, '1 min 0 s'],
	[119_700, '2 min 0 s'],
	[185_000, '3 min 5 s'],
])('%d ms are %s', (milliseconds, words) => {
	expect(elapsedInWords(milliseconds)).toBe(words);
});

it.each([
	[1, '1 octet'],
	[1023, '1,023 octets'],
	[1024, '1,024 octets (1 KiB)'],
	[35_882_577, '35,882,577 octets (34.2 MiB)'],
])('%d octets', (octets, words) => {
	expect(octetsInWords(octets)).toBe(words);
});

it.each([
	[0, '0 seconds'],
	[90, '1 minute 30 seconds'],
	[129_600, '1 day 12 hours'],
])('%d seconds are %s', (seconds, words) => {
	expect(secondsInWords(seconds)).toBe(words);
});
