import {expect, test} from 'vitest';
import {explain} from '../../../source/decode/explain.ts';
import type {Entry} from '../../../source/session/entry.ts';
import type {PaneContext} from '../../../source/ui/panes/pane.ts';
import {wire} from '../../../source/ui/panes/wire.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
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
