import {buffer} from 'node:stream/consumers';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {buildMessage} from '../../../source/message/build.ts';
import type {LintContext} from '../../../source/message/lint/finding.ts';
import {lintMessage} from '../../../source/message/lint/lint.ts';
import {readMessage} from '../../../source/message/read.ts';
import {messages} from '../messages.ts';

const now = Date.UTC(2024, 4, 1, 12, 0, 0);

const good = {
	Date: 'Wed, 01 May 2024 12:00:00 +0000',
	From: 'Alice <alice@example.org>',
	To: 'bob@example.net',
	Subject: 'Hello',
	'Message-ID': '<1@example.org>',
	'MIME-Version': '1.0',
	'Content-Type': 'text/plain; charset=utf-8',
};

type Change = Readonly<Record<string, string | null>>;

function written(change: Change = {}, body = 'Hello\r\n'): Buffer {
	const fields = Object.entries({...good, ...change}).flatMap(([name, value]) =>
		value === null ? [] : [`${name}: ${value}\r\n`],
	);
	return Buffer.from(`${fields.join('')}\r\n${body}`, 'latin1');
}

async function lint(bytes: Uint8Array, context: Partial<LintContext> = {}): Promise<readonly string[]> {
	const findings = lintMessage(await readMessage(bytes), {now, ...context});
	for (const finding of findings) {
		expect(finding.message).toMatch(/\.$|\)\.$/);
		expect(finding.advice).not.toBe('');
		expect(finding.reference).toMatch(/^RFC \d+/);
	}

	return findings.map(({rule, level}) => `${level} ${rule.replace('message/', '')}`);
}

test('a good message has no findings', async () => {
	expect(await lint(written())).toEqual([]);
});

describe('header', () => {
	test.each<[string, Change, readonly string[]]>([
		['no Date', {Date: null}, ['error no-date']],
		['no From', {From: null}, ['error no-from']],
		['no To', {To: null}, ['warning no-to']],
		['Cc will do for To', {To: null, Cc: 'bob@example.net'}, []],
		['no Subject', {Subject: null}, ['warning no-subject']],
		['empty Subject', {Subject: ''}, ['warning empty-subject']],
		['no Message-ID', {'Message-ID': null}, ['warning no-message-id']],
		['no MIME-Version', {'MIME-Version': null}, ['warning no-mime-version']],
		['neither MIME field', {'MIME-Version': null, 'Content-Type': null}, []],
		['two Froms', {from: 'eve@example.org'}, ['error duplicate-field']],
		['Bcc', {Bcc: 'eve@example.org'}, ['warning bcc-shown']],
		['empty Bcc', {Bcc: ''}, []],
		['Message-ID without brackets', {'Message-ID': '1@example.org'}, ['warning bad-message-id']],
		['Message-ID of localhost', {'Message-ID': '<1@localhost>'}, ['note local-message-id']],
		['Message-ID of a .local', {'Message-ID': '<1@my.host.local>'}, ['note local-message-id']],
		['a Date of no form', {Date: '2024-05-01 12:00'}, ['warning bad-date']],
		['an impossible day', {Date: 'Fri, 30 Feb 2024 12:00:00 +0000'}, ['warning bad-date']],
		['the wrong weekday', {Date: 'Tue, 01 May 2024 12:00:00 +0000'}, ['warning bad-date']],
		['no such zone', {Date: 'Wed, 01 May 2024 12:00:00 XYZ'}, ['warning bad-date']],
		['no such hour', {Date: 'Wed, 01 May 2024 24:00:00 +0000'}, ['warning bad-date']],
		['a Date with a comment and GMT', {Date: 'Wed, 1 May 2024 12:00 GMT (noon)'}, []],
		['a Date in another zone', {Date: 'Wed, 01 May 2024 14:00:00 +0200'}, []],
		['tomorrow', {Date: 'Thu, 02 May 2024 12:00:00 +0000'}, ['warning date-in-future']],
		['last year', {Date: 'Mon, 01 May 2023 12:00:00 +0000'}, ['note date-long-ago']],
		['an address without domain', {To: 'bob'}, ['warning address-no-domain']],
		['no address', {From: 'Alice'}, ['warning address-no-domain']],
		['two words', {From: 'Alice Doe'}, ['error address-none']],
		['an empty From', {From: ''}, ['error empty-address-field']],
		['an empty To', {To: ''}, ['warning empty-address-field']],
		['undisclosed recipients', {To: 'undisclosed-recipients:;'}, []],
		[
			'a name that is another address',
			{From: '"boss@bank.example" <eve@example.org>'},
			['warning name-is-address'],
		],
		[
			'… in an encoded word',
			{From: '=?utf-8?Q?boss=40bank.example?= <eve@example.org>'},
			['warning name-is-address'],
		],
		['a name that is the same address', {From: '"alice@example.org" <alice@example.org>'}, []],
		['… in other letters', {From: '"Alice@Example.org" <alice@example.org>'}, []],
		[
			'8-bit of no charset',
			{'Content-Type': 'text/plain', Subject: 'caf\xE9'},
			['error header-8bit-guessed'],
		],
		[
			'List-Unsubscribe without brackets',
			{'List-Unsubscribe': 'https://example.org/u'},
			['warning bad-list-unsubscribe'],
		],
		[
			'one click without https',
			{'List-Unsubscribe': '<mailto:u@example.org>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'},
			['warning one-click-without-https'],
		],
		['a list without a way out', {'List-Id': '<l.example.org>'}, ['note bulk-without-unsubscribe']],
		['Precedence: bulk', {Precedence: 'bulk'}, ['note bulk-without-unsubscribe']],
		['Precedence: first-class', {Precedence: 'first-class'}, []],
	])('%s', async (_, change, expected) => {
		expect(await lint(written(change))).toEqual(expected);
	});

	test('no blank line', async () => {
		const bytes = Buffer.from(written().toString().replace('\r\n\r\n', '\r\n'));
		expect(await lint(bytes)).toEqual(['error no-blank-line']);
	});
});

