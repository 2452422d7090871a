/**
 * Perl's Net::SMTP with `Debug`, and `git send-email --smtp-debug=1`: `Net::SMTP=GLOB(0x…)>>> EHLO …`. Messages of a
 * login stand there twice, and the second time in clear text: those lines are passed over.
 */
import {tellTool} from '../asides.ts';
import type {Format} from '../format.ts';
import {markedFormat} from '../marked.ts';

const object = String.raw`^Net::SMTP(?:::\w{1,20}){0,3}=GLOB\(0x[\da-fA-F]{1,16}\)`;

const ofObject = new RegExp(`${object}(?:<<<|>>>)`);

const marked = markedFormat('Net::SMTP debug output', {
	server: new RegExp(String.raw`${object}<<<(?! \(decoded\) ) ?(.*)$`),
	client: new RegExp(String.raw`${object}>>>(?! \(decoded\) ) ?(.*)$`),
	telltale: ofObject,
	remarks: [
		{pattern: new RegExp(String.raw`${object}(?:<<<|>>>) \(decoded\) `)},
		// git send-email sums up what it has sent.
		{pattern: /^(?:(?:OK\. )?Log says:|Server: |MAIL FROM:<|RCPT TO:<|Result: )/},
		// Versions of the modules.
		{pattern: /^Net::SMTP(?:::\w{1,20}){0,3}>>> /},
		{pattern: /^(?:Net::SMTP(?:::\w{1,20}){0,3}(?:=GLOB\(\w+\))?: )(.*)$/, tell: tellTool},
	],
});

export const netCmd: Format = {
	...marked,
	recognise(sample) {
		// A stack trace around it may be longer than the log.
		const isThere = sample.filter(text => ofObject.test(text)).length > 2;
		return Math.max(marked.recognise(sample), isThere ? 0.6 : 0);
	},
};
