/** A password that the environment names for a server is used for that server, however it is named, and for no other. */
import {expect, test} from 'vitest';
import {ranAgainst} from '../support/ran-against.ts';

const login = {SMTPSCOPE_AUTH_USER: 'ann', SMTPSCOPE_AUTH_PASSWORD_COMMAND: 'echo secret-7'};
const who = ['--from', 'a@b.example', '--to', 'c@d.example', '--ehlo', 'me.example', '--quit-after', 'MAIL'];

test.each<[string, readonly string[], string, boolean]>([
	['the first word', ['HOST'], 'HOST', true],
	['--server', ['--server', 'HOST'], 'HOST', true],
	['the environment alone', [], 'HOST', true],
	['the first word, and the environment another', ['HOST'], 'mail.example.org', false],
	['--server, and the environment another', ['--server', 'HOST'], 'mail.example.org', false],
])('the server is named by %s', async (_how, words, server, isUsed) => {
	const text = await ranAgainst({
		argv: ['send', ...words, ...who],
		server: {keywords: ['AUTH PLAIN']},
		variables: {...login, SMTPSCOPE_SERVER: server},
		out: 'none',
	});
	expect(/^C AUTH PLAIN/m.test(text)).toBe(isUsed);
});
