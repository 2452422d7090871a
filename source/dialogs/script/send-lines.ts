/** The local commands of a script that put something on the wire. */
import {expandHome} from '../../message/home.ts';
import {readRawText} from '../../protocol/raw-text.ts';
import type {ScriptHost, ScriptPosition} from './command.ts';
import {sendCommand} from './send-command.ts';

/** `/line`: the text behind it as a command, whatever it begins with; alone an empty line. */
export async function sendVerbatim(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<undefined> {
	await sendCommand(argument, host);
}

/** `/raw`: bytes as written with escapes, with no line end added. */
export async function sendRaw(
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

/** `/burst` … `/end`: the lines between in one write, without waiting. */
export async function sendBurst(
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

/** `/file`: DATA if need be, the file with its dots doubled, and the dot. After a refused DATA nothing is sent. */
export async function sendFile(
	argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const {session} = host;
	const content = await host.openFile(expandHome(argument));
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

/** `/base64`: the text behind it, encoded, as the answer to a 334. */
export async function answerBase64(
	argument: string,
	_position: ScriptPosition,
	{session}: ScriptHost,
): Promise<undefined> {
	await session.type(Buffer.from(argument).toString('base64'), text => text);
}

/** `/password`: the password of the options, encoded, as the answer to a 334. */
export async function answerPassword(
	_argument: string,
	_position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const password = await host.password();
	if (typeof password !== 'string') {
		return password.problem;
	}

	await host.session.type(Buffer.from(password).toString('base64'), text => text);
	return undefined;
}
