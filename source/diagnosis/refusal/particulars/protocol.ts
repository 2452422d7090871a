/** Which step of the conversation is wrong, or which command. */

import {words} from '../../remedy.ts';
import {eitherOf} from '../either-of.ts';
import type {Particular} from './particular.ts';

export const order: readonly Particular[] = [
	{
		says: /\b(?:helo|ehlo|lhlo)\b|\bpolite|\bhello first\b|\bintroduce yourself\b/,
		told: {
			message: 'The server expects a greeting (EHLO) before this command.',
			advice:
				'Send EHLO with the name of this host, then the command again. After STARTTLS it has to be sent again.',
			step: words('send EHLO first'),
		},
	},
	{
		says: eitherOf(
			/\bnested mail\b/,
			/\b(?:sender|mail|transaction|from)\b.{0,30}\balready\b/,
			/\balready\b.{0,30}\b(?:sender|mail|transaction)\b/,
			/\bduplicate (?:mail|sender)\b/,
		),
		told: {
			message: 'A transaction is already open, so the server does not accept another MAIL.',
			advice: 'Finish the open transaction with DATA, or give it up with RSET, before the next MAIL.',
			step: words('finish the open transaction, or send RSET, before the next MAIL'),
		},
	},
	{
		says: /\balready (?:authenticated|logged|authori[sz]ed)\b|\bauth\w*\b.{0,20}\balready\b/,
		told: {
			message: 'The session is already logged in, and a login is possible only once in it.',
			advice: 'Continue with MAIL. To log in as another user, connect again.',
			step: words('continue with MAIL, or connect again to log in as another user'),
		},
	},
	{
		says: /\btls\b.{0,20}\b(?:already|again)\b|\balready\b.{0,20}\b(?:tls|encrypted|secure)\b/,
		told: {
			message: 'TLS is already active in this session.',
			advice: 'Continue over TLS: STARTTLS is possible only once. On port 465 it is never needed.',
			step: words('continue without another STARTTLS'),
		},
	},
	{
		says: eitherOf(
			/\b(?:need|send|issue|say|give|expect\w*|requires?|use) (?:a |an |the |valid )?(?:mail\b|sender\b)/,
			/\b(?:must have|no|missing|without) (?:a |an |the |valid )?(?:mail\b|sender\b)/,
			/\bmail (?:from:? ?)?(?:command )?(?:first|required|is required|must|before)\b/,
		),
		told: {
			message: 'The server expects MAIL before this command: there is no accepted sender yet.',
			advice: 'Send MAIL, then RCPT. If MAIL was sent before, look at its reply: it was refused.',
			step: words('send MAIL first; if it was sent, look at its reply'),
		},
	},
	{
		says: eitherOf(
			/\b(?:need|send|issue|say|give|expect\w*|requires?|use) (?:a |an |the |valid )?(?:rcpt\b|recipients?\b)/,
			/\b(?:must have|no|missing|without) (?:a |an |the |valid )?(?:rcpt\b|recipients?\b)/,
			/\brcpt (?:to:? ?)?(?:command )?(?:first|required|is required|must|before)\b/,
		),
		told: {
			message: 'The server expects RCPT before this command: there is no accepted recipient yet.',
			advice: 'Send RCPT, then DATA. If RCPT was sent before, look at its reply: it was refused.',
			step: words('send RCPT first; if it was sent, look at its reply'),
		},
	},
];

export const syntax: readonly Particular[] = [
	{
		says: eitherOf(
			/\b(?:line|command|argument|path|parameter)s?\b.{0,20}(?:too long|too large|exceed|length limit)/,
			/\blong (?:line|command)\b/,
			/\bline length\b/,
			/\bline limit\b/,
		),
		told: {
			message: 'The line is longer than the server accepts.',
			advice:
				'Shorten it: a command may have 512 octets, CR LF included (AUTH: 12,288). A long login answer belongs on a line of its own, after the 334.',
			step: words('shorten the line, then try again'),
		},
	},
	{
		says: /\bnon-?(?:ascii|printable)\b|\b8[- ]?bit\b|\b(?:control|illegal|invalid|bad|unprintable) char/,
		told: {
			message: 'The line contains a character that the server does not accept there.',
			advice:
				'Use only printable ASCII characters in commands. An address with others needs SMTPUTF8, which the server has to announce in its EHLO reply.',
			step: words('remove the character, then try again'),
		},
	},
];

export const command: readonly Particular[] = [
	{
		says: /\bauth\b/,
		told: {
			message: 'The server does not offer a login (AUTH) on this connection.',
			advice:
				'Log in on the submission port: 587, where STARTTLS comes first, or 465. Without a login you can send only to the server’s own domains.',
			step: words('log in on port 587 or 465, or send without a login'),
		},
	},
	{
		says: /\b(?:vrfy|expn)\b/,
		told: {
			message: 'The server does not answer questions about its mailboxes (VRFY, EXPN).',
			advice: 'Skip it: most servers disable both. RCPT shows whether a recipient is accepted.',
			step: words('skip the command; RCPT shows whether a recipient is accepted'),
		},
	},
];
