import {expect, test} from 'vitest';
import {line} from '../../../source/ui/screen/lines.ts';
import {type ListedSession, nothingOpened, stepOfList} from '../../../source/ui/sessions/session-store.ts';
import {startList} from '../../../source/ui/sessions/start-list.tsx';
import {fakeSession} from '../../support/fake-session.ts';
import {fakeTerminal} from '../../support/fake-terminal.ts';
import {recordedFrom} from '../../support/recorded.ts';

test('the list follows the newest until another is chosen, and one that is gone gives its place to the next', () => {
	const numbers = [1, 2, 3];
	const up = stepOfList(nothingOpened, {type: 'moved', by: -1}, numbers);
	expect(up.selected).toBe(2);
	expect(stepOfList(up, {type: 'moved', by: 1}, numbers).selected).toBeNull();
	expect(stepOfList({selected: 2, opened: null}, {type: 'moved', by: -1}, [3, 4, 5]).selected).toBe(3);
	expect(stepOfList(nothingOpened, {type: 'open'}, numbers)).toEqual({selected: 3, opened: 3});
	expect(stepOfList(nothingOpened, {type: 'open'}, [])).toEqual(nothingOpened);
	const opened = {selected: 2, opened: 2};
	expect(stepOfList(opened, {type: 'back'}, numbers)).toEqual({selected: 2, opened: null});
});

test('Enter opens a session, Esc goes back to the same place, and sessions arrive meanwhile', async () => {
	const terminal = fakeTerminal(100, 30);
	const sessions: ListedSession[] = [];
	const listeners = new Set<() => void>();
	const arrive = (number: number) => {
		sessions.push({
			number,
			row: line(`192.0.2.${number} EHLO client${number}`),
			open: () => fakeSession(`S: 220 mx\nC: EHLO client${number}.example\nS: 250 mx`),
		});
		for (const listener of listeners) {
			listener();
		}
	};

	const ended = startList({
		colour: false,
		mouse: false,
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		store: {
			sessions,
			title: 'listening on 127.0.0.1:2525',
			empty: [line('Sessions appear here as clients connect.')],
			subscribe(listener) {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
		},
	});
	await terminal.until('Sessions appear here');
	arrive(1);
	arrive(2);
	arrive(3);
	await terminal.until(/❯ 192\.0\.2\.3/);
	terminal.type('k');
	await terminal.until(/❯ 192\.0\.2\.2/);
	terminal.type('\r');
	await terminal.until('EHLO client2.example');
	arrive(4);
	terminal.type('\u001B');
	await terminal.until(/❯ 192\.0\.2\.2/);
	expect(terminal.text()).toContain('192.0.2.4 EHLO client4');
	expect(terminal.text()).toContain('2 of 4');
	terminal.type('q');
	await ended;
	expect(listeners.size).toBe(0);
});

test('n and N go from failure to failure, in a session, beyond its end, and in the list', async () => {
	const terminal = fakeTerminal(120, 30);
	const refused = (name: string) =>
		`220 mx ESMTP\nMAIL FROM:<a@b.example>\n250 Ok\nRCPT TO:<${name}1@b.example>\n550 5.1.1 ${name}1 unknown\nRCPT TO:<${name}2@b.example>\n550 5.1.1 ${name}2 unknown\nQUIT\n221 Bye\n`;
	const sessions: ListedSession[] = ['ann', 'bob', 'cid', 'dot'].map((name, index) => ({
		number: index + 1,
		row: line(`session of ${name}`),
		failed: name !== 'bob',
		open: () => recordedFrom(refused(name)),
	}));
	const ended = startList({
		colour: false,
		mouse: false,
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		store: {sessions, title: 'log', empty: [], follows: false, subscribe: () => () => {}},
	});
	const stands = (text: string) => terminal.until(new RegExp(`❯ +S +550 5\\.1\\.1 ${text} unknown`));
	await terminal.until('❯ session of ann');
	expect(terminal.isCursorHidden()).toBe(true);
	terminal.type('\r');
	await stands('ann1');
	terminal.type('n');
	await stands('ann2');
	terminal.type('n');
	await stands('cid1');
	terminal.type('N');
	await stands('ann2');
	terminal.type('n');
	await stands('cid1');
	terminal.type('n');
	await stands('cid2');
	terminal.type('n');
	await stands('dot1');
	terminal.type('n');
	await stands('dot2');
	terminal.type('n');
	// None beyond it: the first of its own again.
	await stands('dot1');
	terminal.type('\u001B');
	await terminal.until('❯ session of dot');
	terminal.type('N');
	await terminal.until('❯ session of cid');
	terminal.type('N');
	await terminal.until('❯ session of ann');
	terminal.type('q');
	await ended;
});
