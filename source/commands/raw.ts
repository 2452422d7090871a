/** `/raw`: exactly these bytes, immediately and without a line end of our own. */
import {sendRaw} from '../dialogs/script/send-lines.ts';
import {readRawText} from '../protocol/raw-text.ts';
import {MASK} from '../sasl/secrets.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';
import {sendAsked} from './consent.ts';

export const raw: LocalCommand = {
	name: 'raw',
	argument: '"TEXT\\r\\n"',
	help: 'send exactly these bytes: \\r \\n \\t \\0 \\xHH \\u{HHHH}; no line end is added',
	script: {
		phases: ['command', 'message'],
		rehearse(argument) {
			const raw = readRawText(argument);
			return raw.ok ? undefined : raw.problem;
		},
		shown: argument => argument.replace(/(\bAUTH\s+\S+\s+)\S.*$/is, `$1${MASK}`),
		afterData: 'message',
		run: sendRaw,
	},
	async run(argument, context) {
		const {session} = context;
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

		return sendAsked(read.bytes, context);
	},
};
