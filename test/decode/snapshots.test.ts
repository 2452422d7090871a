/**
 * Every code, keyword, verb and kind of entry in words: the pages in `snapshots/` are what a user would read, so that a
 * changed row or sentence is seen. The files next to this one say why single ones are right.
 */
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {chainLinks, chainReason, nameReason, readableName} from '../../source/decode/certificates.ts';
import {helloFields, incomingTlsFields} from '../../source/decode/client-hello.ts';
import {commands, commandWords} from '../../source/decode/commands.ts';
import {completionsFor} from '../../source/decode/completions.ts';
import {portWords, retryAfter} from '../../source/decode/connection.ts';
import {namesMailHost, readMtaStsPolicy} from '../../source/decode/dns/mta-sts.ts';
import {readSpf} from '../../source/decode/dns/spf.ts';
import {readReceivers, readTags} from '../../source/decode/dns/tags.ts';
import {ehloKeywords, keywordWords} from '../../source/decode/ehlo-keywords.ts';
import {enhancedCodes, enhancedLine, enhancedWords} from '../../source/decode/enhanced-codes.ts';
import {esmtpParameters, parameterWords} from '../../source/decode/esmtp-parameters.ts';
import {explain, explainCaused} from '../../source/decode/explain.ts';
import type {Explanation} from '../../source/decode/explanation.ts';
import {hintFor} from '../../source/decode/hint.ts';
import {legalNext} from '../../source/decode/legal-next.ts';
import {ocspWords, stapleWords} from '../../source/decode/ocsp.ts';
import {offersOf, stagesOf} from '../../source/decode/offers.ts';
import {misplaced} from '../../source/decode/order.ts';
import {ourReplyWords} from '../../source/decode/our-reply.ts';
import * as quantities from '../../source/decode/quantities.ts';
import {answerQuestion} from '../../source/decode/question.ts';
import {findQueueId} from '../../source/decode/queue-id.ts';
import {categoryOf, replyCode, replyCodes, severityOf} from '../../source/decode/reply-codes.ts';
import {answeredVerbs, outcomesOf, replyContexts} from '../../source/decode/reply-contexts.ts';
import {findLinks, replyText} from '../../source/decode/reply-text.ts';
import {orders, signs} from '../../source/decode/server-signs.ts';
import {recogniseInEntries, recogniseServer} from '../../source/decode/server-software.ts';
import {
	chainWords,
	clientWords,
	isChainProblem,
	sessionWords,
	tlsFields,
	tlsSummary,
} from '../../source/decode/tls.ts';
import {parseCommand} from '../../source/protocol/command.ts';
import {readCapabilities} from '../../source/protocol/ehlo.ts';
import type {Entry, Situation} from '../../source/session/entry.ts';
import {SharedList} from '../../source/session/shared-list.ts';
import type {OcspFacts, TlsFacts, TransportErrorCode} from '../../source/transport/types.ts';
import {certificate, reply, sent, situation, tls} from '../support/entries.ts';
import {entriesOf} from '../support/play.ts';
import {fieldsOf, page, printed} from '../support/printed.ts';

const file = (name: string) => `./snapshots/${name}.txt`;
const now = Date.parse('2026-07-01T12:00:00Z');

function told({title, summary, fields, retry, connectionOver, references}: Explanation): string[] {
	return [
		`  ${title} | ${summary}`,
		...fields.map(({label, value}) => `    ${printed(label)}: ${printed(value)}`),
		`    retry ${retry}${connectionOver ? ', over' : ''}  ${references.join('; ')}`,
	];
}

const explained = (entries: readonly Entry[]) =>
	entries.flatMap(entry => [`${entry.id} ${entry.type}`, ...told(explain(entry))]);

