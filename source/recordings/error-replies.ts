/** Replies as the errors of programs quote them: behind an exception's name, in a tuple, in quotation marks. */
import {type LogLine, trimBlanks} from './log-line.ts';

export type ErrorReply = {
	/** With its lines parted by `\n`. */
	readonly reply: string;
	/** What was refused, where the error tells; else empty. */
	readonly command: string;
	readonly recipient?: string;
	readonly sender?: string;
	/** No code is quoted: it is told from the words, or from the first digit of the enhanced code. */
	readonly withoutCode?: true;
	readonly at: number | null;
};

/** Every reply once; some programs repeat it, whole or cut short. */
export function errorReplies(lines: readonly LogLine[]): readonly ErrorReply[] {
	const found: ErrorReply[] = [];
	for (let index = 0; index < lines.length && found.length < MOST; index++) {
		const line = lines[index];
		for (const one of line ? repliesIn(line) : []) {
			const more = linesOfSameReply(one.reply, lines.slice(index + 1, index + 20));
			index += more.length;
			const whole = {...one, reply: [one.reply, ...more].join('\n')};
			if (!found.some(other => repeats(whole, other))) {
				found.push(whole);
			}
		}
	}

	return found;
}

/** What the beginnings have in common decides: behind them stand queue ids and times. */
function repeats(one: ErrorReply, other: ErrorReply): boolean {
	const [short = '', long = ''] = [one.reply, other.reply]
		.map(reply => reply.slice(0, 40))
		.sort((a, b) => a.length - b.length);
	return one.recipient === other.recipient && short.length > '550 '.length && long.startsWith(short);
}

/** Python shows code and text as a tuple, a refused sender behind it, and refused recipients as a dictionary. */
const tuples = new RegExp(
	[
		String.raw`(?:(['"])(?<recipient>[^'"\s]{1,320}@[^'"\s]{1,255})\1: )?\((?<code>[2-5]\d\d), b?(['"])`,
		String.raw`(?<text>.*?)(?<!\\)\4(?:, ['"](?<sender>[^'"\s]{0,320})['"])?\)`,
	].join(''),
	'g',
);

