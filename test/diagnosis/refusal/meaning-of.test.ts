import {expect, test} from 'vitest';
import {meaningOf} from '../../../source/diagnosis/refusal/meaning-of.ts';
import {entriesFor} from '../listing.ts';

function told(command: string, reply: string) {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	if (entry?.type !== 'reply') {
		throw new Error('There is no reply.');
	}

	const {cause, confidence, basis} = meaningOf(entry);
	return {cause, confidence, basis};
}

test('where the words only say whom, the code says why', () => {
	expect(told('RCPT', '550 5.1.1 <bob@example.org>: Recipient address rejected')).toEqual({
		cause: 'recipient-unknown',
		confidence: 'likely',
		basis: '5.1.1',
	});
	expect(told('RCPT', '552 5.2.2 Recipient rejected').cause).toBe('recipient-full');
	expect(told('RCPT', '550 5.7.1 <bob@example.org>: Recipient address rejected').cause).toBe(
		'recipient-refuses',
	);
});

test('what only a login is answered with means the same without its command', () => {
	expect(told('', '534 5.7.9 Application-specific password required').cause).toBe('login-app-password');
});

test('an address or account of which nothing more is said is that of the command', () => {
	const form = '504 5.5.2 <bob>: Recipient address rejected: need fully-qualified address';
	expect(told('RCPT', form).cause).toBe('recipient-malformed');
	expect(told('MAIL', '550 5.7.27 Null MX').cause).toBe('sender-domain-missing');
	expect(told('RCPT', '550 The account is suspended').cause).toBe('recipient-disabled');
	expect(told('RCPT', '550 Your account is suspended').cause).toBe('account-suspended');
});

test('what stands behind “because” is the reason, what is only supposed is not', () => {
	expect(told('DATA-END', '421 Rate limited because of missing PTR records').cause).toBe('client-no-ptr');
	expect(told('DATA-END', '554 Refused. This may be related to spam').cause).not.toBe('content-spam');
});

test('a name set apart at the beginning is what the sentence is about', () => {
	expect(told('MAIL', '550 SPF: the host is not allowed to send mail from this domain').cause).toBe('spf');
});

test('whom a check judged is said where its reason is not understood', () => {
	const hello = '554 5.7.1 <localhost.localdomain>: Helo command rejected: Get lost!';
	expect(told('RCPT', hello)).toMatchObject({cause: 'hello-bad-name', confidence: 'possible'});
});

test('the code says whose syntax is bad', () => {
	expect(told('MAIL', '501 5.1.7 Error: bad syntax').cause).toBe('sender-malformed');
});

test('a permanent number with a cause that passes by itself is less sure', () => {
	expect(told('RCPT', '452 4.2.2 Mailbox full').confidence).toBe('certain');
	expect(told('RCPT', '550 Quota is over').confidence).toBe('likely');
});

test('a faint reading beside words that it does not explain is not claimed', () => {
	const many = 'You sent to many mails from different domains in the last 10 minutes';
	expect(told('MAIL', `450 4.2.1 Sender ip address rejected: ${many}`).cause).toBeNull();
});

test('the longest of the words that weigh alike are quoted', () => {
	const limit = '450 Rate limit exceeded';
	expect(told('MAIL', limit).basis).toBe('Rate limit exceeded');
});
