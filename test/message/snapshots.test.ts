/** What is read in messages and said about them, with every field, as pages in `snapshots/`. */
import {describe, expect, it} from 'vitest';
import {
	needsSmtpUtf8,
	parseAddresses,
	splitAddress,
	withAsciiDomain,
} from '../../source/message/addresses.ts';
import {readArcResults, readAuthenticationResults} from '../../source/message/authentication-results.ts';
import {base64Size} from '../../source/message/base64-lines.ts';
import {buildMessage} from '../../source/message/build.ts';
import {decodeText, encodeText, isKnownCharset, isUtf8} from '../../source/message/charset.ts';
import {withoutComments} from '../../source/message/comments.ts';
import {readableWords} from '../../source/message/decode-words.ts';
import {readArc} from '../../source/message/dkim/arc.ts';
import {arcLines} from '../../source/message/dkim/arc-lines.ts';
import {readBodySignature} from '../../source/message/dkim/body-hash.ts';
import {bodyLines, canonicalBody, canonicalLine} from '../../source/message/dkim/canonical-body.ts';
import {undoings} from '../../source/message/dkim/undoings.ts';
import {compareWithHeader} from '../../source/message/envelope-and-header.ts';
import {safeFileName} from '../../source/message/file-name.ts';
import {readHeaderBlock} from '../../source/message/header-fields.ts';
import {htmlText} from '../../source/message/html-text.ts';
import {looksLikeMessage} from '../../source/message/is-message.ts';
import {octetsWithCrlf, scanBytes, toCrlf} from '../../source/message/line-ends.ts';
import {addressRule, domainOf} from '../../source/message/lint/addresses.ts';
import {formatDate, readDate} from '../../source/message/lint/date.ts';
import type {LintContext} from '../../source/message/lint/finding.ts';
import {createLineLint} from '../../source/message/lint/line.ts';
import {lintMessage} from '../../source/message/lint/lint.ts';
import {lintRules, lintSample} from '../../source/message/lint/samples.ts';
import {type AuthenticationResult, senderFindings} from '../../source/message/lint/sender-findings.ts';
import {isFromLine, mailsInMbox} from '../../source/message/mbox.ts';
import {outlineOf, partToRead} from '../../source/message/outline.ts';
import {partContent, partText} from '../../source/message/part-content.ts';
import {
	attachments,
	type MessagePart,
	readMessageNow,
	textParts,
	walkParts,
} from '../../source/message/read.ts';
import {readReceived} from '../../source/message/received.ts';
import {senderLines} from '../../source/message/sender-lines.ts';
import {splitAddressList} from '../../source/message/split-address-list.ts';
import {uudecode} from '../../source/message/uuencode.ts';
import {fieldsOf, page, printed} from '../support/printed.ts';
import {messages} from './messages.ts';
import {rawMessages} from './raw-messages.ts';

const file = (name: string) => `./snapshots/${name}.txt`;
const octets = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const now = Date.parse('2026-07-01T12:00:00Z');

/** A long run of one sign is told by its length, so that a page stays readable. */
const shortened = (text: string) =>
	text.replaceAll(/(.)\1{30,}/gs, (run, sign: string) => `${sign}×${run.length}`);
const rowsOf = (rows: readonly string[]) => page(rows.map(shortened));

function partRows(part: MessagePart): string[] {
	const {fields, children, body, path, ...rest} = part;
	const {text, problems} = partText(part);
	return [
		`  part ${printed(path)} ${fieldsOf(rest)} children ${children.length}`,
		...(path === ''
			? []
			: fields.map(({name, value, offset}) => `    ${name}=${printed(value)} at ${offset}`)),
		...(children.length === 0
			? [`    content ${printed(partContent(part).bytes)} text ${printed(text)} ${printed(problems)}`]
			: [`    body ${body.length}`]),
	];
}

