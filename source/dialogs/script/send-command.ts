/** A command line of a script, with the guards that hold without a screen. */
import {EXIT} from '../outcome.ts';
import {type ScriptHost, ScriptStop} from './command.ts';

/** Throws a `ScriptStop` when a password must not leave on this connection. */
export async function sendCommand(line: string, host: ScriptHost): Promise<void> {
	const {session} = host;
	const auth = /^\s*AUTH\s+(\S+)/i.exec(line);
	const reason = auth && host.guard((auth[1] ?? '').toUpperCase());
	if (reason) {
		host.judge.blame({stage: 'auth', exitCode: EXIT.auth, temporary: false});
		throw new ScriptStop(reason);
	}

	await session.type(line, text => text);
	await session.settled();
	checkTrust(host);
}

/** Throws a `ScriptStop` with the reason when the certificate is not to be trusted. */
export function checkTrust(host: ScriptHost): void {
	const reason = host.trust();
	if (reason) {
		host.judge.blame({stage: 'tls', exitCode: EXIT.tls, temporary: false});
		throw new ScriptStop(reason);
	}
}
