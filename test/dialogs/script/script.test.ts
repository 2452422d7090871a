// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts' own variables look like this.
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {findScriptCommand} from '../../../source/commands/script-commands.ts';
import {createReplyTracker} from '../../../source/dialogs/reply-tracker.ts';
import type {
	ExpectationReport,
	ScriptEnvironment,
	ScriptHost,
} from '../../../source/dialogs/script/command.ts';
import {outlineScript} from '../../../source/dialogs/script/outline.ts';
import {playScript} from '../../../source/dialogs/script/player.ts';
import {expandVariables, readSetting} from '../../../source/dialogs/script/variables.ts';
import {type FakeSession, fakeSession} from '../../support/fake-session.ts';

type Told = {readonly reports: ExpectationReport[]; readonly waits: number[]; readonly logins: unknown[][]};

function hostOf(session: FakeSession, told: Told = {reports: [], waits: [], logins: []}): ScriptHost {
	return {
		session,
		tracker: createReplyTracker(),
		find: findScriptCommand,
		variables: new Map(),
		environment: {SENDER: 'a@b.example'},
		now: () => 0,
		wait: async milliseconds => {
			told.waits.push(milliseconds);
		},
		openFile: async path => ({problem: `no ${path}`}),
		password: async () => 'secret',
		authenticate: async wish => {
			told.logins.push([
				wish.mechanism,
				wish.user,
				wish.initialResponse,
				...(wish.authzid === undefined ? [] : [wish.authzid]),
			]);
			return undefined;
		},
		keepAlive: () => {},
		trust: () => null,
		expected: report => told.reports.push(report),
	};
}

const answers = {
	EHLO: ['250 hi'],
	MAIL: ['250 ok'],
	RCPT: ['550 no'],
	DATA: ['354 go'],
	'.': ['250 taken'],
	AUTH: ['334 VXNlcm5hbWU6'],
	NOOP: ['250 ok'],
	'/NOOP': ['500 what'],
	QUIT: ['221 bye'],
};

const outline = (lines: readonly string[], environment: ScriptEnvironment) =>
	outlineScript(lines, environment, findScriptCommand).steps;

async function play(script: string, more: Readonly<Record<string, readonly string[]>> = {}) {
	const session = fakeSession('S: 220 hi', {...answers, ...more});
	const told: Told = {reports: [], waits: [], logins: []};
	const end = await playScript(script.split('\n'), hostOf(session, told));
	return {session, end, ...told};
}

