/** `/auth`: a whole login, every step shown; the password is asked for and never seen. */
import {authenticate} from '../dialogs/authenticate.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const auth: LocalCommand = {
	name: 'auth',
	argument: '[mechanism] [user]',
	help: 'log in, every step shown; without a mechanism, the best one offered',
	async run(argument, {session, ask, confirm}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		if (session.state.phase.name !== 'command') {
			return {problem: 'A login can begin in command phase only.'};
		}

		const [first = '', second] = argument.trim().split(/\s+/);
		// `/auth alice@example.org`: no mechanism has an @ in its name.
		const mechanism = first.includes('@') ? '' : first.toUpperCase();
		const named = first.includes('@') ? first : second;
		const user = named ?? (await ask({title: 'user name', initial: session.target.user ?? ''}));
		const password = user === null ? null : await ask({title: 'password', secret: true});
		if (user === null || password === null) {
			return {said: 'Nothing was sent.'};
		}

		const request = {user, password, ...(mechanism !== '' && {mechanism})};
		const result = await authenticate(session, request);
		if (result.outcome !== 'guarded' || !(await confirm(`${result.message ?? ''} Log in all the same?`))) {
			return said(result);
		}

		return said(await authenticate(session, {...request, allowed: {clearText: true, unverified: true}}));
	},
};

function said({outcome, message}: Awaited<ReturnType<typeof authenticate>>) {
	return outcome === 'succeeded' || outcome === 'refused' || !message ? {} : {said: message};
}