describe('tables', () => {
	it('commands', async () => {
		const rows = commands.map(row => fieldsOf(row));
		const others = ['ehlo', 'Mail', 'FOO', '', 'X-EXPS', 'TLS'].map(
			verb => `${verb}: ${printed(commandWords(verb)?.title)}`,
		);
		await expect(page([...rows, ...others])).toMatchFileSnapshot(file('commands'));
	});

	it('keywords of EHLO, with parameters', async () => {
		const lines = [
			...ehloKeywords.flatMap(({keyword}) => [keyword, `${keyword} one two`]),
			...[
				'SIZE 0',
				'SIZE 00',
				'SIZE 1',
				'SIZE 1023',
				'SIZE 35882577',
				'SIZE 999999999999999',
				'SIZE 9999999999999999',
				'SIZE x',
				'SIZE -1',
			],
			...[
				'AUTH',
				'AUTH PLAIN LOGIN',
				'AUTH SCRAM-SHA-256-PLUS XOAUTH2 FOO',
				'AUTH=LOGIN PLAIN',
				'X-EXPS NTLM',
				'X-EXPS',
			],
			...[
				'LIMITS',
				'LIMITS MAILMAX=1 RCPTMAX=1 RCPTDOMAINMAX=1',
				'LIMITS mailmax=20 RCPTMAX=999999 RCPTDOMAINMAX=2',
				'LIMITS RCPTMAX=0 RCPTMAX=x RCPTMAX=1234567 FOO=1 RCPTMAX',
			],
			...[
				'DELIVERBY',
				'DELIVERBY 0',
				'DELIVERBY 240',
				'DELIVERBY 90061',
				'DELIVERBY 240,x',
				'DELIVERBY x',
				'DELIVERBY 1234567890',
			],
			...[
				'FUTURERELEASE',
				'FUTURERELEASE 3600',
				'FUTURERELEASE 3600 2030-01-01T00:00:00Z',
				'FUTURERELEASE x y',
				'FUTURERELEASE 1234567890',
			],
			...[
				'MT-PRIORITY',
				'MT-PRIORITY STANAG4406',
				'NO-SOLICITING',
				'NO-SOLICITING org.example:ADV x',
				'BURL',
				'BURL imap',
				'BURL imap://x',
			],
			...[
				'XCLIENT',
				'XCLIENT NAME ADDR',
				'XFORWARD NAME',
				'X-RCPTLIMIT',
				'X-RCPTLIMIT 10',
				'XXXXXXXA',
				'XXX',
				'XX',
				'XXXA',
				'XFOO',
				'FOO',
				'FOO a b',
				'size 5',
				'xxxx',
			],
		];
		const rows = readCapabilities(['x', ...lines]).keywords.flatMap((capability, index) => [
			lines[index] ?? '',
			`  ${fieldsOf(keywordWords(capability))}`,
		]);
		await expect(page(rows)).toMatchFileSnapshot(file('keywords'));
	});

	it('enhanced codes, known and unknown', async () => {
		const codes = [
			...enhancedCodes.flatMap(({code}) => [code]),
			...[
				'2.0.0',
				'4.0.0',
				'5.0.0',
				...[0, 1, 2, 3, 4, 5, 6, 7, 8].map(subject => `5.${subject}.0`),
				...[1, 2, 3, 4, 5, 6, 7, 8].map(subject => `4.${subject}.99`),
			],
		];
		const rows = codes.flatMap(code => {
			const [, subject = 0, detail = 0] = code.split('.').map(Number);
			return ([2, 4, 5] as const).map(
				kind =>
					`${kind}.${subject}.${detail} ${enhancedLine({class: kind, subject, detail})} | ${fieldsOf(enhancedWords({class: kind, subject, detail}))}`,
			);
		});
		await expect(page([...enhancedCodes.map(row => fieldsOf(row)), ...new Set(rows)])).toMatchFileSnapshot(
			file('enhanced-codes'),
		);
	});

	it('parameters of MAIL and RCPT', async () => {
		const texts = [
			...[
				'SIZE=1',
				'SIZE=12345678',
				'SIZE=x',
				'SIZE',
				'BODY=7BIT',
				'body=8bitmime',
				'BODY=BINARYMIME',
				'BODY=x',
				'SMTPUTF8',
				'AUTH=<>',
				'AUTH=a@b',
				'AUTH=a+2Bb',
			],
			...[
				'RET=FULL',
				'RET=HDRS',
				'ret=hdrs',
				'RET=x',
				'ENVID=QQ+2B1',
				'NOTIFY=NEVER',
				'NOTIFY=SUCCESS,DELAY',
				'ORCPT=rfc822;b@c',
				'BY=3600;R',
				'BY=-60;NT',
				'by=60;rt',
				'BY=60;n',
				'BY=1234567890;R',
				'BY=x',
				'ENVID=',
				'ORCPT=',
				'AUTH=',
				'NOTIFY=success,never',
				'NOTIFY=SUCCESS,x',
				'NOTIFY=',
				'SIZE=1234567890123456',
				'HOLDFOR=1234567890',
			],
			...[
				'HOLDFOR=60',
				'HOLDUNTIL=2030-01-01T00:00:00Z',
				'MT-PRIORITY=-5',
				'MT-PRIORITY=0',
				'REQUIRETLS',
				'RRVS=2030-01-01T00:00:00Z;C',
				'XVERP',
				'XVERP=-=',
				'PRDR',
				'FOO=1',
				'XFOO',
			],
			...[
				'SOLICIT=a',
				'MTRK=a:60',
				'SUBMITTER=a',
				'TRANSID=<x>',
				'CONPERM',
				'CONNEG',
				'ALT-ADDRESS=a',
				'XPRDR',
			],
		];
		const rows = texts.map(text => {
			const [name = '', value = null] = text.split('=', 2);
			return `${text}: ${parameterWords({name: name.toUpperCase(), value: text.includes('=') ? value : null, span: {start: 0, end: 0}})}`;
		});
		await expect(page([...esmtpParameters.map(row => fieldsOf(row)), ...rows])).toMatchFileSnapshot(
			file('parameters'),
		);
	});

	it('reply codes, by themselves and after each command', async () => {
		const codes = [...replyCodes.map(({code}) => code), 100, 299, 310, 399, 472, 499, 599];
		const rows = [
			...codes.map(
				code => `${code} ${categoryOf(code)} ${fieldsOf(severityOf(code))} | ${fieldsOf(replyCode(code))}`,
			),
			...answeredVerbs.map(verb => `${verb} ${fieldsOf(outcomesOf(verb))}`),
			`unknown ${fieldsOf(outcomesOf('FOO'))}`,
			...replyContexts.map(row => fieldsOf(row)),
		];
		await expect(page(rows)).toMatchFileSnapshot(file('reply-codes'));
	});

	it('signs of servers', async () => {
		await expect(
			page([...signs.map(row => `${fieldsOf(row)} ${row.pattern}`), ...orders.map(row => fieldsOf(row))]),
		).toMatchFileSnapshot(file('server-signs'));
	});
});

