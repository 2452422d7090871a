/** A script as a whole session, against a server that answers as it is told: what each side said, and how it ended. */
import {expect, test} from 'vitest';
import {findScriptCommand} from '../../../source/commands/script-commands.ts';
import {distrust} from '../../../source/dialogs/opening.ts';
import {createReplyTracker} from '../../../source/dialogs/reply-tracker.ts';
import type {ScriptHost} from '../../../source/dialogs/script/command.ts';
import {playSession} from '../../../source/dialogs/script/play-session.ts';
import {followEntries} from '../../../source/session/follow-entries.ts';
import {createSession} from '../../../source/session/live-session.ts';
import {page, printed} from '../../support/printed.ts';
import {type ReactiveSettings, reactiveServer} from '../../support/reactive-server.ts';
import {targetOf} from '../../support/target-of.ts';
import {said} from '../../support/transcript.ts';

type Case = {
	readonly script: readonly string[];
	readonly server?: ReactiveSettings;
	readonly scheme?: 'smtp' | 'smtps' | 'starttls';
	readonly stopOnRefusal?: true;
	/** Certificates are not verified here, so this alone lets the script continue in TLS. */
	readonly insecure?: true;
};

async function played({script, server: settings, scheme = 'smtp', stopOnRefusal, insecure}: Case) {
	await using server = await reactiveServer(settings);
	const tracker = createReplyTracker();
	const session = createSession({target: targetOf(`${scheme}://127.0.0.1:${server.port}`)});
	const told: string[] = [];
	const host: ScriptHost = {
		session,
		tracker,
		find: findScriptCommand,
		clientName: 'client.example',
		variables: new Map(),
		environment: {},
		now: () => 0,
		wait: async milliseconds => {
			told.push(`‹wait ${milliseconds}›`);
		},
		openFile: async path =>
			path === 'message.eml'
				? (async function* () {
						yield Buffer.from('Subject: x\r\n\r\n.dot\r\n');
					})()
				: {problem: `There is no ${path}.`},
		password: async () => (insecure ? 'secret-7' : {problem: 'There is no password.'}),
		authenticate: async () => undefined,
		keepAlive: () => {},
		trust: () => (insecure ? null : distrust(session)),
		expected: ({text, met, got}) => told.push(`‹${text}: ${met ? 'met' : `not met, ${got}`}›`),
	};
	const follower = followEntries(session, entry => {
		if (entry.type === 'reply') {
			tracker.feed(entry);
		}
	});
	let end: string;
	try {
		const problem = await playSession(script, host, {stopOnRefusal: stopOnRefusal === true});
		end = problem ? printed({...problem, entryId: undefined}) : 'no problem';
	} catch (error) {
		end = String(error);
	} finally {
		session.close();
		follower.finish();
	}

	return [...session.entries.flatMap(said), ...told, `→ ${end}`];
}

async function pages(cases: Readonly<Record<string, Case>>): Promise<string> {
	const parts: string[] = [];
	for (const [name, one] of Object.entries(cases)) {
		parts.push(page([`━━ ${name}: ${printed(one)}`, ...(await played(one))]));
	}

	return parts.join('\n');
}

const mail = ['MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>'];
const whole = ['EHLO me.example', ...mail, 'DATA', 'Subject: x', '', '.', 'QUIT'];
const login = ['EHLO me.example', 'AUTH LOGIN', '/base64 ann', '/password', 'NOOP', 'QUIT'];
const prompts = {AUTH: '334 VXNlcm5hbWU6', answer: ['334 UGFzc3dvcmQ6', '235 2.7.0 welcome']};
const offering = {keywords: ['STARTTLS', 'AUTH LOGIN']};

