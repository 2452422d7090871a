/** `/tls`: STARTTLS, the handshake, and the EHLO that must follow it. */
import {startTls} from '../dialogs/greet.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const tls: LocalCommand = {
	name: 'tls',
	argument: '',
	help: 'STARTTLS, then EHLO again',
	async run(_argument, {session}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		if (session.state.tls) {
			return {problem: 'The connection is encrypted already.'};
		}

		if (session.state.phase.name !== 'command') {
			return {problem: 'STARTTLS can be sent in command phase only.'};
		}

		const refusal = await startTls(session);
		return refusal ? {said: 'The server refused STARTTLS; the connection is still in clear text.'} : {};
	},
};
