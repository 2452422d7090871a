/** What of a capture was not read, and why, in sentences. */

import {withCommas} from '../../protocol/with-commas.ts';
import type {Unread} from '../recording.ts';
import type {FileProblem} from './packet.ts';

export const packetProblems = {
	fragment: 'IP fragments were not put together; what was in them is missing.',
	'unknown-link':
		'Packets of a kind of network that smtpscope does not read; it reads Ethernet, Wi-Fi, PPP, Linux cooked, loopback and raw IP.',
	'cut-short': 'Packets were cut off by the capture before their TCP header ended.',
} as const;

/** `others` are not SMTP, `hidden` ones in TLS from the first packet on, of `empty` ones only the headers were kept. */
export type Counts = {
	readonly others: number;
	readonly hidden: number;
	readonly empty: number;
	readonly leftOut: number;
};

/** Packets of one problem: the first of them, and how many there are. */
export function aboutPackets(name: keyof typeof packetProblems, packet: number, count: number): Unread {
	return {line: packet, text: '', why: `${withCommas(count)} × ${packetProblems[name]}`};
}

/** `packets`: how many were read before the problem. */
export function aboutFile(problem: FileProblem | null, packets: number): Unread[] {
	if (problem === null) {
		return [];
	}

	const why =
		problem === 'cut-off'
			? 'The file ends inside a packet: the capture is not whole.'
			: 'The file is damaged here; what follows could not be read.';
	return [{line: packets, text: '', why}];
}

export function aboutRest({others, hidden, empty, leftOut}: Counts): Unread[] {
	const unread: Unread[] = [];
	if (empty > 0) {
		const which = empty === 1 ? '1 connection' : `${withCommas(empty)} connections`;
		const why = `Of ${which} on a port of SMTP the capture kept only the headers: capture whole packets (tcpdump -s 0).`;
		unread.push({line: 0, text: '', why});
	}

	if (hidden > 0) {
		const which =
			hidden === 1
				? '1 connection on a port of SMTP was'
				: `${withCommas(hidden)} connections on ports of SMTP were`;
		const why = `${which} in TLS already when the capture began: begin it before the connection, and have the keys of the session written to a key log.`;
		unread.push({line: 0, text: '', why});
	}

	if (others > 0) {
		const which = others === 1 ? '1 TCP connection is' : `${withCommas(others)} TCP connections are`;
		unread.push({line: 0, text: '', why: `${which} not SMTP.`});
	}

	if (leftOut > 0) {
		const why = `The capture is longer than is read at once: ${withCommas(leftOut)} further steps were left out.`;
		unread.push({line: 0, text: '', why});
	}

	return unread;
}
