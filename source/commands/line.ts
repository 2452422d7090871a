/** `/line`: any text as a line, verbatim; alone, an empty line. */
import {sendVerbatim} from '../dialogs/script/send-lines.ts';
import {secretInCommand} from '../sasl/secret-lines.ts';
import {maskSpan} from '../sasl/secrets.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';
import {askConsent, nothingSent} from './consent.ts';

export const line: LocalCommand = {
	name: 'line',
	argument: '[TEXT]',
	help: 'send TEXT unchanged, whatever the phase; without TEXT, an empty line',
	script: {
		phases: ['command'],
		shown: argument => maskSpan(argument, secretInCommand(argument)),
		run: sendVerbatim,
	},
	async run(argument, context) {
		const {session} = context;
		if (!isConnected(session)) {
			return notConnected;
		}

		const consent = await askConsent(session.encode(`${argument}\r\n`), context);
		if (consent === null) {
			return nothingSent;
		}

		void session.type(argument, text => text, consent);
		return {};
	},
};
