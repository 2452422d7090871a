/** `/connect`, `/disconnect`: everything said before stays on the screen. */
import {upgradeAsPromised} from '../dialogs/greet.ts';
import type {Session} from '../session/session.ts';
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

		if (
			isConnected(session) &&
			!(await confirm(`Close the connection to ${session.target.host} and reconnect?`))
		) {
			return {said: 'Still connected.'};
		}

		const {clientName} = session.state.situation;
		session.close();
		void session.connect(parsed.target).then(() => keepPromise(session, clientName ?? undefined));
		return parsed.target.note === undefined ? {} : {said: parsed.target.note};
	},
};

/** TLS first where the target is `starttls://`; a note says so where the server does not switch to it. */
export async function keepPromise(session: Session, clientName: string | undefined): Promise<void> {
	const broken = await upgradeAsPromised(session, clientName);
	if (broken !== null && session.state.phase.name !== 'closed') {
		session.note('target/clear-text', `${broken} This connection is in clear text.`);
	}
}

export const disconnect: LocalCommand = {
	name: 'disconnect',
	argument: '',
	help: 'close the connection immediately, without QUIT',
	run(_argument, {session}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		session.close();
		return {said: 'Closed without QUIT. /connect connects again.'};
	},
};