describe('a script', () => {
	it('sends command lines, and leaves comments and blank lines', async () => {
		const {session, end} = await play('# hello\n\nEHLO me.example\n//NOOP\n/line NOOP x\nQUIT');
		expect(session.lines).toEqual(['EHLO me.example', '/NOOP', 'NOOP x', 'QUIT']);
		expect(end).toBe('finished');
	});

	it.each([
		['/auth', [undefined, undefined, undefined]],
		['/auth PLAIN ann', ['PLAIN', 'ann', undefined]],
		['/auth LOGIN ann initial=yes', ['LOGIN', 'ann', true]],
		['/auth initial=no PLAIN', ['PLAIN', undefined, false]],
		['/auth PLAIN ann as=team', ['PLAIN', 'ann', undefined, 'team']],
		['/auth PLAIN a user with blanks', ['PLAIN', 'a user with blanks', undefined]],
	])('reads %s', async (line, wish) => {
		expect((await play(line)).logins).toEqual([wish]);
	});

	it('sends a message verbatim, whatever its lines look like', async () => {
		const {session} = await play(
			'DATA\n/expect 354\nSubject: x\n\n# no comment\n/expect 250\n..dot\n.\nNOOP',
		);
		expect(session.lines).toEqual([
			'DATA',
			'Subject: x',
			'',
			'# no comment',
			'/expect 250',
			'..dot',
			'.',
			'NOOP',
		]);
	});

	it('tells when it ends inside a message', async () => {
		expect((await play('DATA\ntext')).end).toBe('inside-message');
	});

	it.each<[string, string, readonly string[], boolean?]>([
		['finished', 'QUIT', ['QUIT']],
		['finished', 'QUIT\nNOOP', ['QUIT'], true],
		['finished', 'NOOP', ['NOOP']],
		['lost', 'NOOP', ['NOOP'], true],
		['lost', 'NOOP\nNOOP', ['NOOP'], true],
	])('tells that it is %s: %j', async (end, script, lines, closes = false) => {
		const session = fakeSession('S: 220 hi', answers);
		const type = session.type.bind(session);
		const closing: FakeSession = {
			...session,
			get state() {
				return session.state;
			},
			async type(text, read) {
				const replies = await type(text, read);
				session.happen({type: 'closed', at: 99_000, by: 'server'});
				return replies;
			},
		};
		expect(await playScript(script.split('\n'), hostOf(closes ? closing : session))).toBe(end);
		expect(session.lines).toEqual(lines);
		const notes = session.entries.flatMap(entry => (entry.type === 'note' ? [entry.text] : []));
		expect(notes).toEqual(
			end === 'finished' && script.includes('\n')
				? ['The server announced that it is closing the connection, so the next line was not sent.']
				: [],
		);
	});

	it('answers a 334 with lines, base64 of text, and the password', async () => {
		const {session} = await play('AUTH LOGIN\n/base64 alice', {YWXPY2U: []});
		expect(session.lines).toEqual(['AUTH LOGIN', Buffer.from('alice').toString('base64')]);
		expect((await play('AUTH LOGIN\n/password')).session.lines.at(-1)).toBe(
			Buffer.from('secret').toString('base64'),
		);
	});

	it('does not send the answers of a refused AUTH as commands', async () => {
		const {session} = await play('AUTH LOGIN\nYWxpY2U=\nc2VjcmV0\nNOOP', {AUTH: ['535 no']});
		expect(session.lines).toEqual(['AUTH LOGIN', 'NOOP']);
		expect(session.entries.some(entry => entry.type === 'note' && entry.about === 'script/dropped')).toBe(
			true,
		);
	});

	it('reports its expectations with their lines', async () => {
		const {reports} = await play('EHLO me.example\n/expect 250\nRCPT TO:<x@y.example>\n/expect 2xx');
		expect(reports).toMatchObject([
			{line: 2, text: '250', met: true},
			{line: 4, text: '2xx', met: false, got: '550 no'},
		]);
	});

	it('puts variables into local commands, and into nothing else', async () => {
		const {session, waits} = await play(
			'/set TO bob@c.example\n/line MAIL FROM:<${SENDER}>\n/line NOOP ${TO} $${TO}\nNOOP ${TO}\n/set PAUSE 2s\n/wait ${PAUSE}',
		);
		expect(session.lines).toEqual(['MAIL FROM:<a@b.example>', 'NOOP bob@c.example ${TO}', 'NOOP ${TO}']);
		expect(waits).toEqual([2000]);
	});

	it.each([
		['/line ${NOSUCH}', 'Line 1 of the script: there is no variable NOSUCH.'],
		['NOOP\n/expect later', 'Line 2 of the script: “/expect later” is not a known expectation.'],
		['/wait long', '“long” is not a duration'],
		['/set 1A x', 'Write /set NAME VALUE'],
		['/burst\nNOOP', '/burst has no /end'],
		['/file x', 'no x'],
		['/password', 'cannot stand here'],
		['/raw "\\q"', 'is not a known escape'],
	])('stops at %j with its line and the reason', async (script, words) => {
		await expect(play(script)).rejects.toThrow(words);
	});

	it('stops at a refusal that nobody foresaw, when asked to', async () => {
		const session = fakeSession('S: 220 hi', answers);
		const script = ['RCPT TO:<x@y.example>', '/expect 550', 'RCPT TO:<x@y.example>', 'NOOP'];
		expect(await playScript(script, hostOf(session), {stopOnRefusal: true})).toBe('stopped');
		expect(session.lines).toEqual(['RCPT TO:<x@y.example>', 'RCPT TO:<x@y.example>']);
	});

	it('ends with a sentence or an end for any lines', async () => {
		const line = fc.oneof(
			fc.string(),
			fc.constantFrom('DATA', '.', 'AUTH LOGIN', '/expect 250', '/burst', '/end', 'QUIT'),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(line, {maxLength: 12}), async lines => {
				try {
					await playScript(lines, hostOf(fakeSession('S: 220 hi', answers)));
				} catch (error) {
					expect(error).toMatchObject({name: 'ScriptError', line: expect.any(Number)});
				}
			}),
		);
	});
});

