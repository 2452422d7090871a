/** `msmtp --debug`: its settings, then `<-- 220 …` and `--> EHLO …`; the message is not shown. */
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

export const msmtp = markedFormat('msmtp debug output', {
	server: /^<-- ?(.*)$/,
	client: /^--> ?(.*)$/,
	telltale:
		/^(?:using account |reading recipients from |loaded (?:system|user) configuration|tls_starttls = )/,
	remarks: [
		{pattern: /^host = (\S+)$/, begins: true, tell: (talk, [, host = ''], at) => talk.connected({host}, at)},
		{pattern: /^port = (\d+)$/, tell: (talk, [, port], at) => talk.connected({port: Number(port)}, at)},
		{pattern: /^[a-z_]+(?: [a-z]+)? = /},
		{
			pattern:
				/^(?:using account|reading recipients|loaded |ignoring |falling back |account |envelope-from|[ \t]*$)/,
		},
		{
			pattern: /^ {4}\((TLS|SSL|DTLS)([\d.]+)\)-(.*)$/,
			tell: (talk, [, name, version, rest = ''], at) =>
				talk.secured(recordedTls({protocol: `${name}v${version}`, cipher: rest.replace(/[()]/g, '')}), at),
		},
		{pattern: /^(?:TLS session parameters:|TLS certificate information:| {4})/},
		{
			pattern: /^msmtp: (.*)$/,
			tell: (talk, [, words = ''], at) => talk.begun() && talk.note('recording/tool', words, at),
		},
		{pattern: /^(?:delivery to|sendmail: )/},
	],
});
