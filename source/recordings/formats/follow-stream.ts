/**
 * Wireshark's “follow TCP stream” as tshark prints it: as text with a count before each piece, as hex rows, or
 * as YAML. (What the window saves as text has no marks at all; that is read like a terminal's log.)
 */
import type {SessionEvent} from '../../session/session-event.ts';
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {createDialogue} from '../pcap/dialogue.ts';
import {recordedTls} from '../recorded-tls.ts';
import type {Recorder} from '../recorder.ts';
import {isReplyLine} from '../shapes.ts';

type Piece = {readonly node: 0 | 1; readonly bytes: Uint8Array; readonly at: number};

const heading = /^(?:Follow: (?:tcp|tls),(?:ascii|hex|raw)|peers:[ ]*$)/;
const nodes = /^(?:Node ([01]): (.*?):(\d+)$)/;

export const followStream: Format = {
	name: 'Wireshark stream',
	unmistakable: true,
	recognise: sample => {
		const isFollowed =
			sample.some(text => heading.test(text)) &&
			sample.some(text => nodes.test(text) || /^ +- peer: 0/.test(text));
		return isFollowed || isHexDump(sample) ? 1 : 0;
	},
	read(lines, recorder) {
		const kind = lines.map(line => /^Follow: \w+,(\w+)/.exec(line.text)?.[1]).find(Boolean);
		const pieces =
			kind === 'raw'
				? readRaw(lines)
				: lines.some(line => /^packets:/.test(line.text))
					? readYaml(lines)
					: kind === 'ascii'
						? readCounted(lines)
						: readHex(lines);
		tell(pieces, lines, recorder);
	},
};

const hexRow = /^([ \t]*)([0-9A-Fa-f]{8})[ ]{2}((?:[0-9A-Fa-f]{2}[ ]{1,2}){1,16})/;

function isHexDump(sample: readonly string[]): boolean {
	const rows = sample.filter(text => hexRow.test(text)).length;
	return rows > 0 && rows > sample.length * 0.8;
}

function fromHex(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text.replace(/[^0-9A-Fa-f]/g, ''), 'hex'));
}

/** The second node's rows are indented. */
function readHex(lines: readonly LogLine[]): Piece[] {
	return lines.flatMap(line => {
		const [, indent = '', , octets = ''] = hexRow.exec(line.text) ?? [];
		return octets === '' ? [] : [{node: indent === '' ? 0 : 1, bytes: fromHex(octets), at: 0}];
	});
}

function readRaw(lines: readonly LogLine[]): Piece[] {
	return lines.flatMap(line => {
		const [, indent = '', octets = ''] = /^(\t?)((?:[0-9a-f]{2})+)$/.exec(line.text) ?? [];
		return octets === '' ? [] : [{node: indent === '' ? 0 : 1, bytes: fromHex(octets), at: 0}];
	});
}

function readCounted(lines: readonly LogLine[]): Piece[] {
	const pieces: Piece[] = [];
	let left = 0;
	let node: 0 | 1 = 0;
	lines.forEach(line => {
		const count = left > 0 ? null : /^(\t?)(\d+)$/.exec(line.text);
		if (count) {
			node = count[1] === '' ? 0 : 1;
			left = Number(count[2]);
		} else if (left > 0) {
			const bytes = new Uint8Array(Buffer.from(`${line.text}\r\n`, 'latin1')).subarray(0, left);
			left -= bytes.length;
			pieces.push({node, bytes, at: 0});
		}
	});
	return pieces;
}

function readYaml(lines: readonly LogLine[]): Piece[] {
	const pieces: Piece[] = [];
	let node: 0 | 1 = 0;
	let at = 0;
	let start: number | undefined;
	let data: string | undefined;
	const put = (): void => {
		if (data) {
			pieces.push({node, bytes: new Uint8Array(Buffer.from(data, 'base64')), at});
		}

		data = undefined;
	};

	for (const {text} of lines) {
		const [, peer] = /^ +peer: ([01])$/.exec(text) ?? [];
		const [, time] = /^ +timestamp: ([\d.]+)$/.exec(text) ?? [];
		if (/^ +- packet:/.test(text)) {
			put();
		} else if (peer) {
			node = peer === '1' ? 1 : 0;
		} else if (time) {
			start ??= Number(time);
			at = Math.round((Number(time) - start) * 1000);
		} else if (/^ +data: /.test(text)) {
			data = text.replace(/^ +data: (?:!!binary \|)?/, '');
		} else if (data !== undefined && /^ +[A-Za-z0-9+/=]+$/.test(text)) {
			data += text.trim();
		}
	}

	put();
	return pieces;
}

function tell(pieces: readonly Piece[], lines: readonly LogLine[], recorder: Recorder): void {
	const serverNode = pieces.find(({bytes}) =>
		isReplyLine(Buffer.from(bytes.subarray(0, 8)).toString('latin1')),
	)?.node;
	if (serverNode === undefined) {
		return;
	}

	const named = lines.map(line => nodes.exec(line.text)).find(match => match?.[1] === String(serverNode));
	const [, , address = '', port] = named ?? [];
	const first = Buffer.from(pieces[0]?.bytes.subarray(0, 4) ?? []).toString('latin1');
	const dialogue = createDialogue({
		protocol: 'smtp',
		implicitTls: false,
		mayAdd: () => recorder.mayAdd(),
		...(/^(?:220|[45]\d\d)/.test(first) && {
			connected: {
				type: 'connected',
				at: 0,
				host: address,
				address,
				port: port ? Number(port) : null,
				elapsed: 0,
				tls: null,
			},
		}),
	});
	for (const {node, bytes, at} of pieces) {
		dialogue[node === serverNode ? 'server' : 'client'](bytes, at);
	}

	const events = dialogue.end(pieces.at(-1)?.at ?? 0);
	// Only the YAML tells when each piece came.
	const timed = lines.some(({text}) => /^ +timestamp: [\d.]+$/.test(text));
	const plain = timed ? events : events.map(event => ({...event, at: 0, untimed: true as const}));
	recorder.put({
		events: lines.some(({text}) => /^Follow: tls,/.test(text)) ? insideTls(plain) : plain,
		protocol: 'smtp',
		...(address && {host: address}),
	});
}

/** Wireshark had the keys: what it tells was hidden from others. */
function insideTls(events: readonly SessionEvent[]): readonly SessionEvent[] {
	const [first] = events;
	return first?.type === 'connected'
		? [{...first, tls: recordedTls()}, ...events.slice(1)]
		: [
				{
					type: 'secured',
					at: 0,
					untimed: true,
					tls: recordedTls(),
					elapsed: 0,
					clearBytes: new Uint8Array(0),
				},
				...events,
			];
}
