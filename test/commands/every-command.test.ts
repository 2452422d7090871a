import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {conversations} from '../support/conversations.ts';
import {type FakeSession, fakeSession} from '../support/fake-session.ts';
import {messageSession} from '../support/message-session.ts';
import {type Answers, told} from './told-context.ts';

const replies = {
	STARTTLS: ['454 4.7.0 not now'],
	DATA: ['354 go'],
	AUTH: ['535 5.7.8 no'],
	NOOP: ['250 ok'],
	RCPT: ['250 ok'],
	MAIL: ['250 ok'],
	EHLO: ['250 mail.example.org'],
	RSET: ['421 4.3.2 closing'],
};

const unconnected = 'unconnected\nfailed: refused';

const sessions: Readonly<Record<string, () => FakeSession>> = {
	'not connected': () => fakeSession(unconnected, replies),
	...Object.fromEntries(
		['greeting', 'ehlo', 'tls', 'username', 'message', 'sent', 'login', 'closed'].map(name => [
			name,
			() => fakeSession(conversations[name] ?? '', replies),
		]),
	),
	'no AUTH': () => fakeSession('S: 220 hi\nC: EHLO me.example\nS: 250 hi', replies),
	'only GSSAPI': () =>
		fakeSession('S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 AUTH GSSAPI X-OWN', replies),
};

/** In every state of a session. */
const everywhere: readonly (readonly [string, Answers?])[] = [
	['connect'],
	['connect', {yes: true}],
	['connect other.example.org', {yes: true}],
	['connect smtps://other.example.org:4465', {yes: true}],
	['disconnect'],
	['starttls'],
	['auth'],
	['auth plain'],
	['auth PLAIN alice', {asked: ['secret-7']}],
	['auth-matrix'],
	['fix'],
	['check'],
	['retry'],
	['retry MAIL', {yes: true}],
	['compose'],
	['file nowhere.eml'],
	['part'],
	['attachment'],
	['inbox'],
	['drop'],
	['find 250'],
	['line NOOP x'],
	['raw "NOOP\\r\\n"'],
	['end', {burst: ['NOOP', 'RSET']}],
	['charset koi8-r'],
	['keep-alive'],
	['hold RCPT'],
	['release'],
	['answer 250'],
];

