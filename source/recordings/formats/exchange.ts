/** Exchange's protocol logs, of receive and send connectors: CSV, a line a row, sessions woven together by id. */
import {streamingFormat} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {Queue} from '../queue.ts';
import {recordedTls} from '../recorded-tls.ts';
import type {Recorder} from '../recorder.ts';
import {isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const usual = [
	'date-time',
	'connector-id',
	'session-id',
	'sequence-number',
	'local-endpoint',
	'remote-endpoint',
	'event',
	'data',
	'context',
];
const serverPorts: readonly number[] = [25, 465, 475, 587, 717, 2525];

const WIDTH = 16_384;

export const exchange = streamingFormat({
	name: 'Exchange protocol log',
	recognise(sample) {
		if (sample.some(text => /^#?Fields: date-time,connector-id,session-id/.test(text))) {
			return 1;
		}

		const rows = sample.filter(text => /^\d{4}-\d\d-\d\dT[\d:.]+Z,[^,]*,[0-9A-F]{16},\d+,/.test(text));
		return sample.length === 0 ? 0 : rows.length / sample.length;
	},
	open(recorder) {
		let names: readonly string[] = usual;
		const sides = new Queue<'<' | '>'>(20_000);
		return {
			feed(line) {
				const fields = /^#?Fields: (.*)$/.exec(line.text)?.[1];
				if (fields) {
					names = fields.split(',').map(name => name.trim());
				} else if (/^\d{4}-/.test(line.text)) {
					const cells = readRow(line.text.slice(0, WIDTH));
					const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
					hear(line, cell, sides, recorder);
				} else if (line.text !== '' && !/^#?(?:Software|Version|Log-type|Date):/.test(line.text)) {
					recorder.unread(line, 'This is not a row of the log.');
				}
			},
			end() {},
		};
	},
});

function readRow(text: string): string[] {
	return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
		([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
	);
}

function hear(
	line: LogLine,
	cell: (name: string) => string,
	sides: Queue<'<' | '>'>,
	recorder: Recorder,
): void {
	const key = cell('session-id');
	const event = cell('event');
	const data = cell('data');
	const at = readTime(cell('date-time'))?.at ?? line.at;
	if (event === '+') {
		sides.delete(key);
		recorder.begin(key).connected(serverOf(cell('local-endpoint'), cell('remote-endpoint')), at);
	} else if (event === '-') {
		const ownerServes = sides.get(key) === '>';
		const byOwner = /^Local/.test(cell('context'));
		recorder.conversation(key).closed(ownerServes === byOwner ? 'server' : 'client', at);
		recorder.end(key);
		sides.delete(key);
	} else if (event === '<' || event === '>') {
		const isServer = (sides.get(key) ?? learnSide(key, event, data, sides)) === event;
		hearLine(isServer ? 'server' : 'client', data, at, key, recorder);
	} else if (data !== '' || cell('context') !== '') {
		hearRemark([cell('context'), data].filter(Boolean).join(': '), at, key, recorder);
	}
}

function learnSide(key: string, event: '<' | '>', data: string, sides: Queue<'<' | '>'>): '<' | '>' {
	const other = event === '<' ? '>' : '<';
	const side = isReplyLine(data) ? event : other;
	sides.set(key, side);
	return side;
}

function serverOf(local: string, remote: string) {
	const [, address = '', port = ''] =
		/^(.*):(\d+)$/.exec(serverPorts.includes(portOf(local)) ? local : remote) ?? [];
	return {address: address.replace(/[[\]]/g, ''), ...(port && {port: Number(port)})};
}

function portOf(endpoint: string): number {
	return Number(/:(\d+)$/.exec(endpoint)?.[1] ?? 0);
}

function hearLine(
	from: 'server' | 'client',
	data: string,
	at: number | null,
	key: string,
	recorder: Recorder,
): void {
	const split = from === 'server' ? splitJoined(data) : undefined;
	for (const text of split ?? [data.replace(/^(\d{3} ) +/, '$1')]) {
		recorder.hear(from, text, at, key);
	}

	if (split) {
		recorder
			.conversation(key)
			.note(
				'recording/lines-joined',
				'The log has this reply on one line; here it is split again at the keywords.',
				at,
			);
	}
}

const keywords = new RegExp(
	[
		'[ ]+(?=(?:SIZE|PIPELINING|DSN|ENHANCEDSTATUSCODES|STARTTLS|AUTH|8BITMIME|BINARYMIME|CHUNKING',
		'|SMTPUTF8|HELP|VRFY|ETRN|OK|X-[A-Z-]+|X[A-Z]{3,})(?:[ ]|$))',
	].join(''),
);

/** `250  mx.example Hello [192.0.2.1] SIZE 37748736 PIPELINING …`: what was a line each. */
function splitJoined(data: string): string[] | undefined {
	const parts = /^250 .* Hello /.test(data) ? data.slice(4).trim().split(keywords) : [];
	return parts.length < 2
		? undefined
		: parts.map((part, index) => `250${index === parts.length - 1 ? ' ' : '-'}${part}`);
}

function hearRemark(words: string, at: number | null, key: string, recorder: Recorder): void {
	const conversation = recorder.conversation(key);
	const tls = new RegExp(
		[
			String.raw`TLS protocol SP_PROT_(TLS|SSL)(\d)`,
			String.raw`(?:_(\d))?\w* negotiation succeeded using bulk encryption algorithm (\w+)`,
		].join(''),
	).exec(words);
	if (tls) {
		const [, name = '', major = '', minor = '0', cipher = ''] = tls;
		conversation.secured(
			recordedTls({protocol: `${name}v${major}${minor === '0' ? '' : `.${minor}`}`, cipher}),
			at,
		);
	} else {
		conversation.note('recording/tool', words, at);
	}
}