describe('replies', () => {
	const texts = [
		...[
			'ok',
			'5.1.1 No such user',
			'4.7.1 Try again later',
			'5.5.3 Too many recipients',
			'Recipients limit exceeded',
			'closing connection',
			'Closing transmission channel',
		],
		...[
			'too many syntax or protocol errors',
			'idle timeout',
			'see https: //example.org/a?b=1. and http://example.org/x)',
			'2.0.0 Ok: queued as 4XyZab12Cd',
		],
	];
	const codes = [
		211, 214, 220, 221, 235, 250, 251, 252, 334, 354, 421, 432, 450, 451, 452, 454, 472, 500, 501, 502, 503,
		504, 521, 530, 534, 535, 538, 550, 552, 553, 554, 555, 556,
	];
	const verbs = [...answeredVerbs, 'FOO'];

	it.each(verbs.map(verb => [verb]))('to %s', async verb => {
		const rows = codes.flatMap(code => {
			const {title, summary, retry, connectionOver, references, fields} = explain(
				reply(`${code} ok`, {answers: verb, command: `${verb} x`}),
			);
			return [
				`${code} ${title} | ${summary} | ${retry}${connectionOver ? ', over' : ''} | ${references.join('; ')}`,
				...(code === 250 ? fields.map(field => `    ${fieldsOf(field)}`) : []),
			];
		});
		await expect(page(rows)).toMatchFileSnapshot(file(`replies/${verb}`));
	});

	it('in words that change what they mean', async () => {
		const cases = [
			...texts.flatMap(text => [
				reply(`552 ${text}`, {answers: 'RCPT', command: 'RCPT TO:<a@b>'}),
				reply(`421 ${text}`, {answers: null}),
				reply(`550 ${text}`, {answers: null, situation: {...situation, phase: 'connecting'}}),
				reply(`250 ${text}`, {answers: 'DATA-END'}),
			]),
			reply('454 no', {answers: null, situation: {...situation, phase: 'securing'}}),
			reply('250 no', {answers: null, situation: {...situation, phase: 'securing'}}),
			reply('299 no', {answers: null, situation: {...situation, phase: 'connecting'}}),
			reply('421 closing', {answers: null, situation: {...situation, phase: 'connecting'}}),
			reply('550 no', {answers: 'RCPT', situation: {...situation, recipients: SharedList.of('a@b')}}),
			reply('550 no', {answers: 'RCPT', situation: {...situation, phase: 'connecting'}}),
			reply('550 5.7.1 no', {answers: 'DATA-END', recipient: 'bob@example.org'}),
			reply('250 2.0.0 ok', {answers: 'DATA-END', recipient: 'bob@example.org'}),
			reply('250 Ok: queued as ABCDEF1234', {answers: 'BDAT', command: 'BDAT 5 LAST'}),
			reply('250 5 octets', {answers: 'BDAT', command: 'BDAT 5'}),
			reply('550 no', {answers: 'BDAT', command: 'bdat 5 last '}),
			reply(['220-mx.example.org', '220 ready'], {answers: 'CONNECT', command: null, elapsed: 1234}),
			reply('220 mx.example.org LMTP', {answers: 'CONNECT'}),
			reply('220 mx.example.org Smtp x', {answers: 'CONNECT'}),
			reply('220', {answers: 'CONNECT'}),
			reply('220 esmtpd', {answers: 'CONNECT'}),
			reply(['250-mx.example.org hi there', '250-SIZE 5', '250 FOO'], {
				answers: 'EHLO',
				command: 'EHLO x',
				elapsed: 10,
			}),
			reply(['250-mx.example.org', '250 SIZE 5'], {answers: 'LHLO'}),
			reply('250 x', {answers: 'NOOP', command: '', complete: false, ours: 'rule', times: 5}),
			reply('250 x', {answers: '', command: '', ours: 'hand', times: 1000}),
			reply('250 x', {answers: 'NOOP', ours: 'smtpscope', elapsed: 0}),
			reply('251 2.1.5 x', {answers: 'RCPT', enhanced: '2.1.5', elapsed: 90_000}),
			reply('334 VXNlcm5hbWU6', {answers: null}),
			reply('334 ', {answers: null}),
			reply('334 %%%', {answers: null}),
			reply('334 AAAA', {answers: null}),
			reply('250 5.1.1 a https://a.example/ https://a.example/ https://b.example/x, http://c.example/(y)', {
				answers: 'RCPT',
			}),
		];
		const first = reply('250 a').lines[0];
		const odd = first
			? [
					reply('250 a', {lines: [{...first, code: 550}]}),
					reply('250 a', {lines: [{...first, glued: true}]}),
					reply('250 a', {lines: [{...first, truncated: true}]}),
					reply('250 a', {lines: [{...first, ending: 'LF'}]}),
					reply('250 a', {lines: [first, {...first, ending: 'CR'}]}),
					reply('250 a', {lines: [{...first, ending: 'none'}]}),
					reply('250 a', {lines: []}),
				]
			: [];
		const rows = [...cases, ...odd].flatMap(entry => [
			`${printed(entry.lines.map(({bytes}) => Buffer.from(bytes).toString()))} answers ${entry.answers}, ${entry.situation.phase}`,
			...told(explain(entry)),
		]);
		await expect(page(rows)).toMatchFileSnapshot(file('replies-in-words'));
	});

	it('of which a rule knows the cause', async () => {
		const causes = (['none', 'now', 'later', 'never'] as const).flatMap(retry => [
			{retry},
			{retry, about: 'RCPT'},
			{retry, about: 'AUTH'},
		]);
		const cases = [
			reply('450 4.7.1 x', {answers: 'RCPT'}),
			reply('550 5.7.1 x', {answers: 'RCPT'}),
			reply('501 5.5.4 x', {answers: 'MAIL'}),
			reply('550 5.7.1 x', {answers: 'DATA-END', recipient: 'a@b'}),
			reply('550 5.7.1 x', {answers: null, situation: {...situation, phase: 'connecting'}}),
			reply('450 4.7.1 x', {answers: null, situation: {...situation, phase: 'connecting'}}),
			reply('550 5.7.1 x', {answers: null}),
			reply('550 x', {answers: 'FOO'}),
			reply('250 4.2.0 x', {answers: 'MAIL', enhanced: '4.2.0'}),
			reply('550 4.2.0 x', {answers: 'RCPT', enhanced: '4.2.0'}),
			reply('450 5.2.0 x', {answers: 'RCPT', enhanced: '5.2.0'}),
			reply('550 2.1.5 x', {answers: 'RCPT', enhanced: '2.1.5'}),
		];
		const rows = cases.flatMap(entry => [
			`${entry.code} ${entry.enhanced} answers ${entry.answers}`,
			...[undefined, ...causes].map(cause => {
				const {title, summary, retry} = explainCaused(entry, cause);
				return `  ${printed(cause)} ${title} | ${summary} | ${retry}`;
			}),
		]);
		await expect(page(rows)).toMatchFileSnapshot(file('replies-with-cause'));
	});

	it('texts, links and queue IDs', async () => {
		const ids = [
			...[
				'2.0.0 OK  1700000000 a1b2c3d4-20020a17 - gsmtp',
				'<x@y> [InternalId=123456, Hostname=H] Queued mail for delivery',
				'<x@y> Queued mail for delivery',
				'<x@y> [Hostname=H] Queued mail for delivery',
			],
			...[
				'ok 1700000000 qp 1234',
				'queued on mx1 as 1700000000-AbCd',
				'Mail OK queued as smtp1,x+y/z=.-',
				'OK id=1rEXAM-000001-Ab',
				'OK id=1rEXAM-0000000001A-AbCd',
				'Ok: queued as 4XyZab12Cd',
			],
			...[
				'queued as ABC-1',
				'queued with id x@y',
				'queued with ID: 77',
				'Message Queued (0A1B2C3D-1111-2222-3333-444455556666.1)',
				'message saved <Message-ID: md5000@x>',
				'a1b2c3d4 Message accepted for delivery',
			],
			...[
				'x9A1B2C3D4E5F6 Message accepted for delivery',
				'12345678 message accepted for delivery',
				'Ok 0100018f1a2b3c4d-12345678-1234-1234-1234-123456789abc-000000',
				'<bob@x> AbCdEfGhIj12:XX Saved',
				'ok. 0000000000000000.00000000.00000000',
			],
			...[
				'id: abcdef12',
				'id=<abc123@x>',
				'Ok',
				'id abc',
				'queued',
				'OK: accepted',
				`${'x'.repeat(990)} queued as ABCDEFGH`,
			],
		];
		const links = [
			'https://a.example/x.',
			'(http://a.example/x)',
			'https: //a.example/y',
			'ftp://a.example',
			'https://ab',
			'https://a.ex/1 https://a.ex/2 https://a.ex/3 https://a.ex/4 https://a.ex/5 https://a.ex/6',
			'<https://a.example/x>',
			'"https://a.example/x"',
			'https://a.example/x;:,]',
		];
		const line = (text: string) => ({
			text,
			bytes: new Uint8Array(),
			ending: 'CRLF' as const,
			truncated: false,
		});
		const lines = [
			['5.1.1 a', '5.1.1-b', '5.1.1', '  c  ', ''],
			['2.0.0\tx'],
			['5.1.1x y'],
			['a'.repeat(4000), 'b'],
			['a'.repeat(3999), 'b', 'c'],
			['a'.repeat(4001), 'b'],
			[],
		];
		const rows = [
			...ids.map(text => `${printed(text.slice(0, 80))} ${printed(findQueueId(text))}`),
			...links.map(text => `${printed(text)} ${printed(findLinks(text))}`),
			...lines.map(texts => {
				const text = replyText(texts.map(line));
				return `${printed(texts.map(each => each.slice(0, 10)))} ${text.length} ${printed(text.slice(0, 30))} ${printed(text.slice(-5))}`;
			}),
		];
		await expect(page(rows)).toMatchFileSnapshot(file('texts'));
	});
});

