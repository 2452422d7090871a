import {expect, test} from 'vitest';
import {type Case, file, ranAgainst} from '../../support/ran-against.ts';

file('letter.eml', 'Subject: x\n\n.dot\nlast\n');

async function sections(cases: readonly Case[]): Promise<string> {
	const parts: string[] = [];
	for (const one of cases) {
		parts.push(await ranAgainst(one));
	}

	return parts.join('\n\n');
}

const keywords = ['STARTTLS', 'SIZE 1000', 'AUTH PLAIN LOGIN'];
const inTls = ['AUTH PLAIN LOGIN'];

/** What a script of these lines would send, and what it sends. */
const dry = (input: string, ...more: readonly string[]): Case => ({
	argv: ['run', '127.0.0.1', '--dry-run', ...more],
	input,
	out: 'all',
});

test('what a script would send', async () => {
	// biome-ignore-start lint/suspicious/noTemplateCurlyInString: that is how scripts write it
	const scripts = [
		'EHLO me.example\n# a comment\n\n//slash\nQUIT\n',
		'MAIL FROM:<a@b.example>\nDATA\nSubject: x\n\n.stuffed\n/expect in the message\n.\nQUIT\n',
		'DATA\n/expect 354\n/raw "x\\r\\n"\n.\n',
		'DATA\n/file FOLDER/letter.eml\nNOOP\n',
		'/file FOLDER/letter.eml\nNOOP\n',
		'AUTH PLAIN AGFubgBzZWNyZXQ=\nNOOP\n',
		'AUTH LOGIN\nYW5u\nc2VjcmV0\nNOOP\n',
		'AUTH LOGIN\n/base64 ann\n/password\n/expect 235\nMAIL FROM:<a@b.example>\n',
		'AUTH LOGIN\n*\nNOOP\n',
		'/auth\n/auth PLAIN\n/auth PLAIN ann secret-7\n/auth LOGIN ann as=bob initial=no\n',
		'/tls\n/STARTTLS\n/reconnect\n/wait 2s\n/keep-alive 30s\n/charset koi8-r\n',
		'/set NAME value\n/line X ${NAME}\n/set PASSWORD secret-7\n/line AUTH PLAIN AGFubgBzZWNyZXQ=\n',
		'/line ${NOSUCH_VARIABLE}\n',
		'/line ${FROM_ENVIRONMENT}\n',
		'/set 1X y\n',
		'/set X\n',
		'/burst\nNOOP\nRSET\n/end\nQUIT\n',
		'/burst\nNOOP\n',
		'/end\n',
		'/raw "AUTH PLAIN AGFubgBzZWNyZXQ=\\r\\n"\n',
		'/raw "\\q"\n',
		'/expect\n',
		'/expect 999\n',
		'/expect cert.days > x\n',
		'/wait soon\n',
		'/keep-alive soon\n',
		'/charset klingon\n',
		'/find x\n',
		'/nosuch\n',
		'/tsl\n',
		'/\n',
		'NOOP\n/base64 x\n',
		'DATA\n/wait 1s\n.\n',
		'',
		'\r\nNOOP\r\n',
	];
	// biome-ignore-end lint/suspicious/noTemplateCurlyInString: that is how scripts write it
	const cases = scripts.map(script => ({
		...dry(script),
		variables: {FROM_ENVIRONMENT: 'from outside'},
	}));
	await expect(
		await sections([...cases, dry('NOOP\n', '--format', 'json'), dry('AUTH LOGIN\nx\n', '--format', 'json')]),
	).toMatchFileSnapshot('snapshots/dry.txt');
});

const played = (
	input: string,
	server: Case['server'] = {keywords, inTls},
	...more: readonly string[]
): Case => ({
	argv: ['run', 'HOST', '--ehlo', 'client.example.net', ...more],
	input,
	server: server ?? {},
	out: 3,
});

