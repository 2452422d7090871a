import {expect, test} from 'vitest';
import {
	announcedMechanisms,
	compareCapabilities,
	findCapability,
	readCapabilities,
} from '../../source/protocol/ehlo.ts';

test('the name, the greeting and each keyword with its parameters', () => {
	expect(
		readCapabilities([' mx.example.org  hello there ', 'size 100', '', '  ', ' auth\tplain  LOGIN ', '=odd']),
	).toEqual({
		domain: 'mx.example.org',
		greeting: 'hello there',
		keywords: [
			{keyword: 'SIZE', parameters: ['100']},
			{keyword: 'AUTH', parameters: ['plain', 'LOGIN']},
			{keyword: '=ODD', parameters: []},
		],
	});
	expect(readCapabilities([])).toEqual({domain: '', greeting: '', keywords: []});
});

test('the old form of AUTH, beside the new one, counts once', () => {
	const read = readCapabilities(['mx', 'auth=LOGIN plain', 'AUTH= CRAM-MD5', 'AUTH PLAIN NTLM']);
	expect(read.keywords).toEqual([
		{keyword: 'AUTH', parameters: ['LOGIN', 'plain'], oldForm: true},
		{keyword: 'AUTH', parameters: ['CRAM-MD5'], oldForm: true},
		{keyword: 'AUTH', parameters: ['PLAIN', 'NTLM']},
	]);
	expect(findCapability(read, 'AUTH')).toBe(read.keywords[2]);
	expect(findCapability({...read, keywords: read.keywords.slice(0, 2)}, 'AUTH')).toBe(read.keywords[0]);
	expect(findCapability(read, 'SIZE')).toBeUndefined();
	expect(findCapability(null, 'AUTH')).toBeUndefined();
	expect(announcedMechanisms(read)).toEqual(['LOGIN', 'PLAIN', 'CRAM-MD5', 'NTLM']);
	expect(announcedMechanisms(null)).toEqual([]);
});

test('what appeared, vanished and changed; the old form and the case of a parameter are no change', () => {
	const before = readCapabilities([
		'mx',
		'STARTTLS',
		'SIZE 100',
		'LIMITS a',
		'LIMITS b',
		'AUTH=PLAIN',
		'DSN x',
	]);
	const after = readCapabilities(['mx', 'size 200', 'AUTH PLAIN', 'LIMITS A', 'LIMITS B', 'DSN X']);
	expect(compareCapabilities(before.keywords, after.keywords)).toEqual({
		appeared: ['AUTH'],
		vanished: ['STARTTLS'],
		changed: ['SIZE'],
	});
	const limits = (first: string) => readCapabilities(['mx', `LIMITS ${first}`, 'LIMITS b']).keywords;
	expect(compareCapabilities(limits('a'), limits('c')).changed).toEqual(['LIMITS']);
});
