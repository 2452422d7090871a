/** Refusals because of how much, how big or how often. Greylisting has a rule of its own. */
import type {Row} from './row.ts';

export const limits: readonly Row[] = [
	{
		id: 'limit/too-many-errors',
		cause: 'protocol-errors',
		pattern:
			/^(?!.*\b(ip|host|network|address|server)( \S+)? (has|have|is|was)( been)? (temporar\w+ )?(block|bann|black|list)).*(?:\btoo many\b.{0,40}\b(errors?|(unknown|bad|invalid|unrecogni[sz]ed|syntax|protocol|failed|unsuccessful)( \w+){0,2}|commands)\b|\bmaximum (number of )?(errors?|failures?|bad commands)|\berror limit (exceeded|reached)|\b(dictionary|harvest\w*) attack\b)/i,
		message: 'There were too many refused lines in this session, and the server has had enough of it.',
		advice:
			'Connect again after a pause and send only what is sure to be right; look at the first refusal, not the last.',
		retry: 'later',
		fault: 'you',
		reference: 'RFC 5321 §7.8; Postfix smtpd_hard_error_limit',
		why: 'Servers count errors to stop guessing of addresses and passwords. Postfix hangs up after 20, Exim after 3 unknown commands.',
		example: 'C: HELO\nS: 421 4.7.0 mail.example.org Error: too many errors',
	},
	{
		id: 'limit/login-attempts',
		cause: 'login-blocked',
		specificity: 'provider',
		pattern:
			/\btoo many\b.{0,30}\b(log-?ins?|auth\w*|password)\b|\b(log-?in|auth\w*)\b.{0,40}\b(rate|limit|attempts|too (many|often|frequent)|frequen\w*|lock(ed)?( out)?|throttl\w*|tarpit)|\btoo (much|many)\b.{0,20}\b(fail\w* )?(auth\w*|log-?ins?)\b/i,
		message: 'There were too many logins in a short time; the server does not judge this one any more.',
		advice:
			'Stop trying: every attempt prolongs it. Wait some minutes up to a day, then log in once with a password that is sure.',
		retry: 'later',
		fault: 'you',
		reference: 'RFC 4954 §4 (454), §9',
		why: 'Servers slow down and lock out whoever guesses passwords, and a script with an old password looks just like that.',
		example: 'C: AUTH PLAIN ••••••••\nS: 454 4.7.0 Too many login attempts, please try again later.',
	},
	{
		id: 'limit/messages-per-connection',
		cause: 'client-rate',
		pattern:
			/\btoo many (messages|mails|e-?mails|transactions|deliveries)\b.{0,30}\b(this|per|one|single|in) ?(a |the )?(connection|session)|\b(messages|transactions) per (connection|session)|\bmax(imum)? (number of )?messages\b.{0,30}\b(session|connection)|\bmax(imum)? messages? per (connection|session)|\bmax\w*\b.{0,20}\b(messages?|mails|number)\b.{0,30}\b(session|connection)\b|\bmessages? (per|in (a|one|this)) (session|connection)\b|\bnew session\b/i,
		message: 'This connection has carried as many messages as the server allows for one.',
		advice: 'Connect again and go on; the messages accepted before are safe.',
		retry: 'now',
		fault: 'policy',
		reference: 'RFC 5321 §3.8',
		why: 'Some servers make busy clients reconnect so that load spreads.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 421 4.7.0 Too many messages in this connection',
	},
	{
		id: 'limit/connections',
		cause: 'client-rate',
		pattern:
			/\btoo many\b.{0,40}\b(concurrent |simultaneous |open |active |parallel )?(smtp )?(connections?|sessions|clients)\b|\b(concurrent|simultaneous|parallel)\b.{0,30}\b(connections?|sessions)\b|\b(connection|session)s?( \w+){0,3} (limit|count|rate)\b|\bmax(imum)?( number of)? (smtp )?(connections?|sessions)|\bconnection rate\b|\bconnect(ing|ed|ions?) too (often|fast|frequent\w*|many)|\b(exceed\w*|reach\w*|over|at)\b.{0,30}\b(thread|session|connection|concurrency|channel)s? (limit|maximum|quota)|\bconcurrency limit\b|\btoo many (open |active )?threads\b|\bfrequency limited\b|\bnumber of (concurrent )?(sessions|connections)\b/i,
		message: 'There are more connections from your side, or in all, than the server allows at once.',
		advice:
			'Close other sessions to it and wait a minute or more before the next try; send several messages over one connection.',
		retry: 'later',
		fault: 'policy',
		reference: 'RFC 5321 §3.8 (421); Postfix anvil limits',
		why: 'Each client gets a share of the server’s connections. Behind one address many clients may share it.',
		example: 'S: 421 4.7.0 mail.example.org Error: too many connections from 192.0.2.7',
	},
	{
		id: 'limit/message-size',
		cause: 'content-too-big',
		pattern:
			/^(?!.*\b(received|hops?|recipients?|rcpts?(?! to:)|(mailbox|inbox) size)\b).*(?:\b(message|mail|content|body|e-?mail|size|data)\b.{0,40}\b(too (big|large)|oversized?|larger than|greater than)\b|\b(message|mail|content|body|e-?mail|data)\b.{0,30}\bexceed\w*.{0,40}\b(size|maximum|fixed|bytes|octets|mb|kb)\b|\b(message|mail) (is )?too long\b|\b(taille|gr[oö](ß|ss)e)\b.{0,30}\b(limite|maximal\w*|message|nachricht|mail)\b|\bmaximum (e-?mail|mail|message) size\b|\btoo (big|large) (a )?(message|mail|e-?mail)|\b(exceeds?|over|above|beyond)\b.{0,30}\bsize\b|\bsize\b.{0,30}\b(exceed\w*|limit|too)|\bRecipSizeLimit|\bSizeLimit|\battachments?\b.{0,30}\btoo (big|large|long)\b|(?<!\bline )\blength of (the )?(data|message|mail|e-?mail|content)\b.{0,60}\b(maximum|limit|too)\b)/i,
		answers: ['MAIL', 'RCPT', 'DATA', 'DATA-END', 'BDAT'],
		message: 'The message is larger than this server or mailbox takes.',
		advice:
			'Send less: link to large files, or split. Compare with the SIZE that EHLO announces, and remember that base64 makes an attachment a third larger.',
		fault: 'policy',
		reference: 'RFC 1870 §6; RFC 3463 §3.4 (X.3.4), §3.3 (X.2.3)',
		why: 'Every server has a limit on the octets of a whole message, headers and encoding included.',
		example: 'C: MAIL FROM:<ann@example.com> SIZE=30000000\nS: 552 5.3.4 Message size exceeds fixed limit',
	},
	{
		id: 'limit/sending-rate',
		cause: 'rate-limited',
		pattern:
			/^(?!.*(\b(ip|host|network|address|server)( \S+)? (has|have|is|was)( been)? (temporar\w+ )?(block|bann|black|list)|\btoo many (unwanted|junk|spam|bounces|complaints)|\b(user|recipient|mailbox|account)\b.{0,10}\b(over|exceed\w*|reached) ((their|his|its|her|the|disk|e-?mail|storage|mailbox|space) ){0,3}(quot[ae]|allowance)\b))(?!.*\bnumber of messages$).*(?:\b(rate|ratelimit|rate-limit)\w*\b.{0,40}\b(limit\w*|exceed\w*|throttl\w*|unsolicited|reach\w*|high|too)|\b(unusual|excessive|high) (rate|volume|amount|number) of\b|\bthrottl(ed|ing)\b|\b(sending|send|relay|outgoing|outbound|daily|hourly|submission)\b.{0,30}\b(limit|quota|allowance|cap)\b.{0,30}\b(exceed\w*|reach\w*|hit|over)|\b(exceed\w*|reach\w*|over)\b.{0,40}\b(sending|daily|hourly|per (hour|day|minute)|message|mail|emails?)\b.{0,20}\b(limit|quota|rate)|\btoo many (messages|mails|e-?mails)\b(?! (on|in) )|\btoo much (mail|data|e-?mail|traffic)\b|\bsending (mail )?too (fast|quick\w*|much|many)|\bslow down\b|\b(messages|mails|emails?) (per|in) (an? )?(hour|day|minute)\b|\bqueue quota exceeded|\btoo many (\w+ )(messages|mails|e-?mails)\b|\b(unusual|excessive|high) (rate|volume)\b|\b(exceed\w*|reach\w*)\b.{0,60}\b(per|in|this|each|every) ?(an? |the )?(hour|day|minute|month|24 ?h\w*)|\bexceeded\b.{0,30}\b(your|the|its) \w* ?(quota|allowance|send\w* limit)\b|\b(sent|send|received|sending) (to )?too many\b|\btoo many (recipients|messages|mails|e-?mails)\b.{0,30}\b(this|per|the last|an?|each) (hour|day|minute)\b|\bunusual (sending )?(activity|amount|volume|rate)\b|\b(daily|hourly|batch|burst|message) limit (is |was )?(exceeded|reached|hit)|\bexcessive volume\b|\bexceed\w*\b.{0,20}\b(messaging|mailing|sending|e-?mail(ing)?) limits?\b|\btoo many (new )?messages from\b|\bwithin (24|\d+) hours\b|\bsender frequency\b|\brate[- ]?limit(ed)?\b|\bmessages? from\b.{0,40}\b(temporarily )?deferred\b|\b(reached|exceeded|hit|over) (its|your|the|their) (limit|maximum|quota)\b(?!.{0,20}\b(mailbox|storage|size))|\b(sent|send) to many (messages|mails|e-?mails)\b|\b(not enough|insufficient|no) (sending|send|relay|outgoing|daily) (quota|credits?)\b|\btoo many (same|equal|identical|similar|duplicate)\b|\bslower\b)/i,
		message: 'More mail came from you, in a given time, than the server allows.',
		advice:
			'Pause, then go on more slowly: an hour is a good first guess, a day for daily limits. Retrying at once counts against you.',
		retry: 'later',
		fault: 'policy',
		reference: 'RFC 3463 §3.8; RFC 5321 §4.5.4.1',
		why: 'Limits for each sender, login or address keep spam runs small; a real bulk run has to be spread.',
		example: 'C: .\nS: 450 4.7.1 Error: too much mail from 192.0.2.7',
	},
	{
		id: 'limit/server-busy',
		cause: 'server-busy',
		pattern:
			/\b(server|system|service|host|we|mta)\b.{0,30}\b(busy|overload\w*|too busy|under (heavy |high )?load|load (is )?too high)|\bload average\b|\binsufficient (system )?(resources|memory)|\bsystem resources\b|\b(low|out) (on|of) (memory|resources)|\btoo busy\b|\b(heavy|high) load\b|\bresources? (temporarily )?(unavailable|exhausted)|^busy\b|\bnetwork is busy\b|\b(too|very) many (requests|jobs)\b|\bunder maximum load/i,
		message: 'The server is short of resources at the moment.',
		advice: 'Wait some minutes and try again; nothing is wrong with what you sent.',
		retry: 'later',
		fault: 'server',
		reference: 'RFC 5321 §4.2.3 (452); RFC 3463 §3.4 (X.3.1, X.3.2)',
		why: 'Under load a server puts off new mail rather than losing some.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 452 4.3.1 Insufficient system resources',
	},
	{
		id: 'limit/server-storage',
		cause: 'server-storage',
		pattern:
			/^(?!.*\b(user|mailbox|recipient|inbox|account)\b).*(?:\b(insufficient|not enough|no|out of|low) (system |disk |free |mail |queue )?(storage|disk|space|file ?space)\b(?!.{0,20}\b(mailbox|user|recipient|in)\b)|\bdisk (is )?full\b|\bno space left\b|\bqueue (is )?full\b|\bmail system full\b|\binsufficient (disk|storage|space))/i,
		message: 'The server has no room left to store mail.',
		advice: 'Try again later; if it is your own server, look at its disk and its queue.',
		retry: 'later',
		fault: 'server',
		reference: 'RFC 5321 §4.2.3 (452); RFC 3463 §3.4 (X.3.1)',
		why: 'A mail server stops taking mail before its spool runs full.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 452 4.3.1 Insufficient system storage',
	},
];
