/** Our own text, as `--format text` and `--log` write it: `    0.27 ▪C QUIT`, and under a line what it means. */
import type {Format} from '../format.ts';
import {toView} from '../log-line.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

const lock = toView('▪');
// Blank where the recording that was told has no times.
const stamp = String.raw`^(?: {0,12}\d+\.\d\d| {8}) `;
const head = `${stamp}(?:${lock}| )`;

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
		{pattern: new RegExp(`^ {14}|${head}= |^Ended at |^Exit code `)},
	],
});

export const ownText: Format = {
	...marked,
	read(lines, recorder) {
		const timed = lines.map(line => {
			const seconds = /^ {0,12}(\d+\.\d\d) /.exec(line.text)?.[1];
			return seconds === undefined ? line : {...line, at: Number(seconds) * 1000};
		});
		marked.read(timed, recorder);
	},
};
