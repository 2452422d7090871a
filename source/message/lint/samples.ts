/** A message for each finding, so that `explain --rule` can tell one by its name. */
import {readMessage} from '../read.ts';
import {formatDate} from './date.ts';
import type {LintContext, LintFinding} from './finding.ts';
import {lintMessage} from './lint.ts';

export type LintSample = {readonly finding: LintFinding; readonly example: string};

/** Null for a name that no finding has. */
export async function lintSample(rule: string): Promise<LintSample | null> {
	for (const {bytes, context} of samples()) {
		const found = lintMessage(await readMessage(bytes), {now, ...context}).find(({rule: id}) => id === rule);
		if (found) {
			return {finding: found, example: bytes.toString('latin1').slice(0, 600)};
		}
	}

	return null;
}

/** Every name there is. */
export async function lintRules(): Promise<readonly string[]> {
	const read = await Promise.all(
		samples().map(async ({bytes, context}) => lintMessage(await readMessage(bytes), {now, ...context})),
	);
	return [...new Set(read.flat().map(({rule}) => rule))].sort();
}

const now = Date.UTC(2026, 4, 2, 12);

const good = {
	From: 'Alice <alice@example.org>',
	To: 'bob@example.net',
	Subject: 'Test',
	Date: formatDate(new Date(now)),
	'Message-ID': '<1@example.org>',
	'MIME-Version': '1.0',
	'Content-Type': 'text/plain; charset=utf-8',
};

type Sample = {readonly bytes: Buffer; readonly context: Partial<LintContext>};

function sample(
	change: Readonly<Record<string, string | null>>,
	body = 'Hello\r\n',
	context: Partial<LintContext> = {},
): Sample {
	const fields = Object.entries({...good, ...change}).flatMap(([name, value]) =>
		value === null ? [] : [`${name}: ${value}\r\n`],
	);
	return {bytes: Buffer.from(`${fields.join('')}\r\n${body}`, 'latin1'), context};
}

function samples(): readonly Sample[] {
	const envelope = (from: string, ...to: string[]) => ({envelope: {from, to}});
	const file = (disposition: string) => sample({'Content-Disposition': disposition});
	const mixed = {'Content-Type': 'multipart/mixed; boundary=b'};
	const inner = 'Content-Type: message/rfc822\r\n\r\n';
	return [
		...['Date', 'From', 'To', 'Subject', 'Message-ID', 'MIME-Version'].map(name => sample({[name]: null})),
		sample({Subject: ''}),
		sample({from: 'eve@example.org'}),
		sample({Bcc: 'eve@example.org'}),
		sample({'Message-ID': '1@example.org'}),
		sample({'Message-ID': '<1@localhost>'}),
		sample({Date: '2026-05-02 12:00'}),
		sample({Date: 'Sun, 03 May 2026 12:00:00 +0000'}),
		sample({Date: 'Fri, 02 May 2025 12:00:00 +0000'}),
		...[
			'bob',
			'a b@example.net',
			'Bob Doe',
			'<bob@example.net',
			'bob@',
			'a..b@example.net',
			'bob@x_y.test',
		].map(To => sample({To})),
		sample({To: `${'x'.repeat(65)}@example.net`}),
		sample({To: '<bob@example.net> Bob'}),
		sample({To: 'bob\u0001@example.net'}),
		sample({From: ''}),
		sample({From: '"boss@bank.example" <eve@example.org>'}),
		sample({}, undefined, envelope('alice@other.example', 'bob@example.net')),
		sample({}, undefined, envelope('', 'bob@example.net')),
		sample({}, undefined, envelope('alice@example.org', 'carol@example.net')),
		sample({}, undefined, {clientName: 'laptop'}),
		sample({'List-Unsubscribe': 'leave@example.org'}),
		sample({
			'List-Unsubscribe': '<mailto:leave@example.org>',
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		}),
		sample({'List-Id': '<news.example.org>'}),
		sample({'Content-Type': 'text/html; charset=utf-8'}),
		sample(
			{'Content-Transfer-Encoding': 'base64'},
			`${Buffer.from('Hello, this is plain text').toString('base64')}\r\n`,
		),
		sample({'Content-Transfer-Encoding': 'base64'}, 'SGVsbG8!\r\n'),
		sample({'Content-Transfer-Encoding': 'quoted-printable'}, '=ZZ\r\n'),
		sample({'Content-Transfer-Encoding': 'uuencode'}),
		sample({'Content-Type': 'text/plain'}, 'z\xe9\r\n'),
		sample({'Content-Type': 'text/plain; charset=klingon'}),
		sample({}, '\xc5\xbc\r\n', {eightBit: false}),
		sample({Subject: '\xc5\xbc'}, undefined, {smtpUtf8: false}),
		sample({Subject: '\xe9', 'Content-Type': null, 'MIME-Version': null}),
		sample({...mixed, 'Content-Transfer-Encoding': 'base64'}, '--b\r\n\r\nx\r\n--b--\r\n'),
		sample({'Content-Type': 'multipart/mixed'}),
		sample(mixed),
		sample(mixed, '--b\r\n\r\nx\r\n'),
		sample(mixed, '--b\r\n\r\nx\r\n'.repeat(1100)),
		sample(
			{'Content-Type': 'message/rfc822', 'Content-Transfer-Encoding': 'base64'},
			'U3ViamVjdDogeA0KDQo=\r\n',
		),
		sample({'Content-Type': 'message/rfc822'}, `${inner.repeat(40)}x\r\n`),
		...['attachment', 'attachment; filename=run.exe', 'attachment; filename="a/b.txt"'].map(file),
		file("attachment; filename*=utf-8''%E2%80%AEfdp.exe"),
		sample({}, 'one\ntwo\r\n'),
		sample({}, 'x\0\r\n'),
		sample({}, `${'x'.repeat(999)}\r\n`),
		sample({}, `${'x'.repeat(100)}\r\n`),
		sample({}, undefined, {sizeLimit: 10}),
		...[`From alice\r\n`, 'X: y\r\n'.repeat(600)].map(start => ({
			bytes: Buffer.concat([Buffer.from(start), sample({}).bytes]),
			context: {},
		})),
		{bytes: Buffer.from('Subject: x\r\nno field\r\n'), context: {}},
		{bytes: Buffer.from(`X: ${'y'.repeat(520 * 1024)}\r\n\r\n`), context: {}},
	];
}
