/** Local commands that speak with a server at length, against one that answers as it is told: what both said. */
import {expect, test, vi} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {buildMessage} from '../../source/message/build.ts';
import type {BuiltMessage} from '../../source/message/letter.ts';
import {createSession} from '../../source/session/live-session.ts';
import type {Session} from '../../source/session/session.ts';
import {targetAt} from '../support/listening.ts';
import {type ReactiveSettings, reactiveServer} from '../support/reactive-server.ts';
import {type Answers, overriding, told} from './told-context.ts';

type Case = {
	readonly title: string;
	readonly server?: ReactiveSettings;
	/** Sent before the command is run, each after the reply to the one before. */
	readonly before?: readonly string[];
	readonly command: string;
	/** How often it was run before. */
	readonly again?: number;
	readonly answers?: Answers;
	/** What else the context is made of. */
	readonly more?: (session: Session, log: string[]) => Answers['more'];
};

/** What the command said and did, and what the server heard meanwhile. */
async function lived({
	title,
	server: settings,
	before = [],
	command,
	again = 0,
	answers,
	more,
}: Case): Promise<string> {
	await using server = await reactiveServer(settings);
	const session = createSession({target: targetAt(`127.0.0.1:${server.port}`)});
	const log: string[] = [];
	await session.connect();
	for (const line of before) {
		await session.type(line);
		await session.settled();
	}

	const given = (): Answers => ({...answers, ...(more && {more: more(session, log)})});
	for (let time = 0; time < again; time++) {
		await told(command, commands, session, given());
	}

	const heard = server.wire.length;
	const lines = await told(command, commands, session, given());
	session.close();
	await server.gone();
	return [
		`━━ ${title}: /${command} ${JSON.stringify(answers ?? {})}`,
		...log,
		...lines,
		...server.wire.slice(heard).map(line => `    ${line}`),
		'',
	]
		.join('\n')
		.replaceAll(`127.0.0.1:${server.port}`, 'HOST')
		.replaceAll(/took \d+ ms/g, 'took 0 ms');
}

async function sections(cases: readonly Case[]): Promise<string> {
	const parts: string[] = [];
	for (const one of cases) {
		parts.push(await lived(one));
	}

	return parts.join('\n');
}

const ehlo = ['EHLO me.example'];

test('every way to log in', async () => {
	const keywords = ['AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2 GSSAPI'];
	const asked = ['secret-7', '9'];
	const command = 'auth-matrix alice@example.org';
	const text = await sections([
		{title: 'all work', server: {keywords}, before: ehlo, command, answers: {asked}},
		{
			title: 'some do not',
			server: {keywords, replies: {AUTH: ['535 5.7.8 no', '334 ', '504 5.5.4 not this one', '235 ok']}},
			before: ehlo,
			command,
			answers: {asked},
		},
		{
			title: 'none, until the server has enough',
			server: {keywords, replies: {AUTH: ['535 5.7.8 no', '454 4.7.0 Too many failed logins']}},
			before: ehlo,
			command,
			answers: {asked},
		},
		{
			title: 'a budget of one',
			server: {keywords: ['AUTH PLAIN']},
			before: ehlo,
			command: 'auth-matrix',
			answers: {asked: ['alice', 'secret-7', ' 1 ']},
		},
		{
			title: 'refused when it comes again',
			server: {
				keywords: ['AUTH PLAIN'],
				replies: {CONNECT: ['220 hi', '220 hi', '421 4.7.0 too many connections']},
			},
			before: ehlo,
			command: 'auth-matrix alice',
			answers: {asked: ['secret-7', '5']},
		},
	]);
	await expect(text).toMatchFileSnapshot('snapshots/live.auth-matrix.txt');
});

