/** Sessions of many kinds, event by event: every entry with all its fields, and everything that changed in the state. */
import {expect, test} from 'vitest';
import {reduce} from '../../source/session/reducer.ts';
import type {SessionEvent} from '../../source/session/session-event.ts';
import {goesOn, initialState, mailNow, readingPhase} from '../../source/session/state.ts';
import {tls} from '../support/entries.ts';
import {play} from '../support/play.ts';
import {differences, shown} from '../support/shown.ts';

const greeting = 'S: 220 mail.example.org ESMTP';
const hello = `${greeting}\nC: EHLO me.example.net\nS: 250-mail.example.org\nS: 250-SIZE 1000\nS: 250-AUTH PLAIN LOGIN\nS: 250-STARTTLS\nS: 250 CHUNKING`;
const envelope =
	'C: MAIL FROM:<ann@example.net> SIZE=5\nS: 250 2.1.0 ok\nC: RCPT TO:<bob@example.org>\nS: 250 2.1.5 ok';
const lmtp = 'protocol: lmtp\nS: 220 mx LMTP\nC: LHLO me\nS: 250 mx';

const sessions: Readonly<Record<string, string>> = {
	'a delivery': `${hello}\n${envelope}\nC: RCPT TO:<cy@example.org>\nS: 550 5.1.1 no\nC: DATA\nS: 354 go\nC: Subject: x\nC: \nC: ..dot\nC: .\nS: 250 2.0.0 queued\nC: QUIT\nS: 221 bye\nclosed: server`,
	STARTTLS: `${hello}\nC: STARTTLS\nS: 220 go\nTLS {"clear":"NOOP"}\nC: EHLO me.example.net\nS: 250-mail.example.org\nS: 250 SIZE 2000\nC: EHLO me.example.net\nS: 250-mail.example.org\nS: 250 SIZE 2000`,
	'STARTTLS refused': `${hello}\nC: STARTTLS\nS: 454 not now\nC: STARTTLS\nS: 220 go\nfailed: tls-failed {"stage":"handshake"}`,
	'TLS from the start, logins': `tls\n${hello}\nC: AUTH PLAIN AGFubgBwZW5jaWw=\nS: 535 5.7.8 no\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 334 UGFzc3dvcmQ6\nC: cGVuY2ls\nS: 235 2.7.0 ok\nC: EHLO me\nS: 250-mail.example.org\nS: 250 SIZE 1000\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 cancelled`,
	'a login that is refused at once, and its answer': `tls\n${hello}\nC: AUTH LOGIN\nS: 504 no\nC: cGVuY2ls\nS: 500 what\nC: cGVuY2ls\nS: 500 what\nC: NOOP\nS: 250 ok\nC: cGVuY2ls\nS: 500 what`,
	'X-EXPS': `tls\n${greeting}\nC: EHLO me\nS: 250-mx\nS: 250 X-EXPS LOGIN\nC: X-EXPS LOGIN\nS: 334 VXNlcm5hbWU6\nC: YW5u\nS: 334 UGFzc3dvcmQ6\nC: cGVuY2ls\nS: 535 no`,
	pipelined: `${hello}\nC: MAIL FROM:<ann@example.net>\nCahead: RCPT TO:<bob@example.org>\nCahead: DATA\nS: 250 ok\nS: 550 no\nS: 503 no\nC: RSET\nS: 250 ok`,
	'content ahead of the 354': `${hello}\n${envelope}\nC: DATA\nCahead: Subject: x\nCahead: .\nS: 354 go\nS: 250 ok`,
	'content ahead of a refusal': `${hello}\n${envelope}\nC: DATA\nCahead: Subject: x\nS: 554 no\nC: .\nS: 500 what`,
	BDAT: `${hello}\n${envelope}\nCraw: "BDAT 5\\r\\nhello"\nS: 250 ok\nCraw: "BDAT 3 LAST\\r\\nab\\n"\nS: 250 queued\nCraw: "BDAT 0 LAST\\r\\n"\nS: 503 no`,
	'BDAT refused': `${hello}\n${envelope}\nCraw: "BDAT 5\\r\\nhello"\nS: 554 no\nC: RSET\nS: 250 ok`,
	'BDAT cut off': `${hello}\n${envelope}\nCraw: "BDAT 5\\r\\nhe"\nclosed: client`,
	LMTP: `${lmtp}\nC: MAIL FROM:<ann@example.net>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: 250 ok\nC: RCPT TO:<cy@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 bob ok\nS: 452 cy full\nC: QUIT\nS: 221 bye`,
	'LMTP by BDAT': `${lmtp}\nC: MAIL FROM:<ann@example.net>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: 250 ok\nC: RCPT TO:<cy@example.org>\nS: 250 ok\nCraw: "BDAT 2 LAST\\r\\nx\\n"\nS: 250 bob ok\nS: 550 cy no`,
	'a message to no one': `${lmtp}\nC: MAIL FROM:<ann@example.net>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 503 no`,
	'HELO, and EHLO that is refused': `${greeting}\nC: EHLO me\nS: 502 no\nC: HELO me\nS: 250 mx\nC: HELO\nS: 501 no\nC: EHLO other\nS: 250-other.example\nS: 250 SIZE 1`,
	'EHLO in the middle of a transaction': `${hello}\n${envelope}\nC: EHLO again\nS: 250-mail.example.org\nS: 250 SIZE 1000`,
	'RSET and MAIL again': `${hello}\n${envelope}\nC: RSET\nS: 250 ok\n${envelope}\nC: RSET\nS: 500 no\nC: MAIL FROM:<>\nS: 503 no`,
	'refused at the door': 'S: 554 5.7.1 no\nC: EHLO me\nS: 503 no\nC: QUIT\nS: 221 bye\nclosed: server',
	'421 in the middle': `${hello}\n${envelope}\nS: 421 4.4.2 idle\nclosed: server`,
	'421 as an answer': `${hello}\nC: MAIL FROM:<a@example.org>\nS: 421 4.3.2 down\nclosed: server`,
	'unasked and unread': `${greeting}\nS: 250 what\nS: 250 what\nS: 250 what\nSraw: "no reply\\n"\nSraw: "no reply\\n"\nSraw: "25\\r\\n"\nSraw: "250-a\\r\\n250-b"\nclosed: server`,
	'odd line ends': `${greeting}\nCraw: "NOOP\\n"\nS: 250 ok\nCraw: "NOOP\\r"\nSraw: "250 ok\\n"\nCraw: "NO"\nCraw: "OP\\r\\n"\nS: 250 ok`,
	'a dot behind other line ends': `${hello}\n${envelope}\nC: DATA\nS: 354 go\nCraw: "x\\n.\\r\\ny\\r.\\r\\n"\nC: \nC: .\nS: 250 ok`,
	'commands that are none': `${greeting}\nC: \nS: 500 what\nC: FOO bar\nS: 500 what\nC: QUIT now\nS: 501 no\nC: MAIL FROM: ann\nS: 501 no\nC: AUTHPLAIN AGFubgBwZW5jaWw=\nS: 500 what\nC: AUTH\nS: 501 no`,
	'a client that connects to us': `from: 192.0.2.9\n${greeting}\nC: EHLO c.example\nS: 250 mx\nfailed: reset {"message":"gone"}`,
	'attempts and a failure':
		'unconnected\nattempt: 192.0.2.25 25 refused\nattempt: 2001:db8::1 25 timed-out\nfailed: refused {"systemCode":"ECONNREFUSED"}\nconnected\nS: 220 mx',
	'notes and silence': `${greeting}\nnote: a/b A note.\nC: NOOP\n+90000\nfailed: timed-out {"stage":"open"}`,
	'it ends': `${hello}\n${envelope}\nclosed: server\nconnected\nS: 220 again`,
	'it ends in the message': `${hello}\n${envelope}\nC: DATA\nS: 354 go\nC: x\nfailed: reset`,
	'it ends before the verdict': `${hello}\n${envelope}\nC: DATA\nS: 354 go\nC: x\nC: .\nclosed: server`,
	'a login in the clear, cut off': `${hello}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nclosed: server`,
	'a recording that begins in the middle':
		'unconnected\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nS: 354 go\nC: RCPT TO:<b@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 ok',
	'a dot with a bare line feed': `${hello}\n${envelope}\nC: DATA\nS: 354 go\nC: x\nCraw: ".\\n"\nC: .\nS: 250 ok`,
	'answers on the AUTH line that are none': `${hello}\nC: AUTH PLAIN ann:pencil\nS: 501 no\nC: AUTH PLAIN AGFubgBwZW5jaWw\nS: 501 no\nC: AUTH PLAIN =\nS: 334 \nC: AGFubgBwZW5jaWw=\nS: 235 ok\nC: AUTH LOGIN pencil\nS: 503 no`,
	'a secret without the end of its line': `${hello}\nC: AUTH LOGIN\nS: 504 no\nCraw: "cGVuY2ls"\nCraw: "MTIz\\r\\n"\nS: 500 what`,
	PRDR: `${hello}\nC: MAIL FROM:<ann@example.net> PRDR\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: 250 ok\nC: RCPT TO:<cy@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 353 each by itself\nS: 250 bob\nS: 550 cy\nS: 250 done`,
	'PRDR refused by all': `${hello}\n${envelope}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 353 each by itself\nS: 550 bob\nS: 550 none`,
	'LMTP that refuses, then accepts': `${lmtp}\nC: MAIL FROM:<ann@example.net>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: 250 ok\nC: RCPT TO:<cy@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 550 bob\nS: 550 cy\nC: NOOP\nS: 250 ok\nS: 250 unasked`,
	'353 to another command': `${hello}\nC: NOOP\nS: 353 what\nS: 250 x`,
	'235 to no login': `${hello}\nC: NOOP\nS: 235 ok\nS: 235 ok`,
	'334 to what is no command': `${hello}\nC: FOO\nS: 334 UGFzc3dvcmQ6\nC: cGVuY2ls\nS: 535 no\nC: NOOP\nS: 334 UGFzc3dvcmQ6\nS: 334 again\nC: cGVuY2ls\nS: 500 no`,
	'MAIL and RCPT without a path that are accepted': `${hello}\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok\nC: DATA\nS: 354 go\nS: 250 early\nC: x\nS: 250 what`,
	'a verdict before the message ends': `${hello}\n${envelope}\nC: DATA\nS: 354 go\nC: x\nS: 552 too big\nC: y\nC: .\nS: 500 what`,
	'421 inside a message': `${hello}\n${envelope}\nC: DATA\nS: 354 go\nC: x\nS: 421 down\nclosed: server`,
	'221 unasked': `${greeting}\nS: 221 bye\nclosed: server`,
	'221 to another command': `${greeting}\nC: NOOP\nS: 221 bye\nC: NOOP\nS: 250 ok`,
	'a flood': `${greeting}\n${'S: 250 again\n'.repeat(23)}S: 250 other\n${'S: 250-a\nS: 250 b\n'.repeat(22)}${'Sraw: "junk\\n"\n'.repeat(22)}C: NOOP\n${'S: 250 again\n'.repeat(2)}`,
	XCLIENT: `${hello}\nC: XCLIENT NAME=x ADDR=192.0.2.1\nS: 220 mail.example.org ESMTP\nC: XCLIENT LOGIN=ann\nS: 501 no`,
	VRFY: `${hello}\nC: VRFY bob\nS: 252 cannot\nC: EXPN list\nS: 550 no\nC: HELP\nS: 214-one\nS: 214 two\nC: ETRN x\nS: 250 ok\nC: TURN\nS: 502 no`,
};

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const others: Readonly<Record<string, readonly SessionEvent[]>> = {
	'streamed content': [
		{type: 'content', at: 1, bytes: bytes('Subject: x\r\n'), octets: 12, lines: 1},
		{type: 'content', at: 2, bytes: bytes('a'), octets: 300, lines: 20, ahead: true},
		{type: 'sent', at: 3, bytes: bytes('.'), ending: 'CRLF'},
	],
	'what a recording cannot tell': [
		{type: 'unanswered', at: 1},
		{type: 'unreadable', at: 2, octets: 300},
		{type: 'ticket', at: 3},
		{type: 'ticket', at: 3, untimed: true},
		{type: 'sent', at: 3, untimed: true, bytes: bytes('DATA'), ending: 'CRLF', rebuilt: true},
		{type: 'sent', at: 3, untimed: true, bytes: bytes('NOOP'), ending: 'CRLF', readAs: 'command'},
		{type: 'unanswered', at: 4},
		{type: 'note', at: 3, untimed: true, about: 'x/y', text: 'told', found: []},
	],
};