describe('raw messages', () => {
	it('are read', async () => {
		const rows = rawMessages.flatMap(({name, text}) => {
			const bytes = octets(text);
			const message = readMessageNow(bytes);
			const {fields, ...block} = readHeaderBlock(bytes, each => each);
			const shown = fields.length > 30 ? fields.slice(-1) : fields;
			const odd = shown.filter(({raw, value}, index) => index > 4 || raw !== value);
			return [
				`${name} (${looksLikeMessage(bytes)})`,
				`  ${fieldsOf(block)} fields ${fields.length}`,
				...odd.map(
					({name: field, raw, value, offset, bytes: own}) =>
						`    ${field} raw ${printed(raw)} value ${printed(value)} at ${offset} of ${own.length}`,
				),
				...message.root.fields.flatMap(({value}, index) =>
					value === fields[index]?.value ? [] : [`    decoded ${printed(value)}`],
				),
				...[...walkParts(message.root)].slice(0, 12).flatMap(partRows),
				`  texts ${printed(textParts(message).map(({path}) => path))} files ${printed(attachments(message).map(({path, name: own}) => [path, own]))}`,
				...(message.root.children.length > 0
					? outlineOf(message)
							.slice(0, 12)
							.map(({part: {path}, ...row}) => `  outline ${path} ${fieldsOf(row)}`)
					: []),
				`  to read ${printed(partToRead(message, null)?.path)} ${printed(partToRead(message, '1')?.path)} ${printed(partToRead(message, '9')?.path)}`,
			];
		});
		await expect(rowsOf(rows)).toMatchFileSnapshot(file('read'));
	});

	it('are judged', async () => {
		const rows = rawMessages.flatMap(({name, text}) => {
			const findings = lintMessage(readMessageNow(octets(text)), {now});
			return [name, ...findings.map(finding => `  ${fieldsOf(finding)}`)];
		});
		await expect(rowsOf(rows)).toMatchFileSnapshot(file('judged'));
	});

	it('are judged by their envelope', async () => {
		const contexts: readonly Omit<LintContext, 'now'>[] = [
			{envelope: {from: 'alice@example.org', to: ['bob@example.net']}, clientName: 'mail.example.org'},
			{envelope: {from: '', to: ['BOB@example.net']}},
			{envelope: {from: 'alice@other.example', to: ['carol@example.net']}},
			{envelope: {from: 'alice', to: []}},
			...['localhost', 'host.local', '[192.0.2.1]', 'a.LAN', 'x.internal', 'x.localdomain'].map(
				clientName => ({clientName}),
			),
			{sizeLimit: 100},
			{sizeLimit: 100, size: 100},
			{sizeLimit: 100, size: 101},
			{sizeLimit: 0},
			{smtpUtf8: false, eightBit: false},
			{smtpUtf8: true, eightBit: true},
			{eightBit: false},
		];
		const bodies = [
			'plain',
			'raw UTF-8 in the header',
			'undeclared 8bit',
			'no From',
			'From list: a@example.org, b@example.org;',
			'address fields',
		];
		const several = octets(
			'From: a@example.org\r\nTo: b@example.org, c@example.org\r\nCc: d@example.org, e@example.org, F@k\xc3\xa4se.example\r\nSubject: x\r\nDate: Wed, 01 Jul 2026 12:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\nx\r\n',
		);
		const cases = [
			...rawMessages
				.filter(({name}) => bodies.includes(name))
				.map(({name, text}) => ({name, bytes: octets(text)})),
			{name: 'several', bytes: several},
		];
		const rows = cases.flatMap(({name, bytes}) =>
			contexts.flatMap(context => [
				`${name} ${printed(context)}`,
				...lintMessage(readMessageNow(bytes), {...context, now}).map(finding => `  ${fieldsOf(finding)}`),
				...(context.envelope
					? [`  ${fieldsOf(compareWithHeader(context.envelope, readMessageNow(bytes).root.fields))}`]
					: []),
			]),
		);
		await expect(rowsOf(rows)).toMatchFileSnapshot(file('judged-by-envelope'));
	});

	it('are judged line by line while they are typed', async () => {
		const rows = rawMessages
			.filter(({text}) => text.length < 1500 || /NUL/.test(text))
			.flatMap(({name, text}) => {
				const lint = createLineLint();
				return [
					name,
					...text.split(/\r\n|\r|\n/).flatMap(line => {
						const before = lint.peek(line, now);
						const remarks = lint.push(line, now);
						expect(remarks.slice(0, before.length).map(({id}) => id)).toEqual(before.map(({id}) => id));
						return remarks.map(remark => `  ${lint.part} ${fieldsOf(remark)}`);
					}),
				];
			});
		await expect(rowsOf(rows)).toMatchFileSnapshot(file('typed'));
	});

	it('have an example for each rule', async () => {
		const rows = [];
		for (const rule of await lintRules()) {
			const sample = await lintSample(rule);
			rows.push(
				`${rule} ${sample && fieldsOf(sample.finding)}`,
				...(sample?.example.split('\n').map(line => `  ${printed(line)}`) ?? []),
			);
		}

		await expect(rowsOf(rows)).toMatchFileSnapshot(file('rules'));
	});
});

