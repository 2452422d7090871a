/** Each sign is needed: for each there is a text in which no other shows the same server in the same place. */
import {expect, test} from 'vitest';
import {type Sign, signs} from '../../source/decode/server-signs.ts';

const texts: Readonly<Record<Sign['where'], Readonly<Record<string, readonly string[]>>>> = {
	greeting: {
		Postfix: ['mail.example.org ESMTP Postfix (Debian/GNU)'],
		Exim: ['mail.example.org ESMTP Exim 4.94.2 Mon, 27 Mar 2023 17:17:37 +0200'],
		Sendmail: ['mail.example.org ESMTP Sendmail 8.15.2/8.15.2; Thu, 30 Nov 2017 10:55:50 +0200'],
		OpenSMTPD: ['mail.example.org ESMTP OpenSMTPD'],
		Exchange: [
			'mail.example.org ESMTP Server (Microsoft Exchange Internet Mail Service 5.5.2653.13) ready',
			'mail.example.org Microsoft ESMTP MAIL Service ready at Thu, 5 Dec 2024 08:52:31 +0000',
		],
		'Microsoft SMTP (IIS, Exchange 2000/2003)': [
			'mail.example.org Microsoft ESMTP MAIL Service, Version: 6.0.3790.4675 ready at Wed',
		],
		Haraka: ['mail.example.org ESMTP Haraka/3.0.3 ready'],
		qmail: ['mail.example.org ESMTP qmail'],
		Dovecot: ['mail.example.org Dovecot ready.'],
		Courier: ['mail.example.org ESMTP Courier 1.0.16'],
		ZMailer: ['mail.example.org ZMailer Server 2.99.57 #1 ESMTP+IDENT ready'],
		'CommuniGate Pro': ['mail.example.org ESMTP CommuniGate Pro 6.1.16'],
		MDaemon: ['mail.example.org ESMTP MDaemon 7.1.2; Tue, 10 Aug 2004 16:59:55 +0800'],
		Axigen: ['mail.example.org Axigen ESMTP ready'],
		Domino: ['mail.example.org ESMTP Service (HCL Domino Release 12.0.2) ready'],
		James: ['mail.example.org SMTP Server (JAMES SMTP Server 2.3.2) ready'],
		MailEnable: ['mail.example.org ESMTP MailEnable Service, Version: 10.34'],
		hMailServer: ['mail.example.org ESMTP hMailServer'],
		'Kerio Connect': ['mail.example.org Kerio Connect 9.4.1 ESMTP ready'],
		Zimbra: ['mail.example.org ESMTP Zimbra'],
		Stalwart: ['mail.example.org Stalwart ESMTP at your service'],
		Citadel: ['mail.example.org ESMTP Citadel server ready.'],
		Mercury: ['mail.example.org ESMTP server ready, Mercury 4.80'],
		MERCUR: ['mail.example.org MERCUR SMTP-Server (v4.03.17)'],
		ArGoSoft: ['mail.example.org ArGoSoft Mail Server Pro'],
		'Netscape Messaging Server': ['mail.example.org ESMTP server (Netscape Messaging Server 4.15) ready'],
		'Sun/Oracle Messaging Server': [
			'mail.example.org -- Server ESMTP (Sun Java System Messaging Server 6.2-3.04)',
		],
		'Symantec Messaging Gateway': ['mail.example.org ESMTP Symantec Messaging Gateway'],
		SonicWall: ['mail.example.org ESMTP SonicWALL (10.0.14)'],
		'Check Point FireWall-1': ['CheckPoint FireWall-1 secure ESMTP server'],
		PowerMTA: ['mail.example.org (PowerMTA(TM) v4.5r17) ESMTP service ready'],
		Momentum: ['mail.example.org ESMTP ecelerity 4.3.1 Mon, 27 Mar 2023'],
		aiosmtpd: ['mail.example.org Python SMTP 1.4.4'],
		SubEthaSMTP: ['mail.example.org ESMTP SubEthaSMTP 3.1.7'],
		Mailpit: ['mail.example.org Mailpit ESMTP Service ready'],
		MailHog: ['mail.example.org ESMTP MailHog'],
		RZmta: ['mail.example.org (RZmta 46.8.0) ESMTP service ready'],
		Coremail: ['mail.example.org Anti-spam GT for Coremail System'],
		Gmail: ['smtp.example.org ESMTP d9443c01a7336-1f - gsmtp'],
		'Amazon SES': ['email-smtp.example.org ESMTP SimpleEmailService-d-ABC'],
		Mailgun: ['Mailgun Influx ready'],
		SendGrid: ['SG ESMTP service ready at ismtpd0001'],
		Yahoo: ['smtp.example.org ESMTP ready YSmtpProxy'],
		Yandex: ['mail.example.org ESMTP (Want to use Yandex.Mail for your domain?)'],
		iCloud: ['iCloud SMTP - ready'],
		'QQ Mail': ['newxmesmtp QQ Mail Server.'],
		'GMX, WEB.DE, mail.com': ['mail.example.org (mreue001) Nemesis ESMTP Service ready'],
		AOL: ['mail.example.org ESMTP; AOL and its affiliated companies do not authorize'],
	},
	hello: {
		Haraka: ['mail.example.org Hello client [192.0.2.1], Haraka is at your service.'],
		Axigen: ['mail.example.org Axigen ESMTP hello'],
		Postal: ['My capabilities are'],
		'CommuniGate Pro': ['mail.example.org is pleased to meet you'],
		RZmta: ['mail.example.org greets 192.0.2.1'],
		ZMailer: ['mail.example.org expected "EHLO client.example.net"'],
		Citadel: ['Hello "client.example.net"'],
		Zoho: ['mx.example.org Hello client.example.net (client.example.net (192.0.2.1))'],
		Gmail: ['mx.example.org at your service, [192.0.2.1]'],
		Sendmail: ['mail.example.org Hello client.example.net [192.0.2.1], pleased to meet you'],
		OpenSMTPD: ['mail.example.org Hello client.example.net [192.0.2.1], pleased to meet you'],
		Exim: ['mail.example.org Hello client.example.net [192.0.2.1]'],
		Exchange: ['mail.example.org Hello [192.0.2.1]'],
	},
	domain: {
		'Office 365': ['am0pr01ca0001.eurprd01.prod.outlook.com'],
		Gmail: ['mx.google.com'],
		'Amazon SES': ['email-smtp.eu-west-1.amazonaws.com'],
		SendGrid: ['smtp.sendgrid.net'],
		Mailgun: ['smtp.mailgun.org'],
		Yahoo: ['mta7.am0.yahoodns.net'],
		AOL: ['smtp.aol.com'],
		Yandex: ['mxfront.yandex.net'],
		'Mail.ru': ['smtp.mail.ru'],
		iCloud: ['smtp.mail.me.com'],
		Fastmail: ['in1-smtp.messagingengine.com'],
		Zoho: ['mx.zoho.eu'],
		'GMX, WEB.DE, mail.com': ['mail.gmx.net'],
		IONOS: ['smtp.kundenserver.de'],
		Strato: ['smtp.strato.de'],
		OVH: ['ssl0.ovh.net'],
		'QQ Mail': ['smtp.qq.com'],
		NetEase: ['smtp.163.com'],
		Proofpoint: ['mx0a-00001.pphosted.com'],
		Mimecast: ['eu-smtp-inbound-1.mimecast.com'],
	},
	keyword: {
		Exchange: ['X-ANONYMOUSTLS', 'XRDST', 'XPROXYFROM', 'XOORG', 'X-EXPS GSSAPI NTLM'],
		'Microsoft SMTP (IIS, Exchange 2000/2003)': ['X-LINK2STATE'],
		Exim: ['PRDR'],
		Postfix: ['XVERP'],
		'Sun/Oracle Messaging Server': ['XADR'],
		ZMailer: ['X-RCPTLIMIT 10000'],
		'CommuniGate Pro': ['EHLO'],
		Coremail: ['COREMAIL 1Uxr2xKj7kG0xkI17xGrU7I0s8FY'],
		'QQ Mail': ['MAILCOMPRESS'],
	},
	mechanism: {
		Yahoo: ['XYMCOOKIE'],
		AOL: ['XAOL-UAS-MB'],
		Gmail: ['PLAIN-CLIENTTOKEN'],
	},
	reply: {
		Gmail: ['2.1.5 OK 5b1f17b1804b1 - gsmtp'],
		'Office 365': ['2.6.0 <a@b> [InternalId=1, Hostname=AM0PR01MB0001.eurprd01.prod.outlook.com]'],
		Postfix: ['End data with <CR><LF>.<CR><LF>', 'Ok: queued as 4WxyzT2Lq7z1'],
		Exim: [
			'Enter message, ending with "." on a line by itself',
			'OK id=1pgoYz-0003Ab-2C',
			'mail.example.org closing connection',
		],
		Sendmail: ['2.1.0 <alice@example.org>... Sender ok', 'Reset state'],
		OpenSMTPD: [
			'1f2e3d4c Message accepted for delivery',
			'Enter mail, end with "." on a line by itself',
			'Destination address valid: Recipient ok',
		],
		Exchange: [
			'Queued mail for delivery',
			'Start mail input; end with <CRLF>.<CRLF>',
			'Service closing transmission channel',
		],
		qmail: ['ok 1364573500 qp 12345', 'flushed', "sorry, that domain isn't in my list of allowed rcpthosts"],
		Haraka: ['go ahead, make my day'],
		MDaemon: ['Enter mail, end with <CRLF>.<CRLF>', 'Why is there an NOOP in there?'],
		Dovecot: ['Logged in.'],
	},
};

test('no sign can be left out unnoticed', () => {
	const unneeded = signs.filter(sign => {
		const others = signs.filter(
			other => other !== sign && other.where === sign.where && other.who === sign.who,
		);
		return !(texts[sign.where][sign.who] ?? []).some(
			text => sign.pattern.test(text) && !others.some(({pattern}) => pattern.test(text)),
		);
	});
	expect(unneeded.map(({who, where, pattern}) => `${where} ${who} ${pattern}`)).toEqual([]);
});

test('each text shows the server that it is from', () => {
	for (const [where, servers] of Object.entries(texts)) {
		for (const [who, said] of Object.entries(servers)) {
			for (const text of said) {
				const found = signs.filter(sign => sign.where === where && sign.pattern.test(text));
				expect(
					found.map(sign => sign.who),
					text,
				).toContain(who);
			}
		}
	}
});
