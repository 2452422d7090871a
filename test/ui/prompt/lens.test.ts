import {describe, expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {type LensContext, lensOf} from '../../../source/ui/prompt/lens.ts';
import {createMessageWatch} from '../../../source/ui/prompt/message-watch.ts';
import {readingOf} from '../../../source/ui/prompt/reading.ts';
import {conversations} from '../../support/conversations.ts';
import {play} from '../../support/play.ts';

function lens(text: string, conversation: string, more: Partial<LensContext> = {}) {
	const {state} = play(conversations[conversation] ?? '');
	const {lines, ...rest} = lensOf(text, {
		state,
		turned: false,
		reveal: false,
		burst: null,
		commands,
		...more,
	});
	return {...rest, lines: lines.map(({pieces}) => pieces.map(part => part.text).join(''))};
}

describe('in command phase', () => {
	test('the syntax stands at the right, with what this server announced', () => {
		expect(lens('MAIL FROM:<alice@example.org>', 'tls').syntax).toContain('SIZE');
	});

	test('a slip is remarked before Enter', () => {
		expect(lens('MAIL FROM: <alice@example.org> ', 'tls').lines.join()).toContain(
			'MAIL FROM:<alice@example.org>',
		);
	});

	test('a slash begins a local command, two of them a line for the server', () => {
		expect(lens('/con', 'tls').completions.map(({text}) => text)).toEqual(['/connect ']);
		expect(lens('/raw ', 'tls').syntax).toBe('/raw "TEXT\\r\\n"');
		expect(lens('//help', 'tls').lines).toEqual(['sends /help   a literal slash']);
		expect(lens('/nonsense', 'tls').syntax).toContain('no such local command');
	});

	test('a recipient is offered that this server takes, where one is known', () => {
		const mail =
			'S: 220 mx.example ESMTP\nC: EHLO me.example\nS: 250 mx.example\nC: MAIL FROM:<a@example.org>\nS: 250 ok';
		const {state} = play(mail);
		const offered = (more: Partial<LensContext>) =>
			lensOf('', {state, turned: false, reveal: false, burst: null, commands, ...more}).ghost;
		expect(offered({})).toContain('RCPT TO:<somebody@example.org>');
		expect(offered({recipient: 'bob@practice.test'})).toContain('RCPT TO:<bob@practice.test>');
	});

	test('lines for a burst are counted', () => {
		expect(lens('', 'tls', {burst: ['a', 'b']}).label).toBe('burst 2');
	});
});

describe('after an AUTH that was refused', () => {
	const refused = 'S: 220 hi\nC: AUTH PLAIN\nS: 500 what';
	const after = (text: string) => lens(text, '', {state: play(refused).state});

	test('what may be the answer is masked, and it is said where it would go', () => {
		expect(after('AGFsaWNlAHNlY3JldA==')).toMatchObject({masked: true, completions: []});
		expect(after('AGFsaWNlAHNlY3JldA==').lines.join()).toContain('this would be sent as a command');
		expect(after('QUI').masked).toBe(false);
		expect(after('RSET').masked).toBe(false);
	});

	test('a misspelt AUTH gets no suggestion that would show its secret', () => {
		expect(after('AUTHPLAIN AGFsaWNlAHNlY3JldA==').lines.join()).not.toContain('AGFs');
	});
});

describe('at a 334', () => {
	test('plain text is taken, and what it becomes is shown', () => {
		const shown = lens('alice@example.org', 'username');
		expect(shown).toMatchObject({mode: 'auth', label: 'user name', masked: false});
		expect(shown.lines[0]).toContain('sends YWxpY2VAZXhhbXBsZS5vcmc=');
		expect(shown.syntax).toContain('Ctrl+T');
	});

	test('what is base64 already goes as it is, and Ctrl+T turns either reading round', () => {
		const typed = 'YWxpY2VAZXhhbXBsZS5vcmc=';
		expect(lens(typed, 'username').lines[0]).toContain(`sends ${typed} `);
		expect(lens(typed, 'username', {turned: true}).lines[0]).toContain(
			`sends ${Buffer.from(typed).toString('base64')} `,
		);
		expect(lens('alice', 'username', {turned: true}).lines[0]).toContain('sends alice ');
	});

	test('a secret is masked in the prompt and in the lens, until asked for', () => {
		const hidden = lens('open-sesame', 'password');
		expect(hidden).toMatchObject({label: 'password', masked: true});
		expect(hidden.lines.join()).not.toMatch(/open-sesame|b3Blbi1zZXNhbWU/);
		expect(lens('open-sesame', 'password', {reveal: true}).lines[0]).toContain('b3Blbi1zZXNhbWU=');
	});

	test('what the server will find wrong is told before Enter', () => {
		const at = (exchange: string) => ({state: play(`S: 220 mx\n${exchange}`).state});
		const plain = at('C: AUTH PLAIN\nS: 334 ');
		expect(lens('ann pencil', '', plain).lines[0]).toBe(
			'! 0 NUL bytes found, 2 needed: NUL, user name, NUL, password.',
		);
		expect(lens('\\0ann', '', plain).lines[0]).toContain('between the user name and the password is missing');
		expect(lens('\\0ann\\0pencil', '', plain).lines).toEqual([expect.stringMatching(/^sends /)]);
		const cram = at('C: AUTH CRAM-MD5\nS: 334 PDFAbXg+');
		expect(lens('ann 0123', '', cram).lines[0]).toContain('should be 32 hex digits');
		expect(lens('*', '', cram).lines).toEqual([expect.stringContaining('cancels the exchange')]);
		expect(lens('hunter2', '', cram).lines.join()).not.toContain('hunter2');
	});

	test('base64 that goes as it is stands decoded beside it; of a secret only its length is told', () => {
		expect(lens('YWxpY2U=', 'username').lines).toEqual([
			'sends YWxpY2U=   Already base64, sent unchanged. It says “alice”.',
		]);
		const hidden = lens('b3Blbi1zZXNhbWU=', 'password').lines.join();
		expect(hidden).toContain('It is 11 octets long.');
		expect(hidden).not.toContain('open-sesame');
	});

	test('a local command at a 334 would be an answer, and the prompt says so', () => {
		expect(lens('/quit', 'username').lines).toEqual([
			'! Here every line is an answer: press Ctrl+P for the local commands.',
			expect.stringContaining('sends L3F1aXQ='),
		]);
		expect(lens('/etc/ann', 'username').lines).toEqual([expect.stringMatching(/^sends /)]);
	});

	test('plain text behind AUTH LOGIN is remarked at the first character that base64 has not', () => {
		expect(lens('AUTH LOGIN ann', 'tls').lines.join()).not.toContain('not base64');
		expect(lens('AUTH LOGIN ann@', 'tls').lines[0]).toContain('The initial response is not base64');
	});

	test('what is typed ahead of the challenge is masked', () => {
		const {state} = play(`${conversations.tls}\nC: AUTH LOGIN`);
		expect(lensOf('x', {state, turned: false, reveal: false, burst: null, commands})).toMatchObject({
			mode: 'auth',
			masked: true,
		});
	});
});

describe('in a message', () => {
	test.each([
		['.first', false, 'sends ..first   dot doubled, RFC 5321 §4.5.2'],
		['.first', true, 'sends .first   as typed; the server removes the first dot'],
		['.', false, 'ends the message   Enter sends the dot'],
	])('%s (turned: %s)', (text, turned, expected) => {
		expect(lens(text, 'message', {turned}).lines).toEqual([expected]);
	});

	test('a line is judged before it is sent, once it says something', () => {
		const {judge} = createMessageWatch(() => 0);
		const judged = (text: string) => lens(text, 'message', {judge: line => judge(line, null)}).lines;
		expect(judged('x'.repeat(999))).toContainEqual(expect.stringContaining('999 octets; the limit is 998'));
		expect(judged('Date: soon')[0]).toMatch(/^! The Date “soon” cannot be parsed.*RFC 5322 §3\.3$/);
		expect(judged('Date: ')).toEqual([]);
	});

	test('an empty line in the header: what is still missing', () => {
		const {place} = createMessageWatch(() => 0);
		const shown = lens('', 'message', {place: () => place(null)});
		expect(shown.lines.join()).toContain('an empty line ends the header; still missing: Date, From');
		expect(shown.ghost).toBe('Date: Thu, 01 Jan 1970 00:00:00 +0000');
	});
});

test('the lens and the line sent come from the same reading', () => {
	for (const [conversation, text] of [
		['message', '.first'],
		['username', 'alice@example.org'],
		['tls', 'NOOP'],
	] as const) {
		for (const turned of [false, true]) {
			const {state} = play(conversations[conversation] ?? '');
			const line = readingOf(turned)(text, state);
			const shown = lens(text, conversation, {turned}).lines[0] ?? '';
			expect(conversation === 'tls' ? line : shown).toContain(
				conversation === 'tls' ? 'NOOP' : `sends ${line} `,
			);
		}
	}
});

describe('the line that a finding advises', () => {
	const offered = (conversation: string, advised: string, more: Partial<LensContext> = {}) =>
		lens('', conversation, {advised, ...more});

	test('stands on the empty prompt, and how many lines it begins', () => {
		expect(offered('tls', 'AUTH PLAIN')).toMatchObject({
			ghost: 'AUTH PLAIN',
			lines: ['→ accepts this line: advised by a finding'],
		});
		expect(offered('tls', 'AUTH PLAIN', {advisedSteps: 2}).lines[0]).toContain('/fix types all 2');
		expect(offered('tls', 'AUTH PLAIN', {advisedSteps: 1}).lines[0]).not.toContain('/fix');
	});

	test('is not offered once something is typed, in a burst, or in a recording', () => {
		expect(lens('NOOP', 'tls', {advised: 'RSET'}).ghost).toBeUndefined();
		expect(offered('tls', 'RSET', {burst: []}).ghost).toBeUndefined();
		expect(offered('tls', 'RSET', {recorded: true}).ghost).toBeUndefined();
	});

	test('is offered only where it can be typed', () => {
		expect(offered('username', 'YWxpY2U=').ghost).toBe('YWxpY2U=');
		expect(offered('username', 'RSET now').ghost).toBeUndefined();
		expect(offered('username', '').lines).toContain('next: an empty line · Enter sends it');
		expect(offered('username', '').ghost).toBeUndefined();
		expect(offered('closed', '/connect other').ghost).toBe('/connect other');
		expect(offered('closed', 'QUIT').ghost).toBe('/connect');
		expect(offered('message', 'QUIT').ghost).not.toBe('QUIT');
		expect(offered('tls', '').ghost).not.toBe('');
	});

	test('waits while a reply is outstanding', () => {
		const {state} = play(`${conversations.tls}\nC: NOOP`);
		expect(lens('', '', {state, advised: 'RSET'}).ghost).toBeUndefined();
	});
});

describe('a local command', () => {
	test('that is the beginning of several lists them; followed by a space it has its own help', () => {
		expect(lens('/s', 'tls')).toMatchObject({syntax: 'local command'});
		expect(lens('/s', 'tls').completions.length).toBeGreaterThan(1);
		expect(lens('/s', 'tls').lines.join()).toContain('/sender');
		expect(lens('/starttls', 'tls')).toMatchObject({syntax: '/starttls', completions: []});
		expect(lens('/save ', 'tls').syntax).toMatch(/^\/save /);
	});

	test('that is not one: told, or searched for where a recording can be searched', () => {
		expect(lens('/nonsense', 'tls').lines).toEqual([]);
		expect(lens('/nonsense', 'tls', {recorded: true}).syntax).toBe('no such command here');
		expect(lens('/nonsense', 'tls', {searchable: true}).syntax).toBe('search');
		expect(lens('/s', 'tls', {searchable: true}).syntax).toBe('local command');
	});

	test('looks on the disk only for a path', () => {
		expect(lens('/file ', 'tls').lookFor).toBeDefined();
		expect(lens('/connect ', 'tls').lookFor).toBeUndefined();
		expect(lens('/file', 'tls').lookFor).toBeUndefined();
	});
});

test.each([
	['QUIT', true],
	['rset', true],
	['/quit', true],
	['quit it', false],
	['QUITE', false],
	['/etc', false],
])('“%s” in a message is remarked as text of it: %s', (text, remarked) => {
	expect(lens(text, 'message').lines.join().includes('sent as text of the message')).toBe(remarked);
});
