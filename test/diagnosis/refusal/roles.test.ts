/** Who and what a reply names, in a session that knows its own addresses and in none: compared with a file. */
import {expect, test} from 'vitest';
import {readReply, stageOf} from '../../../source/diagnosis/refusal/roles.ts';
import type {ReplyEntry} from '../../../source/session/entry.ts';
import {SharedList} from '../../../source/session/shared-list.ts';
import {reply, situation} from '../../support/entries.ts';
import {fieldsOf, page, printed} from '../../support/printed.ts';

const session = {
	...situation,
	sender: 'Ann@Example.org',
	recipients: SharedList.of('bob@example.net', 'carol@example.com'),
	authenticatedAs: 'ann',
};

const words: readonly string[] = [
	...[
		'<>: no',
		'<NULL>: no',
		'<ann@example.org>: no',
		'ann@EXAMPLE.org is not yours',
		'<carol@example.com>: unknown',
		'bob@example.net unknown',
	],
	...[
		'dave@example.info refused',
		'<mx.example.net[192.0.2.1]>: denied',
		'<mx.example.net>: denied',
		'<localhost>: denied',
		'<two words>: x',
		'<CRLF>.<CRLF>',
	],
	...[
		'Client host [192.0.2.1] blocked',
		'from 192.0.2.1:25 and 10.0.0.0/8',
		'[IPv6:2001:db8::1] refused',
		'2001:db8::1 refused at 10:20:30',
		'x.x.x.x is listed',
		'version 1.2',
	],
	...[
		'helo me.example.org rejected',
		'domain example.com unknown',
		'domain example.org unknown',
		'host other.example not found',
		'call foo.bar() first',
	],
	...[
		'see https://example.net/help?x=<1> or www.example.org/a',
		'visit http://example.com',
		'(CON:B1) blocked',
		'RP:DRC rule',
		'AUP#I-123',
		'SPF:FAIL stays',
		'TLS:OFF',
	],
	...[
		'5.7.1 spam',
		'550 5.7.1 spam',
		'550-5.7.1 550 5.1.1 unknown',
		'status (5.1.1) or #5.2.2, 9.9.9',
		'x5.1.1 no',
	],
	...[
		'no such user (in reply to RCPT TO command)',
		'refused (in reply to end of DATA command)',
		'in reply to the MAIL FROM command',
		'in reply to XFOO command',
		'no TLS (in reply to STARTTLS command)',
		'in reply to message 5',
		'authentication failed: (reason unavailable)',
		'no (no reason given) here',
	],
	...[
		'use {MAIL FROM:<address>} first',
		'&lt;carol@example.com&gt; unknown',
		'=3Ccarol@example.com=3E unknown',
		'a\tb   c',
	],
];

const of = (text: string, more: Partial<ReplyEntry> = {}): ReplyEntry =>
	reply(`550 ${text}`, {answers: null, ...more});
const told = (entry: ReplyEntry, hello: string | null = null): string => fieldsOf(readReply(entry, hello));

test('replies, alone and in a session', async () => {
	const rows = words.flatMap(text => [
		printed(text),
		`  alone ${told(of(text))}`,
		`  in a session ${told(of(text, {answers: 'DATA-END', situation: session}), 'ME.example.org')}`,
	]);
	const commands = [
		'MAIL FROM:<zoe@example.org> SIZE=5',
		'RCPT TO:<zoe@example.org>',
		'rcpt to: <zoe@example.org>',
		'VRFY zoe@example.org',
	];
	const answered = commands.map(
		command =>
			`${command}: ${told(of('<zoe@example.org> and <ann@example.org> and <carol@example.com>', {command, situation: session}))}`,
	);
	await expect(page([...rows, ...answered])).toMatchFileSnapshot('./snapshots/roles.txt');
});

test('the lines of a reply are read together, up to a length', () => {
	const long = reply(['550-one', '550-two', `550 ${'x'.repeat(5000)}`], {answers: null});
	expect(readReply(long).text).toBe(`one two ${'x'.repeat(3992)}`);
});

test('the stage is that of the command, of the words, or of a code that only a login gets', () => {
	const verbs = [
		'CONNECT',
		'EHLO',
		'HELO',
		'LHLO',
		'STARTTLS',
		'AUTH',
		'MAIL',
		'RCPT',
		'DATA',
		'DATA-END',
		'BDAT',
		'NOOP',
		null,
		undefined,
	];
	expect(verbs.map(verb => `${verb} ${stageOf(verb)}`)).toEqual([
		...[
			'CONNECT CONNECT',
			'EHLO HELLO',
			'HELO HELLO',
			'LHLO HELLO',
			'STARTTLS STARTTLS',
			'AUTH AUTH',
			'MAIL MAIL',
		],
		...[
			'RCPT RCPT',
			'DATA DATA',
			'DATA-END DATA-END',
			'BDAT DATA-END',
			'NOOP OTHER',
			'null null',
			'undefined null',
		],
	]);
	const stages = [432, 534, 535, 538, 530, 550].map(
		code => readReply(reply(`${code} no`, {answers: null})).stage,
	);
	expect(stages).toEqual(['AUTH', 'AUTH', 'AUTH', 'AUTH', null, null]);
	expect(readReply(reply('535 no (in reply to RCPT TO command)', {answers: 'MAIL'})).stage).toBe('MAIL');
	expect(readReply(reply('535 no (in reply to RCPT TO command)', {answers: null})).stage).toBe('RCPT');
});