/** Others set the reply behind their own words; with an enhanced code it is one wherever it stands. */
const behindWords = [
	// MailKit, Rust: a colon behind the code, or the code in brackets.
	/(?<opened>^|[\s"'`(=[<])(?<reply>[45]\d\d\)?: [245]\.\d{1,3}\.\d{1,3}\b.*)$/,
	/(?<opened>^|[\s:"'`(=[<])(?<reply>[45]\d\d[ -]+[245]\.\d{1,3}\.\d{1,3}\b.*)$/,
	// Swift Mailer, Symfony: a reply that agrees, where another was expected.
	/(?<=but got (?:code )?"?[23]\d\d"?, with message )(?<opened>["'])(?<reply>[23]\d\d[ -].*)$/,
	// curl: the command and the bare code.
	/(?<opened>(?:MAIL|RCPT|DATA|EHLO|HELO|QUIT|AUTH) failed: |smtp-server response: )(?<reply>[45]\d\d)$/,
	// A port stands directly behind its colon: `mail.example.org:587 (Connection refused)`.
	/(?<opened>^|:[ ]|["'`(=[<][ ]?)(?<!\bport[ ]?[:=][ ]?)(?<reply>[45][0-57]\d[ -](?=[^\d]*[A-Za-z]{3}).*)$/i,
];

/** .NET, PHPMailer and Sendmail leave the code out; the enhanced one and words are there, or the words alone. */
const codeless = [
	/Exception: (?<text>(?:Syntax error|Bad sequence|Command not|Mailbox unavailable)[^.]{0,80})\. (?=The server)(?<status>)(?!.* [45]\.\d)/,
	/\bdsn=(?<status>[45]\.\d{1,3}\.\d{1,3}), stat=(?!Deferred: [45]\d\d)(?<text>.*)$/,
	/^(?<status>[45]\.[0-7]\.\d{1,3}) (?<text>[A-Z<].*)$/,
	new RegExp(
		[
			String.raw`^(?=.*(?:SMTP|mail|recipient|sender|address|deliver)).*[:"'(] ?`,
			String.raw`(?<status>[45]\.[0-7]\.\d{1,3}) (?<text>[A-Za-z<].*)$`,
		].join(''),
		'i',
	),
];

const codeWords = [
	{pattern: /requires a secure connection/, code: '530'},
	{pattern: /Syntax error, command/, code: '500'},
	{pattern: /Syntax error in/, code: '501'},
	{pattern: /Command not implemented/, code: '502'},
	{pattern: /Bad sequence of commands/, code: '503'},
	{pattern: /Service not available/, code: '421'},
	{pattern: /Error in processing/, code: '451'},
	{pattern: /Insufficient system storage/, code: '452'},
	{pattern: /Exceeded storage allocation/, code: '552'},
	{pattern: /Mailbox name not allowed/, code: '553'},
	{pattern: /Transaction failed/, code: '554'},
] as const;

// More than anybody pastes.
const MOST = 1000;

// More of a line than any reply has.
const WIDTH = 4000;

/** Perl’s Net::Cmd makes a reply of its own where none came. */
const made = /\b\d{3} \[Net::\w+\]|\bNet::\w+: \d{3} {2,}at /;

/** Replies that an error message of a program quotes; none where it quotes none. */
export function repliesIn({text, at}: LogLine): readonly ErrorReply[] {
	const line = text.slice(0, WIDTH);
	if (made.test(line)) {
		return [];
	}

	const inTuples = [...line.matchAll(tuples)].map(({groups = {}}) => fromTuple(groups, line, at));
	if (inTuples.length > 0) {
		return inTuples;
	}

	const inPieces = fromPieces(line, at);
	if (inPieces) {
		return [inPieces];
	}

	const {opened = '', reply = ''} =
		behindWords.map(pattern => pattern.exec(line)).find(Boolean)?.groups ?? {};
	if (reply !== '') {
		const words = line.slice(0, line.length - reply.length);
		// The bracket that was opened before `(535): 5.7.8 …` is closed behind the code.
		const whole = (/^\d{3}\)/.test(reply) ? trimBlanks(reply) : closed(reply, opened)).replace(
			/^(\d{3})\)?: /,
			'$1 ',
		);
		return /\bHTTP\b/i.test(words) ? [] : [asked(whole, words, at)];
	}

	const {status, text: said} = codeless.map(pattern => pattern.exec(line)).find(Boolean)?.groups ?? {};
	if (status === undefined) {
		return [];
	}

	const code = codeWords.find(({pattern}) => pattern.test(line))?.code ?? `${status.slice(0, 1) || '5'}50`;
	return [{...asked([code, status, said].filter(Boolean).join(' '), line, at), withoutCode: true}];
}

/** With what it answers: Postfix says it behind the reply, others before it. */
function asked(whole: string, words: string, at: number | null): ErrorReply {
	const [behind = '', named] = / \(in reply to ([\w -]{1,40}?)(?: command)?\)+$/.exec(whole) ?? [];
	const reply = whole.slice(0, whole.length - behind.length);
	const command = named ?? commandIn(words);
	const recipient =
		/\b(?:to|rcpt)=<([^<>\s]+@[^<>\s]+)>/.exec(words)?.[1] ?? /<([^<>\s]+@[^<>\s]+)>/.exec(reply)?.[1];
	if (!/^(?:RCPT|MAIL)/.test(command)) {
		return {reply, command, at};
	}

	// Without its address the line would be nothing but a mistake.
	return recipient === undefined
		? {reply, command: '', at}
		: {reply, command, ...(command.startsWith('RCPT') ? {recipient} : {sender: recipient}), at};
}

/** PHPMailer’s ErrorInfo has the words of the reply, its code and its enhanced code apart. */
const pieces = new RegExp(
	[
		String.raw`\b(?<verb>[A-Z][\w& ]{1,30}) command failed Detail: (?<text>.{0,1000}?) ?SMTP code: (?<code>[45]\d\d)`,
		String.raw`(?: Additional SMTP info: (?<status>[45]\.\d{1,3}\.\d{1,3}))?`,
	].join(''),
);

function fromPieces(line: string, at: number | null): ErrorReply | null {
	const {verb = '', text = '', code, status} = pieces.exec(line)?.groups ?? {};
	return code === undefined
		? null
		: {
				reply: [code, status, text].filter(Boolean).join(' '),
				command: /DATA END$/.test(verb) ? 'end of DATA' : /^(?:DATA|EHLO|HELO)$/.test(verb) ? verb : '',
				at,
			};
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Its lines are parted by `\n`, and have lost the code. */
function fromTuple(
	{code = '', text = '', recipient, sender}: Groups,
	line: string,
	at: number | null,
): ErrorReply {
	const lines = text.replaceAll(/\\(['"\\])/g, '$1').split(/\\r?\\n|\\n/);
	const isLast = (index: number): boolean => index === lines.length - 1;
	return {
		reply: lines.map((part, index) => `${code}${isLast(index) ? ' ' : '-'}${part}`).join('\n'),
		command: recipient !== undefined ? 'RCPT' : sender !== undefined ? 'MAIL' : commandIn(line),
		...(recipient !== undefined && {recipient}),
		...(sender !== undefined && {sender}),
		at,
	};
}

/** Without the mark that closes what was opened before it. */
function closed(reply: string, opened: string): string {
	// As JSON writes it: a quotation mark in the text is escaped.
	if (opened === '"') {
		return trimBlanks(/^(?:[^"\\]|\\.)*/.exec(reply)?.[0] ?? reply);
	}

	const mark = {'(': ')', '[': ']', '<': '>', "'": "'", '`': '`'}[opened];
	const end = mark === undefined ? -1 : reply.lastIndexOf(mark);
	return trimBlanks(end === -1 ? reply : reply.slice(0, end));
}

function commandIn(words: string): string {
	return commands.find(({pattern}) => pattern.test(words))?.command ?? '';
}

const commands = [
	{
		pattern: /recipients? (?:were|was|command|address)|RecipientsRefused|AddressFailed|RcptTo|RCPT TO/i,
		command: 'RCPT',
	},
	{pattern: /SenderRefused|SendFromException|mail command failed|MAIL FROM/i, command: 'MAIL'},
	{pattern: /SMTPDataError|message failed|end of data/i, command: 'end of DATA'},
	{pattern: /Expected response code "?354\b/, command: 'DATA'},
	{pattern: /HeloError|EHLO/i, command: 'EHLO'},
	{pattern: /SMTPConnectError|invalid greeting/i, command: 'greeting'},
] as const;

/** `535-…` is followed by the other lines of the reply. */
function linesOfSameReply(reply: string, lines: readonly LogLine[]): string[] {
	const code = /(?:^|\n)([2-5]\d\d)-[^\n]*$/.exec(reply)?.[1];
	const taken: string[] = [];
	for (const {text} of code === undefined ? [] : lines) {
		const found = trimBlanks(text).replace(/^['"]/, '');
		if (!found.startsWith(code ?? '')) {
			break;
		}

		taken.push(found);
		if (found[3] !== '-') {
			break;
		}
	}

	return taken;
}
