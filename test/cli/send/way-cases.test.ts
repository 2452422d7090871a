import {expect, test} from 'vitest';
import {type Case, file, folder, ranAgainst} from '../../support/ran-against.ts';

file('pem', 'not PEM');
file('full', '');

const who = ['--from', 'alice@example.org', '--to', 'bob@example.net', '--subject', 'x'];
const hello = ['--ehlo', 'client.example.net'];
const argv = (...more: readonly string[]) => [
	'send',
	'HOST',
	...who,
	...hello,
	'--quit-after',
	'EHLO',
	...more,
];
const starttls = {keywords: ['STARTTLS', 'SIZE'], inTls: ['AUTH PLAIN']};

async function sections(cases: readonly Case[]): Promise<string> {
	const parts: string[] = [];
	for (const one of cases) {
		parts.push(await ranAgainst(one));
	}

	return parts.join('\n\n');
}

test('which server, and how it is reached', async () => {
	const plain = ['send', ...who, ...hello, '--quit-after', 'EHLO'];
	const cases: readonly Case[] = [
		{argv: [...plain, '--server', 'HOST']},
		{argv: [...plain, '--server', '127.0.0.1', '--port', 'PORT']},
		{argv: [...plain, '--server', '127.0.0.1/PORT']},
		{argv: [...plain, '--server', '[127.0.0.1]:PORT']},
		{argv: [...plain, '--server', 'HOST', '--port', 'PORT']},
		{argv: [...plain, 'HOST', '--port', '2525']},
		{argv: [...plain, '127.0.0.1', '--port', 'nosuch']},
		{argv: [...plain, '127.0.0.1', '--port', '0']},
		{argv: [...plain, '127.0.0.1', '--port', '65536']},
		{argv: [...plain, '127.0.0.1', '--server', '127.0.0.1']},
		{argv: [...plain, '127.0.0.1', '127.0.0.2']},
		{argv: [...plain, '--silent', 'HOST', '5']},
		{argv: [...plain, '--server', '127.0.0.1', '--socket', '/x']},
		{argv: [...plain, '--socket', '/x', '--pipe', 'true']},
		{argv: [...plain, '--socket', 'FOLDER/none.sock'], out: 6},
		{argv: [...plain, '--server'], input: 'HOST\n', server: {}},
		{argv: [...plain, '127.0.0.1', '--port']},
		{argv: [...plain, 'smtp://HOST']},
		{argv: [...plain, 'starttls://HOST', '--insecure'], server: starttls},
		{argv: [...plain, 'smtps://HOST', '--insecure'], server: {tls: true}},
		{argv: [...plain, 'HOST', '--tls-on-connect', '--insecure'], server: {tls: true}},
		{argv: [...plain, 'lmtp://HOST']},
		{argv: [...plain, 'ftp://HOST']},
		...['SMTP', 'ESMTP', 'LMTP', 'smtps', 'ESMTPS', 'SSMTP', 'ESMTPSA', 'SSMTPS', 'UUCP'].map(name => ({
			argv: [...plain, 'HOST', '--protocol', name, '--insecure'],
			server: /^(?:smtps|SSMTP)$/.test(name) ? {tls: true as const} : starttls,
			input: 'alice\nsecret\n',
		})),
		{argv: ['send', ...who, ...hello, '--to', 'carol@example.com', '--dump']},
		{
			argv: [
				'send',
				'--from',
				'a@example.org',
				...hello,
				'--to',
				'bob@[127.0.0.1]',
				'--port',
				'PORT',
				'--quit-after',
				'RCPT',
			],
		},
		{argv: argv('--4')},
		{argv: argv('--6'), out: 4},
		{argv: argv('--4', '--6')},
		{argv: argv('--local-address', '127.0.0.2')},
		{argv: argv('--local-address', 'x')},
		{argv: argv('--source-port', 'x')},
		{argv: argv('--haproxy', 'v1')},
		{argv: argv('--haproxy', 'v1=192.0.2.1:4000')},
		{argv: argv('--haproxy', 'v3')},
		{
			argv: argv(
				'--proxy-version',
				'1',
				'--proxy-family',
				'TCP4',
				'--proxy-source',
				'192.0.2.1',
				'--proxy-source-port',
				'1',
				'--proxy-dest',
				'192.0.2.2',
				'--proxy-dest-port',
				'25',
			),
		},
		{argv: argv('--proxy-version', '3')},
		{argv: argv('--proxy-version', '2')},
		{argv: argv('--proxy', 'TCP4 192.0.2.1 192.0.2.2 4000 25')},
		{argv: argv('--proxy', 'TCP4 192.0.2.1 192.0.2.2 4000 25', '--proxy-family', 'TCP4')},
		{argv: argv('--proxy', 'TCP5 192.0.2.1 192.0.2.2 4000 25')},
		{argv: argv('--proxy', 'AF_INET6 2001:db8::1 2001:db8::2 4000 65535')},
		{argv: argv('--proxy', 'TCP4 2001:db8::1 192.0.2.2 4000 25')},
		{argv: argv('--proxy', 'TCP4 192.0.2.1 192.0.2.2 4000 65536')},
		{argv: argv('--proxy-family', 'TCP4', '--proxy-source', '192.0.2.1')},
		{
			argv: argv(
				'--proxy-version',
				'1',
				'--proxy-family',
				'TCP4',
				'--proxy-source',
				'192.0.2.1',
				'--proxy-source-port',
				'1',
				'--proxy-dest',
				'192.0.2.2',
				'--proxy-dest-port',
				'25',
				'--proxy-command',
				'LOCAL',
			),
		},
		{argv: argv('--proxy', 'ftp://x')},
		{argv: argv('--proxy', 'socks5://127.0.0.1:1'), out: 4},
		{
			argv: [
				'send',
				'mail.example.test:PORT',
				...who,
				...hello,
				'--resolve',
				'mail.example.test:127.0.0.1',
				'--quit-after',
				'EHLO',
			],
		},
		{argv: argv('--resolve', 'x')},
		{argv: argv('--dns', 'x')},
		{argv: argv('--timeout', '0')},
		{argv: argv('--timeout', '2m')},
		{argv: argv('--timeout', 'soon')},
		{argv: argv('--connect-timeout', '5', '--greeting-timeout', '1h', '--data-timeout', '10')},
		{argv: argv('--greeting-timeout', 'x')},
		{argv: ['send', 'HOST', ...who, '--ehlo', 'a b', '--quit-after', 'EHLO']},
		{argv: ['send', 'HOST', ...who, '--helo', 'other.example.net', '--quit-after', 'EHLO']},
		{argv: argv('--submission')},
		{argv: argv('--mx', '--submission')},
	];
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/ways.txt');
});