describe('conversations', () => {
	const conversations: Readonly<Record<string, string>> = {
		delivery: `
			S: 220 mail.example.org ESMTP Postfix
			C: EHLO client.example.net
			S: 250-mail.example.org Hello
			S: 250-PIPELINING
			S: 250-SIZE 1000
			S: 250-AUTH PLAIN LOGIN
			S: 250-DSN
			S: 250 8BITMIME
			C: MAIL FROM:<ann+x@example.net> SIZE=100 BODY=8BITMIME RET=HDRS ENVID=q
			S: 250 2.1.0 Ok
			C: RCPT TO:Bob <@relay.example:bob+list@example.org> NOTIFY=NEVER
			S: 250 2.1.5 Ok
			C: RCPT TO: <carol@example.org>
			S: 550 5.1.1 <carol@example.org>: Recipient address rejected
			C: DATA
			S: 354 End data with <CR><LF>.<CR><LF>
			C: Subject: hello
			C:
			C: ..text
			C: .
			S: 250 2.0.0 Ok: queued as 4XyZab12Cd
			C: QUIT
			S: 221 2.0.0 Bye
			closed: server`,
		logins: `
			S: 220 mail.example.org ESMTP
			C: EHLO client
			S: 250-mail.example.org
			S: 250 AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2
			C: AUTH PLAIN AGFubgBzZWNyZXQ=
			S: 535 5.7.8 no
			C: AUTH PLAIN
			S: 334
			C: AGFubgBzZWNyZXQ
			S: 501 5.5.2 bad
			C: AUTH PLAIN =
			S: 501 5.5.2 bad
			C: AUTH LOGIN
			S: 334 VXNlcm5hbWU6
			C: YW5uIA==
			S: 334 UGFzc3dvcmQ6
			C: c2VjcmV0IA==
			S: 535 5.7.8 no
			C: AUTH CRAM-MD5
			S: 334 PDEyMy40NTZAbWFpbC5leGFtcGxlLm9yZz4=
			C: YW5uIDk5
			S: 535 no
			C: AUTH XOAUTH2 dXNlcj1hbm5AZXhhbXBsZS5uZXQBYXV0aD1CZWFyZXIgeHgBAQ==
			S: 334 eyJzdGF0dXMiOiI0MDAifQ==
			C:
			S: 535 5.7.8 no
			C: AUTH LOGIN
			S: 334 VXNlcm5hbWU6
			C: *
			S: 501 5.7.0 cancelled
			C: AUTH GSSAPI
			S: 504 5.5.4 no
			C: AUTH LOGIN YW5u
			S: 334 UGFzc3dvcmQ6
			C: c2VjcmV0
			S: 235 2.7.0 welcome
			C: AUTH
			S: 501 no
			C: MAIL FROM:<>
			S: 250 ok
			closed: client`,
		tls: `
			S: 220 mail.example.org ESMTP
			C: EHLO client.example.net
			S: 250-mail.example.org
			S: 250-STARTTLS
			S: 250-AUTH LOGIN
			S: 250 XXXXXXXA
			C: STARTTLS
			S: 220 2.0.0 go
			TLS unverified
			C: EHLO client.example.net
			S: 250-mail.example.org
			S: 250-SIZE 5
			S: 250 AUTH LOGIN PLAIN
			C: EHLO client.example.net
			S: 250-mail.example.org
			S: 250-SIZE 5
			S: 250 AUTH LOGIN PLAIN
			C: HELO client.example.net
			S: 250 mail.example.org
			C: XCLIENT ADDR=192.0.2.1
			S: 220 mail.example.org ESMTP
			C: EHLO client.example.net
			S: 250-mail.example.org
			S: 250 SIZE 6
			note: capture/unreadable Something was encrypted.
			note: other/note Words.
			failed: reset {"advice":"Try again.","systemCode":"ECONNRESET"}`,
		odd: `
			S: 220 mail.example.org
			Sraw: "* OK IMAP ready\\r\\n"
			Sraw: "+OK POP3\\r\\n"
			Sraw: "HTTP/1.1 400 Bad Request\\r\\n"
			Sraw: "<!DOCTYPE html>\\r\\n"
			Sraw: "SSH-2.0-x\\r\\n"
			Sraw: "\\x15\\x03\\x01\\x00\\x02\\r\\n"
			Sraw: "\\x15\\x03\\x01\\x00\\x02\\n"
			Sraw: "\\x18\\x03\\r"
			Sraw: "2500 x\\r\\n"
			Sraw: "250-cut"
			C: FOO
			S: 500 what
			C:
			S: 500 what
			C: .
			S: 500 what
			Craw: "NOOP\\n"
			S: 250 ok
			Craw: "NOOP\\r"
			S: 250 ok
			C: BDAT 5 LAST
			Craw: "hello"
			S: 503 no
			C: VRFY  bob
			S: 252 no
			C: BDAT 3
			Craw: "ab"
			closed: server`,
		lmtp: `
			protocol: lmtp
			S: 220 mail.example.org LMTP
			C: LHLO client.example.net
			S: 250-mail.example.org
			S: 250 PIPELINING
			C: MAIL FROM:<>
			S: 250 ok
			C: RCPT TO:<a@example.org>
			S: 250 ok
			C: RCPT TO:<b@example.org>
			S: 250 ok
			C: DATA
			S: 354 go
			C: x
			C: .
			S: 250 2.0.0 <a@example.org> AbCdEfGhIj12 Saved
			S: 452 4.2.2 <b@example.org> full
			C: DATA
			S: 354 go
			C: half
			closed: server`,
		failures: `
			unconnected
			attempt: 192.0.2.25 25 refused
			attempt: 2001:db8::25 25 timed-out
			attempt: 192.0.2.26 25 connected
			failed: not-found {"systemCode":"ENOTFOUND"}`,
		client: `
			from: 192.0.2.9
			S: 220 mail.example.org ESMTP
			C: EHLO client.example.net
			S: 250 mail.example.org
			C: MAIL FROM:<a@b>
			Cahead: RCPT TO:<c@d>
			S: 250 ok
			S: 250 ok
			C: DATA
			S: 354 go
			C: text
			S: 421 4.4.2 timeout, closing connection
			closed: server`,
	};

	it.each(Object.entries(conversations))('%s', async (name, listing) => {
		await expect(page(explained(entriesOf(listing)))).toMatchFileSnapshot(file(`conversation-${name}`));
	});
});

