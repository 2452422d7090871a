import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {explain} from '../../../source/decode/explain.ts';
import {examineSent} from '../../../source/message/examine.ts';
import {htmlText} from '../../../source/message/html-text.ts';
import {sentMessageAt} from '../../../source/message/sent-message.ts';
import type {Entry} from '../../../source/session/entry.ts';
import {message} from '../../../source/ui/panes/message.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import {messageSession} from '../../support/message-session.ts';

const now = Date.UTC(2026, 4, 2, 12);

async function shown(
	content: string | Uint8Array,
	{ended = true, part = null, source = false}: {ended?: boolean; part?: string | null; source?: boolean} = {},
): Promise<string> {
	const {entries, state} = messageSession(content, {ended});
	const sent = sentMessageAt(entries, null);
	const lines = message.lines({
		...{
			entries,
			entry: null,
			explain,
			clean: (entry: Entry) => entry,
			state,
			findings: [],
			reveal: false,
			width: 80,
			authSteps: new Map(),
		},
		message: sent && {sent, examined: await examineSent(sent, now)},
		messagePart: {path: part, source},
	});
	return layOut(lines, 200)
		.map(row => row.map(({text}) => text).join(''))
		.join('\n');
}

const header = [
	'From: =?koi8-r?B?4czJ08E=?= <alice@example.org>',
	'To: bob@example.net',
	'Date: Sat, 02 May 2026 12:00:00 +0000',
	'Message-ID: <1@example.org>',
	'Subject: =?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=',
	'MIME-Version: 1.0',
];
const crlf = (...lines: string[]) => lines.map(each => `${each}\r\n`).join('');

test('header decoded, with what was on the wire beside it', async () => {
	const text = await shown(crlf(...header, '', 'Hello', '..dot'));
	expect(text).toContain('From: Алиса <alice@example.org>');
	expect(text).toContain('sent as =?koi8-r?B?4czJ08E=?=');
	expect(text).toContain('Subject: Привет');
	expect(text).toContain('1 dot doubled for the wire');
	expect(text).toMatch(/Text\nHello\n\.dot$/);
	expect(text).toContain('✓ Nothing that a receiver would object to.');
});

test('the envelope beside the header', async () => {
	const other = header.map(each => each.replace('bob@example.net', 'BOB@example.net, dan@example.net'));
	const text = await shown(crlf(...other, '', 'x'));
	expect(text).toMatch(/MAIL FROM +alice@example\.org {2}same as in From/);
	expect(text).toMatch(/RCPT TO +bob@example\.net {2}To/);
	expect(text).toMatch(/carol@example\.net {2}not in the header \(Bcc\)/);
	expect(text).toMatch(/not sent +dan@example\.net/);
});

const multipart = crlf(
	...header,
	'Content-Type: multipart/mixed; boundary=b',
	'',
	'--b',
	'Content-Type: text/plain; charset=iso-8859-2',
	'Content-Transfer-Encoding: quoted-printable',
	'',
	'=B1=E6',
	'--b',
	"Content-Type: application/pdf; name*=utf-8''%D0%BE.pdf",
	'Content-Disposition: attachment',
	'Content-Transfer-Encoding: base64',
	'',
	'AAEC/w==',
	'--b--',
);

test('parts with their sizes; the text of the one that is read', async () => {
	const text = await shown(multipart);
	expect(text).toMatch(/❯ +1 {2}text\/plain {2}iso-8859-2 {2}quoted-printable {2}6 bytes/);
	expect(text).toMatch(/2 {2}application\/pdf {2}о\.pdf {2}base64 {2}8 bytes → 4 {2}attachment 1/);
	expect(text).toMatch(/ąć$/);
	expect(await shown(multipart, {part: '2'})).toMatch(/This is not text\. Use .attachment/);
});

test('what is wrong in bytes has its line: too long, lone ends, 8-bit', async () => {
	const text = await shown(
		Buffer.concat([
			Buffer.from(`${header.join('\r\n')}\r\n\r\n${'x'.repeat(999)}\r\nlone\nend\r\n`),
			Buffer.from([0xf0, 0x0d, 0x0a]),
		]),
	);
	expect(text).toMatch(/line 8 · message\/line-too-long/);
	expect(text).toMatch(/line 9 · message\/lone-line-end/);
	expect(text).toContain('message/undeclared-8bit');
});

