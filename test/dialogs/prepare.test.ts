/** Everything before a message, against a server that answers as it is told: what each side said, the notes, the outcome. */
import {describe, expect, test} from 'vitest';
import {exitCodeOf} from '../../source/dialogs/outcome.ts';
import {type Preparation, prepare} from '../../source/dialogs/prepare.ts';
import {createSession} from '../../source/session/live-session.ts';
import {page, printed} from '../support/printed.ts';
import {type ReactiveSettings, reactiveServer} from '../support/reactive-server.ts';
import {testCertificate} from '../support/scripted-server.ts';
import {targetOf} from '../support/target-of.ts';
import {said} from '../support/transcript.ts';

type Case = {
	readonly server?: ReactiveSettings;
	readonly plan?: Partial<Preparation>;
	readonly scheme?: 'smtp' | 'smtps' | 'lmtp';
	/** The name in the certificate to look for, where its authority is trusted. */
	readonly trusted?: string;
};

const usual: Preparation = {
	clientName: 'client.example',
	tls: 'no',
	insecure: false,
	allowClearAuth: true,
	login: {ways: null, user: undefined, asked: false, password: async () => null},
};

/** What was said, a line each, and how it ended. */
async function prepared({server: settings, plan, scheme = 'smtp', trusted}: Case): Promise<string[]> {
	await using server = await reactiveServer(settings);
	const session = createSession({
		target: targetOf(`${scheme}://127.0.0.1:${server.port}`),
		...(trusted !== undefined && {transport: {tls: {ca: [testCertificate().ca], servername: trusted}}}),
	});
	await session.connect();
	const outcome = await prepare(session, {...usual, ...plan});
	session.close();
	const problem = typeof outcome === 'object' ? outcome : undefined;
	const blamed = session.entries.find(({id}) => id === problem?.entryId);
	return [
		...session.entries.flatMap(said),
		problem
			? `→ ${problem.stage}, exit code ${exitCodeOf(problem, false)} or in detail ${exitCodeOf(problem, true)}, ${problem.temporary ? 'temporary' : 'permanent'}${blamed ? `, because of “${said(blamed)[0]}”` : ''}`
			: `→ ${outcome === 'enough' ? 'enough' : 'a message may follow'}`,
	];
}

/** A section for each. */
async function pages(cases: Readonly<Record<string, Case>>): Promise<string> {
	const parts: string[] = [];
	for (const [name, one] of Object.entries(cases)) {
		const {login, ...plan} = one.plan ?? {};
		const {password, ...way} = login ?? {password: null};
		parts.push(
			page([
				`━━ ${name}: ${printed({...one, plan: {...plan, ...(login && {login: way})}})}`,
				...(await prepared(one)),
			]),
		);
	}

	return parts.join('\n');
}

const named = <Name extends string>(
	names: readonly Name[],
	make: (name: Name) => Case,
): Record<string, Case> => Object.fromEntries(names.map(name => [name, make(name)]));

describe('greeting', () => {
	test('by the server’s first word', async () => {
		const greetings = ['220 hi', '421 too busy', '450 later', '554 no', '220-hi|220 again', 'close', 'reset'];
		const cases = named(greetings, CONNECT => ({server: {replies: {CONNECT}}}));
		await expect(await pages(cases)).toMatchFileSnapshot('snapshots/prepare.greeting.txt');
	});

	test('by what it answers to EHLO', async () => {
		const replies = [
			'250 me',
			'421 bye',
			'451 later',
			'500 what',
			'501 how',
			'502 no',
			'503 no',
			'504 no',
			'550 no',
			'close',
		];
		await expect(
			await pages({
				...named(replies, EHLO => ({server: {replies: {EHLO}}})),
				...named(['HELO refused', 'HELO deferred'], name => ({
					server: {replies: {EHLO: '500 what', HELO: name === 'HELO refused' ? '550 no' : '450 later'}},
				})),
				'EHLO refused by a server that leaves': {
					server: {replies: {EHLO: '500-what|500 ever', HELO: 'close'}},
				},
				'HELO alone': {plan: {hello: 'HELO'}, server: {replies: {HELO: '500 what'}}},
				LHLO: {scheme: 'lmtp'},
				'LHLO refused': {scheme: 'lmtp', server: {replies: {LHLO: '500 what'}}},
			}),
		).toMatchFileSnapshot('snapshots/prepare.hello.txt');
	});
});

