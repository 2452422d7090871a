/** `/charset`: the encoding of what is typed from here on. */
import {loadEncoder} from '../dialogs/script/encoder.ts';
import type {LocalCommand} from './command.ts';

export const charset: LocalCommand = {
	name: 'charset',
	argument: '<name>',
	help: 'encode what is typed in this charset: koi8-r, iso-8859-2 …; utf-8 switches back',
	async run(argument, {session}) {
		const name = argument.trim();
		const encoder = await loadEncoder(name);
		if ('problem' in encoder) {
			return {problem: encoder.problem};
		}

		session.setEncoder(encoder.encode);
		return {said: `Typed text is sent in ${name} from here on.`};
	},
};