test('while it is typed each line is judged, and what is missing when the header ends', async () => {
	const open = await shown(crlf('From: a b@example.org', 'Date: soon'), {ended: false});
	expect(open).toContain('so far');
	expect(open).toMatch(/line 1 · message\/address-blank/);
	expect(open).toMatch(/line 2 · message\/bad-date/);
	expect(open).not.toContain('message/no-message-id');
	expect(await shown(crlf('From: a@example.org', ''), {ended: false})).toContain('message/no-message-id');
});

test('bytes of a stranger stay on their row', async () => {
	const text = await shown(
		`Subject: \u001b[2Jx\r\nX: =?utf-8?Q?=1B]0;hi=07=E2=80=AE?=\r\n\r\n\u001b[31mred\r\n`,
	);
	expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
});

test('whatever the bytes are, a row is a row and holds no control', async () => {
	const piece = fc.oneof(
		fc.constantFrom(
			'\r\n',
			'\n',
			'\r',
			'\0',
			'--b',
			'=?koi8-r?B?',
			'?=',
			'Content-Type: multipart/mixed; boundary=b',
		),
		fc.string({unit: 'binary', maxLength: 12}),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(piece, {maxLength: 40}), fc.boolean(), async (pieces, ended) => {
			const text = await shown(pieces.join(''), {ended});
			expect(text).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/);
		}),
		{numRuns: 60},
	);
});

test('an unread message says so', () => {
	const {entries, state} = messageSession('x\r\n');
	const sent = sentMessageAt(entries, null);
	const context = {
		entries,
		entry: null,
		explain,
		clean: (entry: Entry) => entry,
		state,
		findings: [],
		reveal: false,
		width: 80,
	};
	const text = (shownMessage: Parameters<typeof message.lines>[0]['message']) =>
		message
			.lines({
				...context,
				authSteps: new Map(),
				message: shownMessage,
				messagePart: {path: null, source: false},
			})
			.flatMap(({pieces}) => pieces.map(({text: words}) => words))
			.join('');
	expect(text(sent && {sent, examined: null})).toContain('It is being read');
	expect(text(null)).toContain('/compose writes one');
});

describe('HTML', () => {
	const html =
		'<style>p{color:red}</style><h1>Offer</h1><p>Read <a href="https://evil.example/x">https://bank.example</a></p><table><tr><td>1<td>2</table><script>alert(1)</script>&#27;[31m';
	const letter = crlf(...header, 'Content-Type: text/html; charset=utf-8', '', html);

	test('as a reader sees it, with where links lead', async () => {
		const text = await shown(letter);
		expect(text).toContain('HTML, shown as text. /part source shows the HTML.\nOffer\n\n');
		expect(text).toContain('Read https://bank.example <https://evil.example/x>\n');
		expect(text).toContain('\n1  2');
		expect(text).not.toMatch(/color:red|alert|\u001b/);
	});

	test('as its source', async () => {
		const text = await shown(letter, {source: true});
		expect(text).toContain(`HTML, shown as its source. /part shows its text.\n${html.slice(0, 60)}`);
	});

	test.each(['', '<p></p>', '<!-- -->', '<img src=x>'])(
		'%j has nothing to read, and says so or shows the link',
		async body => {
			const text = await shown(crlf(...header, 'Content-Type: text/html; charset=utf-8', '', body));
			expect(text).toMatch(/A mail reader shows no text in it\.|<x>/);
		},
	);

	test('any nesting ends in bounded text', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(
					'<div>',
					'<table><tr><td>',
					'<ul><li>',
					'<a href=x>',
					'<blockquote>',
					'</p>',
					'<!--',
					'&',
				),
				fc.integer({min: 1, max: 2000}),
				fc.string(),
				(tag, times, words) => {
					const read = htmlText(tag.repeat(times) + words);
					expect(read === null || read.text.length < 300_000).toBe(true);
				},
			),
			{numRuns: 30},
		);
	});
});
