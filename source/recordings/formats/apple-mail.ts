/** Apple Mail's connection log: `READ date -- host:… -- port:…`, and under it what was read or written. */
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {recordedTls} from '../recorded-tls.ts';
import type {Recorder} from '../recorder.ts';
import {readTime} from '../times.ts';

const head = /^(READ|WROTE|CONNECTED|INITIATING CONNECTION) (\w{3} \d\d [\d:.]+)(.*)$/;

export const appleMail: Format = {
	name: 'connection log of Apple Mail',
	recognise: sample =>
		sample.some(text => head.test(text) && / -- host:\S+ -- port:\d+/.test(text)) ? 0.9 : 0,
	read(lines, recorder) {
		let from: 'server' | 'client' | undefined;
		let at: number | null = null;
		let key: string | undefined;
		for (const line of lines) {
			const [, what, time = '', rest = ''] = head.exec(line.text) ?? [];
			if (what !== undefined) {
				at = line.at ?? readTime(time)?.at ?? null;
				key = /socket:(\S+)/.exec(rest)?.[1];
				from = what === 'READ' ? 'server' : what === 'WROTE' ? 'client' : undefined;
				meet(rest, at, key, recorder);
			} else if (from !== undefined && (line.text !== '' || recorder.talk(key).phase() === 'message')) {
				hear(line, from, at, key, recorder);
			}
		}
	},
};

function meet(rest: string, at: number | null, key: string | undefined, recorder: Recorder): void {
	const [, host = '', port] = / -- host:(\S+) -- port:(\d+)/.exec(rest) ?? [];
	const talk = recorder.talk(key);
	if (!talk.begun()) {
		talk.connected({host, ...(port && {port: Number(port)})}, at);
		if (Number(port) === 465) {
			talk.secured(recordedTls(), at);
		}
	}
}

function hear(
	{text}: LogLine,
	from: 'server' | 'client',
	at: number | null,
	key: string | undefined,
	recorder: Recorder,
): void {
	// The response is left out, and its length told.
	recorder.hear(
		from,
		text.replace(/[ ]{1,4}\(\*{3} \d+ bytes hidden \*{3}\)$/, ' (hidden in the log)'),
		at,
		key,
	);
}
