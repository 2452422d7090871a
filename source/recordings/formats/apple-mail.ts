/** Apple Mail's connection log: `READ date -- host:… -- port:…`, and under it what was read or written. */
import {submissionsPort} from '../../protocol/ports.ts';
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {recordedTls} from '../recorded-tls.ts';
import type {Recorder} from '../recorder.ts';
import {isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const head = /^(READ|WROTE|CONNECTED|INITIATING CONNECTION) (\w{3} \d\d [\d:.]+)(.*)$/;

export const appleMail: Format = {
	name: 'connection log of Apple Mail',
	recognise: sample =>
		sample.some(text => head.test(text) && / -- host:\S+ -- port:\d+/.test(text)) ? 0.9 : 0,
	read(lines, recorder) {
		let block: Block | undefined;
		// An empty line ends a block, unless more of it follows.
		let empty: LogLine[] = [];
		for (const line of lines) {
			const match = head.exec(line.text);
			if (match) {
				block = blockOf(match, line, recorder);
				empty = [];
			} else if (line.text === '') {
				empty.push(line);
			} else if (block) {
				for (const each of [...empty, line]) {
					hear(block, each, recorder);
				}

				empty = [];
			}
		}
	},
};

type Block = {
	readonly from: 'server' | 'client';
	readonly at: number | null;
	readonly key: string | undefined;
};

/** Undefined under a heading that is not followed by what was said. */
function blockOf(match: RegExpExecArray, line: LogLine, recorder: Recorder): Block | undefined {
	const [, what, time = '', rest = ''] = match;
	const at = line.at ?? readTime(time)?.at ?? null;
	const key = /socket:(\S+)/.exec(rest)?.[1];
	connect(rest, at, key, recorder);
	return what === 'READ' || what === 'WROTE'
		? {from: what === 'READ' ? 'server' : 'client', at, key}
		: undefined;
}

function connect(rest: string, at: number | null, key: string | undefined, recorder: Recorder): void {
	const [, host = '', port] = / -- host:(\S+) -- port:(\d+)/.exec(rest) ?? [];
	const conversation = recorder.conversation(key);
	if (!conversation.begun()) {
		conversation.connected({host, ...(port && {port: Number(port)})}, at);
		if (Number(port) === submissionsPort) {
			conversation.secured(recordedTls(), at);
		}
	}
}

function hear({from, at, key}: Block, line: LogLine, recorder: Recorder): void {
	// The response of a login is left out, and its length told.
	const text = line.text.replace(/[ ]{1,4}\(\*{3} \d+ bytes hidden \*{3}\)$/, ' (hidden in the log)');
	if (from === 'client') {
		recorder.hear('client', text, at, key);
	} else if (isReplyLine(text)) {
		recorder.hear('server', text, at, key);
	} else if (text !== '') {
		recorder.unread(line, 'This is neither a heading nor a line of a reply.');
	}
}