/** What sessions have in common at their beginning is told once. */
const begun = new Set<string>();

function told(name: string, events: readonly SessionEvent[], protocol: 'smtp' | 'lmtp'): string {
	let state = initialState(protocol, 'mail.example.org');
	const lines = [`===== ${name}`];
	let beginning = protocol as string;
	for (const event of events) {
		const reduced = reduce(state, event);
		const before = state;
		state = reduced.state;
		const what =
			event.type === 'sent'
				? `sent ${shown(event.bytes)}`
				: event.type === 'received'
					? `received ${shown('lines' in event.item ? event.item.lines.map(({text}) => text) : event.item)}`
					: event.type;
		beginning += shown(event);
		if (begun.has(beginning)) {
			continue;
		}

		begun.add(beginning);
		lines.push(
			`----- ${what}`,
			...reduced.entries.map(
				entry =>
					`+ ${shown(Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'situation')))}`,
			),
			...differences(before, state, ['situation']),
			`${readingPhase(state)} ${mailNow(state)} ${goesOn(state)}`,
		);
	}

	return `${lines.join('\n')}\n`;
}

test('sessions', async () => {
	const texts = Object.entries(sessions).map(([name, listing]) =>
		told(name, play(listing).events, listing.startsWith('protocol: lmtp') ? 'lmtp' : 'smtp'),
	);
	await expect(texts.join('\n')).toMatchFileSnapshot('snapshots/sessions.txt');
});

