/** gnutls-cli: its account of the handshake, then a terminal's log. */
import type {Format, Remark} from '../format.ts';
import {recordedTls} from '../recorded-tls.ts';
import {readUnmarked} from '../unmarked.ts';

const remarks: readonly Remark[] = [
	{
		pattern: /^Connecting to '(.*?)(?::(\d+))?'\.\.\.$/,
		begins: true,
		tell: (conversation, [, host = '', port], at) =>
			conversation.connected({host, ...(port && {port: Number(port)})}, at),
	},
	{
		pattern: /^- Description: \((TLS|SSL|DTLS)([\d.]+)[^()]*\)-(.*)$/,
		tell: (conversation, [, name, version, rest = ''], at) =>
			conversation.secured(
				recordedTls({protocol: `${name}v${version}`, cipher: rest.replace(/[()]/g, '')}),
				at,
			),
	},
	{
		pattern: /^- Peer has closed the GnuTLS connection/,
		tell: (conversation, _, at) => conversation.closed('server', at),
	},
	{
		pattern: /^(?:\*\*\* (.*)|- Status: (The certificate is NOT trusted.*))$/,
		tell: (conversation, [, fatal, status = ''], at) =>
			conversation.note('recording/tool', fatal ?? status, at),
	},
	{pattern: /^(?:Processed \d+ |Resolving |\|<|- |[ \t]+(?:- |Public Key|sha\d+:|pin-|[+|.|o|=])|[ \t]*$)/},
];

export const gnutlsCli: Format = {
	name: 'gnutls-cli log',
	recognise: sample =>
		sample.some(text =>
			/^- (?:Simple Client Mode|Handshake was completed|Description: \((?:TLS|SSL))/.test(text),
		)
			? 0.9
			: 0,
	read: (lines, recorder) => readUnmarked(lines, recorder, remarks),
};
