import {describe, expect, test} from 'vitest';
import type {Cause} from '../../../source/diagnosis/causes.ts';
import {type Frame, ofCommand, shifted, unframed} from '../../../source/diagnosis/refusal/frame.ts';
import type {Reading, Stage} from '../../../source/diagnosis/refusal/roles.ts';
import {tokensOf} from '../../../source/diagnosis/refusal/tokens.ts';

const reading = (stage: Stage | null, code = 550): Reading => ({
	...{text: '', links: [], hosts: [], stage, code, enhanced: null},
});

describe('what Postfix says first', () => {
	test.each<[string, Frame, string]>([
		['recipient address rejected: user unknown', 'mailbox', 'user unknown'],
		['sender address rejected: domain not found', 'sender', 'domain not found'],
		['client host rejected: access denied', 'client', 'access denied'],
		['sender ip address rejected: listed', 'client', 'listed'],
		['helo command rejected: need a name', 'hello', 'need a name'],
		['ehlo command rejected: need a name', 'hello', 'need a name'],
		['data command rejected: multi-recipient bounce', 'command', 'multi recipient bounce'],
		['end of data rejected: too big', 'message', 'too big'],
		['user unknown', null, 'user unknown'],
		// There is nothing behind it that could be the reason.
		['recipient address rejected', null, 'recipient address rejected'],
	])('%s', (text, frame, rest) => {
		const read = unframed(tokensOf(text));
		expect(read.frame).toBe(frame);
		expect(read.tokens.map(token => token.text).join(' ')).toBe(rest);
	});
});

describe('whose account or address it is', () => {
	test.each<[Cause, Frame, Stage | null, readonly string[], Cause]>([
		['recipient-disabled', null, 'RCPT', [], 'recipient-disabled'],
		['recipient-disabled', null, 'RCPT', ['sending'], 'account-suspended'],
		['recipient-disabled', null, 'RCPT', ['ownaccount'], 'account-suspended'],
		['recipient-disabled', null, 'RCPT', ['sender'], 'account-suspended'],
		['recipient-disabled', null, 'RCPT', ['senderdomain'], 'account-suspended'],
		['recipient-disabled', null, 'RCPT', ['from'], 'account-suspended'],
		['account-suspended', null, 'RCPT', [], 'recipient-disabled'],
		['account-suspended', 'mailbox', 'MAIL', [], 'recipient-disabled'],
		['account-suspended', null, 'MAIL', [], 'account-suspended'],
		['client-not-allowed', null, 'RCPT', ['mailbox'], 'recipient-refuses'],
		['client-not-allowed', null, 'RCPT', ['mailbox', 'client'], 'client-not-allowed'],
		['client-not-allowed', null, 'MAIL', ['mailbox'], 'client-not-allowed'],
		['client-not-allowed', 'client', 'RCPT', ['mailbox'], 'client-not-allowed'],
		['rate-limited', 'mailbox', 'RCPT', ['mailbox'], 'rate-limited'],
		['sender-malformed', 'mailbox', 'RCPT', [], 'recipient-malformed'],
		['sender-malformed', 'mailbox', 'RCPT', ['sender'], 'sender-malformed'],
		['sender-malformed', null, 'RCPT', [], 'recipient-malformed'],
		['sender-domain-missing', null, 'RCPT', [], 'recipient-domain-missing'],
		['sender-domain-missing', null, 'RCPT', ['from'], 'sender-domain-missing'],
		['sender-domain-missing', null, 'MAIL', [], 'sender-domain-missing'],
		['recipient-malformed', null, 'MAIL', [], 'sender-malformed'],
		['recipient-domain-missing', null, 'MAIL', [], 'sender-domain-missing'],
		['recipient-domain-missing', null, 'MAIL', ['mailbox'], 'recipient-domain-missing'],
		['recipient-domain-missing', null, 'RCPT', [], 'recipient-domain-missing'],
	])('%s, said of %s at %s, with %j: %s', (cause, frame, stage, nouns, meant) => {
		expect(ofCommand(cause, frame, stage, new Set(nouns))).toBe(meant);
	});
});

describe('what the same words mean', () => {
	test.each<[Cause, Frame, Reading, readonly string[], Cause]>([
		['recipient-unknown', 'sender', reading('RCPT'), [], 'sender-unverified'],
		['recipient-domain-missing', 'sender', reading('RCPT'), [], 'sender-domain-missing'],
		['recipient-full', 'sender', reading('RCPT'), [], 'recipient-full'],
		['client-no-ptr', 'hello', reading('RCPT'), [], 'hello-bad-name'],
		['client-no-ptr', 'client', reading('RCPT'), [], 'client-no-ptr'],
		['login-refused', null, reading('AUTH', 454), [], 'server-failed'],
		['login-refused', null, reading('AUTH', 432), [], 'login-refused'],
		['login-refused', null, reading('AUTH', 535), [], 'login-refused'],
		['login-refused', null, reading('MAIL', 454), [], 'login-refused'],
		['rate-limited', null, reading('AUTH'), [], 'login-blocked'],
		['client-rate', null, reading('AUTH'), [], 'login-blocked'],
		['rate-limited', null, reading('AUTH'), ['message'], 'rate-limited'],
		['rate-limited', null, reading('AUTH'), ['message', 'login'], 'login-blocked'],
		['rate-limited', null, reading('MAIL'), ['client'], 'client-rate'],
		['rate-limited', null, reading('MAIL'), [], 'rate-limited'],
		['protocol-syntax', null, reading('DATA-END'), [], 'content-format'],
		['protocol-syntax', null, reading('DATA'), [], 'protocol-syntax'],
	])('%s, said of %s (%j), with %j: %s', (cause, frame, read, nouns, meant) => {
		expect(shifted(cause, frame, read, new Set(nouns))).toBe(meant);
	});
});
