/**
 * What is read in logs, errors and captures of every kind, with every field: tables of inputs, and beside them in
 * `snapshots/` what they come to. `samples.test.ts` does the same for what real tools printed.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {hearAside, openingIn, tellOutcome} from '../../source/recordings/asides.ts';
import {compareSessions} from '../../source/recordings/compare/compare.ts';
import {connectFailure} from '../../source/recordings/connect-failure.ts';
import {createConversation} from '../../source/recordings/conversation.ts';
import {errorReplies} from '../../source/recordings/error-replies.ts';
import type {LedgerRow} from '../../source/recordings/ledgers/ledger.ts';
import {ledgerFor, ledgers} from '../../source/recordings/ledgers/ledgers.ts';
import {isStackFrame, programFailure} from '../../source/recordings/program-failures.ts';
import {readRecording} from '../../source/recordings/read.ts';
import * as shapes from '../../source/recordings/shapes.ts';
import {readJavaTime, readTime} from '../../source/recordings/times.ts';
import {entriesOf} from '../support/play.ts';
import {fieldsOf, page, printed} from '../support/printed.ts';
import {shapes as bounceShapes} from './bounces/shapes.ts';
import {bounce} from './bounces/support.ts';
import {type Line, notations} from './notations.ts';
import {oddLogs} from './odd-logs.ts';
import {outline} from './outline.ts';
import {classic, connection, ipv4, ipv6, links, nextGeneration, type Said} from './pcap/frames.ts';
import {printedRecording, printedSession} from './printed-recording.ts';
import {asides, errorLines, lineShapes, programWords, times} from './program-words.ts';

const file = (name: string) => `./snapshots/${name}.txt`;
const read = (text: string) => readRecording(new Uint8Array(Buffer.from(text)));

const conversation: readonly Line[] = [
	...[
		'S 220-mx.example.org ESMTP ready',
		'S 220 and welcome',
		'C EHLO client.example.net',
		'S 250-mx.example.org greets you',
		'S 250-SIZE 1000',
		'S 250-STARTTLS',
		'S 250 AUTH LOGIN PLAIN',
	],
	...[
		'C AUTH LOGIN',
		'S 334 VXNlcm5hbWU6',
		'C YW5u',
		'S 334 UGFzc3dvcmQ6',
		'C c2VjcmV0LXBhc3N3b3Jk',
		'S 235 2.7.0 Authentication successful',
	],
	...[
		'C MAIL FROM:<ann@example.net> SIZE=50',
		'S 250 2.1.0 Ok',
		'C RCPT TO:<bob@example.org>',
		'S 550 5.1.1 <bob@example.org>: no such user',
		'C RCPT TO:<carol@example.org>',
		'S 250 2.1.5 Ok',
	],
	...[
		'C DATA',
		'S 354 End data with <CR><LF>.<CR><LF>',
		'C Subject: hello',
		'C ',
		'C text of the message',
		'C ..a dot',
		'C .',
		'S 250 2.0.0 Ok: queued as 4XyZab12Cd',
	],
	...[
		'C RSET',
		'S 250 2.0.0 Ok',
		'C FOO',
		'S 502 5.5.2 Error: command not recognized',
		'C QUIT',
		'S 221 2.0.0 Bye',
	],
].map(line => ({from: line.startsWith('S') ? ('S' as const) : ('C' as const), text: line.slice(2)}));

describe('one conversation', () => {
	it.each(Object.entries(notations))('in the notation of %s', async (name, render) => {
		const recording = read(render(conversation));
		await expect(page(printedRecording(recording))).toMatchFileSnapshot(
			file(`notations/${name.replaceAll(/\W+/g, '-')}`),
		);
	});

	it('cut, headless, doubled and in a quotation, as each sample', async () => {
		const folder = new URL('./samples/', import.meta.url);
		const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
		const rows = names.flatMap(name => {
			const text = readFileSync(new URL(name, folder), 'latin1');
			const lines = text.split('\n');
			const latin = (changed: string) =>
				outline(readRecording(new Uint8Array(Buffer.from(changed, 'latin1'))));
			return Object.entries({
				cut: text.slice(0, Math.floor(text.length * 0.6)),
				headless: lines.slice(3).join('\n'),
				quoted: lines
					.slice(0, 40)
					.map(line => `> ${line}`)
					.join('\n'),
			}).flatMap(([how, changed]) => [`${name} ${how}`, `  ${latin(changed).join('; ')}`]);
		});
		await expect(page(rows)).toMatchFileSnapshot(file('changed-samples'));
	});
});

describe('what else stands in logs', () => {
	it.each(Object.entries(oddLogs))('%s', async (name, logs) => {
		const rows = logs.flatMap((log, index) => [
			`── ${index + 1} ──`,
			...log.split('\n').map(line => `| ${line.replaceAll('\t', '⇥')}`.trimEnd()),
			...printedRecording(read(log)).map(line => `  ${line}`),
		]);
		await expect(page(rows)).toMatchFileSnapshot(file(`odd-logs/${name}`));
	});
});

describe('words', () => {
	it('of programs that failed', async () => {
		const rows = programWords.map(
			text => `${printed(text)} ${printed(programFailure(text))} ${connectFailure(text)}`,
		);
		const frames = [
			'    at foo (x.js:1:2)',
			'  File "x.py", line 3',
			'\tfrom x:1',
			'  in y',
			'    ^',
			'  ~~~^',
			'#0 x',
			'\t... 5 more',
			'Traceback (most recent call last)',
			'During handling of the above',
			'Foo::bar(x)',
			'Net::SMTP::new(y)',
			'eval {...} called',
			'Trace begun at x',
			'at foo',
			'#x',
			'plain',
		];
		await expect(
			page([...rows, ...frames.map(text => `${printed(text)} ${isStackFrame(text)}`)]),
		).toMatchFileSnapshot(file('failures'));
	});

	it('of errors that quote a reply', async () => {
		const line = (text: string) => ({text, at: null, number: 1});
		const rows = errorLines.map(text => `${printed(text)} ${printed(errorReplies([line(text)]))}`);
		const several = [
			['x: 535-5.7.8 one', '535-5.7.8 two', '535 5.7.8 three', '535 5.7.8 four'],
			['x: 535-5.7.8 one', 'else', '535 5.7.8 three'],
			['x: 550 5.1.1 no such user here', 'y: 550 5.1.1 no such user', 'z: 550 5.1.1 no such user here today'],
			["'535-5.7.8 one", "'535 5.7.8 two"],
			['550 5.1.1 to <a@b.example>', '550 5.1.1 to <c@d.example>'],
		].map(lines => `${printed(lines)} ${printed(errorReplies(lines.map(line)))}`);
		await expect(page([...rows, ...several])).toMatchFileSnapshot(file('error-replies'));
	});

	it('of errors and of single lines, as they are pasted', async () => {
		const rows = [...programWords.filter((_, index) => index % 4 === 0), ...errorLines].flatMap(text => [
			`> ${printed(text)}`,
			...printedRecording(read(text)).map(row => `  ${row}`),
		]);
		await expect(page(rows)).toMatchFileSnapshot(file('pasted'));
	});

	it('of tools about the connection', async () => {
		const rows = asides.flatMap(text => {
			const told = (before: boolean, tell: typeof hearAside) => {
				const heard = createConversation(() => true);
				if (before) {
					heard.server('220 x', 0);
					heard.client('EHLO y', 1);
				}

				const taken = tell(heard, {text, at: 5});
				const session = heard.finish();
				return [
					`  ${before ? 'in a session' : 'at first'} ${taken}`,
					...(session
						? printedSession(session)
								.slice(before ? 4 : 1)
								.map(row => `  ${row}`)
						: []),
				];
			};
			const outcome: typeof hearAside = (heard, {text: words, at}) => tellOutcome(heard, words, at);
			return [
				`> ${printed(text)} opens ${printed(openingIn(text))}`,
				...told(false, hearAside),
				...told(true, hearAside),
				...told(true, outcome),
			];
		});
		await expect(page(rows)).toMatchFileSnapshot(file('asides'));
	});

	it('of time', async () => {
		const rows = times.map(text => {
			const time = readTime(text);
			const java = readJavaTime(text);
			return `${printed(text)} ${time && `${new Date(time.at).toISOString()} rest ${printed(text.slice(time.end))}`} java ${java && new Date(java).toISOString()}`;
		});
		await expect(page(rows)).toMatchFileSnapshot(file('times'));
	});

	it('of a line, by its look', async () => {
		const rows = lineShapes.map(text => {
			const {mayBeReplyAt, ...others} = shapes;
			const at = text.search(/[2-5]\d\d/);
			const judged = Object.entries(others)
				.toSorted(([a], [b]) => (a < b ? -1 : 1))
				.filter(([, judge]) => judge(text))
				.map(([name, judge]) => `${name} ${judge(text)}`);
			return `${printed(text)} ${judged.join(', ')}${at === -1 ? '' : ` replyAt ${at} ${mayBeReplyAt(text, at)}`}`;
		});
		await expect(page(rows)).toMatchFileSnapshot(file('shapes'));
	});
});

describe('bounces', () => {
	it('in the shapes of many systems', async () => {
		const rows = bounceShapes.flatMap(({name, subject, text}) => [
			name,
			...printedRecording(read(bounce(subject, text))).map(row => `  ${row}`),
			...printedRecording(read(text)).map(row => `  alone ${row}`),
		]);
		await expect(page(rows)).toMatchFileSnapshot(file('bounce-shapes'));
	});

	it('with fields for programs', async () => {
		const groups: readonly (readonly string[])[] = [
			[
				'Final-Recipient: rfc822; bob@example.org',
				'Action: failed',
				'Status: 5.1.1',
				'Remote-MTA: dns; mx.example.org (192.0.2.26, x)',
				'Diagnostic-Code: smtp; 550 5.1.1 no such user',
			],
			[
				'Final-Recipient: rfc822; bob@server',
				'Original-Recipient: rfc822; bob@example.org',
				'Action: Failed',
				'Status: 5.0.0 (really no)',
				'Remote-MTA: 192.0.2.26',
			],
			[
				'Original-Recipient: rfc822; bob@example.org',
				'Action: delayed',
				'Status: 4.4.1',
				'Will-Retry-Until: Tue, 07 Jul 2026 10:00:00 +0000',
				'Diagnostic-Code: smtp; 421 Connection timed out',
			],
			['Final-Recipient: rfc822; bob@example.org', 'Action: delivered', 'Status: 2.0.0'],
			[
				'Final-Recipient: rfc822; bob@example.org',
				'Action: relayed',
				'Status: 2.0.0',
				'Remote-MTA: dns; mx.example.org. [2001:db8::1]',
			],
			[
				'Final-Recipient: rfc822; list@example.org',
				'Original-Recipient: rfc822; LIST@example.org',
				'Action: expanded',
				'Status: 2.0.0',
			],
			['Final-Recipient: rfc822; bob@example.org', 'Status: 2.0.0'],
			[
				'Final-Recipient: rfc822; bob@example.org',
				'Action: other',
				'Status: x',
				'Diagnostic-Code: X-Notes; no such person 550',
				'Remote-MTA: dns; localhost',
			],
			[
				'Final-Recipient: rfc822; bob@example.org',
				'Action: failed',
				'Diagnostic-Code: 550-5.7.1 one',
				' 550 5.7.1 two',
			],
			[
				'Final-Recipient: rfc822; bob@example.org',
				'Action: failed',
				'Status: 5.4.4',
				'Diagnostic-Code: X-Postfix; Host not found',
			],
			['Final-Recipient: rfc822;', 'Action: failed', 'Status: 5.1.1'],
			[
				'Final-Recipient: LOCAL; @relay.example:bob@example.org',
				'Action: failed',
				'Status: 5.7.1',
				'Diagnostic-Code: smtp; the host said 554 5.7.1 spam',
			],
			['Action: failed', 'Status: 5.1.1'],
			[
				'Final-Recipient: rfc822; a@example.org',
				'Action: failed',
				'Status: 5.1.1',
				'Final-Recipient: rfc822; b@example.org',
				'Action: delayed',
				'Status: 4.2.2',
			],
		];
		const mail = (parts: readonly (readonly string[])[], text: string, header: readonly string[] = []) =>
			[
				'From: MAILER-DAEMON@relay.example.net',
				'To: alice@example.org',
				'Subject: Undelivered Mail',
				...header,
				'Content-Type: multipart/report; report-type=delivery-status; boundary=b1',
				'',
				'--b1',
				'',
				text,
				'',
				'--b1',
				'Content-Type: message/delivery-status',
				'',
				'Reporting-MTA: dns; relay.example.net',
				...parts.flatMap(part => ['', ...part]),
				'',
				'--b1',
				'Content-Type: message/rfc822',
				'',
				'From: alice@example.org',
				'Return-Path: <alice@example.org>',
				'To: bob@example.org',
				'Subject: x',
				'',
				'x',
				'--b1--',
				'',
			].join('\n');
		const texts = [
			'',
			'<bob@example.org>: host mx.example.org[192.0.2.26] said: 550 5.7.1 policy (in reply to end of DATA command)',
		];
		const rows = texts.flatMap(text =>
			[...groups.map(group => [group]), groups.slice(0, 4)].flatMap((parts, index) => [
				`${index + 1} ${printed(text)}`,
				...printedRecording(read(mail(parts, text))).map(row => `  ${row}`),
			]),
		);
		const headers = [
			'X-Failed-Recipients: carol@example.org',
			'X-Failed-Recipients: carol@example.org, dave@example.org',
			'X-Failed-Recipients: nobody',
		];
		const withHeader = headers.flatMap(header => [
			header,
			...[groups.at(-2) ?? [], groups.at(0) ?? []].flatMap(group =>
				printedRecording(read(mail([group], '', [header]))).map(row => `  ${row}`),
			),
			...printedRecording(read(mail([], texts[1] ?? '', [header]))).map(row => `  without fields ${row}`),
			...printedRecording(read(mail([], 'It is over.', [header]))).map(row => `  without words ${row}`),
		]);
		await expect(page([...rows, ...withHeader])).toMatchFileSnapshot(file('bounce-reports'));
	});

	it('complaints and notifications', async () => {
		const arf = (type: string, ...more: readonly string[]) =>
			[
				'From: fbl@example.net',
				'To: abuse@example.org',
				'Subject: report',
				'Content-Type: multipart/report; report-type=feedback-report; boundary=b1',
				'',
				'--b1',
				'',
				'This is a report.',
				'',
				'--b1',
				'Content-Type: message/feedback-report',
				'',
				`Feedback-Type: ${type}`,
				'Version: 1',
				...more,
				'',
				'--b1',
				'Content-Type: message/rfc822',
				'',
				'From: news@example.org',
				'To: "Bob" <bob@example.net>, x@redacted.invalid',
				'Subject: our news',
				'',
				'x',
				'--b1--',
				'',
			].join('\n');
		const facts = [
			'Source-IP: 192.0.2.1 (x)',
			'Original-Mail-From: <news@example.org>',
			'Original-Rcpt-To: <carol@example.net>',
			'Original-Rcpt-To: dave@example.net',
			'Arrival-Date: Mon, 06 Jul 2026 10:00:00 +0000',
			'Authentication-Results: mx; spf=pass',
			'Authentication-Results: mx; dkim=fail',
		];
		const ses = (value: object) => JSON.stringify(value);
		const mail = {
			source: 'news@example.org',
			sourceIp: '192.0.2.1',
			timestamp: '2026-07-06T10:00:00Z',
			commonHeaders: {subject: 'hi'},
		};
		const inputs = [
			...['abuse', 'fraud', 'virus', 'opt-out', 'opt-out-list', 'not-spam', 'auth-failure', 'Other '].flatMap(
				type => [arf(type), arf(type, ...facts)],
			),
			arf('abuse', 'Removal-Recipient: erin@example.net', 'Received-Date: yesterday'),
			ses({
				notificationType: 'Bounce',
				bounce: {
					bounceType: 'Permanent',
					bounceSubType: 'General',
					bouncedRecipients: [
						{
							emailAddress: 'bob@example.org',
							action: 'failed',
							status: '5.1.1',
							diagnosticCode: 'smtp; 550 5.1.1 no',
						},
						{emailAddress: 'carol@example.org', action: 'delayed'},
						{},
					],
				},
				mail,
			}),
			ses({
				eventType: 'Bounce',
				bounce: {
					bounceType: 'Transient',
					bouncedRecipients: [
						{
							emailAddress: 'bob@example.org',
							status: '4.4.7',
							diagnosticCode: 'Amazon: expired 421 4.4.2 late',
						},
					],
				},
				mail,
			}),
			ses({
				notificationType: 'Delivery',
				delivery: {recipients: ['bob@example.org', 5], smtpResponse: '250 2.0.0 ok'},
				mail,
			}),
			ses({
				notificationType: 'Complaint',
				complaint: {
					complaintFeedbackType: 'abuse',
					complainedRecipients: [{emailAddress: 'bob@example.org'}, {}],
				},
				mail,
			}),
			ses({notificationType: 'Complaint', complaint: {}, mail: {}}),
			ses({notificationType: 'Other', mail}),
			ses({
				Type: 'Notification',
				Message: ses({notificationType: 'Delivery', delivery: {recipients: ['bob@example.org']}, mail}),
			}),
			ses({Type: 'Notification', Message: 5}),
			`words before\n${ses({mail, notificationType: 'Delivery', delivery: {recipients: ['bob@example.org']}})}\n-- \nsignature`,
			'{"notificationType": broken',
		];
		await expect(
			page(
				inputs.flatMap((input, index) => [
					`${index + 1}`,
					...printedRecording(read(input)).map(row => `  ${row}`),
				]),
			),
		).toMatchFileSnapshot(file('complaints'));
	});
});

describe('captures', () => {
	const said: readonly Said[] = [
		['S', '220 mx.example ESMTP\r\n'],
		['C', 'EHLO me.example\r\n'],
		['S', '250-mx.example\r\n250 STARTTLS\r\n'],
		['C', 'MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n'],
		['S', '250 ok\r\n550 no\r\n354 go\r\n'],
		['C', 'Subject: x\r\n\r\n..dot\r\n.\r\nQUIT\r\n'],
		['S', '250 queued\r\n221 bye\r\n'],
	];
	const all = connection(said);

	it('whole, cut, reordered, repeated and encrypted', async () => {
		const frames = all.map(segment => ipv4(segment));
		const tls = Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0, 0x17, 3, 3, 0, 2, 9, 9]);
		const cases: Readonly<Record<string, Uint8Array>> = {
			whole: classic(frames),
			nanoseconds: classic(frames, {nano: true}),
			'next generation': nextGeneration(frames),
			IPv6: classic(all.map(segment => ipv6(segment))),
			reversed: classic(frames.toReversed()),
			repeated: classic(frames.flatMap(frame => [frame, frame])),
			'without the first three': classic(frames.slice(3)),
			'without the handshake and the greeting': classic(frames.slice(5)),
			'one in the middle lost': classic(frames.filter((_, index) => index !== 7)),
			'one of the client lost': classic(frames.filter((_, index) => index !== 5)),
			'without an end': classic(frames.slice(0, -3)),
			'cut packets': classic(frames, {keep: 50}),
			'only SYN': classic(frames.slice(0, 1)),
			'SYN and RST': classic(
				[
					...all.slice(0, 1),
					{fromPort: 25, toPort: 40_000, seq: 0, ack: 1001, flags: 'RA', from: '192.0.2.25', to: '192.0.2.1'},
				].map(segment => ipv4(segment)),
			),
			'reset in the middle': classic(
				[
					...all.slice(0, 8),
					{fromPort: 25, toPort: 40_000, seq: 5000, flags: 'R', from: '192.0.2.25', to: '192.0.2.1'},
				].map(segment => ipv4(segment)),
			),
			'only the client': classic(all.filter(({fromPort}) => fromPort !== 25).map(segment => ipv4(segment))),
			'only the server': classic(all.filter(({fromPort}) => fromPort === 25).map(segment => ipv4(segment))),
			'two at a time': classic(
				all.flatMap(segment => [
					ipv4(segment),
					ipv4({
						...segment,
						fromPort: segment.fromPort === 40_000 ? 40_001 : 25,
						toPort: segment.toPort === 40_000 ? 40_001 : 25,
					}),
				]),
			),
			'on another port': classic(
				connection(said).map(segment =>
					ipv4({
						...segment,
						fromPort: segment.fromPort === 25 ? 2025 : segment.fromPort,
						toPort: segment.toPort === 25 ? 2025 : segment.toPort,
					}),
				),
			),
			'TLS from the first byte': classic(
				connection([
					['C', tls.toString('latin1')],
					['S', tls.toString('latin1')],
				]).map(segment =>
					ipv4({
						...segment,
						fromPort: segment.fromPort === 25 ? 465 : segment.fromPort,
						toPort: segment.toPort === 25 ? 465 : segment.toPort,
					}),
				),
			),
			'STARTTLS, then TLS': classic(
				connection([
					['S', '220 x\r\n'],
					['C', 'EHLO y\r\n'],
					['S', '250 STARTTLS\r\n'],
					['C', 'STARTTLS\r\n'],
					['S', '220 go\r\n'],
					['C', tls.toString('latin1')],
					['S', tls.toString('latin1')],
				]).map(segment => ipv4(segment)),
			),
			'another protocol': classic(
				connection([
					['C', 'GET / HTTP/1.1\r\n'],
					['S', 'HTTP/1.1 200 OK\r\n'],
				]).map(segment => ipv4(segment)),
			),
			fragments: classic(all.map(segment => ipv4(segment, 0x2000))),
			'unknown link': classic(frames, {linkType: 999}),
			'cut file': classic(frames).subarray(0, 700),
			'header alone': classic([]),
			'broken header': classic(frames).subarray(0, 20),
		};
		const rows = Object.entries(cases).flatMap(([name, bytes]) => [
			name,
			...printedRecording(readRecording(bytes)).map(row => `  ${row}`),
		]);
		await expect(page(rows)).toMatchFileSnapshot(file('captures'));
	});

	it('on every kind of link, whole and with each frame cut short', async () => {
		const rows = Object.entries(links).flatMap(([name, {type, wrap}]) => {
			const frames = all.map(segment => wrap(ipv4(segment)));
			const cut = [10, 20, 30, 45].map(keep =>
				outline(readRecording(classic(frames, {linkType: type, keep}))).join('; '),
			);
			return [
				`${name}: ${outline(readRecording(classic(frames, {linkType: type}))).join('; ')}`,
				...cut.map(row => `  ${row}`),
			];
		});
		await expect(page(rows)).toMatchFileSnapshot(file('links'));
	});
});

it('ledgers of mail servers', async () => {
	const postfix = (program: string, text: string) => `Nov 28 10:00:00 mail postfix/${program}[1]: ${text}`;
	const logs: Readonly<Record<string, readonly string[]>> = {
		postfix: [
			...[
				postfix('smtpd', 'A1: client=x[192.0.2.1]'),
				postfix('pickup', 'B2: uid=0 from=<root>'),
				postfix('pickup', 'B3: sender=x'),
				postfix('smtpd', 'B4: uid=0'),
				postfix('qmgr', 'A1: from=<a@example.org>, size=5, nrcpt=2 (queue active)'),
				postfix('cleanup', 'A1: from=<z@example.org>, x'),
			],
			...[
				postfix(
					'smtp',
					'A1: to=<b@example.net>, relay=mx.example.net[192.0.2.26]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 ok)',
				),
				postfix(
					'smtp',
					'A1: to=<c@example.net>, orig_to=<x>, relay=none, delay=1, status=deferred (connect to mx2.example.net[192.0.2.27]:25: Connection refused)',
				),
				postfix('local', 'A1: to=<d@example.org>, relay=local, status=sent (forwarded as C3)'),
				postfix(
					'smtp',
					'A1: to=<e@example.net>, relay=mx[1], status=bounced (host mx.example.net said: 550 no)',
				),
				postfix('smtp', 'A1: to=<f@example.net>, status=expired (x'),
				postfix('smtp', 'A1: to=<g@example.net>, relay=x, status=other (y)'),
			],
			...[
				postfix('qmgr', 'A1: removed'),
				postfix('smtp', 'A1: to=<h@example.net>, relay=x, status=sent (after removal)'),
				postfix(
					'smtpd',
					'NOQUEUE: reject: RCPT from x[192.0.2.1]: 550 5.1.1 no; from=<a@b> to=<c@d> proto=ESMTP helo=<y>',
				),
				postfix('smtpd', 'NOQUEUE: reject_warning: RCPT from x: 450 later; proto=SMTP'),
				postfix('cleanup', 'D4: warning: header Subject: x from y[1]; from=<a@b> to=<c@d>: some words'),
				postfix('smtpd', 'D5: warning: RCPT from x: y'),
				postfix('cleanup', 'D6: hold: body z from w; from=<a@b>: why'),
				postfix('cleanup', 'D7: discard: header x from w;: gone'),
				postfix('cleanup', 'D8: milter-reject: END-OF-MESSAGE from x[1]: 5.7.1 spam; from=<a@b> to=<c@d>'),
				postfix('postscreen', 'NOQUEUE: reject: CONNECT from [192.0.2.9]:5: too many;'),
				postfix('smtpd', 'connect from x'),
				'Nov 28 10:00:00 mail postfix: odd',
				'nothing',
			],
		],
		sendmail: [
			...[
				'Nov 28 10:00:00 mail sendmail[1]: abc1: from=<a@example.org>, size=5, nrcpts=1, relay=x',
				'Nov 28 10:00:01 mail sm-mta[2]: abc2: from=b@example.org, size=0, nrcpts=0, relay=x',
				'Nov 28 10:00:02 mail sendmail[1]: abc1: to=<c@example.net>,<d@example.net>, delay=1, mailer=esmtp, relay=mx.example.net. [192.0.2.1], dsn=2.0.0, stat=Sent (ok)',
				'Nov 28 10:00:03 mail sendmail[1]: abc1: to=e@example.net, mailer=local, stat=Deferred: x',
				'Nov 28 10:00:04 mail sendmail[1]: abc1: to=f@example.net, stat=queued',
				'Nov 28 10:00:05 mail sendmail[1]: abc1: to=g@example.net, stat=User unknown',
				'Nov 28 10:00:06 mail sendmail[1]: abc1: to=h@example.net, delay=1',
			],
			...[
				'Nov 28 10:00:07 mail sendmail[1]: r1: ruleset=check_rcpt, arg1=<i@example.net>, relay=[192.0.2.9], reject=550 5.7.1 no',
				'Nov 28 10:00:08 mail sendmail[1]: r2: ruleset=check_mail, arg1=<j@example.net>, x, relay=y, reject=553 no',
				'Nov 28 10:00:09 mail sendmail[1]: r3: Milter: to=<k@example.net>, reject=451 later',
				'Nov 28 10:00:10 mail sendmail[1]: r4: Milter: data, reject=554 no',
				'Nov 28 10:00:11 mail sendmail[1]: Milter: reject=1',
				'Nov 28 10:00:12 mail other[1]: abc: to=x, stat=Sent',
				'nothing',
			],
		],
		opensmtpd: [
			...[
				'Nov 28 10:00:00 mail smtpd[1]: 0123456789abcdef smtp message msgid=1 size=5',
				'Nov 28 10:00:01 mail smtpd[1]: info: 0123456789abcdef mta delivery evpid=1 from=<a@example.org> to=<b@example.net> rcpt=<-> relay="192.0.2.1 (mx.example.net)" result="Ok" stat="250 ok"',
				'Nov 28 10:00:02 mail smtpd[1]: 0123456789abcdef mta delivery from=<a@example.org> rcpt=<c@example.net> relay=x result=TempFail stat="x"',
				'Nov 28 10:00:03 mail smtpd[1]: 01234567 mda delivery from=<> to=<d@example.net> result=PermFail stat="Error"',
				'Nov 28 10:00:04 mail smtpd[1]: 01234567 mda delivery result=Odd',
			],
			...[
				'Nov 28 10:00:05 mail smtpd[1]: 01234567 smtp failed-command command="RCPT TO:<e@example.net>" result="550 no" host=x address=1',
				'Nov 28 10:00:06 mail smtpd[1]: 01234567 smtp failed-command command="FOO" result="500 no" address=192.0.2.9',
				'Nov 28 10:00:07 mail smtpd[1]: 01234567 smtp failed-command result="250 odd"',
				'Nov 28 10:00:08 mail smtpd[1]: 01234567 smtp connected address=x',
				'nothing',
			],
		],
		exim: [
			...[
				'2026-11-28 10:00:00 1abcde-000001-AB <= a@example.org H=x [192.0.2.1] P=esmtp S=5 T="=> x" for b@example.net',
				'2026-11-28 10:00:01 1abcde-000001-AB => b@example.net R=dnslookup T=remote_smtp H=mx.example.net [192.0.2.26] C="250 ok"',
				'2026-11-28 10:00:02 1abcde-000001-AB -> c <c@example.net> R=x T=y',
				'2026-11-28 10:00:03 1abcde-000001-AB == d@example.net R=x T=remote_smtp defer (-44) H=mx: SMTP error: 451 later',
				'2026-11-28 10:00:04 1abcde-000001-AB ** e@example.net F=<a@example.org>: Unrouteable address',
				'2026-11-28 10:00:05 1abcde-000001-AB *> f@example.net R=x',
				'2026-11-28 10:00:06 1abcde-000001-AB >> g@example.net R=x T=y',
			],
			...[
				'2026-11-28 10:00:07.123 +0100 [55] H=(x) [192.0.2.9] F=<h@example.org> rejected RCPT <i@example.net>: relay not permitted',
				'2026-11-28 10:00:08 H=y [192.0.2.8] rejected MAIL <j@example.org>: no',
				'2026-11-28 10:00:09 1abcde-000002-AB H=z rejected after DATA: spam',
				'2026-11-28 10:00:10 1abcde-000001-AB Completed',
				'2026-11-28 10:00:11 1abcde-000001-AB => k@example.net R=x',
				'2026-11-28 10:00:12 SMTP connection lost',
				'1abcde-000001-AB => l@example.net R=x without a time',
				'10:00:13 1abcde-000001-AB => m@example.net R=x without a date',
				'nothing',
			],
		],
	};
	const samples = ['exim-main', 'sendmail-log', 'opensmtpd-log', 'postfix-deliveries'].map(
		name =>
			[name, readFileSync(new URL(`./samples/${name}.txt`, import.meta.url), 'latin1').split('\n')] as const,
	);
	const rows = [...Object.entries(logs), ...samples].flatMap(([name, lines]) => {
		const found: string[] = [];
		const reader = ledgerFor(lines)?.open({
			received: () => found.push('  received'),
			// The year of a log without one is that of the reader's clock.
			row: ({at: _, line: __, ...row}: LedgerRow) => found.push(`  ${fieldsOf(row)}`),
		});
		for (const line of lines) {
			reader?.feed(line);
		}

		return [
			`${name} ${ledgers.map(ledger => `${ledger.name} ${ledger.recognise(lines)}`).join(', ')}`,
			...found,
		];
	});
	await expect(page(rows)).toMatchFileSnapshot(file('ledgers'));
});

it('two sessions compared', async () => {
	const works =
		'S: 220 mx.example.org ESMTP\nC: EHLO me.example\nS: 250-mx.example.org\nS: 250-SIZE 100\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGFsaWNlAHB3\nS: 235 2.7.0 welcome\nC: MAIL FROM:<a@example.org>\nS: 250 2.1.0 ok\nC: RCPT TO:<b@example.org>\nS: 250 2.1.5 ok\nC: DATA\nS: 354 go\nC: Subject: x\nC: .\nS: 250 2.0.0 queued as 1\nC: QUIT\nS: 221 bye\nclosed: server\n';
	const changes: readonly (readonly [string | RegExp, string])[] = [
		['', ''],
		['250 2.1.5 ok', '550 5.1.1 no'],
		['250 2.1.5 ok', '450 4.2.0 later'],
		['250 2.1.5 ok', '251 2.1.5 ok'],
		['EHLO me.example', 'HELO other.example'],
		['250-SIZE 100', '250-SIZE 200'],
		['AUTH PLAIN AGFsaWNlAHB3', 'AUTH LOGIN'],
		['S: 220 mx.example.org ESMTP', 'S: 554 no'],
		[/C: QUIT[\s\S]*$/, ''],
		[/S: 354[\s\S]*$/, 'closed: server\n'],
		['MAIL FROM:<a@example.org>', 'MAIL FROM:<z@example.org> SIZE=5'],
		['Subject: x', 'Subject: a longer one'],
		[/^/, 'port: 25\n'],
		[/^/, 'host: other.example\n'],
		[/^/, 'tls\n'],
		[/^[\s\S]*$/, 'unconnected\nfailed: refused\n'],
		['S: 235 2.7.0 welcome', 'S: 535 5.7.8 no'],
		[
			'C: MAIL',
			'C: STARTTLS\nS: 220 go\nTLS\nC: EHLO me.example\nS: 250-mx.example.org\nS: 250 DSN\nC: MAIL',
		],
		['C: MAIL', 'C: NOOP\nS: 250 ok\nC: MAIL'],
		['C: DATA', 'C: RCPT TO:<c@example.org>\nS: 250 ok\nC: DATA'],
		['S: 250 2.0.0 queued as 1', '+90000\nS: 250 2.0.0 queued as 2'],
	];
	const names = {left: 'works.log', right: 'fails.log'};
	const rows = changes.flatMap(([from, to]) => {
		const other = works.replace(from, to);
		return [
			[works, other],
			[other, works],
		].flatMap(([left = '', right = '']) => {
			const {first, before, steps} = compareSessions(entriesOf(left), entriesOf(right), names);
			return [
				`${printed(String(from).slice(0, 30))} → ${printed(to.slice(0, 30))}`,
				`  first ${printed(first)}`,
				...before.map(each => `  before ${printed(each)}`),
				...steps.flatMap(({differences}) => differences.map(each => `  ${fieldsOf(each)}`)),
			];
		});
	});
	await expect(page(rows)).toMatchFileSnapshot(file('compared'));
});
