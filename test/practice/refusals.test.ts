import {expect, test} from 'vitest';
import {mailboxOf, refuseMessage, refuseRecipient} from '../../source/practice/refusals.ts';

const stranger = () => ({authenticated: false, greylisted: new Set<string>()});

test.each([
	'alice@practice.test',
	'BOB@Practice.Test',
	'alice+lists@practice.test',
	'postmaster',
	'Postmaster@practice.test',
])('takes mail for %s', address => {
	expect(refuseRecipient(address, stranger())).toBeNull();
});

test.each([
	['nobody@practice.test', 550, '5.1.1'],
	['full@practice.test', 452, '4.2.2'],
	['overquota@practice.test', 552, '5.2.2'],
	['tempfail+x@practice.test', 451, '4.3.0'],
	['disabled@practice.test', 550, '5.2.1'],
	['drop@practice.test', 421, '4.3.2'],
	['someone@elsewhere.example', 550, '5.7.1'],
	['constructor@practice.test', 550, '5.1.1'],
])('refuses %s with %i %s', (address, code, enhanced) => {
	const refusal = refuseRecipient(address, stranger());
	expect(refusal?.code).toBe(code);
	expect(refusal?.text.startsWith(`${enhanced} `)).toBe(true);
});

test('takes mail for other domains from one who has logged in', () => {
	expect(refuseRecipient('someone@elsewhere.example', {...stranger(), authenticated: true})).toBeNull();
});

test('sends a greylisted recipient away once', () => {
	const client = stranger();
	expect(refuseRecipient('greylist@practice.test', client)?.code).toBe(450);
	expect(refuseRecipient('GREYLIST@practice.test', client)).toBeNull();
});

test.each([
	['alice@practice.test', 'alice@practice.test'],
	['Alice+x@PRACTICE.test', 'alice@practice.test'],
	['postmaster', 'alice@practice.test'],
	['postmaster@practice.test', 'alice@practice.test'],
	['Someone@elsewhere.example', 'someone@elsewhere.example'],
])('puts mail for %s into %s', (address, mailbox) => {
	expect(mailboxOf(address)).toBe(mailbox);
});

test('takes the spam test text for spam, and nothing else', () => {
	const probe = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
	expect(refuseMessage(Buffer.from(`Subject: x\r\n\r\n${probe}\r\n`))?.code).toBe(550);
	expect(refuseMessage(Buffer.from('Subject: x\r\n\r\nhello\r\n'))).toBeNull();
});