describe('connections', () => {
	const codes: readonly TransportErrorCode[] = [
		...([
			'not-found',
			'refused',
			'unreachable',
			'timed-out',
			'reset',
			'denied',
			'bad-address',
			'speaks-clear-text',
		] as const),
		...(['speaks-tls', 'tls-alert', 'tls-failed', 'tls-pin', 'tls-configuration', 'other'] as const),
	];
	const base = {id: 1, at: 0, secure: false} as const;

	it('attempts, connections, failures and ends', async () => {
		const attempts = (['connected', 'abandoned', ...codes] as const).flatMap((outcome, index) =>
			told(
				explain({
					...base,
					type: 'attempt',
					attempt: {address: '192.0.2.1', port: 25, family: index % 2 ? 6 : 4, outcome, elapsed: index * 700},
				}),
			),
		);
		const place = {
			...base,
			type: 'connected',
			host: 'mail.example.org',
			address: '192.0.2.25',
			port: 25,
			elapsed: 5,
			tls: null,
		} as const;
		const connected = [
			place,
			...[24, 25, 366, 465, 587, 2525, 26].map(port => ({...place, port})),
			{...place, tls, port: 465},
			{...place, port: null, address: '/run/lmtp', elapsed: 0},
			{...place, host: '', address: ''},
			{...place, hostFrom: 'greeting' as const},
			{...place, client: {address: '192.0.2.9', port: 50_000}, via: 'the SOCKS 5 proxy 127.0.0.1:1080'},
			{...place, proxyHeader: Buffer.from('PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n')},
			{...place, proxyHeader: Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a, 0, 0x0d, 0x0a)},
		].flatMap(entry => told(explain(entry)));
		const ends = (
			['none', 'envelope', 'unfinished', 'unanswered', 'accepted', 'partly', 'refused'] as const
		).flatMap(mail =>
			(['connecting', 'greeting', 'command', 'auth', 'securing', 'message'] as const).flatMap(phase => {
				const ending = {...base, situation: {...situation, phase}, mail, unanswered: null};
				return [
					`${mail} ${phase}`,
					...(['server', 'client'] as const).flatMap(by =>
						told(explain({...ending, type: 'closed', by, announced: false})),
					),
				];
			}),
		);
		const failed = {...base, type: 'failed', situation, mail: 'envelope', unanswered: null} as const;
		const hello = {
			versions: ['TLSv1.3', 'TLSv1.2'],
			ciphers: ['A', 'B'],
			servername: 'x',
			alpn: ['smtp'],
			resumes: true,
		};
		const failures = [
			...codes.map(code => ({...failed, error: {code, message: `It was ${code}.`, advice: 'Do this.'}})),
			{...failed, error: {code: 'other', message: 'No.'}} as const,
			{...failed, mail: 'none', error: {code: 'other', message: 'No.', systemCode: 'X'}} as const,
			{
				...failed,
				error: {
					code: 'speaks-tls',
					message: 'No.',
					firstBytes: Buffer.from('\x15\x03x'),
					options: [{option: 'ciphers', value: 'X'}, {option: 'tlsMin'}],
				},
			} as const,
			{
				...failed,
				error: {code: 'tls-alert', message: 'No.', firstBytes: new Uint8Array(), clientHello: hello},
			} as const,
		] as const;
		const lines = failures.flatMap(entry => [
			...told(explain(entry as Entry)),
			...told(explainCaused(entry as Entry, {retry: 'now'})),
		]);
		const retries = [
			'ENOTFOUND',
			'EAI_AGAIN',
			'EAI_FAIL',
			'ESERVFAIL',
			'ETIMEOUT',
			'EAI_AGAINX',
			undefined,
		].map(
			systemCode =>
				`not-found ${systemCode} ${retryAfter({code: 'not-found', message: '', ...(systemCode && {systemCode})})}`,
		);
		const paths = retryAfter({code: 'refused', message: '', atPath: 'not a socket'});
		const ports = [24, 25, 26, 366, 465, 587, 2525].map(port => `${port} ${portWords(port)}`);
		await expect(
			page([...attempts, ...connected, ...ends, ...lines, ...retries, paths, ...ports]),
		).toMatchFileSnapshot(file('connections'));
	});

	it('TLS and certificates', async () => {
		const errors = [
			...[
				'UNABLE_TO_GET_ISSUER_CERT',
				'CERT_SIGNATURE_FAILURE',
				'CERT_NOT_YET_VALID',
				'CERT_HAS_EXPIRED',
				'DEPTH_ZERO_SELF_SIGNED_CERT',
				'SELF_SIGNED_CERT_IN_CHAIN',
			],
			...[
				'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
				'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
				'CERT_CHAIN_TOO_LONG',
				'CERT_REVOKED',
				'INVALID_CA',
				'PATH_LENGTH_EXCEEDED',
				'INVALID_PURPOSE',
			],
			...[
				'CERT_UNTRUSTED',
				'CERT_REJECTED',
				'HOSTNAME_MISMATCH',
				'ERR_TLS_CERT_ALTNAME_INVALID',
				'EE_KEY_TOO_SMALL',
				'CA_KEY_TOO_SMALL',
				'NO_CERTIFICATE',
				'UNSPECIFIED',
				'CA_MD_TOO_WEAK',
				'OTHER',
				'toString',
			],
		];
		const ca = {
			...certificate,
			subject: 'CN=Example CA',
			issuer: 'CN=Root',
			isAuthority: true,
			altNames: [],
			keyBits: null,
		};
		const root = {...ca, subject: 'CN=Root', issuer: 'CN=Root', selfSigned: true};
		const many = {
			...certificate,
			altNames: Array.from({length: 10}, (_, index) => `DNS:a${index}.example.org`),
		};
		const facts: readonly TlsFacts[] = [
			tls,
			{...tls, authorized: false, error: 'CERT_HAS_EXPIRED'},
			{...tls, authorized: false, error: null, hostnameMatches: false},
			{...tls, hostnameMatches: false, certificates: [many]},
			{...tls, hostnameMatches: false, certificates: []},
			{...tls, authorized: false, error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', certificates: [certificate, ca]},
			{
				...tls,
				authorized: false,
				error: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
				hostname: 'x.example.org',
				hostnameMatches: true,
				certificates: [
					{...certificate, altNames: ['DNS:*.Example.org', 'IP Address:192.0.2.1', 'email:a@b']},
					ca,
					root,
				],
			},
			{
				...tls,
				hostname: 'x.example.org',
				certificates: [{...certificate, altNames: ['DNS:*.example.org', 'DNS:X.example.org']}],
			},
			{
				...tls,
				certificates: [certificate, root, ca, {...ca, subject: 'CN=Other', issuer: 'CN=Other 2'}],
				chainSource: 'built',
			},
			{...tls, recorded: true, authorized: true},
			{
				...tls,
				recorded: true,
				authorized: false,
				error: null,
				protocol: 'unknown',
				cipher: 'unknown',
				group: null,
			},
			{
				...tls,
				recorded: true,
				authorized: false,
				error: 'CERT_HAS_EXPIRED',
				cipher: 'unknown',
				sessionId: 'ab',
			},
			{...tls, recorded: true, resumed: true},
			{...tls, protocol: 'TLSv1.2', sessionId: 'abcd', ticket: true, alpn: 'smtp', group: null},
			{
				...tls,
				protocol: 'TLSv1.2',
				sessionId: null,
				ticket: false,
				resumed: true,
				warnings: ['Weak.', 'Old.'],
			},
			{...tls, protocol: 'TLSv1.2', sessionId: null},
			{...tls, tickets: 0},
			{...tls, tickets: 1, asksForCertificate: true},
			{...tls, tickets: 2, resumed: true, asksForCertificate: false, signatureScheme: 'rsa_pss'},
			{
				...tls,
				clientHello: {versions: ['TLSv1.3'], ciphers: ['A'], servername: 'x', alpn: [], resumes: false},
				warnings: ['Weak.'],
			},
			{
				...tls,
				clientHello: {
					versions: [],
					ciphers: Array.from({length: 13}, (_, index) => `C${index}`),
					servername: null,
					alpn: ['a', 'b'],
					resumes: true,
				},
				certificates: [],
			},
		];
		const rows = [
			...errors.map(error => `${error} ${isChainProblem(error)} ${chainWords(error)}`),
			chainWords(null),
			...facts.flatMap((fact, index) => [
				`case ${index + 1}`,
				`  ${tlsSummary(fact)} | ${sessionWords(fact)} | ${clientWords(fact)}`,
				...tlsFields(fact).map(({label, value}) => `    ${label}: ${value}`),
				`  ${chainReason(fact)} | ${nameReason(fact)}`,
				...chainLinks(fact.certificates, now).map(
					({role, daysLeft, begun, certificate: {subject}}) => `  ${subject} ${role} ${daysLeft} ${begun}`,
				),
				...told(
					explain({
						id: 1,
						at: 0,
						secure: true,
						type: 'secured',
						tls: fact,
						elapsed: 12,
						clearBytes: new Uint8Array(index % 3),
					}),
				),
			]),
			printed(
				chainLinks(
					[{...certificate, validFrom: '2026-07-02T00:00:00Z', validTo: '2026-07-01T11:00:00Z'}],
					now,
				).map(({daysLeft, begun}) => [daysLeft, begun]),
			),
			...[
				'example.org',
				'2001:0db8:0:0::1',
				'xn--mnchen-3ya.example',
				'a.xn--mnchen-3ya',
				'axn--b',
				'xn--',
				'a:b:zz',
			].map(name => `${name} ${readableName(name)}`),
			printed(helloFields({versions: [], ciphers: [], servername: null, alpn: [], resumes: false})),
			printed(
				incomingTlsFields(tls, {
					versions: ['TLSv1.2'],
					ciphers: ['A'],
					servername: 'x',
					alpn: ['smtp'],
					resumes: true,
				}),
			),
		];
		await expect(page(rows)).toMatchFileSnapshot(file('tls'));
	});

	it('stapled answers about revocation', async () => {
		const good: OcspFacts = {
			status: 'good',
			producedAt: null,
			thisUpdate: '2026-06-30T00:00:00Z',
			nextUpdate: '2026-07-05T00:00:00Z',
			revokedAt: null,
		};
		const cases: readonly OcspFacts[] = [
			good,
			{...good, nextUpdate: '2026-07-01T11:59:59Z'},
			{...good, nextUpdate: '2026-07-01T12:00:00Z'},
			{...good, thisUpdate: null, nextUpdate: null},
			{...good, status: 'revoked', revokedAt: '2026-01-02T00:00:00Z'},
			{...good, status: 'revoked'},
			{...good, status: 'unknown'},
			{...good, status: 'no answer', signature: 'issuer'},
			...(
				['issuer', 'delegate', 'stranger', 'does not fit', 'other certificate', 'not checked'] as const
			).map(signature => ({...good, signature})),
		];
		const rows = [
			...cases.map(ocsp => `${fieldsOf(ocsp)} → ${printed(ocspWords(ocsp, now))}`),
			printed([
				ocspWords(undefined, now),
				stapleWords(tls, now),
				stapleWords({...tls, ocspStapled: false}, now),
				stapleWords({...tls, ocspStapled: true}, now),
				stapleWords({...tls, ocspStapled: true, ocsp: good}, now),
			]),
		];
		await expect(page(rows)).toMatchFileSnapshot(file('ocsp'));
	});
});

