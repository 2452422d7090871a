/** The local commands of a script, a row each. What they share with the screen's prompt is the name. */
import {nearest} from '../../protocol/nearest.ts';
import {readRawText} from '../../protocol/raw-text.ts';
import {startTls} from '../greet.ts';
import {EXIT} from '../outcome.ts';
import {readDuration} from './duration.ts';
import {loadEncoder} from './encoder.ts';
import {check, isAboutReply, parseExpectation} from './expectation.ts';
import {checkTrust, type ScriptHost, type ScriptPosition, sendCommand} from './player.ts';
import {readSetting} from './variables.ts';

export type LocalCommand = {
	readonly name: string;
	readonly syntax: string;
	readonly help: string;
	readonly phases: readonly ('command' | 'message' | 'auth')[];
	/** Resolves with a problem in words when the line cannot be carried out. */
	run(argument: string, position: ScriptPosition, host: ScriptHost): Promise<string | undefined>;
};

const everywhere = ['command', 'message', 'auth'] as const;
const commandOnly = ['command'] as const;

export const localCommands: readonly LocalCommand[] = [
	{
		name: 'expect',
		syntax: '/expect 250 | 2xx | 5.7.8 | [no] cap KEYWORD | tls >= 1.2 | verified | cert.days > 14',
		help: 'checks the last reply, the capabilities or TLS',
		phases: everywhere,
		run: expectLine,
	},
	{
		name: 'line',
		syntax: '/line [TEXT]',
		help: 'sends TEXT as it is; alone, an empty line',
		phases: commandOnly,
		run: sendVerbatim,
	},
	{
		name: 'raw',
		syntax: '/raw "TEXT\\n\\x00"',
		help: 'sends exactly these bytes, without a line end',
		phases: ['command', 'message'],
		run: sendRaw,
	},
	{
		name: 'burst',
		syntax: '/burst … /end',
		help: 'sends the lines up to /end in one write, not waiting for replies',
		phases: commandOnly,
		run: sendBurst,
	},
	{
		name: 'charset',
		syntax: '/charset NAME',
		help: 'encodes the lines from here on in NAME (utf-8 by default)',
		phases: commandOnly,
		run: setCharset,
	},
	{
		name: 'file',
		syntax: '/file PATH',
		help: 'sends a file as the message: stuffed, and ended with the dot',
		phases: ['command', 'message'],
		run: sendFile,
	},
	{
		name: 'starttls',
		syntax: '/starttls',
		help: 'STARTTLS, then EHLO again',
		phases: commandOnly,
		run: secure,
	},
	{
		name: 'auth',
		syntax: '/auth [MECHANISM] [USER]',
		help: 'logs in, every step shown',
		phases: commandOnly,
		run: logIn,
	},
	{
		name: 'set',
		syntax: '/set NAME VALUE',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: that is how scripts write it
		help: 'gives ${NAME} in the local commands after it; others are looked for in the environment',
		phases: commandOnly,
		run: setVariable,
	},
	{name: 'wait', syntax: '/wait 500ms', help: 'waits before the next line', phases: commandOnly, run: wait},
	{
		name: 'reconnect',
		syntax: '/reconnect',
		help: 'closes, and connects to the same server again',
		phases: commandOnly,
		run: reconnect,
	},
	{
		name: 'base64',
		syntax: '/base64 TEXT',
		help: 'answers a 334 with TEXT in base64',
		phases: ['auth'],
		run: answerBase64,
	},
	{
		name: 'password',
		syntax: '/password',
		help: 'answers a 334 with the password in base64',
		phases: ['auth'],
		run: answerPassword,
	},
];

export function findLocalCommand(
	name: string,
	phase: LocalCommand['phases'][number],
): LocalCommand | {readonly problem: string} {
	const found = localCommands.find(command => command.name === name.toLowerCase());
	if (!found) {
		const near = nearest(
			name.toLowerCase(),
			localCommands.map(command => command.name),
		);
		return {
			problem: `“/${name}” is not a local command.${near ? ` Did you mean /${near}?` : ''} Write //${name} to send it.`,
		};
	}

	return found.phases.includes(phase)
		? found
		: {problem: `/${found.name} has no meaning here. ${found.syntax}: ${found.help}.`};
}