test('TLS, as it is wanted and as it is offered', async () => {
	const policies = ['no', 'optional', 'strict', 'demanded'] as const;
	const offering = {keywords: ['STARTTLS', 'SIZE 1000'], inTls: ['SIZE 2000']};
	const advice = 'Use --ca or --insecure.';
	const cases = policies.flatMap((tls): [string, Case][] => [
		[`${tls}, not offered`, {plan: {tls}}],
		[`${tls}, deferred`, {plan: {tls}, server: {...offering, replies: {STARTTLS: '454 later'}}}],
		[`${tls}, refused`, {plan: {tls}, server: {...offering, replies: {STARTTLS: '501 never'}}}],
		[
			`${tls}, and the server closes`,
			{plan: {tls}, server: {...offering, replies: {STARTTLS: '421 going down'}}},
		],
		[`${tls}, lost`, {plan: {tls}, server: {...offering, replies: {STARTTLS: 'close'}}}],
		[`${tls}, not verified`, {plan: {tls, trustAdvice: advice}, server: offering}],
		[`${tls}, not verified, and accepted`, {plan: {tls, insecure: true}, server: offering}],
		[`${tls}, for another name`, {plan: {tls}, server: offering, trusted: 'other.example'}],
		[`${tls}, verified`, {plan: {tls}, server: offering, trusted: 'mail.example.test'}],
		[`${tls}, from the first byte, not verified`, {plan: {tls}, server: {tls: true}, scheme: 'smtps'}],
		[
			`${tls}, from the first byte`,
			{plan: {tls}, server: {tls: true}, scheme: 'smtps', trusted: 'mail.example.test'},
		],
	]);
	const inTls = {tls: 'demanded', insecure: true} as const;
	await expect(
		await pages({
			...Object.fromEntries(cases),
			'EHLO refused in TLS': {
				plan: inTls,
				server: {...offering, replies: {EHLO: ['250-me|250 STARTTLS', '550 no']}},
			},
			'lost in TLS': {plan: inTls, server: {...offering, replies: {EHLO: ['250-me|250 STARTTLS', 'close']}}},
			'HELO in TLS too': {plan: {...inTls, hello: 'HELO'}, server: offering},
		}),
	).toMatchFileSnapshot('snapshots/prepare.tls.txt');
});

test('XCLIENT, before TLS and in it', async () => {
	const offering = {keywords: ['XCLIENT NAME ADDR', 'STARTTLS'], replies: {XCLIENT: '220 again'}};
	const request = {commands: ['NAME=a.example', 'ADDR=192.0.2.1'], attributes: ['NAME', 'ADDR']};
	const demands = ['demanded', 'optional', 'strict'] as const;
	const cases = demands.flatMap(demand =>
		[true, false].flatMap((beforeTls): [string, Case][] => {
			const plan = {tls: 'demanded', insecure: true, xclient: {...request, demand, beforeTls}} as const;
			const name = `${demand}, ${beforeTls ? 'before TLS' : 'in TLS'}`;
			return [
				[`${name}, accepted`, {plan, server: offering}],
				[`${name}, not offered`, {plan, server: {keywords: ['STARTTLS']}}],
				[`${name}, without an attribute`, {plan, server: {keywords: ['XCLIENT name', 'STARTTLS']}}],
				[
					`${name}, in small letters`,
					{plan, server: {...offering, keywords: ['XCLIENT name addr', 'STARTTLS']}},
				],
				[`${name}, refused`, {plan, server: {...offering, replies: {XCLIENT: '550 no'}}}],
				[
					`${name}, the second deferred`,
					{plan, server: {...offering, replies: {XCLIENT: ['220 again', '421 no']}}},
				],
				[`${name}, and the server closes`, {plan, server: {...offering, replies: {XCLIENT: '421 bye'}}}],
				[`${name}, lost`, {plan, server: {...offering, replies: {XCLIENT: 'close'}}}],
			];
		}),
	);
	const xclient = {...request, demand: 'demanded', beforeTls: false} as const;
	const again = {
		keywords: offering.keywords,
		replies: {XCLIENT: '220 again', EHLO: ['250-me|250 XCLIENT NAME ADDR', '451 no']},
	};
	await expect(
		await pages({
			...Object.fromEntries(cases),
			'EHLO refused after it': {plan: {xclient}, server: again},
			'one that is not put together from attributes': {
				plan: {xclient: {...xclient, commands: ['FOO=1'], attributes: []}},
				server: offering,
			},
		}),
	).toMatchFileSnapshot('snapshots/prepare.xclient.txt');
});

test('where it is to end', async () => {
	const xclient = {commands: ['NAME=a'], attributes: ['NAME'], demand: 'demanded'} as const;
	const login = {...usual.login, user: 'ann', password: async () => 'secret-7'};
	const server = {keywords: ['STARTTLS', 'XCLIENT NAME', 'AUTH PLAIN'], replies: {XCLIENT: '220 again'}};
	const stages = ['connect', 'first-ehlo', 'tls', 'xclient', 'ehlo', 'auth', 'mail'];
	const plans: Readonly<Record<string, Partial<Preparation>>> = {
		'in clear text': {},
		'in TLS': {tls: 'demanded', insecure: true},
		'XCLIENT, then TLS': {tls: 'demanded', insecure: true, xclient: {...xclient, beforeTls: true}},
		'TLS, then XCLIENT': {tls: 'demanded', insecure: true, xclient: {...xclient, beforeTls: false}},
	};
	const cases = Object.entries(plans).flatMap(([name, plan]) =>
		stages.map((quitAfter): [string, Case] => [
			`${name}, to ${quitAfter}`,
			{plan: {...plan, login, quitAfter}, server},
		]),
	);
	await expect(await pages(Object.fromEntries(cases))).toMatchFileSnapshot('snapshots/prepare.end.txt');
});

