/** What a rule says where its words depend on what was sent or seen. */
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';
import {login} from './conditions/parts.ts';

const offered = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 AUTH PLAIN LOGIN';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const tried = (text: string, reply = '535 5.7.8 authentication failed'): string =>
	`${offered}\n${login(text)}\nS: ${reply}`;
const prompted = (prompt: string): string =>
	`${offered}\nC: AUTH LOGIN\nS: 334 ${base64(prompt)}\nC: QUIT\nS: 501 no`;
const speaking = (text: string): string =>
	`unconnected\nfailed: speaks-clear-text {"stage":"handshake","firstText":"${text}\\r\\n"}`;
const set = (option: string): string =>
	`unconnected\nfailed: tls-configuration {"stage":"handshake","options":[{"option":"${option}"}]}`;

const cases: readonly (readonly [rule: string, session: string, says: string])[] = [
	...['\\0ann\\0pencil', '\\x00ann\\x00pencil', '%00ann%00pencil'].map(
		text => ['auth/plain-form', tried(text), 'has `\\0` as two characters'] as const,
	),
	['auth/plain-form', tried('ann:pencil'), 'has the form user:password'],
	['auth/plain-form', tried('pencil'), 'there are none in what was sent'],
	['auth/plain-form', tried('ann\0pencil'), 'there is only one'],
	['auth/plain-form', tried('\0a\0b\0c'), 'there are 3'],
	...['smtp', 'mail', 'mx', 'mx1', 'out', 'submission', 'relay', 'smtp-eu', 'SMTP'].map(
		name =>
			[
				'auth/short-user-name',
				`host: ${name}.example.org\n${tried('\0ann\0pencil')}`,
				'"user":"ann@example.org"',
			] as const,
	),
	[
		'auth/short-user-name',
		`host: www.example.org\n${tried('\0ann\0pencil')}`,
		'"user":"ann@www.example.org"',
	],
	['auth/short-user-name', `host: smtp.example\n${tried('\0ann\0pencil')}`, '"user":"ann@smtp.example"'],
	['auth/short-user-name', `host: 192.0.2.1\n${tried('\0ann\0pencil')}`, '"user":"ann@example.org"'],
	['auth/prompt-not-answered', prompted('Username:'), 'asked for the user name'],
	['auth/prompt-not-answered', prompted('password'), 'asked for the password'],
	['auth/prompt-not-answered', prompted(''), 'asked for an answer'],
	...['Username:', 'password', ''].map(
		prompt => ['auth/prompt-not-answered', prompted(prompt), 'another mechanism, such as PLAIN'] as const,
	),
	['auth/prompt-not-answered', prompted('Login name'), 'may not recognise this prompt'],
	['auth/base64-newline', tried('\0ann\0pencil\n'), 'password ends in an encoded newline (0A)'],
	['auth/base64-newline', tried('\0ann\0pencil\r\n'), '(0D 0A)'],
	['auth/base64-newline', tried('\0ann\0pencil\r'), '(0D)'],
	[
		'auth/base64-newline',
		`${offered}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ${base64('ann\n')}\nS: 334 UGFzc3dvcmQ6\nC: ${base64('pencil\n')}\nS: 535 no`,
		'user name and as password',
	],
	...['minVersion', 'maxVersion', 'ciphers'].map(
		option => ['tls/handshake-failed', set(option), 'leave nothing to offer'] as const,
	),
	['tls/handshake-failed', set('cert'), 'given here cannot be used'],
	...['HTTP/1.1 400', 'SSH-2.0', '* OK', '+OK'].map(
		text => ['tls/implicit-on-starttls-port', speaking(text), 'not a mail server’s greeting'] as const,
	),
	['tls/implicit-on-starttls-port', speaking('220 HTTP'), 'Connect with starttls://'],
];

test.each(cases)('%s: %j: %s', (rule, session, says) => {
	const finding = diagnose(entriesOf(session)).find(found => found.rule === rule);
	expect([finding?.message, finding?.advice, JSON.stringify(finding?.remedies)].join('\n')).toContain(says);
});
