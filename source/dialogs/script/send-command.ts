/** A command line of a script, and the verdict on the certificate. */
import {EXIT} from '../outcome.ts';
import {type ScriptHost, ScriptStop} from './command.ts';

/** Sends it, and waits until all is answered. */
export async function sendCommand(line: string, host: ScriptHost): Promise<void> {
	const {session} = host;
	await session.type(line, text => text);
	await session.settled();
	checkTrust(host);
}

/** Throws a `ScriptStop` with the reason when the certificate is not to be trusted. */
export function checkTrust(host: ScriptHost): void {
	const reason = host.trust();
	if (reason) {
		host.tracker.blame({stage: 'tls', exitCode: EXIT.tls, temporary: false});
		throw new ScriptStop(reason);
	}
}
