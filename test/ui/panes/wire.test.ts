import {expect, test} from 'vitest';
import {explain} from '../../../source/decode/explain.ts';
import type {Entry} from '../../../source/session/entry.ts';
import type {PaneContext} from '../../../source/ui/panes/pane.ts';
import {wire} from '../../../source/ui/panes/wire.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import {message, numbered, reply, sent as sentLine} from '../../support/entries.ts';
import {fakeSession} from '../../support/fake-session.ts';

const session = fakeSession(`
	S: 220 mail.example.org
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 AUTH PLAIN
	C: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==
	S: 235 ok
	note: hello
`);

function shown(entry: Entry | null, context: Partial<PaneContext> = {}): string {
	const lines = wire.lines({
		...{entries: session.entries, entry, explain, clean: (one: Entry) => one, state: session.state},
		...{findings: [], reveal: false, width: 76, authSteps: new Map(), message: null},
		messagePart: {path: null, source: false},
		...context,
	});
	return layOut(lines, 76)
		.map(row => row.map(({text}) => text).join(''))
		.join('\n');
}

const sent = (verb: string) =>
	session.entries.find(entry => entry.type === 'sent' && entry.kind === 'command' && entry.verb === verb) ??
	null;

test('says what it is for where no line is selected, and where the line is not of the wire', () => {
	const note = session.entries.find(({type}) => type === 'note') ?? null;
	expect(note).not.toBeNull();
	expect(shown(null)).toMatch(/^The exact bytes of the selected line appear here/);
	expect(shown(note)).toBe('This line was not on the wire: it is a note by smtpscope.');
});

test('shows the bytes of a line with their number and their line end', () => {
	const text = shown(sent('EHLO'));
	expect(text).toMatch(/^17 bytes {2}readable by anyone in between {2}Ctrl\+T: text\n\n/);
	expect(text).toContain(
		'\n0000  45 48 4c 4f 20 6d 65 2e 65 78 61 6d 70 6c 65 0d  EHLO me.example␍\n0010  0a',
	);
});

test('masks what is secret by its place, until it is revealed', () => {
	const login = sent('AUTH');
	expect(shown(login)).toContain('the secret is masked; /reveal shows it');
	// AGFu: how the secret begins.
	expect(shown(login)).not.toContain('41 47 46 75');
	expect(shown(login, {wireText: true})).not.toContain('AGFubg');
	expect(shown(login, {reveal: true})).toContain('41 47 46 75');
	expect(shown(login, {reveal: true, wireText: true})).toContain('AGFubgBvcGVuLXNlc2FtZQ==');
});

test('what the server said is shown as it is cleaned', () => {
	const reply = session.entries.find(entry => entry.type === 'reply' && entry.code === 235) ?? null;
	const clean = (entry: Entry): Entry =>
		entry.type === 'reply'
			? {...entry, lines: entry.lines.map(line => ({...line, bytes: Buffer.from('235 [password-1]')}))}
			: entry;
	expect(shown(reply, {clean, wireText: true})).toContain('235 [password-1]');
	expect(shown(reply, {clean, wireText: true, reveal: true})).toContain('235 ok');
});

test('the title of the key turns with what is shown, and a line that was encrypted says so', () => {
	expect(shown(sent('EHLO'), {wireText: true})).toContain('Ctrl+T: bytes');
	expect(shown(sentLine('NOOP', {secure: true}))).toMatch(/^6 bytes {2}▪ encrypted on the way/);
});

test('the text of the wire has each line end as it was', () => {
	const at = (ending: 'CRLF' | 'LF' | 'CR' | 'none') =>
		shown(sentLine('NOOP', {ending}), {wireText: true}).split('\n\n')[1];
	expect(at('CRLF')).toBe('NOOP␍␊');
	expect(at('LF')).toBe('NOOP␊');
	expect(at('CR')).toMatch(/^NOOP./);
	expect(at('none')).toBe('NOOP');
	expect(shown(reply(['250-a', '250 b']), {wireText: true})).toContain('250-a␍␊\n250 b␍␊');
});

test.each([
	[71, 16],
	[70, 8],
	[39, 8],
	[38, 4],
])('at a width of %i a row has %i bytes', (width, perRow) => {
	const lines = shown(sentLine('x'.repeat(40)), {width})
		.split('\n')
		.slice(2);
	expect(lines[0]).toContain(` ${'x'.repeat(perRow)}`);
	expect(lines[0]).not.toContain('x'.repeat(perRow + 1));
	expect(lines[1]?.slice(0, 4)).toBe(perRow.toString(16).padStart(4, '0'));
});

test('bytes that are not ASCII are dots, controls are visible', () => {
	const bytes = Uint8Array.of(0x41, 0x7e, 0x7f, 0x80, 0xff, 0x00, 0x20);
	expect(shown(sentLine('x', {bytes, ending: 'none'}))).toMatch(/41 7e 7f 80 ff 00 20 {2,}A~␡··␀ $/);
});

test('of a message only the beginning is drawn, and the rest counted', () => {
	const [small, large] = numbered(message(['x'.repeat(16_382)]), message(['x'.repeat(16_383)]));
	expect(shown(small ?? null)).not.toContain('more bytes');
	expect(shown(large ?? null)).toMatch(/^16,385 bytes/);
	expect(shown(large ?? null)).toMatch(/… 1 more byte$/);
	// More went than is kept.
	expect(shown(message(['x'], {octets: 20_000}))).toMatch(/^20,000 bytes[\s\S]*… 3,616 more bytes$/);
});

test('what came in clear before TLS is shown, and what a failed beginning received', () => {
	const base = {id: 1, at: 0, secure: false} as const;
	const secured = (clearBytes: Uint8Array) =>
		({...base, type: 'secured', tls: null, elapsed: 1, clearBytes}) as unknown as Entry;
	expect(shown(secured(Buffer.from('250 x')))).toMatch(/^5 bytes/);
	expect(shown(secured(new Uint8Array()))).toMatch(/^This line was not on the wire/);
	const failed = (firstBytes?: Uint8Array) =>
		({...base, type: 'failed', error: {message: 'x', ...(firstBytes && {firstBytes})}}) as unknown as Entry;
	expect(shown(failed(Buffer.from('HTTP')))).toMatch(/^4 bytes/);
	expect(shown(failed())).toMatch(/^This line was not on the wire/);
});

test('a secret is masked from its first byte to its last, also behind letters of several bytes', () => {
	const line = 'é pass x';
	const masked = sentLine(line, {secret: {start: 2, end: 6}} as Parameters<typeof sentLine>[1]);
	expect(shown(masked)).toContain('c3 a9 20 •• •• •• •• 20 78');
	expect(shown(masked, {wireText: true})).toContain('**** x␍␊');
});
