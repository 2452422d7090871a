/** The part of a bounce for people: each mail system words it its own way. */
import type {Peer} from './conversation.ts';
import type {DeliveryStatus} from './delivery-status.ts';
import type {LogLine} from './log-line.ts';
import {isReplyLine} from './shapes.ts';

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
			String.raw`^(?:<?(?<recipient>[^\s<>:]+@[^\s<>:]+?)>?:? )?(?:[^]{0,300}? )?(?:${host} )?(?:SMTP|LMTP) error from remote mail server after (?<command>.{1,300}?): (?:host (?<host2>\S+) \[(?<address2>[^\]]*)\]: )?${reply}$`,
		),
	},
	// qmail, and Yahoo, which has its manners.
	{
		pattern: new RegExp(
			String.raw`^${bracketed}: (?:Connected to )?(?<address>[\d.:A-Fa-f]+)(?<command> [^]{1,100}?)\.? Remote host said: ${reply}(?: Giving up on [^]*)?$`,
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
	// Google.
	{pattern: new RegExp(String.raw`^The response (?:from the remote server )?was: ${reply}$`)},
	{
		pattern: new RegExp(
			String.raw`error that the other server returned was: (?:\d{3} )?${reply}(?: \(state \d+\)\.?)?$`,
		),
	},
];

/** In the order they stand. What comes after the words that lead to the returned message is not read. */
export function bounceWords(lines: readonly LogLine[]): BounceWords[] {
	let about: string | undefined;
	return paragraphsOf(lines).flatMap(paragraph => {
		about = addressIn(paragraph) ?? about;
		const found = wordsIn(paragraph);
		return found ? [{...(about !== undefined && {recipient: about}), ...found}] : [];
	});
}

/** qmail puts the code of what failed on its own machine behind the words: `Sorry, no mailbox here by that name. (#5.1.1)` */
export function ownFailures(lines: readonly LogLine[]): DeliveryStatus[] {
	return paragraphsOf(lines).flatMap(paragraph => {
		const [, recipient, words = '', status = ''] =
			/^<([^<>]+)>: ((?:(?!Remote host said).)*?)[ ]?\(#([45]\.\d{1,3}\.\d{1,3})\)$/.exec(paragraph) ?? [];
		return recipient === undefined
			? []
			: [{recipient, action: 'failed', status, reply: null, words, until: null}];
	});
}

const leadsToOriginal =
	/^-{2,}.*(?:copy of the message|below this line|original message|body of message)|^Original message headers:/i;

/** `bob@example.net` alone on a line, `Your message wasn't delivered to bob@example.net because …` */
function addressIn(paragraph: string): string | undefined {
	return (
		/^<?([^\s<>:@]{1,64}@[^\s<>:@]{1,255})>?(?:<mailto:[^>]*>)?$/.exec(paragraph)?.[1] ??
		/delivered to ([^\s<>:@]{1,64}@[^\s<>:@]{1,255}) because/.exec(paragraph)?.[1]
	);
}

function wordsIn(paragraph: string): BounceWords | undefined {
	for (const {pattern, command} of wordings) {
		const groups = pattern.exec(paragraph)?.groups;
		const found = groups && (groups.reply ?? `${groups.code ?? ''} ${groups.text ?? ''}`);
		if (groups && found && isReplyLine(found)) {
			return {...told(groups), command: command ?? commandIn(groups.command ?? ''), reply: found.trim()};
		}
	}

	return undefined;
}

function told({recipient, host, host2, address, address2}: Groups): Pick<BounceWords, 'recipient' | 'peer'> {
	const [name, place] = [host ?? host2, address ?? address2];
	return {
		...(recipient && {recipient}),
		...((name || place) && {peer: {...(name && {host: name}), ...(place && {address: place})}}),
	};
}

/** qmail tells what failed in a phrase of its own. */
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

const longest = 4000;

/**
 * Lines that stand further in, that follow a colon, or that go on with a reply belong to the one before; so does what
 * follows an address and a colon, up to an empty line.
 */
function paragraphsOf(all: readonly LogLine[]): string[] {
	const end = all.findIndex(({text}) => leadsToOriginal.test(text));
	const lines = end === -1 ? all : all.slice(0, end);
	const paragraphs: string[] = [];
	let indent = 0;
	let open = false;
	let goesOn = false;
	let inAddress = false;
	for (const {text} of lines) {
		if (text.trim() === '') {
			open = goesOn;
			inAddress = false;
			continue;
		}

		const last = paragraphs.at(-1) ?? '';
		const here = text.search(/[^ \t]/);
		const code = /^([45]\d\d)[ -]/.exec(text)?.[1];
		const joins = goesOn || inAddress || here > indent || (code !== undefined && last.includes(`${code}-`));
		if (open && joins && last.length < longest) {
			paragraphs[paragraphs.length - 1] = `${last} ${text.trim()}`;
		} else {
			paragraphs.push(text.trim().slice(0, longest));
			indent = here;
		}

		open = true;
		inAddress ||= /^<[^<>\s]+>:$/.test(text);
		goesOn = /(?:was|after [^:]{1,200}):$/.test(text);
	}

	return paragraphs;
}