it('letters that are built', async () => {
	const rows = [];
	for (const {name, letter} of messages) {
		const date = new Date(now);
		const {open, pieces: _, messageId, ...built} = await buildMessage({...letter, date});
		const chunks: Buffer[] = [];
		for await (const chunk of open()) {
			chunks.push(Buffer.from(chunk));
		}

		const text = Buffer.concat(chunks).toString('latin1');
		// What is made by chance is given names in the order in which it comes.
		const boundaries = [...text.matchAll(/boundary="?([^"\r\n;]+)/g)].map(match => match[1] ?? '');
		const plain = boundaries.reduce(
			(all, boundary, index) => all.replaceAll(boundary, `BOUNDARY-${index + 1}`),
			text,
		);
		const id =
			messageId === null || letter.headers?.some(({name: field}) => /^message-id$/i.test(field))
				? messageId
				: messageId.replace(/^<[^@]*/, '<ID');
		// Its length decides whether a boundary has a line of its own.
		const masked = plain
			.replaceAll(messageId ?? '\0', id ?? '')
			.replaceAll(/;\r\n boundary=/g, '; boundary=');
		expect(built.size).toBe(text.length);
		rows.push(
			`${name} ${fieldsOf({...built, size: masked.length})} messageId ${printed(id)}`,
			...masked
				.slice(0, 3000)
				.split('\r\n')
				.map(line => `  ${printed(line)}`),
		);
	}

	await expect(rowsOf(rows)).toMatchFileSnapshot(file('built'));
});

it('addresses as people type them', async () => {
	const lists = [
		...[
			'alice@example.org',
			'Alice <alice@example.org>',
			'"Alice, A" <alice@example.org>',
			'a@example.org, b@example.org',
			'a@example.org; b@example.org',
			'list: a@example.org, "B" <b@example.org>;',
			'empty:;',
			'a:;, b@example.org',
			'x: y@example.org',
		],
		...[
			'',
			' ',
			',',
			',,a@example.org,',
			'postmaster',
			'alice smith',
			'alice smith@example.org',
			'smith (Alice) alice@example.org',
			'alice@example.org (Alice)',
			'"alice smith"@example.org',
			'"unclosed <a@example.org>',
			'<a@example.org',
			'a@example.org>',
			'<a@b> <c@d>',
		],
		...[
			'@example.org',
			'a@',
			'a@b@c',
			'<a@example.org> tail',
			'<a@example.org> (c)',
			'a@exa_mple',
			'a@-x',
			'a@x-',
			'a@[192.0.2.1]',
			'a@[IPv6:::1]',
			'a@[x]',
			'a@käse.example',
			'käse@example.org',
			'.a@x.example',
			'a.@x.example',
			'a..b@x.example',
			'"a..b"@x.example',
			'Al <"a..b"@x.example>',
			'"plain"@x.example',
		],
		...[
			'a(b)@x.example',
			'a;b@x.example',
			'a\\b@x.example',
			`${'a'.repeat(64)}@x.example`,
			`${'a'.repeat(65)}@x.example`,
			`a@${'abcdefg.'.repeat(31)}x`,
			`a@${'abcdefg.'.repeat(32)}x`,
			'a\r\nb@x.example',
			'a\tb@x.example',
			'a\x7f@x.example',
			"'a' <a@x.example>",
			'a@b.c. ',
			'A@X.example <a@x.example>',
		],
	];
	const rows = lists.flatMap(list => {
		const {mailboxes, emptyGroups, problems} = parseAddresses(list);
		return [
			`> ${printed(list)} split ${printed(splitAddressList(list))}`,
			...mailboxes.map(
				mailbox =>
					`  ${fieldsOf(mailbox)} | ${printed(splitAddress(mailbox.address))} ${printed(withAsciiDomain(mailbox.address))} ${needsSmtpUtf8(mailbox.address)} ${printed(domainOf(mailbox.address))}`,
			),
			...emptyGroups.map(group => `  group ${printed(group)}`),
			...problems.map(problem => `  ! ${fieldsOf(problem)} ${addressRule(problem.id)}`),
		];
	});
	const rules = ['address/none', 'path/no-domain', 'toString'].map(id => `${id} ${printed(addressRule(id))}`);
	await expect(rowsOf([...rows, ...rules])).toMatchFileSnapshot(file('addresses'));
});

