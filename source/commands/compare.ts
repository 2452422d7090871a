/** `/compare`: what another server offers differently. The open session is not touched. */
import {compareHosts} from '../dialogs/probe/compare-hosts.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import {parseTarget, type Target} from '../session/target.ts';
import type {CommandResult, LocalCommand} from './command.ts';

export const compare: LocalCommand = {
	name: 'compare',
	argument: '<other-host>',
	help: 'greet this server and another on new connections, and show side by side what differs',
	async run(argument, {session, probe, read, tell, showComparison}): Promise<CommandResult> {
		const parsed = parseTarget(argument.trim());
		if (!parsed.ok) {
			return {problem: parsed.problem};
		}

		const other = /[:/]/.test(argument) ? parsed.target : asThisOne(session.target, parsed.target);
		const closed = read('Compare', [
			`Asking ${placeOf(session.target)} and ${placeOf(other)} what they offer …`,
			'',
			'Each is greeted on a connection of its own, in TLS too where it can; no mail and no password is sent.',
			'The differences appear here. Esc or Ctrl+C stops; the session is not affected.',
		]);
		let done = 0;
		const ask = async (target: Target, rival: Target): Promise<ProbeResult> => {
			const result = await probe(target, closed);
			if (++done === 1 && !closed.aborted) {
				tell(`${placeOf(target)} is done; still waiting for ${placeOf(rival)}.`);
			}

			return result;
		};
		const [here, there] = await Promise.all([ask(session.target, other), ask(other, session.target)]);
		if (closed.aborted) {
			return {said: 'Stopped comparing. The session is not affected.'};
		}

		showComparison(compareHosts(here, there));
		return {};
	},
};

/** A bare name means the same port and the same way into TLS. */
function asThisOne(here: Target, other: Target): Target {
	return here.endpoint.kind === 'tcp' && other.endpoint.kind === 'tcp'
		? {
				protocol: here.protocol,
				security: here.security,
				host: other.host,
				endpoint: {...here.endpoint, host: other.endpoint.host},
			}
		: other;
}

function placeOf({host, endpoint}: Target): string {
	return endpoint.kind === 'tcp' ? `${host.includes(':') ? `[${host}]` : host}:${endpoint.port}` : host;
}
