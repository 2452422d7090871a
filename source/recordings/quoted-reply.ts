/** Replies that a server's log or a bounce only quotes, with the command they answered. */
import type {Peer} from './conversation.ts';
import type {Recorder} from './recorder.ts';

export type QuotedReply = {
	readonly key: string;
	readonly peer?: Peer;
	/** What it answered, as the log says it: `RCPT TO`, `end of DATA`, `MAIL FROM:<a@b>` … */
	readonly command: string;
	readonly sender?: string | undefined;
	readonly recipient?: string | undefined;
	readonly reply: string;
	readonly at: number | null;
};

/** The command that was answered is put together from what the log says of it. */
export function hearQuoted(
	recorder: Recorder,
	{key, peer, command, sender, recipient, reply, at}: QuotedReply,
): void {
	const conversation = recorder.begin(key);
	const lines = splitReply(reply);
	const asked = commandOf(command, sender, recipient);
	if (peer && asked === 'greeting') {
		conversation.connected(peer, at);
	} else if (peer) {
		conversation.named(peer);
	}

	if (asked !== undefined && asked !== 'greeting') {
		conversation.note(
			'recording/quoted',
			'Only the reply is quoted, and its command is named; the line is reconstructed from that.',
			at,
		);
		for (const text of asked) {
			conversation.rebuilt(text, at);
		}
	}

	for (const text of lines) {
		conversation.server(text, at);
	}

	recorder.end(key);
}

function commandOf(
	command: string,
	sender: string | undefined,
	recipient: string | undefined,
): string[] | 'greeting' | undefined {
	const whole = /^(?:RCPT TO|MAIL FROM):[ ]?<.*/i.exec(command)?.[0];
	if (whole) {
		return [whole];
	}

	if (/^RCPT/i.test(command)) {
		return recipient === undefined ? ['RCPT'] : [`RCPT TO:<${recipient}>`];
	}

	if (/^MAIL/i.test(command)) {
		return sender === undefined ? ['MAIL'] : [`MAIL FROM:<${sender}>`];
	}

	if (/end of (?:DATA|.*data)|END-OF-MESSAGE|sending data block/i.test(command)) {
		return ['DATA', '.'];
	}

	if (/greeting|initial connection|^CONNECT$|refused to talk/i.test(command)) {
		return 'greeting';
	}

	const verb = /^(EHLO|HELO|LHLO|DATA|AUTH|STARTTLS|QUIT|RSET|BDAT|VRFY|ETRN)\b.*/i.exec(command)?.[0];
	return verb ? [verb] : undefined;
}

/** Several lines on one: each began with the code and a hyphen, only the last with a space. */
function splitReply(reply: string): string[] {
	const code = /^(\d{3})-/.exec(reply)?.[1];
	const lines = reply.split(/\\n|\r?\n/).map(line => line.trim());
	return code ? lines.flatMap(line => line.split(new RegExp(`[ ](?=${code}[- ])`))) : [lines.join(' ')];
}
