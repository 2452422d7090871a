/** Refusals that are about the message itself: its form, and what filters think of it. */
import type {Row} from './row.ts';

const message = ['DATA', 'DATA-END', 'BDAT'];

export const content: readonly Row[] = [
	{
		id: 'content/bare-line-end',
		cause: 'content-format',
		pattern:
			/\b(bare|lone|naked|isolated|stray) ?(<?(LF|CR|newline|line ?feed|carriage ?return|linefeeds?)>?s?)\b|<LF> (without|not)|\bBareLinefeeds?|\b(improper|invalid|bad|incorrect|illegal) (line (end\w*|terminat\w*)|end[- ]of[- ](line|data|message)|newlines?)|\bstray newlines|\bsmtpd_forbid_bare|\bline (end\w*|terminat\w*)\b.{0,30}\b(CRLF|RFC)|smtplf\.html/i,
		message: 'The message has line ends that are not CR LF.',
		advice: 'Turn every lone LF or CR of the message into CR LF and send it again.',
		fault: 'you',
		reference: 'RFC 5321 §2.3.8; RFC 3463 §3.7 (X.6.11)',
		why: 'Servers that read lone LF as a line end could be fooled into seeing two messages in one (SMTP smuggling, 2023); since then many refuse it.',
		example: 'C: .\nS: 521 5.5.2 mail.example.org Error: bare <LF> received',
	},
	{
		id: 'content/line-too-long',
		cause: 'content-format',
		pattern:
			/\b(body|header|message) line (is )?too long\b|\blines?\b.{0,30}\b(too long|exceed\w*|length|limit|longer)\b|\btoo long (a )?(line|header)|\b(header|line) (is )?too (long|large|big)|\bmaximum (line )?length/i,
		answers: message,
		message: 'A line of the message is longer than SMTP allows.',
		advice: 'Wrap lines at 998 octets at most, or encode the part as quoted-printable or base64.',
		fault: 'you',
		reference: 'RFC 5321 §4.5.3.1.6; RFC 5322 §2.1.1',
		why: 'A text line has at most 1000 octets with its CR LF; servers cut or refuse longer ones.',
		example: 'C: .\nS: 550 maximum allowed line length is 998 octets, got 1312',
	},
	{
		id: 'content/duplicate-header',
		cause: 'content-header',
		pattern:
			/\b(multiple|duplicate\w*|more than one|several|two)\b.{0,40}\b(header|subject|from|date|message-?id|field)s?\b|\bmultiple addresses\b/i,
		answers: message,
		message: 'A header field that may occur only once occurs several times in the message.',
		advice: 'Remove the second From, Subject, Date, To or Message-ID and send again.',
		fault: 'you',
		reference: 'RFC 5322 §3.6',
		why: 'With two of them nobody can say which one readers will see, and forgers use that.',
		example:
			'C: .\nS: 550-5.7.1 This message is not RFC 5322 compliant. There are multiple Subject\nS: 550 5.7.1 headers.',
	},
	{
		id: 'content/missing-header',
		cause: 'content-header',
		pattern:
			/\b(missing|no|without|lacks?|lacking|must (have|contain|include)|need\w*|requires?|absent|invalid|empty|malformed|bad|not (have|contain|include))\b.{0,30}\b(message-?id|date|from|to|subject|sender|valid|required)\b.{0,20}\b(header|field|line)s?\b|\b(message-?id|from|date|to) (header|field)(?! sender)\b.{0,30}\b(missing|required|not|invalid|absent|empty|bad)|\b(missing|no|invalid) message-?id\b|\bmessage-?id (is )?(missing|required|invalid)|\bheaders?\b.{0,20}\b(missing|incomplete)|\bno valid (from|sender) (header|address)|\bmissing (required )?(RFC ?5?[28]22|header)|\b(subject|from|date|message-?id|to)\b.{0,10}\b(is )?(mandatory|required|missing|needed)/i,
		answers: message,
		message:
			'A header field that this server asks for is missing or malformed, usually From, Date or Message-ID.',
		advice: 'Add From, Date and Message-ID above the blank line, then send the message again.',
		fault: 'you',
		reference: 'RFC 5322 §3.6, §3.6.4',
		why: 'From and Date are required, Message-ID is expected of every real mail program; hand-made messages often lack them.',
		example: 'C: .\nS: 550 5.7.1 Messages missing a valid Message-ID header are not accepted.',
	},
	{
		id: 'content/8bit-header',
		cause: 'content-format',
		pattern:
			/\b(8-?bit|non-?ascii|eight-?bit|unencoded|raw|binary)\b.{0,60}\b(header|subject|data|char\w*|content|field)|\bheaders?\b.{0,40}\b(8-?bit|non-?ascii|illegal|invalid|unencoded) ?(data|char\w*|bytes?)?|\bRFC ?2047\b|\bnot 7-?bit/i,
		answers: message,
		message: 'The headers hold letters outside ASCII that are not encoded.',
		advice:
			'Encode them as RFC 2047 words (`=?UTF-8?B?…?=`), or send with SMTPUTF8 where the server offers it.',
		fault: 'you',
		reference: 'RFC 5322 §2.2; RFC 2047; RFC 6532',
		why: 'Without SMTPUTF8 headers are plain ASCII.',
		example: 'C: .\nS: 550 5.6.9 improper use of 8-bit data in message header',
	},
	{
		id: 'content/header-error',
		cause: 'content-header',
		pattern:
			/\b(header|headers|mime|rfc ?-?(2?822|5322|2045))\b.{0,40}\b(error|syntax|invalid|illegal|malformed|not (compliant|conform\w*|valid)|broken|bad|violat\w*|parse|problem|non.?compliant)|\b(not|non)[ -]?(rfc|standard\w*)?[ -]?\d* ?(compliant|conform\w*)|\b(bad|invalid|illegal|malformed|broken|syntactically incorrect)\b.{0,20}\b(header|mime|message format|structure|encoding)|\bBAD[- ]HEADER\b|\bdata format error|\b(invalid|bad|malformed|illegal|broken|corrupt\w*) (data|structure|format|syntax|encoding|content|mime|message body|json)\b|\b(parsing|parse) error\b|\bUnexpectedBound\b|\bprotocol error in (message|header)|\bheader\b.{0,30}\b(not terminated|unterminated)|\bmust be RFC\W?\d+|^(error:? )?syntax error\.?$/i,
		answers: message,
		message: 'The server cannot read the message’s headers or MIME structure as the standard asks.',
		advice:
			'Look at the header lines: each is `Name: value`, no blank line before the end of the headers, one From, MIME boundaries closed. Mend and send again.',
		fault: 'you',
		reference: 'RFC 5322 §2.2, §3.6; RFC 2045',
		why: 'Filters refuse messages that readers could understand in different ways.',
		example: 'C: .\nS: 554 5.6.0 Message header syntax error',
	},
	{
		id: 'content/cut-short',
		cause: 'server-failed',
		pattern:
			/\b(message|data|mail|stream|input|transfer)\b.{0,20}\b(ended (too )?early|truncated|cut (off|short)|incomplete|(was )?interrupted)|\b(unexpected|premature) (end|eof|close)|\bincomplete (message|data|mail|transfer)|\bmissing CR ?LF ?\. ?CR ?LF|\bno (final|terminating) dot\b/i,
		answers: message,
		message: 'The server saw the message break off before its end.',
		advice:
			'Send it again. If it breaks off at the same place each time, a firewall, virus scanner or VPN between cuts it: try another network, or TLS.',
		retry: 'later',
		fault: 'network',
		reference: 'RFC 5321 §4.1.1.4',
		why: 'Boxes between that read along drop what they do not like, and large packets get lost where the path is narrow.',
		example: 'C: .\nS: 451 Message ended early',
	},
	{
		id: 'content/loop',
		cause: 'content-loop',
		pattern:
			/\btoo many (hops|received|loops?)\b|\b(mail|routing|message|forward\w*) (loop\w*|is looping)|\bhop count\b|\bloops? back to (my|it)self|\bloop detected|\bhops? (limit )?exceed|\bloop (was )?(found|broken|in)\b|\bnumber of .?received\b.{0,30}\bexceed|\bexceed\w*\b.{0,30}\b(number of )?.?received\b|\blooping (message|mail|e-?mail)\b/i,
		message: 'The message has passed through too many servers: it runs in a circle.',
		advice:
			'Look at its Received lines for two servers that take turns. A forwarding rule or an MX record points back; fix that first.',
		fault: 'server',
		reference: 'RFC 5321 §6.3; RFC 3463 §3.5 (X.4.6)',
		why: 'Each server adds a Received line and refuses beyond some number of them, often 25 to 100.',
		example: 'C: .\nS: 554 5.4.0 Error: too many hops',
	},
	{
		id: 'content/virus',
		cause: 'content-virus',
		pattern:
			/^(?!.*\b(scan\w*|check|filter)\b.{0,30}\b(fail\w*|error|unavailable|timed? ?out)).*(?:\b(virus\w*|malware|infected|trojan|worm|eicar|phish\w*|ransomware)\b|\bclamav\b|病毒|вирус|\bINFECTED\b)/i,
		message: 'A scanner found, or believes it found, a virus or another danger in the message.',
		advice:
			'Do not send it again. Check the machine it came from; if you are sure, share the file another way and tell the recipient’s postmaster.',
		retry: 'never',
		fault: 'policy',
		reference: 'RFC 3463 §3.8 (X.7.1)',
		why: 'Attachments and links are compared with known dangers. Password-locked archives and test files such as EICAR count too.',
		example: 'C: .\nS: 554 5.7.1 Message contains virus: rejected.',
	},
	{
		id: 'content/attachment',
		cause: 'content-attachment',
		pattern:
			/\b(attach\w*|file ?(type|name|extension)?s?|executable|archive|macro|pi[eè]ce jointe|anhang)\b.{0,60}\b(illegal|not (allowed|accepted|permitted)|block\w*|banned|forbidden|prohibited|denied|reject\w*|refus\w*|dangerous|potential|interdit\w*)|\b(illegal|blocked|banned|forbidden|prohibited|dangerous|unsafe|disallowed)\b.{0,20}\b(attach\w*|file|extension|content[- ]type)|\bbanned:|- banned\b|\bbanned (content|name|file|part)s?\b|\bexecutable attachment|\b(not accept\w*|contain\w*|with|accepting)\b.{0,40}\battachments?\b/i,
		message: 'The server does not take an attachment of this kind.',
		advice: 'Remove it, or share it by a link. Renaming seldom helps: archives are looked into.',
		fault: 'policy',
		reference: 'RFC 3463 §3.7 (X.6.1)',
		why: 'Programs, scripts and locked archives are refused whatever they hold.',
		example:
			'C: .\nS: 552 5.7.0 This message was blocked because its content presents a potential security issue: attachment type not allowed',
	},
	{
		id: 'content/link',
		cause: 'content-link',
		pattern:
			/\b(url|uri|link|domain(?!')|website|hyperlink)s?\b.{0,60}\b(dbl|surbl|uribl|black-?list\w*|blocklist\w*|block ?list|listed|phish\w*|bad reputation|spam ?vertised|prohibited)|\b(dbl|surbl|uribl)\b/i,
		answers: [...message, 'MAIL', 'RCPT'],
		message: 'The message names a domain or link that is on a list of bad ones.',
		advice:
			'Find the domain in the text, the links or the sender address, look it up at the list named in the reply, and leave it out or have it removed from the list.',
		fault: 'policy',
		reference: 'RFC 5782 §2.2',
		why: 'Lists such as Spamhaus DBL and SURBL hold domains, not addresses; a harmless mail with one bad link is refused.',
		example: 'C: .\nS: 550 5.7.1 Message contains a link to a domain with bad reputation',
	},
	{
		id: 'content/spam',
		cause: 'content-spam',
		pattern:
			/\bspam\w*|\bunsolicited\b|\bjunk( ?mail)?\b|\bUCE\b|\bbulk (mail|e-?mail)\b|\bsuspicious\b|\bUBE\b|垃圾邮件|\bспам\w*|\bind[eé]sirable|\bGTUBE\b|\banti-?spam\w*|\bbulk\.\w+|\badvertis\w+|\bspam ?trap\b|\bmatches a profile\b/i,
		message: 'A filter takes the message, or what comes from you, for spam.',
		advice:
			'Try a plain message with From, Date, Message-ID and real text: if it passes, the content is the reason; if not, the address or domain you send from is. Test strings, bare links and empty bodies score badly.',
		retry: 'never',
		fault: 'policy',
		reference: 'RFC 3463 §3.8 (X.7.1)',
		why: 'Filters add up many small signs; the reply seldom says which.',
		example: 'C: .\nS: 554 5.7.1 Message rejected as spam by content filter',
	},
	{
		id: 'content/policy',
		cause: 'content-policy',
		specificity: 'vague',
		pattern:
			/polic(y|ies)\b|\b(content|message|mail|e-?mail)\b.{0,40}\b(reject\w*|refus\w*|block\w*|not accept\w*|unacceptable|banned|denied|disallow\w*|prohibit\w*)|\b(rejecting|refusing|blocking) (mail |message )?content\b|\b(reject\w*|refus\w*|denied|block\w*|prohibit\w*) (by|due to|because of|for)\b.{0,40}\b(rule|filter|admin\w*|content|security|reasons?)|\bmail rejet[eé]|\badministrative prohibition|\badministratively (denied|prohibited)|\bviolat\w+\b.{0,30}\b(rule|polic)|\bmessage refused\b|\b(message|mail|e-?mail|content) (was |has been |is )?(filtered|quarantined)|\bcommand rejected\b|\borgani[sz]ation(al)? (settings|rules?)|\bmass mailer\b|\bprotocol violation|\b(won't|will not|cannot|can't|do not|don't) (accept|take) (this|your) (message|mail|e-?mail)/i,
		message: 'The server refuses this by a policy of its own and does not say more.',
		advice:
			'The reply’s number and any link in it are all there is: give them, with time and your IP address, to the server’s postmaster.',
		fault: 'policy',
		reference: 'RFC 3463 §3.8 (X.7.1)',
		why: 'Administrators and filters decide on grounds they keep to themselves, so that spammers do not learn them.',
		example: 'C: .\nS: 550 5.7.0 Local Policy Violation',
	},
];