test('how a script begins and ends', async () => {
	await expect(
		await pages({
			'to its QUIT': {script: whole},
			'without QUIT': {script: ['EHLO me.example']},
			empty: {script: ['', '# nothing']},
			'inside a message': {script: whole.slice(0, 5)},
			'directly after DATA': {script: whole.slice(0, 4)},
			'a greeting that refuses': {script: whole, server: {replies: {CONNECT: '554 no'}}},
			'a greeting that refuses, and only QUIT': {
				script: ['# hello', 'QUIT'],
				server: {replies: {CONNECT: '554 no'}},
			},
			'a server that leaves': {script: whole, server: {replies: {MAIL: 'close'}}},
			'a server that leaves at the last line': {
				script: whole.slice(0, 2),
				server: {replies: {MAIL: 'close'}},
			},
			'a server that leaves after a refusal': {
				script: whole,
				server: {replies: {MAIL: '550 no', RCPT: 'close'}},
			},
			'a server that says it closes': {script: whole, server: {replies: {MAIL: '421 bye'}}},
			'a server that says it closes before one line': {
				script: whole.slice(0, 3),
				server: {replies: {MAIL: '421 bye'}},
			},
			'a server that is gone before its greeting': {script: whole, server: {replies: {CONNECT: 'close'}}},
			'stop at a refusal': {script: whole, stopOnRefusal: true, server: {replies: {RCPT: '550 no'}}},
			'stop at a refusal, foreseen': {
				script: [...whole.slice(0, 3), '/expect 550', 'RSET', 'QUIT'],
				stopOnRefusal: true,
				server: {replies: {RCPT: '550 no'}},
			},
			'stop at a refusal, the last': {
				script: whole.slice(0, 3),
				stopOnRefusal: true,
				server: {replies: {RCPT: '550 no'}},
			},
			'a refusal, expected to be none': {
				script: [...whole.slice(0, 3), '/expect 250', 'QUIT'],
				server: {replies: {RCPT: '550 no'}},
			},
			'DATA refused': {script: whole, server: {replies: {DATA: '554 no'}}},
			'DATA refused, and no dot': {script: whole.slice(0, 5), server: {replies: {DATA: '554 no'}}},
			'DATA refused, and again': {
				script: [...whole.slice(0, 4), 'DATA', '.', 'QUIT'],
				server: {replies: {DATA: ['451 later', '354 go']}},
			},
			'lines after QUIT': {script: ['EHLO me.example', 'QUIT', 'NOOP', 'RSET']},
			'reconnect after QUIT': {
				script: ['EHLO me.example', 'QUIT', '', '# again', '/reconnect', 'NOOP', 'QUIT'],
			},
			'reconnect, and lines after it': {script: ['EHLO me.example', '/reconnect', 'EHLO me.example', 'QUIT']},
		}),
	).toMatchFileSnapshot('snapshots/ends.txt');
});

test('TLS, as the target and the script want it', async () => {
	const script = ['EHLO me.example', 'NOOP', '/reconnect', 'NOOP', 'QUIT'];
	await expect(
		await pages({
			'starttls://, trusted': {script, scheme: 'starttls', server: offering, insecure: true},
			'starttls://, not trusted': {script, scheme: 'starttls', server: offering},
			'starttls://, not offered': {script, scheme: 'starttls', server: {replies: {STARTTLS: '502 no'}}},
			'starttls://, and the server closes after EHLO': {
				script,
				scheme: 'starttls',
				server: {replies: {EHLO: '421 bye'}},
			},
			'starttls://, lost': {script, scheme: 'starttls', server: {replies: {STARTTLS: 'close'}}},
			'starttls://, refused in the greeting': {
				script,
				scheme: 'starttls',
				server: {replies: {CONNECT: '554 no'}},
			},
			'smtps://, trusted': {script, scheme: 'smtps', server: {tls: true}, insecure: true},
			'smtps://, not trusted': {script, scheme: 'smtps', server: {tls: true}},
			'smtps:// to a server in clear text': {script, scheme: 'smtps'},
			'/starttls, trusted': {
				script: ['EHLO me.example', '/starttls', 'QUIT'],
				server: offering,
				insecure: true,
			},
			'/starttls, not trusted': {script: ['EHLO me.example', '/starttls', 'QUIT'], server: offering},
			'/starttls, refused': {
				script: ['EHLO me.example', '/starttls', 'NOOP', 'QUIT'],
				server: {replies: {STARTTLS: '454 later'}},
			},
			'STARTTLS by itself': {
				script: ['EHLO me.example', 'STARTTLS', 'EHLO me.example', 'QUIT'],
				server: offering,
				insecure: true,
			},
		}),
	).toMatchFileSnapshot('snapshots/tls.txt');
});

