/**
 * What tcpdump prints with `-A` or `-X`: a line with both ends of each packet, and under it the packet as text. Only
 * the printable part is there, so that lines are found by their look and sides by the port.
 */
import {smtpPorts} from '../../protocol/ports.ts';
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import type {Recorder} from '../recorder.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const head =
	/\bIP6? ([\w.:-]+)\.(\d{1,5}|smtps?|submissions?|urd) > ([\w.:-]+)\.(\d{1,5}|smtps?|submissions?|urd): (?:Flags|P|S|F|\.) .*length (\d+)/;
/** By number, or as the system's list of services names them. */
const serverPorts: readonly string[] = [
	...smtpPorts.map(String),
	...['smtp', 'smtps', 'submission', 'submissions', 'urd'],
];
const hexRow = /^[ \t]*0x[\da-f]{4}: {1,4}(?:[\da-f]{2,4} ){1,16} *(.*)$/;

type Packet = {readonly from: 'server' | 'client'; readonly key: string; readonly length: number};

export const tcpdump: Format = {
	name: 'tcpdump listing',
	recognise: sample =>
		sample.some(text => head.test(text)) && sample.some(text => textIn(text) !== undefined) ? 0.8 : 0,
	read(lines, recorder) {
		let packet: Packet | undefined;
		for (const line of lines) {
			const match = head.exec(line.text);
			if (match) {
				packet = packetOf(match, line, recorder);
			} else if (packet && packet.length > 0) {
				hear(packet, line, recorder);
			}
		}
	},
};

function packetOf(match: RegExpExecArray, {text, at}: LogLine, recorder: Recorder): Packet {
	const [, source = '', sourcePort = '', target = '', targetPort = '', length] = match;
	const from = serverPorts.includes(sourcePort) ? 'server' : 'client';
	const [server, client, port] =
		from === 'server'
			? [source, `${target}.${targetPort}`, sourcePort]
			: [target, `${source}.${sourcePort}`, targetPort];
	const key = `${client} > ${server}`;
	const conversation = recorder.conversation(key);
	if (!conversation.begun()) {
		const number = Number(port);
		conversation.connected(
			{address: server, ...(number > 0 && {port: number})},
			at ?? readTime(text)?.at ?? null,
		);
	}

	return {from, key, length: Number(length)};
}

function hear({from, key}: Packet, {text, at}: LogLine, recorder: Recorder): void {
	const said = textIn(text);
	const conversation = recorder.conversation(key);
	if (said !== undefined) {
		recorder.hear(from, said, at, key);
	} else if (from === 'client' && conversation.phase() === 'message') {
		conversation.client(text.replace(/\.$/, ''), at);
	}
}

/** From where it begins to be a line of SMTP; headers of the packet stand before it, as dots and letters. */
function textIn(line: string): string | undefined {
	const text = (hexRow.exec(line)?.[1] ?? line).slice(0, 2000).replace(/\.{1,2}$/, '');
	for (let start = 0; start < Math.min(text.length, 120); start++) {
		const rest = text.slice(start);
		if (
			(start === 0 || /[^\w]/.test(text[start - 1] ?? '') || start > 20) &&
			(isReplyLine(rest) || isCommandLine(rest))
		) {
			return rest;
		}
	}

	return undefined;
}