describe('while a line is typed', () => {
	const announced = readCapabilities([
		'mail.example.org',
		'SIZE 5000',
		'STARTTLS',
		'AUTH PLAIN LOGIN',
		'DSN',
		'CHUNKING',
		'8BITMIME',
		'VRFY',
		'LIMITS RCPTMAX=5',
		'SMTPUTF8',
		'HELP',
	]);
	const greeted: Situation = {
		...situation,
		greetedWith: 'EHLO',
		clientName: 'client.example.net',
		capabilities: announced,
	};
	const open: Situation = {...greeted, sender: 'ann@example.net'};
	const situations: Readonly<Record<string, Situation>> = {
		greeting: {...situation, phase: 'greeting'},
		'not greeted': situation,
		'not greeted, in TLS': {...situation, secure: true},
		greeted,
		'greeted with HELO': {...situation, greetedWith: 'HELO', clientName: 'client.example.net'},
		secure: {...greeted, secure: true, authenticatedAs: null},
		'logged in': {...greeted, secure: true, authenticatedAs: 'ann@example.net'},
		'logged in without address': {...greeted, secure: true, authenticatedAs: 'ann'},
		'without extensions': {...greeted, capabilities: readCapabilities(['x', 'BINARYMIME', '8BITMIME'])},
		open,
		recipients: {...open, recipients: SharedList.of('bob@example.org', 'carol@example.org')},
		'recipients, without extensions': {
			...open,
			capabilities: readCapabilities(['x']),
			recipients: SharedList.of('bob@example.org'),
		},
		'one recipient': {...open, recipients: SharedList.of('bob@example.org')},
		auth: {...greeted, phase: 'auth'},
		message: {...open, phase: 'message'},
		lmtp: {...situation, protocol: 'lmtp'},
		closed: {...greeted, phase: 'closed'},
	};
	const lines = [
		...[
			'',
			' ',
			'E',
			'eh',
			'EHLO',
			'EHLO ',
			'EHLO c',
			'HELO x',
			'LHLO ',
			'LHLO x',
			'M',
			'MAIL',
			'mail ',
			'MAIL F',
			'MAIL FROM:',
			'MAIL FROM:<',
			'mail from:<',
			'MAIL FROM:<a',
			'MAIL FROM:<a@b>',
			'MAIL FROM:<a@b> ',
		],
		...[
			'MAIL FROM:<a@b> S',
			'MAIL FROM:<a@b> SIZE=99999',
			'MAIL FROM:<a@b> SIZE=10 ',
			'MAIL FROM:<a@b> BODY=',
			'MAIL FROM:<a@b> BODY=BINARYMIME',
			'MAIL FROM:<a@b> body=binarymime',
			'MAIL FROM:<a@b> RET=F',
			'MAIL FROM:<a@b> SMTPUTF8',
			'MAIL FROM: <a',
			'MAIL FROM:<a@b',
			'MAIL FROM:a@b',
		],
		...[
			'RCPT ',
			'RCPT T',
			'RCPT TO:<',
			'RCPT TO:<a@b> N',
			'RCPT TO:<a@b> NOTIFY=',
			'DATA',
			'BDAT 10 ',
			'BDAT 10 L',
			'BDAT ',
			'AUTH',
			'AUTH ',
			'AUTH P',
			'AUTH PLAIN',
			'AUTH PLAIN x',
			'AUTH PLAIN %',
			'AUTH CRAM-MD5',
			'AUTH FOO',
			'auth l',
		],
		...[
			'STARTTLS',
			'RSET',
			'QUIT',
			'QUIT x',
			'NOOP',
			'HELP',
			'HELP M',
			'VRFY ',
			'ETRN x',
			'X',
			'XYZ',
			'XYZ abc',
			'EXPN',
			'BURL x',
			'TURN',
			'V',
			'S',
			'EHLO a-',
			'EHLO a.',
			'EHLO [1',
			'MAIL FROM:<a@b.> ',
			'VRFY',
			'BDAT 10 l',
			'BDAT 10 x',
			'BDAT x L',
			'help m',
			'help',
			'mail f',
			'mail from:<a@b> s',
			'rcpt t',
			'Rcpt',
			'1',
			'auth',
			'AUTH\tP',
		],
	];

	it.each(Object.entries(situations))('%s', async (name, where) => {
		const rows = [
			`next: ${legalNext(where).join(' ')}`,
			...lines.flatMap(line => {
				const {syntax, remarks, completions, lines: said} = hintFor(line, where);
				expect(completionsFor(line, where)).toEqual(completions);
				return [
					`> ${printed(line)}${syntax === '' ? '' : `  ${syntax}`}`,
					...remarks.map(remark => `  ! ${fieldsOf(remark)}`),
					...completions.map(({text, label}) => `  + ${printed(text)} ${label}`),
					...said.map(each => `  ${each}`),
					...misplaced(parseCommand(line), where).map(({id}) => `  misplaced ${id}`),
				];
			}),
		];
		await expect(page(rows)).toMatchFileSnapshot(file(`typing/${name.replaceAll(/[ ,]+/g, '-')}`));
	});

	it('explains the same lines once they were sent', async () => {
		const rows = Object.entries({
			greeted,
			open,
			'greeted with HELO': situations['greeted with HELO'] ?? greeted,
		}).flatMap(([name, where]) => [
			name,
			...lines.flatMap(line => [
				`> ${printed(line)}`,
				...told(explain(sent(line, {situation: where, remarks: parseCommand(line).remarks}))),
			]),
		]);
		await expect(page(rows)).toMatchFileSnapshot(file('sent'));
	});
});

