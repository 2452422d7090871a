/** The message itself. */
import type {Cause} from '../../causes.ts';
import type {Meaning} from './meaning.ts';

export const content = {
	'content-spam': {
		message: 'The server classifies this message as spam.',
		advice:
			'Change the subject, text and links, and check that SPF, DKIM and reverse DNS are correct; then send it as a new message.',
		why: 'Filters score the words, the links, the headers and the sending address together.',
		reference: 'RFC 3463 §3.8 (X.7.1)',
	},
	'content-virus': {
		message: 'The server found a virus or other malware in the message.',
		advice:
			'Check the attachments and the computer they come from. If they are clean, share them another way and report the false alarm.',
		why: 'Scanners look into attachments and archives; test files such as EICAR are refused too.',
		reference: 'RFC 3463 §3.8 (X.7.1)',
	},
	'content-attachment': {
		message: 'The server does not accept an attachment of this type, name or number.',
		advice: 'Leave it out, or share it by a link.',
		why: 'Programs, scripts and password-protected archives are refused by type, whatever they contain.',
		reference: 'RFC 3463 §3.8 (X.7.1)',
	},
	'content-link': {
		message: 'The message contains a link or host name that the server blocks.',
		advice: 'Remove the link, or look its domain up on the URI block lists and ask for removal.',
		why: 'Lists such as SURBL and URIBL name domains that were advertised in spam.',
		reference: 'RFC 5782',
	},
	'content-header': {
		message: 'A header field of the message is missing, repeated or malformed.',
		advice:
			'Give the message exactly one each of From, Date and Message-ID, well formed; then send it again.',
		why: 'Messages that break the format are mostly written by spam programs, and receivers check it strictly.',
		reference: 'RFC 5322 §3.6',
	},
	'content-from': {
		message: 'The server does not accept the From header of the message.',
		advice: 'Use a single From address that belongs to the login and to the domain you send for.',
		why: 'People see From, not MAIL FROM, so servers check whether the sender may use it.',
		reference: 'RFC 5322 §3.6.2; RFC 6409 §8.1',
	},
	'content-format': {
		message:
			'The server does not accept the form of this message: its bytes, its lines or its MIME structure.',
		advice:
			'End lines with CR LF, keep them to at most 998 characters and MIME boundaries to at most 70, and encode 8-bit text with MIME; then send it again.',
		why: 'Bare line ends, NUL bytes and overlong lines are read differently by different servers, which has been abused.',
		reference: 'RFC 5321 §2.3.8, §4.5.3.1.6; RFC 5322 §2.1.1; RFC 2046 §5.1.1',
	},
	'content-policy': {
		message:
			'The server refuses the message for its content, by a policy that the reply names only in general.',
		advice:
			'Follow the link in the reply if there is one. Otherwise send the text, the links and the attachments separately to find out which of them is refused, or ask the server’s administrator for the rule.',
		why: 'Filters do not say what they look for, because spammers would use it.',
		reference: 'RFC 3463 §3.8 (X.7.1)',
	},
	'content-loop': {
		message: 'The message is in a loop: it has passed through too many servers, or through this one before.',
		advice:
			'Look at the Received fields to see between which servers it loops, and correct the forwarding there.',
		why: 'Servers count the Received fields; two forwards that point at each other would otherwise continue indefinitely.',
		reference: 'RFC 5321 §6.3; RFC 3463 §3.5 (X.4.6)',
	},
	'content-too-big': {
		message: 'The message is larger than this server or mailbox accepts.',
		advice:
			'Send less, or share large files by a link. Compare with the SIZE that EHLO announces: base64 makes an attachment a third larger.',
		why: 'Every server limits the octets of a whole message, headers and encoding included.',
		reference: 'RFC 1870 §6; RFC 3463 §3.4 (X.3.4), §3.3 (X.2.3)',
	},
} as const satisfies Partial<Record<Cause, Meaning>>;
