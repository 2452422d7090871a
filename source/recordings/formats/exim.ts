/** Exim's mainlog and rejectlog: the replies they quote, and what Exim itself refused. */
import {streamingFormat} from '../format.ts';
import {type LogLine, readable} from '../log-line.ts';
import {hearQuoted} from '../quoted-reply.ts';
import type {Recorder} from '../recorder.ts';
import {isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const stamp = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;
const refused = new RegExp(
	[
		String.raw`(?:SMTP|LMTP) error from remote mail server after (.+?): (?:host (\S+) \[([^\]]*)\]`,
		String.raw`(?::\d+)?: )?([2-5]\d\d[ -].*)$`,
	].join(''),
);
const accepted = / (?:=>|->|\*>) (\S+) .*? H=(\S+) \[([^\]]*)\](?::(\d+))?.* C="((?:[^"\\]|\\.)*)"/;
const rejected = new RegExp(
	[
		String.raw`H=(?:([^ (]\S*) )?(?:\(([^)]*)\) )?\[([^\]]*)\].*? (?:F=<([^>]*)> )?`,
		String.raw`(?:temporarily )?rejected (RCPT|MAIL|EHLO|HELO|AUTH|DATA|VRFY|EXPN|after DATA)(?: or \S+)?`,
		'(?: <?([^ >]*?)>?)?:? (.*)$',
	].join(''),
);

/** `**` given up, `==` to be tried again; what follows the router and the transport says why. */
const trouble = new RegExp(
	[
		String.raw` (\*\*|==) (\S+)(?: <[^>]*>)?(?: [A-Z]=\S+)*(?: defer \((-?\d+)\))?(?: H=\S+ \[[^\]]*\]`,
		String.raw`(?::\d+)?)?(?: [A-Z]+=\S+)*: (.+)$`,
	].join(''),
);

// Exim cuts what it quotes well before this.
const WIDTH = 4096;

export const exim = streamingFormat({
	name: 'Exim log',
	recognise: sample =>
		sample.some(
			text =>
				stamp.test(text) &&
				(refused.test(text) || accepted.test(text) || trouble.test(text) || rejected.test(text)),
		)
			? 0.9
			: 0,
	open: recorder => ({
		feed(whole) {
			const line = {...whole, text: whole.text.slice(0, WIDTH)};
			const at = line.at ?? readTime(line.text)?.at ?? null;
			if (
				!hearRefusal(line, at, recorder) &&
				!hearAcceptance(line, at, recorder) &&
				!hearTrouble(line, at, recorder) &&
				!hearRejection(line, at, recorder)
			) {
				hearOther(line, recorder);
			}
		},
		end() {},
	}),
});

function messageId(text: string): string {
	return /\b([A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4})\b/.exec(text)?.[1] ?? '';
}

function hearRefusal({text}: LogLine, at: number | null, recorder: Recorder): boolean {
	const [, command = '', host, address, reply = ''] = refused.exec(text) ?? [];
	if (!isReplyLine(reply)) {
		return false;
	}

	const [, otherHost = '', otherAddress = '', port] = / H=(\S+) \[([^\]]*)\](?::(\d+))?/.exec(text) ?? [];
	const recipient = / (?:\*\*|==) (\S+?):? /.exec(text)?.[1];
	hearQuoted(recorder, {
		key: [messageId(text), recipient && `to ${recipient}`].filter(Boolean).join(' '),
		peer: {host: host ?? otherHost, address: address ?? otherAddress, ...(port && {port: Number(port)})},
		command,
		recipient,
		reply,
		at,
	});
	return true;
}

function hearAcceptance({text}: LogLine, at: number | null, recorder: Recorder): boolean {
	const [, recipient = '', host = '', address = '', port, reply = ''] = accepted.exec(text) ?? [];
	if (!isReplyLine(reply)) {
		return false;
	}

	hearQuoted(recorder, {
		key: `${messageId(text)} to ${recipient}`.trim(),
		peer: {host, address, ...(port && {port: Number(port)})},
		command: 'end of data',
		reply,
		at,
	});
	return true;
}

/** What Exim says itself, where no reply of a server is quoted. */
function hearTrouble({text}: LogLine, at: number | null, recorder: Recorder): boolean {
	const [, sign = '', recipient = '', , words = ''] = trouble.exec(text) ?? [];
	if (sign === '') {
		return false;
	}

	const failed = sign === '**';
	const what = failed
		? 'The message was not delivered'
		: 'The message was not delivered; the system will try again';
	const key = `${messageId(text)} to ${recipient}`.trim();
	recorder.begin(key).note('recording/delivery', readable(`${what}: ${words}`), at, {
		recipient,
		action: failed ? 'failed' : 'delayed',
		status: null,
		words: readable(words),
	});
	recorder.end(key);
	return true;
}

/** Exim does not log the code that it gave. */
function hearRejection({text, number}: LogLine, at: number | null, recorder: Recorder): boolean {
	const match = rejected.exec(text);
	if (!match) {
		return false;
	}

	const [, , helo = '', address = '', , command = '', subject = '', why = ''] = match;
	const key = `line ${number}: [${address}] ${helo}`.trim();
	const conversation = recorder.begin(key);
	const line =
		command === 'RCPT'
			? `RCPT TO:<${subject}>`
			: command === 'MAIL'
				? `MAIL FROM:<${subject}>`
				: `${command} ${subject}`;
	conversation.note(
		'recording/quoted',
		'The log says what was refused; the line is reconstructed from that.',
		at,
	);
	if (command === 'after DATA' || command === 'DATA') {
		conversation.client('DATA', at);
	} else {
		conversation.client(line.trim(), at);
	}

	const words = why.replace(/[.:\s]+$/, '');
	conversation.note('recording/no-code', `Refused: ${words}. The log does not show the code.`, at, {
		recipient: command === 'RCPT' ? subject : null,
		action: / temporarily rejected /.test(text) ? 'delayed' : 'failed',
		status: null,
		words: readable(words),
	});
	recorder.end(key);
	return true;
}

function hearOther(line: LogLine, recorder: Recorder): void {
	const known = new RegExp(
		[
			String.raw`(?: <= | => | -> | \*\* | == |Completed|no host name found|no immediate delivery`,
			'|SMTP connection|SMTP call|SMTP protocol|TLS error|unexpected disconnection|Start queue run',
			String.raw`|End queue run|exim \d|ident connection|Warning:|retry time not reached|Spool file)`,
		].join(''),
	);
	if (line.text !== '' && stamp.test(line.text) && !known.test(line.text)) {
		recorder.unread(line, 'This line of Exim’s log does not quote a reply.');
	}
}
