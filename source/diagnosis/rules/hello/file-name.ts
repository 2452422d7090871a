/** curl takes the path of its URL as EHLO name. */
import {parseCommand} from '../../../protocol/command.ts';
import {line} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'hello/file-name',
	cause: 'hello-bad-name',
	explains: 'own',
	specificity: 'evidence',
	reference: 'curl(1), “smtp URL”; RFC 5321 §4.1.1.1',
	story: {
		what: '`EHLO message.txt`: there is a file name where the client’s name belongs.',
		why: 'In `curl smtp://host/message.txt`, the part after the host is the EHLO name, not a file. Without a sender, curl then sends VRFY or HELP instead of a message.',
		advice:
			'Give curl the message with `-T message.txt`, and put the client’s own name in the URL: `curl smtp://host/client.example.com --mail-from … --mail-rcpt … -T message.txt`.',
	},
	inspect(entry) {
		if (entry.type !== 'sent' || entry.kind !== 'command' || entry.verb !== 'EHLO') {
			return null;
		}

		const name = parseCommand(entry.line).clientName ?? '';
		if (!/^[\w.-]+\.(txt|eml|msg|html?|json|csv|pdf|zip|jpe?g|png|docx?|xml|log|tmp)$/i.test(name)) {
			return null;
		}

		return {
			level: 'warning',
			message: `The greeting names a file (${name.slice(0, 80)}), not a host; curl sends the path of its URL as the name.`,
			advice:
				'With curl, give the file with `-T` and the client’s own name in the URL; otherwise send EHLO with your host name.',
			retry: 'now',
			confidence: 'likely',
			remedies: [line('EHLO [127.0.0.1]')],
		};
	},
};
