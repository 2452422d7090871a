/** A message for each finding, so that `explain --rule` can tell one by its name. */
import {readMessage} from '../read.ts';
import {formatDate} from './date.ts';
import type {LintContext, LintFinding} from './finding.ts';
import {lintMessage} from './lint.ts';
import {senderFindings} from './sender-findings.ts';

/** `example`: a message, or what DNS answered. */
export type LintSample = {readonly finding: LintFinding; readonly example: string};

/** Null for a name that no finding has. */
export async function lintSample(rule: string): Promise<LintSample | null> {
	for (const {bytes, context} of samples()) {
		const found = lintMessage(await readMessage(bytes), {now, ...context}).find(({rule: id}) => id === rule);
		if (found) {
			return {finding: found, example: bytes.toString('latin1').slice(0, 600)};
		}
	}

	return senderSamples().find(({finding}) => finding.rule === rule) ?? null;
}

/** Every name there is. */
export async function lintRules(): Promise<readonly string[]> {
	const read = await Promise.all(
		samples().map(async ({bytes, context}) => lintMessage(await readMessage(bytes), {now, ...context})),
	);
	const rules = [...read.flat(), ...senderSamples().map(({finding}) => finding)].map(({rule}) => rule);
	return [...new Set(rules)].sort();
}

/** What `--check-sender` may find, from answers that DNS might give. */
function senderSamples(): readonly LintSample[] {
	const domain = 'example.org';
	const sound = {
		domain,
		mx: ['mx.example.org'],
		spf: {result: 'pass', domain, comment: null},
		dkim: [{result: 'pass', domain, selector: 's1', comment: null}],
		arc: null,
		dmarc: {result: 'pass', domain, comment: null, policy: 'reject'},
	};
	const spf = (result: string, answer: string) => asSamples({...sound, spf: {...sound.spf, result}}, answer);
	const dkim = (result: string, answer: string) =>
		asSamples({...sound, dkim: [{result, domain, selector: 's1', comment: null}]}, answer);
	return [
		asSamples({...sound, mx: []}, 'example.org MX: no record; A, AAAA: no record'),
		spf('fail', 'example.org TXT “v=spf1 ip4:192.0.2.1 -all”, and the mail came from 192.0.2.7'),
		spf('softfail', 'example.org TXT “v=spf1 ip4:192.0.2.1 ~all”, and the mail came from 192.0.2.7'),
		spf('neutral', 'example.org TXT “v=spf1 ip4:192.0.2.1 ?all”, and the mail came from 192.0.2.7'),
		spf('none', 'example.org TXT: no record that begins with v=spf1'),
		spf('permerror', 'example.org TXT: two records that begin with v=spf1'),
		spf('temperror', 'example.org TXT: the DNS server did not answer'),
		asSamples({...sound, dkim: []}, 'No DKIM-Signature is in the message'),
		dkim('fail', 's1._domainkey.example.org TXT: a key, and the signature does not match it'),
		dkim('neutral', 's1._domainkey.example.org TXT: no key that could be parsed'),
		dkim('permerror', 's1._domainkey.example.org TXT “v=DKIM1; p=” (the key was revoked)'),
		dkim('temperror', 's1._domainkey.example.org TXT: the DNS server did not answer'),
		dkim('policy', 's1._domainkey.example.org TXT: a key of 512 bits'),
		asSamples(
			{...sound, arc: {result: 'fail', domain, comment: null}},
			's1._domainkey.example.org TXT: a key, and the ARC-Seal does not fit it',
		),
		asSamples(
			{...sound, dmarc: {...sound.dmarc, result: 'fail'}},
			'_dmarc.example.org TXT “v=DMARC1; p=reject”, and neither SPF nor DKIM passed for example.org',
		),
		asSamples({...sound, dmarc: {...sound.dmarc, result: 'none'}}, '_dmarc.example.org TXT: no record'),
	].flat();
}

function asSamples(check: Parameters<typeof senderFindings>[0], answer: string): readonly LintSample[] {
	return senderFindings(check).map(finding => ({finding, example: answer}));
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

/** The hash is that of `Hello` and a line end. */
const signatureOfHello =
	'v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=mail; h=from; bh=Ba3gj8+xBPQLJTahTfzW6RbWQ/XPgESxkCi2B66PSQg=; b=';

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
	return [...withOtherFields(), ...withOtherContent(), ...withOtherBytes()];
}

function withOtherFields(): readonly Sample[] {
	const envelope = (from: string, ...to: string[]) => ({envelope: {from, to}});
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
	];
}

function withOtherContent(): readonly Sample[] {
	const file = (disposition: string) => sample({'Content-Disposition': disposition});
	const mixed = {'Content-Type': 'multipart/mixed; boundary=b'};
	const inner = 'Content-Type: message/rfc822\r\n\r\n';
	return [
		sample({'Content-Type': 'text/html; charset=utf-8'}),
		sample(
			{'Content-Transfer-Encoding': 'base64'},
			`${Buffer.from('Hello, this is plain text').toString('base64')}\r\n`,
		),
		sample({'Content-Transfer-Encoding': 'base64'}, 'SGVsbG8!\r\n'),
		sample({'Content-Transfer-Encoding': 'quoted-printable'}, '=ZZ\r\n'),
		sample({'Content-Transfer-Encoding': 'x-other'}),
		sample({'Content-Transfer-Encoding': 'x-uuencode'}, 'not uuencode\r\n'),
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
	];
}

function withOtherBytes(): readonly Sample[] {
	return [
		sample({}, 'one\ntwo\r\n'),
		sample({}, 'x\0\r\n'),
		sample({}, `${'x'.repeat(999)}\r\n`),
		sample({}, `${'x'.repeat(100)}\r\n`),
		sample({}, undefined, {sizeLimit: 10}),
		...['From alice\r\n', '\xef\xbb\xbf', '\r\n', 'X: y\r\nno field\r\n', 'X: y\r\n'.repeat(600)].map(
			start => ({
				bytes: Buffer.concat([Buffer.from(start, 'latin1'), sample({}).bytes]),
				context: {},
			}),
		),
		sample({'DKIM-Signature': signatureOfHello}, 'Hello\r\n-- \r\nA mailing list\r\n'),
		sample({'DKIM-Signature': `${signatureOfHello}; l=7`}, 'Hello\r\nand more\r\n'),
		{bytes: Buffer.from('Subject: x\r\nno field\r\n'), context: {}},
		{bytes: Buffer.from(`X: ${'y'.repeat(520 * 1024)}\r\n\r\n`), context: {}},
	];
}
