import {expect, test} from 'vitest';
import {quoteOf} from '../../../source/diagnosis/refusal/quote.ts';
import {files, labelledIn, tell} from '../measure.ts';

test.each([
	['connect to <host> : Connection timed out', 'connection timeout', 'Connection timed out'],
	['Recipient address rejected: BLOCK-SEND-ER.', 'block send er', 'BLOCK-SEND-ER'],
	['Syntax: EHLO hostname', 'syntax ehlo', 'Syntax: EHLO'],
	["We can't deliver this", 'cannot deliver', "can't deliver"],
	['User unknown', 'user unknown', 'User unknown'],
	['no such thing here', 'user unknown', null],
	['sender <sender> black listed #127', 'sender <sender> blacklisted', 'sender … black listed'],
	['Your <ip> , is banned', '<ip> is banned', 'is banned'],
])('%s', (text, words, quote) => {
	expect(quoteOf(text, words)).toBe(quote);
});

test('what a finding quotes stands in the reply', () => {
	const plain = (text: string): string =>
		text
			.toLowerCase()
			.replace(/^[245]\d\d[- ]|[245]\.\d+\.\d+/gm, '')
			.replace(/[^\p{L}\p{N}]+/gu, '');
	const quoted = files
		.flatMap(labelledIn)
		.map(tell)
		.flatMap(({finding, reply}) => {
			const basis = finding?.basis;
			return basis === undefined || /^[\d.]+$/.test(basis) ? [] : [{basis, reply}];
		});
	expect(quoted.length).toBeGreaterThan(500);
	const invented = quoted.filter(
		({basis, reply}) => !basis.split('…').every(part => plain(reply).includes(plain(part))),
	);
	expect(invented.map(({basis, reply}) => `${basis}: ${reply}`)).toEqual([]);
	// Every labelled reply is told once.
}, 120_000);
