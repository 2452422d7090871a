import {expect, test} from 'vitest';
import {textOfEntry} from '../../source/session/entry-text.ts';
import {conversations} from '../support/conversations.ts';
import {entriesOf} from '../support/play.ts';

const rows = (listing: string): string[] =>
	entriesOf(listing).map(entry => `${entry.type}: ${JSON.stringify(textOfEntry(entry))}`);

test('the text of each kind of entry, as it was on the wire', () => {
	expect(
		rows(`
			unconnected
			attempt: 192.0.2.25 25 refused
			failed: refused {"message":"Nothing listens on 192.0.2.25."}
			connected
			S: 220-mail.example.org
			S: 220 ready
			S: 250
			Sraw: "\\x07 what?\\r\\n"
			C: EHLO  me
			S: 250-mail.example.org
			S: 250 8BITMIME
			C: STARTTLS
			S: 220 go
			TLS
			note: keep-alive NOOP every minute.
			closed: server
		`),
	).toEqual([
		'attempt: ""',
		'failed: "Nothing listens on 192.0.2.25."',
		'connected: "mail.example.org 192.0.2.25"',
		'reply: "220-mail.example.org\\n220 ready"',
		'reply: "250 "',
		'malformed: "␇ what?"',
		'sent: "EHLO  me"',
		'reply: "250-mail.example.org\\n250 8BITMIME"',
		'capabilities: ""',
		'sent: "STARTTLS"',
		'reply: "220 go"',
		'secured: "TLSv1.3 TLS_AES_256_GCM_SHA384 X25519"',
		'note: "NOOP every minute."',
		'closed: ""',
	]);
});

test('a handshake without a known group', () => {
	const [last] = rows(
		'S: 220 hi\nC: STARTTLS\nS: 220 go\nTLS {"group":null,"protocol":"TLSv1.2","cipher":"X"}',
	).slice(-1);
	expect(last).toBe('secured: "TLSv1.2 X "');
});

test('a message as its lines, a password as its mask', () => {
	const texts = rows(conversations.message ?? '');
	expect(texts.at(-1)).toBe(
		`sent: ${JSON.stringify(
			[
				'From: Alice <alice@example.org>',
				'To: Bob <bob@example.net>',
				'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=',
				'',
				'Hello Bob,',
				'..dots are doubled.',
				'',
			].join('\r\n'),
		)}`,
	);
	expect(rows(conversations.login ?? '').filter(text => text.startsWith('sent'))).toEqual([
		'sent: "EHLO laptop.example.net"',
		'sent: "STARTTLS"',
		'sent: "EHLO laptop.example.net"',
		'sent: "AUTH LOGIN"',
		'sent: "YWxpY2VAZXhhbXBsZS5vcmcK"',
		'sent: "••••••••"',
	]);
});
