/** What servers in the wild announce is explained: nothing registered stays unknown. */
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {keywordWords} from '../../source/decode/ehlo-keywords.ts';
import {readCapabilities} from '../../source/protocol/ehlo.ts';

const rows: readonly {ehlo: readonly string[]}[] = JSON.parse(
	readFileSync(new URL('servers.json', import.meta.url), 'utf8'),
);
const announced = rows.flatMap(({ehlo}) => readCapabilities(ehlo).keywords);

test('what stays unknown was never a keyword', () => {
	const unknown = announced.filter(capability => keywordWords(capability).status === 'unknown');
	expect([...new Set(unknown.map(({keyword}) => keyword))]).toEqual(['8', '263.NET', 'STATUS', 'XI']);
});

test('every registered one has its meaning, its reference, and no parameter left unread', () => {
	const registered = announced.filter(capability => keywordWords(capability).registered);
	expect(registered.length).toBeGreaterThan(700);
	for (const capability of registered) {
		const {meaning, reference} = keywordWords(capability);
		expect(reference).toMatch(/^(?:RFC \d+|Sendmail)/);
		expect(meaning).not.toMatch(/in no list of extensions|not a known limit|is not a number/i);
		if (capability.parameters.length > 0) {
			expect(meaning.length).toBeGreaterThan(keywordWords(capability).what.length);
		}
	}
});
