import {describe, expect, test} from 'vitest';
import {Values} from '../../../source/cli/arguments/option.ts';
import type {ConnectionPlan} from '../../../source/cli/connection/connection.ts';
import {
	helloOf,
	protocolAsksForLogin,
	serverFrom,
	withServerOptions,
} from '../../../source/cli/send/server.ts';
import {parseTarget} from '../../../source/session/target.ts';

const given = (options: Readonly<Record<string, string | true>>): Values =>
	new Values(new Map(Object.entries(options).map(([name, value]) => [name, value === true ? [] : [value]])));

describe('the server', () => {
	test.each<[Readonly<Record<string, string | true>>, readonly string[], string | undefined]>([
		[{}, [], undefined],
		[{}, ['mail.example.org/25'], 'mail.example.org/25'],
		[{server: 'mail.example.org'}, [], 'mail.example.org'],
		[{server: 'mail.example.org:26'}, [], 'mail.example.org:26'],
		[{server: 'mail.example.org/26'}, [], 'mail.example.org:26'],
		[{server: 'mail.example.org:submission'}, [], 'mail.example.org:587'],
		[{server: 'mail.example.org/SMTPS'}, [], 'mail.example.org:465'],
		[{server: 'mail.example.org/nosuch'}, [], 'mail.example.org/nosuch'],
		[{server: '2001:db8::1'}, [], '2001:db8::1'],
		[{server: '2001:db8::1/25'}, [], '[2001:db8::1]:25'],
		[{server: '[2001:db8::1]:lmtp'}, [], '[2001:db8::1]:24'],
		[{server: '[2001:db8::1]'}, [], '[2001:db8::1]'],
		[{server: 'smtps://mail.example.org'}, [], 'smtps://mail.example.org'],
		[{server: ''}, [], ''],
		[{socket: '/run/lmtp'}, [], 'unix:/run/lmtp'],
		[{socket: 'lmtp'}, [], `unix:${process.cwd()}/lmtp`],
		[{socket: String.raw`\\.\pipe\mail`}, [], String.raw`unix:\\.\pipe\mail`],
		[{pipe: 'sendmail -bs'}, [], 'pipe:sendmail -bs'],
	])('%j with the words %j is %j', (options, words, server) => {
		expect(serverFrom(given(options), words)).toBe(server);
	});

	test.each<[Readonly<Record<string, string | true>>, readonly string[], string]>([
		[{server: 'a', socket: '/b'}, [], '--socket replaces --server. Leave one of them out.'],
		[{server: 'a', pipe: 'b'}, [], '--pipe replaces --server. Leave one of them out.'],
		[{socket: '/a', pipe: 'b'}, [], '--pipe replaces --socket. Leave one of them out.'],
		[
			{server: 'a'},
			['b'],
			'Only one server can be given; “b” is extra. Put quotes around text that contains spaces.',
		],
		[
			{},
			['a', 'b'],
			'Only one server can be given; “b” is extra. Put quotes around text that contains spaces.',
		],
		[{silent: true}, ['a', '4'], '--silent must be 1, 2 or 3; “4” was given.'],
		[
			{silent: true},
			['a', 'x'],
			'Only one server can be given; “x” is extra. Put quotes around text that contains spaces.',
		],
		[
			{silent: '1'},
			['a', '4'],
			'Only one server can be given; “4” is extra. Put quotes around text that contains spaces.',
		],
	])('%j with the words %j is refused', (options, words, problem) => {
		expect(() => serverFrom(given(options), words)).toThrow(problem);
	});
});

/** The plan for a server, as far as it concerns the target. */
function planOf(url: string, portIsKnown: boolean): Pick<ConnectionPlan, 'target' | 'portIsKnown'> {
	const parsed = parseTarget(url);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	return {target: parsed.target, portIsKnown};
}

