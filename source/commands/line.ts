/** `/line`: any text as a line, verbatim; alone, an empty line. */
import {sendVerbatim} from '../dialogs/script/send-lines.ts';
import {secretInCommand} from '../sasl/secret-lines.ts';
import {maskSpan} from '../sasl/secrets.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const line: LocalCommand = {
	name: 'line',
	argument: '[TEXT]',
	help: 'send TEXT unchanged, whatever the phase; without TEXT, an empty line',
	script: {
		phases: ['command'],
		shown: argument => maskSpan(argument, secretInCommand(argument)),
		run: sendVerbatim,
	},
	run(argument, {session}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		void session.type(argument, text => text);
		return {};
	},
};
