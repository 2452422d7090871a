import {describe, expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {commandContext} from '../../../source/ui/command-context.ts';
import {createInspector, type Inspector, type InspectorOptions} from '../../../source/ui/inspector.ts';
import {textOf} from '../../../source/ui/prompt/editor.ts';
import {conversations} from '../../support/conversations.ts';
import {type FakeSession, fakeSession} from '../../support/fake-session.ts';

function keyboard(conversation: string, more: Pick<InspectorOptions, 'login'> = {}) {
	const session: FakeSession = fakeSession(conversations[conversation] ?? conversation);
	const left: string[] = [];
	const inspector: Inspector = createInspector({
		session,
		commands,
		columns: 80,
		rows: 24,
		context: (screen, asking, copy) =>
			commandContext({session, screen, asking, copy, quit: () => left.push('quit')}),
		copy: text => left.push(`copy ${text}`),
		quit: () => left.push('quit'),
		repaint: () => left.push('repaint'),
		suspend: () => left.push('suspend'),
		...more,
	});
	const {controller, screen} = inspector;
	return {
		inspector,
		session,
		left,
		controller,
		screen: () => screen.get(),
		line: () => textOf(screen.get().editor),
		text: (text: string) => controller.press({type: 'text', text}),
		key: (...names: string[]) => {
			for (const name of names) {
				controller.press({type: 'key', name});
			}
		},
		choice: () => {
			const {overlay} = screen.get();
			return overlay?.type === 'choice' ? overlay.question : null;
		},
	};
}

describe('history', () => {
	test('brings lines back and keeps the draft', () => {
		const {text, key, line} = keyboard('ehlo');
		text('NOOP');
		key('enter');
		text('MAI');
		key('up');
		expect(line()).toBe('NOOP');
		key('down');
		expect(line()).toBe('MAI');
	});

	test('never holds an answer to a 334, nor an initial response', () => {
		const {text, key, screen} = keyboard('password');
		text('open-sesame');
		key('enter');
		expect(screen().history).toEqual([]);
		const other = keyboard('tls');
		other.text('AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=');
		other.key('enter');
		expect(other.screen().history).toEqual(['AUTH PLAIN ']);
	});

	test.each([
		['/auth PLAIN alice open-sesame', '/auth PLAIN alice'],
		['/auth alice open-sesame', '/auth alice'],
		['/auth-matrix alice open-sesame', '/auth-matrix alice'],
		['/check alice', '/check alice'],
	])('never holds a word too many: %s', (typed, kept) => {
		const {text, key, screen} = keyboard('tls');
		text(typed);
		key('enter');
		expect(screen().history).toEqual([kept]);
	});

	test('never holds an answer to an AUTH that was refused, nor what follows a misspelt one', () => {
		const {text, key, session, screen} = keyboard('S: 220 hi\nC: AUTH PLAIN\nS: 500 what');
		text('AGRlbW8Ab3Blbi1zZXNhbWU=');
		key('enter');
		expect(screen().overlay?.type).toBe('choice');
		text('y');
		expect(session.lines).toEqual(['AGRlbW8Ab3Blbi1zZXNhbWU=']);
		text('AUTHPLAIN AGRlbW8Ab3Blbi1zZXNhbWU=');
		key('enter');
		text('y');
		expect(screen().history).toEqual([]);
	});
});

describe('secrets', () => {
	test('what was typed as a password is never sent as a command', () => {
		const {text, key, session, line, screen} = keyboard(`${conversations.tls}\nC: AUTH LOGIN`);
		text('open-sesame');
		session.answer('504 5.5.4 Unrecognized authentication type');
		key('enter');
		expect(session.lines).toEqual([]);
		expect(line()).toBe('open-sesame');
		expect(screen().notice?.text).toContain('it was not sent');
	});

	test('are not kept for Ctrl+Y', () => {
		const {text, key, line} = keyboard('password');
		for (const clear of ['ctrl+u', 'ctrl+w', 'ctrl+c']) {
			text('open-sesame');
			key(clear, 'ctrl+y');
			expect(line().includes('sesame')).toBe(false);
			key('ctrl+c');
		}
	});

	test('leave over clear text only after a yes, which holds for the connection', () => {
		const {text, key, session, choice} = keyboard(
			`${conversations.ehlo}\nC: AUTH LOGIN\nS: 334 UGFzc3dvcmQ6`,
		);
		text('open-sesame');
		key('enter');
		expect(choice()).toMatch(/not encrypted/);
		expect(session.lines).toEqual([]);
		text('n');
		key('enter');
		text('y');
		expect(session.lines).toEqual(['b3Blbi1zZXNhbWU=']);
		session.answer('334 UGFzc3dvcmQ6');
		text('again');
		key('enter');
		expect(choice()).toBeNull();
		expect(session.lines).toHaveLength(2);
	});
});

describe('a secret is asked about in clear text, whatever road it takes', () => {
	const plain = 'AGFsaWNlAHdvbmRlcmxhbmQ=';
	test.each([
		[`AUTH PLAIN ${plain}`],
		[`//AUTH PLAIN ${plain}`],
		[`X-EXPS PLAIN ${plain}`],
		[`AUTH EXTERNAL ${plain}`],
		[`/line AUTH PLAIN ${plain}`],
		[`/raw "AUTH PLAIN ${plain}\\r\\n"`],
		['/burst', 'AUTH LOGIN', 'YWxpY2U=', 'd29uZGVybGFuZA==', '/end'],
		['/burst', `AUTH PLAIN ${plain}`, '/end'],
	])('%s', async (...lines) => {
		const {text, key, session, choice} = keyboard(conversations.ehlo ?? '');
		for (const line of lines) {
			text(line);
			key('enter');
			await Promise.resolve();
		}

		await new Promise(resolve => setImmediate(resolve));
		expect(choice()).toMatch(/not encrypted/);
		text('n');
		await new Promise(resolve => setImmediate(resolve));
		expect(session.lines).toEqual([]);
		expect(session.written).toEqual([]);
	});

	test('a paste too', () => {
		const {text, controller, session, choice} = keyboard(conversations.ehlo ?? '');
		controller.paste(`NOOP\nAUTH PLAIN ${plain}\nQUIT\n`);
		text('y');
		expect(choice()).toMatch(/not encrypted/);
		text('n');
		expect(session.lines).toEqual([]);
	});

	test.each([
		['EXTERNAL', 'wonderland'],
		['ANONYMOUS', 'wonderland'],
	])('an answer to %s', (mechanism, answer) => {
		const {text, key, session, choice} = keyboard(`${conversations.ehlo}\nC: AUTH ${mechanism}\nS: 334 `);
		text(answer);
		key('enter');
		expect(choice()).toMatch(/not encrypted/);
		text('n');
		expect(session.lines).toEqual([]);
	});
});

test('what an option allows is not asked about; a lock-out still is', () => {
	const refused = 'C: AUTH PLAIN AHRpbQB4\nS: 535 5.7.8 no\n'.repeat(2);
	const {text, key, session, choice, inspector} = keyboard(`${conversations.ehlo}\n${refused}`);
	inspector.screen.dispatch({type: 'allowed', allowed: {clearText: true}});
	text('AUTH PLAIN AHRpbQB4');
	key('enter');
	expect(choice()).toBeNull();
	expect(session.lines).toEqual(['AUTH PLAIN AHRpbQB4']);
	session.answer('535 5.7.8 no');
	text('AUTH PLAIN AHRpbQB4');
	key('enter');
	expect(choice()).toMatch(/^3 logins have already failed/);
});

test('after three failures each login is asked about, on a connection that was allowed too', () => {
	const refused = 'C: AUTH PLAIN AHRpbQB4\nS: 535 5.7.8 no\n'.repeat(3);
	const {text, key, session, choice} = keyboard(
		`${conversations.ehlo}\n${refused}C: AUTH LOGIN\nS: 334 UGFzc3dvcmQ6`,
	);
	text('open-sesame');
	key('enter');
	expect(choice()).toMatch(/not encrypted/);
	text('y');
	session.answer('535 5.7.8 no');
	text('AUTH PLAIN AHRpbQB4');
	key('enter');
	expect(choice()).toMatch(/^4 logins have already failed/);
	text('n');
	expect(session.lines).toEqual(['b3Blbi1zZXNhbWU=']);
});

test('Ctrl+T is about the line that is there, and not about the next one', () => {
	const {text, key, session} = keyboard('username');
	text('tim');
	key('ctrl+t', 'ctrl+u');
	text('alice@example.org');
	key('enter');
	expect(session.lines).toEqual([Buffer.from('alice@example.org').toString('base64')]);
});

test('a local command leaves the prompt at once, so that a 334 does not find it there; a problem brings it back', async () => {
	const {text, key, line, screen} = keyboard('ehlo');
	text('/auth');
	key('enter');
	expect(line()).toBe('');
	key('escape');
	text('/nonsense');
	key('enter');
	await Promise.resolve();
	await expect.poll(() => screen().notice?.isProblem).toBe(true);
	expect(line()).toBe('/nonsense');
});

test('an answer that may be base64 or plain text is asked about once', () => {
	for (const [key, sent] of [
		['p', Buffer.from('aGVsbG8h').toString('base64')],
		['b', 'aGVsbG8h'],
	] as const) {
		const {text, key: press, session, choice} = keyboard('username');
		text('aGVsbG8h');
		press('enter');
		expect(choice()).toContain('base64 already');
		text(key);
		expect(session.lines).toEqual([sent]);
	}
});

describe('looking about', () => {
	test('the selection moves without touching the line, and Esc comes back', () => {
		const {text, key, line, inspector} = keyboard('tls');
		text('MAIL');
		key('alt+up', 'ctrl+up');
		expect(inspector.selected()?.id).toBeLessThan(inspector.session.entries.length);
		expect(line()).toBe('MAIL');
		key('escape');
		expect(inspector.selected()?.type).toBe('reply');
		expect(inspector.screen.get().selectedId).toBeNull();
	});

	test('a selected line stays selected while others come in, until something is sent', () => {
		const {key, text, session, inspector} = keyboard('tls');
		key('alt+up', 'alt+up');
		const selected = inspector.selected()?.id;
		session.answer('250 one', '250 two');
		expect(inspector.selected()?.id).toBe(selected);
		text('NOOP');
		key('enter');
		expect(inspector.screen.get().selectedId).toBeNull();
	});

	test('Tab completes what is typed, and turns the view on an empty line', () => {
		const {key, text, line, screen} = keyboard('tls');
		text('MAI');
		key('tab');
		expect(line()).toMatch(/^MAIL FROM:</);
		key('ctrl+u', 'tab');
		expect(screen().view).toBe('decode');
		key('alt+8');
		expect(screen().view).toBe('findings');
	});
});

describe('local commands', () => {
	test('an unknown one keeps the line and names the nearest', async () => {
		const {key, text, line, screen} = keyboard('tls');
		text('/conect');
		key('enter');
		await Promise.resolve();
		await Promise.resolve();
		expect(screen().notice).toMatchObject({isProblem: true});
		expect(screen().notice?.text).toContain('/connect');
		expect(line()).toBe('/conect');
	});

	test('in a message a slash is text', () => {
		const {key, text, session} = keyboard('message');
		text('/quit');
		key('enter');
		expect(session.lines).toEqual(['/quit']);
	});

	test('two slashes send one', () => {
		const {key, text, session} = keyboard('ehlo');
		text('//quit');
		key('enter');
		expect(session.lines).toEqual(['/quit']);
	});

	test('/burst collects, /end sends in one write', async () => {
		const {controller, key, text, session} = keyboard('ehlo');
		controller.run('burst');
		await new Promise(setImmediate);
		for (const line of ['RSET', 'NOOP']) {
			text(line);
			key('enter');
		}

		expect(session.lines).toEqual([]);
		controller.run('end');
		await new Promise(setImmediate);
		expect(session.written.map(bytes => Buffer.from(bytes).toString())).toEqual(['RSET\r\nNOOP\r\n']);
	});
});

describe('paste', () => {
	test('one line is inserted and waits for Enter', () => {
		const {controller, line, session} = keyboard('ehlo');
		controller.paste('RCPT TO:<bob@example.net>\n');
		expect(line()).toBe('RCPT TO:<bob@example.net>');
		expect(session.lines).toEqual([]);
	});

	test('several lines are asked about', () => {
		const {controller, choice, text, session} = keyboard('ehlo');
		controller.paste('RSET\nNOOP\n');
		expect(choice()).toContain('2 lines');
		text('y');
		expect(session.lines).toEqual(['RSET', 'NOOP']);
	});

	test('a dot in a message that ends it lets the rest go as commands', () => {
		const {controller, choice, text, session} = keyboard('message');
		controller.paste('text\n.\nQUIT\n');
		expect(choice()).toContain('Line 2');
		text('e');
		expect(session.lines).toEqual(['text', '.', 'QUIT']);
		expect(session.state.awaiting.map(({verb}) => verb)).toEqual(['DATA-END', 'QUIT']);
	});

	test('base64 broken over lines by a mail is one answer', () => {
		const {controller, line, screen} = keyboard('username');
		controller.paste('YWxpY2VAZXhh\r\nbXBsZS5vcmc=\r\n');
		expect(line()).toBe('YWxpY2VAZXhhbXBsZS5vcmc=');
		expect(screen().notice?.text).toBe(
			'The pasted text had 2 lines; they were joined, because an answer is one line.',
		);
	});
});

test('Ctrl+C clears, then asks, then leaves; any other key takes the question back', () => {
	const {key, text, line, left, screen} = keyboard('ehlo');
	text('NOOP');
	key('ctrl+c');
	expect(line()).toBe('');
	key('ctrl+c');
	expect(screen().notice?.text).toBe('Press Ctrl+C again to leave · /save FILE keeps the session');
	text('N');
	key('ctrl+c', 'ctrl+c');
	expect(left).toEqual([]);
	key('ctrl+c');
	expect(left).toEqual(['quit']);
});

describe('a field', () => {
	const open = (initial: string, secret = false) => {
		const keys = keyboard('ehlo');
		const answers: (string | null)[] = [];
		keys.inspector.asking.ask({title: 'user name', initial, secret}, answer => answers.push(answer));
		return {...keys, answers};
	};

	test('loses no key of a chunk in which Backspace and a letter come together', () => {
		const {text, key, answers, screen} = open('tin');
		key('backspace');
		text('m');
		key('enter');
		expect(answers).toEqual(['tim']);
		expect(screen().overlay).toBeNull();
	});

	test('takes what is suggested where nothing is typed', () => {
		const practice = keyboard('ehlo', {login: {user: 'demo', password: 'open-sesame'}});
		const answers: (string | null)[] = [];
		const ask = () => practice.inspector.asking.ask({title: 'user name'}, answer => answers.push(answer));
		ask();
		practice.key('enter');
		ask();
		practice.text('ann');
		practice.key('enter');
		ask();
		practice.key('escape');
		expect(answers).toEqual(['demo', 'ann', null]);
	});

	test('is edited as the prompt is', () => {
		const {text, key, answers} = open('alice@example.org');
		key('ctrl+a');
		text('the-');
		key('ctrl+e', 'ctrl+w', 'ctrl+w', 'backspace', 'enter');
		expect(answers).toEqual(['the-alice']);
	});

	test('keeps the blanks of a pasted password, and joins a token that was wrapped', () => {
		const {controller, key, answers} = open('', true);
		controller.paste(' open sesame \r\neyJ0\neXAi\n');
		key('enter');
		expect(answers).toEqual([' open sesame eyJ0eXAi']);
	});

	test('is left with Esc', () => {
		const {text, key, answers} = open('x');
		text('y');
		key('escape');
		expect(answers).toEqual([null]);
	});
});
