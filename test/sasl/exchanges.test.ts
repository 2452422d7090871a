/** Every mechanism from both sides: what is computed and sent, what is read, asked, hidden and proved; whole, in files. */
import {expect, test} from 'vitest';
import {readAnswer} from '../../source/sasl/answer.ts';
import {analyseBase64} from '../../source/sasl/base64.ts';
import {base64Problems} from '../../source/sasl/base64-problems.ts';
import {checkBelief} from '../../source/sasl/check.ts';
import {answerProblem, decodeSasl} from '../../source/sasl/decode.ts';
import type {AuthExchange, AuthMessage} from '../../source/sasl/exchange.ts';
import {
	actingAs,
	answerExchange,
	beginExchange,
	continueExchange,
	identityOf,
} from '../../source/sasl/follow.ts';
import {gradeOf, isMechanismName, knownMechanisms} from '../../source/sasl/grades.ts';
import {guessBase64} from '../../source/sasl/guess.ts';
import {clientMechanisms, mechanismOf, tokenMechanisms} from '../../source/sasl/lookup.ts';
import {mechanisms} from '../../source/sasl/mechanisms.ts';
import {readMessages} from '../../source/sasl/messages.ts';
import {pickMechanism} from '../../source/sasl/pick.ts';
import {promptKind, promptText} from '../../source/sasl/prompt.ts';
import {isEncodedText, readOpening, secretInCommand} from '../../source/sasl/secret-lines.ts';
import {isSecretMessage} from '../../source/sasl/secrets.ts';
import {passwordSlips, userSlips} from '../../source/sasl/slips.ts';
import type {Credentials, SaslContext, Step} from '../../source/sasl/step.ts';
import {shown} from '../support/shown.ts';
import {base64, exchange} from './exchange.ts';
import {begin, reply} from './play.ts';

// Times are told in the zone of the machine.
process.env.TZ = 'UTC';
const now = Date.parse('2026-03-01T12:00:00Z');
const rows = (list: readonly unknown[]): string =>
	`${list.map(one => (typeof one === 'string' ? one : shown(one))).join('\n')}\n`;

type Challenge = string | Uint8Array | ((last: string, value: (label: string) => string) => string);

/** Each step: what goes out, what was computed for it, what was remarked. */
async function played(
	name: string,
	credentials: Credentials,
	challenges: readonly Challenge[],
	changes: Partial<SaslContext> = {},
): Promise<string> {
	let step: Step = await begin(name, credentials, changes);
	const told = [`===== ${name} ${shown(credentials)} ${shown(changes)}`, outOf(step)];
	for (const challenge of challenges) {
		const last = step.type === 'send' && step.bytes ? Buffer.from(step.bytes).toString() : '';
		const {computed} = step;
		const said =
			typeof challenge === 'function'
				? challenge(last, label => computed.find(one => one.label === label)?.value ?? '')
				: challenge;
		step = await reply(step, said);
		told.push(`S: ${shown(said)}`, outOf(step));
	}

	return `${told.join('\n')}\n`;
}

function outOf(step: Step): string {
	const {computed} = step;
	const values = computed.map(({label, value, secret}) => `\t${label}${secret ? ' (secret)' : ''}: ${value}`);
	const head =
		step.type === 'stop'
			? `stop, ${step.reason}: ${step.message}`
			: `C: ${shown(step.bytes)} proof ${step.proof} ${shown(step.remarks)}`;
	return [head, ...values].join('\n');
}

const ann = {user: 'ann', password: 'pencil'};
const odd = {user: 'a,n=n', password: 'pen\u00adcil ö', authzid: 'böss'};
const token = {user: 'ann@example.org', token: 'ya29.abc'};
const nonce = (last: string): string => /r=([^,]*)/.exec(last)?.[1] ?? '';
const serverFirst =
	(more: string) =>
	(last: string): string =>
		`r=${nonce(last)}srv,${more}`;