it('fields that servers add', async () => {
	const results = [
		...[
			'mx.example.org; spf=pass smtp.mailfrom=a@example.org; dkim=pass (2048-bit key) header.d=example.org header.s="s 1"; dmarc=fail reason="no \\"match\\"" header.from=example.org',
			'mx.example.org 1; none',
			'mx.example.org',
			'',
			'; spf=pass',
			'spf=pass',
		],
		...[
			'mx.example.org; spf = pass smtp.mailfrom = a',
			'mx.example.org; dkim/1=PASS; foo; =x; spf=1',
			'mx.example.org (comment; with semicolon); spf=none',
			'mx.example.org; a="b;c"; spf=pass policy.x="y;z"',
		],
	];
	const arcs = [
		'i=1; mx.example.org; spf=pass',
		' i = 12 ; mx; dkim=fail',
		'i=x; mx; spf=pass',
		'mx; spf=pass',
		'i=1',
		'i=1234; mx; spf=pass',
	];
	const received = [
		[
			'from a.example (b.example [192.0.2.1]) by mx.example with ESMTPS id abc for <x@y>; Wed, 01 Jul 2026 12:00:05 +0000',
			'from c by a.example with SMTP; Wed, 01 Jul 2026 12:00:00 +0000',
			'by c; nonsense',
			'nothing at all',
			'from; by',
			'(qmail 1 invoked by uid 0); 1 Jul 2026 11:00:00 -0000',
		],
		[],
		['from A (x) BY b With LMTP ID 5 ; Wed, 01 Jul 2026 12:00:00 +0000'],
	];
	const seal = (instance: number | string, more = 'cv=pass; ') => ({
		name: 'ARC-Seal',
		raw: `i=${instance}; a=rsa-sha256; ${more}d=example.org; s=s${instance}; b=x`,
	});
	const signature = (instance: number, hash = 'x') => ({
		name: 'ARC-Message-Signature',
		raw: `i=${instance}; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s; bh=${hash}; b=y`,
	});
	const found = (instance: number) => ({
		name: 'ARC-Authentication-Results',
		raw: `i=${instance}; mx.example.org; spf=pass; dkim=fail`,
	});
	const body = {bytes: octets('Hello\r\n'), encoding: '7bit'};
	const emptyHash = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
	const chains = [
		[seal(1, 'cv=none; '), signature(1), found(1)],
		[seal(1, 'cv=none; '), signature(1, emptyHash), found(1)],
		[seal(1, 'cv=pass; '), seal(2, 'cv=FAIL; '), signature(2), found(1), found(2), found(2)],
		[seal(3), seal('x'), seal(0)],
		[signature(1)],
		[found(1)],
		[],
		[seal(51, '')],
		[{name: 'arc-seal', raw: 'i=1; cv=none'}],
	];
	const signatures = [
		'a=rsa-sha256; bh=x; d=e; s=f',
		'a=rsa-sha1; c=Relaxed/Relaxed; bh= a b ; l=12',
		'a=ed25519-sha256; c=simple/relaxed; bh=x; l=x',
		'a=rsa-sha256; c=relaxed; bh=x',
		'bh=x',
		'a=rsa-sha256',
		'a=rsa-md5; bh=x',
		'a=rsa-sha256; bh=x; l=1234567890123',
		'',
	];
	const rows = [
		...results.map(text => `${text} → ${printed(readAuthenticationResults(text))}`),
		...arcs.map(text => `${text} → ${printed(readArcResults(text))}`),
		...received.map(fields => `${printed(fields)} → ${printed(readReceived(fields))}`),
		...chains.flatMap(fields =>
			[null, body, {bytes: new Uint8Array(), encoding: '7bit'}].flatMap(own => {
				const chain = readArc(fields, own);
				return [
					`${printed(fields.map(({raw}) => raw.slice(0, 24)))} → ${printed(chain)}`,
					...(chain ? arcLines(chain).map(line => `  ${line}`) : []),
				];
			}),
		),
		...signatures.map(text => `${text} → ${printed(readBodySignature(text))}`),
		...['a (b) c', '(a (b) c) d', 'a (b', 'a \\( b', '"(x)" (y)'].map(
			text => `${printed(text)} ${printed(withoutComments(text))}`,
		),
	];
	await expect(rowsOf(rows)).toMatchFileSnapshot(file('added-fields'));
});