test('TLS', async () => {
	const bare = {keywords: ['SIZE']};
	const refused = {keywords: ['STARTTLS'], replies: {STARTTLS: '454 4.7.0 not now'}};
	const cases: readonly Case[] = [
		...['--tls', '--tls-optional', '--tls-optional-strict', '--require-tls'].flatMap(option =>
			[starttls, bare, refused].map(server => ({
				argv: argv(option, '--ca', 'FOLDER/ca.pem'),
				server,
				out: 4,
			})),
		),
		{argv: argv('--tls'), server: starttls, out: 6},
		{argv: argv('--tls-optional'), server: starttls, out: 4},
		{argv: argv('--tls-optional-strict'), server: starttls, out: 4},
		{argv: argv('--tls', '--tls-optional', '--insecure'), server: starttls},
		{argv: argv('--tls', '--tls-on-connect'), server: starttls},
		{argv: argv('--tls', '--insecure', '--servername', 'mail.example.test'), server: starttls},
		{
			argv: argv('--tls', '--ca', 'FOLDER/ca.pem', '--verify-name', 'other.example.org'),
			server: starttls,
			out: 6,
		},
		{argv: argv('--tls', '--ca', 'FOLDER/pem'), server: starttls},
		{argv: argv('--tls', '--ca', 'FOLDER/nosuch'), server: starttls},
		{argv: argv('--tls', '--cert', 'FOLDER/pem'), server: starttls},
		{argv: argv('--tls', '--key', 'FOLDER/pem'), server: starttls},
		{argv: argv('--tls', '--cert', 'FOLDER/pem', '--key', 'FOLDER/pem'), server: starttls},
		{argv: argv('--tls', '--tls-min', '1.4'), server: starttls},
		{argv: argv('--tls', '--tls-min', '1.3', '--tls-max', '1.2'), server: starttls},
		{argv: argv('--tls', '--insecure', '--tls-max', '1.2'), server: starttls, out: 20},
		{argv: argv('--tls', '--insecure', '--tls-protocol', 'tlsv1_3'), server: starttls, out: 20},
		{argv: argv('--tls', '--insecure', '--tls-protocol', 'no_tlsv1_3'), server: starttls, out: 20},
		{argv: argv('--tls', '--tls-protocol', 'sslv9'), server: starttls},
		{argv: argv('--tls', '--insecure', '--ciphers', 'NOSUCH'), server: starttls, out: 4},
		{argv: argv('--tls', '--pin', 'x'), server: starttls},
		{argv: argv('--tls', '--pin', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='), server: starttls, out: 6},
		{argv: argv('--tls', '--keylog', 'FOLDER'), server: starttls},
		{
			argv: argv('--tls', '--insecure'),
			server: {keywords: ['STARTTLS'], replies: {STARTTLS: 'close'}},
			out: 6,
		},
	];
	const text = (await sections(cases))
		.replaceAll(/\b[\dA-F]{2}(?::[\dA-F]{2}){19,}/g, 'FINGERPRINT')
		.replaceAll(/(?<![\w+/])[\w+/]{43}=/g, 'PIN')
		.replaceAll(/\d{4}-\d\d-\d\d/g, 'DAY')
		.replaceAll(/(?:took|handshake): .*/g, 'TIME');
	await expect(text).toMatchFileSnapshot('snapshots/tls.txt');
});

test('XCLIENT', async () => {
	const offering = {keywords: ['XCLIENT NAME ADDR PORT', 'SIZE'], replies: {XCLIENT: '220 again'}};
	const refusing = {keywords: ['XCLIENT NAME ADDR PORT'], replies: {XCLIENT: '550 no'}};
	const attributes = [
		'--xclient-addr',
		'192.0.2.1',
		'--xclient-name',
		'a b',
		'--xclient-delim',
		'--xclient',
		'PORT=1',
	];
	const login = ['--xclient-login', 'bob'];
	const cases = [
		[],
		login,
		[...login, '--xclient-no-verify'],
		['--xclient-optional'],
		['--xclient-optional-strict'],
	].flatMap(more =>
		[offering, refusing, {}].map(server => ({
			argv: ['send', 'HOST', ...who, ...hello, '--quit-after', 'MAIL', ...attributes, ...more],
			server,
			out: 3,
		})),
	);
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/xclient.txt');
});

test('what is printed, and where', async () => {
	const full = (...more: readonly string[]): Case => ({
		argv: ['send', 'HOST', ...who, ...hello, ...more],
		server: {replies: {RCPT: '550 5.1.1 no such user'}},
		out: 'all',
	});
	const cases: readonly Case[] = [
		full('--silent'),
		full('--silent', '2'),
		full('--silent', '3'),
		full('--silent', '4'),
		full('--hide-all'),
		full('--hide-all', '--ehlo', 'not a name'),
		full('--silent', '--ehlo', 'not a name'),
		full('--ehlo', 'not a name'),
		full('--hide-send'),
		full('--hide-receive', '--hide-informational'),
		full('--style', 'swaks'),
		full('--style', 'nosuch'),
		{...full('--message-lines', '2'), server: {}},
		full('--message-lines', 'x'),
		{...full('--suppress-data'), server: {}},
		full('--format', 'nosuch'),
		full('--format', 'markdown', '--no-lint'),
		{...full('--output', 'FOLDER/both.txt'), files: ['both.txt']},
		{...full('--output-file-stdout', 'FOLDER/out.txt', '--silent', '2'), files: ['out.txt']},
		{
			...full(
				'--output-file-stderr',
				'FOLDER/err.txt',
				'--auth-password',
				'x',
				'--auth-user',
				'a',
				'--silent',
				'2',
			),
			files: ['err.txt'],
		},
		full('--output', folder),
		{...full('--log', 'FOLDER/session.log', '--silent', '2'), files: ['session.log']},
		full('--log', 'FOLDER/session.log', '--silent', '2'),
		full('--append'),
		{...full('--save-eml', 'FOLDER/saved.eml', '--silent', '2'), files: ['saved.eml']},
		full('--tls-get-peer-cert'),
		{...full('--body', 'x'.repeat(1100), '--message-lines', '1'), server: {}},
		{...full('--no-lint', '--body', 'x'.repeat(1100), '--message-lines', '1'), server: {}},
		full('--nosuch'),
		full('--tsl'),
		full('--subject', '--tls'),
		full('--tls=yes'),
	];
	const text = (await sections(cases)).replaceAll(
		/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?: UTC|Z)?/g,
		'TIME',
	);
	await expect(text).toMatchFileSnapshot('snapshots/output.txt');
});
