import {expect, test} from 'vitest';
import type {CopyKind} from '../../source/commands/command.ts';
import {explain} from '../../source/decode/explain.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
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

test('a finding, with what to do next; several one below the other', async () => {
	const finding = (more: Partial<Finding>): Finding => ({
		rule: 'auth/refused',
		about: null,
		cause: null,
		acts: null,
		remedies: [],
		retry: 'none',
		confidence: 'certain',
		level: 'error',
		message: 'It was refused.',
		advice: 'Check it.',
		reference: 'RFC 4954 §6',
		evidence: [{entryId: 6}],
		...more,
	});
	const copy = (found: readonly Finding[]) => {
		const texts: string[] = [];
		const result = copier({
			session,
			selected: () => session.entries[5] ?? null,
			explain,
			findingsAt: id => (id === 6 ? found : []),
			clean: entry => entry,
			put: text => texts.push(text),
		})('finding');
		return {result, text: texts.join('')};
	};

	expect(copy([finding({})]).text).toBe('It was refused.\nCheck it.\nauth/refused · RFC 4954 §6');
	expect(copy([finding({}), finding({message: 'a\u001b[31m'})])).toEqual({
		text: 'It was refused.\nCheck it.\nauth/refused · RFC 4954 §6\n\na␛[31m\nCheck it.\nauth/refused · RFC 4954 §6',
		result: {said: 'Copied 7 lines, if this terminal allows it (OSC 52).'},
	});
	expect(copy([])).toEqual({
		text: '',
		result: {problem: 'The selected line has no finding. Ctrl+N selects the next line that has one.'},
	});
});

test('where nothing is selected there is nothing to copy', () => {
	const said = (what: CopyKind) =>
		copier({session, selected: () => null, explain, findingsAt: () => [], clean: entry => entry, put() {}})(
			what,
		);
	expect([said('line'), said('explanation'), said('finding'), said('exchange')]).toEqual([
		{problem: 'There is no line to copy yet.'},
		{problem: 'There is no line with an explanation to copy yet.'},
		{problem: 'The selected line has no finding. Ctrl+N selects the next line that has one.'},
		{problem: 'There is no line to copy yet.'},
	]);
});

test('the exchange of a reply is that of its command', async () => {
	const texts: string[] = [];
	await copier({
		session,
		selected: () => session.entries.at(-1) ?? null,
		explain,
		findingsAt: () => [],
		clean: entry => entry,
		put: text => texts.push(text),
	})('exchange');
	expect(texts).toEqual(['C: RSET\nS: 250 ok']);
});
