/** `curl -v`: `> ` sent, `< ` received, `* ` its own words; the message is not shown. */
import {tellTool} from '../asides.ts';
import {connectFailure} from '../connect-failure.ts';
import type {Format, Remark} from '../format.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

/** Of what curl says of itself, what went wrong after the connection was made. */
const troubles = [
	'(?:response reading failed|Operation timed out|(?:Recv|Send) failure|Connection (?:died|reset)|server response timeout',
	'|STARTTLS not supported|OpenSSL[ /]|TLS connect error|SSL certificate problem|schannel:|SSL: |SSL peer )',
].join('');

/** The progress meter has no line end of its own. */
const meter = /^[ \t]*\d{1,3}[ \t]+[\d.kMGT \t:-]{20,2000}(?=\*[ ]|[<>] )/;

/** What curl says of itself, after its `* ` or `== Info: `. */
export function curlRemarks(mark: string): readonly Remark[] {
	const after = (pattern: string): RegExp => new RegExp(`^${mark}${pattern}`);
	return [
		{
			pattern: after(String.raw`Connected to (\S+) \(([^()]*)\) port (\d+)`),
			begins: true,
			tell: (conversation, [, host = '', address = '', port], at) =>
				conversation.connected({host, address, port: Number(port)}, at),
		},
		{
			pattern: after(String.raw`Established connection to (\S+) \((\S+) port (\d+)\)`),
			begins: true,
			tell: (conversation, [, host = '', address = '', port], at) =>
				conversation.connected({host, address, port: Number(port)}, at),
		},
		{
			pattern: after(String.raw`SSL connection using (\S+) / ([\w-]+)(?: / (\S+))?`),
			tell: (conversation, [, protocol = '', cipher = '', group], at) =>
				conversation.secured(recordedTls({protocol, cipher, ...(group && {group})}), at),
		},
		{
			pattern: after(
				String.raw`(?:connect to .* failed: |Failed to connect to [^:]*: |Could not resolve host: )(.*)`,
			),
			tell: (conversation, match, at) =>
				conversation.failed(connectFailure(match[0]), `The connection failed: ${match[1] ?? ''}.`, at),
		},
		{
			pattern: after(String.raw`[ ]?(?:Closing connection|shutting down connection)`),
			tell: (conversation, _, at) => conversation.closed('client', at),
		},
		{
			pattern: after('(?:We are completely uploaded|upload completely sent)'),
			tell: (conversation, _, at) =>
				conversation.phase() === 'message' && conversation.messageEmpty() && conversation.leftOutMessage(at),
		},
		{
			pattern: after(`(${troubles}.*)`),
			tell(conversation, match, at) {
				// Older versions do not say that they have sent the message, which they do not show.
				if (
					conversation.phase() === 'message' &&
					conversation.messageEmpty() &&
					match[1]?.startsWith('response reading')
				) {
					conversation.leftOutMessage(at);
				}

				tellTool(conversation, match, at);
			},
		},
		{pattern: new RegExp(`^${mark}`)},
	];
}

const plain = markedFormat('curl -v output', {
	server: /^< (.*)$/,
	client: /^> (.*)$/,
	telltale:
		/^\*[ ]{1,3}(?:Trying |Connected to |Connection #|Host |Added |Established |SSL connection|Closing )/,
	remarks: [
		...curlRemarks(String.raw`\* ?`),
		{pattern: /^[{}] \[\d+ bytes data\]/},
		{
			pattern: /^curl: \(\d+\) (.*)$/,
			tell: (conversation, [, words = ''], at) => conversation.note('recording/tool', words, at),
		},
		// The progress meter, drawn over and over in one place.
		{pattern: /^[ \t]*(?:% Total|Dload|\d+[ ]+\d+[ ]+\d+|0[ ]+0[ ]+0)/},
	],
});

export const curl: Format = {
	...plain,
	recognise: sample => plain.recognise(sample.map(text => text.replace(meter, ''))),
	read: (lines, recorder) =>
		plain.read(
			lines.map(line => ({...line, text: line.text.replace(meter, '')})),
			recorder,
		),
};
