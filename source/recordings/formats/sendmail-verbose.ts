/** `sendmail -v`: `>>> EHLO …`, the replies as they came, and what became of each recipient. */
import {tellTool} from '../asides.ts';
import {markedFormat} from '../marked.ts';

// Behind a pipe each line begins with the code of a reply of its own.
const own = String.raw`^[ \t]{0,40}(?:050 )?`;

export const sendmailVerbose = markedFormat('sendmail -v output', {
	server: new RegExp(String.raw`${own}([2-5]\d\d(?:[ -].*)?)$`),
	client: new RegExp(`${own}>{2,3}[ ]?(.*)$`),
	telltale: new RegExp(String.raw`${own}\S.*\.\.\. (?:Connecting to|Using cached|Sent \()`),
	remarks: [
		{
			pattern: new RegExp(String.raw`${own}\S.*\.\.\. Connecting to (\S+?)\.? (?:port (\d+) )?via \w+\.\.\.`),
			begins: true,
			tell: (conversation, [, host = '', port], at) =>
				conversation.connected({host, ...(port && {port: Number(port)})}, at),
		},
		{pattern: new RegExp(`${own}Closing connection to `)},
		{
			pattern: new RegExp(String.raw`${own}(\S+\.\.\. .*)$`),
			tell: (conversation, match, at) => tellTool(conversation, match, at),
		},
	],
});