describe('envelope', () => {
	const envelope = {from: 'alice@example.org', to: ['bob@example.net']};
	test.each<[string, Partial<LintContext>, readonly string[]]>([
		['the same', {envelope}, []],
		['in other letters', {envelope: {from: 'ALICE@EXAMPLE.ORG', to: ['Bob@Example.net']}}, []],
		['another sender of the domain', {envelope: {...envelope, from: 'bounce@example.org'}}, []],
		['another domain', {envelope: {...envelope, from: 'a@example.com'}}, ['note from-not-envelope']],
		['the null sender', {envelope: {...envelope, from: ''}}, ['note null-sender']],
		[
			'someone in To does not get it',
			{envelope: {...envelope, to: ['x@example.net']}},
			['note recipient-not-in-envelope'],
		],
		['one more recipient', {envelope: {...envelope, to: ['bob@example.net', 'secret@example.net']}}, []],
		['EHLO localhost', {clientName: 'localhost'}, ['warning client-name']],
		['EHLO my.local', {clientName: 'my.local'}, ['warning client-name']],
		['EHLO [192.0.2.1]', {clientName: '[192.0.2.1]'}, []],
		['EHLO mail.example.org', {clientName: 'mail.example.org'}, []],
		['over the size limit', {sizeLimit: 100}, ['error over-size']],
		['SIZE 0 is no limit', {sizeLimit: 0}, []],
	])('%s', async (_, context, expected) => {
		expect(await lint(written(), context)).toEqual(expected);
	});
});

