/**
 * MailCore, which Mailspring and many mobile clients are built on: its whole connection log, without marks and with
 * stray bytes before some lines; and what a program prints of its logger, a number for the kind and the bytes in hex.
 */
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {readUnmarked} from '../unmarked.ts';

const section = /^-{5,20}SMTP-{5,20}$/;
const footer = /^(?:SMTP Last Response|mailsmtp Last )/;

export const mailCore: Format = {
	name: 'MailCore connection log',
	recognise: sample => (sample.some(text => section.test(text) || footer.test(text)) ? 0.9 : 0),
	read(lines, recorder) {
		const start = lines.findIndex(({text}) => section.test(text));
		const end = lines.findIndex(({text}, index) => index > start && footer.test(text));
		const spoken = lines.slice(start + 1, end === -1 ? lines.length : end).map(withoutStray);
		readUnmarked(spoken, recorder, [
			{
				pattern: /^connect (\S+) (\d+)$/,
				begins: true,
				tell: (conversation, [, host = '', port], at) =>
					conversation.connected({host, port: Number(port)}, at),
			},
		]);
	},
};

const STRAY = 24;

/** The line from where it begins to be one; buffers that were not cleared leave bytes before it. */
function withoutStray(line: LogLine): LogLine {
	for (let start = 0; start < STRAY && start < line.text.length; start++) {
		const text = line.text.slice(start);
		if (isCommandLine(text) || isReplyLine(text)) {
			return {...line, text};
		}
	}

	return line;
}

// MCOConnectionLogType: received, sent, and sent with a secret in it.
const logged = /\bType (-?\d) :: Data: <([0-9a-f ]+)>/;
const sides: ReadonlyMap<string, 'server' | 'client'> = new Map([
	['0', 'server'],
	['1', 'client'],
	['2', 'client'],
]);

export const mailCoreLogger: Format = {
	name: 'MailCore logger',
	recognise: sample => (sample.some(text => logged.test(text)) ? 0.9 : 0),
	read(lines, recorder) {
		for (const {text, at} of lines) {
			const [, type = '', hex = ''] = logged.exec(text) ?? [];
			const side = sides.get(type);
			const said = Buffer.from(hex.replaceAll(' ', ''), 'hex')
				.toString('latin1')
				.replace(/\r?\n$/, '');
			for (const part of side && said !== '' ? said.split(/\r?\n/) : []) {
				recorder.hear(side ?? 'server', part, at);
			}
		}
	},
};
