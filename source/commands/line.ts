/** `/line`: any text as a line, verbatim; alone, an empty line. */
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const line: LocalCommand = {
	name: 'line',
	argument: '[text]',
	help: 'send text as it is, whatever the phase; alone, an empty line',
	run(argument, {session}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		void session.type(argument, text => text);
		return {};
	},
};
