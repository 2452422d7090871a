/** Name and envelope that a session used last: what another tool needs to do the same again. */
import {parseCommand} from '../protocol/command.ts';
import type {Entry} from '../session/entry.ts';

export type UsedEnvelope = {
	readonly helo: string | null;
	readonly from: string | null;
	readonly recipients: readonly string[];
};

/** Recipients of the last MAIL alone; null where the session has no such line. */
export function envelopeOf(entries: readonly Entry[]): UsedEnvelope {
	let helo: string | null = null;
	let from: string | null = null;
	let recipients: string[] = [];
	for (const entry of entries) {
		if (entry.type !== 'sent' || entry.kind !== 'command') {
			continue;
		}

		const {verb, path, clientName} = parseCommand(entry.line);
		helo = clientName ?? helo;
		if (verb === 'MAIL' && path) {
			from = path.address;
			recipients = [];
		} else if (verb === 'RCPT' && path) {
			recipients.push(path.address);
		}
	}

	return {helo, from, recipients};
}
