/** `/charset`: the encoding of what is typed from here on. */

import {setCharset} from '../dialogs/script/control-commands.ts';
import {loadEncoder} from '../dialogs/script/encoder.ts';
import type {LocalCommand} from './command.ts';

export const charset: LocalCommand = {
	name: 'charset',
	argument: 'NAME',
	help: 'encode the lines from here on in this charset: koi8-r, iso-8859-2 …; utf-8 switches back',
	script: {phases: ['command'], run: setCharset},
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
