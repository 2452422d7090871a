/** Our own text, as `--format text` and `--log` write it: `    0.27 ▪C QUIT`, and under a line what it means. */
import type {Format} from '../format.ts';
import {type LogLine, toView} from '../log-line.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

const lock = toView('▪');
// Blank where the recording that was told has no times.
const stamp = String.raw`^(?: {0,12}\d+\.\d\d| {8}) `;
const head = `${stamp}(?:${lock}| )`;
const entry = new RegExp(`^ {14}|${head}[SC=!] `);

const marked = markedFormat('text of smtpscope', {
	server: new RegExp(`${head}S (.*)$`),
	client: new RegExp(`${head}C (.*)$`),
	telltale: new RegExp(`${head}[SC=] `),
	remarks: [
		{pattern: new RegExp(`${stamp} = Connected`), begins: true},
		{
			pattern: new RegExp(`${stamp}${lock}= `),
			tell: (talk, _, at) => !talk.over() && talk.secured(recordedTls(), at),
		},
		{
			pattern: new RegExp(`${head}! (.*)$`),
			tell: (talk, [, words = ''], at) => talk.failed('other', words, at),
		},
		{pattern: /^ {16}host: (\S+)$/, tell: (talk, [, host = ''], at) => talk.connected({host}, at)},
		{
			pattern: /^ {16}address: (\S+) port (\d+)$/,
			tell: (talk, [, address = '', port], at) => talk.connected({address, port: Number(port)}, at),
		},
		{
			pattern: new RegExp(
				`^ {14}|${head}= |^Ended at |^Failed(?: at |: | to connect)|^Done[.,:]|^Exit code `,
			),
		},
	],
});

export const ownText: Format = {
	...marked,
	unmistakable: true,
	own: true,
	read(lines, recorder) {
		const timed = withoutVerdict(lines).map(line => {
			const seconds = /^ {0,12}(\d+\.\d\d) /.exec(line.text)?.[1];
			return seconds === undefined ? line : {...line, at: Number(seconds) * 1000};
		});
		marked.read(timed, recorder);
	},
};

/** What `send` sums up at the end, in sentences: nothing of it was on the wire. */
function withoutVerdict(lines: readonly LogLine[]): readonly LogLine[] {
	const last = lines.findLastIndex(({text}) => text !== '');
	const isVerdict = /^(?:Done[.,:]|Ended at |Failed(?: at |: | to connect))/.test(lines[last]?.text ?? '');
	return isVerdict ? lines.slice(0, lines.findLastIndex(({text}) => entry.test(text)) + 1) : lines;
}
