/** What the text of a refusal speaks of. Codes say little; these words are what most servers agree on. */

export type Reason = {
	/** Stable name. */
	readonly about: string;
	/** One sentence. */
	readonly words: string;
};

type Row = Reason & {readonly pattern: RegExp};

// The most telling ones first: a block list is mentioned in texts that also say “spam” or “policy”.
// biome-ignore format: a row is read as a row
export const reasonRows: readonly Row[] = [
	{about: 'open-resolver', pattern: /open resolver/i, words: 'The receiver asks its block list through a resolver that the list refuses: the fault is there, not with you.'},
	{about: 'greylisting', pattern: /gr[ea]y-?list/i, words: 'Greylisting: the server does not know this sender yet. The same envelope some minutes later is taken.'},
	{about: 'starttls-first', pattern: /must issue (?:a )?starttls|starttls (?:is )?(?:required|first)|encryption (?:is )?(?:required|needed)|without (?:ssl|tls)|requires? (?:tls|ssl|encryption)|must encrypt/i, words: 'TLS must come first: STARTTLS here, or the port for TLS from the first byte.'},
	{about: 'auth-disabled', pattern: /(?:smtpclientauthentication|basic auth\w*|smtp auth\w*|password login\w*).{0,40}(?:disabled|blocked)|authentication (?:is )?disabled/i, words: 'Logging in this way is switched off for the account or the whole organisation; the password was not judged.'},
	{about: 'app-password', pattern: /app(?:lication)?-?(?:specific)? ?password|authori[sz]ation code/i, words: 'The provider wants a password made for programs (app password, authorisation code), not that of the account.'},
	{about: 'auth-first', pattern: /authentication (?:is )?required|auth(?:entication)? (?:first|needed)|not (?:logged in|authenticated)|unauthenticated (?:senders|client|user)|log ?in first|requires? auth/i, words: 'A login is wanted first.'},
	{about: 'too-many-errors', pattern: /too many (?:\w+ )?(?:errors?|unrecogni[sz]ed|nonmail|syntax|bad|invalid|failed|failures|protocol|unknown)/i, words: 'Too many errors in this session: the server has had enough of this connection.'},
	{about: 'too-many-recipients', pattern: /too many recipients|recipients? limit/i, words: 'This transaction has as many recipients as it may have; the others go in a new one.'},
	{about: 'out-of-step', pattern: /synchroni[sz]ation|without waiting|(?:improper|unauthorized|forbidden) .{0,20}pipelin|pipelin\w* (?:is )?(?:not|error|violation)|talk\w* too (?:soon|early)|before (?:its|my|the) (?:turn|banner|greeting)/i, words: 'Something was sent before the server had answered what came before.'},
	{about: 'block-list', pattern: /spamhaus|spamcop|barracudacentral|sorbs|cloudmark|\b(?:dns)?[rb]bl\b|dnsbl|block ?list|black ?list|blocked (?:using|by)|(?:is|are|address) (?:block )?listed|on our block|banned send|(?:poor|bad|low) reputation/i, words: 'The sending address or domain is on a block list. Nothing that is typed here helps; the list tells how to get off it.'},
	{about: 'reverse-dns', pattern: /reverse (?:dns|hostname|lookup)|\bptr\b|\brdns\b|cannot find your (?:reverse )?host/i, words: 'The sending IP address has no proper name in DNS (PTR).'},
	{about: 'dmarc', pattern: /\bdmarc\b/i, words: 'The DMARC rule of the sender’s domain is not met.'},
	{about: 'spf', pattern: /\bspf\b|mismatches client ip/i, words: 'The SPF record of the sender’s domain does not name the sending address.'},
	{about: 'dkim', pattern: /\bdkim\b/i, words: 'The DKIM signature is missing or does not pass.'},
	{about: 'relaying', pattern: /relay(?:ing)? ?(?:access )?(?:is )?(?:denied|prohibited|not (?:permitted|allowed))|not (?:configured|permitted|allowed|authori[sz]ed) to relay|unable to relay|as a relay|does not relay|relaying/i, words: 'The server does not pass mail on for this client: log in, or use the server that is responsible for the recipient.'},
	{about: 'sender-not-yours', pattern: /not owned by|send ?as\b|permissions? to send as|sender (?:address )?(?:mismatch|must match)|use the smtp server of your isp/i, words: 'Who is logged in may not use this sender.'},
	{about: 'sender-domain', pattern: /domain of sender|sender.{0,40}domain.{0,20}(?:does ?n.t|not|invalid)|sender address rejected: domain|valid sender domain|sender domain/i, words: 'The sender’s domain does not exist or cannot be found.'},
	{about: 'host-name', pattern: /fully[ -]?qualified|(?:helo|ehlo)\b.{0,30}(?:reject|invalid|refused)|(?:invalid|bad|syntactically invalid).{0,12}(?:helo|ehlo|host ?name)/i, words: 'The server does not like the host name given with EHLO or HELO.'},
	{about: 'no-such-mailbox', pattern: /user (?:is )?unknown|unknown (?:user|recipient|mailbox|local|address)|(?:no such|invalid|nonexistent) (?:user|recipient|mailbox|address|person|domain)|not a valid (?:email|e-mail|recipient|rfc)|(?:user|recipient|mailbox|account|address).{0,80}(?:not found|not exist|n.t exist|does not exist|unavailable|marked as invalid)|recipnotfound|addressee unknown|unrouteable/i, words: 'The recipient does not exist there, or cannot be reached.'},
	{about: 'mailbox-full', pattern: /quota|mailbox (?:is )?full|over ?quota|storage allocation|insufficient (?:disk|storage|system)|boite .{0,20}pleine/i, words: 'The mailbox or the server has no room.'},
	{about: 'mailbox-disabled', pattern: /(?:mailbox|account|user)\b(?!.{0,60}temporar).{0,60}\b(?:disabled|inactiv|frozen|suspended|discontinued|locked)/i, words: 'The mailbox is switched off.'},
	{about: 'too-large', pattern: /too (?:large|big)|size limit|sizelimit|exceed(?:s|ed|ing)?.{0,30}size|size exceed|maximum (?:message )?size/i, words: 'The message is larger than the server takes; on the wire base64 adds a third.'},
	{about: 'virus', pattern: /virus|malware|infected|banned (?:file|attachment)|dangerous content/i, words: 'A scanner found a virus, or a file of a kind that is not taken.'},
	{about: 'spam', pattern: /\bspam\b|unsolicited|junk mail|suspicio(?:n|us)/i, words: 'A filter takes the message, or the sender, for spam.'},
	{about: 'shutting-down', pattern: /shutting down|shutdown|going down|restart/i, words: 'The server is shutting down or restarting.'},
	{about: 'idle', pattern: /idle|time[d -]?out|no (?:activity|input)|inactivity|waiting for (?:data|command)/i, words: 'The client was silent for too long.'},
	{about: 'rate', pattern: /rate limit|ratelimit|too many (?:concurrent |simultaneous )?(?:connections|messages|sessions|mails)|throttl|too (?:fast|much mail)|unexpected volume|limit exceeded|exceed(?:s|ed|ing)? .{0,30}(?:rate|limit|threshold)/i, words: 'Too much in too short a time: go slower, or come back later.'},
	{about: 'busy', pattern: /too busy|\bbusy\b|overload|load (?:is )?too high|try again later|temporar(?:y|ily)|greeting delay/i, words: 'It is meant for now only; the same later may pass.'},
	{about: 'headers', pattern: /missing .{0,12}(?:header|message-id|date|from)|(?:header|message-id).{0,20}(?:missing|invalid|error|required)|from: header|rfc ?5322/i, words: 'Something about the headers of the message.'},
	{about: 'policy', pattern: /policy|administrative prohibition|access denied|not allowed|prohibited|rejected for|local policy/i, words: 'A rule of the receiver’s own.'},
];

/** What a refusal's text speaks of, or null when its words are in no list. */
export function findReason(text: string): Reason | null {
	const start = text.slice(0, 2000);
	const row = reasonRows.find(({pattern}) => pattern.test(start));
	return row ? {about: row.about, words: row.words} : null;
}