test('a login over clear text to another machine is asked for', async () => {
	await using server = await reactiveServer({keywords: ['AUTH PLAIN']});
	const said: string[] = [];
	for (const yes of [false, true]) {
		const session = createSession({target: targetAt(`127.0.0.1:${server.port}`)});
		await session.connect();
		await session.type('EHLO me.example');
		// The same connection, as it would look from elsewhere.
		const elsewhere = overriding(session, {
			get entries() {
				return session.entries.map(entry =>
					entry.type === 'connected' ? {...entry, address: '192.0.2.1', host: 'mail.example.org'} : entry,
				);
			},
		});
		const lines = await told('auth-matrix alice', commands, elsewhere, {yes, asked: ['secret-7', '1']});
		session.close();
		said.push(...lines.filter(line => /^(?:confirm|read|→|note)/.test(line)));
	}

	const question =
		'confirm The connection to 127.0.0.1 is not encrypted: anyone in between can read the password. Connect with smtps://, or to a server that offers STARTTLS. Try anyway?';
	expect(said).toEqual([
		`${question}: no`,
		'→ {"said":"Nothing was sent."}',
		`${question}: yes`,
		'read Ways to log in',
		'note auth/matrix: 1 login tried. Work: PLAIN. The limit of 1 login is reached.',
		'→ {}',
	]);
});

const letter = {
	from: 'ann@example.org',
	envelopeFrom: 'ann@example.org',
	to: 'bob@example.net, carl@example.net',
	subject: 'x',
	text: 'Hello\n',
	date: new Date('2026-01-02T03:04:05Z'),
	headers: [{name: 'Message-ID', value: '<1@example.org>'}],
};

test('a message that was composed', async () => {
	const message = await buildMessage(letter);
	const large = await buildMessage({...letter, text: `${'x'.repeat(72)}\n`.repeat(8000)});
	const composed =
		(built: BuiltMessage) =>
		(_session: Session, log: string[]): Answers['more'] => ({
			async composeLetter() {
				return {
					message: built,
					forget: () => log.push('the draft is forgotten'),
					keepFor: recipients => log.push(`the draft is kept for ${recipients.join(', ')}`),
				};
			},
		});
	const partly = {RCPT: ['250 ok', '550 5.1.1 no such user']};
	const base = {command: 'compose', more: composed(message)};
	const text = await sections([
		{title: 'accepted', before: ehlo, ...base},
		{title: 'refused', server: {replies: {MAIL: '550 5.7.1 no'}}, before: ehlo, ...base},
		{title: 'refused at the end', server: {replies: {DOT: '554 5.7.1 spam'}}, before: ehlo, ...base},
		{title: 'one of two, and yes', server: {replies: partly}, before: ehlo, answers: {yes: true}, ...base},
		{title: 'one of two, and no', server: {replies: partly}, before: ehlo, ...base},
		{
			title: 'in a login',
			server: {keywords: ['AUTH LOGIN'], replies: {AUTH: '334 VXNlcm5hbWU6'}},
			before: [...ehlo, 'AUTH LOGIN'],
			...base,
		},
		{title: 'closed', server: {replies: {NOOP: 'close'}}, before: [...ehlo, 'NOOP'], ...base},
		{title: 'a large one', before: ehlo, ...base, more: composed(large)},
	]);
	await expect(
		text
			.replaceAll(/^( +(?:Date|Message-ID): ).*$/gm, '$1…')
			.replaceAll(/^ +x{72}\n/gm, '')
			.replaceAll(/\d+\.\d MiB\/s/g, 'RATE')
			.replaceAll(/^tell 0\.[0-5].*\n/gm, '')
			.replaceAll(/SIZE=\d+/g, 'SIZE=N'),
	).toMatchFileSnapshot('snapshots/live.compose.txt');
});

