/** `/check`: was the recorded login made from the password that the user believes in? */
import {checkBelief} from '../sasl/check.ts';
import {authPassage} from '../session/auth-passage.ts';
import type {LocalCommand} from './command.ts';

export const check: LocalCommand = {
	name: 'check',
	argument: '[user]',
	help: 'check whether a recorded login used the password you expect, and if not, what the likely mistake was',
	onRecording: true,
	async run(argument, {session, ask, selected}) {
		const passage = authPassage(session.entries, selected());
		if (!passage) {
			return {problem: 'No login so far: there is nothing to check.'};
		}

		const {mechanism} = passage.exchange;
		const password = await ask({title: `password to check against AUTH ${mechanism}`, secret: true});
		if (password === null) {
			return {said: 'Nothing was checked.'};
		}

		const user = argument.trim();
		const {message} = await checkBelief(passage.exchange, {password, ...(user !== '' && {user})});
		session.note('auth/checked', message);
		return {said: message};
	},
};
