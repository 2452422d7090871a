/** The commands of the one table that a script may use, found by name. */
import type {FindScriptCommand} from '../dialogs/script/command.ts';
import {nearest} from '../protocol/nearest.ts';
import {isNamed} from './command.ts';
import {allCommands} from './commands.ts';

export const findScriptCommand: FindScriptCommand = (name, phase) => {
	const command = allCommands.find(known => isNamed(known, name));
	if (!command) {
		return {problem: unknown(name)};
	}

	const use = command.script;
	if (!use) {
		return {problem: `/${command.name} works in the inspector, not in a script.`};
	}

	return use.phases.includes(phase)
		? {name: command.name, use}
		: {
				problem: `/${command.name} cannot stand here. ${`/${command.name} ${command.argument}`.trim()}: ${command.help}.`,
			};
};

function unknown(name: string): string {
	const names = allCommands.flatMap(command =>
		command.script ? [command.name, ...(command.aliases ?? [])] : [],
	);
	const near = nearest(name.toLowerCase(), names);
	return `“/${name}” is not a local command.${near ? ` Did you mean /${near}?` : ''} Write //${name} to send it.`;
}
