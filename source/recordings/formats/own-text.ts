/** Our own text, as `--format text` and `--log` write it: `    0.27 ▪C QUIT`, and under a line what it means. */
import {connectFailure} from '../connect-failure.ts';
import type {Format} from '../format.ts';
import {type LogLine, toView} from '../log-line.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

const lock = toView('▪');
// Blank where the recording that was told has no times; with the date in logs.
const dated = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`;
const stamp = String.raw`^(?: {0,12}\d+\.\d\d| {8}|${dated}) `;
const head = `${stamp}(?:${lock}| )`;
const entry = new RegExp(`^ {14}|${head}[SC=!] `);

const marked = markedFormat('text of smtpscope', {
	server: new RegExp(`${head}S (.*)$`),
	client: new RegExp(`${head}C (.*)$`),
	telltale: new RegExp(`${head}[SC=] `),
	remarks: [
		{pattern: new RegExp(`${stamp} = Connected`), begins: true},
		{
			pattern: new RegExp(`${head}= The (server|client) closed the connection`),
			tell: (conversation, [, by], at) => conversation.closed(by === 'server' ? 'server' : 'client', at),
		},
		{
			// TLS from the first byte, or after STARTTLS; what it is stands in the lines below.
			pattern: new RegExp(`${stamp}${lock}= [^\t]*(?:\t(\\S*) ?(\\S*))?$`),
			tell: (conversation, [, protocol, cipher], at) =>
				!conversation.over() &&
				conversation.secured(recordedTls({...(protocol && {protocol}), ...(cipher && {cipher})}), at),
		},
		{
			pattern: new RegExp(`${head}! (.*)$`),
			tell: (conversation, [, words = ''], at) => conversation.failed(connectFailure(words), words, at),
		},
		{
			pattern: /^ {16}host: (\S+)$/,
			tell: (conversation, [, host = ''], at) => conversation.connected({host}, at),
		},
		{
			pattern: /^ {16}address: (\S+) port (\d+)$/,
			tell: (conversation, [, address = '', port], at) =>
				conversation.connected({address, port: Number(port)}, at),
		},
		{pattern: new RegExp(toView('^── Session \\d+')), begins: true},
		{pattern: new RegExp(toView('^── .* ──$'))},
		{pattern: new RegExp(`^ {14}|${head}= |^Read as: |^Ended at |^Stopped at |^Done[.,:]|^Exit code `)},
	],
});

export const ownText: Format = {
	...marked,
	unmistakable: true,
	own: true,
	read(lines, recorder) {
		const spoken = withTls(withoutVerdict(lines.slice(0, endOf(lines))));
		marked.read(spoken.map(timed), recorder);
	},
};

const moment = new RegExp(`^(?: {0,12}(\\d+\\.\\d\\d)|(${dated})) `);

/** The time of day counts as it is written: what zone it was in is not known. */
function timed(line: LogLine): LogLine {
	const [, seconds, date] = moment.exec(line.text) ?? [];
	return seconds !== undefined
		? {...line, at: Number(seconds) * 1000}
		: date === undefined
			? line
			: {...line, at: Date.parse(`${date.replace(' ', 'T')}Z`)};
}

/** What was not read the first time is not read the second time. */
function endOf(lines: readonly LogLine[]): number {
	const end = lines.findIndex(({text}) => text === 'Not read:');
	return end === -1 ? lines.length : end;
}

const encrypted = new RegExp(`${stamp}${lock}= `);

/** The protocol and the cipher from below the line that TLS is told in, on that line behind a tab. */
function withTls(lines: readonly LogLine[]): readonly LogLine[] {
	return lines.map((line, index) => {
		if (!encrypted.test(line.text)) {
			return line;
		}

		const below = lines.slice(index + 1, index + 20);
		const end = below.findIndex(({text}) => !/^ {14}/.test(text));
		const field = (name: string): string =>
			below
				.slice(0, end === -1 ? below.length : end)
				.map(({text}) => new RegExp(`^ {16}${name}: (\\S+?),?(?: |$)`).exec(text)?.[1])
				.find(Boolean) ?? '';
		return {...line, text: `${line.text}\t${field('protocol')} ${field('cipher')}`};
	});
}

/** What `send` sums up at the end, in sentences: nothing of it was on the wire. */
function withoutVerdict(lines: readonly LogLine[]): readonly LogLine[] {
	const last = lines.findLastIndex(({text}) => text !== '');
	const isVerdict = /^(?:Done[.,:]|Ended at |Stopped at )/.test(lines[last]?.text ?? '');
	return isVerdict ? lines.slice(0, lines.findLastIndex(({text}) => entry.test(text)) + 1) : lines;
}
