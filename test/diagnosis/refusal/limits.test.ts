/** A limit is one of what the clause counts, in words that no table has in this order. */
import {expect, test} from 'vitest';
import {told} from './told.ts';

test.each([
	['DATA-END', '554 Weekday message quota for senders exceeded', 'sending-quota'],
	['DATA-END', '452 Exceeded the hourly allotted limit of messages', 'sending-quota'],
	['RCPT', '550 Outgoing quota of the sender is exceeded', 'sending-quota'],
	['RCPT', '452 Mailbox quota is exceeded', 'recipient-full'],
	['RCPT', '452 Disk quota exceeded for bob@example.net', 'recipient-full'],
	['RCPT', '452 Too many recipients', 'recipient-too-many'],
	['RCPT', '452 Too many unknown recipients from this address', 'client-reputation'],
	['RCPT', '452 Maximum number of recipients per hour exceeded', 'sending-quota'],
	['RCPT', '450 The mailbox is receiving too many messages at this rate', 'recipient-rate'],
	['MAIL', '421 Too many messages per connection', 'client-rate'],
	['MAIL', '421 Message rate limit exceeded for this client', 'client-rate'],
	['DATA-END', '552 Maximum number of attachments exceeded', 'content-attachment'],
	['DATA-END', '554 Message forwarded too many times by this host', 'content-loop'],
	['DATA-END', '552 Message exceeds the size limit in bytes', 'content-too-big'],
	['NOOP', '421 The session exceeded its time limit', 'idle-timeout'],
	['VRFY', '421 Too many erroneous commands', 'protocol-errors'],
	['RCPT', '421 Too many recipients from 192.0.2.9', 'client-rate'],
	['MAIL', '421 Over 500: more than 300 messages a day', 'sending-quota'],
	['DATA-END', '550 Line length in message exceeds 998 octets', 'content-format'],
	['MAIL', '452 Mail queue quota exceeded', 'server-storage'],
])('%s %s', (command, reply, cause) => {
	expect(told(command, reply).cause).toBe(cause);
});
