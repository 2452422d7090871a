/**
 * What every kind of line comes to, with every field: a table of inputs, and beside it in `snapshots/` what is read.
 * The files next to this one say why single results are right.
 */
import {describe, expect, it} from 'vitest';
import {type ClientReader, createClientReader, type ReadAs} from '../../source/protocol/client-reader.ts';
import {parseCommand} from '../../source/protocol/command.ts';
import {createStuffer, stuffLine, unstuff} from '../../source/protocol/dot-stuffing.ts';
import {
	announcedMechanisms,
	compareCapabilities,
	findCapability,
	readCapabilities,
} from '../../source/protocol/ehlo.ts';
import {formatEnhancedStatus, readEnhancedStatus} from '../../source/protocol/enhanced-status.ts';
import {checkHostName} from '../../source/protocol/host-name.ts';
import {readLimits} from '../../source/protocol/limits.ts';
import {createLineSplitter} from '../../source/protocol/line-splitter.ts';
import {nearest} from '../../source/protocol/nearest.ts';
import {lengthIncrease} from '../../source/protocol/parameter.ts';
import {type Phase, phaseAfterReply, phaseAfterSent} from '../../source/protocol/phase.ts';
import * as ports from '../../source/protocol/ports.ts';
import {readRawText} from '../../source/protocol/raw-text.ts';
import {replyMark} from '../../source/protocol/reply.ts';
import * as replyClasses from '../../source/protocol/reply-class.ts';
import {createReplyParser, type ReplyLimits, type ReplySource} from '../../source/protocol/reply-parser.ts';
import * as spans from '../../source/protocol/span.ts';
import {hasStandIn, isStandIn} from '../../source/protocol/stand-in.ts';
import {createUnstuffer} from '../../source/protocol/unstuffer.ts';
import {opensLogin, verbs} from '../../source/protocol/verb.ts';
import * as shown from '../../source/protocol/visible.ts';
import {withCommas} from '../../source/protocol/with-commas.ts';
import {xtext} from '../../source/protocol/xtext.ts';
import {fieldsOf, page, printed} from '../support/printed.ts';
import {commandLines, hostNames} from './lines.ts';

const file = (name: string) => `./snapshots/${name}.txt`;
const short = (text: string) =>
	text.length > 120 ? `${text.slice(0, 60)}…(${text.length})…${text.slice(-20)}` : text;

/** A long run of one sign is told by its length, so that a page stays readable. */
const shortened = (text: string) =>
	text.replaceAll(/(.)\1{30,}/gs, (run, sign: string) => `${sign}×${run.length}`);

