/** The conversation: order, spelling, timing. */
import type {Cause} from '../../causes.ts';
import type {Meaning} from './meaning.ts';

export const protocol = {
	'idle-timeout': {
		message: 'The server waited too long for the next line and gave up.',
		advice: 'Connect again and continue without long pauses.',
		why: 'RFC 5321 allows five minutes between commands; many servers wait less.',
		reference: 'RFC 5321 §4.5.3.2',
	},
	'protocol-order': {
		message: 'The command is not allowed at this point: a step before it is missing, or was already done.',
		advice: 'Send EHLO first, then MAIL, RCPT and DATA in this order; RSET starts over.',
		why: 'Each command is accepted only in its place; after a refused step the next one is refused too.',
		reference: 'RFC 5321 §4.1.4 (503)',
	},
	'protocol-command': {
		message: 'The server does not know this command, or has disabled it.',
		advice:
			'Check the spelling. If it is correct, do without the command: a server need not offer it unless EHLO announced it (AUTH often only on port 587 or 465).',
		why: 'Only a few commands are mandatory. VRFY and EXPN are usually disabled, and extensions exist only where EHLO lists them.',
		reference: 'RFC 5321 §4.2.4, §4.5.1',
	},
	'protocol-syntax': {
		message: 'The server cannot parse this line.',
		advice:
			'Check its spelling and its form: MAIL FROM:<address> and RCPT TO:<address> have no space around the colon, and angle brackets around the address.',
		why: 'Strict servers refuse lines that others still understand; very long lines are refused everywhere.',
		reference: 'RFC 5321 §4.1.2, §4.5.3.1.4',
	},
	'protocol-parameter': {
		message: 'The server does not accept a parameter of this command.',
		advice: 'Leave the parameter out, or check that EHLO announces the extension it belongs to.',
		why: 'SIZE, BODY, SMTPUTF8, NOTIFY and others may be used only where EHLO lists their extension.',
		reference: 'RFC 5321 §4.1.1.11 (555), §2.2.1',
	},
	'protocol-early': {
		message: 'The client spoke before its turn.',
		advice: 'Wait for the greeting, and for each reply unless EHLO announces PIPELINING.',
		why: 'Spam programs do not wait, so servers delay their greeting and see who speaks first.',
		reference: 'RFC 5321 §3.1; RFC 2920 §3.1',
	},
	'protocol-errors': {
		message: 'There were too many refused lines in this session, and the server ends it.',
		advice: 'Connect again, and correct the line that was refused first.',
		why: 'Servers count errors so that no one can guess addresses and passwords.',
		reference: 'RFC 5321 §7.8; Postfix smtpd_hard_error_limit',
	},
} as const satisfies Partial<Record<Cause, Meaning>>;
