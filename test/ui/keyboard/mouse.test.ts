import {expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {createDiagnoser} from '../../../source/diagnosis/diagnoser.ts';
import {commandContext} from '../../../source/ui/command-context.ts';
import {createInspector} from '../../../source/ui/inspector.ts';
import {conversations} from '../../support/conversations.ts';
import {fakeSession} from '../../support/fake-session.ts';

function screenOf(listing: string, columns = 120, rows = 30) {
	const session = fakeSession(listing);
	const inspector = createInspector({
		session,
		commands,
		columns,
		rows,
		context: (screen, asking, copy) => commandContext({session, screen, asking, copy, quit() {}}),
		copy() {},
		quit() {},
		repaint() {},
		suspend() {},
	});
	return {inspector, state: () => inspector.screen.get()};
}

const long = `S: 220 mx\n${'C: NOOP\nS: 250 ok\n'.repeat(100)}`;

test('the wheel scrolls what is under the pointer, and never the history', () => {
	const {inspector, state} = screenOf(long);
	inspector.screen.dispatch({type: 'history', lines: ['EHLO me']});
	inspector.point({kind: 'wheel-up', x: 10, y: 10});
	const scrolled = state().anchor;
	expect(scrolled).not.toBeNull();
	inspector.point({kind: 'wheel-up', x: 10, y: 10});
	expect(state().anchor?.index).toBe((scrolled?.index ?? 0) - 3);
	inspector.point({kind: 'wheel-down', x: 100, y: 10});
	expect(state().paneTop).toBe(0);
	expect(state().editor.line).toEqual([]);
});

test('a click selects a line, and uses its pane', () => {
	const {inspector, state} = screenOf(conversations.sent ?? '');
	inspector.point({kind: 'click', x: 10, y: 4});
	const rows = inspector.shown();
	expect(inspector.selected()).toBe(rows.find(({id}) => id === state().selectedId));
	expect(state().selectedId).not.toBeNull();
	inspector.point({kind: 'click', x: 100, y: 10});
	expect(state().focus).toBe('pane');
});

test('a click on a title shows that view', () => {
	const {inspector, state} = screenOf(conversations.sent ?? '');
	// “2 Decode 3 Server …” begins two cells behind the edge of the right pane.
	const left = 56 + 2;
	inspector.point({kind: 'click', x: left + '2 Decode 3 S'.length, y: 1});
	expect(state().view).toBe('server');
	const narrow = screenOf(conversations.sent ?? '', 80, 24);
	narrow.inspector.point({kind: 'click', x: 2 + '1 Conversation 2 D'.length, y: 1});
	expect(narrow.state().view).toBe('decode');
});

test('a click on a finding selects its line', async () => {
	const {inspector, state} = screenOf('S: 220 hi\nC: MAIL FROM:<a@b.example>\nS: 503 5.5.1 EHLO first');
	await inspector.feed.start(createDiagnoser());
	inspector.screen.dispatch({type: 'viewed', view: 'findings'});
	inspector.point({kind: 'click', x: 70, y: 2});
	expect(state().selectedId).toBe(inspector.found().findings[0]?.evidence[0]?.entryId);
});
