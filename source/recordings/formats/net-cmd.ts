/**
 * Perl's Net::SMTP with `Debug`, and `git send-email --smtp-debug=1`: `Net::SMTP=GLOB(0x…)>>> EHLO …`. Messages of a
 * login stand there twice, and the second time in clear text: those lines are passed over.
 */
import {tellTool} from '../asides.ts';
import {markedFormat} from '../marked.ts';

const object = String.raw`^Net::SMTP(?:::\w{1,20}){0,3}=GLOB\(0x[\da-fA-F]{1,16}\)`;

export const netCmd = markedFormat('Net::SMTP debug output', {
	server: new RegExp(String.raw`${object}<<<(?! \(decoded\) ) ?(.*)$`),
	client: new RegExp(String.raw`${object}>>>(?! \(decoded\) ) ?(.*)$`),
	telltale: new RegExp(`${object}(?:<<<|>>>)`),
	remarks: [
		{pattern: new RegExp(String.raw`${object}(?:<<<|>>>) \(decoded\) `), amidMessage: true},
		// Versions of the modules.
		{pattern: /^Net::SMTP(?:::\w{1,20}){0,3}>>> /},
		{pattern: /^(?:Net::SMTP(?:::\w{1,20}){0,3}(?:=GLOB\(\w+\))?: )(.*)$/, tell: tellTool},
	],
});
