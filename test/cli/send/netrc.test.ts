import {chmodSync} from 'node:fs';
import {expect, test} from 'vitest';
import {file, ranAgainst} from '../../support/ran-against.ts';

chmodSync(file('netrc', 'machine 127.0.0.1 login ann password secret-7\n'), 0o600);
const who = ['--from', 'a@b.example', '--to', 'c@d.example', '--ehlo', 'me.example', '--quit-after', 'MAIL'];

test.each<[string, readonly string[], string | null]>([
	['both are there', ['--auth', 'PLAIN', '--netrc'], '\0ann\0secret-7'],
	['the user is given', ['--auth', 'PLAIN', '--netrc', '--auth-user', 'ann'], '\0ann\0secret-7'],
	['another user is given', ['--auth', 'PLAIN', '--netrc', '--auth-user', 'bob'], null],
])('a login from .netrc, where %s', async (_what, options, login) => {
	const text = await ranAgainst({
		argv: ['send', 'HOST', ...who, ...options],
		server: {keywords: ['AUTH PLAIN']},
		variables: {NETRC: 'FOLDER/netrc'},
		out: 'none',
	});
	const line = login === null ? null : `C AUTH PLAIN ${Buffer.from(login).toString('base64')}`;
	expect(/^C AUTH .*/m.exec(text)?.[0] ?? null).toBe(line);
});
