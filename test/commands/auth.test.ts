import {describe, expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {fakeSession} from '../support/fake-session.ts';
import {screenOn} from '../support/screen.ts';

/** What `/auth` asks for on a server that offers these mechanisms. */
async function asked(offered: string, line = 'auth') {
	const session = fakeSession(
		`S: 220 mail.example.org\nC: EHLO me.example\nS: 250-mail.example.org\nS: 250 ${offered}`,
	);
	const titles: string[] = [];
	const context = screenOn(session).context;
	const result = await runLine(line, commands, {
		...context,
		async ask({title}) {
			titles.push(title);
			return title === 'user name' ? 'alice' : null;
		},
	});
	return {titles, result, sent: session.lines};
}

describe('/auth', () => {
	test.each([
		['AUTH PLAIN XOAUTH2', 'auth', ['user name', 'password']],
		['AUTH XOAUTH2 OAUTHBEARER', 'auth', ['user name', 'access token (empty: get one from a provider)']],
		['AUTH PLAIN XOAUTH2', 'auth XOAUTH2 alice', ['access token (empty: get one from a provider)']],
		['AUTH GSSAPI OAUTHBEARER', 'auth alice', ['access token (empty: get one from a provider)']],
		['AUTH LOGIN', 'auth login', ['user name', 'password']],
	])('asks for what %s can use: %s', async (offered, line, titles) => {
		const {titles: seen, result, sent} = await asked(offered, line);
		expect(seen).toEqual(titles);
		expect(result).toEqual({said: 'Nothing was sent.'});
		expect(sent).toEqual([]);
	});

	test.each([
		['AUTH GSSAPI', 'none of these can be used'],
		['SIZE 1000', 'The server offers no AUTH here'],
	])('asks for no password where none is of use: %s', async (offered, problem) => {
		const {titles, result} = await asked(offered);
		expect(titles).toEqual([]);
		expect(result).toMatchObject({problem: expect.stringContaining(problem)});
	});

	test.each([
		['auth LOGIN alice initial=yes', ['AUTH LOGIN YWxpY2U=']],
		['auth PLAIN alice initial=no', ['AUTH PLAIN']],
		['auth initial=no alice', ['AUTH PLAIN']],
	])('the first answer goes where it is wanted: %s', async (line, sent) => {
		const session = fakeSession('S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH PLAIN LOGIN', {
			AUTH: ['535 5.7.8 no'],
		});
		await runLine(line, commands, {
			...screenOn(session).context,
			ask: async () => 'open-sesame',
			confirm: async () => true,
		});
		expect(session.lines).toEqual(sent);
	});

	test.each([
		[
			'auth PLAIN alice as=team',
			[`AUTH PLAIN ${Buffer.from('team\0alice\0open-sesame').toString('base64')}`],
			{},
		],
		['auth alice as=team', [`AUTH PLAIN ${Buffer.from('team\0alice\0open-sesame').toString('base64')}`], {}],
		[
			'auth LOGIN alice as=team',
			[],
			{problem: expect.stringContaining('LOGIN cannot name another identity')},
		],
	])('acts as somebody else where the mechanism can say so: %s', async (line, sent, outcome) => {
		const session = fakeSession('S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH LOGIN PLAIN', {
			AUTH: ['535 5.7.8 no'],
		});
		const result = await runLine(line, commands, {
			...screenOn(session).context,
			ask: async () => 'open-sesame',
			confirm: async () => true,
		});
		expect(session.lines).toEqual(sent);
		expect(result).toMatchObject(outcome);
	});

	test('takes no password on the line, and says so', async () => {
		const {titles, result, sent} = await asked('AUTH PLAIN', 'auth PLAIN alice open-sesame');
		expect(result).toEqual({problem: expect.stringContaining('smtpscope asks for the password')});
		expect(JSON.stringify(result)).not.toContain('open-sesame');
		expect([...titles, ...sent]).toEqual([]);
	});

	test('warns before the password is asked for when three logins failed', async () => {
		const refused = 'C: AUTH PLAIN AHRpbQB4\nS: 535 5.7.8 no\n'.repeat(3);
		const session = fakeSession(`S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH PLAIN\n${refused}`);
		const questions: string[] = [];
		const result = await runLine('auth', commands, {
			...screenOn(session).context,
			async confirm(question) {
				questions.push(question);
				return false;
			},
		});
		expect(questions).toEqual([expect.stringMatching(/^3 logins have already failed/)]);
		expect(result).toEqual({said: 'Nothing was sent.'});
		expect(session.lines).toEqual([]);
	});
});