describe('an outline', () => {
	it('shows what would be sent, secrets masked, phases taken as entered', () => {
		const script = [
			'EHLO me.example',
			'/set TO x@y.example',
			'AUTH PLAIN AGFsaWNlAHNlY3JldA==',
			'AUTH LOGIN',
			'YWxpY2U=',
			'/base64 secret',
			'/line RCPT TO:<${TO}>',
			'DATA',
			'/expect 354',
			'/file is content now',
			'# content',
			'.',
			'/expect 250',
		];
		expect(
			outline(script.toSpliced(9, 1), {}).map(({line, kind, text}) => `${line} ${kind} ${text}`),
		).toEqual([
			'1 command EHLO me.example',
			'2 local /set TO x@y.example',
			'3 command AUTH PLAIN ••••••••',
			'4 command AUTH LOGIN',
			'5 auth-response ••••••••',
			'6 local /base64 ••••••••',
			'7 local /line RCPT TO:<x@y.example>',
			'8 command DATA',
			'9 local /expect 354',
			'10 message-line # content',
			'11 message-line .',
			'12 local /expect 250',
		]);
	});

	it.each([
		['AUTHPLAIN AGFsaWNlAHNlY3JldA==', 'AUTHPLAIN ••••••••'],
		['/auth PLAIN alice secret', '/auth PLAIN alice ••••••••'],
		['/line AUTH PLAIN ${TOKEN}', '/line AUTH PLAIN ••••••••'],
		['/raw "AUTH PLAIN ${TOKEN}\\r\\n"', '/raw "AUTH PLAIN ••••••••'],
		['/set PASSWORD secret', '/set PASSWORD ••••••••'],
	])('shows no secret: %s', (line, shown) => {
		const [step] = outline([line], {TOKEN: 'AGFsaWNlAHNlY3JldA=='});
		expect(step?.text).toBe(shown);
	});

	it('finds the mistakes before anything is connected', () => {
		expect(() => outline(['NOOP', '/expekt 250'], {})).toThrow('Line 2 of the script: “/expekt”');
		expect(() => outline(['/expect soon'], {})).toThrow('Line 1 of the script');
		expect(() => outline(['/line ${GONE}'], {})).toThrow('no variable GONE');
	});
});

describe('variables', () => {
	it('leave text without them as it is', () => {
		fc.assert(
			fc.property(
				fc.string().filter(text => !text.includes('${')),
				text => {
					expect(expandVariables(text, new Map(), {})).toEqual({text});
				},
			),
		);
	});

	it('are put in once: a value is not read again', () => {
		const variables = new Map([
			['A', '${B}'],
			['B', 'x'],
		]);
		expect(expandVariables('${A}${B}', variables, {})).toEqual({text: '${B}x'});
	});

	it.each<[string, ReturnType<typeof expandVariables>]>([
		['${A}, ${ENV}, ${BOTH}, ${EMPTY}', {text: 'set, environment, set, '}],
		['$${A} $A {A} ${A', {text: '${A} $A {A} ${A'}],
		[
			'${GONE} ${1}',
			{problem: 'there is no variable GONE. Set it with /set GONE VALUE, or in the environment.'},
		],
		[
			'${1} ${GONE}',
			{
				problem:
					'“${1}” is not a variable: a name has letters, digits and underscores. Write $${ for these characters themselves.',
			},
		],
		...['odd-name', '', 'constructor'].map((name): [string, ReturnType<typeof expandVariables>] => [
			`\${${name}}`,
			{
				problem: expect.stringContaining(
					name === 'constructor' ? 'no variable constructor' : 'is not a variable',
				),
			},
		]),
	])('%s', (text, expanded) => {
		const variables = new Map([
			['A', 'set'],
			['BOTH', 'set'],
			['EMPTY', ''],
		]);
		const environment = {ENV: 'environment', BOTH: 'environment', 'odd-name': 'x', EMPTY: 'x'};
		expect(expandVariables(text, variables, environment)).toEqual(expanded);
	});

	it('have a name and a value, which may hold anything', () => {
		expect(readSetting('NAME a b ')).toEqual({name: 'NAME', value: 'a b '});
		expect(readSetting('NAME ')).toEqual({name: 'NAME', value: ''});
		expect(readSetting('NAME')).toHaveProperty('problem');
	});
});
