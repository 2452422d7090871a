/** `/connect`, `/disconnect`: everything said before stays on the screen. */
import {parseTarget} from '../session/target.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const connect: LocalCommand = {
	name: 'connect',
	argument: '[host:port]',
	help: 'connect, again or to another server: host, host:port, smtps://host, unix:/path',
	async run(argument, {session, confirm}) {
		const wanted = argument.trim();
		const parsed = wanted === '' ? {ok: true as const, target: session.target} : parseTarget(wanted);
		if (!parsed.ok) {
			return {problem: parsed.problem};
		}

		if (isConnected(session) && !(await confirm(`Leave the connection to ${session.target.host}?`))) {
			return {said: 'Still connected.'};
		}

		session.close();
		void session.connect(parsed.target);
		return parsed.target.note === undefined ? {} : {said: parsed.target.note};
	},
};

export const disconnect: LocalCommand = {
	name: 'disconnect',
	argument: '',
	help: 'close the connection at once, without QUIT',
	run(_argument, {session}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		session.close();
		return {said: 'Closed without QUIT. /connect connects again.'};
	},
};
