/** Refusals that are about the sender: its domain, and who may use it. */
import type {Row} from './row.ts';

const alsoAtSender = ['MAIL', 'RCPT', 'DATA', 'DATA-END', 'BDAT'];

/** A rule sees it against the session, too. */
export const senderNotOwned: Row = {
	id: 'sender/not-owned',
	cause: 'sender-not-owned',
	pattern:
		/\bnot owned by (user|auth)|\b(client|user|you) (does|do) not have (the )?permissions? to (send|submit) (as|from)|\b(send|sending) (as|on behalf of) (this|the|that|another) (sender|user|address)?.{0,20}(denied|not|permission)|\b(mail ?from|from|sender)( \S+){0,4} (must|should|does not|doesn'?t|not) (be )?(the )?(match|equal|same)|\b(not|n'?t) (allowed|permitted|authori[sz]ed) to (use|send (as|from|mail from))\b.{0,40}\b(address|sender|from|mail|as)|\bsender\b.{0,30}\b(not|n'?t|mismatch)\b.{0,30}\b(login|authenticated|authori[sz]ed user|auth)|\bMAIL FROM must equal|\b(from|sender)( e-?mail)? address( is)? not (verified|allowed|confirmed)|\bemail address is not verified|\bSendAsDenied|\bsender (is )?not allowed|\b(must|should|has to|need to) (be |equal |match )?(the )?(same|equal|identical)\b.{0,20}\b(as|to|email|user|account|auth)?|\bmust equal (the )?auth|\bnot authori[sz]ed to send\b.{0,30}\b(from|header|address)|\bclaims to (have|be) (a )?local|\bnot one of your( \w+)? (e-?mail )?(addresses|aliases|identities|senders|domains)\b|\b(from|sender) address (is )?not (one of )?yours\b/i,
	answers: alsoAtSender,
	message: 'The user who logged in may not send with this sender address.',
	advice: 'Use the address that belongs to the login, or have the right to send as the other one granted.',
	retry: 'now',
	fault: 'you',
	blames: 'mail',
	reference: 'RFC 6409 §6.1; RFC 3463 §3.8 (X.7.1)',
	why: 'Submission servers tie each login to its own addresses, so that nobody writes in another’s name.',
	example:
		'C: RCPT TO:<bob@example.org>\nS: 553 5.7.1 <boss@example.org>: Sender address rejected: not owned by user ann@example.org',
};

export const senders: readonly Row[] = [
	{
		id: 'sender/unauthenticated',
		cause: 'unauthenticated',
		pattern:
			/\b(does not have|lacks?|no|without|missing) (\w+ )?authentication (information|results|records?)|\b(fails?|failed|does not|did not|doesn't) (to )?pass (\w+ )?authentication( checks?)?|\bunauthenticated (e-?mail|message|mail)\b|\bsender is unauthenticated|\brequires all senders to authenticate|\bmultiple authentication failures|\bemail authentication (required|failed)/i,
		answers: alsoAtSender,
		message: 'The message proves by neither SPF nor DKIM that it comes from the domain it names.',
		advice:
			'Nothing typed here helps: publish SPF for the sending address, or send through a server that signs with DKIM, and try again.',
		fault: 'you',
		reference: 'RFC 7372 (X.7.26)',
		why: 'Large receivers take only mail that passes SPF or DKIM; over IPv6 nearly always.',
		example:
			'C: .\nS: 550-5.7.26 This mail has been blocked because the sender is unauthenticated.\nS: 550 5.7.26 It does not pass authentication checks',
	},
	{
		id: 'sender/null-refused',
		cause: 'sender-null-refused',
		pattern:
			/\b(null|empty|blank|bounce)\b.{0,20}\b(sender|return.path|reverse.path|envelope)\b|\bsender\b.{0,20}\b(null|empty)\b|\bmail from <>.{0,20}(not|refus|reject)|\bno bounces? (allowed|accepted)|\b(blank|empty|null) (mail )?from\b(?!.{0,10}header)/i,
		answers: alsoAtSender,
		message: 'The server does not take mail from the empty sender `<>`.',
		advice:
			'Give a real sender. A receiving server ought to accept `<>`, because bounces come with it; a submission server need not.',
		retry: 'now',
		fault: 'policy',
		blames: 'mail',
		reference: 'RFC 5321 §4.5.5',
		why: 'Spam has come with an empty sender, so some refuse it altogether.',
		example: 'C: MAIL FROM:<>\nS: 550 Null sender is not allowed here',
	},
	{
		id: 'sender/bounce-to-many',
		cause: 'sender-null-refused',
		pattern:
			/\bmulti-?recipient bounce\b|\b(bounces?|dsns?|null sender|empty sender|<>)\b.{0,40}\b(one|single|multiple|several|many|more than one) recipients?\b/i,
		answers: ['RCPT', 'DATA'],
		message: 'Mail from the empty sender `<>` may have one recipient only, and this has more.',
		advice:
			'Give a real sender, or send one transaction for each recipient. A real bounce goes to one address: that of the mail’s sender.',
		retry: 'now',
		fault: 'you',
		blames: 'mail',
		reference: 'Postfix reject_multi_recipient_bounce; RFC 5321 §4.5.5',
		why: 'Spam uses the empty sender to look like a bounce; real bounces never go to a crowd.',
		example: 'C: DATA\nS: 550 5.5.3 <DATA>: Data command rejected: Multi-recipient bounce',
	},
	{
		id: 'sender/account-blocked',
		cause: 'account-suspended',
		pattern:
			/\b(your|this|the|sender'?s|sending) (\w+ )?(account|mailbox|user)\b.{0,40}\b(suspended|disabled|blocked|locked|restricted|not allowed)\b.{0,40}\b(send\w*|outgoing|outbounds?)\b|\b(send(ing)?|outgoing|outbounds?)( e-?mails?| mails?| messages)?\b.{0,30}\b(disabled|suspended|on hold|held|switched off)\b|\byour account (is |has been )(\w+ )?(suspended|disabled|blocked|locked)\b/i,
		answers: alsoAtSender,
		message: 'The account that you send with is blocked for outgoing mail.',
		advice:
			'Sign in on the provider’s web page, or ask whoever runs the server. Mostly too much mail, or spam, was sent with it: if that was not you, change its password first.',
		fault: 'you',
		reference: 'RFC 6409 §6.1; your provider’s help pages',
		why: 'Submission servers stop an account that suddenly sends a lot, because its password is then mostly stolen.',
		example:
			'C: MAIL FROM:<ann@example.com>\nS: 550 5.7.1 Outgoing mail from this account is disabled, contact support',
	},
	{
		id: 'sender/confirm-first',
		cause: 'sender-unverified',
		pattern:
			/\bcaptcha\b|\bchallenge[- ]response\b|\b(human|sender|manual) (verification|confirmation)\b|\b(requires?|must|needs?|awaiting|waiting for)\b.{0,30}\b(you (to )?|your (server|address|e-?mail) (to )?|sender (to )?)?(confirm(ed|ation)?|verify yourself|verified by (a |the )?(human|sender))\b|\brequires? that you (verify|confirm)\b|\bconfirm (this mail ?server|that you are|your (message|mail|address))\b|\bto (send|deliver)\b.{0,30}\bplease (visit|click|confirm)\b/i,
		answers: alsoAtSender,
		message: 'The server wants a person to confirm that this mail is meant, before it lets it in.',
		advice:
			'Open the link in the reply, or answer the mail that comes to the sender address; then send the message again.',
		retry: 'later',
		fault: 'policy',
		reference: 'RFC 3834 §1 (challenge and response)',
		why: 'Spam programs do not answer questions. Some boxes hold mail from strangers until somebody has shown up.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 550 This account requires that you verify yourself, see http://challenge.example.org/',
	},
	{
		id: 'sender/bounce-refused',
		cause: 'sender-null-refused',
		specificity: 'provider',
		pattern:
			/\bBATV\b|\bunsigned (dsn|bounce)|\bbackscatter\b|\bthird-party dsns?\b|\breturned mail not accepted/i,
		answers: alsoAtSender,
		message: 'The server takes this for a bounce of a mail that it never sent, and refuses it.',
		advice:
			'If you answer to a real bounce, keep its recipient address exactly, tag and all. A new message needs a real sender, not `<>`.',
		retry: 'never',
		fault: 'policy',
		reference: 'draft-levine-smtp-batv; RFC 3834 §4',
		why: 'Some servers sign the sender of everything they send and accept bounces to signed addresses only, so that bounces of forged mail stay out.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 5.7.13 BATV validation failure',
	},
	{
		id: 'sender/not-logged-in',
		cause: 'login-required',
		pattern:
			/\bsender address rejected: not logged in|\b(unauthenticated|anonymous) senders? (are )?not (allowed|permitted)|\b(log ?in|authenticate) (first )?(to|before) (use|using|send\w*) (this|that|as|from)/i,
		answers: alsoAtSender,
		message: 'This sender address may be used only by whoever logs in.',
		advice: 'Log in with AUTH on the submission port (587 with STARTTLS, or 465), then repeat MAIL.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		blames: 'mail',
		reference: 'RFC 6409 §6.1; Postfix reject_sender_login_mismatch',
		why: 'The address belongs to a user of this very server, so a stranger who uses it is taken for a forger.',
		example:
			'C: RCPT TO:<bob@example.org>\nS: 553 5.7.1 <ann@example.org>: Sender address rejected: not logged in',
	},
	senderNotOwned,
	{
		id: 'sender/from-mismatch',
		cause: 'content-from',
		pattern:
			/\b(mail ?from|envelope|return[- ]path)\b.{0,60}\b(mismatch\w*|match|differ\w*|same|equal)\b.{0,60}\b(header|from:)|\b(header|from:)\b.{0,60}\b(mismatch\w*|match|differ\w*|same|equal)\b.{0,60}\b(mail ?from|envelope|return[- ]path)/i,
		answers: alsoAtSender,
		message: 'MAIL FROM and the From header name different addresses, and this server wants them alike.',
		advice: 'Write the same address in both, then send the message again.',
		retry: 'now',
		fault: 'policy',
		blames: 'mail',
		reference: 'RFC 5321 §2.3.1; RFC 5322 §3.6.2',
		why: 'SMTP lets envelope and header differ (mailing lists need it), but forgers use that, and some servers forbid it.',
		example: 'C: .\nS: 550 Error: envelope sender does not match the From: header',
	},
	{
		id: 'sender/sandbox',
		cause: 'recipient-refuses',
		specificity: 'provider',
		pattern: /\b(sandbox|demo|trial) ((sub)?domains?|accounts?|mode)\b|\bonly send test(ing)? e-?mails?\b/i,
		message:
			'This account or domain is for trying out: the service sends only to its owner, or to addresses that were confirmed for it.',
		advice:
			'Send to your own address, have the recipient confirmed in the service’s settings, or verify a domain of your own and log in for that one.',
		retry: 'never',
		fault: 'you',
		reference: 'your service’s help pages, “sandbox” or “test domain”',
		why: 'Mailgun, Mailtrap, Resend and others give every account such a domain, so that one can begin before DNS is set up.',
		example:
			'C: DATA\nS: 421 Domain sandbox1.mailgun.org is not allowed to send: Sandbox subdomains are for test purposes only.',
	},
	{
		id: 'sender/domain-not-registered',
		cause: 'sender-not-registered',
		pattern:
			/\b(unconfigured|unregistered|unverified|unknown) (sending|sender|from) domain\b|\b(from|sender|sending|envelope|header)\b.{0,30}\b(domain|address)( \S+)? (is )?not (verified|registered|configured|confirmed|enrolled|allowed for)\b|\bdomain\b.{0,30}\bnot (verified|registered) (for|to|with)\b|\bsend(ing)? from (this |that |the )?domain\b.{0,20}\bnot (allowed|permitted|verified)/i,
		answers: alsoAtSender,
		message: 'The sending service does not know the sender’s domain as one of yours.',
		advice:
			'Register and verify the domain in the service’s settings (it asks for a DNS record), or use a sender that is verified there.',
		fault: 'you',
		blames: 'mail',
		reference: 'RFC 6409 §6.1; your service’s help pages',
		why: 'Services that send for many customers let each use only domains that are proved to be theirs.',
		example: 'C: .\nS: 550 5.7.1 Unconfigured Sending Domain <example.com>',
	},
	{
		id: 'sender/domain-not-found',
		cause: 'sender-domain-missing',
		pattern:
			/\bsender\b.{0,60}\bdomain\b.{0,30}(not found|not exist|unknown|invalid|must (exist|resolve)|unresolvable)|\bdomain of sender( address)?\b.{0,80}\b(does(n't| not)|cannot|not) (exist|be|resolve|found)|\bdomain of sender address( \S+)? (does not|doesn't)|\b(sender|from|envelope)\b.{0,30}\b(domain|address)\b.{0,40}\b(no|without|missing|invalid|bad)\b.{0,10}\b(MX|DNS|A\b|record)|\bInvalid DNS MX\b|\bcannot resolve (your|the|sender) (sender )?domain|\b(sender|mail ?from) domain (must|should) (exist|resolve)|\bvalid sender domain required|\bSender address rejected: (Domain|Host) not found|\bunresolvable sender|\bDNS (A|AAAA|MX)[- ]?records?\b.{0,20}\b(empty|missing|not|none)|\ball relevant MX records point to|\bdomain of sender\b.{0,40}\bresolve|\b(from|sender)\b:? domain is (invalid|empty|unknown)|\bfrom: domain\b.{0,20}\binvalid|\bunresolvable (RFC.?\d+ )?(mail ?from|from|sender|envelope)|\bunresolvable RFC.?5321|\b(requires?|need|must have) (a )?valid sender domain|\bsender domain (is )?not (resolv\w*|found|valid)|\b(invalid|bad|unresolvable) (sender|from)( address)? domain|\bemetteur invalide\b|\bdomain must (exist|resolve)\b|\b(return|reply|sender|from|originating)( e-?mail| mail)? domain( name)? (is |was )?(invalid|bad|unknown|unresolvable)\b|\bdomain\b.{0,30}\b(not|no|neither)\b.{0,30}\b(MX|A records?)\b/i,
		message: 'The domain of the sender address has no MX or address record, so nobody could answer it.',
		advice:
			'Use a sender whose domain exists in DNS; check it for a slip. If the number is temporary, the server’s own lookup may have failed: try again.',
		fault: 'you',
		next: 'RSET',
		blames: 'mail',
		reference: 'RFC 3463 §3.2 (X.1.8); RFC 7505',
		why: 'A bounce must have somewhere to go; most servers refuse senders that cannot be reached. Names of desktop machines and `.local` fail here.',
		example:
			'C: MAIL FROM:<root@desk.local>\nS: 553 5.1.8 <root@desk.local>... Domain of sender address root@desk.local does not exist',
	},
	{
		id: 'sender/unknown',
		cause: 'sender-unverified',
		specificity: 'vague',
		pattern:
			/\b(does not|doesn'?t|do not|don'?t) (exist|resolve)\b|\b(unknown|no such|non-?existent) (domain|host|address|user)\b|\bnot found\b/i,
		answers: ['MAIL'],
		message: 'The server does not know the sender’s address or domain.',
		advice: 'Use a sender that exists and can receive mail; names of desktop machines are no mail domains.',
		fault: 'you',
		next: 'RSET',
		blames: 'mail',
		reference: 'RFC 3463 §3.2 (X.1.8)',
		why: 'A bounce must have somewhere to go, so the sender is looked up before anything else.',
		example: 'C: MAIL FROM:<root@mybox.example>\nS: 553 mybox.example does not exist',
	},
	{
		id: 'sender/verify-failed',
		cause: 'sender-unverified',
		// It quotes what the sender’s server said, and those words are not about the recipient.
		specificity: 'provider',
		pattern:
			/\bsender verif(y|ication) (failed|fail|error)|\b(could|can) ?not verify (the )?sender|\bsender (address )?(callout|callback)|\bsender address rejected: (unverified|undeliverable|user unknown)|\b(callback|callout)( setup)? (failed|error)|\b(callback|callout|verification)\b.{0,30}\bwhile (verifying|checking)\b|\bpostmaster verification\b|\brefuse bounces\b|\b(unknown|invalid|no such) sender\b|\bsender (unknown|does not exist)|\b(unroutable|undeliverable|bogus|non-?existent) (sender|mail from|envelope from|return path)|\bverif(y|ying|ication)( of)? (the )?(mail ?from|sender|return[- ]path|envelope[- ]from)\b|\breturn (address|path)\b.{0,80}\b(does not|doesn't|not) (seem|appear|exist|work)/i,
		answers: alsoAtSender,
		message:
			'The server asked the sender’s own mail server whether the sender can be answered, and got no good reply.',
		advice:
			'Use a sender that really receives mail, on a domain that takes bounces (MAIL FROM:<>) and has a postmaster; then the check passes.',
		fault: 'you',
		next: 'RSET',
		blames: 'mail',
		reference: 'Exim “sender verify = callout”; Postfix reject_unverified_sender',
		why: 'A callback connects to the sender’s MX and tries the address as a recipient. No-reply addresses that do not exist fail.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 Sender verify failed',
	},
	{
		id: 'sender/domain-missing',
		cause: 'sender-malformed',
		pattern:
			/\bsender\b.{0,40}\b(must contain a domain|need fully-qualified|domain (name )?required|without domain)|\bdomain name required for sender/i,
		message: 'The sender was given without a domain.',
		advice: 'Write the whole address in MAIL FROM, with @ and the domain.',
		retry: 'now',
		fault: 'you',
		blames: 'mail',
		reference: 'RFC 5321 §4.1.1.2',
		why: 'Only the empty sender `<>` may have no domain.',
		example: 'C: MAIL FROM:<ann>\nS: 553 5.5.4 <ann>... Domain name required for sender address ann',
	},
	{
		id: 'sender/blocked',
		cause: 'sender-blocked',
		pattern:
			/\byour (sender )?(domain|e-?mail|e-?mail address|mail address|address)( \S+)? (has been |is |was )?(blocked|black-?listed|banned|rejected|denied)|\b(denied|banned|forbidden|blocked|prohibited|unwanted) (domain|sender)( name)?\b|\bspecified domain is not allowed|\bemetteur\b.{0,20}\b(refus|rejet)|\bsender( address| domain)?( \S+)? (is )?(rejected|blocked|denied|refused|blacklisted|listed|banned)|\b(blocked|denied|banned|blacklisted) sender|\bmail from( \S+)? (is )?(rejected|refused|denied|not accepted|blocked)|\b(from|sender) (address |domain )?(is )?(on|in) (our|a|the) (\w+ )?(black|block|deny) ?list|\bwe (do not|don't) accept mail from (this|your|that) (address|domain|sender)|\bemail from (this|your|that) (sender|domain) (is )?(not|block|refus)|\bbadmailfrom\b|\bsender\b.{0,30}\bin my \w+ list|\bnot allowed to send\b|\bsender (is )?(a )?spammer|\bsender (is )?not (pre-?)?approved|\b(not a|unknown) registered \w+ (user|sender)|\bsender is (black|block|deny)-?listed|\bsender\b.{0,20}\bnot in (my|our|the) (domain|list|network)s?\b/i,
		answers: alsoAtSender,
		message: 'The server refuses this sender address or its domain by a rule of its own.',
		advice: 'Ask the server’s postmaster why. Another sender may pass; the same one will not.',
		fault: 'policy',
		next: 'RSET',
		blames: 'mail',
		reference: 'RFC 5321 §7.9',
		why: 'Administrators keep lists of senders they do not want.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 550 5.7.1 Sender address rejected: Access denied',
	},
];
