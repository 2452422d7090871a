/** The local commands of a script, a row each. What they share with the screen's prompt is the name. */
import {nearest} from '../../protocol/nearest.ts';
import {logIn, reconnect, secure, setCharset, setVariable, wait} from './control-commands.ts';
import {expectLine} from './expect-line.ts';
import type {ScriptHost, ScriptPosition} from './player.ts';
import {answerBase64, answerPassword, sendBurst, sendFile, sendRaw, sendVerbatim} from './send-lines.ts';

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
		help: 'sends the lines up to /end in one write, without waiting for replies',
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
		syntax: '/auth [MECHANISM] [USER] [initial=yes|no]',
		help: 'logs in, every step shown; initial=: the first answer on the AUTH line, or after a 334',
		phases: commandOnly,
		run: logIn,
	},
	{
		name: 'set',
		syntax: '/set NAME VALUE',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: that is how scripts write it
		help: 'sets ${NAME} for the local commands after it; other names come from the environment',
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

/** Without the slash, in any case. The problem names the nearest command, or the right place. */
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