it('what DNS says of a sender', async () => {
	const verdicts = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy'];
	const one = (result: string, comment: string | null = null): AuthenticationResult => ({
		result,
		domain: 'example.org',
		comment,
	});
	const base = {
		domain: 'example.org',
		mx: ['mx.example.org'],
		spf: one('pass'),
		dkim: [{...one('pass'), selector: 's1'}],
		arc: null,
		dmarc: {...one('pass'), policy: 'reject'},
	};
	const cases = [
		base,
		{...base, mx: []},
		{...base, mx: null},
		{...base, domain: null, mx: null},
		{...base, spf: null},
		{...base, dkim: []},
		{...base, dmarc: null},
		{...base, mx: ['a', 'b', 'c']},
		...verdicts.flatMap(result => [
			{...base, spf: one(result, 'why')},
			{...base, spf: one(result)},
			{
				...base,
				dkim: [
					{...one(result, 'why'), selector: 's1'},
					{...one(result), selector: 's2'},
				],
			},
			{...base, arc: one(result)},
			{...base, arc: one(result, 'why')},
			...['none', 'quarantine'].map(policy => ({...base, dmarc: {...one(result, 'why'), policy}})),
		]),
	];
	const rows = cases.flatMap((check, index) => {
		const findings = senderFindings(check);
		return [
			`case ${index + 1}`,
			...senderLines({...check, findings}).map(line => `  ${line}`),
			...findings.map(finding => `  ! ${fieldsOf(finding)}`),
		];
	});
	await expect(rowsOf(rows)).toMatchFileSnapshot(file('sender'));
});

