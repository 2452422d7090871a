/** `/file`: a file as the message, stuffed, streamed, and ended with the dot. */
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {sendFile} from '../dialogs/script/send-lines.ts';
import {expandHome} from '../message/home.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const file: LocalCommand = {
	name: 'file',
	argument: 'PATH',
	help: 'send a file as the message: DATA if needed, dots doubled, ended with the dot',
	script: {
		phases: ['command', 'message'],
		file: expandHome,
		afterData: 'command',
		run: sendFile,
	},
	async run(argument, {session}) {
		const path = expandHome(argument);
		if (path === '') {
			return {problem: '/file needs the path of a file: /file letter.eml'};
		}

		if (!isConnected(session)) {
			return notConnected;
		}

		const problem = await problemWith(path);
		if (problem) {
			return {problem};
		}

		if (session.state.phase.name === 'command') {
			await session.type('DATA');
			await session.settled();
		}

		if (session.state.phase.name !== 'message') {
			return {said: 'The server did not ask for a message, so the file was not sent.'};
		}

		await session.sendContent(createReadStream(path, {highWaterMark: 256 * 1024}));
		await session.type('.');
		return {};
	},
};

async function problemWith(path: string): Promise<string | null> {
	try {
		const facts = await stat(path);
		return facts.isFile() ? null : `${path} is not a file.`;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		return code === 'ENOENT'
			? `The file ${path} does not exist.`
			: `${path} cannot be read (${String(code)}).`;
	}
}
