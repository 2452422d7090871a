/** What the options of `listen` come to, and what is wrong with them. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {parseArguments} from '../../../source/cli/arguments/parse.ts';
import {listen} from '../../../source/cli/listen/listen.ts';
import {planListener} from '../../../source/cli/listen/plan.ts';

async function plan(...argv: string[]) {
	const parsed = parseArguments(
		argv,
		listen.groups.flatMap(({options}) => options),
	);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	return planListener(parsed.values, parsed.positionals[0]);
}

test.each<[string[], object]>([
	[[], {address: '127.0.0.1', ports: [{port: 2525, implicitTls: false}], starttls: true, to: null}],
	[['2526'], {ports: [{port: 2526, implicitTls: false}]}],
	[['0.0.0.0:25'], {address: '0.0.0.0', ports: [{port: 25, implicitTls: false}]}],
	[['[::1]:2525'], {address: '::1'}],
	[['localhost:2525'], {address: '127.0.0.1'}],
	[[':2526'], {address: '127.0.0.1', ports: [{port: 2526, implicitTls: false}]}],
	[[''], {address: '127.0.0.1', ports: [{port: 2525, implicitTls: false}]}],
	[
		['--ports', '2525,2587,2465'],
		{
			ports: [
				{port: 2525, implicitTls: false},
				{port: 2587, implicitTls: false},
				{port: 2465, implicitTls: true},
			],
		},
	],
	[['2465', '--tls', 'none'], {ports: [{port: 2465, implicitTls: false}], starttls: false}],
	[['2525', '--tls', 'implicit'], {ports: [{port: 2525, implicitTls: true}]}],
	[
		['--lmtp', '--size', '1000', '--without', 'pipelining,SIZE'],
		{protocol: 'lmtp', size: 1000, without: ['PIPELINING', 'SIZE']},
	],
	[
		['--auth-user', 'ann', '--auth-password', 'secret'],
		{login: {kind: 'check', user: 'ann', password: 'secret'}},
	],
	[['--no-auth'], {login: {kind: 'none'}}],
	[
		['--to', 'smtps://mail.example.org'],
		{to: {target: {host: 'mail.example.org', security: 'tls'}, insecure: false}},
	],
	[
		['--answer', 'RCPT=550 no', '--delay', 'DATA=1s', '--drop-after-tls'],
		{rules: [{pattern: 'RCPT'}, {pattern: 'DATA'}], dropAfterTls: true},
	],
	[['--timeout', '3m', '--max-connections', '5'], {timeout: 180_000, maxConnections: 5}],
	[
		[],
		{protocol: 'smtp', timeout: 300_000, maxConnections: 250, login: {kind: 'anything'}, dropAfterTls: false},
	],
	[['--max-connections', '10000', '--size', '1'], {maxConnections: 10_000, size: 1}],
	[['--to', 'lmtp://mail.example.org'], {protocol: 'lmtp'}],
	[
		['2587', '--ports', '2525, 2587'],
		{
			ports: [
				{port: 2587, implicitTls: false},
				{port: 2525, implicitTls: false},
			],
		},
	],
	[['--tls-min', '1.3'], {minVersion: 'TLSv1.3'}],
	[['--tls-max', '1.2'], {maxVersion: 'TLSv1.2'}],
	[['--to', 'smtp://x', '--answer', 'RCPT=450 later'], {rules: [{pattern: 'RCPT'}]}],
])('%j', async (argv, wanted) => {
	expect(await plan(...argv)).toMatchObject(wanted);
});

test.each<[string[], RegExp]>([
	[['nonsense here'], /not an address to listen on|not an address/],
	[['70000'], /not a port number/],
	[['--ports', '25,x'], /“x” is not a port number/],
	[['99999999'], /“99999999” is not a port number/],
	[['127.0.0.1:99999999'], /“99999999” is not a port number/],
	[['--tls', 'maybe'], /--tls accepts starttls, implicit or none/],
	[['--to', 'smtp://x', '0.0.0.0:25'], /--allow-from 192\.0\.2\.0\/24/],
	[['--allow-from', '300.1.1.1/8'], /300\.1\.1\.1\/8/],
	[['--insecure'], /--insecure concerns the server .* name it with --to/],
	[['--to', 'smtp://x', '--auth-user', 'a'], /With --to, the server decides about logins/],
	[['--to', 'smtp://x', '--answer', 'RCPT=250 yes'], /must be a refusal/],
	[['--answer', 'RCPT'], /--answer: “RCPT” does not name a command to answer/],
	[['--size', '0'], /--size accepts a number from 1/],
	[['--max-connections', '10001'], /--max-connections accepts a number from 1 to 10000; “10001” was given/],
	[['--to', 'smtp://x', '--no-auth'], /With --to, the server decides about logins/],
	[['--auth-user', 'ann'], /--auth-user requires a password/],
	[['--answers', '/nonexistent/file'], /\/nonexistent\/file/],
])('%j is refused', async (argv, problem) => {
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
	await expect(plan(...argv)).rejects.toThrow(problem);
	vi.unstubAllEnvs();
});

test('what is not asked for is not set', async () => {
	const planned = await plan();
	for (const name of ['minVersion', 'maxVersion', 'ciphers', 'onKeyLog']) {
		expect(planned).not.toHaveProperty(name);
	}
});

test.each([
	['RCPT=550 no', false],
	['CONNECT=554 no', false],
	['data-end=554 no', false],
	['RCPT *@example.org*=550 no', false],
	['XNONE=550 no', true],
])('a rule on a command that is not known is remarked: %s: %s', async (rule, remarked) => {
	const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
	await plan('--answer', rule);
	const words = written.mock.calls.map(([text]) => String(text)).join('');
	written.mockRestore();
	expect(words.includes('is not an SMTP command that smtpscope knows')).toBe(remarked);
});

test('who may connect', async () => {
	expect((await plan('2525')).allows('127.0.0.1')).toBe(true);
	expect((await plan('0.0.0.0:2525')).allows('192.0.2.1')).toBe(true);
	const some = await plan('0.0.0.0:2525', '--to', 'smtp://x', '--allow-from', '192.0.2.0/24,2001:db8::/32');
	expect(some.allows('192.0.2.77')).toBe(true);
	expect(some.allows('192.0.3.1')).toBe(false);
	expect(some.allows('2001:db8::1')).toBe(true);
	expect(some.allows('2001:db9::1')).toBe(false);
	expect(some.allows('127.0.0.1')).toBe(true);
});

describe('--to with a section of the profile', () => {
	const folder = mkdtempSync(join(tmpdir(), 'smtpscope-relay-'));
	const file = join(folder, 'profile');
	beforeEach(() => vi.stubEnv('SMTPSCOPE_CONFIG', file));
	afterEach(() => vi.unstubAllEnvs());
	afterAll(() => rmSync(folder, {recursive: true}));

	test('passes on to its server, with the settings of its connection', async () => {
		writeFileSync(
			file,
			'ehlo = me.example\n4 = yes\n[work]\nserver = starttls://mail.example.org:587\nservername = mx.example.org\ninsecure = yes\nsubject = x\n',
		);
		expect((await plan('--to', '@work')).to).toMatchObject({
			target: {endpoint: {host: 'mail.example.org', port: 587}, security: 'starttls'},
			transport: {family: 4, tls: {servername: 'mx.example.org'}},
			insecure: true,
			allowClearAuth: false,
		});
		const typed = await plan('--to', '@work', '--servername', 'typed.example.org');
		expect(typed.to).toMatchObject({transport: {tls: {servername: 'typed.example.org'}}});
	});

	test('has the server of the top where the section names none, without the exceptions for another', async () => {
		writeFileSync(file, 'server = mail.example.org\n[work]\nservername = mx.example.org\n');
		expect((await plan('--to', '@work')).to).toMatchObject({
			target: {host: 'mail.example.org'},
			transport: {tls: {servername: 'mx.example.org'}},
			insecure: false,
		});
		writeFileSync(file, 'server = other.example\ninsecure = yes\n[work]\nserver = mail.example.org\n');
		expect((await plan('--to', '@work')).to).toMatchObject({
			target: {host: 'mail.example.org'},
			insecure: false,
		});
	});

	test.each([
		['[home]\nserver = x.example\n', /has no section \[work\]\. It has @home\./],
		['[work]\nehlo = me.example\n', /\[work\] of .* does not name a server/],
		['[work]\nserver = alice@example.org\n', /“alice@example\.org”, which is not itself a server/],
		['[work]\nserver = example.org\nmx = yes\n', /“example\.org”, which is not itself a server/],
		['[work]\nserver = practice\n', /“practice”, which is not itself a server/],
		['[work]\nserver = x.example\ntls-min = 1.2\ntls-min = 1.3\n', /“tls-min” can only be given once/],
	])('says what is wrong with %j', async (text, problem) => {
		writeFileSync(file, text);
		await expect(plan('--to', '@work')).rejects.toThrow(problem);
	});
});