describe('commands', () => {
	it.each(commandLines)('%s', async (topic, lines) => {
		const rows = lines.flatMap(line => {
			const {remarks, ...command} = parseCommand(line);
			const parts = Object.entries(command).filter(
				([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
			);
			return [
				`> ${printed(line)}`,
				`  ${fieldsOf(Object.fromEntries(parts))}`,
				...remarks.map(remark => `  ! ${fieldsOf(remark)}`),
			].map(shortened);
		});
		await expect(page(rows)).toMatchFileSnapshot(file(`commands-${topic.replace(' ', '-')}`));
	});

	it('has remarks for each verb in its own place, and knows each', () => {
		expect(verbs.filter(verb => opensLogin(verb))).toEqual(['AUTH', 'X-EXPS']);
		expect(verbs.filter(verb => parseCommand(verb).remarks.some(({id}) => id === 'command/unknown'))).toEqual(
			[],
		);
	});
});

it('host names', async () => {
	const rows = hostNames.map(name => `${printed(name)} ${printed(checkHostName(name))}`);
	await expect(page(rows.map(shortened))).toMatchFileSnapshot(file('host-names'));
});

/** All items of bytes that come in the given pieces. */
function itemsOf(reader: ClientReader, pieces: readonly (string | ReadAs)[]): string[] {
	let read: ReadAs = {as: 'line'};
	const rows: string[] = [];
	for (const piece of pieces) {
		if (typeof piece !== 'string') {
			read = piece;
			rows.push(`  as ${fieldsOf(read)}`);
		} else {
			reader.feed(Buffer.from(piece, 'latin1'));
			rows.push(`  + ${printed(piece)}`);
		}

		for (let item = reader.next(read); item; item = reader.next(read)) {
			rows.push(`    ${fieldsOf(item)}`);
		}

		rows.push(`    at ${reader.position}, unfinished ${printed(reader.unfinished)}`);
	}

	return [...rows, `  rest ${printed(reader.takeRest())}, then at ${reader.position}`];
}

it('the bytes of a client', async () => {
	const message: ReadAs = {as: 'message'};
	const line: ReadAs = {as: 'line'};
	const chunk = (octets: number): ReadAs => ({as: 'chunk', octets});
	const cases: readonly (readonly (string | ReadAs)[])[] = [
		['EHLO x\r\nQUIT\nA\rB\r\n\r\n\n', 'NO', 'OP\r', '\n'],
		['\n', '\r\n', 'a\r\r\n'],
		['12345678\r\n', '123456789\r\n', '12345678\n', 'x\r\n'],
		['1234567890', 'abc', 'def\r\nnext\r\n'],
		['1234567890abc\nnext\r\n', '123456789', '\r', '\n'],
		['123456789\r', 'x\r\n', '12345678\r', '\nok\r\n'],
		['DATA\r\n', message, 'Subject: x\r\n', '\r\n', '..dot\r\n', '.\r\n', line, 'QUIT\r\n'],
		[message, '.\r\n', line, 'QUIT\r\n'],
		[message, '.', '\r', '\n', line, 'R'],
		[message, '.x\r\n.\r\nQ'],
		[message, 'a\n.\nb\r\n.\nc\r\n', '.\r', 'x\r\n.', '\r\n'],
		[message, 'a\r', '\n', '.\r\n', '.\r\n'],
		[message, 'a\r\n.\r\nb\r\n', '.\r\n'],
		[message, 'a\r', 'b\r\n', '\r\n.', 'c\r\n.\r\n'],
		[chunk(5), '12345', line, 'x\r\n'],
		[chunk(5), '123', chunk(2), '45QUIT\r\n', line],
		[chunk(4), 'a\nb\n', message, '.\r\n'],
		['abc', message, 'def\r\n.\r\n'],
		['123456789abcdef', 'gh'],
	];
	const rows = cases.flatMap((pieces, index) => [
		`case ${index + 1}`,
		...itemsOf(createClientReader(8), pieces),
	]);
	await expect(page(rows)).toMatchFileSnapshot(file('client-bytes'));
});

it('lines of a server, however they end and are cut', async () => {
	const cases: readonly (readonly string[])[] = [
		['a\r\nb\nc\rd\r\n\r\n\n\r', 'x\r', '\ny\r'],
		['12345678\r\n', '123456789\r\n', 'x\n'],
		['1234567890', '12345\r', '\nnext\r\n'],
		['1234567890\r', '\n\nnext\n'],
		['123456789\n\nx\r'],
		['a', 'b', 'c', '\r', '\r', '\n'],
		['12345678', '\r', '\n', '1'],
		['12345678', '9'],
		[''],
		['abc', '\r'],
		['123456789', 'rest'],
		['123456789\r', 'x\n'],
	];
	const rows = cases.flatMap((pieces, index) => {
		const splitter = createLineSplitter(8);
		const lines = pieces.flatMap(piece => {
			splitter.feed(Buffer.from(piece, 'latin1'));
			const found: string[] = [`  + ${printed(piece)}`];
			for (let line = splitter.next(); line; line = splitter.next()) {
				found.push(`    ${fieldsOf(line)}`);
			}

			return found;
		});
		return [
			`case ${index + 1}`,
			...lines,
			`  end ${printed(splitter.end())}, then ${printed(splitter.takeRest())}`,
		];
	});
	await expect(page(rows)).toMatchFileSnapshot(file('server-lines'));
});

it('replies, right and wrong', async () => {
	const inputs = [
		...[
			'220 hi\r\n',
			'250-a\r\n250-b\r\n250 c\r\n',
			'250\r\n',
			'250 \r\n',
			'250-\r\n250\r\n',
			'250-a\r\n',
			'250-a\r\n250',
			'250 x',
		],
		...[
			'250OK\r\n',
			'250\tok\r\n',
			'2500 ok\r\n',
			'250.ok\r\n',
			'250:ok\r\n',
			'25 ok\r\n',
			'ok\r\n',
			'\r\n',
			'099 x\r\n',
			'100 x\r\n',
		],
		...[
			'599 x\r\n',
			'600 x\r\n',
			'55a x\r\n',
			'5a0 x\r\n',
			'250-a\r\n550 b\r\n',
			'250-a\r\n550-b\r\n250 c\r\n',
			'250-5.1.1 a\r\n250 2.0.0 b\r\n',
		],
		...[
			'250-2.0.0 a\r\n250 b\r\n',
			'550 5.1.1 x\r\n',
			'550 5.01.1 x\r\n',
			'550 5.1.1x\r\n',
			'550 5.1.1-x\r\n',
			'550 5.1.1\r\n',
			'550 3.1.1 x\r\n',
		],
		...[
			'550 5.1234.1 x\r\n',
			'450 4.999.999\tx\r\n',
			'250 a\n250 b\r250 c\r\n',
			'250-a\n250 b\r',
			'250 caf\xc3\xa9\r\n',
			'250 caf\xe9\r\n',
		],
		...[
			'250 \xef\xbb\xbfx\r\n',
			'250-a\r\nbad\r\n250 b\r\n',
			'250-a\r\n\r\n250 b\r\n',
			'250 12345678901234567890\r\n',
			'250-12345678901234567890\r\n250 b\r\n',
		],
		...[
			'x2345678901234567890123\r\n',
			'250x345678901234567890123\r\n',
			'2501345678901234567890123\r\n',
			'250-1\r\n250-2\r\n250-3\r\n250-4\r\n250 5\r\n220 n\r\n',
		],
		...[
			'250-1\r\n250-2\r\n250-3\r\n550 4\r\n',
			'250-1234567890123\r\n250-1234567890123\r\n250-1234567890123\r\n250 x\r\n220 y\r\n',
			'250 a\r\n\x00\r\n',
		],
		...[
			'250-a\r\n250-b\r\n250',
			'250-1\r\n250-2\r\n250-3\r\n',
			'250/x\r\n',
			'250;x\r\n',
			'250Zx\r\n',
			'250`x\r\n',
			'250{x\r\n',
			'250@x\r\n',
			'250[x\r\n',
			'250zx\r\n',
		],
	];
	const limits: Partial<ReplyLimits & ReplySource> = {line: 20, lines: 3, octets: 45};
	const rows = [{...limits}, {...limits, lossy: true}].flatMap(options => [
		fieldsOf(options),
		...inputs.flatMap(input => {
			const parser = createReplyParser(options);
			parser.feed(Buffer.from(input, 'latin1'));
			const items: string[] = [];
			for (let item = parser.next(); item; item = parser.next()) {
				items.push(fieldsOf(item));
			}

			return [
				`> ${printed(input)}`,
				...items.map(item => `    ${item}`),
				...parser.end().map(item => `  end ${fieldsOf(item)}`),
			];
		}),
	]);
	await expect(page(rows)).toMatchFileSnapshot(file('replies'));
});

it('what stands before each line of a reply', () => {
	const line = {text: '', bytes: new Uint8Array(), ending: 'CRLF', truncated: false} as const;
	const lines = [line, {...line, code: 550}, {...line, glued: true as const}, line];
	const marks = (complete: boolean) =>
		[0, 1, 2, 3, 4].map(index => {
			const {code, separator} = replyMark({code: 250, lines, complete}, index);
			return `${code}${separator}`;
		});
	expect(marks(true)).toEqual(['250-', '550-', '250', '250 ', '250-']);
	expect(marks(false)).toEqual(['250-', '550-', '250', '250-', '250-']);
});

it('a parser that gives up its rest forgets the reply that was open', () => {
	const parser = createReplyParser({lines: 2});
	parser.feed(Buffer.from('250-a\r\n250-b\r\n250-c\r\n2'));
	expect([parser.next()?.type, parser.next()?.type, parser.next()]).toEqual([
		'reply',
		'malformed',
		undefined,
	]);
	expect(printed(parser.takeRest())).toBe('«2»');
	parser.feed(Buffer.from('250 d\r\n'));
	expect(parser.next()).toMatchObject({code: 250, complete: true});
	parser.feed(Buffer.from('250-e\r\n'));
	expect(parser.next()).toBeUndefined();
	parser.takeRest();
	expect(parser.end()).toEqual([]);
});

it('capabilities, limits, and what changed', async () => {
	const before = readCapabilities([
		' mx.example.org   at  your service ',
		'SIZE 100',
		'auth plain Login',
		'AUTH=LOGIN  plain',
		'AUTH=CRAM-MD5',
		'X =y',
		'=z',
		'',
		'  ',
		'LIMITS RCPTMAX=20 MAILMAX=3 RCPTDOMAINMAX=1 RCPTMAX=9',
		'8BITMIME\t',
		'PIPELINING',
		'AUTH XOAUTH2',
	]);
	const after = readCapabilities([
		'mx.example.org',
		'size 100',
		'AUTH PLAIN login xoauth2',
		'DSN a',
		'DSN b',
		'LIMITS RCPTMAX=0',
	]);
	const limits = (text: string) => printed(readLimits(readCapabilities(['x', text])));
	const rows = [
		fieldsOf({...before, keywords: before.keywords.length}),
		...before.keywords.map(each => `  ${fieldsOf(each)}`),
		fieldsOf(after),
		...['AUTH', 'SIZE', 'NONE', 'size'].map(name => `find ${name} ${printed(findCapability(before, name))}`),
		`only old ${printed(findCapability(readCapabilities(['x', 'AUTH=LOGIN']), 'AUTH'))}`,
		`none at all ${printed([findCapability(null, 'AUTH'), announcedMechanisms(null), readCapabilities([])])}`,
		`mechanisms ${printed(announcedMechanisms(before))}`,
		`changes ${printed(compareCapabilities(before.keywords, after.keywords))}`,
		`back ${printed(compareCapabilities(after.keywords, before.keywords))}`,
		`limits ${printed(readLimits(before))} ${printed(readLimits(null))}`,
		...[
			'LIMITS',
			'LIMITS RCPTMAX=0',
			'LIMITS RCPTMAX=999999',
			'LIMITS MAILMAX=1000000',
			'LIMITS RCPTDOMAINMAX=05',
			'LIMITS X RCPTMAX',
		].map(text => `${text}: ${limits(text)}`),
		...[
			'LIMITS RCPTMAX=5',
			'LIMITS MAILMAX=5',
			'LIMITS RCPTDOMAINMAX=5',
			'LIMITS rcptmax=5',
			'LIMITS RCPTMAX=5x',
			'LIMITS xRCPTMAX=5',
		].map(text => `${text}: ${limits(text)}`),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('capabilities'));
});

it('phases, after what was sent and what was answered', async () => {
	const phases: readonly Phase[] = [
		...(['connecting', 'greeting', 'command', 'auth', 'message', 'securing', 'closed'] as const).map(
			name => ({name}),
		),
		{name: 'chunk', remaining: 10, last: true},
	];
	const answers = ['CONNECT', 'DATA', 'AUTH', 'STARTTLS', 'DATA-END', 'MAIL', 'QUIT', null];
	const rows = phases.flatMap(phase => [
		fieldsOf(phase),
		`  command ${printed(phaseAfterSent(phase, {kind: 'command', chunkSize: 0, chunkLast: false}))}`,
		`  BDAT 7 LAST ${printed(phaseAfterSent(phase, {kind: 'command', chunkSize: 7, chunkLast: true}))}`,
		`  BDAT 1 ${printed(phaseAfterSent(phase, {kind: 'command', chunkSize: 1, chunkLast: false}))}`,
		...[9, 10, 11].map(
			octets => `  content ${octets} ${printed(phaseAfterSent(phase, {kind: 'content', octets}))}`,
		),
		`  dot ${printed(phaseAfterSent(phase, {kind: 'dot'}))}`,
		...answers.flatMap(verb =>
			[220, 235, 250, 334, 354, 421, 550].map(
				code => `  ${verb} ${code} ${printed(phaseAfterReply(phase, verb, code))}`,
			),
		),
	]);
	await expect(page(rows)).toMatchFileSnapshot(file('phases'));
});

it('what a code says by its first digit', async () => {
	const codes = [0, 99, 100, 199, 200, 299, 300, 399, 400, 499, 500, 501, 504, 505, 599, 600];
	const rows = codes.map(code =>
		[code, ...Object.entries(replyClasses).map(([name, judge]) => `${name} ${printed(judge(code))}`)].join(
			'  ',
		),
	);
	await expect(page([...rows, fieldsOf(ports)])).toMatchFileSnapshot(file('codes'));
});

it('enhanced codes at the beginning of a text', async () => {
	const texts = [
		'5.1.1',
		'5.1.1 x',
		'2.0.0-x',
		'4.7.0\tx',
		'5.1.1x',
		'5.1.1.',
		' 5.1.1',
		'5.10.100 x',
		'5.1000.1 x',
		'5.01.1',
		'5.1.01',
		'3.1.1',
		'6.0.0',
		'5.0.0',
		'5.1',
		'',
	];
	const rows = texts.map(text => {
		const status = readEnhancedStatus(text);
		return `${printed(text)} ${printed(status)} ${status && formatEnhancedStatus(status)}`;
	});
	await expect(page(rows)).toMatchFileSnapshot(file('enhanced-codes'));
});

it('escapes for deliberate faults', async () => {
	const texts = [
		...[
			String.raw`\n\r\t\0\\\"`,
			String.raw`"EHLO x\r\n"`,
			'  "a"  ',
			'  a  ',
			'"a',
			'a"',
			'""',
			'',
			String.raw`\x41\xff\xGG`,
			String.raw`\x4`,
		],
		...[
			String.raw`\u{41}`,
			String.raw`\u{10ffff}`,
			String.raw`\u{110000}`,
			String.raw`\u{1f600}é`,
			String.raw`\u41`,
			String.raw`\u{}`,
			String.raw`\q`,
			'\\',
		],
		...[
			String.raw`\X41`,
			String.raw`\N`,
			'a\nb',
			'"a\nb"',
			'"a" "b"',
			String.raw`\u{1234567}`,
			String.raw`a\\n`,
		],
	];
	await expect(page(texts.map(text => `${printed(text)} ${printed(readRawText(text))}`))).toMatchFileSnapshot(
		file('raw-text'),
	);
});

it('what stands for a secret', async () => {
	const texts = [
		...[
			'••••••••',
			'***',
			'**',
			'xxx',
			'XXX',
			'xx',
			'xXx',
			'...',
			'..',
			'…',
			'---',
			'--',
			'___',
			'__',
			'###',
			'●●●',
			'∙∙∙',
			'···',
			'redacted',
			'REDACTED',
		],
		...[
			'removed',
			'hidden',
			'masked',
			'omitted',
			'filtered',
			'censored',
			'sanitized',
			'left out',
			'hidden away',
			'[password-1]',
			'[x]',
			'[x]y',
			'[a]b]',
		],
		...[
			'<hidden>',
			'<a@b>',
			'<<x>>',
			'{x}',
			'{x}}',
			'(x)',
			'(x))',
			'()',
			'[]',
			'  ***  ',
			'abc',
			'',
			'AGFs***',
			'a**b',
			'a•b',
			'a••b',
			'dXNl…',
			'a...',
			'a..',
		],
		...[
			'334 VXNl[password-1]',
			'a[secret-12]b',
			'a[auth-response-3]',
			'a[other-3]',
			'a[password-]',
			`[${'x'.repeat(78)}]`,
			`[${'x'.repeat(79)}]`,
		],
		...['a[password-1234567]', '*•*', 'redactedx', 'x redacted'],
	];
	const rows = texts.map(
		text => `${printed(short(text))} whole ${isStandIn(text)}, within ${hasStandIn(text)}`,
	);
	await expect(page(rows)).toMatchFileSnapshot(file('stand-ins'));
});

it('dots, doubled and undoubled, however the content is cut', async () => {
	const contents = [
		...[
			[''],
			['.'],
			['..'],
			['a\r\n.b'],
			['a\r\n', '.b'],
			['a\r', '\n.b'],
			['a\n.b'],
			['a\n', '.b'],
			['\n.b'],
			['\r\n.', '.b'],
			['a', '.b'],
			['\r', '\n', '.', '\r\n.'],
		],
		...[
			['a\r\n..b\r\n.'],
			['.', '\r\n', '.'],
			['x\r\n', '', '.'],
			['a\r.b'],
			['a\n', '\r\n'],
			['\n\n.\n.\r\n.x'],
			['a\r\n'],
			['a\n'],
			['', '\r\n', ''],
		],
	];
	const join = (parts: readonly Uint8Array[]) => printed(new Uint8Array(Buffer.concat(parts)));
	const rows = contents.flatMap(pieces => {
		const bytes = pieces.map(piece => new Uint8Array(Buffer.from(piece)));
		const strict = createStuffer();
		const loose = createStuffer({afterLineFeed: true});
		const stream = createUnstuffer();
		const whole = new Uint8Array(Buffer.concat(bytes));
		return [
			printed(pieces),
			`  stuffed ${join(bytes.flatMap(each => strict.push(each)))} ends a line ${strict.endsLine()}`,
			`  after LF ${join(bytes.flatMap(each => loose.push(each)))} ends a line ${loose.endsLine()}`,
			`  undone ${printed(unstuff(whole))} after LF ${printed(unstuff(whole, {afterLineFeed: true}))} as a stream ${join(bytes.flatMap(each => stream.push(each)))}`,
		];
	});
	const typed = ['', '.', '..a', 'a.'].map(line => `${printed(line)} ${printed(stuffLine(line))}`);
	await expect(page([...rows, ...typed])).toMatchFileSnapshot(file('dots'));
});

it('text that is shown', async () => {
	const texts = [
		...[
			'plain ~',
			'‘’“”–—…·→',
			'käse 日本',
			'\0\t\n\x1b\x1f\x7f\x80\x9f\xa0\xad',
			'\u061c\u180e\u200b\u200d\u200e\u202e\u2028\u2029\u2060\u2066\ufeff',
			'\u3000\u2003\u202f',
		],
		...[
			'\ue000\u{f0000}\u{10fffd}\ufffe\u0378',
			'\ud800x\udc00',
			'\u0301a',
			`a${'\u0301'.repeat(8)}b`,
			`a${'\u0301'.repeat(9)}b`,
			`a${'\u0301'.repeat(12)}b`,
			'\ufe0fx',
			'\u{e0041}',
			'👩‍👧',
			'\u115f\u3164',
		],
		...['a\tb', 'a\nb', '', '  x  '],
	];
	const bytes = [
		...[
			'plain',
			'caf\xc3\xa9',
			'\xe9',
			'\xc2',
			'\xc2\x41',
			'\xc1\xbf',
			'\xe0\xa0\x80',
			'\xe0\x9f\xbf',
			'\xed\x9f\xbf',
			'\xed\xa0\x80',
			'\xf0\x90\x80\x80',
			'\xf0\x8f\xbf\xbf',
		],
		...[
			'\xf4\x8f\xbf\xbf',
			'\xf4\x90\x80\x80',
			'\xf5\x80\x80\x80',
			'\xe2\x82',
			'\xe2\x82\xac',
			'\xe2\x82\xc0',
			'\xe2\x28\xac',
			'\xff\xfe',
			'a\x80b\x00',
			'\xdf\xbf',
			'\xe1\x80\x80',
			'\xef\xbb\xbfx',
			'\xf1\x80\x80\x7f',
		],
	];
	const rows = [
		...texts.flatMap(text => [
			printed(text),
			`  ${shown.visible(text)}`,
			`  JSON ${shown.visibleJson({text})}`,
			`  unescaped ${printed(shown.unescaped(text))}`,
		]),
		...bytes.map(
			text => `${printed(Buffer.from(text, 'latin1'))} ${shown.visibleBytes(Buffer.from(text, 'latin1'))}`,
		),
		printed(shown.visibleLines('a\u0007\nb\r\n\n')),
		printed(
			shown.joined(
				['a' as const, shown.visible('b')].map(text => shown.visible(text)),
				', ',
			),
		),
		printed([
			shown.padded(shown.visible('ab'), 5),
			shown.trimmed(shown.visible(' a  ')),
			shown.styled(31, shown.visible('x')),
		]),
		printed([
			shown.shown`a ${1} b ${shown.visible('\x07')} c`,
			shown.replaced(shown.visible('abc'), text => text.toUpperCase()),
		]),
		printed([
			shown.visibleJson(undefined),
			shown.visibleJson([1, null, '\u0301x', '\u0007', '\u2028']),
			shown.joined([shown.visible('a'), shown.visible('b')]),
		]),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('shown'));
});

it('the small ones', async () => {
	const words = [
		'QUIT',
		'QIUT',
		'QUI',
		'QUITS',
		'QUITSS',
		'UIT',
		'XYZ',
		'SATRTTLS',
		'STARTLTS',
		'STARTT',
		'STRATTSL',
		'EHLOO',
		'HLO',
		'',
	];
	const rows = [
		...words.map(
			word => `${printed(word)} nearest ${nearest(word, ['EHLO', 'HELO', 'QUIT', 'STARTTLS', 'XEXCH50'])}`,
		),
		...[0, 7, 999, 1000, 12_345, 999_999, 1_000_000, -1, -999, -1000, -123_456, 1.9, -1234.5].map(
			count => `${count} ${withCommas(count)}`,
		),
		...['abc', 'a+b=c', 'a b', 'ä', '\0\x7f~!', ''].map(text => `${printed(text)} ${xtext(text)}`),
		...['', ' a ', '\ta\t', 'a', '  '].map(
			text =>
				`${printed(text)} ${fieldsOf(spans.trimSpan(text, 0, text.length))} word ${spans.wordEnd(text, 1)} skip ${spans.skipBlanks(text, 0)} octets ${spans.octetsIn(text)}`,
		),
		...['é', '日', '😀', 'a\x7f\x80'].map(text => `${printed(text)} octets ${spans.octetsIn(text)}`),
		`within ${fieldsOf(spans.trimSpan('  ab  ', 1, 5))} ${fieldsOf(spans.trimSpan('    ', 1, 3))}`,
		printed([' ', '\t', 'a', undefined, ''].map(spans.isBlank)),
		printed(lengthIncrease(parseCommand('MAIL FROM:<a@b> SIZE=1 size=2 AUTH=<> X=1').parameters)),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('small'));
});
