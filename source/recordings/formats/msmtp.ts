/** `msmtp --debug`: its settings, then `<-- 220 …` and `--> EHLO …`; the message is not shown. */
import {tellOutcome, tellTool} from '../asides.ts';
import type {Format} from '../format.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

const inOrder = markedFormat('msmtp debug output', {
	server: /^<-- ?(.*)$/,
	client: /^--> ?(.*)$/,
	telltale:
		/^(?:using account |reading recipients from |loaded (?:system|user) configuration|tls_starttls = )/,
	remarks: [
		{
			pattern: /^host = (\S+)$/,
			begins: true,
			tell: (conversation, [, host = ''], at) => conversation.connected({host}, at),
		},
		{
			pattern: /^port = (\d+)$/,
			tell: (conversation, [, port], at) => conversation.connected({port: Number(port)}, at),
		},
		{pattern: /^[a-z_]+(?: [a-z]+)? = /},
		{
			pattern:
				/^(?:using account|reading recipients|loaded |ignoring |falling back |account |envelope-from|[ \t]*$)/,
		},
		{
			pattern: /^ {4}\((TLS|SSL|DTLS)([\d.]+)\)-(.*)$/,
			tell: (conversation, [, name, version, rest = ''], at) =>
				conversation.secured(
					recordedTls({protocol: `${name}v${version}`, cipher: rest.replace(/[()]/g, '')}),
					at,
				),
		},
		{pattern: /^(?:TLS session parameters:|TLS certificate information:| {4})/},
		{
			pattern: /^msmtp: (.*)$/,
			tell: (conversation, match, at) =>
				conversation.begun()
					? tellTool(conversation, match, at)
					: tellOutcome(conversation, match[1] ?? '', at),
		},
		{pattern: /^(?:delivery to|sendmail: )/},
	],
});

/** Where both outputs go into one file, what went wrong stands above all that led to it. */
export const msmtp: Format = {
	...inOrder,
	read(lines, recorder) {
		const first = lines.findIndex(({text}) => !/^msmtp: /.test(text));
		inOrder.read([...lines.slice(Math.max(first, 0)), ...lines.slice(0, Math.max(first, 0))], recorder);
	},
};
