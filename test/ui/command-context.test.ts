/** What a local command can do with the screen, one by one. */
import {expect, test} from 'vitest';
import {emptyDraft} from '../../source/ui/compose/draft.ts';
import {draftInMemory} from '../../source/ui/compose/draft-file.ts';
import {openForm} from '../../source/ui/compose/form.ts';
import {textOf} from '../../source/ui/prompt/editor.ts';
import type {ScreenState} from '../../source/ui/screen-state.ts';
import {conversations} from '../support/conversations.ts';
import {fakeSession} from '../support/fake-session.ts';
import {screenOn} from '../support/screen.ts';

function on(state: Partial<ScreenState> = {}) {
	const session = fakeSession(conversations.sent ?? '');
	return {session, ...screenOn(session, state)};
}

test('a question waits for its answer', async () => {
	const {context, asking, screen} = on();
	const answers = [context.ask({title: 'user name'})];
	expect(screen.get().overlay).toMatchObject({type: 'field', title: 'user name'});
	asking.answer('ann');
	for (const [key, yes] of [
		['y', true],
		['n', false],
		[null, false],
	] as const) {
		const confirmed = context.confirm('Really?');
		expect(screen.get().overlay).toMatchObject({
			type: 'choice',
			question: 'Really?',
			choices: [
				{key: 'y', label: 'yes'},
				{key: 'n', label: 'no'},
			],
		});
		asking.answer(key);
		expect(await confirmed).toBe(yes);
	}

	expect(await answers[0]).toBe('ann');
});

test('a burst is begun and ended', () => {
	const {context, screen} = on();
	expect(context.endBurst()).toBeNull();
	context.startBurst();
	expect(screen.get().burst).toEqual([]);
	screen.dispatch({type: 'burst', lines: ['NOOP', 'RSET']});
	expect(context.endBurst()).toEqual(['NOOP', 'RSET']);
	expect(screen.get().burst).toBeNull();
});

test('what is selected, and what is selected from now on', () => {
	const {context, screen} = on({selectedId: 3});
	expect(context.selectedId()).toBe(3);
	expect(context.selected()).toMatchObject({id: 3, line: 'EHLO laptop.example.net'});
	context.select(4);
	expect(screen.get().selectedId).toBe(4);
	screen.dispatch({type: 'navigated', at: {selectedId: null}});
	expect(context.selected()).toBeNull();
});

test('everything that only changes the screen', () => {
	const {context, screen} = on({allowed: {clearText: true}, history: ['NOOP']});
	expect(context.allowed()).toEqual({clearText: true});
	expect(context.isRevealed()).toBe(false);
	context.revealSecrets(true);
	expect(context.isRevealed()).toBe(true);
	context.mark('RCPT');
	context.clearHistory();
	context.tell('Said.');
	context.write('MAIL FROM:<>');
	context.keepStep({entryId: 7, computed: [], remarks: ['x']});
	context.showPart({path: '1.2', source: true});
	expect(screen.get()).toMatchObject({
		mark: 'RCPT',
		history: [],
		notice: {text: 'Said.', isProblem: false},
		messagePart: {path: '1.2', source: true},
		view: 'message',
	});
	expect(textOf(screen.get().editor)).toBe('MAIL FROM:<>');
	expect(screen.get().authSteps.get(7)?.remarks).toEqual(['x']);
});

test('texts in place of the panes', () => {
	const {context, screen, asking} = on();
	context.showHelp();
	expect(screen.get().overlay).toMatchObject({type: 'reading', title: 'Help', content: {kind: 'help'}});
	asking.answer(null);
	const signal = context.read('Inbox', ['one', 'two']);
	expect(screen.get().overlay).toMatchObject({
		title: 'Inbox',
		content: {kind: 'text', lines: ['one', 'two']},
	});
	asking.answer(null);
	expect(signal.aborted).toBe(true);
	const comparison = {here: 'mx1', there: 'mx2', groups: [], alike: []};
	context.showComparison(comparison);
	expect(screen.get().overlay).toMatchObject({title: 'Compare', content: {kind: 'comparison', comparison}});
	const following = context.follow('Token');
	following.show(['three'], null);
	expect(screen.get().overlay).toMatchObject({title: 'Token', content: {kind: 'steps', lines: ['three']}});
});

test('a command of another line is run by its name', async () => {
	const {context, screen} = on();
	expect(await context.runCommand('nothing')).toMatchObject({problem: expect.stringContaining('/nothing')});
	expect(await context.runCommand('find EHLO')).not.toHaveProperty('problem');
	expect(screen.get().mark).toBe('EHLO');
});

test('a message of the form, and what becomes of its draft', async () => {
	const draft = {
		...emptyDraft,
		from: 'a@example.org',
		to: 'b@example.org',
		subject: 'Test',
		text: 'Hello.\n',
	};
	const drafts = draftInMemory(draft);
	const session = fakeSession(conversations.tls ?? '');
	const writing = {drafts, editOutside: async (text: string) => ({text, problem: null})};
	const {context, asking, screen} = screenOn(session, {}, {writing});
	const left = context.composeLetter();
	expect(screen.get().overlay).toMatchObject({type: 'compose', form: openForm(draft)});
	asking.composer()?.press({type: 'key', name: 'escape'});
	expect(await left).toBeNull();
	expect(screen.get().overlay).toBeNull();

	const composed = context.composeLetter();
	asking.composer()?.press({type: 'key', name: 'ctrl+s'});
	const sent = await composed;
	expect(sent?.message.envelope).toEqual({from: 'a@example.org', to: ['b@example.org']});
	sent?.keepFor(['c@example.org', 'd@example.org']);
	expect(drafts.load()).toEqual({...draft, rcptTo: 'c@example.org, d@example.org'});
	sent?.forget();
	expect(drafts.load()).toEqual(emptyDraft);
});