describe('port, protocol and TLS', () => {
	const changed = (
		url: string,
		portIsKnown: boolean,
		options: Readonly<Record<string, string | true>>,
	): string => {
		const {protocol, security, endpoint} = withServerOptions(planOf(url, portIsKnown), given(options));
		return [protocol, security, endpoint.kind === 'tcp' ? endpoint.port : endpoint.kind].join(' ');
	};

	test.each<[string, boolean, Readonly<Record<string, string | true>>, string]>([
		['a.example', false, {}, 'smtp clear 25'],
		['a.example', false, {port: '26'}, 'smtp clear 26'],
		['a.example', false, {port: '65535'}, 'smtp clear 65535'],
		['a.example', false, {port: 'Submission'}, 'smtp clear 587'],
		['a.example', false, {port: 'msa'}, 'smtp clear 587'],
		['a.example', false, {port: 'mail'}, 'smtp clear 25'],
		['a.example', false, {port: 'smtp'}, 'smtp clear 25'],
		['a.example', false, {port: 'smtps'}, 'smtp clear 465'],
		['a.example', false, {port: 'ssmtp'}, 'smtp clear 465'],
		['a.example', false, {port: 'urd'}, 'smtp clear 465'],
		['a.example', false, {port: 'submissions'}, 'smtp clear 465'],
		['a.example', false, {port: 'lmtp'}, 'smtp clear 24'],
		['a.example', false, {tls: true}, 'smtp starttls 25'],
		['a.example', false, {'tls-on-connect': true}, 'smtp tls 465'],
		['a.example', false, {'tls-on-connect': true, tls: true}, 'smtp tls 465'],
		['a.example', false, {'tls-on-connect': true, port: '26'}, 'smtp tls 26'],
		['a.example:26', true, {'tls-on-connect': true}, 'smtp tls 26'],
		['a.example:26', true, {port: '26'}, 'smtp clear 26'],
		['a.example', false, {protocol: 'SMTP'}, 'smtp clear 25'],
		['a.example', false, {protocol: 'ESMTP'}, 'smtp clear 25'],
		['a.example', false, {protocol: 'SMTPS'}, 'smtp tls 465'],
		['a.example', false, {protocol: 'esmtps'}, 'smtp starttls 25'],
		['a.example', false, {protocol: 'SSMTPA'}, 'smtp tls 465'],
		['a.example', false, {protocol: 'LMTP'}, 'lmtp clear 24'],
		['a.example', false, {protocol: 'LMTPSA'}, 'lmtp starttls 24'],
		['a.example', false, {protocol: 'LMTP', 'tls-on-connect': true}, 'lmtp tls 465'],
		['a.example:26', true, {protocol: 'LMTP'}, 'lmtp clear 26'],
		['smtps://a.example', false, {protocol: 'ESMTPS'}, 'smtp starttls 465'],
		['unix:/run/x', false, {protocol: 'LMTP', port: '26', tls: true}, 'lmtp starttls unix'],
	])('%s, its port known: %s, with %j is %s', (url, portIsKnown, options, becomes) => {
		expect(changed(url, portIsKnown, options)).toBe(becomes);
	});

	test('the practice server has a port that --port may replace', () => {
		const plan = planOf('127.0.0.1:4000', true);
		const practice = {...plan, target: {...plan.target, host: 'practice'}};
		expect(withServerOptions(practice, given({port: '26'})).endpoint).toMatchObject({port: 26});
	});

	test.each<[string, boolean, Readonly<Record<string, string | true>>, string]>([
		[
			'a.example:26',
			true,
			{port: '27'},
			'The server already has port 26, and --port says 27. Leave one of them out.',
		],
		...['0', '65536', 'x', '123456', '-1', ''].map(
			(port): [string, boolean, Record<string, string>, string] => [
				'a.example',
				false,
				{port},
				`--port must be a number from 1 to 65535, or smtp, submission, smtps or lmtp; “${port}” was given.`,
			],
		),
		...['SMTPA', 'SSMTPS', 'HTTP', '', 'XESMTP', 'SMTPSA'].map(
			(protocol): [string, boolean, Record<string, string>, string] => [
				'a.example',
				false,
				{protocol},
				`--protocol must be SMTP, SMTPS, ESMTP, ESMTPS, ESMTPA, ESMTPSA, SSMTP, SSMTPA, LMTP, LMTPS, LMTPA or LMTPSA; “${protocol}” was given.`,
			],
		),
	])('%s, its port known: %s, with %j is refused', (url, portIsKnown, options, problem) => {
		expect(() => changed(url, portIsKnown, options)).toThrow(problem);
	});

	test('the name of the protocol says whether to log in, and how to greet', () => {
		const names = [
			'SMTP',
			'SMTPS',
			'ESMTP',
			'ESMTPS',
			'ESMTPA',
			'ESMTPSA',
			'SSMTP',
			'SSMTPA',
			'LMTP',
			'LMTPS',
			'LMTPA',
			'LMTPSA',
		];
		const values = names.map(protocol => given({protocol}));
		expect(names.filter((_, index) => protocolAsksForLogin(values[index] ?? given({})))).toEqual([
			'ESMTPA',
			'ESMTPSA',
			'SSMTPA',
			'LMTPA',
			'LMTPSA',
		]);
		expect(names.filter((_, index) => helloOf(values[index] ?? given({})).hello === 'HELO')).toEqual([
			'SMTP',
			'SMTPS',
		]);
		expect([protocolAsksForLogin(given({})), helloOf(given({}))]).toEqual([false, {}]);
	});
});