async function expectLine(
	argument: string,
	position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const expectation = parseExpectation(argument);
	if ('problem' in expectation) {
		return expectation.problem;
	}

	const {session, judge} = host;
	const reply = session.entries.findLast(entry => entry.type === 'reply');
	const result = check(expectation, reply, session.state, host.now());
	if (isAboutReply(expectation)) {
		// Foreseen or contradicted, the reply itself is not a problem of its own any more.
		judge.foresee();
	}

	if (!result.met) {
		judge.blame({
			stage: 'expectation',
			exitCode: EXIT.expectation,
			temporary: false,
			...(reply && {entryId: reply.id}),
		});
	}

	host.expected({...result, line: position.next, text: argument.trim(), replyId: reply?.id ?? null});
	return undefined;
}

async function sendVerbatim(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<undefined> {
	await sendCommand(argument, host);
}

async function sendRaw(
	argument: string,
	_position: ScriptPosition,
	{session}: ScriptHost,
): Promise<string | undefined> {
	const raw = readRawText(argument);
	if (!raw.ok) {
		return raw.problem;
	}

	await session.sendBytes(raw.bytes);
	return undefined;
}

async function sendBurst(
	_argument: string,
	position: ScriptPosition,
	{session}: ScriptHost,
): Promise<string | undefined> {
	const end = position.lines.findIndex((line, index) => index >= position.next && line.trim() === '/end');
	if (end === -1) {
		return '/burst has no /end.';
	}

	const lines = position.lines.slice(position.next, end);
	position.next = end + 1;
	await session.sendBytes(session.encode(lines.map(line => `${line}\r\n`).join('')));
	return undefined;
}

async function setCharset(
	argument: string,
	_position: ScriptPosition,
	{session}: ScriptHost,
): Promise<string | undefined> {
	const encoder = await loadEncoder(argument.trim());
	if ('problem' in encoder) {
		return encoder.problem;
	}

	session.setEncoder(encoder.encode);
	return undefined;
}

async function sendFile(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const {session} = host;
	const content = await host.openFile(argument.trim());
	if ('problem' in content) {
		return content.problem;
	}

	if (session.state.phase.name !== 'message') {
		await session.type('DATA');
		await session.settled();
	}

	if (session.state.phase.name === 'message') {
		await session.sendContent(content);
		await session.type('.');
	}

	return undefined;
}

async function secure(_argument: string, _position: ScriptPosition, host: ScriptHost): Promise<undefined> {
	await startTls(host.session);
	checkTrust(host);
}

async function logIn(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const [mechanism, ...user] = argument.trim().split(/\s+/);
	const result = await host.authenticate(mechanism || undefined, user.join(' ') || undefined);
	return result?.problem;
}

async function setVariable(
	argument: string,
	_position: ScriptPosition,
	{variables}: ScriptHost,
): Promise<string | undefined> {
	const setting = readSetting(argument);
	if ('problem' in setting) {
		return setting.problem;
	}

	variables.set(setting.name, setting.value);
	return undefined;
}

async function wait(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const duration = readDuration(argument);
	if (duration === undefined) {
		return `“${argument.trim()}” is no duration. Write /wait 500ms, /wait 2s or /wait 1m (at most 1h).`;
	}

	await host.wait(duration);
	return undefined;
}

async function reconnect(
	_argument: string,
	_position: ScriptPosition,
	{session}: ScriptHost,
): Promise<undefined> {
	session.close();
	await session.connect();
}

async function answerBase64(
	argument: string,
	_position: ScriptPosition,
	{session}: ScriptHost,
): Promise<undefined> {
	await session.type(Buffer.from(argument).toString('base64'), text => text);
}

async function answerPassword(
	_argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const password = await host.password();
	if (password === null) {
		return '/password needs a password: give --auth-password-file, --auth-password-command or the variable SMTPSCOPE_PASSWORD.';
	}

	await host.session.type(Buffer.from(password).toString('base64'), text => text);
	return undefined;
}