it('bytes, charsets, dates and names', async () => {
	const scans = [
		'',
		'a',
		'a\r\n',
		'a\n',
		'a\r',
		'\r\n\r\n',
		'a\r\nbb\r\nccc',
		'a\rb\nc\r\n',
		'\0',
		'ä\r\n',
		`${'x'.repeat(80)}\r\ny\n`,
		'\r\r\n',
		'\n\r',
		'a\n\n',
		'.\r\n..',
	];
	const charsets = [
		'utf-8',
		'UTF8',
		'utf-7',
		'iso-8859-1',
		'windows-1252',
		'koi8-r',
		'iso-2022-jp',
		'gb18030',
		'us-ascii',
		'x-none',
		'',
		'latin1',
	];
	const words = [
		'=?utf-8?Q?K=C3=A4se?=',
		'=?iso-8859-1?Q?K\xe4se?=',
		'=?utf-7?Q?Fr+APY-sche?=',
		'=?UTF-7?B?RnIrQVBZLXNjaGU=?=',
		'=?x-none?Q?a?=',
		'=?utf-8?B?w6Q=?=',
		'=?utf-8*de?Q?\xc3\xa4_x?=',
		'a =?utf-8?Q?b?= c',
		'=?unicode-1-1-utf-7?q?+AOQ-?=',
	];
	const names = [
		null,
		'',
		'a.txt',
		'../../etc/passwd',
		'C:\\x\\y.txt',
		'a\0b',
		'.hidden',
		'con',
		'CON.txt',
		'com1',
		'lpt9.x',
		'console',
		'-rf',
		'a<b>c:d"e|f?g*h',
		' a. ',
		'…',
		`${'x'.repeat(300)}.pdf`,
		`${'é'.repeat(150)}.pdf`,
		`x.${'y'.repeat(20)}`,
		'a/',
		'e\u0301',
	];
	const uus = [
		'begin 644 a.txt\n%:&5L;&\\\n`\nend\n',
		'begin 644 a.txt\n%:&5L;&\\\n',
		'%:&5L;&\\\nend\n',
		'x',
		'',
		'begin 644 a\n!\n \nend',
		'text before\nbegin 600 b c.txt\n#86)C\n`\nend\ntext after',
	];
	const mails = [
		'From a@b Mon Jul  6 10:00:00 2026\nSubject: x\n\nbody\n\nFrom c@d Tue Jul  7 10:00:00 2026\nSubject: y\n\nFrom here on\n',
		'From a@b Mon Jul  6 10:00:00 2026\nSubject: x\n\nbody\n',
		'Subject: x\n\nFrom a@b Mon Jul  6 10:00:00 2026\n\nFrom c@d Tue Jul  7 10:00:00 2026\n',
		'From a@b Mon Jul  6 10:00:00 2026\r\nx\r\n\r\nFrom c@d Sun Jul 12 1:00:00 2026\r\n',
	];
	const fromLines = [
		'From a@b Mon Jul  6 10:00:00 2026',
		'From a@b  Sun 10:00',
		'From a@b Mon',
		'from a@b Mon 10:00',
		'From here Monday 10:00',
		' From a@b Mon 10:00',
		'From a b Mon 10:00',
	];
	const html = [
		'<p>Hello <b>you</b></p>',
		'<a href="https://example.org/x">x</a> <a href="https://example.org/">https://example.org/</a>',
		'<img src="cid:1" alt="A"><img src="x">',
		'<ul><li>one</li><li>two</li></ul><h1>Title</h1><h6>small</h6>',
		'<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>',
		'<style>x</style><script>y</script><template>z</template><object>o</object>text',
		'',
		'a &amp; b &lt; c&nbsp;d',
		`${'<p>x'.repeat(10)}${'y'.repeat(70_000)}`,
	];
	const bodies = ['', '\r\n\r\n', 'a  b \r\n\r\n', ' a\t\tb\r\nc', 'a\r\n \r\n\r\n', 'a\nb'];
	const dates = [
		'Wed, 01 Jul 2026 12:00:00 +0000',
		'1 Jul 2026 12:00 GMT',
		'29 Feb 2023 00:00:00 +0000',
		'29 Feb 2024 00:00:00 +0000',
		'Fri, 1 Jan 2026 0:00:00 +0000',
		'(c) Wed, 01 Jul 2026 12:00:00 -0130 (d)',
		'1 Jul 2026 12:00:00 EDT',
		'1 Jul 2026 12:00:00 CST',
		'1 Jul 2026 12:00:00 CDT',
		'1 Jul 2026 12:00:00 MST',
		'1 Jul 2026 12:00:00 MDT',
		'1 Jul 2026 12:00:00 PST',
		'1 Jul 2026 12:00:00 UT',
		'1 Jul 2026 12:00:00 utc',
		'32 Jul 2026 12:00:00 Z',
		'x',
	];
	const lines = [
		...undoings.map(
			({how, undo}) =>
				`${how}: ${printed(['..a', '.b', '>From x', '=3D', 'a b ', ' c', ''].map(line => undo([line], 'quoted-printable')))} ${printed(undo(['a b', '=3D', '..x', '>From y', ''], '7bit'))} ${printed(undo([Buffer.from('hello').toString('base64')], 'base64'))}`,
		),
	];
	const rows = [
		...scans.map(
			text =>
				`${printed(text)} ${fieldsOf(scanBytes(octets(text)))} | ${octetsWithCrlf(scanBytes(octets(text)))} ${printed(toCrlf(text))}`,
		),
		...charsets.map(
			charset =>
				`${charset} known ${isKnownCharset(charset)} utf8 ${isUtf8(charset)} ${printed(decodeText(octets('K\xc3\xa4se'), charset))}`,
		),
		...['utf-8', 'iso-8859-1', 'koi8-r', 'x-none'].map(charset => {
			try {
				return `${charset} ${printed(encodeText('Käse', charset, 'Subject'))}`;
			} catch (error) {
				return `${charset} ${error instanceof Error ? `${error.message} ${fieldsOf(error)}` : ''}`;
			}
		}),
		...words.flatMap(text => [
			`${printed(text)} ${printed(readableWords(text, false))} ${printed(readableWords(text, true))}`,
		]),
		...names.map(name => `${printed(name)} ${printed(safeFileName(name, 'attachment-1'))}`),
		...uus.map(text => `${printed(text)} ${printed(uudecode(text))}`),
		...mails.map(text => `${printed(text)} ${printed(mailsInMbox(octets(text)))}`),
		...fromLines.map(line => `${line} ${isFromLine(line)}`),
		...html.map(text => {
			const read = htmlText(text);
			return `${printed(text.slice(0, 200))} ${read && printed({cut: read.cut, text: read.text.slice(0, 300)})}`;
		}),
		...bodies.map(
			text =>
				`${printed(text)} ${printed(bodyLines(octets(text)))} simple ${printed(canonicalBody(bodyLines(octets(text)), 'simple'))} relaxed ${printed(canonicalBody(bodyLines(octets(text)), 'relaxed'))} ${printed(canonicalLine(text, 'relaxed'))}`,
		),
		...dates.map(text => {
			const read = readDate(text);
			return `${text} ${typeof read === 'number' ? new Date(read).toISOString() : read}`;
		}),
		formatDate(new Date(now)),
		...[0, 1, 2, 3, 56, 57, 58, 114, 115, 1000].map(count => `${count} ${base64Size(count)}`),
		...lines,
	];
	await expect(rowsOf(rows)).toMatchFileSnapshot(file('bytes'));
});
