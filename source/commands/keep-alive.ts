/** `/keep-alive`: NOOP while no one types, because the user asked for it. */
import type {KeepAliveSetting} from '../dialogs/idle/keep-alive.ts';
import {readDuration} from '../dialogs/script/duration.ts';
import type {LocalCommand} from './command.ts';

export const keepAliveCommand: LocalCommand = {
	name: 'keep-alive',
	argument: '[on|off|TIME]',
	help: 'send NOOP before the server closes an idle connection, or after 30s, 2m … of silence',
	script: {
		phases: ['command'],
		rehearse(argument) {
			const setting = settingFrom(argument);
			return typeof setting === 'object' && setting !== null ? setting.problem : undefined;
		},
		async run(argument, _position, {keepAlive}) {
			const setting = settingFrom(argument);
			if (typeof setting === 'object' && setting !== null) {
				return setting.problem;
			}

			keepAlive(setting);
			return undefined;
		},
	},
	run(argument, {keepAlive}) {
		const setting = settingFrom(argument);
		if (typeof setting === 'object' && setting !== null) {
			return setting;
		}

		return keepAlive === null
			? {problem: 'There is no connection of yours here that could be kept open.'}
			: {said: keepAlive(setting)};
	},
};

function settingFrom(argument: string): KeepAliveSetting | {readonly problem: string} {
	const word = argument.trim().toLowerCase();
	if (word === '' || word === 'on') {
		return null;
	}

	if (word === 'off') {
		return 'off';
	}

	const duration = readDuration(word);
	return duration !== undefined && duration >= 1000
		? duration
		: {problem: `“${argument.trim()}” is not a time. Write /keep-alive on, off, 30s or 2m (from 1s to 1h).`};
}
