/** A refusal told as the session in which it comes. */
const envelope = ['C: MAIL FROM:<ann@example.com>', 'S: 250 2.1.0 Ok'];
const recipient = ['C: RCPT TO:<bob@example.org>', 'S: 250 2.1.5 Ok'];
const data = ['C: DATA', 'S: 354 Go ahead', 'C: From: Ann <ann@example.com>', 'C: ', 'C: Hello'];

/** What stands before the refused line, and that line. */
const before: Readonly<Record<string, readonly string[]>> = {
	CONNECT: [],
	MAIL: ['C: MAIL FROM:<ann@example.com>'],
	RCPT: [...envelope, 'C: RCPT TO:<bob@example.org>'],
	DATA: [...envelope, 'C: DATA'],
	'DATA-END': [...envelope, ...recipient, ...data, 'C: .'],
	AUTH: ['C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw='],
	EHLO: ['C: EHLO client.example.net'],
	STARTTLS: ['C: STARTTLS'],
	VRFY: ['C: VRFY bob'],
};

const hello = [
	'S: 220 mail.example.org ESMTP',
	'C: EHLO client.example.net',
	'S: 250-mail.example.org',
	'S: 250-STARTTLS',
	'S: 250 AUTH PLAIN',
];

/** For `entriesOf()`; a reply told on one line that was several is taken as one. */
export function listingOf(answers: string, reply: string): string {
	const opening = answers === 'CONNECT' ? [] : hello;
	const line = `S: ${reply.replace(/^(\d{3})-/, '$1 ')}`;
	return [...opening, ...(before[answers] ?? [`C: ${answers}`]), line].join('\n');
}
