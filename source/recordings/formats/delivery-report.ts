/** Bounces: what a mail system wrote to the sender, with the reply it got. Each system words it its own way. */
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {hearQuoted, type QuotedReply} from '../quoted-reply.ts';
import {isReplyLine} from '../shapes.ts';

type Wording = {
	readonly pattern: RegExp;
	readonly read: (groups: Readonly<Record<string, string | undefined>>) => Partial<QuotedReply>;
};

const reply = String.raw`(?<reply>[2-5]\d\d[ -][^]{0,2000}?)`;

const wordings: readonly Wording[] = [
	// Postfix.
	{
		pattern: new RegExp(
			String.raw`^(?:<(?<recipient>[^<>]*)>[^:]*: )?host (?<host>[^ [\]]+)\[(?<address>[^\]]*)\] (?:said|refused to talk to me): ${reply}(?: \(in reply to (?<command>[\w ]+?)(?: command)?\))?$`,
		),
		read: peerOf,
	},
	// Exim.
	{
		pattern: new RegExp(
			String.raw`(?:SMTP|LMTP) error from remote mail server after (?<command>.{1,300}?): (?:host (?<host>\S+) \[(?<address>[^\]]*)\]: )?${reply}$`,
		),
		read: peerOf,
	},
	// RFC 3464; for DSN of Exchange, Sendmail and others.
	{pattern: new RegExp(String.raw`^Diagnostic-Code: ?smtp; ?${reply}$`, 'i'), read: () => ({})},
	// qmail; Exchange; Google.
	{pattern: new RegExp(String.raw`Remote host said: ${reply}$`), read: () => ({})},
	{pattern: new RegExp(String.raw`returned '${reply}'$`), read: () => ({})},
	{
		pattern: new RegExp(String.raw`^The response (?:from the remote server )?was: ${reply}$`),
		read: () => ({}),
	},
];

function peerOf({
	host,
	address,
	command,
	recipient,
}: Readonly<Record<string, string | undefined>>): Partial<QuotedReply> {
	return {
		...(host && {peer: {host, ...(address && {address})}}),
		...(command && {command}),
		...(recipient && {recipient}),
	};
}

export const deliveryReport: Format = {
	name: 'delivery report',
	recognise: sample =>
		unfold(sample.map((text, index) => ({number: index + 1, text, at: null}))).some(isTelling) ? 0.6 : 0,
	read(lines, recorder) {
		const told = new Set<string>();
		let recipient: string | undefined;
		let host: string | undefined;
		for (const paragraph of unfold(lines)) {
			recipient = /^(?:Final|Original)-Recipient: ?rfc822; ?(\S+)/i.exec(paragraph)?.[1] ?? recipient;
			host = /^Remote-MTA: ?dns; ?(\S+)/i.exec(paragraph)?.[1] ?? host;
			const quoted = quotedIn(paragraph);
			// The text for people and the part for programs tell the same.
			const seen = quoted?.reply.replace(/\s+/g, ' ').slice(0, 40) ?? '';
			if (quoted && !told.has(seen)) {
				told.add(seen);
				const to = quoted.recipient ?? recipient;
				hearQuoted(recorder, {
					command: '',
					...(host && {peer: {host}}),
					...quoted,
					key: to ? `to ${to}` : `reply ${told.size}`,
					recipient: to,
					at: null,
				});
			}
		}
	},
};

function isTelling(paragraph: string): boolean {
	return quotedIn(paragraph) !== undefined;
}

function quotedIn(paragraph: string): (Partial<QuotedReply> & {readonly reply: string}) | undefined {
	for (const {pattern, read} of wordings) {
		const groups = pattern.exec(paragraph)?.groups;
		const found = groups?.reply;
		if (groups && found && isReplyLine(found)) {
			return {...read(groups), reply: found};
		}
	}

	return undefined;
}

const LONGEST = 4000;

/** Lines that are indented, or that follow a colon, go on with the one before. */
function unfold(lines: readonly LogLine[]): string[] {
	const paragraphs: string[] = [];
	let goesOn = false;
	for (const {text} of lines) {
		const last = paragraphs.at(-1);
		if (last !== undefined && last.length < LONGEST && text !== '' && (goesOn || /^[ \t]/.test(text))) {
			paragraphs[paragraphs.length - 1] = `${last} ${text.trim()}`;
		} else if (text !== '') {
			paragraphs.push(text.trim().slice(0, LONGEST));
		}

		goesOn = /(?:was|after [^:]{1,200}):$/.test(text) || (goesOn && text === '');
	}

	return paragraphs;
}
