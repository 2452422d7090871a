/** Harbour's TIPMailSend with a log: each call of a socket function, and under it `>> result <<`. */
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import type {Recorder} from '../recorder.ts';

const call = /:INET(RECVLINE|SENDALL|CONNECT)\([ ]?(.*?)[ ]?\)[ ]*$/;
const result = /^>> (.*?)[ ]*<<$/;

export const harbour: Format = {
	name: 'log of Harbour’s mail client',
	recognise: sample =>
		sample.some(text => call.test(text)) && sample.some(text => result.test(text)) ? 0.9 : 0,
	read(lines, recorder) {
		let received = false;
		for (const line of lines) {
			const [, name, argument = ''] = call.exec(line.text) ?? [];
			if (name) {
				received = name === 'RECVLINE';
				hearCall(name, argument, line, recorder);
			} else if (received) {
				const text = result.exec(line.text)?.[1];
				if (text !== undefined && /^[2-5]\d\d/.test(text)) {
					recorder.hear('server', text, line.at);
				}

				received = false;
			}
		}
	},
};

function hearCall(name: string, argument: string, {at}: LogLine, recorder: Recorder): void {
	const [, host, port] = /^([\w.-]+), (\d+)$/.exec(argument) ?? [];
	if (name === 'CONNECT' && host !== undefined) {
		recorder.begin().connected({host, port: Number(port)}, at);
	} else if (name === 'SENDALL') {
		const sent = /^[^,]*, \d+, (.*)$/.exec(argument)?.[1] ?? '';
		for (const text of sent.replace(/<cr><lf>$/i, '').split(/<cr><lf>/i)) {
			recorder.hear('client', text, at);
		}
	}
}
