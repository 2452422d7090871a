/** `/raw`: exactly these bytes, at once and without a line end of our own. */
import {readRawText} from '../protocol/raw-text.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const raw: LocalCommand = {
	name: 'raw',
	argument: '<"text\\r\\n">',
	help: 'send exactly these bytes: \\r \\n \\t \\0 \\xHH \\u{HHHH}; no line end is added',
	async run(argument, {session}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		const read = readRawText(argument);
		if (!read.ok) {
			return {problem: read.problem};
		}

		if (read.bytes.length === 0) {
			return {problem: '/raw needs text: /raw "NOOP\\n"'};
		}

		await session.sendBytes(read.bytes);
		return {};
	},
};
