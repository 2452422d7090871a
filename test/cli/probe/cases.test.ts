import {expect, test} from 'vitest';
import {type Case, file, ranAgainst} from '../../support/ran-against.ts';

file('targets', 'HOST-IS-NOT-HERE.invalid extra words\n# a comment\n\nhttp://x\n');
file('binary-targets', 'a\0b');
file('not-kept.json', '{"type":"other"}\n');

const keywords = ['PIPELINING', 'SIZE 1000', 'STARTTLS', 'AUTH PLAIN'];
const inTls = ['PIPELINING', 'SIZE 2000', 'AUTH PLAIN LOGIN SCRAM-SHA-256'];
const server = {keywords, inTls};
const probe = (more: readonly string[], settings: Case['server'] = server): Case => ({
	argv: ['probe', 'HOST', '--ehlo', 'client.example.net', ...more],
	server: settings ?? {},
	out: 'all',
});
const trusted = ['--ca', 'FOLDER/ca.pem'];
const login = ['--auth-user', 'ann', '--auth-password-command', 'echo secret-7'];

async function sections(cases: readonly Case[]): Promise<string> {
	const parts: string[] = [];
	for (const one of cases) {
		parts.push(await ranAgainst(one));
	}

	return parts
		.join('\n\n')
		.replaceAll(/\b(?:[\dA-F]{2}:){9,}(?:[\dA-F]{2})?/g, 'FINGERPRINT')
		.replaceAll(/ +0 ms/g, ' 0 ms')
		.replaceAll(/(?<![\w+/])[\w+/]{43}=/g, 'PIN')
		.replaceAll(/\b20\d\d-\d\d-\d\d(?:T[\d:.]+Z| \d\d:\d\d(?= UTC))?/g, 'DAY')
		.replaceAll(/(?<=DAY), in \d+ days/g, ', in N days')
		.replaceAll(/\b(time|connect|greeting)=[\d.]+s/g, '$1=0s')
		.replaceAll(/certificate_days=\d+/g, 'certificate_days=N')
		.replaceAll(/(?<=[\s,])[\d.]+(?:e-\d+)?$/gm, 'N')
		.replaceAll(
			/(?<=^ {3}(?:connection|greeting|EHLO|STARTTLS|handshake|QUIT)[A-Za-z ]*) {2}[\d.]+ m?s$/gm,
			'  TIME',
		)
		.replaceAll(/\(\d+(?:\.\d)? m?s\)/g, '(TIME)')
		.replaceAll(/(?<=,(?:true|false)?,(?:true|false)?,)\d*(?=,[A-Z -]*,\d)/g, 'N')
		.replaceAll(/,\d+,\d+,(?:\d+|N)(?=␍)/g, ',N,N,N');
}

test('what a server offers', async () => {
	const cases = [
		probe([]),
		probe(trusted),
		probe([], {keywords: ['SIZE']}),
		{...probe([], {tls: true}), argv: ['probe', 'smtps://HOST', '--ehlo', 'client.example.net', ...trusted]},
		probe(['--tls-versions', ...trusted]),
		probe(['--tls-resume', ...trusted]),
		probe(['--relay-test'], {keywords: ['SIZE']}),
		probe(['--relay-test'], {keywords: ['SIZE'], replies: {RCPT: '554 5.7.1 Relay access denied'}}),
		probe(['--relay-test'], {keywords: ['SIZE'], replies: {MAIL: '530 5.7.0 log in'}}),
		...['550 5.7.1 no', '421 4.3.2 bye', 'close'].flatMap(reply =>
			['CONNECT', 'EHLO', 'STARTTLS', 'QUIT'].map(verb => probe([], {keywords, replies: {[verb]: reply}})),
		),
		probe([], {replies: {EHLO: '502 no', HELO: '250 me'}}),
	];
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/servers.txt');
});

test('what is required, and the limits of monitoring', async () => {
	const required = [
		'starttls',
		'tls>=1.3',
		'tls>=1.4',
		'verified',
		'auth',
		'auth=PLAIN',
		'auth=SCRAM-SHA-1',
		'no-clear-auth',
		'cap=SIZE',
		'cap=DSN',
		'nosuch',
		'cert.days>10',
		'cert.days>9999',
	];
	const cases = [
		...required.map(each => ({...probe(['--require', each, ...trusted]), out: 12 as const})),
		probe(['--format', 'nagios', ...trusted]),
		probe(['--format', 'nagios', '--warn', 'cert.days<9999', ...trusted]),
		probe(['--format', 'nagios', '--critical', 'cert.days<9999', ...trusted]),
		probe(['--format', 'csv', ...trusted]),
		probe(['--format', 'prometheus', ...trusted]),
		probe(['--format', 'nagios'], {replies: {CONNECT: '554 no'}}),
		probe(['--warn', 'nosuch<1']),
		probe(['--critical', 'cert.days']),
		probe(['--warn', 'cert.days<1', '--format', 'text']),
	];
	const text = await sections(cases);
	await expect(text).toMatchFileSnapshot('snapshots/required.txt');
});

test('logins', async () => {
	const cases = [
		probe(['--auth', ...login, ...trusted]),
		probe(['--auth', 'PLAIN', ...login, ...trusted]),
		probe(['--auth', ...login, '--max-logins', '1', ...trusted]),
		probe(['--auth', ...login], {keywords: ['AUTH PLAIN'], replies: {AUTH: '535 5.7.8 no'}}),
		probe(['--auth', ...login], {keywords: ['SIZE']}),
		probe(['--auth']),
	].map(one => ({...one, out: 'all' as const}));
	const text = await sections(cases);
	await expect(text).toMatchFileSnapshot('snapshots/logins.txt');
	expect(text.replaceAll(/^(?:━━|C ).*$/gm, '')).not.toMatch(/secret-7/);
});

test('several servers, kept results, and what is wrong', async () => {
	const plain = {keywords: ['SIZE']};
	const cases: readonly Case[] = [
		{argv: ['probe'], out: 'all'},
		{argv: ['probe', '--targets', 'FOLDER/targets'], out: 'all'},
		{argv: ['probe', '--targets', 'FOLDER/binary-targets'], out: 'all'},
		probe(['HOST'], plain),
		probe(['--targets', 'FOLDER/targets'], plain),
		probe(['--concurrency', '0'], plain),
		probe(['--ports', 'x'], plain),
		probe(['--save', 'FOLDER/kept.json'], plain),
		probe(['--save', 'FOLDER/kept.json'], plain),
		probe(['--compare', 'FOLDER/kept.json'], plain),
		probe(['--compare', 'FOLDER/not-kept.json'], plain),
		probe(['--compare', 'FOLDER/nosuch.json'], plain),
		probe(['--watch', 'x'], plain),
		probe(['--count', '2'], plain),
		probe(['--watch', '1s', '--save', 'FOLDER/x'], plain),
		probe(['--format', 'json', '--format', 'text'], plain),
		probe(['--format', 'nosuch'], plain),
		probe(['--block-lists', 'x y'], plain),
		probe(['--tls-min', '1.3', '--tls-max', '1.2'], plain),
	];
	await expect(await sections(cases)).toMatchFileSnapshot('snapshots/several.txt');
});
