/** tshark's and Wireshark's list of packets: `7 0.102 10.0.0.1 → 10.0.0.2 SMTP 91 S: 220 …`. */
import {markedFormat} from '../marked.ts';

const arrow = '(?:\\xe2\\x86\\x92|->|=>)';
const packet = String.raw`^[ \t]*\d+[ \t]+[\d.:T Z-]+?[ \t]+(?<from>[\da-f.:]+)[ \t]+(?:${arrow}[ \t]+)?(?<to>[\da-f.:]+)[ \t]+`;
const smtp = String.raw`${packet}(?:SMTP|SMTP\/IMF|ESMTP|LMTP)[ \t]+\d+[ \t]+(?:\d+ ${arrow} \d+ )?(?:\[[^\]]*\] ?)*`;

export const tshark = markedFormat('list of packets from Wireshark', {
	server: new RegExp(`${smtp}S: (?<said>.*)$`),
	client: new RegExp(`${smtp}C: (?!DATA fragment, \\d+ bytes)(?<said>.*)$`),
	telltale: new RegExp(`${smtp}[SC]: `),
	group: (match, from) => {
		const {from: source = '', to = ''} = match.groups ?? {};
		return from === 'server' ? `${to} > ${source}` : `${source} > ${to}`;
	},
	parts: (text, from) => text.split(' | ').map(part => (from === 'client' ? asSent(part) : part)),
	remarks: [
		{pattern: /[ \t](?:TCP|TLSv?[\d.]*|SSLv?\d?)[ \t]+\d+[ \t]/},
		{
			pattern: /[ \t]C: DATA fragment, \d+ bytes/,
			tell: (conversation, _, at) =>
				conversation.phase() === 'message' && conversation.messageEmpty() && conversation.leftOutMessage(at),
		},
	],
});

/** Wireshark names the answers of a login. */
function asSent(text: string): string {
	return text.replace(/^(?:User|Pass): /, '');
}
