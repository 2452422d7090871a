import {afterEach, describe, expect, test} from 'vitest';
import {startInspector} from '../../source/ui/start.tsx';
import {conversations} from '../support/conversations.ts';
import {type FakeSession, fakeSession} from '../support/fake-session.ts';
import {type FakeTerminal, fakeTerminal} from '../support/fake-terminal.ts';
import {scripts} from '../support/scripts.ts';

const running: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const stop of running.splice(0)) {
		await stop();
	}
});

/** The whole screen on a conversation. */
async function open(
	listing: string,
	{
		columns = 140,
		rows = 30,
		answers = {},
	}: {columns?: number; rows?: number; answers?: Record<string, readonly string[]>} = {},
): Promise<{terminal: FakeTerminal; session: FakeSession; ended: Promise<number>}> {
	const terminal = fakeTerminal(columns, rows);
	const session = fakeSession(listing, answers);
	const {stdin, stdout} = terminal;
	const ended = startInspector({session, colour: false, stdin, stdout});
	running.push(async () => {
		terminal.type('\u0003\u0003\u0003');
		await ended;
	});
	await Promise.race([terminal.until('❯'), ended]);
	return {terminal, session, ended};
}

describe('the screen', () => {
	test('shows the conversation beside what its newest line means', async () => {
		const {terminal} = await open(conversations.login ?? '');
		await terminal.until('535 5.7.8 Login refused');
		const shown = terminal.text();
		expect(shown).toContain('mail.example.org:587');
		expect(shown).toContain('name ✓  chain ✓');
		expect(shown).toMatch(/C EHLO laptop\.example\.net/);
		expect(shown).toMatch(/S {3}250-mail\.example\.org +\+AUTH −STARTTLS/);
		expect(shown).toMatch(/❯ 19\.\d\d ▪ S {3}535 5\.7\.8/);
		expect(shown).not.toContain('secretpass');
	});

	test('a sentence that does not fit says that it goes on', async () => {
		const {terminal} = await open('S: 220 mail.example.org ESMTP', {columns: 40, rows: 12});
		terminal.type('/auth\r');
		await terminal.until(/! It is not known yet what this …/);
	});

	test('what is typed goes out at Enter and its reply is explained', async () => {
		const {terminal, session} = await open(conversations.ehlo ?? '', {answers: {NOOP: ['250 2.0.0 Ok']}});
		terminal.type('noop\r');
		await terminal.until(/S {3}250 2\.0\.0 Ok/);
		expect(session.lines).toEqual(['noop']);
		expect(terminal.isAlternate()).toBe(true);
	});

	test('has the terminal’s own cursor at the end of what was typed', async () => {
		const {terminal} = await open(conversations.ehlo ?? '');
		terminal.type('NOOP');
		await terminal.until('❯ NOOP');
		expect(terminal.cursor()).toEqual({x: 7, y: 26});
		expect(terminal.line(26)).toMatch(/^ ❯ NOOP/);
	});

	test('a question is shown whole on a small screen, with its answers below', async () => {
		const listing = 'S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH PLAIN';
		const {terminal, session} = await open(listing, {columns: 80, rows: 24});
		terminal.type('AUTH PLAIN AGFubgBwZW5jaWw=\r');
		await terminal.until('n  no, keep the line');
		expect(terminal.text().replace(/\s+/g, ' ')).toMatch(
			/anyone in between can read the password\. Send it\? y yes/,
		);
		expect(session.lines).toEqual([]);
		terminal.type('n');
		await terminal.until('❯ AUTH PLAIN');
		terminal.type('\u0015');
	});

	test('Tab turns to the next view, one pane at a time on a small screen', async () => {
		const {terminal} = await open(conversations.ehlo ?? '', {columns: 80, rows: 24});
		await terminal.until('EHLO laptop.example.net');
		expect(terminal.text()).toContain('Conversation 2 Decode 3 Server');
		terminal.type('\t\t');
		await terminal.until('PIPELINING');
		expect(terminal.text()).not.toContain('EHLO laptop.example.net');
		terminal.type('\u001B[Z\u001B[Z');
		await terminal.until('EHLO laptop.example.net');
	});

	test('says so when the window is too small, and goes on when it is large again', async () => {
		const {terminal} = await open(conversations.ehlo ?? '');
		terminal.resize(20, 6);
		await terminal.until(/window\s+of\s+at\s+least/);
		terminal.resize(80, 24);
		await terminal.until('Conversation');
	});

	test.each([
		[28, 8],
		[40, 12],
		[80, 24],
		[100, 30],
		[160, 50],
	])('fills %i×%i and no more', async (columns, rows) => {
		const {terminal} = await open(conversations.sent ?? '', {columns, rows});
		await terminal.until('250 2.0.0');
		const lines = terminal.text().split('\n');
		expect(lines[0]).toContain('mail.exa');
		expect(lines.filter(line => line.includes('❯')).length).toBeGreaterThanOrEqual(2);
	});

	test('holds its frames whatever script the server writes in', async () => {
		const listing = Object.values(scripts).map(text => `C: NOOP ${text}\nS: 250 ${text}`);
		const {terminal} = await open(`S: 220 mx\n${listing.join('\n')}`, {columns: 120, rows: 40});
		await terminal.until('NOOP');
		for (let line = 0; line < 40; line++) {
			terminal.type('\u001B[1;3A');
			await terminal.until(/❯ +\d/);
		}

		const edges = (y: number) => [0, 55, 56, 119].map(x => terminal.cell(x, y));
		for (let y = 2; y < 33; y++) {
			expect(edges(y), terminal.line(y)).toEqual(['│', '│', '│', '│']);
		}

		expect(terminal.line(0)).toContain('mail.example.org');
		expect(terminal.line(36)).toMatch(/^ ❯/);
	});

	test('follows a new size', async () => {
		const {terminal} = await open(conversations.ehlo ?? '');
		await terminal.until('Decode');
		terminal.resize(80, 24);
		await terminal.until(
			shown => shown.split('\n')[1]?.length === 80 && shown.includes('Conversation 2 Decode 3 Server'),
		);
		terminal.resize(140, 40);
		await terminal.until(shown => (shown.split('\n')[1]?.length ?? 0) === 140);
		expect(terminal.line(36)).toContain('❯');
	});

	test('`?` shows the keys and the local commands, and any key closes it', async () => {
		const {terminal} = await open(conversations.ehlo ?? '', {rows: 50});
		terminal.type('?');
		await terminal.until('/connect [host:port]');
		expect(terminal.text()).toContain('Ctrl+P');
		terminal.type('N');
		await terminal.until('❯ N');
		expect(terminal.text()).not.toContain('/connect [host:port]');
	});

	test('the palette finds a command by a word of its help and runs it', async () => {
		const {terminal} = await open(conversations.ehlo ?? '');
		terminal.type('\u0010');
		await terminal.until('palette ❯');
		terminal.type('keys and');
		await terminal.until(/❯ help\s/);
		terminal.type('\r');
		await terminal.until('Local commands');
	});

	test('a password is masked, and neither the screen nor what it wrote holds it', async () => {
		const {terminal, session} = await open(conversations.password ?? '');
		terminal.type('open-sesame');
		await terminal.until('password ❯ •••••••••••');
		expect(terminal.text()).not.toMatch(/open-sesame|b3Blbi1zZXNhbWU/);
		terminal.type('\r');
		await terminal.until(shown => !shown.includes('password ❯ •'));
		expect(session.lines).toEqual(['b3Blbi1zZXNhbWU=']);
		expect(terminal.text()).not.toMatch(/open-sesame|b3Blbi1zZXNhbWU/);
	});

	test('a pasted message goes out line by line, stuffed; a lone dot in it is asked about', async () => {
		const {terminal, session} = await open(conversations.message ?? '');
		terminal.paste('one\r\n.two\r\nthr');
		await terminal.until('message ❯ thr');
		expect(session.lines).toEqual(['one', '..two']);
		terminal.paste('ee\n.\nfour\n');
		await terminal.until('Does it end the message');
		terminal.type('t');
		await terminal.until(/four/);
		expect(session.lines).toEqual(['one', '..two', 'three', '..', 'four']);
	});

	test('server text moves no cursor and hides nothing', async () => {
		const {terminal, session} = await open(conversations.ehlo ?? '');
		session.answer('250 \u001B[2J\u001B]0;owned\u0007\u202Eevil');
		await terminal.until('␛[2J␛]0;owned␇\\u{202E}evil');
		expect(terminal.line(0)).toContain('smtpscope');
	});

	test('an empty view says what will appear there and what fills it', async () => {
		const {terminal} = await open(conversations.greeting ?? '');
		for (const [key, words] of [
			['\u001B3', 'The server’s extensions appear here'],
			['\u001B4', 'step by step'],
			['\u001B5', 'clear text'],
			['\u001B6', 'It begins with DATA'],
			['\u001B8', 'Nothing unusual so far'],
		] as const) {
			terminal.type(key);
			await terminal.until(words);
		}
	});

	test('Ctrl+C clears the line, then asks, then leaves and gives the terminal back', async () => {
		const {terminal, session, ended} = await open(conversations.ehlo ?? '');
		terminal.type('NOOP');
		await terminal.until('❯ NOOP');
		terminal.type('\u0003');
		await terminal.until(shown => !shown.includes('NOOP\n') && !/❯ NOOP/.test(shown));
		terminal.type('\u0003');
		await terminal.until('Ctrl+C again to leave');
		terminal.type('\u0003');
		expect(await ended).toBe(0);
		await terminal.until(() => !terminal.isAlternate());
		expect(terminal.isRaw()).toBe(false);
		expect(session.state.phase.name).toBe('closed');
	});

	test('when the server is gone, all stays and the typed line is kept', async () => {
		const {terminal} = await open(conversations.closed ?? '');
		await terminal.until('closed by the server');
		terminal.type('EHLO me\r');
		await terminal.until('Not connected, so it was not sent');
		expect(terminal.text()).toContain('❯ EHLO me');
		expect(terminal.text()).toContain('421 4.4.2');
	});
});

test('an empty prompt suggests what may come next', async () => {
	for (const [conversation, next] of [
		['greeting', 'EHLO '],
		['ehlo', '/starttls'],
		['tls', '/auth'],
		['sent', 'QUIT'],
		['closed', '/connect'],
	] as const) {
		const {terminal} = await open(conversations[conversation] ?? '');
		// What a finding advises stands on the prompt itself, once the rules are loaded.
		await terminal.until(`❯ ${next}`);
	}
});

test('a server that repeats the password in its reply does not bring it to the screen', async () => {
	const {terminal, session} = await open(conversations.password ?? '');
	terminal.type('open-sesame\r');
	await terminal.until(shown => !shown.includes('password ❯'));
	session.answer('535 5.7.8 wrong password open-sesame');
	await terminal.until('535 5.7.8 wrong password [');
	expect(terminal.text()).not.toContain('open-sesame');
});
