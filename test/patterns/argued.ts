/** Patterns that are not linear, by their text, and why that does no harm. It takes no new ones. */
const reasons: readonly (readonly [reason: string, patterns: readonly string[]])[] = [
	[
		'Reads what the user types or gives as an option or script line.',
		[
			String.raw`/^\s*(\d*)\s*(.*?)\s*$/s`,
			String.raw`/^(\s*\w*(?:pass|pw|secret|token|key|auth)\w*\s+)\S.*$/is`,
			String.raw`/^[^\s@/:[\]]+\.[^\s@/:[\]]+$/`,
			String.raw`/^[^\s@/:]+@[^\s@/:[\]]+\.[^\s@/:[\]]+$/`,
			String.raw`/(?:^|\s)#.*$/`,
			String.raw`/(?:"(?:[^"\\]|\\.)*"|[^,])+/g`,
			String.raw`/^\s*([a-z.]+)\s*([<>])\s*(\d{1,9}(?:\.\d{1,3})?)\s*(ms|s)?\s*$/`,
			String.raw`/\$\$\{|\$\{([^}]*)\}/g`,
			String.raw`/^(\S+)\s*(.*)$/`,
			String.raw`/[\s*].*$/`,
			String.raw`/\s*\n\s*/g`,
			String.raw`/\s*[\u0000-\u001f\u007f]+\s*/g`,
			String.raw`/[^ :]*$/`,
		],
	],
	['Reads one link, of at most 500 characters.', [String.raw`/[.,;:)\]]+$/`]],
	[
		'Reads one field of a message, in a file: the worst 32 KiB take half a second.',
		[
			String.raw`/"(?:[^"\\]|\\.)*"/g`,
			String.raw`/\s*=\s*/g`,
			String.raw`/^[.\s]+|[.\s]+$/g`,
			String.raw`/[^\s<>"@]+@[^\s<>"@]+\.[^\s<>"@]+/`,
			String.raw`/@(?:localhost|[^.>]+|[^>]*\.(?:local|localdomain|lan|internal))>$/i`,
		],
	],
	[
		'Reads one line of a file: the worst 32 KiB take half a second.',
		[
			String.raw`/\b(?:to|rcpt)=<([^<>\s]+@[^<>\s]+)>/`,
			String.raw`/<([^<>\s]+@[^<>\s]+)>/`,
			String.raw`/^<[^<>@]*[ ][^<>@]*>$/`,
			String.raw`/^(?:\([^()]*\)|\[[^[\]]*\]|<[^<>@]*[ ][^<>@]*>|\{[^{}]*\}|\.{3,}|…|\xe2\x80\xa6)$/`,
			String.raw`/@.*\./`,
			String.raw`/^([A-Za-z][\w-]{0,30})[ \t]*;[ \t]*(.*)$/`,
			String.raw`/^([A-Za-z][\w-]{0,60})[ \t]*:[ \t]*(.*)$/`,
			String.raw`/[.!?*]+$/`,
			String.raw`/\s*\((?:state \d+|#[245]\.\d{1,3}\.\d{1,3})\)\.?$/`,
			String.raw`/[ \t]+Giving up on .*$/`,
			String.raw`/ H=(\S+) \[([^\]]*)\](?::(\d+))?/`,
			String.raw`/[.:\s]+$/`,
			String.raw`/^- Description: \((TLS|SSL|DTLS)([\d.]+)[^()]*\)-(.*)$/`,
			String.raw`/^>> (.*?)[ ]*<<$/`,
			String.raw`/-([\w.-]+):(\d+)$/`,
			String.raw`/host ([^ [\]]+)\[([^\]]*)\]/`,
			String.raw`/relay=([^ [,]+)\[([^\]]*)\]/`,
			String.raw`/relay=[^ ,]*\]:(\d+)/`,
			String.raw`/(?:^| )to=<([^>]*)>/`,
			String.raw`/(?:^| )from=<([^>]*)>/`,
			String.raw`/^[ \t]{0,40}\*\*\*[ \t]+(?:.*?: )?(?:connect: )(.*)$/`,
			String.raw`/^[ \t]{0,40}\*\*\*[ \t]+(.*)$/`,
			String.raw`/[A-Za-z0-9_.:-]*\d[A-Za-z0-9_.:-]*/g`,
			String.raw`/[ \t]+$/`,
			String.raw`/\\[rn].*$/`,
			String.raw`/[\da-f]*\d[\da-f]*/gi`,
		],
	],
	[
		'Reads one line of a file: the worst 32 KiB take a second and a half.',
		[
			String.raw`/(\S+)[ \t]*$/`,
			String.raw`/[ ]+(?=(?:SIZE|PIPELINING|DSN|ENHANCEDSTATUSCODES|STARTTLS|AUTH|8BITMIME|BINARYMIME|CHUNKING|SMTPUTF8|HELP|VRFY|ETRN|OK|X-[A-Z-]+|X[A-Z]{3,})(?:[ ]|$))/`,
		],
	],
	[
		'Reads one answer that the user types.',
		[String.raw`/[\r\n]+$/`, String.raw`/[ \t]*[\r\n]+[ \t]*/g`, String.raw`/\S+$/`],
	],
	[
		'Reads one line of an error in a file: the worst 32 KiB take two seconds.',
		[
			String.raw`/([A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+|localhost|\[[\da-fA-F:]+\])(?::|,? port:? ?)(\d{2,5})(?!\d)/`,
			String.raw`/\.\w*[a-z]\w*\.(?:py|js|c|php|rb|java|go)$/`,
		],
	],
	[
		'Sticky, so that it begins at one place only: the attack that is found takes no time.',
		[String.raw`/\s*(?:([^\s=,"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^,]*))|([^,]*))\s*(?:,|$)/gsy`],
	],
	[
		'Reads the name of the host that the user gave.',
		[String.raw`/^(?:smtp|mail|mx\d*|out|submission|relay)[\w-]*\.(?=[^.]+\.)/i`],
	],
	[
		'Reads one line or one field of a file; to be made linear by whoever next works on it.',
		[
			'/(?<opened>^|[\\s"\'`(=[<])(?<reply>[45]\\d\\d\\)?: [245]\\.\\d{1,3}\\.\\d{1,3}\\b.*)$/',
			String.raw`/<([^>]*)>/`,
			String.raw`/[.,)]+$/`,
			String.raw`/([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g`,
			String.raw`/^to=(.*?), (?:.*, )?stat=(.*)$/`,
			String.raw`/, relay=([\w.-]+?)\.? \[([^\]]*)\]/`,
			String.raw`/(?:H=([^\s(]\S* )?(?:\([^)]*\) )?)?\[([^\]]*)\].*? (temporarily )?rejected (?:RCPT|MAIL|EHLO|HELO|AUTH|DATA|VRFY|EXPN|after DATA)(?: or \S+)?(?: <?([^ >]*)>?)?:? (.*)$/`,
			String.raw`/ F=<([^>]*)>/`,
			String.raw`/\(([^)]*)\)/`,
			String.raw`/>: (.*)$/`,
		],
	],
	['Reads a number that the program counted.', [String.raw`/\B(?=(?:\d{3})+$)/g`]],
];

export const argued: Readonly<Record<string, string>> = Object.fromEntries(
	reasons.flatMap(([reason, patterns]) => patterns.map(pattern => [pattern, reason])),
);

/** How many there were when the list was begun. */
export const mostArgued = 65;
