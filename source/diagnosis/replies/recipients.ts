/** Refusals that are about the recipient. */
import type {Row} from './row.ts';

const unknown = [
	String.raw`\b(recipient|user|address|mailbox)\b.{0,10}\bnot (in|on) (\w+ ){0,3}(list|table|map|directory)\b`,
	String.raw`<@>.{0,20}\b(is )?(no longer|not) (a )?(valid|active|available|known|here|exist\w*)\b|\b(user|mailbox|account|recipient|address)\b.{0,20}\b(no|non|not) exist`,
	String.raw`\bdo(es)?(n't| not) have an? (mail ?box|mbox|account|user)|\bun-?allocated\b|\b(wrong|erroneous|misspelt) (recipient|address|mailbox|user)s?\b|\bno longer (on|at|in|with) (this |our |the )?(server|domain|system|company|host)|\b(user|mailbox|account|address|recipient)\b.{0,30}\bnot (a member of|part of|in|within) (the |this |our )?(domain|recipient (list|table|map)|directory|address (list|book))|\breserved (by|for) (RFC|document|example)|\b(lookup|look-up)\b.{0,30}\b(domain|user|alias|mailbox|virtual) (map|table)\b.{0,20}\bfail|\bno (such )?mail ?drop`,
	String.raw`\b(address|e-?mail|mail ?box|mbox|user|recipient|account|addressee|alias|maildrop)(es|s)? (path )?(is |are |was |were |has been )?(invalid|unknown|missing|wrong|not (present|ok|active|valid|known|found)|undeliverable)\b`,
	String.raw`\b(does not|do\w{0,3}n'?t|do not) exists?\b|\bcould not be found\b|\bnot our (customer|client|subscriber|user)\b|\bno ?(one|body) (is )?(at|by|with) (this|that) (address|name)|\b(can't|cannot|can not) accept (user|recipient)|\bno longer (accepts?|receives?|takes?) (e-?)?mail|\bnot (an? )?(active|local|existing) (address|user|mailbox)|\bno mail ?box\b|\bmissing home directory`,
	String.raw`\b(unknown|no such|invalid|non-?existent|unrouteable|bad|unrecognized|undeliverable) (local |virtual |e-?mail |destination )?(user|mailbox|recipient|addressee|account|alias|address|local[- ]part|person|name)`,
	String.raw`\b(user|mailbox|recipient|addressee|account|alias|address|email|inbox)\b[^.;]{0,90}?\b(unknown|not found|not exist|(doesn'?t|does ?n[o']t|don'?t) exist|isn'?t (known|valid)|not (a )?(valid|known|recogni[sz]ed|active|listed)|no longer (valid|exists|available|active|on (this|our) server)|is ?n[o']t (a )?valid|inactive email|not our customer)`,
	String.raw`\b(account|user|mailbox|address)( or \w+)? may not exist\b`,
	String.raw`\bno (such |local |valid )?(user|mailbox|account|recipient|one|person)\b[^.;]{0,30}?\b(here|by that name|with (that|this) name|found|named|called)`,
	String.raw`\bdoes(n't| not) have an? \S+ account\b|\bnot a (valid|known|working) (e-?mail|mailbox|user|recipient|address)`,
	String.raw`\bunknown or (illegal|invalid) (alias|user|address)|\b(recipient|rcpt)\b[^.;]{0,20}\bnot (exist|known)|\bNO-SUCH-(USER|DOMAIN)|\bInvalid-Recipient\b`,
	String.raw`\bmarked as invalid\b|\bnot listed in (the )?(domino|public|name|company)|\bNo such (user|person|recipient|mailbox)|\bvmailbox not found|\bverification failed for <@>|\b(is )?not a (local|valid|known) user`,
	String.raw`\butilisateur inconnu|\badresse (d'au moins un )?destinataire (invalide|inconnue?)|\bbenutzer unbekannt|\bunbekannter (benutzer|empf)|\busuario (desconocido|no existe)|\butente sconosciuto|\bno existe\b|\binexistente|\bn'existe pas|\binconnue?\b|\bexistiert nicht|\bunbekannt|\bn[aã]o existe|\bdesconhecid|\bbestaat niet|\bnessun\w* (utente|casella)|\bnon esiste|нет такого пользователя|пользовател\S* не (найден|существует)|用户不存在|收件人不存在`,
].join('|');

