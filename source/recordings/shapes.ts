/** What a line looks like by itself. Text is the byte view of `log-line.ts`. */

/** Three digits of a reply code, then a space, a hyphen or nothing (RFC 5321 §4.2). */
export function isReplyLine(text: string): boolean {
	// Three digits alone may be a port that is printed on a line of its own.
	return /^[2-5](?:\d\d[ \t-]|[0-57]\d$)/.test(text);
}

/**
 * True where the digits at `at` may be a reply code within a line whose marks no one knows: not a port (`host:587`,
 * `port 465`), not the end of an IPv6 address, not a number that a tool counts or was called with (`, 512 )`).
 */
export function mayBeReplyAt(text: string, at: number): boolean {
	return (
		/^(?:2[0-5]|3[2-5]|[45][0-57])\d(?:[ -](?=[^\d\s:)\]},;|=-]|\d{1,8}[A-Za-z])|[ -][245]\.\d\d?\.\d|[ ]?$)/.test(
			text.slice(at, at + 12),
		) &&
		!new RegExp(
			[
				String.raw`(?:[\w.:\]]:|\bports?\b\W{0,3}|\b(?:pid|line|thread|tid|size|bytes|octets|length|fd`,
				String.raw`|socket)\b\W{0,3}|[,(][ ]?)$`,
			].join(''),
			'i',
		).test(text.slice(Math.max(at - 24, 0), at))
	);
}

/** `250-…`: more lines of this reply follow. */
export function opensReply(text: string): boolean {
	return /^[2-5]\d\d-/.test(text);
}

const commandLine = new RegExp(
	[
		String.raw`^(?:(?:EHLO|HELO|LHLO|VRFY|EXPN|ETRN|BDAT|XCLIENT|XFORWARD|BURL|X-EXPS)(?:[ \t](?![ \t]*=)|$)|`,
		String.raw`AUTH(?:[ \t](?![ \t]*(?:=|(?:not|attempt\w{0,3}|failed|failure|methods?|mechanisms?|types?|is|was)\b))|$)|`,
		String.raw`(?:MAIL|SEND|SOML|SAML)[ \t]+FROM[ \t]*:|RCPT[ \t]+TO[ \t]*:|(?:DATA|RSET|QUIT|STARTTLS|TURN`,
		String.raw`|ATRN|X-ANONYMOUSTLS)[ \t]*$|(?:NOOP|HELP)(?:[ \t]|$))`,
	].join(''),
	'i',
);

/** A line that begins with a known verb and looks like that command. */
export function isCommandLine(text: string): boolean {
	return commandLine.test(text);
}

/** Looks like something typed as a command, perhaps with a slip in it. */
export function mayBeCommand(text: string): boolean {
	return (
		/^[A-Za-z][A-Za-z0-9-]{1,15}(?:[ \t:].{0,500})?$/.test(text) &&
		!/^(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|note):? /i.test(text)
	);
}

/** `(message content, 534 octets …)`, `<starts TLS negotiation>`, `[credentials hidden]`, `...`: words of a writer, not of the wire. */
export function isStageDirection(text: string): boolean {
	return /^(?:\([^()]*\)|\[[^[\]]*\]|<[^<>@]*[ ][^<>@]*>|\{[^{}]*\}|\.{3,}|…|\xe2\x80\xa6)$/.test(text);
}

const aboutContent = new RegExp(
	[
		'message|content|body|data|text|mail|header|line|byte|octet|omitted|removed|hidden|redacted',
		String.raw`|snip|cut|\.\.\.|\xe2\x80\xa6`,
	].join(''),
	'i',
);

/** A stage direction that stands for message content. */
export function standsForContent(text: string): boolean {
	return isStageDirection(text) && aboutContent.test(text);
}

/** How many octets a stage direction says there were, or 0. */
export function octetsNamed(text: string): number {
	return Number(/(\d{1,12})[ ](?:octets|bytes)/i.exec(text)?.[1] ?? 0);
}

/** A stage direction that says TLS was begun. */
export function standsForTls(text: string): boolean {
	return isStageDirection(text) && /\b(?:TLS|SSL|handshake|encrypt)/i.test(text);
}