test('the login', async () => {
	const who = {...usual.login, user: 'ann', password: async () => 'secret-7'};
	const [plain, login] = [{mechanism: 'PLAIN'}, {mechanism: 'LOGIN'}];
	const offering = (auth: string, replies: ReactiveSettings['replies'] = {}): ReactiveSettings => ({
		keywords: [`AUTH ${auth}`],
		replies,
	});
	const refused = {AUTH: '535 5.7.8 wrong'};
	const demands = ['demanded', 'optional', 'strict'] as const;
	const cases = demands.flatMap((demand): [string, Case][] => {
		const one = {...who, demand};
		return [
			[`${demand}, accepted`, {plan: {login: one}, server: offering('PLAIN')}],
			[`${demand}, refused`, {plan: {login: one}, server: offering('PLAIN', refused)}],
			[`${demand}, deferred`, {plan: {login: one}, server: offering('PLAIN', {AUTH: '454 later'})}],
			[`${demand}, lost`, {plan: {login: one}, server: offering('PLAIN', {AUTH: 'close'})}],
			[`${demand}, no AUTH offered`, {plan: {login: one}}],
			[
				`${demand}, not offered`,
				{plan: {login: {...one, ways: [plain, login]}}, server: offering('GSSAPI CRAM-MD5')},
			],
			[
				`${demand}, nothing with a password`,
				{plan: {login: {...one, tryEach: true}}, server: offering('GSSAPI')},
			],
			[
				`${demand}, the second way`,
				{
					plan: {login: {...one, ways: [plain, login]}},
					server: offering('LOGIN PLAIN', {
						AUTH: ['535 wrong', '334 VXNlcm5hbWU6'],
						answer: ['334 UGFzc3dvcmQ6', '235 ok'],
					}),
				},
			],
			[
				`${demand}, every way`,
				{plan: {login: {...one, tryEach: true}}, server: offering('PLAIN LOGIN XOAUTH2', refused)},
			],
			[
				`${demand}, without a proof`,
				{plan: {login: one}, server: offering('SCRAM-SHA-256', {AUTH: '235 come in'})},
			],
		];
	});
	await expect(
		await pages({
			...Object.fromEntries(cases),
			'no user': {server: offering('PLAIN')},
			'a user without a password, not asked for': {
				plan: {login: {...who, password: async () => null}},
				server: offering('PLAIN'),
			},
			'a user without a password': {
				plan: {login: {...who, asked: true, password: async () => null}},
				server: offering('PLAIN'),
			},
			'a user without a name': {
				plan: {login: {...who, asked: true, user: undefined}},
				server: offering('PLAIN'),
			},
			'to act as another': {plan: {login: {...who, authzid: 'boss'}}, server: offering('LOGIN PLAIN')},
			'a token': {plan: {login: who}, server: offering('XOAUTH2')},
			'a mechanism under another name': {
				plan: {login: {...who, ways: [{...plain, spokenAs: 'X-PLAIN'}]}},
				server: offering('X-PLAIN'),
			},
			'another name, not offered': {
				plan: {login: {...who, ways: [{...plain, spokenAs: 'X-PLAIN'}]}},
				server: offering('PLAIN'),
			},
			'the name on the AUTH line': {
				plan: {login: {...who, ways: [{...login, initialResponse: true}]}},
				server: offering('LOGIN', {AUTH: '334 UGFzc3dvcmQ6'}),
			},
			'without a proof, and accepted': {
				plan: {login: who, insecure: true},
				server: offering('SCRAM-SHA-256', {AUTH: '235 come in'}),
			},
			'optional, and the server closes': {
				plan: {login: {...who, demand: 'optional'}},
				server: offering('PLAIN', {AUTH: '421 go away'}),
			},
			'closing after a refusal': {
				plan: {login: {...who, tryEach: true}},
				server: offering('PLAIN LOGIN', {AUTH: '421 go away'}),
			},
		}),
	).toMatchFileSnapshot('snapshots/prepare.login.txt');
});

test('no one there', async () => {
	const server = await reactiveServer();
	await server[Symbol.asyncDispose]();
	const session = createSession({target: targetOf(`127.0.0.1:${server.port}`)});
	await session.connect();
	expect(await prepare(session, usual)).toEqual({stage: 'connect', exitCode: 2, temporary: false});
});