const digest = 'realm="example.org",nonce="OA6MG9tEQGm2hh",qop="auth",algorithm=md5-sess,charset=utf-8';
const ntlmChallenge = Buffer.concat([
	Buffer.from('NTLMSSP\0\x02\0\0\0', 'latin1'),
	Buffer.from([6, 0, 6, 0, 56, 0, 0, 0]),
	Buffer.from([0x05, 0x82, 0x89, 0xa2]),
	Buffer.from('0123456789abcdef', 'hex'),
	Buffer.alloc(8),
	Buffer.from([36, 0, 36, 0, 62, 0, 0, 0]),
	Buffer.from('0a0063450000000f', 'hex'),
	Buffer.from('DOM', 'utf16le'),
	Buffer.from('02000600', 'hex'),
	Buffer.from('DOM', 'utf16le'),
	Buffer.from('01000a00', 'hex'),
	Buffer.from('MAILS', 'utf16le'),
	Buffer.from('07000800', 'hex'),
	Buffer.from('0090d336b734c301', 'hex'),
	Buffer.from('00000000', 'hex'),
]);
const withFlags = (flags: number): Uint8Array => {
	const bytes = Buffer.from(ntlmChallenge);
	bytes.writeUInt32LE(flags, 20);
	return bytes;
};

test('the client’s side', async () => {
	const told = [
		...(await Promise.all(
			clientMechanisms
				.filter(({name}) => !/^SCRAM-SHA-?(?:224|384|512)|3-512-PLUS|1-PLUS/.test(name))
				.flatMap(({name}) => [
					played(name, ann, ['']),
					played(name, ann, ['x'], {
						initialResponse: true,
						plusOffered: true,
						channelBinding: new Uint8Array([1, 2, 3]),
					}),
					played(name, {user: ''}, ['']),
					played(name, {...odd, charset: 'latin-1'}, []),
					played(name, odd, ['', '']),
					played(name, token, ['']),
				]),
		)),
		await played('LOGIN', ann, ['Username:', 'Password:', 'Password:', 'Username:']),
		await played('LOGIN', ann, ['Password:', 'Username:', '?', '?', '?']),
		await played('LOGIN', ann, ['User Name\0', 'Password\0']),
		await played('LOGIN', odd, ['VXNlcm5hbWU6', 'Login and password:']),
		await played('CRAM-MD5', ann, ['<1896.697170952@postoffice.example.org>', 'again']),
		await played('CRAM-MD5', odd, ['no challenge at all']),
		await played('DIGEST-MD5', ann, [digest, (_, value) => `rspauth=${value('rspauth expected')}`, 'more']),
		await played('DIGEST-MD5', ann, [digest, 'rspauth=0123', '']),
		...(await Promise.all(
			[
				'nonce',
				'realm="x"',
				'nonce="",qop="auth"',
				'nonce="a",qop="auth-conf"',
				'nonce="a"',
				'nonce="a",qop="auth",algorithm=sha',
				'realm="a",realm="b",nonce="c",qop="auth-int,auth"',
				'nonce="a\\"b",nonce="c"',
				`${digest},stale=true`,
			].map(challenge => played('DIGEST-MD5', odd, [challenge])),
		)),
		await played('SCRAM-SHA-256', ann, [
			serverFirst('s=c2FsdHNhbHQ=,i=4096'),
			(_, value) => `v=${value('ServerSignature expected')}`,
			'more',
		]),
		await played('SCRAM-SHA-1', odd, [serverFirst('s=c2FsdHNhbHQ=,i=10'), 'v=AAAA']),
		await played('SCRAM-SHA-256-PLUS', ann, [serverFirst('s=c2FsdHNhbHQ=,i=4096'), 'e=invalid-proof'], {
			channelBinding: new Uint8Array([1, 2, 3]),
		}),
		await played('SCRAM-SHA-256', ann, [serverFirst('s=c2FsdA==,i=4096')], {
			plusOffered: true,
			channelBinding: new Uint8Array([1]),
		}),
		...(await Promise.all(
			['', 'x', 'r=other,s=c2FsdA==,i=4096'].map(challenge => played('SCRAM-SHA-256', ann, [challenge])),
		)),
		...(await Promise.all(
			[
				's=,i=4096',
				's=?,i=4096',
				's=c2FsdA==',
				'i=4096',
				's=c2FsdA==,i=0',
				's=c2FsdA==,i=-1',
				's=c2FsdA==,i=1000000',
				's=c2FsdA==,i=100000000',
				's=c2FsdA==,i=abc',
				's=c2FsdA==,i=4096,m=x',
				's=c2FsdA==,i=4096,x=y',
			].map(more => played('SCRAM-SHA-256', ann, [serverFirst(more), 'e=other-error'])),
		)),
		await played('OAUTHBEARER', token, ['{"status":"401","schemes":"bearer","scope":"mail"}', '']),
		await played('XOAUTH2', token, [
			'{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}',
			'x',
		]),
		await played('OAUTHBEARER', {...token, authzid: 'boss,x'}, [], {port: null}),
		...(await Promise.all(
			[
				ntlmChallenge,
				withFlags(0x201),
				withFlags(0x80201),
				withFlags(0x2),
				withFlags(0xa2098205),
				ntlmChallenge.subarray(0, 20),
				ntlmChallenge.subarray(0, 40),
				Buffer.from('NTLMSSP\0\x01\0\0\0', 'latin1'),
				Buffer.from('hello'),
			].map(challenge => played('NTLM', ann, [new Uint8Array(challenge), 'x'])),
		)),
		await played('NTLM', {user: 'DOM\\ann', password: 'pencil'}, [new Uint8Array(ntlmChallenge)]),
		await played('NTLM', {user: 'ann@dom.example', password: 'pencil'}, [new Uint8Array(ntlmChallenge)], {
			initialResponse: true,
		}),
	];
	await expect(told.join('\n')).toMatchFileSnapshot('snapshots/client.txt');
});

