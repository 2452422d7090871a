/** The first word of a command, and what else people type where it should stand. */
import {nearest} from './nearest.ts';
import type {Remark} from './remark.ts';
import {octetsIn, type Span} from './span.ts';

/** Those a person may have meant. */
const common: readonly string[] = [
	...['EHLO', 'HELO', 'LHLO', 'MAIL', 'RCPT', 'DATA', 'BDAT', 'RSET', 'QUIT', 'NOOP', 'HELP', 'VRFY', 'EXPN'],
	...['AUTH', 'STARTTLS', 'ETRN', 'XCLIENT', 'XFORWARD'],
];

const rare: readonly string[] = [
	...['SEND', 'SOML', 'SAML', 'TURN', 'ATRN', 'BURL', 'VERB', 'ONEX', 'TLS', 'WELLKNOWN', 'XUSR'],
	...['X-EXPS', 'X-ANONYMOUSTLS', 'X-LINK2STATE', 'XEXCH50', 'XSHADOW', 'XQDISCARD', 'XSHADOWREQUEST'],
	...['XPROXY', 'XPROXYFROM', 'XPROXYTO', 'XRDST', 'XADR', 'XSTA', 'XCIR', 'XGEN'],
];

/** Every verb that is known here, in capitals, the usual ones first. */
export const verbs: readonly string[] = [...common, ...rare];

/** Begins a login, whose 334 is answered by a line that is not a command: RFC 4954 §4, and Exchange's own form of it. */
export function opensLogin(verb: string): boolean {
	return verb === 'AUTH' || verb === 'X-EXPS';
}

const headers: readonly string[] = [
	...['FROM:', 'TO:', 'CC:', 'BCC:', 'SUBJECT:', 'DATE:', 'MESSAGE-ID:', 'REPLY-TO:', 'MIME-VERSION:'],
	...['CONTENT-TYPE:', 'CONTENT-TRANSFER-ENCODING:', 'RECEIVED:', 'RETURN-PATH:', 'IN-REPLY-TO:'],
];

const reference = 'RFC 5321 §4.1.1';

/** What to say about the verb; `line` is the whole line without the blanks around it. */
export function remarkVerb(verb: string, span: Span, line: string): Remark[] {
	if (verbs.includes(verb)) {
		return [];
	}

	if (verb === '') {
		return [{id: 'command/empty', message: 'An empty line is not a command; a server answers 500.', ...span}];
	}

	if (verb === '.') {
		const message = 'A lone dot ends a message only after DATA and 354.';
		return [{id: 'command/dot', message, ...span, reference: 'RFC 5321 §4.1.1.4'}];
	}

	const joined = /^(mail|rcpt)[-_]?(from|to)[ \t]*:/i.exec(line);
	if (joined) {
		const [matched, first = '', second = ''] = joined;
		const suggestion = `${first} ${second}:${line.slice(matched.length).trimStart()}`;
		const message = `${first.toUpperCase()} and ${second.toUpperCase()}: must be two words.`;
		return [{id: 'command/joined', message, ...span, suggestion, reference}];
	}

	if (headers.includes(verb)) {
		const message = 'This is a header line; it must be sent after DATA and 354.';
		return [{id: 'command/header-line', message, ...span, reference: 'RFC 5321 §4.1.1.4'}];
	}

	return [remarkUnknown(verb, span, line)];
}

function remarkUnknown(verb: string, span: Span, line: string): Remark {
	const near = verb.length <= 24 ? nearest(verb, common) : null;
	if (near === null) {
		const message =
			octetsIn(verb) > 40
				? 'This is not an SMTP command; a server answers 500.'
				: 'Not a known SMTP command; most servers answer 500 or 502.';
		return {id: 'command/unknown', message, ...span, reference};
	}

	const rest = line.slice(verb.length);
	const remark = {
		id: 'command/unknown',
		message: `This is not an SMTP command. Did you mean ${near}?`,
		...span,
		reference,
	};
	// What follows a mistyped AUTH may be a password in base64: it is not repeated.
	return near === 'AUTH' && rest.trim().includes(' ') ? remark : {...remark, suggestion: near + rest};
}
