/**
 * `openssl s_client`: its account of chain and session, then a terminal's log. A line that begins with R or Q
 * is a command to s_client itself unless it was told `-quiet` or `-ign_eof`: such lines never reach the server.
 */
import type {TlsFacts} from '../../transport/types.ts';
import {connectFailure} from '../connect-failure.ts';
import type {Conversation} from '../conversation.ts';
import type {Format, Remark} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {programFailure} from '../program-failures.ts';
import {recordedTls} from '../recorded-tls.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {readUnmarked} from '../unmarked.ts';

const errorLine = /^(?:[0-9A-F]+:)?error:[0-9A-F]+:(.*)$/i;

const verifyError = /^verify error:num=\d+:(.*)$/;
const account: readonly Remark[] = [
	{
		pattern: /^(?:.{0,80}[$#>%][ ]?)?openssl[ ]+s_client[ ].*-connect[ ]+(\[[^\]]*\]|[^: ]+):(\d+)/,
		begins: true,
		tell: (conversation, [, host = '', port], at) => conversation.connected({host, port: Number(port)}, at),
	},
	{
		pattern: /^Connecting to (\S+)$/,
		begins: true,
		tell: (conversation, [, address = ''], at) => conversation.connected({address}, at),
	},
	{
		pattern: verifyError,
		tell: (conversation, [, words = ''], at) =>
			conversation.note('recording/tls', `openssl could not verify the certificate: ${words}.`, at),
	},
	{
		pattern: /^(?:closed|read:errno=\d+|.*:unexpected eof while reading.*)$/i,
		amidMessage: true,
		tell: (conversation, _, at) => conversation.closed('server', at),
	},
	{
		pattern: errorLine,
		amidMessage: true,
		tell(conversation, [, words = ''], at) {
			const failure = programFailure(words);
			if (failure?.code === 'speaks-clear-text') {
				conversation.mayHaveFailed(failure.code, words, at, {...failure, peer: null});
			} else {
				conversation.note('recording/tool', `openssl reports: ${words}`, at);
			}
		},
	},
	{
		pattern: /^connect:(.*)$/,
		tell: (conversation, [, words = ''], at) =>
			conversation.failed(connectFailure(words), `The connection failed: ${words.trim()}.`, at),
	},
	{
		pattern: /^(RENEGOTIATING|KEYUPDATE)(?: (.*))?$/,
		amidMessage: true,
		tell(conversation, [, own, line], at) {
			const letter = own === 'KEYUPDATE' ? 'K' : 'R';
			const what = line ? `“${line}”` : `A line that begins with ${letter}`;
			const advice = own === 'KEYUPDATE' ? 'Use `-quiet`.' : 'Use `-quiet`, or write “rcpt” in lower case.';
			const about = own === 'KEYUPDATE' ? 'openssl/keyupdate' : 'openssl/renegotiating';
			conversation.note(
				about,
				`${what} never reached the server: openssl read it as a command of its own. ${advice}`,
				at,
			);
		},
	},
	{
		pattern: /^DONE(?: (.*))?$/,
		amidMessage: true,
		tell(conversation, [, line], at) {
			const what = line ? `“${line}” never reached the server: ` : '';
			conversation.note(
				'openssl/done',
				`${what}openssl ended, because of a line that begins with Q or at the end of its input.`,
				at,
			);
			conversation.closed('client', at);
		},
	},
	{
		pattern:
			/^(?:read R BLOCK|---|not(?:After|Before)=|depth=\d|verify |Can't use SSL_get_servername|CONNECTED\()/,
		amidMessage: true,
	},
];

// The account runs from one of its headings to the line of hyphens.
const opens = new RegExp(
	[
		String.raw`^(?:CONNECTED\([0-9A-Fa-f]+\)|Certificate chain|Server certificate`,
		'|No client certificate CA names sent|Acceptable client certificate CA names',
		'|SSL handshake has read|New, |Early data was|Post-Handshake New Session Ticket arrived:',
		'|SSL-Session:|no peer certificate available|Reused, |-----BEGIN CERTIFICATE-----|(?:subject',
		'|issuer)=)',
	].join(''),
);

export const openssl: Format = {
	name: 'openssl s_client log',
	recognise: sample =>
		sample.some(text =>
			/^(?:CONNECTED\([0-9A-Fa-f]{4,8}\)|depth=\d+ |verify return:\d|SSL-Session:|RENEGOTIATING$|read R BLOCK$)/.test(
				text,
			),
		)
			? 0.9
			: 0,
	read(lines, recorder) {
		const {spoken, asides} = separate(lines);
		const tls = readAccount(asides);
		const command = asides.concat(spoken).find(line => account[0]?.pattern.test(line.text));
		if (command) {
			const [, host = '', port] = account[0]?.pattern.exec(command.text) ?? [];
			recorder.begin().connected({host, port: Number(port)}, null);
		}

		if (tls) {
			recorder.conversation().secured(tls, null);
		} else {
			hearFailure([...asides, ...spoken], recorder.conversation());
		}

		readUnmarked(withoutSwallowed(withoutRest(spoken)), recorder, account);
	},
};

/** Lines of the account apart from the conversation. */
function separate(lines: readonly LogLine[]): {spoken: LogLine[]; asides: LogLine[]} {
	const spoken: LogLine[] = [];
	const asides: LogLine[] = [];
	let inside = false;
	for (const line of lines) {
		inside ||= opens.test(line.text);
		(inside ? asides : spoken).push(line);
		// A certificate dump in a bug report may stand without the rest.
		inside &&=
			line.text !== '---' && line.text !== '-----END CERTIFICATE-----' && !/^220[ -]/.test(line.text);
	}

	return {spoken, asides};
}

/** The account of a handshake that came to nothing has the reason in it; what is wrong with a certificate stands apart. */
function hearFailure(lines: readonly LogLine[], conversation: Conversation): void {
	const verdict = lines.map(({text}) => verifyError.exec(text)?.[1]).find(words => words !== undefined);
	for (const {text, at} of lines) {
		const words = errorLine.exec(text)?.[1] ?? '';
		const failure = words === '' ? null : programFailure(words);
		const exact = verdict !== undefined && /certificate verify failed/.test(words) ? verdict : words;
		if (failure) {
			conversation.failed(failure.code, exact, at, {...(programFailure(exact) ?? failure), peer: null});
			return;
		}
	}
}

/** With `-starttls smtp` openssl says EHLO itself, and shows the last line of the reply after the handshake. */
function withoutRest(lines: readonly LogLine[]): readonly LogLine[] {
	const first = lines.findIndex(({text}) => isReplyLine(text) || isCommandLine(text));
	const isRest = /^250 [A-Z0-9-]{2,20}(?:[ =][A-Z0-9 =-]{0,100})?$/.test(lines[first]?.text ?? '');
	return isRest ? lines.filter((_, index) => index !== first) : lines;
}

/** Null where there was no handshake. */
function readAccount(asides: readonly LogLine[]): TlsFacts | null {
	const text = asides.map(line => line.text).join('\n');
	const find = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
	const protocol = find(/^ *Protocol *: (\S+)/m) ?? find(/^New, ([\w.]+), Cipher is/m);
	const cipher = find(/^ *Cipher *: (\S+)/m) ?? find(/Cipher is (\S+)/);
	const verdict = /Verif(?:y return code|ication error): (?:(\d+) \(([^)]*)\)|(.*))/.exec(text);
	const group = find(/^Server Temp Key: ([^,\n]+)/m) ?? find(/^Negotiated TLS1\.3 group: (\S+)/m);
	if (/Cipher is \(NONE\)|no peer certificate available/.test(text)) {
		return null;
	}

	const [, number = '', meaning, error = ''] = verdict ?? [];
	const verified =
		verdict && (number === '0' ? true : (nameOfVerdict.get(number) ?? verdictNamed(meaning ?? error)));
	return recordedTls({
		...(protocol && {protocol}),
		...(cipher && {cipher}),
		...(group && {group}),
		...(verified !== null && {verified}),
	});
}

/** X509_V_ERR_… of OpenSSL, by the numbers that s_client shows, as Node names them. */
const nameOfVerdict: ReadonlyMap<string, string> = new Map([
	['2', 'UNABLE_TO_GET_ISSUER_CERT'],
	['9', 'CERT_NOT_YET_VALID'],
	['10', 'CERT_HAS_EXPIRED'],
	['18', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
	['19', 'SELF_SIGNED_CERT_IN_CHAIN'],
	['20', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
	['21', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
	['23', 'CERT_REVOKED'],
	['62', 'HOSTNAME_MISMATCH'],
]);

/** `-brief` gives only the words. */
function verdictNamed(words: string): string {
	return programFailure(words)?.systemCode ?? words;
}

const ownCommands: ReadonlyMap<string, RegExp> = new Map([
	['RENEGOTIATING', /^R/],
	['KEYUPDATE', /^[Kk]/],
	['DONE', /^Q/],
]);

/** The echo of a line that openssl kept to itself was not sent. What is no command may be a password: it is not repeated. */
function withoutSwallowed(lines: readonly LogLine[]): readonly LogLine[] {
	return lines.flatMap((line, index) => {
		const next = lines[index + 1]?.text ?? '';
		if (ownCommands.get(next)?.test(line.text)) {
			return [];
		}

		const before = lines[index - 1]?.text ?? '';
		const swallowed = ownCommands.get(line.text)?.test(before) && isCommandLine(before);
		return [swallowed ? {...line, text: `${line.text} ${before}`} : line];
	});
}