test('what it sends, and how it ends', async () => {
	const mail = 'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<c@d.example>\nDATA\nSubject: x\n\n..\n.\n';
	const refusing = (verb: string, reply: string) => ({keywords, replies: {[verb]: reply}});
	const trusted = ['--ca', 'FOLDER/ca.pem'];
	const cases = [
		played(`${mail}QUIT\n`),
		played(mail),
		played('EHLO me.example\nDATA\nunfinished\n'),
		...['CONNECT', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'DOT'].flatMap(verb => [
			played(`${mail}QUIT\n`, refusing(verb, '550 5.7.1 no')),
			played(`${mail}QUIT\n`, refusing(verb, '450 4.7.1 later'), '--stop-on-refusal', '--exit-detail'),
			played(`${mail}QUIT\n`, refusing(verb, 'close')),
		]),
		played('NOOP\n/expect 250\nNOOP\n/expect 5xx\nQUIT\n'),
		played('NOOP\n/expect 550\nQUIT\n', refusing('NOOP', '550 no')),
		played('NOOP\n/expect 250\nQUIT\n', refusing('NOOP', '550 no')),
		played('NOOP\n/expect 5.7.1\n/expect 4.7.1\nQUIT\n', refusing('NOOP', '550 5.7.1 no')),
		played(
			'/expect cap SIZE\nEHLO me.example\n/expect cap size\n/expect cap AUTH plain\n/expect no cap AUTH\n/expect cap DSN\n/expect no cap DSN\nQUIT\n',
		),
		played('/expect tls >= 1.2\n/expect no tls\n/expect verified\n/expect cert.days > 1\nQUIT\n'),
		played(
			'EHLO me.example\n/starttls\n/expect tls = 1.3\n/expect tls < 1.2\n/expect no tls\n/expect verified\n/expect cert.days >= 1\n/expect cert.days > 99999\nQUIT\n',
			{keywords, inTls},
			...trusted,
		),
		played('EHLO me.example\n/starttls\nNOOP\nQUIT\n'),
		played('EHLO me.example\n/starttls\nNOOP\nQUIT\n', {keywords, inTls}, '--insecure'),
		played('EHLO me.example\n/starttls\nNOOP\nQUIT\n', refusing('STARTTLS', '454 later')),
		played('EHLO me.example\n/starttls\nNOOP\nQUIT\n', {}),
		played('NOOP\n/reconnect\nNOOP\nQUIT\n/reconnect\nEHLO again.example\nQUIT\n'),
		played('EHLO me.example\nQUIT\nNOOP\n'),
		played('NOOP\nNOOP\n', refusing('NOOP', '421 bye')),
		played('NOOP\n/connect\n', refusing('NOOP', 'close')),
		played('NOOP\n/reconnect\nRSET\nQUIT\n', refusing('NOOP', 'close')),
		played('/burst\nNOOP\nRSET\n/end\nQUIT\n'),
		played('/raw "NOOP\\r\\n"\n/line \n/line /x\nQUIT\n'),
		played(
			'EHLO me.example\nMAIL FROM:<a@b.example>\nRCPT TO:<c@d.example>\n/file FOLDER/letter.eml\nQUIT\n',
		),
		played('DATA\n/file FOLDER/letter.eml\nQUIT\n'),
		played('DATA\n/raw ".\\r\\n"\nQUIT\n'),
		played('/file FOLDER/nosuch.eml\nQUIT\n'),
		played('/file FOLDER/letter.eml\nQUIT\n', refusing('DATA', '503 no')),
		played('/charset koi8-r\nNOOP Привет\nQUIT\n'),
		// biome-ignore lint/suspicious/noTemplateCurlyInString: that is how scripts write it
		played('/set X 1\n/line NOOP ${X}\n/wait 1ms\nQUIT\n'),
		played(
			'EHLO me.example\n/auth PLAIN ann\nQUIT\n',
			{keywords},
			'--auth-password-command',
			'echo secret-7',
		),
		played(
			'EHLO me.example\n/auth PLAIN ann\nQUIT\n',
			{keywords},
			'--auth-password-command',
			'echo secret-7',
			'--allow-clear-auth',
		),
		played(
			'EHLO me.example\n/auth\nQUIT\n',
			{keywords},
			'--auth-user',
			'ann',
			'--auth-password-command',
			'echo secret-7',
			'--allow-clear-auth',
		),
		played(
			'EHLO me.example\n/auth NOSUCH ann\nQUIT\n',
			{keywords},
			'--auth-password-command',
			'echo secret-7',
			'--allow-clear-auth',
		),
		played(
			'EHLO me.example\n/auth PLAIN ann\nQUIT\n',
			{keywords, replies: {AUTH: '535 no'}},
			'--auth-password-command',
			'echo secret-7',
			'--allow-clear-auth',
		),
		played(
			'EHLO me.example\nAUTH LOGIN\n/base64 ann\n/password\nQUIT\n',
			{keywords, replies: {AUTH: '334 VXNlcm5hbWU6', answer: ['334 UGFzc3dvcmQ6', '235 ok']}},
			'--auth-password-command',
			'echo secret-7',
			'--allow-clear-auth',
		),
		played(
			'EHLO me.example\nAUTH LOGIN\n/base64 ann\n/password\nQUIT\n',
			{keywords, replies: {AUTH: '334 VXNlcm5hbWU6', answer: ['334 UGFzc3dvcmQ6', '235 ok']}},
			'--auth-password-command',
			'echo secret-7',
		),
		played('EHLO me.example\nAUTH LOGIN\n*\nQUIT\n', {
			keywords,
			replies: {AUTH: '334 VXNlcm5hbWU6', answer: '501 cancelled'},
		}),
		// Where a line may need the password, it is there before anything is connected.
		played('NOOP\n/auth PLAIN ann\nQUIT\n', {keywords}, '--auth-password-command', 'false'),
		played('NOOP\n/password\nQUIT\n', {keywords}, '--auth-password-command', 'false'),
		played('NOOP\nQUIT\n', {keywords}, '--auth-password-command', 'false'),
		played('/wait soon\nNOOP\nQUIT\n'),
		played('LHLO me.example\nQUIT\n', {}, '--protocol', 'lmtp'),
		{...played('NOOP\n/expect 250\n/expect 550\nQUIT\n', {}, '--format', 'junit'), out: 'all' as const},
		{...played('NOOP\nQUIT\n', {}, '--format', 'nosuch'), out: 'all' as const},
		{argv: ['run'], out: 'all' as const},
		{argv: ['run', '127.0.0.1', 'FOLDER/nosuch.smtp'], out: 'all' as const},
		{argv: ['run', '127.0.0.1', 'FOLDER/letter.eml', 'more'], out: 'all' as const},
	];
	const text = (await sections(cases))
		.replaceAll(/time="[\d.]+"/g, 'time="0"')
		.replaceAll(/\d+ days left \(until [^)]*\)/g, 'DAYS left');
	await expect(text).toMatchFileSnapshot('snapshots/played.txt');
	expect(text.replaceAll(/^(?:━━|C ).*$/gm, '')).not.toMatch(/secret-7/);
});

test('a secret that the server repeats is masked in the output and in the log', async () => {
	const text = await ranAgainst({
		argv: ['run', 'HOST', '--ehlo', 'client.example.net', '--allow-clear-auth', '--log', 'FOLDER/echoed.txt'],
		input: 'EHLO me.example\n/auth PLAIN ann\nQUIT\n',
		server: {
			keywords: ['AUTH PLAIN'],
			replies: {AUTH: '535 5.7.8 no entry for open-sesame', QUIT: '221 open-sesame'},
		},
		variables: {SMTPSCOPE_PASSWORD: 'open-sesame'},
		out: 'all',
		files: ['echoed.txt'],
	});
	const said = text.replace(/^.*variables:.*$/m, '').replace(/^.*server:.*$/m, '');
	expect(said.match(/no entry for .*/g)).toEqual(['no entry for [password-1]', 'no entry for [password-1]']);
	expect(said).not.toContain('open-sesame');
});