it('what a server offers at each stage', async () => {
	const entries = entriesOf(`
		S: 220 x ESMTP
		C: EHLO a.example
		S: 250-x
		S: 250-SIZE 5
		S: 250-STARTTLS
		S: 250-AUTH LOGIN
		S: 250-AUTH=LOGIN PLAIN
		S: 250-AUTH plain
		S: 250 OLD
		C: STARTTLS
		S: 220 go
		TLS
		C: EHLO a.example
		S: 250-x
		S: 250-SIZE 6
		S: 250-DSN
		S: 250 AUTH PLAIN LOGIN
		C: EHLO a.example
		S: 250-x
		S: 250-SIZE 6
		S: 250 AUTH PLAIN
		C: AUTH PLAIN AGFubgBzZWNyZXQ=
		S: 235 ok
		C: EHLO a.example
		S: 250-x
		S: 250-SIZE 7
		S: 250 OLD
		C: XCLIENT ADDR=192.0.2.1
		S: 220 x
		C: EHLO a.example
		S: 250-x
		S: 250 SIZE 7
	`);
	const clear = entriesOf(
		'S: 220 x ESMTP\nC: EHLO a.example\nS: 250-x\nS: 250 AUTH=LOGIN\nC: EHLO a.example\nS: 250 x',
	);
	const inTls = entriesOf('tls\nS: 220 x ESMTP\nC: EHLO a.example\nS: 250-x\nS: 250 DSN');
	const rows = [entries, clear, inTls, []].flatMap(list => {
		const stages = stagesOf(list);
		return [
			...stages.map(({name, list: {id}}) => `${name}: entry ${id}`),
			...offersOf(stages).map(offer => `  ${fieldsOf(offer)}`),
		];
	});
	await expect(page(rows)).toMatchFileSnapshot(file('offers'));
});

it('which software a server is', async () => {
	type Server = {
		readonly software: string | null;
		readonly service: string | null;
		readonly greeting: string | null;
		readonly ehlo: readonly string[] | null;
	};
	const servers: readonly Server[] = JSON.parse(
		readFileSync(new URL('./servers.json', import.meta.url), 'utf8'),
	);
	const rows = servers.flatMap(({greeting, ehlo}, index) => {
		const {software, service, middlebox} = recogniseServer({
			greeting,
			capabilities: ehlo && readCapabilities(ehlo),
			greetingId: 1,
			capabilitiesId: 2,
		});
		return [
			`${index + 1} ${printed(greeting)}`,
			...[software, service, middlebox].filter(guess => guess !== null).map(guess => `  ${fieldsOf(guess)}`),
		];
	});
	const replies = [
		...[
			'2.0.0 OK 17 x - gsmtp',
			'PA4PR0101.eurprd01.prod.outlook.com',
			'End data with <CR><LF>.<CR><LF>',
			'Enter message, ending with "." on a line by itself',
			'OK id=1rEXAM-000001-Ab',
			'mx closing connection',
			'bob... Recipient ok',
			'x9A1B2C3D4E5F6 Message accepted for delivery',
		],
		...[
			'a1b2c3d4 Message accepted for delivery',
			'Queued mail for delivery',
			'flushed',
			'in my badmailfrom',
			"sorry, that domain isn't in my list of allowed rcpthosts",
			'go ahead, make my day',
			'Message Queued (x)',
			'Enter mail, end with <CRLF>.<CRLF>',
			'Why is there an NOOP',
			'Error: x',
			'Reset state',
		],
		...[
			'Recipient ok',
			'Start mail input; end with <CRLF>.<CRLF>',
			'Resetting',
			'Logged in.',
			'<a@b> AbCdEfGhIjK Saved',
			'ok 1700000000 qp 1',
			'Syntactically invalid EHLO argument',
			'Destination address valid: x',
		],
	];
	const single = replies.map(text => {
		const {software, service} = recogniseServer({
			greeting: null,
			capabilities: null,
			replies: [{text, entryId: 7}],
		});
		return `${text}: ${printed(software)} ${printed(service)}`;
	});
	const heard = recogniseInEntries(
		entriesOf(
			'S: 220 x ESMTP Postfix (3.5.6)\nC: EHLO a\nS: 250-x\nS: 250-PIPELINING\nS: 250-SIZE 5\nS: 250-VRFY\nS: 250-ETRN\nS: 250-ENHANCEDSTATUSCODES\nS: 250-8BITMIME\nS: 250 DSN\nC: FOO\nS: 502 5.5.2 Error: command not recognized\nC: XXXX\nS: 500 XXXX XXX',
		),
	);
	await expect(page([...rows, ...single, fieldsOf(heard)])).toMatchFileSnapshot(file('server-software'));
});

