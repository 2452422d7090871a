/** How mail systems quote a reply in the part of a bounce for people: each words it its own way. */
import type {Peer} from '../conversation.ts';
import {isReplyLine} from '../shapes.ts';

export type BounceWords = {
	readonly recipient?: string;
	readonly peer?: Peer;
	/** What was refused, as the system says it; empty where it does not. */
	readonly command: string;
	readonly reply: string;
};

type Groups = Readonly<Record<string, string | undefined>>;

type Wording = {readonly pattern: RegExp; readonly command?: string};

const reply = String.raw`(?<reply>[2-5]\d\d[ -][^]{0,2000}?)`;
const host = String.raw`host (?<host>[^ [\]]+) ?\[(?<address>[^\]]*)\]`;
// A curly one is three octets in the view.
const quote = String.raw`(?:'|\xe2\x80[\x98\x99])`;
const bracketed = String.raw`<(?<recipient>[^<>]*)>`;

const wordings: readonly Wording[] = [
	// Postfix.
	{
		pattern: new RegExp(
			String.raw`^(?:${bracketed}[^:]*: )?${host} said: ${reply}(?: \(in reply to (?<command>[\w ]+?)(?: command)?\))?$`,
		),
	},
	{
		pattern: new RegExp(String.raw`^(?:${bracketed}[^:]*: )?${host} refused to talk to me: ${reply}$`),
		command: 'greeting',
	},
	// Exim; the newer ones name the host first.
	{
		pattern: new RegExp(
			[
				String.raw`^(?:<?(?<recipient>[^\s<>:]+@[^\s<>:]+?)>?:? )?(?:[^]{0,300}? )?(?:${host} )?`,
				'(?:SMTP|LMTP) error from remote mail server after (?<command>.{1,300}?): ',
				String.raw`(?:host (?<host2>\S+) \[(?<address2>[^\]]*)\]: )?${reply}$`,
			].join(''),
		),
	},
	// qmail, and Yahoo, which has its manners.
	{
		pattern: new RegExp(
			[
				String.raw`^${bracketed}: (?:Connected to )?(?<address>[\d.:A-Fa-f]+)(?<command> [^]{1,100}?)\.? `,
				`Remote host said: ${reply}(?: Giving up on [^]*)?$`,
			].join(''),
		),
	},
	{
		pattern: new RegExp(
			String.raw`^(?:${bracketed}: )?[^]{0,300}?Remote host said: ${reply}(?: Giving up on [^]*)?$`,
		),
	},
	{pattern: new RegExp(String.raw`^${bracketed}: (?<code>[45]\d\d): (?<text>[^]{1,2000})$`)},
	// Exchange, and what it is called now.
	{pattern: new RegExp(String.raw`returned ${quote}${reply}${quote}$`, 'i')},
	{pattern: new RegExp(String.raw`#< ?[^#>]{0,200}?#[45]\.\d+\.\d+ smtp; ?${reply}> #SMTP#`)},
	{pattern: new RegExp(String.raw`^#${reply}(?: ##[^]*)?$`)},
	// Zoho.
	{pattern: /\bERROR_CODE ?:(?<code>[45]\d\d), ERROR_CODE ?:(?<text>.{1,2000})$/s},
	// Google.
	{pattern: new RegExp(String.raw`^The response (?:from the remote server )?was: ${reply}$`)},
	{
		pattern: new RegExp(
			String.raw`error that the other server returned was: (?:\d{3} )?${reply}(?: \(state \d+\)\.?)?$`,
		),
	},
];

/** The reply that a paragraph quotes in a wording that is known, and what it says around it. */
export function wordsIn(paragraph: string): BounceWords | undefined {
	for (const {pattern, command} of wordings) {
		const groups = pattern.exec(paragraph)?.groups;
		const found = groups && (groups.reply ?? `${groups.code ?? ''} ${groups.text ?? ''}`);
		if (groups && found && isReplyLine(found)) {
			return {...namesIn(groups), command: command ?? commandIn(groups.command ?? ''), reply: found.trim()};
		}
	}

	return undefined;
}

function namesIn({
	recipient,
	host,
	host2,
	address,
	address2,
}: Groups): Pick<BounceWords, 'recipient' | 'peer'> {
	const [name, place] = [host ?? host2, address ?? address2];
	return {
		...(recipient && {recipient}),
		...((name || place) && {peer: {...(name && {host: name}), ...(place && {address: place})}}),
	};
}

/** qmail shows what failed in a phrase of its own. */
function commandIn(words: string): string {
	const phrases: readonly (readonly [RegExp, string])[] = [
		[/does not like recipient/, 'RCPT TO'],
		[/does not like sender/, 'MAIL FROM'],
		[/failed on DATA command/, 'DATA'],
		[/failed after I sent the message/, 'end of DATA'],
		[/greeting failed|refused connection/, 'greeting'],
		[/my name was rejected/, 'HELO'],
	];
	return phrases.find(([pattern]) => pattern.test(words))?.[1] ?? words.replace(/^ ?pipelined /, '').trim();
}
