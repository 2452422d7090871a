/** `/starttls`: STARTTLS, the handshake, and the EHLO that must follow it. */
import {startTls} from '../dialogs/greet.ts';
import {secure} from '../dialogs/script/control-commands.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const starttls: LocalCommand = {
	name: 'starttls',
	aliases: ['tls'],
	argument: '',
	help: 'STARTTLS, then EHLO again',
	script: {phases: ['command'], run: secure},
	async run(_argument, {session}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		if (session.state.tls) {
			return {problem: 'The connection is already encrypted.'};
		}

		if (session.state.phase.name !== 'command') {
			return {problem: 'STARTTLS can only be sent in the command phase.'};
		}

		const refusal = await startTls(session);
		return refusal ? {said: 'The server refused STARTTLS; the connection is still in clear text.'} : {};
	},
};
