/** What `probe --tls-resume` found out, as lines. */
import {counted, elapsedInWords} from '../decode/quantities.ts';
import type {ProbeResult, Resumption} from '../dialogs/probe/result.ts';
import type {Line} from './probe-lines.ts';

export function resumptionLines({resumption}: ProbeResult): Line[] {
	return resumption
		? [
				{label: 'the server gave', value: gift(resumption)},
				{label: 'resumed', ...verdict(resumption)},
			]
		: [];
}

function gift({version, given, tickets}: Resumption): string {
	if (version === null) {
		return 'nothing: this time the handshake failed';
	}

	const what =
		given === 'nothing'
			? 'nothing to resume the session with'
			: given === 'ticket'
				? counted(tickets ?? 1, 'ticket')
				: 'a session ID, and no ticket';
	return `${what} (${version})`;
}

function verdict({given, resumed, full, again}: Resumption): Omit<Line, 'label'> {
	if (given === 'nothing') {
		return {value: 'no: every connection makes a full handshake'};
	}

	if (resumed === null) {
		return {value: 'not known: the second connection did not come to a handshake'};
	}

	const times =
		full === null || again === null
			? ''
			: `: handshake ${elapsedInWords(again)}, the full one before ${elapsedInWords(full)}`;
	return resumed
		? {value: `yes${times}`, mark: 'good'}
		: {
				value: `no: the server made a full handshake again`,
				todo: 'Behind a load balancer, the second connection may have reached another server. Otherwise the server does not keep its sessions or its ticket keys.',
			};
}
