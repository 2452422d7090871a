/** Who refuses whom: both parties of a refusal say what it is about. */
import {expect, test} from 'vitest';
import {told} from './told.ts';

test.each([
	['MAIL', '553 Sender address not permitted for this login', 'sender-not-owned'],
	['MAIL', '553 The sender address must match the authenticated account', 'sender-not-owned'],
	['MAIL', '553 The sender address is invalid for your account', 'sender-not-owned'],
	['MAIL', '553 The sender address is invalid', 'sender-malformed'],
	['RCPT', '550 Sender not permitted to write to this recipient', 'recipient-refuses'],
	['RCPT', '550 Sender not allowed in posting to our group', 'recipient-refuses'],
	['RCPT', '550 Mail was blocked by the addressed user', 'recipient-refuses'],
	['RCPT', '550 bob@example.net does not want any mail from you', 'recipient-refuses'],
	['RCPT', '550 This mailbox only accepts mail from known senders', 'recipient-refuses'],
	// What is not a refusal does not stand between two parties.
	['MAIL', '552 The sender address exceeds the quota of this account', 'sending-quota'],
	['MAIL', '550 Sender account disabled, user suspended', 'account-suspended'],
	['RCPT', '550 The sender has failed SPF for this recipient', 'spf'],
])('%s %s', (command, reply, cause) => {
	expect(told(command, reply).cause).toBe(cause);
});
