/** A terminal's log: telnet, nc, PuTTY, or a tutorial that shows only what stood on the screen. */
import {relayPort, submissionPort} from '../../protocol/ports.ts';
import {connectFailure} from '../connect-failure.ts';
import {type Format, type Remark, shareOf} from '../format.ts';
import {anyOf} from '../patterns.ts';
import {recordedTls} from '../recorded-tls.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {readUnmarked} from '../unmarked.ts';

const terminalRemarks: readonly Remark[] = [
	{
		pattern: new RegExp(
			[
				String.raw`^(?:.{0,80}[$#>%][ ]?)?(?:telnet|nc|ncat|netcat)(?:[ ]+-[\w-]+(?:[ ]+\d+)?)*[ ]+`,
				String.raw`([\w.:-]+)[ ]+(\d+|smtp|submission)[ ]*$`,
			].join(''),
			'i',
		),
		begins: true,
		tell: (conversation, [, host = '', port = ''], at) =>
			conversation.connected(
				{host, port: {smtp: relayPort, submission: submissionPort}[port.toLowerCase()] ?? Number(port)},
				at,
			),
	},
	{
		pattern: /^(?:=== )?Trying ([\w.:-]+?)(?:(?:, |:)(\d+))?[ ]?\.\.\.[ ]*(?:Open)?$/,
		begins: true,
		tell: (conversation, [, address = '', port], at) =>
			conversation.connected({address, ...(port && {port: Number(port)})}, at),
	},
	{
		pattern: /^(?:=== )?Connected to ([^ ]+?)\.?$/,
		begins: true,
		tell: (conversation, [, host = ''], at) => conversation.connected({host}, at),
	},
	{
		pattern: /^(?:Ncat: Connected to |\(UNKNOWN\) \[)?([\w.:-]+)(?:\] |:)(\d+)(?:\.| \(smtp\) open| open)$/,
		begins: true,
		tell: (conversation, [, host = '', port], at) => conversation.connected({host, port: Number(port)}, at),
	},
	{
		pattern: /^Ncat: SSL connection to ([\w.:-]+):(\d+)/,
		begins: true,
		tell(conversation, [, host = '', port], at) {
			conversation.connected({host, port: Number(port)}, at);
			conversation.secured(recordedTls(), at);
		},
	},
	{pattern: /^Ncat: (?:Subject|Issuer|SHA-1 fingerprint|Certificate verification|\d+ bytes sent)/},
	{
		pattern: /^Connection to ([\w.:-]+)(?: \([\w.:]+\))? (?:port )?(\d+)[ ].*succeeded!$/,
		begins: true,
		tell: (conversation, [, host = '', port], at) => conversation.connected({host, port: Number(port)}, at),
	},
	{
		pattern: anyOf(
			'^(?:[*]{3} )?(?:',
			[
				'connection closed by foreign host|connection to host lost|remote host closed connection(?: unexpectedly)?',
				String.raw`\[connection to .* closed by foreign host\]|ncat: connection reset by peer`,
			],
			String.raw`)\.?$`,
		),
		tell: (conversation, _, at) => conversation.closed('server', at),
	},
	{
		pattern: /^(?:telnet>[ ]?(?:quit|close)?|(?:=== )?Connection closed(?: with remote host)?\.?|\^\])$/i,
		tell: (conversation, _, at) => conversation.closed('client', at),
	},
	// swaks without its marks.
	{
		pattern: /^(?:<\*\* )?(Timeout \(\d+ secs?\) waiting for .*)$/,
		tell: (conversation, [, words = ''], at) => conversation.gaveUp(words, at),
	},
	{
		pattern: anyOf(
			'^(?:',
			[
				'telnet: (?:connect to address|unable to connect|could not resolve)',
				'(?:nc|ncat): .*(?:refused|timed out|failed|could not)|could not open connection to the host',
			],
			').*',
		),
		tell: (conversation, [words = ''], at) => conversation.failed(connectFailure(words), words, at),
	},
	{
		pattern:
			/^(?:Escape character is|=~=~.*PuTTY log|Connecting To |Script started on|Script done on|Ncat: Version|\^C$)/i,
	},
	{pattern: /^(?:.{0,80}[$#%][ ]?)(?:exit|logout|\^D)?$/},
	// exim -bh tells its own thoughts between the lines.
	{pattern: /^(?:>>> |LOG: |[*]{4} ).*$/},
];

export const terminal: Format = {
	name: 'terminal log',
	recognise(sample) {
		if (!sample.some(text => isReplyLine(text) || isCommandLine(text))) {
			// A connection on which nothing was said.
			const isKnown = (text: string) => terminalRemarks.some(({pattern}) => pattern.test(text));
			return sample.length > 1 && sample.every(isKnown) ? 0.5 : 0;
		}

		const known = shareOf(
			sample,
			text =>
				isReplyLine(text) || isCommandLine(text) || terminalRemarks.some(({pattern}) => pattern.test(text)),
		);
		return Math.max(known, 0.1);
	},
	read: (lines, recorder) => readUnmarked(lines, recorder, terminalRemarks),
};
