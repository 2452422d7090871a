/** Lines ready to be typed. */
import {parseCommand} from '../../protocol/command.ts';
import {MASK} from '../../protocol/stand-in.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Memory} from '../memory.ts';
import {line, logIn, type Remedy} from '../remedy.ts';

/** The greeting as it was said before, where its name was good or good enough. */
export function helloAgain(memory: Memory, wanted?: string): string {
	const verb = wanted ?? (memory.hello?.verb === 'LHLO' ? 'LHLO' : 'EHLO');
	const said = memory.hello && parseCommand(memory.hello.line);
	const wasAccepted = memory.greeted !== null && memory.greeted.id === memory.hello?.id;
	return said?.clientName && (wasAccepted || said.remarks.length === 0)
		? `${verb} ${said.clientName}`
		: `${verb} ${anyName}`;
}

/** An address literal passes where names are judged (RFC 5321 §4.1.3). */
export const anyName = '[127.0.0.1]';

/** As it stands in a target: an address of IPv6 in brackets. */
export function hostInTarget(host: string): string {
	return host.includes(':') ? `[${host}]` : host;
}

/**
 * The line a reply refused, to be said again; empty where that cannot be. A login is begun anew, because its secrets
 * are not kept here.
 */
export function repeatOf(reply: ReplyEntry): readonly Remedy[] {
	if (reply.answers === 'AUTH') {
		return [logIn(reply.auth?.mechanism)];
	}

	const {command} = reply;
	return command === null || command === '.' || command.includes(MASK) ? [] : [line(command)];
}

/** STARTTLS, and all that has to be said again under TLS. */
export function underTls(memory: Memory, reply: ReplyEntry): readonly Remedy[] {
	return [line('STARTTLS'), ...sinceTls(memory, reply)];
}

/**
 * EHLO, and the refused line again; MAIL before it where a transaction was open, which TLS ends. A message needs more
 * than that, and a greeting is said only once.
 */
export function sinceTls(memory: Memory, reply: ReplyEntry): readonly Remedy[] {
	const begin = [line(helloAgain(memory))];
	switch (reply.answers) {
		case 'RCPT':
			return memory.mail ? [...begin, line(memory.mail.line), ...repeatOf(reply)] : begin;
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
		case 'DATA':
		case 'DATA-END':
		case 'BDAT':
			return begin;
		default:
			return [...begin, ...repeatOf(reply)];
	}
}

/** The same in words, behind “EHLO again”. */
export function sinceTlsInWords(answers: string | null): string {
	switch (answers) {
		case null:
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
			return '';
		case 'AUTH':
			return ', then log in';
		case 'RCPT':
		case 'DATA':
		case 'DATA-END':
		case 'BDAT':
			return ', then begin the transaction again with MAIL';
		default:
			return `, then send ${answers} again`;
	}
}