it('questions about a single word', async () => {
	const token = (claims: object) =>
		`${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
	const words = [
		...[
			'5.1.1',
			'2.0.0',
			'4.0.0',
			'5.7.0',
			'2.1.5',
			'4.7.26',
			'5.999.999',
			'3.1.1',
			'5.1',
			'25',
			':587',
			'port 465',
			'tcp port 24',
			'2525/tcp',
			'366',
			'26',
			'99999',
			'PORT 25',
			'AUTH PLAIN',
			'auth  xoauth2',
			'AUTH FOO',
			'AUTH',
		],
		...[
			'SIZE=1000',
			'NOTIFY=NEVER',
			'size=1',
			'RET=FULL',
			'ORCPT=x',
			'FOO=1',
			'BODY=',
			'MAIL',
			'starttls',
			'SIZE',
			'DSN',
			'QUIT',
			'XCLIENT',
			'FOO',
			'PLAIN',
			'scram-sha-256',
			'NTLM',
			'x',
			'',
			'  VRFY  ',
			'a b',
			'8BITMIME',
			'XXXX',
		],
		...[
			token({iss: 'https://login.example', exp: now / 1000 - 60, aud: 'x', upn: 'ann@example.org'}),
			token({exp: now / 1000 + 3600, iat: now / 1000}),
			'a.b.c',
			'eyJ.x.',
		],
	];
	await expect(
		page(words.map(word => `${printed(word.slice(0, 40))} ${printed(answerQuestion(word, now))}`)),
	).toMatchFileSnapshot(file('questions'));
});

it('numbers in words', async () => {
	const octets = [
		0,
		1,
		2,
		1023,
		1024,
		1025,
		1536,
		10_240,
		1_048_575,
		1_048_576,
		35_882_577,
		1024 ** 3,
		1024 ** 4,
		1024 ** 5,
		1024 ** 6,
		1e15,
	];
	const seconds = [
		0, 1, 59, 60, 61, 90, 120, 3599, 3600, 3661, 86_399, 86_400, 90_061, 172_800, 604_800, 86_460, 86_401,
	];
	const elapsed = [
		0, 0.4, 0.5, 999, 999.4, 999.5, 1000, 1049, 1050, 59_949, 59_950, 60_000, 90_000, 125_400, 3_600_000,
	];
	const rows = [
		...octets.map(
			count =>
				`${count} ${quantities.octetsInWords(count)} | ${quantities.binarySize(count)} | ${quantities.mebibytes(count)}`,
		),
		...seconds.map(count => `${count} ${quantities.secondsInWords(count)}`),
		...elapsed.map(count => `${count} ${quantities.elapsedInWords(count)}`),
		...[0, 1, 2, 1000].map(count => quantities.counted(count, 'line')),
		...(['rule', 'hand', 'smtpscope'] as const).map(ourReplyWords),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('quantities'));
});

it('records of DNS', async () => {
	const spf = [
		...[
			'v=spf1 mx -all',
			'v=spf1 a ~all',
			'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 include:a.example exists:%{i}.x ptr -all mx',
			'v=spf1 +all',
			'v=spf1 all',
			'v=spf1 ?all',
			'v=spf1',
			'v=spf1 redirect=b.example',
			'v=spf1 redirect=b.example -all',
		],
		...[
			'v=spf1 -ip4:192.0.2.1 ~mx:x.example ?a/24 a:y.example/24 mx//64 all',
			'v=spf1 include: ip4: foo bar:baz exp=x.example x-mod=1 redirect= -all',
			'v=spf1 INCLUDE:A.example -ALL',
			'v=spf1 !x -all',
			'v=spf1 a:1.example mx/24//64 a//64 a=x mx: -all',
			'v=spf1 ptr:x.example exists: -all',
		],
	];
	const policies = [
		...[
			'version: STSv1\nmode: enforce\nmx: a.example\nmx: *.B.example.\nmax_age: 86400\n',
			'version: STSv1\r\nmode: testing\r\nmx: a\r\nmax_age: 1',
			'version: STSv1\nmode: none\nmax_age: 1',
			'version: STSv1\nmode: enforce\nmax_age: 1',
		],
		...[
			'mode: enforce',
			'version: STSv2\nmode: none\nmax_age: 1',
			'version: STSv1\nmax_age: 1',
			'version: STSv1\nmode: x\nmax_age: 1',
			'version: STSv1\nmode: none',
			'version: STSv1\nmode: none\nmax_age: x',
			'version: STSv1\nmode: none\nmax_age: 12345678901',
		],
		...[
			'version: STSv1\nnonsense\nmode: none\nmax_age: 1',
			'version: STSv1\nmode: none\nmode: enforce\nmax_age: 1\nmax_age: 2',
			'\n version : STSv1 \n mode : none \n max_age : 5 \n x-1: y',
			`version: STSv1\n${'x'.repeat(33)}: y`,
			': x',
			'-x: y',
			`version: STSv1\n${'no-colon'.repeat(10)}`,
		],
	];
	const policy = {mode: 'enforce', mx: ['a.example', '*.b.example', '*.localhost'], maxAge: 1} as const;
	const hosts = [
		'a.example',
		'A.Example.',
		'x.b.example',
		'b.example',
		'x.y.b.example',
		'c.example',
		'x.a.example',
		'localhost',
		'x.localhost',
		'',
	];
	const tags = [
		'v=DMARC1; p=reject; rua=mailto:a@b,mailto:c@d!10m; pct=50',
		'v=TLSRPTv1;rua=https://x',
		'a=1;a=2',
		' A = B ; c',
		'',
		'=x;;y=z=w',
	];
	const receivers = [
		undefined,
		'',
		'mailto:a@b',
		'mailto:a@b,https://x/y , MAILTO:c@d!10m',
		'x,y',
		'mailto:',
	];
	const rows = [
		...spf.map(text => `${text} → ${fieldsOf(readSpf(text))}`),
		...policies.map(text => `${printed(text)} → ${printed(readMtaStsPolicy(text))}`),
		...hosts.map(host => `${printed(host)} ${namesMailHost(policy, host)}`),
		...tags.map(text => `${printed(text)} ${printed(readTags(text))}`),
		...receivers.map(text => `${printed(text)} ${printed(readReceivers(text))}`),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('dns'));
});