const b = base64;
const jwt = (claims: object): string =>
	[{alg: 'RS256', typ: 'JWT'}, claims, 'x']
		.map(part => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
		.join('.');
const bearer = (user: string, value: string): string => b(`user=${user}\x01auth=Bearer ${value}\x01\x01`);
const exchanges: readonly AuthExchange[] = [
	exchange('PLAIN', `C: ${b('\0ann\0pencil')}`),
	exchange('PLAIN', `C: ${b('boss\0ann\0pencil\n')}`),
	exchange('PLAIN', 'S: ', `C: ${b('ann\0pencil')}`),
	exchange('PLAIN', 'S: ', `C: ${b('\0\0')}`),
	exchange('PLAIN', 'S: ', `C: ${b('\0ann\0pen\0cil')}`),
	exchange('PLAIN', 'S: ', `C: ${b('\0ann\0')}`, 'S: bW9yZQ==', 'C: *'),
	exchange('PLAIN', 'C: AGFubgBwZW5jaWw'),
	exchange('PLAIN', 'C: ann:pencil'),
	exchange('PLAIN', 'C: '),
	exchange('PLAIN', `C: ${b(b('\0ann\0pencil'))}`),
	exchange('PLAIN', `C: ${b('"\0"ann"\0"pencil"')}`),
	exchange('PLAIN', `C: ${Buffer.from('\0ann\0pencil\xe4', 'latin1').toString('base64')}`),
	exchange('LOGIN', 'S: VXNlcm5hbWU6', `C: ${b('ann')}`, 'S: UGFzc3dvcmQ6', `C: ${b('pencil')}`),
	exchange('LOGIN', `C: ${b('ann')}`, 'S: UGFzc3dvcmQ6', `C: ${b('pencil ')}`),
	exchange('LOGIN', 'S: Username:', 'C: ann', 'S: UGFzc3dvcmQ6', 'C: '),
	exchange('LOGIN', 'S: UGFzc3dvcmQ6', `C: ${b('pencil')}`, 'S: VXNlcm5hbWU6', `C: ${b('ann')}`),
	exchange('LOGIN', 'S: VXNlcm5hbWU6', `C: ${b('\0ann\0pencil')}`, 'S: UGFzc3dvcmQ6', 'C: ••••••••'),
	exchange('LOGIN', 'S: ', `C: ${b('a')}`, 'S: ', `C: ${b('b')}`, 'S: ', `C: ${b('c')}`),
	exchange(
		'CRAM-MD5',
		`S: ${b('<1896.697170952@postoffice.example.org>')}`,
		`C: ${b(`ann ${'0'.repeat(32)}`)}`,
	),
	exchange('CRAM-MD5', `S: ${b('hello')}`, `C: ${b('ann')}`),
	exchange('CRAM-MD5', `S: ${b('<12345.1772366400@x>')}`, `C: ${b(`a b c ${'A'.repeat(32)}`)}`),
	exchange('CRAM-SHA256', `S: ${b('<a@b>')}`, `C: ${b(`ann ${'0'.repeat(64)}`)}`),
	exchange('CRAM-MD5', `S: ${b('<a@b>')}`, `C: ${b(`ann ${'0'.repeat(31)}`)}`),
	exchange(
		'DIGEST-MD5',
		`S: ${b(digest)}`,
		`C: ${b('charset=utf-8,username="ann",realm="example.org",nonce="OA6MG9tEQGm2hh",nc=00000001,cnonce="x",digest-uri="smtp/mx",response=d388dad90d4bbd760a152321f2143af7,qop=auth,authzid="boss"')}`,
		`S: ${b('rspauth=ea40f60335c427b5527b84dbabcdfffd')}`,
		'C: ',
	),
	exchange('DIGEST-MD5', 'S: ', `C: ${b('realm="x"')}`),
	exchange(
		'DIGEST-MD5',
		`S: ${b('nonce="x",qop="auth",algorithm=md5-sess')}`,
		`C: ${b('username="a",realm="c",nonce="x",nc=00000001,cnonce="q",response=d388dad90d4bbd760a152321f2143af7,digest-uri="SMTP/mx",foo=1')}`,
	),
	exchange(
		'DIGEST-MD5',
		`S: ${b('realm="c",nonce="x",qop="auth",algorithm=md5-sess,nonce="y"')}`,
		`C: ${b('username="a",nonce="x",nc=00000001,cnonce="q",response=d388dad90d4bbd760a152321f2143af7,digest-uri="smtp/mx",stray')}`,
	),
	exchange('DIGEST-MD5', `S: ${b('nonce')}`, `C: ${b('username="a"')}`),
	exchange(
		'DIGEST-MD5',
		`S: ${b('realm="a",realm="b",nonce="x",qop="auth-int,auth-conf",maxbuf=99,stale=true,cipher="rc4,des",algorithm=md5,foo=bar')}`,
		`C: ${b('username="a",realm="c",nonce="y",nc=2,cnonce="",response=xyz,digest-uri="imap/x",qop=auth')}`,
		`S: ${b('rspauth=x')}`,
	),
	exchange(
		'NTLM',
		`C: ${Buffer.from('NTLMSSP\0\x01\0\0\0\x07\x82\x08\xa2', 'latin1').toString('base64')}`,
		`S: ${ntlmChallenge.toString('base64')}`,
		`C: ${Buffer.from('NTLMSSP\0\x03\0\0\0', 'latin1').toString('base64')}`,
	),
	exchange('NTLM', 'S: ', 'C: aGVsbG8='),
	exchange(
		'OAUTHBEARER',
		`C: ${b('n,a=ann@example.org,\x01host=mx\x01port=587\x01auth=Bearer abc\x01\x01')}`,
		`S: ${b('{"status":"invalid_token","scope":"mail","openid-configuration":"https://x.example/"}')}`,
		`C: ${b('\x01')}`,
	),
	exchange('OAUTHBEARER', `C: ${b('auth=Bearer')}`),
	exchange(
		'XOAUTH2',
		`C: ${bearer('ann@example.org', jwt({aud: 'https://outlook.office365.com', exp: now / 1000 - 600, iat: now / 1000 - 4200, scp: 'SMTP.Send', upn: 'ann@example.org', iss: 'https://sts.example/', appid: 'app'}))}`,
		`S: ${b('{"status":"400","schemes":"bearer","scope":"x"}')}`,
		'C: ',
	),
	exchange(
		'XOAUTH2',
		`C: ${bearer('ann', jwt({aud: ['a', 'b'], exp: now / 1000 + 90, nbf: now / 1000 + 30, roles: ['SMTP.SendAsApp'], scope: 'openid'}))}`,
		'S: eyJ9',
		'C: x',
	),
	exchange('XOAUTH2', `C: ${bearer('', 'opaque')}`, `S: ${b('{"status":"401"}')}`),
	exchange('XOAUTH2', `C: ${b('user=a\x01auth=Basic abc\x01\x01')}`),
	exchange('XOAUTH2', `C: ${b('user=a auth=Bearer abc')}`),
	exchange('XOAUTH2', `C: ${b('user=a auth=Bearer abc\x01\x01')}`),
	exchange('OAUTHBEARER', `C: ${b('n,a=ann auth=Bearer abc,\x01\x01')}`),
	exchange(
		'SCRAM-SHA-256',
		`C: ${b('n,,n=ann,r=abc')}`,
		`S: ${b('r=abcdef,s=c2FsdA==,i=4096')}`,
		`C: ${b('c=biws,r=abcdef,p=eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=')}`,
		`S: ${b('v=eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=')}`,
		'C: ',
	),
	exchange(
		'SCRAM-SHA-1-PLUS',
		`C: ${b('p=tls-exporter,a=bo=2Css,n=a=3Dnn,r=abc')}`,
		`S: ${b('r=xyz,s=?,i=1')}`,
		`C: ${b('c=eA==,r=abc,p=eA==')}`,
		`S: ${b('e=invalid-encoding')}`,
	),
	exchange('SCRAM-SHA-256', `C: ${b('y,,n=ann,r=abc')}`, `S: ${b('m=x,r=abcdef,s=c2FsdA==,i=99999999')}`),
	exchange('EXTERNAL', 'C: '),
	exchange('EXTERNAL', 'S: ', `C: ${b('ann@example.org')}`),
	exchange('ANONYMOUS', `C: ${b('ann@example.org')}`),
	exchange('ANONYMOUS', 'S: ', 'C: '),
	exchange('ANONYMOUS', 'S: aGVsbG8=', `C: ${b('no address')}`),
	exchange('ANONYMOUS', 'C: ann@example.org'),
	exchange('ANONYMOUS', `C: ${b('x'.repeat(256))}`),
	exchange('ANONYMOUS', `C: ${b('x'.repeat(255))}`),
	exchange('ANONYMOUS', `C: ${Buffer.from([0xff]).toString('base64')}`),
	exchange(
		'GSSAPI',
		'C: YIIB',
		'S: YIIB',
		'C: ',
		`S: ${Buffer.from([7, 0, 16, 0]).toString('base64')}`,
		`C: ${Buffer.from([1, 0, 0, 0, 97]).toString('base64')}`,
	),
	exchange('MSN', 'C: aGVsbG8='),
	exchange(
		'OAUTH10A',
		`C: ${b('n,a=ann,\x01host=mx\x01port=587\x01auth=OAuth realm="x",oauth_consumer_key="k",oauth_signature="s"\x01\x01')}`,
	),
	exchange('X-OTHER', 'S: aGVsbG8=', 'C: d29ybGQ=', 'S: no base64', 'C: no base64!'),
	exchange('', 'S: ', `C: ${b('secret')}`),
	exchange('X-OTHER', 'S: *', 'C: *'),
	exchange('PLAIN', 'S: abc••••', 'C: abc••••'),
	exchange(
		'CRAM-MD5',
		`S: ${b('<a@b>')}`,
		`C: ${b(`ann ${'z'.repeat(32)}`)}`,
		`S: ${b('<c@d>')}`,
		`C: ${b(' 0')}`,
	),
	exchange('CRAM-MD5', 'S: ', `C: ${b(`ann ${'0'.repeat(33)}`)}`),
	exchange(
		'CRAM-SHA1',
		`S: ${Buffer.from([0xff, 0xfe]).toString('base64')}`,
		`C: ${b(`ann ${'0'.repeat(40)}`)}`,
	),
	exchange('CRAM-OTHER', `S: ${b('<a@b>')}`, `C: ${b(`ann ${'0'.repeat(32)}`)}`),
	exchange('PLAIN', `C: ${b(`\0ann\0${'p'.repeat(5000)}`)}`),
	exchange('PLAIN', `C: ${b(`\0ann\0${'p'.repeat(50_000)}`)}`),
	exchange(
		'OAUTHBEARER',
		`C: ${b(`n,,\x01${Array.from({length: 90}, (_, at) => `k${at}=v\x01`).join('')}auth=Bearer x\x01\x01`)}`,
	),
];

/** With what is decided of each message when it is sent. */
function asFollowed(recorded: AuthExchange): AuthExchange {
	const {mechanism, messages} = recorded;
	const followed: AuthMessage[] = [];
	for (const message of messages) {
		const secret = message.from === 'client' && isSecretMessage(mechanism, followed, message.text);
		followed.push({...message, secret});
	}

	return {...recorded, messages: followed};
}

test('what is read', async () => {
	const told: string[] = [];
	for (const recorded of exchanges) {
		const one = asFollowed(recorded);
		const messages = readMessages(one);
		const mechanism = mechanismOf(one.mechanism);
		const proof = mechanism.prove?.(messages.filter(({bytes}) => bytes.length > 0)) ?? null;
		told.push(
			`===== ${one.mechanism} ${shown(one.messages.map(({from, text}) => `${from} ${text}`))}`,
			...decodeSasl(one, {now}).flatMap(({entryId: _, fields, ...step}) => [
				shown(step),
				...fields.map(field => `\t${shown(field)}`),
			]),
			`without a clock: ${shown(decodeSasl(one).flatMap(({fields}) => fields.filter(({value}) => /ago|left|in /.test(value))))}`,
			`identity ${identityOf(one)}, acting as ${actingAs(one)}`,
			`secret: ${messages.map((message, at) => (message.from === 'client' && message.bytes.length > 0 ? mechanism.isSecret(message, messages.slice(0, at)) : '-')).join(' ')}`,
			...messages.map((_, at) => `asks after ${at}: ${shown(mechanism.asks(messages.slice(0, at)))}`),
			`asks at the end: ${shown(mechanism.asks(messages))}`,
			`proof: ${proof === null ? 'none' : shown({user: proof.user, cost: proof.cost})}`,
			`check: ${shown(await checkBelief(one, {user: 'ann', password: 'pencil'}))}`,
		);
	}

	await expect(told.join('\n')).toMatchFileSnapshot('snapshots/read.txt');
});

test('what Enter would send', async () => {
	const asked = [
		exchange('PLAIN', 'S: '),
		exchange('LOGIN', 'S: VXNlcm5hbWU6'),
		exchange('LOGIN', 'S: VXNlcm5hbWU6', `C: ${b('ann')}`, 'S: UGFzc3dvcmQ6'),
		exchange('CRAM-MD5', `S: ${b('<a@b>')}`),
		exchange('XOAUTH2'),
		exchange('X-OTHER', 'S: aGVsbG8='),
		exchange('EXTERNAL', 'S: '),
		exchange('SCRAM-SHA-256', `C: ${b('n,,n=ann,r=abc')}`, `S: ${b('r=abcdef,s=c2FsdA==,i=4096')}`),
	];
	const typed = [
		'*',
		'=',
		'ann',
		'ann\\0ann\\0pencil',
		'\\0ann\\0pencil',
		b('\0ann\0pencil'),
		b('pencil'),
		b('pencil\n'),
		'pencil12',
		'YWJj',
		'abcd',
		'YW Jj',
		'YWJj=',
		' ann ',
		'ä',
		'',
		'ann\nbob',
		'YWJj\nYWJj',
		'YWJj \r\n YWJj\r\n',
		'YWJjZGVm',
		'YWJjZGVmZ2hp',
		b('alice@example.org\n'),
		b('alice@example.org\r\n'),
		b('alice@example.org').replace('=', ''),
		`${b('alice@example')} ==`,
		`${b('alice@example.org')}${b('alice@example.org')}`,
		b('\0ann\0pencil\n'),
		b('\0ann\0pencil').slice(0, -1),
	];
	const told = asked.flatMap(one => [
		`===== ${one.mechanism} ${shown(one.messages.map(({text}) => text))}`,
		...typed.flatMap(text => [
			`${shown(text)} ${shown(readAnswer(text, one))}`,
			`\tthe other way: ${shown(readAnswer(text, one, 'plain').line)} ${shown(readAnswer(text, one, 'as-is').why)} problem: ${answerProblem(one, text)}`,
		]),
	]);
	await expect(rows(told)).toMatchFileSnapshot('snapshots/answers.txt');
});

test('lists', async () => {
	const have = {password: true, token: false, secure: true, channelBinding: true};
	const offers = [
		[],
		['PLAIN'],
		['plain', 'LOGIN', 'CRAM-MD5'],
		clientMechanisms.map(({name}) => name),
		['XOAUTH2', 'PLAIN'],
		['EXTERNAL', 'ANONYMOUS'],
		['GSSAPI', 'X-Y'],
		['SCRAM-SHA-256-PLUS', 'SCRAM-SHA-256'],
		['DIGEST-MD5', 'LOGIN'],
	];
	const states = [
		have,
		{...have, secure: false},
		{...have, channelBinding: false},
		{...have, password: false, token: true},
		{...have, token: true},
		{...have, password: false, certificate: true},
		{...have, password: false},
		{...have, actsAs: true},
	];
	const lines = [
		'AUTH',
		'AUTH PLAIN',
		'AUTH PLAIN AGFubgBwZW5jaWw=',
		'auth login YW5u',
		'AUTH secretword',
		'AUTH SCRAM-X abc',
		'AUTH PLAIN =',
		'AUTH PLAIN =  ',
		'AUTH PLAIN AGFubgBwZW5jaWw=  ',
		'AUTH PLAIN ••••••••',
		'X-EXPS LOGIN YW5u',
		'MAIL FROM:<a@b> AUTH=c',
		'XCLIENT LOGIN=ann',
		'AUHT PLAIN AGFubgBwZW5jaWw=',
		'AUTHPLAIN AGFubgBwZW5jaWw=',
		'AUTHPLAINAGFubgBwZW5jaWwAAAAAAAA',
		'/AUTH PLAIN AGFubgBwZW5jaWw=',
		'a1 LOGIN alice secret',
		'PASS secret',
		'USER alice',
		'password: secret',
		'AGFubgBwZW5jaWw=',
		'FOO AGFubgBwZW5jaWw=',
		'FOO dXNlcj1hAWF1dGg9QmVhcmVyIHgBAQ==',
		'cGVuY2lsMTIz',
		'cGVuY2ls',
		'hello',
		'HELP me',
		'smtp://ann:pencil@mx.example.org',
		'FETCH http://ann:pencil@x/',
		'a b c LOGIN x',
		'   PASS   secret  ',
	];
	const prompts = [
		'VXNlcm5hbWU6',
		'UGFzc3dvcmQ6',
		'Username:',
		'User name and password',
		b('Kennwort\0'),
		b('PIN:'),
		b('spin'),
		b('Введите пароль'),
		b('Benutzername'),
		'x',
		b('\u0007\u0001'),
	];
	const pasted = [
		b('\0ann\0pencil'),
		b('Username:'),
		b('ann@example.org'),
		b(digest),
		b('<a.1@b>'),
		b(`ann ${'0'.repeat(32)}`),
		ntlmChallenge.toString('base64'),
		bearer('ann', 'x'),
		b('n,a=ann,\x01auth=Bearer x\x01\x01'),
		b('n,,n=ann,r=x'),
		b('{"status":"400"}'),
		b('username="a",response=b'),
		'YW5u\n',
		'????',
		b(new Uint8Array([0xff, 0xfe])),
	];
	const texts = [
		'YQ==',
		'YQ=',
		'YQ',
		'Y',
		'YR==',
		'YWI=',
		'YWJj',
		'YWJj\r\n',
		'YW Jj',
		'YW-_',
		'YW+/',
		'YWJj=',
		'YWJj====',
		'=',
		'====',
		'YW=j',
		'ä',
		`${'YWJj'.repeat(30)}`,
		'YWJjCg==',
		'ICB4',
		'"YWJj"',
		'<YWJj>',
		'YWJj.',
		'YWJj\nYWJj',
		'.YWJj',
		...[59, 60, 64, 72, 76, 80].map(length => 'YWJj'.repeat(20).slice(0, length)),
		`${'YWJj'.repeat(14)}YWI=`,
		b(b('\0ann\0pencil')),
		b(b('pencil\n')),
		b('YWJj'),
	];
	const opening = lines.filter(line => /^(?:AUTH|X-EXPS)/i.test(line));
	let followed = beginExchange('AUTH LOGIN', 1).exchange;
	const steps = [shown(followed)];
	for (const [at, line] of ['YW5u', 'cGVuY2ls', '*'].entries()) {
		const step = continueExchange(followed, line, at * 2 + 3);
		followed = step.exchange;
		steps.push(shown(step));
	}

	for (let at = 0; at < 20; at++) {
		followed = answerExchange(followed, 334, `challenge ${at}`, 100 + at);
		followed = continueExchange(followed, `answer ${at}`, 200 + at).exchange;
		steps.push(followed.messages.map(({text}) => text).join(' | '));
	}

	const answered = [334, 235, 535, 454, 501, 421].flatMap(code =>
		[beginExchange('AUTH LOGIN', 1).exchange, followed].map(one =>
			shown(answerExchange(one, code, ' VXNlcm5hbWU6 ', 2)),
		),
	);
	await expect(
		[
			...mechanisms.map(shown),
			`tokens: ${tokenMechanisms.map(({name}) => name)}`,
			...[
				...[...knownMechanisms, 'X-OTHER', 'plain', 'SCRAM-SHA-3', 'scram-sha-9-plus', 'GS2-KRB5'],
				...['GS2-KRB5-PLUS', 'A B', 'ä', 'x_y-9', ''],
			].map(name => `${shown(gradeOf(name))} ${isMechanismName(name)}`),
			...['', 'ann', 'A', 'a-b', 'A_B-9', 'ABCDEFGHIJKLMNOPQRSTU'].map(
				word => `${word} ${isMechanismName(word)}`,
			),
			...offers.flatMap(offered =>
				states.map(state => `${offered} ${shown(state)}: ${shown(pickMechanism(offered, state))}`),
			),
			...lines.map(
				line =>
					`${shown(line)}: ${(['none', 'word', 'line'] as const).map(late => shown(secretInCommand(line, late))).join(' ')} ${isEncodedText(line)}`,
			),
			...opening.map(line => `${line}: ${shown(readOpening(line))} ${shown(beginExchange(line, 7))}`),
			...steps,
			...answered,
			...prompts.map(text => `${text}: ${promptKind(text)} ${shown(promptText(text))}`),
			...pasted.map(text => `${shown(text)}: ${shown(guessBase64(text))}`),
			...texts.map(
				text =>
					`${shown(text)}: ${shown(analyseBase64(text))} ${shown(base64Problems(analyseBase64(text), 'client', true))} ${shown(base64Problems(analyseBase64(text), 'server', false))}`,
			),
			...['pencil', 'Pen Cil', 'grüße', ' x ', 'пароль'].map(
				word => `${word}: ${shown(passwordSlips(word))}`,
			),
			...['ann', 'ann@example.org', 'DOM\\ann', 'Ann'].map(word => `${word}: ${shown(userSlips(word))}`),
		].join('\n'),
	).toMatchFileSnapshot('snapshots/lists.txt');
});
