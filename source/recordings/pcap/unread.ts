/** What of a capture was not read, and why, in sentences. */

import {withCommas} from '../../protocol/with-commas.ts';
import type {Unread} from '../recording.ts';
import type {FileProblem} from './packet.ts';

export const packetProblems = {
	fragment: 'IP fragments were not reassembled, so their content is missing.',
	'unknown-link':
		'There are packets from a kind of network that smtpscope does not support; it reads Ethernet, Wi-Fi, PPP, Linux cooked, loopback and raw IP.',
	'cut-short': 'Packets were cut off by the capture before their TCP header ended.',
} as const;

/**
 * `others` are not SMTP, `hidden` ones in TLS from the first packet on, of `empty` ones only the headers were kept.
 * `encrypted` and `silent` ones may be SMTP, on a port of their own.
 */
export type Counts = {
	readonly others: number;
	readonly hidden: number;
	readonly empty: number;
	readonly encrypted: number;
	readonly silent: number;
	readonly leftOut: number;
};

/** Packets of one problem: the first of them, and how many there are. */
export function aboutPackets(name: keyof typeof packetProblems, packet: number, count: number): Unread {
	return {line: packet, text: '', why: `${withCommas(count)} × ${packetProblems[name]}`};
}

/** `packets`: how many were read before the problem. */
export function aboutFile(problem: FileProblem | null, packets: number): Unread[] {
	if (problem === null) {
		return packets === 0 ? [{line: 0, text: '', why: 'The capture does not contain any packets.'}] : [];
	}

	const why =
		problem === 'cut-off'
			? 'The file ends inside a packet: the capture is incomplete.'
			: 'The file is damaged here; the rest could not be read.';
	return [{line: packets, text: '', why}];
}

export function aboutRest({others, hidden, empty, encrypted, silent, leftOut}: Counts): Unread[] {
	const unread: Unread[] = [];
	if (empty > 0) {
		const which = empty === 1 ? '1 connection' : `${withCommas(empty)} connections`;
		const why = `The capture has only the headers of ${which} on an SMTP port: capture whole packets (tcpdump -s 0).`;
		unread.push({line: 0, text: '', why});
	}

	if (hidden > 0) {
		const which =
			hidden === 1
				? '1 connection on an SMTP port was'
				: `${withCommas(hidden)} connections on SMTP ports were`;
		const why = `${which} already in TLS when the capture began: start the capture before the connection, and have the session keys written to a key log.`;
		unread.push({line: 0, text: '', why});
	}

	if (encrypted > 0) {
		const which =
			encrypted === 1
				? '1 TCP connection on another port is'
				: `${withCommas(encrypted)} TCP connections on other ports are`;
		const why = `${which} in TLS from the first byte, so only the two ends can read it. If it is SMTP, have the session keys written to a key log (SSLKEYLOGFILE).`;
		unread.push({line: 0, text: '', why});
	}

	if (silent > 0) {
		const which = silent === 1 ? '1 TCP connection' : `${withCommas(silent)} TCP connections`;
		const why = `On ${which} neither side sent anything: if it was SMTP, the server did not greet.`;
		unread.push({line: 0, text: '', why});
	}

	if (others > 0) {
		const which = others === 1 ? '1 TCP connection is' : `${withCommas(others)} TCP connections are`;
		unread.push({line: 0, text: '', why: `${which} not SMTP.`});
	}

	if (leftOut > 0) {
		const why = 'The capture is longer than smtpscope reads: the last steps were left out.';
		unread.push({line: 0, text: '', why});
	}

	return unread;
}
