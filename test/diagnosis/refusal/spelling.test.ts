/** Forms of words, words with a letter wrong, and words run together are read as those of the tables. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {spellingOf} from '../../../source/diagnosis/refusal/spelling.ts';
import {tables} from '../../../source/diagnosis/refusal/table.ts';
import {tokensOf} from '../../../source/diagnosis/refusal/tokens.ts';
import {told} from './told.ts';

const spelling = spellingOf({
	a: 'address',
	e: 'exceed*',
	f: 'found full',
	m: 'mailbox',
	n: 'not',
	p: 'policy parameters',
	r: 'recipient remove recognize',
	u: 'user unknown',
});

function read(text: string): string {
	return spelling
		.read(tokensOf(text))
		.map(({text: word, form}) => form ?? word)
		.join(' ');
}

test.each([
	['addresses', 'address'],
	['policies', 'policy'],
	['recognise', 'recognize'],
	['removing', 'remove'],
	['receipient', 'recipient'],
	['reciepint', 'reciepint'],
	['recipeint', 'recipient'],
	['paramenters', 'parameters'],
	['unkown', 'unknown'],
	['MailboxFull', 'mailbox full'],
	['USER_NOT_FOUND', 'user not found'],
	['usernotfound', 'user not found'],
	['mailboxexceeded', 'mailbox exceeded'],
])('%s is read as %s', (written, meant) => {
	expect(read(written)).toBe(meant);
});

test.each(['remover', 'outlook', 'founds'.slice(0, 4), 'fuller', 'usedfor', 'postfix'])(
	'%s stays as it is',
	word => {
		expect(read(word)).toBe(word);
	},
);

test('what a table has is never read as something else', () => {
	const words = ['rejects', 'unknown', 'recipients', 'listed', 'blocked', 'mailboxes'];
	const tokens = tokensOf(words.join(' '));
	expect(tables().spelling.read(tokens)).toEqual(tokens);
});

test('any text is read, in as many words at least', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme', maxLength: 300}), text => {
			const tokens = tokensOf(text);
			expect(tables().spelling.read(tokens).length).toBeGreaterThanOrEqual(tokens.length);
		}),
	);
});

test.each([
	['RCPT', '550 UserNotFound', 'recipient-unknown'],
	['RCPT', '550 USER_NOT_FOUND', 'recipient-unknown'],
	['RCPT', '552 MailboxFull', 'recipient-full'],
	['RCPT', '550 Unkown receipient', 'recipient-unknown'],
	['RCPT', '550 Your IP is on several DNS blacklists', 'client-listed'],
])('%s %s', (command, reply, cause) => {
	expect(told(command, reply).cause).toBe(cause);
});

test('the words are quoted as the server wrote them', () => {
	expect(told('RCPT', '552 MailboxFull').basis).toBe('MailboxFull');
	expect(told('RCPT', '550 Unkown receipient').basis).toBe('Unkown receipient');
});

test('names that a provider has for its rules are no words', () => {
	const upper = fc.string({
		unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
		minLength: 2,
		maxLength: 3,
	});
	const rule = fc.tuple(upper, fc.constantFrom(':', '#'), upper, fc.nat(99)).map(parts => parts.join(''));
	fc.assert(
		fc.property(rule, name => {
			fc.pre(!/^(?:SPF|TLS|SSL|RBL|URL|PTR|DNS)/.test(name));
			expect(told('DATA-END', `521 (${name}) see https://example.com/`).cause).toBeNull();
		}),
	);
});