/** What does not ask how the session stands, in one state. */
const once: readonly (readonly [string, string, Answers?])[] = [
	['ehlo', ''],
	['ehlo', 'nosuch'],
	['ehlo', 'HELP'],
	['ehlo', 'connect bad host'],
	['tls', 'auth one two three'],
	['tls', 'auth alice', {asked: ['secret-7']}],
	['tls', 'auth alice', {asked: [null]}],
	['tls', 'auth', {asked: [null]}],
	['tls', 'auth', {asked: ['alice', 'secret-7']}],
	['tls', 'auth LOGIN', {asked: ['alice', 'secret-7']}],
	['tls', 'auth PLAIN alice as=bob initial=no', {asked: ['secret-7']}],
	['tls', 'auth NOSUCH alice', {asked: ['secret-7']}],
	['tls', 'auth ANONYMOUS alice'],
	['tls', 'auth EXTERNAL alice'],
	['tls', 'auth XOAUTH2 alice', {asked: [null]}],
	['tls', 'auth XOAUTH2 alice', {asked: ['token-7']}],
	['tls', 'auth XOAUTH2 alice', {asked: ['', ' ']}],
	['tls', 'auth XOAUTH2 alice', {asked: ['', 'nosuch']}],
	['tls', 'auth XOAUTH2 alice', {asked: ['', 'google', ' ']}],
	['tls', 'auth XOAUTH2 alice', {asked: ['', 'google', 'id', null]}],
	['ehlo', 'auth PLAIN alice', {asked: ['secret-7'], yes: true}],
	['ehlo', 'auth PLAIN alice', {asked: ['secret-7'], allowed: {clearText: true}}],
	['login', 'auth LOGIN alice', {asked: ['secret-7']}],
	['login', 'auth LOGIN alice', {asked: ['secret-7'], yes: true}],
	['login', 'check', {asked: [null]}],
	['login', 'check', {asked: ['secret-7']}],
	['login', 'check', {asked: ['secretpass']}],
	['login', 'check bob', {asked: ['secretpass']}],
	['tls', 'auth-matrix', {asked: ['alice', null]}],
	['tls', 'auth-matrix', {asked: ['']}],
	['tls', 'auth-matrix alice@example.org', {asked: ['secret-7', 'x']}],
	['tls', 'auth-matrix alice@example.org', {asked: ['secret-7', '0']}],
	['tls', 'auth-matrix alice@example.org', {asked: ['secret-7', null]}],
	['sent', 'find'],
	['sent', 'find  STARTTLS '],
	['sent', 'find 250', {selected: 20}],
	['sent', 'find 250', {selected: 1}],
	['sent', 'find nothing like it'],
	['sent', 'find queued'],
	['sent', 'copy'],
	['sent', 'copy EXPL'],
	['sent', 'copy exchange'],
	['sent', 'copy nosuch'],
	['sent', 'reveal'],
	['sent', 'reveal', {yes: true}],
	['sent', 'reveal', {revealed: true}],
	['sent', 'help'],
	['sent', 'quit'],
	['sent', 'clear-history'],
	['sent', 'burst'],
	['sent', 'end'],
	['sent', 'end', {burst: []}],
	['sent', 'keep-alive off'],
	['sent', 'keep-alive 2m'],
	['sent', 'keep-alive 1s'],
	['sent', 'keep-alive 999ms'],
	['sent', 'keep-alive soon'],
	['sent', 'keep-alive on', {more: {keepAlive: null}}],
	['sent', 'charset'],
	['sent', 'charset klingon'],
	['sent', 'charset  koi8-r '],
	['sent', 'charset UTF-8'],
	['sent', 'copy  Explanation '],
	['sent', 'keep-alive  OFF '],
	['sent', 'keep-alive  soon '],
	['sent', 'compare  other.example.org '],
	['sent', 'find  nothing like it '],
	['sent', 'save  '],
	['ehlo', 'connect  other.example.org ', {yes: true}],
	['login', 'check  alice ', {asked: ['secret-7']}],
	['tls', 'auth  plain  alice  as=bob ', {asked: ['secret-7']}],
	['tls', 'auth XOAUTH2 alice', {asked: ['', ' nosuch ']}],
	['sent', 'line'],
	['sent', 'raw'],
	['sent', 'raw ""'],
	['sent', 'raw "\\q"'],
	['ehlo', 'line AUTH PLAIN AGFsaWNlAHNlY3JldC03'],
	['ehlo', 'line AUTH PLAIN AGFsaWNlAHNlY3JldC03', {yes: true}],
	['ehlo', 'raw "AUTH PLAIN AGFsaWNlAHNlY3JldC03\\r\\n"'],
	['ehlo', 'raw "AUTH PLAIN AGFsaWNlAHNlY3JldC03\\r\\n"', {yes: true}],
	['sent', 'file'],
	['sent', `file ${import.meta.dirname}`],
	['sent', 'save'],
	['sent', 'save session.docx'],
	['sent', 'save /nowhere/at/all/session.txt'],
	['greeting', 'save x.eml'],
	['sent', 'compare'],
	['sent', 'compare bad host'],
	['sent', 'compare other.example.org'],
	['sent', 'compare other.example.org:2525'],
	['sent', 'compare smtps://[2001:db8::1]'],
	['sent', 'compare other.example.org', {closed: true}],
	['sent', 'compare unix:/run/lmtp'],
	['sent', 'sender one'],
	['sent', 'sender 192.0.2.1 two'],
	['greeting', 'sender'],
	['message', 'sender @127.0.0.1:1'],
	['sent', 'inbox', {more: {mailboxes: () => []}}],
	[
		'sent',
		'inbox',
		{
			more: {
				mailboxes: () => [
					{address: 'empty@practice.test', mail: []},
					{
						address: 'ann@practice.test',
						mail: Array.from({length: 22}, (_, index) => ({
							from: index === 0 ? '' : `bob${index}@example.org`,
							to: 'ann@practice.test',
							at: '2026-01-02T03:04:05.000Z',
							bytes: Buffer.from(`Subject: ${index}\r\n\r\n\u001B[2Jone\r\n\r\n`),
						})),
					},
					{
						address: 'one@practice.test',
						mail: [
							{
								...{from: 'a@b.test', to: 'one@practice.test', at: '2026-01-02T13:14:15.000Z'},
								bytes: Buffer.from('x'.repeat(2000)),
							},
						],
					},
				],
			},
		},
	],
];