test('a session again', async () => {
	const mail = ['MAIL FROM:<ann@example.org>', 'RCPT TO:<bob@example.net>'];
	const login = {keywords: ['AUTH PLAIN']};
	const sent = [...ehlo, ...mail, 'DATA', 'Subject: x', '', '..dot', '.', 'NOOP'];
	const runCommand =
		(reply: 'in' | 'not in' | 'a problem') =>
		(session: Session, log: string[]): Answers['more'] => ({
			async runCommand(line) {
				log.push(`runCommand ${line}`);
				if (reply === 'in') {
					await session.type('AUTH PLAIN AGFsaWNlAHNlY3JldC03');
				}

				return reply === 'a problem' ? {problem: 'There is no login.'} : {said: 'It was run.'};
			},
		});
	const withLogin = [...ehlo, 'AUTH PLAIN AGFsaWNlAHNlY3JldC03', ...mail];
	const text = await sections([
		{title: 'all as before', before: [...ehlo, ...mail], command: 'retry', answers: {yes: true}},
		{title: 'the user stays', before: [...ehlo, ...mail], command: 'retry'},
		{title: 'a verb in any case', before: [...ehlo, ...mail], command: 'retry  mail ', answers: {yes: true}},
		{title: 'a number', before: [...ehlo, ...mail], command: 'retry 4', answers: {yes: true}},
		{
			title: 'what is selected',
			before: [...ehlo, ...mail],
			command: 'retry',
			answers: {yes: true, selected: 6},
		},
		{title: 'no such line', before: ehlo, command: 'retry VRFY', answers: {yes: true}},
		{title: 'no such number', before: ehlo, command: 'retry 99', answers: {yes: true}},
		{title: 'nothing was sent', command: 'retry', answers: {yes: true}},
		{title: 'with the message', before: sent, command: 'retry', answers: {yes: true}},
		{
			title: 'a line that was refused before may be refused again',
			server: {replies: {MAIL: '550 no'}},
			before: [...ehlo, ...mail],
			command: 'retry',
			answers: {yes: true},
		},
		{
			title: 'refused this time',
			server: {replies: {MAIL: ['250 ok', '451 4.7.1 later']}},
			before: [...ehlo, ...mail],
			command: 'retry',
			answers: {yes: true},
		},
		{
			title: 'the connection ends',
			server: {replies: {MAIL: ['250 ok', 'close']}},
			before: [...ehlo, ...mail],
			command: 'retry',
			answers: {yes: true},
		},
		{
			title: 'logged in again',
			server: login,
			before: withLogin,
			command: 'retry',
			answers: {yes: true},
			more: runCommand('in'),
		},
		{
			title: 'not logged in this time',
			server: login,
			before: withLogin,
			command: 'retry',
			answers: {yes: true},
			more: runCommand('not in'),
		},
		{
			title: 'no login',
			server: login,
			before: withLogin,
			command: 'retry',
			answers: {yes: true},
			more: runCommand('a problem'),
		},
		{
			title: 'up to a login without a user',
			server: {keywords: ['AUTH LOGIN'], replies: {AUTH: '334 VXNlcm5hbWU6', answer: '501 cancelled'}},
			before: [...ehlo, 'AUTH LOGIN', '*'],
			command: 'retry auth',
			answers: {yes: true},
		},
		{title: 'up to the login', server: login, before: withLogin, command: 'retry auth', answers: {yes: true}},
	]);
	await expect(text).toMatchFileSnapshot('snapshots/live.retry.txt');
});

