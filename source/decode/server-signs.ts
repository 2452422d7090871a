/**
 * Signs by which server software and mail services give themselves away. `names`: it says its own name.
 * `form`: a way of writing that hardly anybody else has. `usual`: usual for it, seen with others too.
 */

export type Sign = {
	readonly who: string;
	readonly kind: 'software' | 'service';
	readonly weight: 'names' | 'form' | 'usual';
	readonly where: 'greeting' | 'hello' | 'domain' | 'keyword' | 'mechanism' | 'reply';
	/** A group, where there is one, is the version. */
	readonly pattern: RegExp;
};

// biome-ignore format: a row is read as a row
export const signs = [
	{who: 'Postfix', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bPostfix\b(?: \(?(\d+\.[\d.]+)\)?)?/},
	{who: 'Exim', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bExim\b(?: (\d\.\d+(?:\.\d+)?))?/},
	{who: 'Sendmail', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bSendmail\b(?: [A-Z]*([\d.]+))?/},
	{who: 'OpenSMTPD', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bOpenSMTPD\b(?: ([\d.]+))?/},
	{who: 'Exchange', kind: 'software', weight: 'names', where: 'greeting', pattern: /Microsoft Exchange(?: Internet Mail Service)?(?: ([\d.]+))?/},
	{who: 'Exchange', kind: 'software', weight: 'form', where: 'greeting', pattern: /Microsoft ESMTP MAIL Service ready/},
	{
		who: 'Microsoft SMTP (IIS, Exchange 2000/2003)', kind: 'software', weight: 'names', where: 'greeting',
		pattern: /Microsoft E?SMTP MAIL(?: Service,| ready at.*) Version: ([\d.]+)/,
	},
	{who: 'Haraka', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bHaraka\b(?:[ /]([\d.]+))?/},
	{who: 'qmail', kind: 'software', weight: 'names', where: 'greeting', pattern: /qmail/i},
	{who: 'Dovecot', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bDovecot\b/},
	{who: 'Courier', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bCourier\b/},
	{who: 'ZMailer', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bZMailer Server ([\d.]+)/},
	{who: 'CommuniGate Pro', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bCommuniGate Pro(?: ([\d.]+))?/},
	{who: 'MDaemon', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bMDaemon(?: v?([\d.]+))?/},
	{who: 'Axigen', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bAxigen\b/i},
	{who: 'Domino', kind: 'software', weight: 'names', where: 'greeting', pattern: /\b(?:Lotus|HCL) (?:Domino|Notes)\b/},
	{who: 'James', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bJAMES\b(?: SMTP Server ([\d.]+))?/i},
	{who: 'MailEnable', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bMailEnable\b(?: Service, Version: ([\d.]+))?/},
	{who: 'hMailServer', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bhMailServer\b/i},
	{who: 'Kerio Connect', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bKerio (?:Connect|MailServer)(?: ([\d.]+))?/},
	{who: 'Zimbra', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bZimbra\b/},
	{who: 'Stalwart', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bStalwart\b/i},
	{who: 'Citadel', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bCitadel\b/},
	{who: 'Mercury', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bMercury ([\d.]+)/},
	{who: 'MERCUR', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bMERCUR SMTP-Server(?: \(v([\d.]+))?/},
	{who: 'ArGoSoft', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bArGoSoft\b/},
	{who: 'Netscape Messaging Server', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bNetscape Messaging Server(?: ([\d.]+))?/},
	{
		who: 'Sun/Oracle Messaging Server', kind: 'software', weight: 'names', where: 'greeting',
		pattern: /\b(?:Sun|Oracle|iPlanet) (?:Java System |Internet |Communications )?(?:Messaging|Mail) Server\b/,
	},
	{who: 'Symantec Messaging Gateway', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bSymantec Messaging Gateway\b/},
	{who: 'SonicWall', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bSonicWALL\b(?: \(([\d.]+)\))?/i},
	{who: 'Check Point FireWall-1', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bCheckPoint FireWall-1\b/},
	{who: 'PowerMTA', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bPowerMTA\b(?:\(?TM\)? v?([\d.]+))?/i},
	{who: 'Momentum', kind: 'software', weight: 'names', where: 'greeting', pattern: /\becelerity\b(?: ([\d.]+))?/i},
	{who: 'aiosmtpd', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bPython SMTP ([\d.]+)/},
	{who: 'SubEthaSMTP', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bSubEthaSMTP\b(?: ([\d.]+))?/},
	{who: 'Mailpit', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bMailpit\b/i},
	{who: 'MailHog', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bMailHog\b/i},
	{who: 'RZmta', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bRZmta\b(?: ([\d.]+))?/},
	{who: 'Coremail', kind: 'software', weight: 'names', where: 'greeting', pattern: /\bCoremail\b/i},

	{who: 'Gmail', kind: 'service', weight: 'names', where: 'greeting', pattern: /- gsmtp\s*$/},
	{who: 'Amazon SES', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bSimpleEmailService\b/},
	{who: 'Mailgun', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bMailgun\b/},
	{who: 'SendGrid', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bSG ESMTP service ready\b|\bSendGrid\b/i},
	{who: 'Yahoo', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bYSmtpProxy\b/},
	{who: 'Yandex', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bYandex\b/},
	{who: 'iCloud', kind: 'service', weight: 'names', where: 'greeting', pattern: /\biCloud\b/},
	{who: 'QQ Mail', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bQQ Mail Server\b/},
	{who: 'GMX, WEB.DE, mail.com', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bNemesis ESMTP Service\b/},
	{who: 'AOL', kind: 'service', weight: 'names', where: 'greeting', pattern: /\bAOL and its affiliated\b/},

	{who: 'Office 365', kind: 'service', weight: 'form', where: 'domain', pattern: /\.outlook\.com$|outlook\.office365\.com$/i},
	{who: 'Gmail', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:google|gmail|googlemail)\.com$/i},
	{
		who: 'Amazon SES', kind: 'service', weight: 'form', where: 'domain',
		pattern: /(?:^|\.)(?:email-smtp(?:\.[\w-]+)?|inbound-smtp\.[\w-]+)\.amazonaws\.com$/i,
	},
	{who: 'SendGrid', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)sendgrid\.net$/i},
	{who: 'Mailgun', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)mailgun\.(?:org|net)$/i},
	{who: 'Yahoo', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:yahoo|yahoodns)\.(?:com|net)$/i},
	{who: 'AOL', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)aol\.com$/i},
	{who: 'Yandex', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)yandex\.(?:net|ru|com)$/i},
	{who: 'Mail.ru', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)mail\.ru$/i},
	{who: 'iCloud', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:icloud|me)\.com$/i},
	{who: 'Fastmail', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:messagingengine|fastmail)\.com$/i},
	{who: 'Zoho', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)zoho(?:mail)?\.(?:com|eu|in)$/i},
	{who: 'GMX, WEB.DE, mail.com', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:gmx\.(?:net|com|de)|web\.de|mail\.com)$/i},
	{who: 'IONOS', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:ionos\.\w+|kundenserver\.de|1and1\.\w+)$/i},
	{who: 'Strato', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)strato\.(?:de|com)$/i},
	{who: 'OVH', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)ovh\.(?:net|com)$/i},
	{who: 'QQ Mail', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)qq\.com$/i},
	{who: 'NetEase', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:163|126|yeah)\.(?:com|net)$/i},
	{who: 'Proofpoint', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)(?:pphosted|ppe-hosted)\.com$/i},
	{who: 'Mimecast', kind: 'service', weight: 'form', where: 'domain', pattern: /(?:^|\.)mimecast(?:-offshore)?\.\w+$/i},

	{who: 'Haraka', kind: 'software', weight: 'names', where: 'hello', pattern: /Haraka is at your service/},
	{who: 'Axigen', kind: 'software', weight: 'names', where: 'hello', pattern: /Axigen ESMTP hello/},
	{who: 'Postal', kind: 'software', weight: 'form', where: 'hello', pattern: /^My capabilities are$/},
	{who: 'CommuniGate Pro', kind: 'software', weight: 'form', where: 'hello', pattern: /\bis pleased to meet you$/},
	{who: 'RZmta', kind: 'software', weight: 'form', where: 'hello', pattern: /\bgreets [\d.:a-f]+$/i},
	{who: 'ZMailer', kind: 'software', weight: 'form', where: 'hello', pattern: /expected "EHLO/},
	{who: 'Citadel', kind: 'software', weight: 'form', where: 'hello', pattern: /^Hello ".*"$/},
	{who: 'Zoho', kind: 'service', weight: 'form', where: 'hello', pattern: /\bHello \S+ \(\S+ \([\d.:a-f]+\)\)$/i},
	{who: 'Gmail', kind: 'service', weight: 'usual', where: 'hello', pattern: /\bat your service, \[/},
	{who: 'Sendmail', kind: 'software', weight: 'usual', where: 'hello', pattern: /\bHello [^,]{0,300}, pleased to meet you$/},
	{who: 'OpenSMTPD', kind: 'software', weight: 'usual', where: 'hello', pattern: /\bHello [^,]{0,300}, pleased to meet you$/},
	{who: 'Exim', kind: 'software', weight: 'usual', where: 'hello', pattern: /\bHello (?:\S+ \[[^\]]+\]|\S+ at \S+)$/},
	{who: 'Exchange', kind: 'software', weight: 'usual', where: 'hello', pattern: /^\S+ Hello \[[^\]]+\]$/},

	{who: 'Exchange', kind: 'software', weight: 'form', where: 'keyword', pattern: /^(?:X-ANONYMOUSTLS|X-MESSAGECONTEXT)\b/},
	{who: 'Exchange', kind: 'software', weight: 'form', where: 'keyword', pattern: /^(?:XRDST|XSHADOW|XSHADOWREQUEST|XSYSPROBE)\b/},
	{who: 'Exchange', kind: 'software', weight: 'form', where: 'keyword', pattern: /^(?:XPROXY|XPROXYFROM|XPROXYTO)\b/},
	{who: 'Exchange', kind: 'software', weight: 'form', where: 'keyword', pattern: /^(?:XOORG|XORIGFROM|XMESSAGEVALUE|XATTRDIRECT)\b/},
	{who: 'Exchange', kind: 'software', weight: 'usual', where: 'keyword', pattern: /^(?:X-EXPS|XEXCH50)\b/},
	{who: 'Microsoft SMTP (IIS, Exchange 2000/2003)', kind: 'software', weight: 'form', where: 'keyword', pattern: /^X-LINK2STATE\b/},
	{who: 'Exim', kind: 'software', weight: 'form', where: 'keyword', pattern: /^(?:PRDR|X?PRDR|PIPE_?CONNECT|X_PIPE_CONNECT|WELLKNOWN)\b/},
	{who: 'Postfix', kind: 'software', weight: 'form', where: 'keyword', pattern: /^(?:XVERP|XCLIENT|XFORWARD)\b/},
	{who: 'Sun/Oracle Messaging Server', kind: 'software', weight: 'form', where: 'keyword', pattern: /^(?:XADR|XSTA|XCIR|XGEN|XLOOP|XDFLG|XACCEPTINGVERP)\b/},
	{who: 'ZMailer', kind: 'software', weight: 'form', where: 'keyword', pattern: /^X-RCPTLIMIT\b/},
	{who: 'CommuniGate Pro', kind: 'software', weight: 'form', where: 'keyword', pattern: /^EHLO$/},
	{who: 'Coremail', kind: 'software', weight: 'names', where: 'keyword', pattern: /^COREMAIL\b/},
	{who: 'QQ Mail', kind: 'service', weight: 'form', where: 'keyword', pattern: /^MAILCOMPRESS\b/},
	{who: 'Yahoo', kind: 'service', weight: 'form', where: 'mechanism', pattern: /^XYMCOOKIE$/},
	{who: 'AOL', kind: 'service', weight: 'form', where: 'mechanism', pattern: /^XAOL-UAS-MB$/},
	{who: 'Gmail', kind: 'service', weight: 'form', where: 'mechanism', pattern: /^PLAIN-CLIENTTOKEN$/},

	{who: 'Gmail', kind: 'service', weight: 'names', where: 'reply', pattern: / - gsmtp$/},
	{who: 'Office 365', kind: 'service', weight: 'names', where: 'reply', pattern: /\.prod\.(?:protection\.)?outlook\.com\b/i},
	{who: 'Postfix', kind: 'software', weight: 'form', where: 'reply', pattern: /^End data with <CR><LF>\.<CR><LF>$/},
	{who: 'Postfix', kind: 'software', weight: 'usual', where: 'reply', pattern: /^Error: |^Syntax: EHLO hostname$|\bqueued as [0-9A-Za-z]{8,20}$/},
	{who: 'Exim', kind: 'software', weight: 'form', where: 'reply', pattern: /^Enter message, ending with "\." on a line by itself$/},
	{who: 'Exim', kind: 'software', weight: 'form', where: 'reply', pattern: /^OK id=\w{6}-\w{6,11}-\w{2,4}$/},
	{who: 'Exim', kind: 'software', weight: 'form', where: 'reply', pattern: /^Syntactically invalid EHLO|^\S+ closing connection$/},
	{who: 'Sendmail', kind: 'software', weight: 'form', where: 'reply', pattern: /\.\.\. (?:Sender|Recipient) ok\b|^\w{14} Message accepted for delivery$/},
	{who: 'Sendmail', kind: 'software', weight: 'usual', where: 'reply', pattern: /^Enter mail, end with "\." on a line by itself$|^Reset state$/},
	{who: 'OpenSMTPD', kind: 'software', weight: 'form', where: 'reply', pattern: /^[0-9a-f]{8} Message accepted for delivery$/},
	{who: 'OpenSMTPD', kind: 'software', weight: 'usual', where: 'reply', pattern: /^Enter mail, end with "\." on a line by itself$/},
	{who: 'OpenSMTPD', kind: 'software', weight: 'usual', where: 'reply', pattern: /^(?:Recipient|Destination address) (?:ok|valid)\b/},
	{who: 'Exchange', kind: 'software', weight: 'form', where: 'reply', pattern: /\bQueued mail for delivery$|^SMTP; |\bRESOLVER\.ADR\./},
	{who: 'Exchange', kind: 'software', weight: 'usual', where: 'reply', pattern: /^Start mail input; end with <CRLF>\.<CRLF>$/},
	{who: 'Exchange', kind: 'software', weight: 'usual', where: 'reply', pattern: /^Service closing transmission channel$|^Resetting$/},
	{who: 'qmail', kind: 'software', weight: 'names', where: 'reply', pattern: /^ok \d{9,11} qp \d+$/},
	{who: 'qmail', kind: 'software', weight: 'form', where: 'reply', pattern: /^flushed$|send some mail, i'll try my best/i},
	{who: 'qmail', kind: 'software', weight: 'form', where: 'reply', pattern: /in my bad(?:rcptto|mailfrom)|isn't in my list of allowed rcpthosts/i},
	{who: 'Haraka', kind: 'software', weight: 'form', where: 'reply', pattern: /^go ahead, make my day$|^Message Queued \(|has junk mail/},
	{who: 'MDaemon', kind: 'software', weight: 'form', where: 'reply', pattern: /^Enter mail, end with <CRLF>\.<CRLF>$/},
	{who: 'MDaemon', kind: 'software', weight: 'form', where: 'reply', pattern: /Why is there an NOOP|message saved <Message-ID/},
	{who: 'Dovecot', kind: 'software', weight: 'usual', where: 'reply', pattern: /^Logged in\.$|^<[^>]*> \S{10,} Saved$/},
] as const satisfies readonly Sign[];

export type Order = {
	readonly who: string;
	readonly weight: 'form' | 'usual';
	/** Keywords in this order, those in brackets may be missing; anything may stand between them. */
	readonly sequence: string;
	/** The first ones of the list, without anything before them. */
	readonly starts: string;
	readonly ends?: string;
};

/** The order of the list is built into each server. */
// biome-ignore format: a row is read as a row
export const orders = [
	{who: 'Postfix', weight: 'form', starts: 'PIPELINING SIZE', sequence: 'PIPELINING SIZE [VRFY] [ETRN] [STARTTLS] [AUTH] ENHANCEDSTATUSCODES 8BITMIME DSN'},
	{who: 'Postfix', weight: 'usual', starts: 'PIPELINING SIZE', sequence: 'PIPELINING SIZE [VRFY] ETRN [STARTTLS] 8BITMIME'},
	{
		who: 'Exim', weight: 'form', starts: 'SIZE', ends: 'HELP',
		sequence: 'SIZE [LIMITS] 8BITMIME [DSN] [ETRN] [VRFY] [EXPN] PIPELINING [AUTH] [CHUNKING] [STARTTLS] [PRDR] HELP',
	},
	{
		who: 'Sendmail', weight: 'form', starts: 'ENHANCEDSTATUSCODES PIPELINING',
		sequence: 'ENHANCEDSTATUSCODES PIPELINING [EXPN] [VERB] 8BITMIME SIZE DSN [ETRN] [AUTH] [STARTTLS]',
	},
	{who: 'OpenSMTPD', weight: 'form', starts: '8BITMIME ENHANCEDSTATUSCODES SIZE', ends: 'HELP', sequence: '8BITMIME ENHANCEDSTATUSCODES SIZE DSN HELP'},
	{
		who: 'Exchange', weight: 'form', starts: 'SIZE PIPELINING DSN ENHANCEDSTATUSCODES',
		sequence: 'SIZE PIPELINING DSN ENHANCEDSTATUSCODES [STARTTLS] 8BITMIME BINARYMIME CHUNKING',
	},
	{
		who: 'Microsoft SMTP (IIS, Exchange 2000/2003)', weight: 'form', starts: '', ends: 'OK',
		sequence: 'SIZE ETRN PIPELINING DSN ENHANCEDSTATUSCODES 8BITMIME BINARYMIME CHUNKING VRFY OK',
	},
	{who: 'Haraka', weight: 'usual', starts: 'PIPELINING 8BITMIME SMTPUTF8 SIZE', sequence: 'PIPELINING 8BITMIME SMTPUTF8 SIZE'},
	{who: 'aiosmtpd', weight: 'usual', starts: 'SIZE 8BITMIME SMTPUTF8', ends: 'HELP', sequence: 'SIZE 8BITMIME SMTPUTF8 HELP'},
	{who: 'Dovecot', weight: 'usual', starts: '8BITMIME AUTH', ends: 'PIPELINING', sequence: '8BITMIME AUTH BURL CHUNKING ENHANCEDSTATUSCODES SIZE PIPELINING'},
] as const satisfies readonly Order[];