function section(title: string, lines: readonly string[]): string {
	return [title, ...lines.map(line => `    ${line}`)].join('\n');
}

test.each(Object.entries(sessions))('what each command says and does: %s', async (name, make) => {
	const parts: string[] = [];
	for (const [line, answers = {}] of everywhere) {
		parts.push(section(`/${line} ${JSON.stringify(answers)}`, await told(line, commands, make(), answers)));
	}

	await expect(parts.join('\n')).toMatchFileSnapshot(`snapshots/${name.replaceAll(' ', '-')}.txt`);
});

test('arguments and answers, right and wrong', async () => {
	const parts: string[] = [];
	for (const [state, line, answers = {}] of once) {
		const session = sessions[state]?.() ?? expect.fail(state);
		const {more, ...shown} = answers;
		const title = `${state}: /${line} ${JSON.stringify(shown)}`.replace(import.meta.dirname, 'FOLDER');
		const lines = await told(line, commands, session, {...shown, ...(more && {more})});
		parts.push(
			section(
				title,
				lines.map(text => text.replace(import.meta.dirname, 'FOLDER')),
			),
		);
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/arguments.txt');
});

const letter = [
	'From: alice@example.org',
	'Subject: files',
	'MIME-Version: 1.0',
	'Content-Type: multipart/mixed; boundary=b',
	'',
	'--b',
	'Content-Type: text/plain',
	'',
	'hello',
	'--b',
	'Content-Type: text/html; name=page.html',
	'Content-Disposition: attachment; filename=page.html',
	'',
	'<p>hello</p>',
	'--b',
	'Content-Type: application/octet-stream',
	'Content-Disposition: attachment',
	'',
	'abc',
	'--b--',
	'',
].join('\r\n');

test('the parts of a message', async () => {
	const parts: string[] = [];
	const parted = (count: number): string =>
		`MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(count)}--b--\r\n`;
	for (const content of [letter, 'Subject: one\r\n\r\nhello\r\n', parted(12), parted(13)]) {
		for (const line of [
			'part',
			'part 1',
			'part 2 source',
			'part SOURCE',
			'part 9',
			'part 1 2',
			'attachment',
			'attachment 3',
			'attachment 1 /nowhere/at/all/page.html',
			'attachment 0',
		]) {
			parts.push(section(`/${line}`, await told(line, commands, messageSession(content))));
		}
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/parts.txt');
});

test('sessions that are not our own', async () => {
	const kinds = {
		recording: {recorded: 'session.log'},
		'message file': {recorded: 'letter.eml', isMessage: true},
		watched: {
			watching: {
				hold: () => {},
				answer: (reply: string) =>
					reply === 'x' ? 'not a reply' : reply === '250' ? 'answered' : 'nothing is held',
				release: () => false,
				dropHold: (pattern: string) => pattern === 'RCPT',
			},
		},
		'watched and held': {
			watching: {hold: () => {}, answer: () => 'answered', release: () => true, dropHold: () => false},
		},
	};
	const parts: string[] = [];
	for (const [name, more] of Object.entries(kinds)) {
		for (const line of [
			'connect',
			'tls',
			'help',
			'find queued',
			'copy',
			'part',
			'save',
			'check',
			'hold',
			'hold  RCPT ',
			'answer 250',
			'answer x',
			'answer 451',
			'release',
			'release RCPT',
			'release MAIL',
			'hol',
			'foo',
			'',
		]) {
			const session = Object.assign(Object.create(sessions.sent?.() ?? {}), more);
			parts.push(section(`${name}: /${line}`, await told(line, commands, session)));
		}
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/not-our-own.txt');
});