export const recipients: readonly Row[] = [
	{
		id: 'recipient/mailbox-full',
		cause: 'recipient-full',
		pattern:
			/^(?!.*attach).*(?:\b(mailbox|inbox|user|recipient|account|destinataire|quota)\b.{0,60}?\b(is |are |over|exceed\w*|out of|plein\w*|voll\b)\s?.{0,25}?\b(full|over ?quota|quota|storage|space|plein\w*|exceeded|allocation)|\bover ?quota\b|\b(disk|mail(box)?|storage|user) ?quota\b.{0,30}(exceed|reach|full)|\bquota exceeded\b(?!.*\b(send|relay|queue|daily|hour))|\bexceeded storage allocation|\bmailbox( \S+)? (is )?full\b|\bbo[iî]te\b.{0,30}\bpleine\b|\bpostfach\b.{0,30}\bvoll\b|邮箱.{0,6}(已满|空间不足)|\bQuotaExceeded|\bShutoffQuotaExceeded|\b(over|exceed\w*|reach\w*|violat\w+|beyond|above|full)\b.{0,40}\b(disk|disc|mailbox|mail|storage|allowed|user|local|maximum)\b.{0,20}\b(quota|space|storage|limit|allowance)\b|\bquota (violation|usage)|\b(full|exceeded) (mailbox|inbox|mail ?folder)|\b(mailbox|mail ?folder|inbox|maildir)\b.{0,20}\bfull\b|\bspace\b.{0,20}\bused up|\b(not|n't|enough)\b.{0,20}\bspace\b|\bdisk ?quota\b|\btoo many messages (on|in)\b|\bmailbox\b.{0,40}\b(limit|quota)\b|\b(storage|space|spool|box|folder|disk|speicher\w*)\b.{0,15}\b(is )?full\b|\bexhausted\b.{0,30}\b(storage|space|quota)|\bspeicher\w*\b.{0,30}\b(ueberschritten|überschritten|voll|ersch[oö]pft)|\btoo many (messages|mails|e-?mails) (on|in) (the |this |his |its )?(server|mailbox|inbox|account|folder)|\bover-?quota\b|\bover storage\b)/i,
		message: 'The recipient’s mailbox is full.',
		advice:
			'Only the recipient can make room. Reach them another way, or try again in some days; the other recipients are not affected.',
		retry: 'later',
		fault: 'policy',
		reference: 'RFC 3463 §3.3 (X.2.2)',
		why: 'A mailbox has a limit. Some servers say so with a temporary number, others with a permanent one; either way it ends when room is made.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 452 4.2.2 The email account that you tried to reach is over quota.',
	},
	{
		id: 'recipient/receives-too-fast',
		cause: 'recipient-rate',
		pattern:
			/\b(user|recipient|mailbox|account)\b.{0,60}\breceiving (mail|messages|e-?mail)\b.{0,40}\b(rate|too (quickly|fast|much|many))|\b(mailbox|recipient|user|account)\b.{0,40}\b(received|receives|getting|exceeded their limit|messages they can receive)\b.{0,50}\b(short (period|time)|per (hour|day|minute)|too (much|many|fast|quickly)|volume)|\bto (<@>|this (user|recipient|mailbox)) (are |is |was )?(deferred|delayed|refused)\b.{0,30}\b(volume|rate|too many)/i,
		message: 'This mailbox is getting more mail at the moment than its server allows.',
		advice: 'Wait some hours and send again. Nothing is wrong with the address.',
		retry: 'later',
		fault: 'policy',
		reference: 'RFC 3463 §3.3 (X.2.1)',
		why: 'Servers limit how much one mailbox takes in an hour, so that a flood or a loop does not drown it.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 450 4.2.1 The user you are trying to contact is receiving mail too quickly.',
	},
	{
		id: 'recipient/disabled',
		cause: 'recipient-disabled',
		pattern:
			/\b(account|mailbox|mbox|inbox|user|recipient|address|compte|destinataire)\b.{0,60}?\b(disabled|suspended|frozen|locked|deactivated|discontinued|closed|terminated|cancelled|expired|inactive|not active|temporarily blocked)\b|\b(disabled|suspended|inactive|deactivated|locked|dormant) (account|mailbox|user|recipient|e-?mail address)\b|\b(account|mailbox|user) (has been |is |was )blocked\b|\b(inactive|suspended|disabled|locked|blocked|closed|expired|archived|dormant) (mail ?box|mbox|maildrop|inbox|user|account|recipient|address|e-?mail)\b|\bnot (been )?activated\b|\b(mailbox|account|user|recipient|address|status|mbox)\b.{0,30}\b(is )?(a )?(deactivated|inactivated|locked|archived|suspended|now disabled)\b|\b(account|mailbox) is ?blocked\b|\b(compte|bo[iî]te)\b.{0,40}\b(bloqu|archiv|d[eé]sactiv|suspend)|\bmail receiving (is )?disabled|\b(inbounds?|inbound mail|incoming mail) (is )?disabled\b|\b(konto|postfach)\b.{0,30}\b(gesperrt|deaktiviert)|<@>.{0,20}\b(is )?(now |currently )?(disabled|deactivated|suspended|locked|closed|inactive)\b|\bdeactivated due to\b|\b(user|account|mailbox) (is )?hang ?up\b/i,
		answers: ['RCPT', 'DATA', 'DATA-END', 'VRFY', 'BDAT'],
		message: 'The recipient’s account or domain exists or existed, but is switched off.',
		advice:
			'Ask the recipient, by another way, for an address that works. Trying again helps only once the account is switched on; a temporary number says that it may be.',
		fault: 'policy',
		reference: 'RFC 3463 §3.3 (X.2.1)',
		why: 'Accounts are closed by their owner, or put to sleep by the provider after long absence or abuse.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 550 5.2.1 The email account that you tried to reach is disabled.',
	},
	{
		id: 'recipient/sender-blocked',
		cause: 'recipient-refuses',
		pattern:
			/\b(recipient|receiver|addressee|user)\b(?! address rejected).{0,60}\b(block(s|ed)|reject(s|ed)|refuse[sd]|denie[sd]|declined|does not (accept|want)|doesn't want)\b.{0,30}\b(your|the|this) (sender|address|messages?|e-?mail|mail)|\bBLOCK-SEND-?ER\b|\bsender\b.{0,30}\b(blocked|blacklisted|denied) by (the )?(recipient|user)|\b(recipient|user)'?s? (personal )?(block|black|deny) ?list|\brecipient\b.{0,20}\bonly accepts? (mail|messages)|\brecipient preferences|\b(block|black|deny|reject)(ed|ing)?[- ]?(listed)? by (the |this )?(recipient|user|addressee)|\b(user|recipient)('s|s)? (own )?(reject|block|deny|black|spam) ?(ed)? ?(list|settings?|filter)|\brejected by recipients?\b|\b(user|recipient|addressee) (has )?(refused|declined|does not want)|\benvelope blocked\b.{0,10}\buser\b|\bregistered as (a )?spammer\b/i,
		message: 'The recipient has chosen not to get mail from this sender.',
		advice: 'Another sender address may get through; better, ask the recipient to allow this one.',
		fault: 'policy',
		reference: 'RFC 5321 §7.9',
		why: 'Many servers let a user keep a personal list of senders that are refused.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 5.7.1 Recipient has blocked your address',
	},
	{
		id: 'recipient/suppressed',
		cause: 'recipient-refuses',
		pattern:
			/\bsuppress(ed|ion)\b|\bmessage rejected: address blacklisted|\b(recipient|address|user|mail|<@>)\b.{0,30}\b(bounced|unsubscribed|complained)\b.{0,20}\b(ago|before|recently|previously|earlier|already)\b|\b(previously|recently|already) (bounced|unsubscribed)\b/i,
		message:
			'The service keeps this recipient on a list of those it does not send to, because earlier mail to it failed.',
		advice:
			'Check that the address works now, then take it off the suppression list in the service’s settings and send again.',
		fault: 'policy',
		reference: 'your service’s help pages, “suppressions”',
		why: 'Sending services guard their standing: after a bounce, a complaint or an unsubscription they send no more to that address.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 5.7.1 Recipient suppressed',
	},
	{
		id: 'recipient/restricted',
		cause: 'recipient-refuses',
		pattern:
			/\b(not (authori[sz]ed|allowed|permitted)|(do(es)?n'?t|do(es)? not) have permission|permission (denied|required)|restricted)\b.{0,50}\b(to|for) (send|post|mail|write|e-?mail|submit)?\s?(to )?(th(is|at|e)|your) (recipient|list|group|mailbox|address|user|message)|\bdelivery (is )?(not authorized|restricted)|\bmembers[- ]only\b|\bnot (subscribed|a (member|subscriber)(?! of (the |this |our )?domain))\b|\b(mailbox|recipient|address|group|list) \S{0,80} ?is restricted\b|\b(mailbox|recipient|address|list) is restricted\b|\bclosed (mailing )?list\b|\bclosed system\b|\b(approved|permitted|white-?listed|allow-?listed) (external )?(addresses|senders|correspondents)\b|\bnon-?members?\b|\bprivate (mailing )?(list|group)\b/i,
		message: 'The recipient takes mail only from certain senders, and this sender is not one of them.',
		advice: 'Send while logged in as somebody who may, or ask the recipient’s administrator for permission.',
		fault: 'policy',
		reference: 'RFC 3463 §3.8 (X.7.2)',
		why: 'Distribution lists and role mailboxes are often closed to outsiders, or to whoever did not log in.',
		example: 'C: RCPT TO:<all@example.org>\nS: 550 5.7.1 You are not allowed to send to this list',
	},
	{
		id: 'recipient/unverified',
		cause: 'recipient-unverified',
		pattern:
			/\bunverified (recipient )?address\b|\b(recipient|address) (address )?verification (failed|in progress|unavailable)|\bcould not (complete|verify)( \S+){0,3} recipient|\b(recipient|forward) (verify|callout) (failed|deferred)|\bcallout verification|\b(recipient|address|user|mailbox)\b.{0,20}\b(cannot|can't|could not|couldn't) be (verified|checked|validated)|\b(recipient|address) (verification|validation) (problem|error|failure|deferred)|\b(recipient|mailbox)('s)? (server|host|system)\b.{0,20}\b(temporarily |currently )?(unavailable|unreachable|not available)|\bunable to verify (the )?(address|recipient|user|mailbox)\b/i,
		answers: ['RCPT', 'VRFY', 'DATA-END', 'DATA'],
		message: 'This server asks another one whether the recipient exists, and got no good answer.',
		advice:
			'If the number is temporary, try again in some minutes. Otherwise the server behind this one does not know the address, or cannot be reached; its keeper can tell.',
		fault: 'server',
		reference: 'Postfix ADDRESS_VERIFICATION_README; Exim “callout”',
		why: 'A relay in front of the real mail server does not know the mailboxes itself and probes for each recipient.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 450 4.1.1 <ann@example.org>: Recipient address rejected: unverified address: Address verification in progress',
	},
	{
		id: 'recipient/domain-not-found',
		cause: 'recipient-domain-missing',
		pattern:
			/\b(recipient|destination|rcpt|recipient address rejected|target)\b.{0,40}\b(domain\b.{0,20}(not found|not exist|unknown|invalid|no such)|no.domain|host not found)|\bdomain (is )?not reachable|\b(unrouteable|no route to|bad destination) (mail )?(domain|host|system|mailbox system)|\bhost or domain name not found|\bno (mx|a|aaaa)?\s?(or \S+ )?records? (found )?for (the )?(domain|recipient)|\bDNS\b.{0,40}\brecipient(’s|'s)? domain\b|\bno-?domain\b|\b(host|domain) (is )?unknown\b|\b(unknown|invalid|bad|no such|non-?existent) (host|domain)( name)?\b|\bno (route|mx)\b.{0,20}\b(to|for) (the )?(recipient|domain|host)|\bno (data|records?|answer|results?)\b.{0,15}\b(in|by|from|of) (the )?dns\b/i,
		// 50x is about the form of a line: then the name is the client’s own.
		code: /^(?!50)/,
		message: 'The server finds no mail server for the recipient’s domain.',
		advice:
			'Check the part after the @ for a slip. If it is right, its MX record is missing or broken; only the owner of that domain can fix it.',
		fault: 'you',
		reference: 'RFC 5321 §5.1; RFC 3463 §3.2 (X.1.2)',
		why: 'Before it takes a mail for another domain a relay looks up where to bring it.',
		example:
			'C: RCPT TO:<ann@exmaple.org>\nS: 450 4.1.2 <ann@exmaple.org>: Recipient address rejected: Domain not found',
	},
	{
		id: 'recipient/domain-missing',
		cause: 'recipient-malformed',
		pattern:
			/\b(recipient|rcpt|forward)[ -]?\w* ?(address|path)?\b.{0,40}\b(must (contain|have|include) a (fully|domain)|needs? (a )?(fully[- ]qualified|domain)|need fully-qualified|requires a domain|domain (name )?required|without domain)|\b(recipient address must contain a domain)/i,
		message: 'The recipient was given without a domain.',
		advice: 'Write the whole address, with @ and the domain.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §2.3.5',
		why: 'Only `<postmaster>` may go without a domain; everything else needs one.',
		example: 'C: RCPT TO:<ann>\nS: 504 5.5.2 <ann>: Recipient address rejected: need fully-qualified address',
	},
	{
		id: 'recipient/too-many',
		cause: 'recipient-too-many',
		pattern:
			/\btoo many (recipients?|rcpts?|addresse?e?s)\b|\b(recipients?|rcpt)\b.{0,20}\b(limit|count|maximum)\b.{0,20}\b(exceed|reach)|\bmaximum (number of )?recipients?\b|\bRecipLimit|\bnumber of (the )?(recipients?|rcpts?)\b.{0,40}\b(over|exceed\w*|maximum|limit|too)\b|\bout of (\w+ )?(recipients?|rcpts?)\b/i,
		message: 'There are more recipients in this transaction, or in this hour, than the server takes.',
		advice: 'Those accepted so far are good: send to them now, then begin a new transaction for the rest.',
		retry: 'now',
		fault: 'policy',
		reference: 'RFC 5321 §4.5.3.1.8, §4.5.3.1.10; RFC 3463 §3.6 (X.5.3)',
		why: 'A server must take 100 recipients for one message and may refuse more. The right answer is 452; some older ones say 552, which means the same here.',
		example: 'C: RCPT TO:<zoe@example.org>\nS: 452 4.5.3 Too many recipients',
	},
	{
		id: 'recipient/moved',
		cause: 'recipient-moved',
		pattern: /\b(please try|has moved to|forward(ing)? (path|address)|new address( is)?:?) <@>/i,
		code: /^551$/,
		message: 'The recipient has moved; the server names the new address.',
		advice:
			'Decide whether you trust the new address, then give it as the recipient. The server does not forward by itself.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §3.4',
		why: '551 is the SMTP way to say “gone away, address known”.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 551 User not local; please try <ann@example.net>',
	},
	{
		id: 'recipient/unknown',
		cause: 'recipient-unknown',
		pattern: new RegExp(
			`^(?!.*(\\bsender (address|domain|verif)|\\bmail from\\b|\\bin DNS\\b|helo|hostname|unknown command|\\bip address( is| was)? not|\\b(this|your) ip\\b|\\bRFC.?\\d+ address|\\bsyntax|\\bdomain (name )?(does|do|not|is)\\b)).*(${unknown})`,
			'i',
		),
		answers: ['RCPT', 'DATA', 'DATA-END', 'BDAT', 'VRFY', 'EXPN'],
		message: 'There is no such recipient on this server.',
		advice:
			'Check the spelling before and after the @. If it is right, the mailbox is gone, or this is not the server for that domain (look up its MX).',
		fault: 'you',
		reference: 'RFC 5321 §3.3; RFC 3463 §3.2 (X.1.1)',
		why: 'The server knows its mailboxes and this one is not among them. Sent again, the answer will be the same, and many unknown recipients spoil a sender’s reputation.',
		example:
			'C: RCPT TO:<nobody@example.org>\nS: 550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
	},
	{
		id: 'recipient/unavailable',
		cause: 'recipient-unknown',
		pattern:
			/^(?!.*\bsender).*(?:\bmailbox (is )?(currently |temporarily )?(unavai\w*ble|busy|not available)\b|\bmailbox name not allowed\b|\b(recipient|user|address|account)( <@>)? (is )?(currently |temporarily )?unavailable\b|\binvalid rcpt( ?to)?\b)/i,
		// 50x is about the form of the line.
		code: /^(?!50)/,
		// After MAIL the account is the sender’s own.
		answers: ['RCPT', 'DATA', 'DATA-END', 'BDAT', 'VRFY', 'EXPN'],
		message: 'The mailbox is not available: it does not exist, is closed or locked, or is not open to you.',
		advice:
			'With a temporary number try again later; else check the address. These are the words of the standard itself, so the server has not said more.',
		fault: 'you',
		reference: 'RFC 5321 §4.2.3 (450, 550, 553)',
		why: 'Some servers answer with the sentence that RFC 5321 prints beside the number.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 Requested action not taken: mailbox unavailable',
	},
	{
		id: 'recipient/takes-no-mail',
		cause: 'recipient-domain-missing',
		pattern:
			/\b(host|domain|server|system|mx|recipient)\b.{0,30}\b(does(n't| not)|never|do not) (accept|receive|take) (any )?(mail|e-?mail|messages)\b|\bnull ?mx\b|\bindicated no SMTP service/i,
		message: 'The recipient’s domain says that it takes no mail at all.',
		advice: 'Check the domain for a slip; if it is right, there is no mailbox behind it.',
		retry: 'never',
		fault: 'you',
		reference: 'RFC 7504; RFC 7505 (X.1.10)',
		why: 'A domain without mail publishes an empty MX, and its host may answer 521 or 556.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 556 5.1.10 <ann@example.org>: Recipient address rejected: Domain example.org does not accept mail (nullMX)',
	},
	{
		id: 'recipient/not-here',
		cause: 'relay-denied',
		pattern:
			/\b(user|recipient|domain|host) (is )?not local\b|\b(domain|recipient( address)?) (is |was )?(not|isn't) (local|hosted|handled|served|accepted|configured) ?(here|on this|by this|in)?|\bwe (do not|don't) (host|serve|handle|accept mail for) (that|this)|\bnot an? (accepted|local|allowed) domain|\bmail server (is )?not (configured|set up) for|\b(cannot|can't|can not|won't|will not|do not|don't) (deliver|accept|take|handle) (any )?(mail|messages?|e-?mail) (for|to)\b/i,
		message: 'This server does not take mail for the recipient’s domain.',
		advice:
			'Connect to the server that the domain’s MX record names, or log in if this is your own outgoing server.',
		fault: 'you',
		reference: 'RFC 5321 §3.6.2',
		why: 'A server accepts mail from strangers only for its own domains.',
		example: 'C: RCPT TO:<ann@example.net>\nS: 550 5.1.2 We do not host that domain',
	},
	{
		id: 'recipient/rejected',
		cause: 'recipient-refuses',
		specificity: 'vague',
		pattern:
			/\b(recipient|rcpt|envelope recipient)( address)?( <@>)? (is |was |has been )?(rejected|refused|denied|blocked|not (accepted|allowed|permitted))|^(<@>:? ?)?address (is )?(rejected|refused|denied)|^#?[\d. ]*address rejected|\bbad(rcpt|mail)to\b|\b(delivery|mail) (is )?not (allowed|permitted|accepted) (to|for) this (address|recipient|user)|\bbad(rcpt|mail|recipient)to\b|\bnot in my valid\w* list|\brefuses to accept\b|\brejected recipients?\b|\b(account|user|recipient|address|mailbox)( \S+)? (is )?not (allowed|permitted|accepted|ok)\b|\bno permit\b|\b(delivery|access) to this (address|recipient|user|mailbox) (is )?(denied|refused|not)|\bBLOCK-RCPT\b|\btarget address\b|\bmailbox delivery restricted|\b(unable to|cannot|can't|could not|couldn't) deliver to <@>|\brejected by (the )?(destination|recipient'?s?) domain/i,
		answers: ['RCPT', 'DATA', 'DATA-END', 'BDAT'],
		message:
			'The server refuses this recipient by a rule of its own; what follows the colon is the rule’s own text.',
		advice: 'Check the address. If it is right, only the server’s postmaster knows the rule.',
		fault: 'policy',
		reference: 'Postfix smtpd_recipient_restrictions; RFC 5321 §3.3',
		why: 'Access tables let administrators close single addresses, and their texts are free.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 554 5.7.1 <ann@example.org>: Recipient address rejected: Rule 17',
	},
];