describe('parts and bytes', () => {
	const base64 = {'Content-Transfer-Encoding': 'base64'};
	const attachment = (disposition: string) => ({
		'Content-Type': 'application/x-y',
		'Content-Disposition': disposition,
	});
	test.each<[string, Change, string, readonly string[]]>([
		['HTML alone', {'Content-Type': 'text/html; charset=utf-8'}, '<p>\r\n', ['note html-only']],
		['ASCII as base64', base64, 'SGVsbG8gd29ybGQ=\r\n', ['note base64-text']],
		['Cyrillic as base64', base64, '0J/RgNC40LLQtdGC\r\n', []],
		[
			'broken base64',
			{...base64, ...attachment('attachment; filename=x.bin')},
			'SGVsbG8*\r\n',
			['warning bad-base64'],
		],
		[
			'broken quoted-printable',
			{'Content-Transfer-Encoding': 'quoted-printable'},
			'a =ZZ\r\n',
			['warning bad-quoted-printable'],
		],
		['an unknown encoding', {'Content-Transfer-Encoding': 'x-rot13'}, 'a\r\n', ['error unknown-encoding']],
		['8bit not declared', {}, 'caf\xC3\xA9\r\n', ['warning undeclared-8bit']],
		['8bit declared', {'Content-Transfer-Encoding': '8bit'}, 'caf\xC3\xA9\r\n', []],
		[
			'no charset',
			{'Content-Type': 'text/plain', 'Content-Transfer-Encoding': '8bit'},
			'caf\xE9\r\n',
			['warning no-charset'],
		],
		[
			'an unknown charset',
			{'Content-Type': 'text/plain; charset=klingon'},
			'a\r\n',
			['warning unknown-charset'],
		],
		['no boundary', {'Content-Type': 'multipart/mixed'}, 'a\r\n', ['error no-boundary']],
		[
			'a boundary that never comes',
			{'Content-Type': 'multipart/mixed; boundary=x'},
			'a\r\n',
			['error boundary-not-found'],
		],
		[
			'not closed',
			{'Content-Type': 'multipart/mixed; boundary=x'},
			'--x\r\n\r\na\r\n',
			['warning not-closed'],
		],
		[
			'a multipart in base64',
			{'Content-Type': 'multipart/mixed; boundary=x', ...base64},
			'--x\r\n\r\na\r\n--x--\r\n',
			['error multipart-encoded'],
		],
		['a program', attachment('attachment; filename=setup.exe'), 'a\r\n', ['warning attachment-refused-type']],
		[
			'a name in two endings',
			attachment('attachment; filename=bill.pdf.scr'),
			'a\r\n',
			['warning attachment-refused-type'],
		],
		[
			'a name that turns round',
			attachment("attachment; filename*=utf-8''a%E2%80%AEfdp.txt"),
			'a\r\n',
			['warning attachment-name-hides'],
		],
		[
			'a name with a folder',
			attachment('attachment; filename="a/b.txt"'),
			'a\r\n',
			['note attachment-name-odd'],
		],
		['no name', attachment('attachment'), 'a\r\n', ['note attachment-without-name']],
		['LF alone', {}, 'a\nb\r\n', ['error lone-line-end']],
		['CR alone', {}, 'a\rb\r\n', ['error lone-line-end']],
		['NUL', {}, 'a\0b\r\n', ['error nul']],
		['a line of 999', {}, `${'x'.repeat(999)}\r\n`, ['error line-too-long']],
		['a line of 998', {}, `${'x'.repeat(998)}\r\n`, ['note long-line']],
		['a line of 78', {}, `${'x'.repeat(78)}\r\n`, []],
	])('%s', async (_, change, body, expected) => {
		expect(await lint(written(change, body))).toEqual(expected);
	});

	test('findings name the part', async () => {
		const bytes = written(
			{'Content-Type': 'multipart/mixed; boundary=x'},
			'--x\r\n\r\na\r\n--x\r\n\r\n\xFF\r\n--x--\r\n',
		);
		const findings = lintMessage(await readMessage(bytes), {now});
		expect(findings.map(({rule, part}) => [rule, part])).toEqual([
			['message/undeclared-8bit', '2'],
			['message/no-charset', '2'],
		]);
	});

	test('8-bit that was not announced', async () => {
		const header = written({Subject: 'caf\xC3\xA9'});
		expect(await lint(header, {smtpUtf8: false})).toEqual(['warning header-8bit']);
		expect(await lint(header, {smtpUtf8: true})).toEqual([]);
		const body = written({'Content-Transfer-Encoding': '8bit'}, '\xC3\xA9\r\n');
		expect(await lint(body, {eightBit: false})).toEqual(['note 8bit-not-announced']);
	});
});

test('what this program builds has no errors and no warnings but for what was asked', async () => {
	const asked = ['warning no-subject', 'warning empty-subject', 'warning no-to', 'warning address-domain'];
	for (const {name, letter} of messages) {
		const built = await buildMessage({...letter, date: new Date(now)});
		const found = await lint(await buffer(built.open()), {
			envelope: built.envelope,
			clientName: 'mail.example.org',
		});
		const grave = found.filter(finding => !finding.startsWith('note') && !asked.includes(finding));
		expect([name, grave]).toEqual([name, []]);
	}
});

test('any bytes can be judged', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({maxLength: 400}), async bytes => {
			await lint(bytes, {envelope: {from: 'a@b', to: ['c@d']}, smtpUtf8: false, eightBit: false});
		}),
	);
});

describe('structure that no receiver follows', () => {
	const rules = async (text: string) => lint(Buffer.from(text, 'latin1'));
	const header = written().toString('latin1').split('\r\n\r\n')[0] ?? '';
	const typed = (type: string, body: string, more = '') =>
		`${header.replace(/^Content-Type: .*$/im, `Content-Type: ${type}${more}`)}\r\n\r\n${body}`;
	const inner = 'Subject: x\r\n\r\nx\r\n';

	test.each([
		[
			'a line of a mailbox file',
			`From alice Sat May\r\n${written().toString('latin1')}`,
			'warning mbox-line',
		],
		[
			'an encoded message inside',
			typed('message/rfc822', Buffer.from(inner).toString('base64'), '\r\nContent-Transfer-Encoding: base64'),
			'warning encoded-message',
		],
		['more fields than anyone reads', `${'X: y\r\n'.repeat(600)}\r\n`, 'warning too-many-fields'],
		[
			'parts nested too deep',
			`${'Content-Type: message/rfc822\r\n\r\n'.repeat(40)}x\r\n`,
			'warning too-deep',
		],
		[
			'more parts than anyone reads',
			typed('multipart/mixed; boundary=b', `${'--b\r\n\r\nx\r\n'.repeat(1200)}--b--\r\n`),
			'warning too-many-parts',
		],
	])('%s', async (_, message, finding) => {
		expect(await rules(message)).toContain(finding);
	});

	test('none of it where there is nothing of it', async () => {
		const found = await rules(typed('message/rfc822', inner));
		expect(found.join()).not.toMatch(/mbox-line|encoded-message|too-many|too-deep/);
	});
});
