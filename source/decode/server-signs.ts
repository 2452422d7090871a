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

type Row = readonly [who: string, ...patterns: readonly RegExp[]];

function rowsOf(
	kind: Sign['kind'],
	weight: Sign['weight'],
	where: Sign['where'],
	rows: readonly Row[],
): readonly Sign[] {
	return rows.flatMap(([who, ...patterns]) => patterns.map(pattern => ({who, kind, weight, where, pattern})));
}

export const signs: readonly Sign[] = [
	...rowsOf('software', 'names', 'greeting', [
		['Postfix', /\bPostfix\b(?: \(?(\d+\.[\d.]+)\)?)?/],
		['Exim', /\bExim\b(?: (\d\.\d+(?:\.\d+)?))?/],
		['Sendmail', /\bSendmail\b(?: [A-Z]*([\d.]+))?/],
		['OpenSMTPD', /\bOpenSMTPD\b(?: ([\d.]+))?/],
		['Exchange', /Microsoft Exchange(?: Internet Mail Service)?(?: ([\d.]+))?/],
		[
			'Microsoft SMTP (IIS, Exchange 2000/2003)',
			/Microsoft E?SMTP MAIL(?: Service,| ready at.*) Version: ([\d.]+)/,
		],
		['Haraka', /\bHaraka\b(?:[ /]([\d.]+))?/],
		['qmail', /qmail/i],
		['Dovecot', /\bDovecot\b/],
		['Courier', /\bCourier\b/],
		['ZMailer', /\bZMailer Server ([\d.]+)/],
		['CommuniGate Pro', /\bCommuniGate Pro(?: ([\d.]+))?/],
		['MDaemon', /\bMDaemon(?: v?([\d.]+))?/],
		['Axigen', /\bAxigen\b/i],
		['Domino', /\b(?:Lotus|HCL) (?:Domino|Notes)\b/],
		['James', /\bJAMES\b(?: SMTP Server ([\d.]+))?/i],
		['MailEnable', /\bMailEnable\b(?: Service, Version: ([\d.]+))?/],
		['hMailServer', /\bhMailServer\b/i],
		['Kerio Connect', /\bKerio (?:Connect|MailServer)(?: ([\d.]+))?/],
		['Zimbra', /\bZimbra\b/],
		['Stalwart', /\bStalwart\b/i],
		['Citadel', /\bCitadel\b/],
		['Mercury', /\bMercury ([\d.]+)/],
		['MERCUR', /\bMERCUR SMTP-Server(?: \(v([\d.]+))?/],
		['ArGoSoft', /\bArGoSoft\b/],
		['Netscape Messaging Server', /\bNetscape Messaging Server(?: ([\d.]+))?/],
		[
			'Sun/Oracle Messaging Server',
			/\b(?:Sun|Oracle|iPlanet) (?:Java System |Internet |Communications )?(?:Messaging|Mail) Server\b/,
		],
		['Symantec Messaging Gateway', /\bSymantec Messaging Gateway\b/],
		['SonicWall', /\bSonicWALL\b(?: \(([\d.]+)\))?/i],
		['Check Point FireWall-1', /\bCheckPoint FireWall-1\b/],
		['PowerMTA', /\bPowerMTA\b(?:\(?TM\)? v?([\d.]+))?/i],
		['Momentum', /\becelerity\b(?: ([\d.]+))?/i],
		['aiosmtpd', /\bPython SMTP ([\d.]+)/],
		['SubEthaSMTP', /\bSubEthaSMTP\b(?: ([\d.]+))?/],
		['Mailpit', /\bMailpit\b/i],
		['MailHog', /\bMailHog\b/i],
		['RZmta', /\bRZmta\b(?: ([\d.]+))?/],
		['Coremail', /\bCoremail\b/i],
	]),
	...rowsOf('software', 'form', 'greeting', [['Exchange', /Microsoft ESMTP MAIL Service ready/]]),
	...rowsOf('service', 'names', 'greeting', [
		['Gmail', /- gsmtp\s*$/],
		['Amazon SES', /\bSimpleEmailService\b/],
		['Mailgun', /\bMailgun\b/],
		['SendGrid', /\bSG ESMTP service ready\b|\bSendGrid\b/i],
		['Yahoo', /\bYSmtpProxy\b/],
		['Yandex', /\bYandex\b/],
		['iCloud', /\biCloud\b/],
		['QQ Mail', /\bQQ Mail Server\b/],
		['GMX, WEB.DE, mail.com', /\bNemesis ESMTP Service\b/],
		['AOL', /\bAOL and its affiliated\b/],
	]),
	...rowsOf('service', 'form', 'domain', [
		['Office 365', /\.outlook\.com$|outlook\.office365\.com$/i],
		['Gmail', /(?:^|\.)(?:google|gmail|googlemail)\.com$/i],
		['Amazon SES', /(?:^|\.)(?:email-smtp(?:\.[\w-]+)?|inbound-smtp\.[\w-]+)\.amazonaws\.com$/i],
		['SendGrid', /(?:^|\.)sendgrid\.net$/i],
		['Mailgun', /(?:^|\.)mailgun\.(?:org|net)$/i],
		['Yahoo', /(?:^|\.)(?:yahoo|yahoodns)\.(?:com|net)$/i],
		['AOL', /(?:^|\.)aol\.com$/i],
		['Yandex', /(?:^|\.)yandex\.(?:net|ru|com)$/i],
		['Mail.ru', /(?:^|\.)mail\.ru$/i],
		['iCloud', /(?:^|\.)(?:icloud|me)\.com$/i],
		['Fastmail', /(?:^|\.)(?:messagingengine|fastmail)\.com$/i],
		['Zoho', /(?:^|\.)zoho(?:mail)?\.(?:com|eu|in)$/i],
		['GMX, WEB.DE, mail.com', /(?:^|\.)(?:gmx\.(?:net|com|de)|web\.de|mail\.com)$/i],
		['IONOS', /(?:^|\.)(?:ionos\.\w+|kundenserver\.de|1and1\.\w+)$/i],
		['Strato', /(?:^|\.)strato\.(?:de|com)$/i],
		['OVH', /(?:^|\.)ovh\.(?:net|com)$/i],
		['QQ Mail', /(?:^|\.)qq\.com$/i],
		['NetEase', /(?:^|\.)(?:163|126|yeah)\.(?:com|net)$/i],
		['Proofpoint', /(?:^|\.)(?:pphosted|ppe-hosted)\.com$/i],
		['Mimecast', /(?:^|\.)mimecast(?:-offshore)?\.\w+$/i],
	]),
	...rowsOf('software', 'names', 'hello', [
		['Haraka', /Haraka is at your service/],
		['Axigen', /Axigen ESMTP hello/],
	]),
	...rowsOf('software', 'form', 'hello', [
		['Postal', /^My capabilities are$/],
		['CommuniGate Pro', /\bis pleased to meet you$/],
		['RZmta', /\bgreets [\d.:a-f]+$/i],
		['ZMailer', /expected "EHLO/],
		['Citadel', /^Hello ".*"$/],
	]),
	...rowsOf('service', 'form', 'hello', [['Zoho', /\bHello \S+ \(\S+ \([\d.:a-f]+\)\)$/i]]),
	...rowsOf('service', 'usual', 'hello', [['Gmail', /\bat your service, \[/]]),
	...rowsOf('software', 'usual', 'hello', [
		['Sendmail', /\bHello [^,]{0,300}, pleased to meet you$/],
		['OpenSMTPD', /\bHello [^,]{0,300}, pleased to meet you$/],
		['Exim', /\bHello (?:\S+ \[[^\]]+\]|\S+ at \S+)$/],
		['Exchange', /^\S+ Hello \[[^\]]+\]$/],
	]),
	...rowsOf('software', 'form', 'keyword', [
		[
			'Exchange',
			/^(?:X-ANONYMOUSTLS|X-MESSAGECONTEXT)\b/,
			/^(?:XRDST|XSHADOW|XSHADOWREQUEST|XSYSPROBE)\b/,
			/^(?:XPROXY|XPROXYFROM|XPROXYTO)\b/,
			/^(?:XOORG|XORIGFROM|XMESSAGEVALUE|XATTRDIRECT)\b/,
		],
		['Microsoft SMTP (IIS, Exchange 2000/2003)', /^X-LINK2STATE\b/],
		['Exim', /^(?:PRDR|X?PRDR|PIPE_?CONNECT|X_PIPE_CONNECT|WELLKNOWN)\b/],
		['Postfix', /^(?:XVERP|XCLIENT|XFORWARD)\b/],
		['Sun/Oracle Messaging Server', /^(?:XADR|XSTA|XCIR|XGEN|XLOOP|XDFLG|XACCEPTINGVERP)\b/],
		['ZMailer', /^X-RCPTLIMIT\b/],
		['CommuniGate Pro', /^EHLO$/],
	]),
	...rowsOf('software', 'usual', 'keyword', [['Exchange', /^(?:X-EXPS|XEXCH50)\b/]]),
	...rowsOf('software', 'names', 'keyword', [['Coremail', /^COREMAIL\b/]]),
	...rowsOf('service', 'form', 'keyword', [['QQ Mail', /^MAILCOMPRESS\b/]]),
	...rowsOf('service', 'form', 'mechanism', [
		['Yahoo', /^XYMCOOKIE$/],
		['AOL', /^XAOL-UAS-MB$/],
		['Gmail', /^PLAIN-CLIENTTOKEN$/],
	]),
	...rowsOf('service', 'names', 'reply', [
		['Gmail', / - gsmtp$/],
		['Office 365', /\.prod\.(?:protection\.)?outlook\.com\b/i],
	]),
	...rowsOf('software', 'form', 'reply', [
		['Postfix', /^End data with <CR><LF>\.<CR><LF>$/],
		[
			'Exim',
			/^Enter message, ending with "\." on a line by itself$/,
			/^OK id=\w{6}-\w{6,11}-\w{2,4}$/,
			/^Syntactically invalid EHLO|^\S+ closing connection$/,
		],
		['Sendmail', /\.\.\. (?:Sender|Recipient) ok\b|^\w{14} Message accepted for delivery$/],
		['OpenSMTPD', /^[0-9a-f]{8} Message accepted for delivery$/],
		['Exchange', /\bQueued mail for delivery$|^SMTP; |\bRESOLVER\.ADR\./],
		[
			'qmail',
			/^flushed$|send some mail, i'll try my best/i,
			/in my bad(?:rcptto|mailfrom)|isn't in my list of allowed rcpthosts/i,
		],
		['Haraka', /^go ahead, make my day$|^Message Queued \(|has junk mail/],
		['MDaemon', /^Enter mail, end with <CRLF>\.<CRLF>$/, /Why is there an NOOP|message saved <Message-ID/],
	]),
	...rowsOf('software', 'usual', 'reply', [
		['Postfix', /^Error: |^Syntax: EHLO hostname$|\bqueued as [0-9A-Za-z]{8,20}$/],
		['Sendmail', /^Enter mail, end with "\." on a line by itself$|^Reset state$/],
		[
			'OpenSMTPD',
			/^Enter mail, end with "\." on a line by itself$/,
			/^(?:Recipient|Destination address) (?:ok|valid)\b/,
		],
		[
			'Exchange',
			/^Start mail input; end with <CRLF>\.<CRLF>$/,
			/^Service closing transmission channel$|^Resetting$/,
		],
		['Dovecot', /^Logged in\.$|^<[^>]*> \S{10,} Saved$/],
	]),
	...rowsOf('software', 'names', 'reply', [['qmail', /^ok \d{9,11} qp \d+$/]]),
];

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
export const orders = [
	{
		who: 'Postfix',
		weight: 'form',
		starts: 'PIPELINING SIZE',
		sequence: 'PIPELINING SIZE [VRFY] [ETRN] [STARTTLS] [AUTH] ENHANCEDSTATUSCODES 8BITMIME DSN',
	},
	{
		who: 'Postfix',
		weight: 'usual',
		starts: 'PIPELINING SIZE',
		sequence: 'PIPELINING SIZE [VRFY] ETRN [STARTTLS] 8BITMIME',
	},
	{
		who: 'Exim',
		weight: 'form',
		starts: 'SIZE',
		ends: 'HELP',
		sequence:
			'SIZE [LIMITS] 8BITMIME [DSN] [ETRN] [VRFY] [EXPN] PIPELINING [AUTH] [CHUNKING] [STARTTLS] [PRDR] HELP',
	},
	{
		who: 'Sendmail',
		weight: 'form',
		starts: 'ENHANCEDSTATUSCODES PIPELINING',
		sequence: 'ENHANCEDSTATUSCODES PIPELINING [EXPN] [VERB] 8BITMIME SIZE DSN [ETRN] [AUTH] [STARTTLS]',
	},
	{
		who: 'OpenSMTPD',
		weight: 'form',
		starts: '8BITMIME ENHANCEDSTATUSCODES SIZE',
		ends: 'HELP',
		sequence: '8BITMIME ENHANCEDSTATUSCODES SIZE DSN HELP',
	},
	{
		who: 'Exchange',
		weight: 'form',
		starts: 'SIZE PIPELINING DSN ENHANCEDSTATUSCODES',
		sequence: 'SIZE PIPELINING DSN ENHANCEDSTATUSCODES [STARTTLS] 8BITMIME BINARYMIME CHUNKING',
	},
	{
		who: 'Microsoft SMTP (IIS, Exchange 2000/2003)',
		weight: 'form',
		starts: '',
		ends: 'OK',
		sequence: 'SIZE ETRN PIPELINING DSN ENHANCEDSTATUSCODES 8BITMIME BINARYMIME CHUNKING VRFY OK',
	},
	{
		who: 'Haraka',
		weight: 'usual',
		starts: 'PIPELINING 8BITMIME SMTPUTF8 SIZE',
		sequence: 'PIPELINING 8BITMIME SMTPUTF8 SIZE',
	},
	{
		who: 'aiosmtpd',
		weight: 'usual',
		starts: 'SIZE 8BITMIME SMTPUTF8',
		ends: 'HELP',
		sequence: 'SIZE 8BITMIME SMTPUTF8 HELP',
	},
	{
		who: 'Dovecot',
		weight: 'usual',
		starts: '8BITMIME AUTH',
		ends: 'PIPELINING',
		sequence: '8BITMIME AUTH BURL CHUNKING ENHANCEDSTATUSCODES SIZE PIPELINING',
	},
] as const satisfies readonly Order[];
