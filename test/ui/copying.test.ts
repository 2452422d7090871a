import {expect, test} from 'vitest';
import type {CopyKind} from '../../source/commands/command.ts';
import {explain} from '../../source/decode/explain.ts';
import type {Entry} from '../../source/session/entry.ts';
import {copier} from '../../source/ui/copying.ts';
import {fakeSession} from '../support/fake-session.ts';

const session = fakeSession(`
	S: 220 mail.example.org
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 AUTH PLAIN
	C: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==
	S: 535 5.7.8 no, open-sesame is wrong
	C: RSET
	S: 250 ok
`);

async function copied(what: CopyKind, verb = 'RSET', clean = (entry: Entry): Entry => entry) {
	const texts: string[] = [];
	const copy = copier({
		session,
		selected: () =>
			session.entries.find(one => one.type === 'sent' && one.kind === 'command' && one.verb === verb) ?? null,
		explain,
		findingsAt: () => [],
		clean,
		put: text => texts.push(text),
	});
	return {result: await copy(what), text: texts.join('')};
}

test('a whole session, as text and as Markdown, without its secrets', async () => {
	const {text, result} = await copied('session');
	expect(text).toContain('EHLO me.example');
	expect(text).not.toMatch(/AGFubg|open-sesame/);
	expect(result).toEqual({said: expect.stringMatching(/^Copied \d+ lines, if this terminal allows it/)});
	const markdown = (await copied('markdown')).text;
	expect(markdown).toMatch(/^# /);
	expect(markdown).not.toMatch(/AGFubg|open-sesame/);
});

test('a line, and what was said to it', async () => {
	expect(await copied('line')).toEqual({
		text: 'RSET',
		result: {said: expect.stringMatching(/^Copied 1 line, /)},
	});
	expect((await copied('exchange')).text).toBe('C: RSET\nS: 250 ok');
	expect((await copied('line', 'AUTH')).text).not.toContain('AGFubg');
});

test('nothing is copied that `clean` takes out', async () => {
	const clean = (entry: Entry): Entry =>
		entry.type === 'sent' && entry.kind === 'command' ? {...entry, line: 'cleaned'} : entry;
	expect((await copied('line', 'RSET', clean)).text).toBe('cleaned');
	expect((await copied('exchange', 'RSET', clean)).text).toBe('C: cleaned\nS: 250 ok');
	const explained = (await copied('explanation', 'AUTH')).text;
	expect(explained).toContain('••••••••');
	expect(explained).not.toContain('open-sesame');
});

test('what is not there is said', async () => {
	expect(await copied('finding')).toEqual({
		text: '',
		result: {problem: 'The selected line has no finding. Ctrl+N selects the next line that has one.'},
	});
	expect((await copied('line', 'NOOP')).result).toEqual({problem: 'There is no line to copy yet.'});
});
