/** What the target promises, held for every connection of a script: the first one and those of `/reconnect`. */
import {upgradeAsPromised} from '../greet.ts';
import {EXIT} from '../outcome.ts';
import {type ScriptHost, ScriptStop} from './command.ts';
import {checkTrust} from './send-command.ts';

/** Upgrades a `starttls://` connection. Throws a `ScriptStop` when it stays in clear text or is not to be trusted. */
export async function keepPromise(host: ScriptHost, clientName: string | undefined): Promise<void> {
	const broken = await upgradeAsPromised(host.session, clientName);
	if (broken !== null) {
		host.tracker.blame({stage: 'tls', exitCode: EXIT.tls, temporary: false});
		throw new ScriptStop(`${broken} The rest of the script was not run.`);
	}

	checkTrust(host);
}
