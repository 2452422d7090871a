import {expect, test} from 'vitest';
import {findReason, reasonRows} from '../../source/decode/reasons.ts';

/** Texts as servers write them, at least one for each reason. */
const texts = [
	['Error: open resolver; https://lists.example.org/returnc/pub/192.0.2.1', 'open-resolver'],
	['<b@example.org>: Recipient address rejected: greylisted for 60 seconds', 'greylisting'],
	['Must issue a STARTTLS command first', 'starttls-first'],
	['Email sending without SSL/TLS encryption is not allowed', 'starttls-first'],
	['Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant', 'auth-disabled'],
	['Application-specific password required', 'app-password'],
	['Authentication required', 'auth-first'],
	['<a@example.org>: Sender address rejected: not logged in', 'auth-first'],
	['me.example.org Error: too many errors', 'too-many-errors'],
	['Too many recipients', 'too-many-recipients'],
	['SMTP synchronization error', 'out-of-step'],
	['Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org', 'block-list'],
	['Connections not accepted. Fix reverse DNS for 203.0.113.2', 'reverse-dns'],
	['rejected by DMARC policy for example.com', 'dmarc'],
	['SPF-check failed', 'spf'],
	['No passing DKIM signature found', 'dkim'],
	['<b@example.org>: Relay access denied', 'relaying'],
	['Relaying denied. Proper authentication missing', 'relaying'],
	['<a@example.org>: Sender address rejected: not owned by user ann', 'sender-not-yours'],
	['Domain of sender address a@example.invalid does not exist', 'sender-domain'],
	['<desktop>: Helo command rejected: need fully-qualified hostname', 'host-name'],
	['Syntactically invalid EHLO argument(s)', 'host-name'],
	['<b@example.org>: Recipient address rejected: User unknown in local recipient table', 'no-such-mailbox'],
	['The email account that you tried to reach does not exist', 'no-such-mailbox'],
	['<b@example.org> Quota exceeded (mailbox for user is full)', 'mailbox-full'],
	['The email account that you tried to reach is disabled', 'mailbox-disabled'],
	['message too large for this recipient', 'too-large'],
	['Message size exceeds maximum value', 'too-large'],
	['Message contains virus: rejected.', 'virus'],
	['Reject, id=20025-09 - SPAM', 'spam'],
	['The server is shutting down', 'shutting-down'],
	['timeout expired waiting for data', 'idle'],
	['Too many concurrent connections from your address', 'rate'],
	['User b@example.org temporarily locked. Please try again later!', 'busy'],
	['Missing Message-ID header', 'headers'],
	['Denied by policy', 'policy'],
] as const;

test.each(texts)('%s', (text, about) => {
	expect(findReason(text)?.about).toBe(about);
});

test('every reason has a text here', () => {
	expect(
		reasonRows.map(row => row.about).filter(about => !texts.some(([, named]) => named === about)),
	).toEqual([]);
});

test.each(['Ok', '', 'Error: command not recognized', 'Failed'])('%j tells no reason', text => {
	expect(findReason(text)).toBeNull();
});

test('of a long text only the first 2,000 characters are looked at', () => {
	for (const piece of ['user ', 'mailbox address ', 'helo ', 'exceed ', 'sender ', 'a']) {
		const long = piece.repeat(100_000);
		expect(findReason(`${long} mailbox is full`)).toEqual(findReason(piece.repeat(1000)));
		expect(findReason(`mailbox is full ${long}`)?.about).toBe('mailbox-full');
	}
});