const more: readonly SessionEvent[] = [
	{type: 'ticket', at: 0},
	{
		type: 'connected',
		at: 1,
		host: 'mx',
		hostFrom: 'greeting',
		address: '',
		port: null,
		via: 'a proxy',
		proxyHeader: bytes('PROXY'),
		elapsed: 2,
		tls: null,
	},
	{type: 'unanswered', at: 2},
	{type: 'sent', at: 3, bytes: bytes('EHLO x'), ending: 'CRLF'},
	{type: 'unanswered', at: 4},
	{type: 'secured', at: 5, tls: {...tls, tickets: 2}, elapsed: 1, clearBytes: bytes('')},
	{type: 'ticket', at: 6},
	{
		type: 'note',
		at: 7,
		about: 'a/b',
		text: 'told',
		found: [{rule: 'a/b', level: 'note', message: 'm', advice: 'a', reference: 'r'}],
		delivery: {recipient: null, action: 'failed', status: null, words: ''},
	},
	{type: 'sent', at: 8, bytes: bytes('DATA'), ending: 'CRLF', ahead: true},
	{type: 'sent', at: 9, bytes: bytes('NOOP'), ending: 'CRLF', readAs: 'command'},
	{type: 'sent', at: 10, bytes: bytes('PASS secret-word'), ending: 'CRLF', readAs: 'command'},
	{type: 'failed', at: 11, error: {code: 'reset', message: 'gone'}, client: {address: '192.0.2.9', port: 1}},
];

test('what no listing can tell', async () => {
	const before = play(`${hello}\n${envelope}\nC: DATA\nS: 354 go`).events;
	const command = play(`${hello}\nC: NOOP`).events;
	const texts = [
		told('streamed content', [...before, ...(others['streamed content'] ?? [])], 'smtp'),
		told('other events', more, 'smtp'),
		told(
			'read as a command inside a message',
			[
				...before,
				{type: 'sent', at: 1, bytes: bytes('RSET'), ending: 'CRLF', readAs: 'command'},
				{type: 'sent', at: 2, bytes: bytes('x'), ending: 'CRLF'},
			],
			'smtp',
		),
		told(
			'a stray secret inside a message',
			[...before, {type: 'sent', at: 1, bytes: bytes('PASS secret-word'), ending: 'CRLF', readAs: 'command'}],
			'smtp',
		),
		told(
			'what a recording cannot tell',
			[...command, ...(others['what a recording cannot tell'] ?? [])],
			'smtp',
		),
	];
	await expect(texts.join('\n')).toMatchFileSnapshot('snapshots/others.txt');
});
