/** Users and passwords from ~/.netrc, for `--netrc` and for `smtpscope swaks`. */
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {afterAll, beforeEach, describe, expect, it, vi} from 'vitest';
import {findEntry, lookUpNetrc, readNetrc} from '../../../source/cli/connection/netrc.ts';
import {scriptedServer} from '../../support/scripted-server.ts';
import {type Ran, run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-netrc-'));
afterAll(() => rmSync(folder, {recursive: true}));
const file = join(folder, 'netrc');
beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
	vi.stubEnv('NETRC', file);
});

const text = `# mine
machine other.test login x password y
macdef init
machine 127.0.0.1 login macro password never

machine 127.0.0.1
	login first
	password "one \\"1\\""
machine 127.0.0.1 account a login second password two
machine Mail.Example.Test password only
default login d password e
`;

describe('the file', () => {
	const entries = readNetrc(text);

	it.each([
		['127.0.0.1', undefined, ['first', 'one "1"']],
		['127.0.0.1', 'second', ['second', 'two']],
		['127.0.0.1', 'stranger', null],
		['mail.example.test', undefined, [null, 'only']],
		['elsewhere.test', undefined, ['d', 'e']],
		['elsewhere.test', 'd', ['d', 'e']],
		['elsewhere.test', 'x', null],
	] as const)('%s, %s', (host, login, wanted) => {
		const found = findEntry(entries, host, login);
		expect(found && [found.login, found.password]).toEqual(wanted);
	});

	it('may be anything', () => {
		const words = fc.constantFrom(
			'machine',
			'default',
			'login',
			'password',
			'account',
			'macdef',
			'"',
			'\n',
			'#',
			'a',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(words, fc.string())), parts => {
				readNetrc(parts.join(' '));
			}),
		);
	});
});

describe('a login', () => {
	async function login(subcommand: string, ...argv: readonly string[]): Promise<Ran & {written: string}> {
		await using server = await scriptedServer([
			...['S: 220 hi', 'C: EHLO …', 'S: 250-me', 'S: 250 AUTH PLAIN', 'C: AUTH PLAIN …', 'S: 235 ok'],
			...['C: QUIT', 'S: 221 bye', 'END'],
		]);
		const ran = await run(
			...[subcommand, '--server', `127.0.0.1:${server.port}`, '--from', 'a@example.test'],
			...['--to', 'b@example.test', '--auth', 'PLAIN', '--quit-after', 'AUTH', ...argv],
		);
		const [, message = ''] = /AUTH PLAIN (\S+)/.exec(server.written()) ?? [];
		return {...ran, written: Buffer.from(message, 'base64').toString()};
	}

	function write(mode: number): void {
		writeFileSync(file, text);
		chmodSync(file, mode);
	}

	it.each([
		['swaks', [], '\0first\0one "1"'],
		['send', ['--netrc', '--auth-user', 'second'], '\0second\0two'],
		['send', ['--netrc', '--auth-user', 'x', '--auth-password', 'typed'], '\0x\0typed'],
	])('%s %j', async (subcommand, argv, wanted) => {
		write(0o600);
		const {code, out, err, written} = await login(subcommand, ...argv);
		expect(written).toBe(wanted);
		expect(code).toBe(0);
		expect(out + err).not.toMatch(/one "1"|two/);
		expect(err.includes('process list')).toBe(argv.includes('--auth-password'));
	});

	it('does not use a file that others can read', async () => {
		const warned = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		write(0o644);
		expect(await lookUpNetrc('127.0.0.1', 'second')).toBeNull();
		expect(String(warned.mock.calls[0]?.[0])).toContain('is not used');
		write(0o600);
		expect(await lookUpNetrc('127.0.0.1', 'second')).toMatchObject({password: 'two'});
		expect(warned).toHaveBeenCalledTimes(1);
		warned.mockRestore();
	});
});