test('local commands, and lines that cannot be played', async () => {
	const commands = (...script: readonly string[]): Case => ({
		script: ['EHLO me.example', ...script, 'QUIT'],
		insecure: true,
	});
	await expect(
		await pages({
			'a login': {script: login, server: {...offering, replies: prompts}, insecure: true},
			'a login without a password': {script: login, server: {...offering, replies: prompts}},
			'a login that is refused': {
				script: login,
				server: {...offering, replies: {AUTH: '535 no'}},
				insecure: true,
			},
			'a login that is refused, with an expectation': {
				script: ['EHLO me.example', 'AUTH LOGIN', '/expect 334', '/base64 ann', '/password', 'QUIT'],
				server: {...offering, replies: {AUTH: '535 no'}},
			},
			'a login that is refused, with expectations between': {
				script: [
					'AUTH LOGIN',
					'/expect 334',
					'YW5u',
					'/expect 334',
					'c2VjcmV0LTc=',
					'/expect 235',
					'NOOP',
					'XYZ',
					'QUIT',
				],
				server: {...offering, replies: {AUTH: '535 no'}},
			},
			'a login that is refused at its end': {
				script: login,
				server: {...offering, replies: {...prompts, answer: ['334 UGFzc3dvcmQ6', '535 no']}},
				insecure: true,
			},
			'a login that is refused before one answer': {
				script: [...login.slice(0, 2), 'YW5u', 'NOOP', 'QUIT'],
				server: {...offering, replies: {AUTH: '535 no'}},
			},
			'a file': commands(...mail, '/file message.eml'),
			'a file after DATA': commands(...mail, 'DATA', '/file message.eml'),
			'a file after a refused DATA': {
				...commands(...mail, '/file message.eml'),
				server: {replies: {DATA: '554 no'}},
			},
			'a file that is not there': commands('/file none.eml'),
			'a burst': commands('/burst', ...mail, '/end', '/expect 250'),
			'a burst without its end': commands('/burst', ...mail),
			'raw octets': commands('/raw NOOP\\r\\nNOOP x\\r\\n', '/expect 250'),
			'raw octets, not readable': commands('/raw \\x'),
			'a line as it is': commands('/line /NOOP', '//NOOP', '/line'),
			'a charset': commands('/charset koi8-r', 'NOOP жук', '/charset UTF8', 'NOOP жук'),
			'a charset that is not one': commands('/charset klingon'),
			'a charset without a name': commands('/charset'),
			'a wait': commands('/wait 20ms', '/wait 1h'),
			'a wait that is too long': commands('/wait 2h'),
			'a variable': commands('/set NAME x y', '/line NOOP $' + '{NAME}'),
			'a variable without a name': commands('/set'),
			'a variable that is not there': commands('/line $' + '{NOSUCH}'),
			'a command that is not one': commands('/nosuch'),
			'a command of the inspector': commands('/compose'),
			'a command that cannot stand in a message': commands(...mail, 'DATA', '/wait 1s', '.'),
			'a command that cannot stand in a login': {
				script: ['EHLO me.example', 'AUTH LOGIN', '/wait 1s', 'QUIT'],
				server: {...offering, replies: prompts},
			},
		}),
	).toMatchFileSnapshot('snapshots/local.txt');
});
