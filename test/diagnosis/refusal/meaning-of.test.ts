import {expect, test} from 'vitest';
import {told} from './told.ts';

test('where the words only say whom, the code says why', () => {
	expect(told('RCPT', '550 5.1.1 <bob@example.org>: Recipient address rejected')).toMatchObject({
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
	const many = 'You sent two many mails from different domains in the last 10 minutes';
	expect(told('MAIL', `450 4.2.1 Sender ip address rejected: ${many}`).cause).toBeNull();
});

test('the longest of the words that weigh alike are quoted', () => {
	const limit = '450 Rate limit exceeded';
	expect(told('MAIL', limit).basis).toBe('Rate limit exceeded');
});

test('a code stands back where the words speak of another matter', () => {
	expect(told('DATA-END', '552 5.2.1 The subject is quite odd').cause).toBeNull();
	expect(told('DATA-END', '552 5.2.2 bob is full').cause).toBe('recipient-full');
	expect(told('RCPT', '550 5.1.1 Your client is quite odd').cause).toBeNull();
	expect(told('RCPT', '550 5.1.1 This mailbox is quite odd').cause).toBe('recipient-unknown');
});

test('a part of the server that failed is not what it looks for', () => {
	expect(told('DATA-END', '451 Virus scanner not responding: timeout').cause).toBe('server-failed');
	expect(told('DATA-END', '451 Our spam module has failed').cause).toBe('server-failed');
	expect(told('DATA-END', '554 Virus found').cause).toBe('content-virus');
});

test('a list of domains names the sender or a link', () => {
	expect(told('DATA-END', '554 A URL in the text is listed in SURBL').cause).toBe('content-link');
	expect(told('MAIL', '554 Sender domain listed in DBL').cause).toBe('sender-blocked');
	expect(told('MAIL', '554 Your IP is listed in SBL').cause).toBe('client-listed');
});

test('a word that no table has makes what spans it less sure', () => {
	expect(told('RCPT', '550 Mailbox unavailable, user unknown').confidence).not.toBe('possible');
	expect(told('RCPT', '550 The mailbox of frobnication is not known').confidence).not.toBe('certain');
});
