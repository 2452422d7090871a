/** What options come to, for everything that reads them without connecting: each in a compared file. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeEach, expect, test, vi} from 'vitest';
import {clientNameFrom} from '../../source/cli/connection/client-name.ts';
import {timeoutFrom, transportFrom} from '../../source/cli/connection/connection.ts';
import {checkDns} from '../../source/cli/connection/names.ts';
import {tokenSource} from '../../source/cli/connection/oauth.ts';
import {headerOfSwaks} from '../../source/cli/connection/proxy-header.ts';
import {tlsFrom} from '../../source/cli/connection/tls.ts';
import {isMailAddress, wantsSearch} from '../../source/cli/connection/wants-search.ts';
import {wayFrom} from '../../source/cli/connection/ways.ts';
import {manySettings} from '../../source/cli/explain/many/options.ts';
import {progressLine} from '../../source/cli/explain/many/progress.ts';
import {atFirst, stepOfView} from '../../source/cli/explain/many/view.ts';
import {isImplicitPort, placeFrom} from '../../source/cli/listen/place.ts';
import {planListener} from '../../source/cli/listen/plan.ts';
import {checkDomain, checkProbeOptions} from '../../source/cli/probe/options.ts';
import {listedTargets, namedTargets, plannedName} from '../../source/cli/probe/targets.ts';
import {serverAndScript} from '../../source/cli/run/words.ts';
import {awaitPlanFrom} from '../../source/cli/send/await-plan.ts';
import {testCertificate} from '../support/scripted-server.ts';
import {outcome, type Typed, typedValues} from '../support/typed-values.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-readers-'));
afterAll(() => rmSync(folder, {recursive: true}));
beforeEach(() => {
	for (const name of ['ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy']) {
		vi.stubEnv(name, undefined);
	}
});
afterEach(() => vi.unstubAllEnvs());

function file(name: string, content: string): string {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
}

type Case = readonly [what: unknown, read: () => unknown];

/** Compares with a file: what was given, and what came of it. */
async function compared(name: string, cases: readonly Case[]): Promise<void> {
	const lines: string[] = [];
	for (const [what, read] of cases) {
		const given = typeof what === 'string' ? what : JSON.stringify(what);
		lines.push(`${given}\n    ${await outcome(read)}`.replaceAll(folder, 'FOLDER'));
	}

	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/readers/${name}.txt`);
}

/** Each value of an option by itself. */
const each = (option: string, values: readonly string[]): readonly Typed[] =>
	values.map(value => ({[option]: value}));

test('logs of many sessions', async () => {
	const cases: readonly Typed[] = [
		{},
		...each('group', ['cause', 'server', 'domain', 'recipient', 'sender', 'day', 'nosuch']),
		...each('sessions', ['0', '20', 'all', '1234567890', '-1', 'few']),
		...each('only', ['failed', 'all']),
		...each('cause', [
			'recipient-unknown',
			'unknown',
			'refused/spam',
			'recipient-unknow',
			'zzzzzz',
			'toString',
		]),
		...each('to', ['Example.ORG', 'Ann@Example.org']),
		...each('filter', ['', '  Two  Words ']),
		...each('since', [
			'2026-11-28',
			'2026-11-28T10:00',
			'2026-11-28 10:00:30',
			'2026-02-30',
			'2026-11-28T24:00',
		]),
		...each('since', [
			'2026-11-28T10:60',
			'1969-12-31',
			'Nov 28 10:00:00',
			'yesterday',
			'2026-11-28T10:00:00Z',
			'',
		]),
		...each('until', ['2026-11-28', '2026-11-28T10:00', '2026-13-01']),
		{since: '2026-11-28', until: '2026-11-28'},
		{since: '2026-11-29', until: '2026-11-28'},
		{follow: true},
	];
	await compared(
		'many',
		cases.map((options): Case => [options, () => manySettings(typedValues(options))]),
	);
});

test('how far the reading of a log is', async () => {
	const line = (
		size: number | null,
		octets: number,
		lines: number,
		elapsed: number,
		name = 'mail.log',
	): Case => [
		{size, octets, lines, elapsed},
		() => progressLine({name, size, read: () => octets}, lines, elapsed),
	];
	await compared('progress', [
		line(null, 0, 0, 0),
		line(0, 0, 0, 0),
		line(100 * 2 ** 20, 2 ** 20, 1000, 500),
		line(100 * 2 ** 20, 2 * 2 ** 20, 12_345, 500),
		line(100 * 2 ** 20, 50.5 * 2 ** 20, 1_234_567, 2500),
		line(2 ** 20, 2 ** 21, 10, 2000),
		line(2 ** 20, 2 ** 19, 1, 1001),
		line(null, 2 ** 20, 10, 3000, `${'x'.repeat(50)}\u001B.log`),
	]);
});

test('keys in the list of a log', async () => {
	const views = [
		atFirst,
		{...atFirst, filter: 'ab'},
		{...atFirst, filter: 'a😀', typing: true},
		{...atFirst, kind: 'rows', group: 'greylisted'},
		{...atFirst, kind: 'rows', group: null, filter: 'ab'},
	] as const;
	const keys = [
		'c',
		'enter',
		'escape',
		'/',
		'/xy',
		'x',
		'backspace',
		'up',
		'pagedown',
		'ctrl+a',
		'shift+tab',
		'updown',
	];
	await compared(
		'view',
		views.flatMap(view =>
			keys.map((key): Case => [`${key} in ${JSON.stringify(view)}`, () => stepOfView(view, key, 'full')]),
		),
	);
});

test('what probe is asked for', async () => {
	const cases: readonly Typed[] = [
		{},
		...each('format', ['json', 'nosuch']),
		...each('concurrency', ['1', '999', '1000', '0', 'x']),
		...each('ports', ['25', '25,465, 587,25', '0', '65536', '25,', 'x', '']),
		...each('block-lists', ['usual', 'zen.example.org', 'a.example, b.example', 'a', '', 'a.example,']),
		...each('count', ['1', '1000', '1001', '0', 'x', '00001']),
		...each('watch', ['1', '30s', '5m', '1h', '0', '0s', '123456', '5d', 's', '']),
		...each('require', ['starttls', 'nosuch', 'tls>=1.2', 'cert>14', '']),
		...each('warn', [
			'cert.days<21',
			'time.connect>500ms',
			'time.greeting>2s',
			'time.total>5s',
			'time.total<5s',
			'x',
		]),
		...each('critical', ['cert.days<7', 'cert.days>7', 'time.connect>1']),
		{'relay-test': true, warn: ['cert.days<21', 'time.total>5s']},
		{count: '3', watch: '3s'},
		...['save', 'compare', 'mx', 'auth', 'tls-ciphers'].flatMap(name => [
			{count: '3', [name]: 'x'},
			{watch: '3s', [name]: 'x'},
		]),
	];
	await compared(
		'probe',
		cases.map((options): Case => [options, () => checkProbeOptions(typedValues(options))]),
	);
});

test('what is probed', async () => {
	const target = namedTargets(['127.0.0.1:25'], null, null)[0];
	const practice = target?.type === 'server' ? target.target : null;
	const names = [
		'mail.example.org',
		'mail.example.org:26',
		'smtps://mail.example.org',
		'practice',
		'[::1]:25',
		'a b',
		'',
		'smtp://ann:secret@host',
	];
	const list = file(
		'targets',
		'# comment\n\n  mail.example.org  \nmail.example.org 587 465\nann:secret@x y\nb.example:25\nhttp://x\n',
	);
	await compared('targets', [
		...names.flatMap((name): Case[] => [
			[name, () => namedTargets([name], null, practice)],
			[`${name} on 25 and 465`, () => namedTargets([name], [25, 465], practice)],
		]),
		...['mail.example.org', 'smtps://mail.example.org:26', '[::1]:25', 'practice'].map(
			(name): Case => [`the name of ${name}`, () => namedTargets([name], null, practice).map(plannedName)],
		),
		[
			'the names of a list',
			async () => (await listedTargets(typedValues({targets: list}), null)).map(plannedName),
		],
		['no list', () => listedTargets(typedValues({}), null)],
		['a list', () => listedTargets(typedValues({targets: list}), null)],
		['a list, on 25', () => listedTargets(typedValues({targets: list}), [25])],
		['no such list', () => listedTargets(typedValues({targets: join(folder, 'none')}), null)],
		...[
			'example.org',
			'localhost',
			'ann@example.org',
			'smtp://example.org',
			'192.0.2.1',
			'a b',
			'[::1]',
			'x@',
			'',
		].map((domain): Case => [`--mx ${domain}`, () => checkDomain(domain)]),
	]);
});

test('where to wait for a message', async () => {
	const cases: readonly Typed[] = [
		{},
		...each('await', [
			'imaps://bob@imap.example.net',
			'IMAP://bob%40example.net@imap.example.net/Junk%20mail',
		]),
		...each('await', [
			'imaps://bob@[::1]:1993/',
			'imaps://imap.example.net',
			'imaps://bob:secret@imap.example.net',
		]),
		...each('await', [
			'imaps://bob%zz@imap.example.net',
			'pop3://bob@x',
			'x',
			'',
			'listen://127.0.0.1:2525',
			'listen:2525',
		]),
		...each('await', ['LISTEN://[::1]:25', 'listen://127.0.0.1', 'listen://a b', 'listen://:70000']),
		...each('await-file', ['/var/mail', '']),
		{await: 'listen:2525', 'await-file': 'x'},
		{await: 'listen:2525', 'await-password-file': 'x'},
		{'await-file': 'x', 'await-password-file': 'x'},
		{await: 'imaps://b@c', 'await-password-file': 'x', 'await-timeout': '5m'},
		...each('await-timeout', ['10', '5m', '0', 'x']),
		...['10', '5m', '0', 'x', '1d'].map(time => ({'await-file': 'x', 'await-timeout': time})),
		...['quit-after', 'drop-after', 'count'].map(name => ({'await-file': 'x', [name]: '1'})),
		{'await-password-file': 'x'},
	];
	await compared('await', [
		...cases.map((options): Case => [options, () => awaitPlanFrom(typedValues(options), '<1@example.org>')]),
		['without a Message-ID', () => awaitPlanFrom(typedValues({await: 'listen:2525'}), null)],
		['without a Message-ID, in a file', () => awaitPlanFrom(typedValues({'await-file': 'x'}), null)],
	]);
});

test('what listen does', async () => {
	const answers = file(
		'answers',
		'# mine\nanswer RCPT TO:<full@*>=452 4.2.2 Mailbox full\nhold DATA\ndrop-after-tls\n',
	);
	const broken = file('broken', 'RCPT\n');
	const cases: readonly (readonly [Typed, string?])[] = [
		[{name: 'me'}],
		[{name: 'me'}, '2525'],
		[{name: 'me', ports: '465, 2465 587,2525'}, '2525'],
		[{name: 'me', tls: 'none', ports: '465'}],
		[{name: 'me', tls: 'implicit'}, '25'],
		[{name: 'me', tls: 'both'}],
		[
			{
				name: 'me',
				lmtp: true,
				'no-auth': true,
				'tls-before-auth': true,
				size: '1',
				'max-connections': '10000',
			},
		],
		...['0', 'x', '4294967297', '1234567890123'].map(size => [{name: 'me', size}] as const),
		...['0', '10001'].map(count => [{name: 'me', 'max-connections': count}] as const),
		[{name: 'me', without: 'dsn, Size pipelining'}],
		[{name: 'me', answers}],
		[{name: 'me', answers: 'practice'}],
		[{name: 'me', answers: broken}],
		[
			{
				name: 'me',
				answer: ['RCPT=550 no', 'NOOP=250 x'],
				'answer-once': 'DATA=451 x',
				delay: 'MAIL=5s',
				'close-after': 'EHLO',
			},
		],
		[{name: 'me', answer: 'RCPT'}],
		[{name: 'me', 'answer-once': 'RCPT=x'}],
		[{name: 'me', delay: 'MAIL=x'}],
		[{name: 'me', 'close-after': ''}],
		[{name: 'me', 'drop-after-tls': true, timeout: '7s', 'tls-min': '1.3', ciphers: 'HIGH'}],
		[{name: 'me', to: 'mail.example.org:587', insecure: true, 'allow-clear-auth': true, servername: 'x'}],
		[{name: 'me', to: 'lmtp://127.0.0.1:24'}],
		[{name: 'me', to: 'mail.example.org', answer: 'RCPT=250 ok'}],
		[{name: 'me', to: 'mail.example.org', answer: 'RCPT=550 no'}],
		[{name: 'me', to: 'mail.example.org', 'auth-user': 'ann'}],
		[{name: 'me', to: 'mail.example.org', 'no-auth': true}],
		[{name: 'me', to: 'mail.example.org'}, '0.0.0.0:25'],
		[{name: 'me', to: 'mail.example.org', 'allow-from': '192.0.2.0/24'}, '0.0.0.0:25'],
		[{name: 'me', 'allow-from': '192.0.2.0/24 nonsense'}],
		...['insecure', 'allow-clear-auth', 'both-wires', 'servername', 'ca'].map(
			name => [{name: 'me', [name]: 'x'}] as const,
		),
	];
	await compared(
		'listen',
		cases.map(
			([options, place]): Case => [
				`${JSON.stringify(options)} ${place ?? ''}`.trim(),
				() => planListener(typedValues(options), place),
			],
		),
	);
	const places = [
		undefined,
		'25',
		':25',
		'192.0.2.1',
		'192.0.2.1:0',
		'[::]:25',
		'[::1]',
		'localhost:26',
		'a b',
		'::1',
		'99999',
		'[::1]:99999',
		'[]:25',
		'x:y',
	];
	await compared(
		'places',
		places.map((place): Case => [place ?? 'none', () => placeFrom(place)]),
	);
	expect([465, 2465, 10_465, 25, 4650, 46_500].map(isImplicitPort)).toEqual([
		true,
		true,
		true,
		false,
		false,
		false,
	]);
});

test('how to connect', async () => {
	const transports: readonly Typed[] = [
		{},
		{'4': true},
		{'6': true},
		{'4': true, '6': true},
		...each('timeout', ['0', '7', '3m', '1h', '1.5', '-1', 'x', '']),
		...each('connect-timeout', ['2', '0']),
		...each('local-address', ['192.0.2.1', '192.0.2.1:4000', '[::1]:4000', '::1', 'eth0', '']),
		...each('proxy', [
			'socks5h://127.0.0.1:9050',
			'socks5://h',
			'http://h:3128',
			'https://ann:x@h',
			'ftp://h',
			'x',
			'',
		]),
		...each('source-port', ['1', '65535', '65536']),
		...each('dns', ['192.0.2.53', '192.0.2.53:53', '[::1]:53', 'name', '192.0.2.53:0']),
	];
	await compared('transport', [
		...transports.map((options): Case => [options, () => transportFrom(typedValues(options))]),
		...transports
			.slice(4)
			.map((options): Case => [`way ${JSON.stringify(options)}`, () => wayFrom(typedValues(options))]),
		...['greeting-timeout', 'data-timeout'].flatMap(option =>
			['5', '0', 'x'].map(
				(text): Case => [`${option} ${text}`, () => timeoutFrom(typedValues({[option]: text}), option)],
			),
		),
		...[
			'192.0.2.53',
			'192.0.2.53:5353',
			'[2001:db8::1]:53',
			'2001:db8::1',
			'smtps://192.0.2.53',
			'x',
			'',
		].map((text): Case => [`--dns ${text}`, () => checkDns(text)]),
	]);
});

test('words that are servers, addresses, names and scripts', async () => {
	const words = [
		'mail.example.org',
		'ann@example.org',
		'smtp://ann@example.org',
		'ann@example.org:25',
		'localhost',
		'[::1]',
		'a b.c',
		'',
	];
	await compared('words', [
		...words.flatMap((word): Case[] => [
			[`${word} is an address`, () => isMailAddress(word)],
			...[{}, {mx: true}, {submission: true}, {mx: true, submission: true}].map(
				(options): Case => [
					`${word} ${JSON.stringify(options)}`,
					() => wantsSearch(word, typedValues(options as Typed)),
				],
			),
		]),
		...[[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['-'], ['a', '-']].map(
			(positionals): Case => [
				`run ${positionals.join(' ')}`,
				() => serverAndScript(positionals, typedValues({})),
			],
		),
	]);
	const names = [
		'me.example',
		'[192.0.2.1]',
		'[IPv6:2001:db8::1]',
		'me_too.example',
		'bücher.example',
		'-x.example',
		'x-.example',
		'a..b',
		'a b',
		'[]',
		`${'a'.repeat(64)}.example`,
		'x.'.repeat(127),
	];
	const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
	const warned = [undefined, ...names].filter(name => {
		err.mockClear();
		expect(clientNameFrom(typedValues(name === undefined ? {} : {ehlo: name}))).toBe(name);
		return err.mock.calls.length > 0;
	});
	err.mockRestore();
	expect(warned).toEqual([
		'-x.example',
		'x-.example',
		'a..b',
		'a b',
		'[]',
		`${'a'.repeat(64)}.example`,
		'x.'.repeat(127),
	]);
});

test('the header of a proxy, and tokens', async () => {
	const headers: readonly (readonly [Typed, string?])[] = [
		[{}],
		[{'proxy-version': '1'}],
		[{'proxy-version': '2', 'proxy-command': 'LOCAL'}],
		[{'proxy-version': '3'}],
		[{}, 'TCP4 192.0.2.1 192.0.2.2 1 2'],
		[{}, 'nonsense'],
		[
			{
				'proxy-family': 'TCP6',
				'proxy-source': '2001:db8::1',
				'proxy-source-port': '1',
				'proxy-dest': '::1',
				'proxy-dest-port': '2',
			},
		],
		[
			{
				'proxy-version': '2',
				'proxy-family': 'AF_INET',
				'proxy-source': '192.0.2.1',
				'proxy-source-port': '70000',
				'proxy-dest': '192.0.2.2',
				'proxy-dest-port': '2',
			},
		],
	];
	vi.stubEnv('SMTPSCOPE_OAUTH_CLIENT_ID', undefined);
	vi.stubEnv('SMTPSCOPE_OAUTH_CLIENT_SECRET', undefined);
	const tokens: readonly Typed[] = [
		{},
		...['oauth-client-id', 'oauth-client-secret-file', 'oauth-scope', 'oauth-grant', 'oauth-tokens'].map(
			name => ({[name]: 'x'}),
		),
		{'auth-oauth': 'google'},
		{'auth-oauth': 'nosuch', 'oauth-client-id': 'me'},
		{'auth-oauth': 'google', 'oauth-client-id': 'me'},
		...['device', 'code', 'refresh', 'client', 'x'].flatMap(grant =>
			['google', 'microsoft'].map(provider => ({
				'auth-oauth': provider,
				'oauth-client-id': 'me',
				'oauth-grant': grant,
			})),
		),
		{'auth-oauth': 'google', 'oauth-client-id': 'me', 'oauth-client-secret-file': join(folder, 'none')},
		{'auth-oauth': 'google', 'oauth-client-id': 'me', ca: join(folder, 'none')},
	];
	await compared('proxy-and-tokens', [
		...headers.map(
			([options, text]): Case => [
				`${JSON.stringify(options)} ${text ?? ''}`.trim(),
				() => headerOfSwaks(typedValues(options), text),
			],
		),
		...tokens.map((options): Case => [options, () => tokenSource(typedValues(options))]),
	]);
});

test('TLS', async () => {
	const {ca, cert, key} = testCertificate();
	const paths = {
		ca: file('ca.pem', ca),
		cert: file('cert.pem', cert),
		key: file('key.pem', key),
		junk: file('junk.pem', 'x'),
	};
	const [full, empty] = [join(folder, 'authorities'), join(folder, 'empty')];
	for (const path of [full, empty]) {
		mkdirSync(path);
	}

	writeFileSync(join(full, 'one.pem'), ca);
	writeFileSync(join(full, 'two.pem'), cert);
	writeFileSync(join(full, 'readme'), 'words');
	writeFileSync(join(empty, 'readme'), 'words');
	const cases: readonly Typed[] = [
		{},
		...each('ca', [paths.ca, full, empty, paths.junk, join(folder, 'none')]),
		{ca: [paths.ca, paths.cert]},
		{ca: [paths.ca, paths.junk]},
		{cert: paths.cert},
		{key: paths.key},
		{cert: paths.cert, key: paths.key},
		{cert: paths.cert, key: paths.key, 'tls-chain': paths.ca},
		{cert: paths.cert, key: paths.key, 'tls-chain': join(folder, 'none')},
		{cert: paths.junk, key: paths.key},
		{cert: paths.cert, key: paths.junk},
		{servername: 'a.example', 'verify-name': 'b.example', ciphers: 'HIGH'},
		{ciphers: 'FOO'},
		...each('tls-min', ['1', '1.0', '1.1', '1.2', '1.3', 'TLSv1.2', 'tls1_3', '2', '']),
		{'tls-min': '1.2', 'tls-max': '1.3'},
		{'tls-min': '1.3', 'tls-max': '1.2'},
		...each('tls-protocol', [
			'tlsv1_2',
			'tlsv1_2,tlsv1_3',
			'tlsv1,tlsv1_2',
			'no_tlsv1',
			'no_tlsv1, no_tlsv1_1',
		]),
		...each('tls-protocol', [
			'no_tlsv1_2',
			'no_tlsv1,tlsv1_2',
			'sslv3',
			'no_sslv2,no_sslv3',
			'no_tlsv1_3',
			'x',
			'',
		]),
		...each('pin', ['x', `sha256//${'A'.repeat(43)}=`, '']),
	];
	// What is in the files is shown by its beginning and how long it is.
	const short = (options: unknown): unknown =>
		JSON.parse(
			JSON.stringify(options, (_, value: unknown) =>
				typeof value === 'string' && value.includes('-----BEGIN')
					? value.match(/-----BEGIN [A-Z ]+-----/g)?.join(' ')
					: value,
			),
		);
	await compared(
		'tls',
		cases.map((options): Case => [options, async () => short(await tlsFrom(typedValues(options)))]),
	);
});
