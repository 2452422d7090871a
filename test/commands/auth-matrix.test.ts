import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {fakeSession} from '../support/fake-session.ts';
import {screenOn} from '../support/screen.ts';

test.each([
	['S: 220 mx', 'EHLO first'],
	['S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 STARTTLS', 'many servers offer it after STARTTLS'],
	['S: 220 mx\nC: EHLO me.example\nS: 250 mx', 'no way to log in here'],
	['S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH XOAUTH2', 'offers XOAUTH2, and none'],
])('says why there is nothing to try, before it asks for a password: %s', async (listing, problem) => {
	const session = fakeSession(listing);
	const asked: string[] = [];
	const result = await runLine('auth-matrix ann@example.org', commands, {
		...screenOn(session).context,
		async ask({title}) {
			asked.push(title);
			return 'open-sesame';
		},
	});
	expect(result).toEqual({problem: expect.stringContaining(problem)});
	expect([...asked, ...session.lines]).toEqual([]);
});