test('what a finding advises', async () => {
	const runCommand =
		(result: {readonly said?: string} | {readonly problem: string}, types?: string) =>
		(session: Session, log: string[]): Answers['more'] => ({
			async runCommand(line) {
				log.push(`runCommand ${line}`);
				if (types !== undefined) {
					await session.type(types);
				}

				return result;
			},
		});
	const needsTls = {keywords: ['STARTTLS'], replies: {MAIL: '530 5.7.0 Must issue a STARTTLS command first'}};
	const outOfOrder = {replies: {RCPT: ['503 5.5.1 need MAIL first', '250 ok']}};
	const text = await sections([
		{title: 'nothing is wrong', before: ehlo, command: 'fix'},
		{
			title: 'out of order',
			server: outOfOrder,
			before: [...ehlo, 'RCPT TO:<bob@example.net>'],
			command: 'fix',
		},
		{
			title: 'TLS is required',
			server: needsTls,
			before: [...ehlo, 'MAIL FROM:<a@b.example>'],
			command: 'fix',
		},
		{
			title: 'a login is required',
			server: {keywords: ['AUTH PLAIN'], replies: {MAIL: '530 5.7.0 Authentication required'}},
			before: [...ehlo, 'MAIL FROM:<a@b.example>'],
			command: 'fix',
			more: runCommand({said: 'Nothing was sent here.'}),
		},
		{
			title: 'a login is required, and made',
			server: {keywords: ['AUTH PLAIN'], replies: {MAIL: ['530 5.7.0 Authentication required', '250 ok']}},
			before: [...ehlo, 'MAIL FROM:<a@b.example>'],
			command: 'fix',
			more: runCommand({}, 'AUTH PLAIN AGFsaWNlAHNlY3JldC03'),
		},
		{
			title: 'a login is required, and refused',
			server: {
				keywords: ['AUTH PLAIN'],
				replies: {MAIL: '530 5.7.0 Authentication required', AUTH: '535 5.7.8 no'},
			},
			before: [...ehlo, 'MAIL FROM:<a@b.example>'],
			command: 'fix',
			more: runCommand({}, 'AUTH PLAIN AGFsaWNlAHNlY3JldC03'),
		},
		{
			title: 'a login is required, and cannot be made',
			server: {keywords: ['AUTH PLAIN'], replies: {MAIL: '530 5.7.0 Authentication required'}},
			before: [...ehlo, 'MAIL FROM:<a@b.example>'],
			command: 'fix',
			more: runCommand({problem: 'There is no login.'}),
		},
		{
			title: 'what was done already',
			server: needsTls,
			before: [...ehlo, 'MAIL FROM:<a@b.example>'],
			command: 'fix',
			again: 1,
		},
		{
			title: 'what was done already, of a line that was chosen',
			server: needsTls,
			before: [...ehlo, 'MAIL FROM:<a@b.example>'],
			command: 'fix',
			again: 1,
			answers: {selected: 8},
		},
		{
			title: 'the server leaves',
			server: {replies: {RCPT: '503 5.5.1 need MAIL first', MAIL: 'close'}},
			before: [...ehlo, 'RCPT TO:<bob@example.net>'],
			command: 'fix',
		},
		{
			title: 'not connected any more',
			server: {replies: {RCPT: '503 5.5.1 need MAIL first', NOOP: 'close'}},
			before: [...ehlo, 'RCPT TO:<bob@example.net>', 'NOOP'],
			command: 'fix',
		},
		{
			title: 'a line that has no advice',
			server: outOfOrder,
			before: [...ehlo, 'RCPT TO:<bob@example.net>'],
			command: 'fix',
			answers: {selected: 2},
		},
		{
			title: 'a line that has',
			server: outOfOrder,
			before: [...ehlo, 'RCPT TO:<bob@example.net>'],
			command: 'fix',
			answers: {selected: 7},
		},
	]);
	await expect(text).toMatchFileSnapshot('snapshots/live.fix.txt');
});

test('how far a large message is, as often as a person can read it', async () => {
	const large = await buildMessage({...letter, text: `${'x'.repeat(72)}\n`.repeat(16_000)});
	// Each look at the clock is a quarter of a second later.
	let time = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => {
		time += 250;
		return time;
	});
	try {
		const text = await lived({
			title: 'a large one',
			before: ehlo,
			command: 'compose',
			more: () => ({
				composeLetter: async () => ({message: {...large, size: 2 * large.size}, forget() {}, keepFor() {}}),
			}),
		});
		const told = text.match(/(?<=^tell )\d.*(?= MiB\/s$)/gm) ?? [];
		expect(told).toEqual([expect.stringMatching(/^1\.1 of 2\.3 MiB sent, \d\.\d$/)]);
	} finally {
		vi.restoreAllMocks();
	}
});
