/** A typed local command, without its slash, found and run. */
import {nearest} from '../protocol/nearest.ts';
import type {Session} from '../session/session.ts';
import {type CommandContext, type CommandResult, isNamed, type LocalCommand, offeredOn} from './command.ts';

/** A name that is not known is a problem, with the nearest name. */
export async function runLine(
	line: string,
	commands: readonly LocalCommand[],
	context: CommandContext,
): Promise<CommandResult> {
	const [, name = '', argument = ''] = /^(\S*)(?:\s(.*))?$/s.exec(line) ?? [];
	const command = commands.find(one => isNamed(one, name));
	if (!command) {
		return {problem: unknown(name, context.session, commands)};
	}

	const {recorded, isMessage, watching} = context.session;
	if (watching && !command.onWatched && !command.onRecording) {
		return {
			problem:
				'This session is another program’s: nothing can be sent here. /hold, /answer and /release work.',
		};
	}

	if (isMessage && !command.onMessage) {
		return {
			problem: 'No server here; smtpscope send HOST --data @FILE sends it.',
		};
	}

	if (recorded !== undefined && !command.onRecording) {
		return {
			problem: 'No server here: /save x.smtp, then smtpscope run HOST x.smtp plays it.',
		};
	}

	try {
		return await command.run(argument, context);
	} catch (error) {
		return {problem: `/${name} failed: ${error instanceof Error ? error.message : String(error)}`};
	}
}

function unknown(name: string, session: Session, commands: readonly LocalCommand[]): string {
	// What begins with two slashes is a line for a server, and only a session of our own has one.
	const canSend = session.recorded === undefined && session.watching === undefined;
	if (name === '') {
		const literal = canSend ? '; // sends a line that begins with a slash' : '';
		return `A slash alone is not a command. Ctrl+P lists the commands${literal}.`;
	}

	const near = nearest(
		name.toLowerCase(),
		offeredOn(session, commands).flatMap(({name: known, aliases = []}) => [known, ...aliases]),
	);
	const advice = near ? `Did you mean /${near}?` : 'Ctrl+P lists all commands.';
	const literal = canSend ? ` To send it to the server, type //${name}.` : '';
	return `/${name} is not a local command. ${advice}${literal}`;
}
