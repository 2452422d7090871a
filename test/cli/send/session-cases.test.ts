import {expect, test} from 'vitest';
import {type Case, file, ranAgainst} from '../../support/ran-against.ts';

file('secret', 'secret-7\nsecond line\n');
file('netrc', 'machine 127.0.0.1 login alice password secret-7\n');

const who = [
	'--from',
	'alice@example.org',
	'--to',
	'bob@example.net',
	'--subject',
	'x',
	'--ehlo',
	'client.example.net',
];
const two = [...who, '--to', 'carol@example.net'];
const all = [
	...['PIPELINING', 'SIZE 1000', '8BITMIME', 'DSN', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME', 'DELIVERBY 10'],
	...[
		'REQUIRETLS',
		'MT-PRIORITY MIXER',
		'FUTURERELEASE 100 2030-01-01T00:00:00Z',
		'PRDR',
		'LIMITS MAILMAX=2',
	],
];

async function sections(cases: readonly Case[]): Promise<string> {
	const parts: string[] = [];
	for (const one of cases) {
		parts.push(await ranAgainst(one));
	}

	return parts.join('\n\n');
}

const argv = (...more: readonly string[]) => ['send', 'HOST', ...who, ...more];

test('stages: where it stops, and whether it says goodbye', async () => {
	const names = ['CONNECT', 'FIRST-EHLO', 'XCLIENT', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'DOT', 'nosuch'];
	const login = [
		'--auth',
		'PLAIN',
		'--auth-user',
		'alice',
		'--auth-password',
		'secret-7',
		'--allow-clear-auth',
	];
	const xclient = ['--xclient', 'ADDR=192.0.2.1'];
	const inTls = ['--tls', '--insecure'];
	const server = {keywords: ['AUTH PLAIN', 'STARTTLS', 'XCLIENT ADDR NAME'], replies: {XCLIENT: '220 again'}};
	const stage = (option: string, name: string, ...more: readonly string[]): Case => ({
		argv: argv(option, name, ...login, ...more),
		server,
		out: 1,
	});
	const options = ['--quit-after', '--drop-after', '--drop-after-send'];
	const cases = [
		...options.flatMap(option => names.map(name => stage(option, name, ...xclient))),
		...options.flatMap(option => ['TLS', 'EHLO'].map(name => stage(option, name, ...inTls))),
		stage('--quit-after', 'XCLIENT', ...xclient, ...inTls),
		stage('--quit-after', 'XCLIENT', ...xclient, ...inTls, '--xclient-before-starttls'),
		...['banner', 'helo', 'from', 'to', 'starttls'].map(name => stage('--quit-after', name)),
	];
	await expect(
		await sections([
			...cases,
			{argv: argv('--quit-after', 'MAIL', '--drop-after', 'RCPT')},
			{argv: argv('--drop-after', 'MAIL', '--drop-after-send', 'RCPT')},
		]),
	).toMatchFileSnapshot('snapshots/stages.txt');
});

test('parameters of MAIL and RCPT, offered and not', async () => {
	const options: readonly (readonly string[])[] = [
		['--ret', 'full'],
		['--ret', 'HDRS'],
		['--ret', 'some'],
		['--envid', 'a b+c'],
		['--notify', 'success,failure'],
		['--notify', 'NEVER,DELAY'],
		['--orcpt'],
		['--mail-auth', 'alice@example.org'],
		['--mail-auth', '<>'],
		['--mt-priority', '-9'],
		['--mt-priority', '10'],
		['--deliver-by', '3600;R'],
		['--deliver-by', '-5;nt'],
		['--deliver-by', '5;R'],
		['--deliver-by', '3600'],
		['--hold-for', '60'],
		['--hold-for', '200'],
		['--hold-for', 'x'],
		['--hold-until', '2030-01-01T00:00:00Z'],
		['--hold-until', 'tomorrow'],
		['--mail-parameter', 'X-A=1', '--mail-parameter', 'X-B', '--rcpt-parameter', 'X-C=2'],
		['--require-tls'],
		['--require-tls', '--insecure'],
		['--require-tls', '--tls-optional'],
		['--prdr'],
		['--body', 'ü', '--encoding', '8bit'],
		['--body', 'ü', '--encoding', 'binary'],
		['--from', 'ä@example.org'],
		['--body', 'x'.repeat(990)],
		['--not-offered', 'maybe'],
	];
	const cases = options.flatMap(more => {
		const words = more.includes('--from') ? who.slice(2) : who;
		const line = ['send', 'HOST', ...words, ...more];
		return [
			{argv: line, server: {keywords: all}},
			{argv: line, server: {}},
			...(more[1] === 'full' || more[1] === '60' || more[0] === '--body'
				? ['send', 'leave-out', 'stop'].map(choice => ({
						argv: [...line, '--not-offered', choice],
						server: {keywords: []},
					}))
				: []),
		];
	});
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/parameters.txt');
});

test('how the message goes: together, in blocks, several times, to some only', async () => {
	const refusing = (verb: string, ...replies: string[]) => ({keywords: all, replies: {[verb]: replies}});
	const lines: readonly Case[] = [
		{argv: ['send', 'HOST', ...two], server: {keywords: all}},
		{argv: ['send', 'HOST', ...two, '--pipeline'], server: {}},
		{argv: ['send', 'HOST', ...two, '--no-pipeline'], server: {keywords: all}},
		{argv: argv('--pipeline', '--no-pipeline')},
		{argv: argv('--chunk-size', '64'), server: {keywords: all}},
		{argv: argv('--chunk-size', '64'), server: {}},
		{argv: argv('--chunk-size', '0')},
		{argv: argv('--count', '3'), server: {}},
		{argv: argv('--count', '3'), server: {keywords: all}},
		{argv: argv('--count', '0')},
		{argv: argv('--count', '2'), server: {replies: {DOT: ['250 ok', '451 later']}}},
		{argv: argv('--count', '3'), server: {replies: {DOT: ['421 bye', '250 ok']}}},
		...['450 4.2.0 later', '550 5.1.1 no', '421 4.3.2 bye', 'close', 'reset'].flatMap(reply => [
			...['CONNECT', 'EHLO', 'MAIL', 'DATA', 'DOT'].map(verb => ({
				argv: argv(),
				server: {replies: {[verb]: reply}},
				out: 4,
			})),
			{argv: ['send', 'HOST', ...two], server: {replies: {RCPT: ['250 ok', reply]}}, out: 4},
			{argv: ['send', 'HOST', ...two, '--exit-detail'], server: {replies: {RCPT: reply}}, out: 4},
		]),
		{
			argv: ['send', 'HOST', ...two, '--all-or-nothing'],
			server: refusing('RCPT', '250 ok', '550 no'),
			out: 4,
		},
		{
			argv: ['send', 'HOST', ...two, '--all-or-nothing', '--no-pipeline'],
			server: refusing('RCPT', '250 ok', '550 no'),
		},
		{argv: ['send', 'HOST', ...two, '--partial-is-done'], server: refusing('RCPT', '250 ok', '550 no')},
		{
			argv: ['send', 'HOST', ...two, '--partial-is-done', '--all-or-nothing'],
			server: refusing('RCPT', '250 ok', '550 no'),
		},
		{argv: ['send', 'HOST', ...two, '--partial-is-done'], server: refusing('RCPT', '550 no')},
		{
			argv: ['send', 'HOST', ...two, '--prdr'],
			server: {keywords: ['PRDR'], replies: {DOT: '353 each|250 one|550 two|250 over'}},
			out: 4,
		},
		{argv: argv('--exit-detail'), server: {replies: {DOT: '451 later'}}},
		{argv: argv('--exit-detail'), server: {replies: {DOT: '551 never'}}},
		{argv: argv(), server: {replies: {EHLO: '502 no', HELO: '250 me'}}},
		{argv: argv(), server: {replies: {EHLO: '502 no', HELO: '502 neither'}}},
		{
			argv: ['send', 'HOST', '--protocol', 'LMTP', ...two],
			server: {replies: {DOT: '250 one|552 two'}},
			out: 4,
		},
		{
			argv: ['send', 'HOST', '--ehlo', 'client.example.net', '--from', 'a@example.org', '--to', 'nobody'],
			server: {},
		},
		{
			argv: ['send', 'HOST', '--ehlo', 'client.example.net', '--from', 'a@example.org', '--to', ' , '],
			server: {},
		},
		{
			argv: [
				'send',
				'HOST',
				'--ehlo',
				'client.example.net',
				'--envelope-from',
				'<>',
				'--from',
				'a@example.org',
				'--envelope-to',
				'"a,b"@example.net, c@example.net',
			],
			server: {},
		},
		{
			argv: ['send', 'HOST', '--ehlo', 'client.example.net', '--from', 'a@example.org'],
			input: 'dave@example.net\n',
			server: {},
		},
		{argv: ['send', 'HOST', '--ehlo', 'client.example.net', '--from', 'a@example.org']},
	];
	await expect(await sections(lines)).toMatchFileSnapshot('snapshots/delivery.txt');
});

test('logins', async () => {
	const keywords = ['AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2 EXTERNAL ANONYMOUS'];
	const server = {keywords};
	const ann = ['--auth-user', 'alice', '--auth-password', 'secret-7', '--allow-clear-auth'];
	const login = (...more: readonly string[]) => argv('--quit-after', 'AUTH', ...more);
	const refused = {keywords, replies: {AUTH: '535 5.7.8 no', answer: '535 5.7.8 no'}};
	const prompting = {keywords, replies: {AUTH: '334 VXNlcm5hbWU6', answer: ['334 UGFzc3dvcmQ6', '235 ok']}};
	const cases: readonly Case[] = [
		{argv: login(...ann), server},
		{argv: login(...ann, '--auth'), server},
		{argv: login(...ann, '--auth', 'login'), server: prompting},
		{argv: login(...ann, '--auth', 'LOGIN-INITIAL'), server: prompting},
		{argv: login(...ann, '--auth', 'PLAIN,LOGIN'), server: refused},
		{argv: login(...ann, '--auth', 'NOSUCH,PLAIN'), server},
		{argv: login(...ann, '--auth', 'NOSUCH'), server},
		{argv: login(...ann, '--auth', 'SCRAM-SHA-1'), server},
		{argv: login(...ann, '--auth', 'EXTERNAL'), server},
		{argv: login('--auth', 'ANONYMOUS', '--auth-user', 'trace'), server},
		{argv: login(...ann, '--auth-each'), server: refused},
		{argv: login(...ann), server: refused},
		{argv: login(...ann, '--auth-optional'), server: refused},
		{argv: login(...ann, '--auth-optional-strict'), server: refused},
		{argv: login(...ann, '--auth-optional'), server: {}},
		{argv: login(...ann, '--auth-optional-strict'), server: {}},
		{argv: login(...ann, '--auth'), server: {}},
		{argv: login(...ann, '--auth-as', 'boss'), server},
		{argv: login(...ann, '--auth', 'CRAM-MD5', '--auth-as', 'boss'), server},
		{argv: login(...ann, '--auth-map', 'X-OWN=PLAIN'), server: {keywords: ['AUTH X-OWN']}},
		{argv: login(...ann, '--auth-map', 'X-OWN=NOSUCH'), server},
		{argv: login(...ann, '--auth-map', 'X-OWN'), server},
		{
			argv: login(...ann, '--auth', 'X-OWN', '--auth-map', 'x-own=login'),
			server: {
				keywords: ['AUTH X-OWN'],
				replies: {AUTH: '334 VXNlcm5hbWU6', answer: ['334 UGFzc3dvcmQ6', '235 ok']},
			},
		},
		{argv: login(...ann, '--auth-extra', 'domain=CORP'), server},
		{argv: login(...ann, '--auth-extra', 'realm=CORP'), server},
		{argv: login(...ann, '--auth-extra', 'other=CORP'), server},
		{
			argv: login('--auth-user', 'alice', '--auth-password-file', 'FOLDER/secret', '--allow-clear-auth'),
			server,
		},
		{argv: login('--auth-user', 'alice', '--auth-password-file', 'FOLDER/nosuch'), server},
		{
			argv: login('--auth-user', 'alice', '--auth-password-command', 'echo secret-8', '--allow-clear-auth'),
			server,
		},
		{argv: login('--auth-user', 'alice', '--auth-password-command', 'false', '--allow-clear-auth'), server},
		{
			argv: login('--auth-user', 'alice', '--allow-clear-auth'),
			server,
			variables: {SMTPSCOPE_PASSWORD: 'secret-9'},
		},
		{argv: login('--auth', '--allow-clear-auth'), server, input: 'alice\nsecret-7\n'},
		{argv: login('--auth', '--netrc', '--allow-clear-auth'), server, variables: {NETRC: 'FOLDER/netrc'}},
		{
			argv: login('--auth-user', 'alice', '--netrc', '--allow-clear-auth'),
			server,
			variables: {NETRC: 'FOLDER/netrc'},
		},
		{
			argv: ['send', 'smtp://alice@HOST', ...who, '--quit-after', 'AUTH', '--allow-clear-auth'],
			server,
			variables: {SMTPSCOPE_PASSWORD: 'secret-9'},
		},
		{argv: login('--auth-user', 'alice', '--auth-password', 'secret-7'), server},
		{
			argv: login('--auth-user', 'alice', '--auth-password', 'secret-7', '--tls'),
			server: {keywords: ['STARTTLS'], inTls: keywords},
		},
		{
			argv: login('--auth-user', 'alice', '--auth-password', 'secret-7', '--tls', '--ca', 'FOLDER/ca.pem'),
			server: {keywords: ['STARTTLS'], inTls: keywords},
		},
		{argv: login(...ann), server: {keywords, replies: {AUTH: '435 later'}}, out: 4},
		{argv: login(...ann), server: {keywords, replies: {AUTH: 'close'}}, out: 4},
		{argv: login(...ann, '--auth', 'XOAUTH2'), server},
		{argv: login('--auth-user', 'alice', '--auth-oauth', 'nosuch'), server},
		{argv: login('--auth-user', 'alice', '--auth-oauth', 'google'), server},
	];
	const text = await sections(cases);
	await expect(text).toMatchFileSnapshot('snapshots/logins.txt');
	// A password stands in what was typed, and in what went to the server, alone.
	const printed = text.split('\n').filter(line => !/^(?:━━|C | {3}variables| {3}input)/.test(line));
	expect(printed.filter(line => /secret-\d/.test(line))).toEqual([]);
});
