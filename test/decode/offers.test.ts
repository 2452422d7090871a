import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {offersOf, stagesOf} from '../../source/decode/offers.ts';
import type {CapabilitiesEntry} from '../../source/session/entry.ts';
import {fakeSession} from '../support/fake-session.ts';

const clear = `
	S: 220 mail.example.org
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-SIZE 1000
	S: 250-AUTH LOGIN
	S: 250 STARTTLS
`;

const tls = `${clear}
	C: STARTTLS
	S: 220 go
	TLS
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-SIZE 2000
	S: 250-AUTH=PLAIN
	S: 250-AUTH LOGIN PLAIN
	S: 250 CHUNKING
`;

const login = `${tls}
	C: AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=
	S: 235 2.7.0 welcome
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 SIZE 2000
`;

const again = `
	C: EHLO me.example
	S: 250 mail.example.org
`;

function read(listing: string) {
	const stages = stagesOf(fakeSession(listing).entries);
	return {
		names: stages.map(({name}) => name),
		offers: offersOf(stages).map(({keyword, standings, parameters}) => [
			keyword,
			standings.join(' '),
			...parameters.map(parameter => `${parameter.name}: ${parameter.standings.join(' ')}`),
		]),
	};
}

describe('stages', () => {
	test.each([
		['nothing said yet', '\tS: 220 mail.example.org\n', []],
		['clear text alone', clear, ['in clear text']],
		['TLS turned on', tls, ['before TLS', 'after TLS']],
		['a login', login, ['before TLS', 'after TLS', 'after AUTH']],
		['EHLO repeated replaces its own stage', login + again, ['before TLS', 'after TLS', 'after AUTH']],
		['EHLO repeated in clear text', clear + again, ['in clear text']],
	])('%s', (_name, listing, names) => {
		expect(read(listing).names).toEqual(names);
	});
});

test('each keyword and each parameter that differs, through all stages; the gone ones last', () => {
	expect(read(login).offers).toEqual([
		['SIZE', 'same other same', '1000: same gone absent', '2000: absent new same'],
		['AUTH', 'same other gone', 'LOGIN: same same gone', 'PLAIN: absent new gone'],
		['CHUNKING', 'absent new gone'],
		['STARTTLS', 'same gone absent'],
	]);
});

const keyword = fc.constantFrom('SIZE', 'AUTH', 'STARTTLS', 'DSN');
const list = fc.array(fc.record({keyword, parameters: fc.array(fc.constantFrom('A', 'B'), {maxLength: 2})}));

test('whatever is announced, every keyword has one row and a standing for each stage', () => {
	fc.assert(
		fc.property(fc.array(list, {minLength: 1, maxLength: 4}), lists => {
			const stages = lists.map((keywords, id) => ({
				name: 'in TLS' as const,
				list: {keywords, id} as unknown as CapabilitiesEntry,
			}));
			const offers = offersOf(stages);
			const all = new Set(lists.flat().map(capability => capability.keyword));
			expect(new Set(offers.map(offer => offer.keyword))).toEqual(all);
			for (const offer of offers) {
				expect(offer.standings).toHaveLength(lists.length);
				lists.forEach((keywords, index) => {
					const here = keywords.some(capability => capability.keyword === offer.keyword);
					expect(['gone', 'absent'].includes(offer.standings[index] ?? '')).toBe(!here);
				});
			}
		}),
	);
});
