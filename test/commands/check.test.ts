import {describe, expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {fakeSession} from '../support/fake-session.ts';
import {screenOn} from '../support/screen.ts';

/** The example of RFC 2195. */
const login = `
	S: 220 postoffice.reston.mci.net
	C: EHLO me.example
	S: 250-postoffice.reston.mci.net
	S: 250 AUTH CRAM-MD5
	C: AUTH CRAM-MD5
	S: 334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+
	C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw
	S: 535 5.7.8 no
	C: NOOP
	S: 250 ok
`;

async function check(listing: string, password: string, line = 'check', selectedId: number | null = null) {
	const session = fakeSession(listing);
	const notes: string[] = [];
	const noting = {...session, note: (_about: string, text: string) => notes.push(text)};
	const {context} = screenOn(noting, {selectedId});
	const asked: {title: string; secret?: boolean}[] = [];
	const result = await runLine(line, commands, {
		...context,
		ask: async question => {
			asked.push(question);
			return password;
		},
	});
	return {result, notes: notes.join('\n'), asked};
}

describe('/check', () => {
	test.each([
		['tanstaaftanstaaf', 'The client used this password.'],
		['something-else', 'The client used another password'],
	])('tells whether the login was made from %s', async (password, message) => {
		const {result, notes, asked} = await check(login, password);
		expect(notes).toContain(message);
		expect(result).toEqual({said: notes});
		expect(notes).not.toContain(password);
		expect(asked).toMatchObject([{title: 'password to check against AUTH CRAM-MD5', secret: true}]);
	});

	test.each([4, 5, 6, 7, 8])('finds the exchange from any of its lines: %i', async selectedId => {
		const {notes} = await check(login, 'tanstaaftanstaaf', 'check', selectedId);
		expect(notes).toBe('The client used this password.');
	});

	test('names the other user', async () => {
		const {notes} = await check(login, 'tanstaaftanstaaf', 'check tom');
		expect(notes).toContain('The user name it sent is tim.');
	});

	test('says so where there is nothing to check', async () => {
		const {result, asked} = await check('S: 220 mail.example.org', 'x');
		expect(result).toEqual({problem: 'No login so far: there is nothing to check.'});
		expect(asked).toEqual([]);
	});
});
